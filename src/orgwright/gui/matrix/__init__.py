"""The skills matrix: its painted widget, and the screen around it."""
