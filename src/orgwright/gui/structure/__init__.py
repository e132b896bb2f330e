"""The organization: its units as a tree, and the seats of each."""
