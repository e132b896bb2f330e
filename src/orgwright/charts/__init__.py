"""Drawing of results on a given matplotlib Figure."""
