"""Coverage: how much of what is required is held, and how sure that is."""
