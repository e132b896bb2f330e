"""The screen of assessments: rounds, and the lists that say where to assess next."""
