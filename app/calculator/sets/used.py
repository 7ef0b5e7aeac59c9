"""How many kept calculations rest on a year's values. Each keeps its own copy of them, so that no paper becomes another
when a set is put away."""

from sqlalchemy import func, select
from sqlmodel import Session, SQLModel

KEPT = {"calculation_version": "calculation", "kept_mix": "id"}
"""The tables of kept calculations and of staff mixes, which have a column `year`, and the column that tells one
calculation from another. They stand above the values, and are known by name."""


def uses(session: Session, year: int) -> int:
    return sum(_uses(session, name, year) for name in KEPT)


def _uses(session: Session, name: str, year: int) -> int:
    its = SQLModel.metadata.tables.get(name)
    if its is None:
        return 0
    each = func.count(its.c[KEPT[name]].distinct())
    return session.connection().scalar(select(each).where(its.c.year == year)) or 0
