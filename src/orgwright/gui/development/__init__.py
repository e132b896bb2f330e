"""The screen of development: plans of people, the first year in a role, and cases for promotion."""
