"""Progression: the career graph, and the way from where somebody stands to a role."""
