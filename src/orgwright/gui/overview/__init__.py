"""The overview: where the organization stands, what to look at first, and how it got here."""
