"""The journal, read for what may be told of it."""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, literal_column, or_, select

from app.history.history import ALWAYS_COUNTED, COUNTED, UNTOLD, Crowd, Line, Undoings
from app.storage.journal import JournalRow
from app.vocabulary import Step

_LINE = JournalRow.__table__  # type: ignore[attr-defined]

_MINUTE: ColumnElement[int] = literal_column("60000")
_AT = (_LINE.c.at - _LINE.c.at % _MINUTE).label("at")
"""When the minute began."""
_IS_A_FACILITATORS = _LINE.c.by.like("f%")
_IS_TOLD = and_(
    _IS_A_FACILITATORS,
    or_(_LINE.c.command.is_not(None), _LINE.c.number == 1),
    _LINE.c.kind.not_in(("NothingChanged", *ALWAYS_COUNTED, *UNTOLD)),
)
_IS_COUNTED = and_(_LINE.c.kind.in_(COUNTED), or_(~_IS_A_FACILITATORS, _LINE.c.kind.in_(ALWAYS_COUNTED)))

_ABOUT_OTHERS = ("ActUndone", "ActRedone")


@dataclass(frozen=True, slots=True)
class Page:
    """Some of a workshop's history. `older`: the number before which there is more; None where there is not.

    `opened`: at which number which step was opened, of the whole workshop, the oldest first. `about`: the lines that
    undoings are about.
    """

    lines: list[Line]
    crowds: list[Crowd]
    opened: list[tuple[int, Step]]
    undoings: Undoings
    about: dict[int, Line]
    older: int | None


def read(connection: Connection, workshop: int, before: int, most: int, also: Collection[int] = ()) -> Page:
    """What happened before a number: the facilitator's last `most` deeds, and what the staff did between them.

    `also`: numbers of deeds that `about` is to have, whether or not they are among these.
    """
    here = _LINE.c.workshop == workshop
    rows = connection.execute(
        select(_LINE).where(here, _LINE.c.number < before, _IS_TOLD).order_by(_LINE.c.number.desc()).limit(most + 1)
    ).all()
    is_more = len(rows) > most
    lines = [_line(row) for row in rows[:most]]
    after = lines[-1].number if is_more else 0
    opened = [
        (row.number, Step(row.data["step"]))
        for row in connection.execute(
            select(_LINE.c.number, _LINE.c.data).where(here, _LINE.c.kind == "StepOpened").order_by(_LINE.c.number)
        )
    ]
    undoings = Undoings(*(_about(connection, workshop, kind) for kind in _ABOUT_OTHERS))
    wanted = {undoings.of(it) for it in (*also, *(line.number for line in lines if line.kind in _ABOUT_OTHERS))}
    about = connection.execute(select(_LINE).where(here, _LINE.c.number.in_(wanted))) if wanted else ()
    edges = [after, *(number for number, _ in opened if after < number < before), before]
    return Page(
        lines,
        [crowd for low, high in pairwise(edges) for crowd in _crowds(connection, workshop, low, high)],
        opened,
        undoings,
        {row.number: _line(row) for row in about},
        after or None,
    )


def _about(connection: Connection, workshop: int, kind: str) -> dict[int, int]:
    lines = select(_LINE.c.number, _LINE.c.data).where(_LINE.c.workshop == workshop, _LINE.c.kind == kind)
    return {row.number: row.data["act"] for row in connection.execute(lines)}


def _crowds(connection: Connection, workshop: int, low: int, high: int) -> list[Crowd]:
    """What the staff did from a number to before another, minute by minute."""
    rows = connection.execute(
        select(_AT, _LINE.c.kind, func.count().label("n"), func.max(_LINE.c.number).label("number"))
        .where(_LINE.c.workshop == workshop, _LINE.c.number >= low, _LINE.c.number < high, _IS_COUNTED)
        .group_by(_AT, _LINE.c.kind)
    )
    found: dict[int, Crowd] = {}
    for row in rows:
        crowd = found.setdefault(row.at, Crowd(row.number, row.at, {}))
        what = COUNTED[row.kind]
        crowd.counts[what] = crowd.counts.get(what, 0) + row.n
        found[row.at] = Crowd(max(crowd.number, row.number), row.at, crowd.counts)
    return [*found.values()]


def _line(row: Any) -> Line:
    return Line(row.number, row.at, row.kind, row.data, (row.undo or {}).get("about", {}))
