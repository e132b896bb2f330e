"""People: one person whole."""
