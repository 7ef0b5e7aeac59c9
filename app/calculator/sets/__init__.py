"""Sets of values by year. Each has a name, a source and a year of its own, and none is today's unless somebody said so
(decision 31)."""
