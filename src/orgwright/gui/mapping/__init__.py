"""The mapping of foreign sheets: the sheet itself with its proposed reading on it, every choice editable beside it."""
