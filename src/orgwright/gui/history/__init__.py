"""History: who did what, and taking it back."""
