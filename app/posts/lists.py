"""Two lists that HR keeps, in the database: decided occupational categories, and target groups besides the one that is
given priority. What has been used is not taken away: it is retired, and no new post is given it."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from app.alphabet import alphabetical
from app.days import within_reach
from app.posts.post import DECISION_LENGTH, TITLE_LENGTH, DecisionDayMissing
from app.posts.tables import CategoryRow, PostRow, PostTallyRow, TargetGroupRow
from app.vocabulary import Refused, clean


class OnTheListAlready(Refused):
    code = "on_the_list_already"


class ListNameMissing(Refused):
    code = "name_missing"


class StillUsed(Refused):
    code = "still_used"


@dataclass(frozen=True, slots=True)
class Category:
    """`uses`: how many posts have it."""

    id: int
    title: str
    decision: str
    decided_on: date | None
    retired_on: date | None
    uses: int = 0


@dataclass(frozen=True, slots=True)
class Group:
    id: int
    name: str
    retired_on: date | None


def categories(session: Session) -> dict[int, Category]:
    """By id, in order of title."""
    uses: dict[int | None, int] = {}
    for id in session.exec(select(PostRow.category)):
        uses[id] = uses.get(id, 0) + 1
    rows = sorted(session.exec(select(CategoryRow)), key=lambda row: alphabetical(row.title))
    its = [Category(row.id or 0, row.title, row.decision, row.decided_on, row.retired_on) for row in rows]
    return {
        it.id: Category(it.id, it.title, it.decision, it.decided_on, it.retired_on, uses.get(it.id, 0)) for it in its
    }


def groups(session: Session) -> dict[int, Group]:
    """By id, in order of name."""
    rows = sorted(session.exec(select(TargetGroupRow)), key=lambda row: alphabetical(row.name))
    return {row.id: Group(row.id, row.name, row.retired_on) for row in rows if row.id}


def add_category(session: Session, title: str, decision: str, decided_on: date | None) -> None:
    """Raises `ListNameMissing`, `OnTheListAlready`, `DecisionDayMissing`, `DayOutOfReach`, `TextTooLong`."""
    kept, number = clean(title, TITLE_LENGTH), clean(decision, DECISION_LENGTH)
    if not kept:
        raise ListNameMissing
    if number and decided_on is None:
        raise DecisionDayMissing(at="decided_on")
    within_reach(decided_on, "decided_on")
    if any(kept.casefold() == it.title.casefold() for it in categories(session).values()):
        raise OnTheListAlready
    _write(session, CategoryRow(title=kept, decision=number, decided_on=decided_on))


def add_group(session: Session, name: str) -> None:
    """Raises `ListNameMissing`, `OnTheListAlready`, `TextTooLong`."""
    kept = clean(name, TITLE_LENGTH)
    if not kept:
        raise ListNameMissing
    if any(kept.casefold() == it.name.casefold() for it in groups(session).values()):
        raise OnTheListAlready
    _write(session, TargetGroupRow(name=kept))


def retire(session: Session, of: type[CategoryRow] | type[TargetGroupRow], id: int, on: date | None) -> bool:
    """From a day, or no longer where that is None. Whether it was there."""
    row = session.get(of, id, with_for_update=True)
    if row is None:
        return False
    row.retired_on = on
    session.add(row)
    session.flush()
    return True


def remove_category(session: Session, id: int) -> None:
    """Raises `StillUsed`."""
    try:
        session.exec(delete(CategoryRow).where(col(CategoryRow.id) == id))
    except IntegrityError:
        raise StillUsed from None


def remove_group(session: Session, id: int) -> None:
    """Raises `StillUsed`."""
    # Who states it meanwhile for a post waits for this, and finds that it is gone.
    session.get(TargetGroupRow, id, with_for_update=True)
    if any(str(id) in group for group in session.exec(select(PostTallyRow.group))):
        raise StillUsed
    session.exec(delete(TargetGroupRow).where(col(TargetGroupRow.id) == id))


def _write(session: Session, row: CategoryRow | TargetGroupRow) -> None:
    session.add(row)
    try:
        session.flush()
    except IntegrityError:
        raise OnTheListAlready from None
