"""Pure calculation on an Organization: no file, no session, no drawing, no window."""
