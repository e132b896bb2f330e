"""Roles: what work demands, and the documents that say so."""
