"""Numbers into tidy tables, and chart templates over those tables."""
