"""The staffing plan: seats, people and money by month, requisitions and scenarios."""
