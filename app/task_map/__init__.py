"""Across workplaces: what workshops have shared when they were over, as a map of the municipality's tasks."""
