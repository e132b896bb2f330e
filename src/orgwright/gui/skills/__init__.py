"""Skills: the taxonomy of the organization, and skills that may be one."""
