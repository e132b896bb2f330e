"""Settings: the user's own, and the organization's facts and policies."""
