"""How many job descriptions are in force, and how many are on their way there. Pure."""

from collections.abc import Iterable

from app.job_descriptions.draft import Status
from app.process_map.boxes import Count


def counted(statuses: Iterable[Status]) -> Count:
    """`statuses`: of what lists show of each, which is what is in force, where something is. A draft beside it is
    counted as neither more nor less."""
    its = list(statuses)
    approved = its.count(Status.APPROVED)
    return Count(approved, len(its) - approved)
