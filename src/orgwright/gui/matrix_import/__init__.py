"""The matrix as a workbook, from the window: writing what is shown, and the review of one that comes back."""
