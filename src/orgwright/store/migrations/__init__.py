"""Schema revisions, one for each change of the schema."""
