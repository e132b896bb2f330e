"""The database; known only to the workspace."""
