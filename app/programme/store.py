"""The programme in the database: a row for each thing, saved whole and after what it was seen to be, with who changed
what when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from sqlalchemy import delete, func, insert, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, SQLModel, col, select

from app.programme.a_year_after import After, Holds, Of
from app.programme.figures import MOST_FIGURES, Figure, TooManyFigures
from app.programme.phases import Answer
from app.programme.tables import (
    JobAfterRow,
    ProgrammeAnswerRow,
    ProgrammeChangeRow,
    ProgrammeFigureRow,
    SteeringFunctionRow,
    WorkplaceStepRow,
    WorkshopAfterRow,
)
from app.programme.typed import About, Function, RowChanged, Thing, as_typed, names
from app.programme.workplaces import Shortage, Step
from app.ways.trail import TrailChanged

Its = TypeVar("Its")


@dataclass(frozen=True, slots=True)
class Kept(Generic[Its]):
    """Something as it was saved. `number`: how many times; 0 where nobody has. `at`: milliseconds since 1970."""

    its: Its
    number: int = 0
    at: int = 0
    by: int = 0


@dataclass(frozen=True, slots=True)
class Change:
    """`was`, `became`: its fields as they are typed; None where there was none."""

    about: About
    key: str
    was: Mapping[str, str] | None
    became: Mapping[str, str] | None
    at: int
    by: int


_ROWS: Mapping[About, tuple[Any, str, type[Thing]]] = {
    About.QUESTION: (ProgrammeAnswerRow, "question", Answer),
    About.FIGURE: (ProgrammeFigureRow, "id", Figure),
    About.FUNCTION: (SteeringFunctionRow, "id", Function),
    About.WORKPLACE: (WorkplaceStepRow, "workplace", Step),
}
_AFTER: Mapping[Of, tuple[Any, str, type[Thing]]] = {
    Of.WORKSHOP: (WorkshopAfterRow, "workshop", After),
    Of.JOB: (JobAfterRow, "post", After),
}
_CHOICES: Mapping[str, type[Any]] = {
    "shortage": Shortage,
    "method": Holds,
    "introduction": Holds,
    "organisation": Holds,
}


def answers(session: Session) -> dict[str, Kept[Answer]]:
    """By question."""
    return _every(session, _ROWS[About.QUESTION])


def figures(session: Session) -> dict[int, Kept[Figure]]:
    """By id, in the order that they were written."""
    return _every(session, _ROWS[About.FIGURE])


def functions(session: Session) -> dict[int, Kept[Function]]:
    return _every(session, _ROWS[About.FUNCTION])


def workplaces(session: Session) -> dict[int, Kept[Step]]:
    """By workplace, those that somebody has written of."""
    return _every(session, _ROWS[About.WORKPLACE])


def after(session: Session, of: Of) -> dict[int, Kept[After]]:
    """By workshop, or by post."""
    return _every(session, _AFTER[of])


def _every(session: Session, where: tuple[type[SQLModel], str, type[Thing]]) -> dict[Any, Kept[Any]]:
    table, key, of = where
    rows = session.exec(select(table).order_by(col(getattr(table, key))))
    return {getattr(row, key): Kept(_thing(row, of), row.version, row.changed_at, row.by) for row in rows}  # type: ignore[attr-defined]


def _thing(row: Any, of: type[Thing]) -> Thing:
    its = {name: getattr(row, name) for name in names(of)}
    chosen = {name: choice(its[name]) for name, choice in _CHOICES.items() if name in its and of is not Answer}
    return of(**its | chosen)


def save(session: Session, about: About, key: str | int, was: Kept[Any] | None, its: Thing, by: int, at: int) -> None:
    """Keep it as it is after what it was seen to be (`was`; None, or saved no time: it is new). Nothing is done where
    nothing is another. Raises `TrailChanged`."""
    if was and was.its == its:
        return
    _put(session, _ROWS[about], key, was.number if was else 0, its, by, at)
    before = as_typed(was.its) if was and was.number else None
    _note(session, Change(about, str(key), before, as_typed(its), at, by))


def add(session: Session, about: About, its: Thing, by: int, at: int) -> int:
    """A new figure, or function. Raises `TooManyFigures`."""
    table = _ROWS[about][0]
    if session.exec(select(func.count()).select_from(table)).one() >= MOST_FIGURES:
        raise TooManyFigures(most=MOST_FIGURES)
    row = table(**as_kept(its), version=1, changed_at=at, by=by)
    session.add(row)
    session.flush()
    _note(session, Change(about, str(row.id), None, as_typed(its), at, by))
    return int(row.id)


def remove(session: Session, about: About, id: int, seen: str, by: int, at: int) -> bool:
    """Whether there was one. `seen`: when what was seen was saved (`Kept.at`). Raises `RowChanged` where somebody has
    saved it since."""
    kept = _every(session, _ROWS[about]).get(id)
    table = _ROWS[about][0]
    if kept is None:
        return False
    this = (col(table.id) == id, col(table.version) == kept.number)
    if str(kept.at) != seen or not session.exec(delete(table).where(*this)).rowcount:
        raise RowChanged
    _note(session, Change(about, str(id), as_typed(kept.its), None, at, by))
    return True


def save_after(session: Session, of: Of, id: int, was: Kept[After], its: After, by: int, at: int) -> None:
    """Raises `TrailChanged`."""
    if was.its != its:
        _put(session, _AFTER[of], id, was.number, its, by, at)


def _put(
    session: Session,
    where: tuple[Any, str, type[Thing]],
    key: str | int,
    was: int,
    its: Thing,
    by: int,
    at: int,
) -> None:
    table, name, _ = where
    connection, shown = session.connection(), {**as_kept(its), "changed_at": at, "by": by}
    if was:
        this = (col(getattr(table, name)) == key, col(table.version) == was)
        if not connection.execute(update(table).where(*this).values(version=was + 1, **shown)).rowcount:
            raise TrailChanged
        return
    try:
        connection.execute(insert(table).values(version=1, **{name: key}, **shown))
    except IntegrityError:
        raise TrailChanged from None


def as_kept(its: Thing) -> dict[str, str | date | None]:
    """By column."""
    return {name: it if (it := getattr(its, name)) is None or isinstance(it, date) else str(it) for name in names(its)}


def changes(session: Session) -> list[Change]:
    """The newest first."""
    rows = session.exec(select(ProgrammeChangeRow).order_by(col(ProgrammeChangeRow.id).desc()))
    return [Change(About(row.about), row.key, row.was, row.became, row.at, row.by) for row in rows]


def workplace_removed(session: Session, id: int) -> None:
    """What was changed of a workplace stays, and is no more told of another that is given its id: SQLite gives it
    again."""
    of_it = (col(ProgrammeChangeRow.about) == About.WORKPLACE.value, col(ProgrammeChangeRow.key) == str(id))
    session.connection().execute(update(ProgrammeChangeRow).where(*of_it).values(key=f"{id} removed"))


def _note(session: Session, it: Change) -> None:
    was, became = (dict(texts) if texts is not None else None for texts in (it.was, it.became))
    session.add(ProgrammeChangeRow(about=it.about.value, key=it.key, was=was, became=became, at=it.at, by=it.by))
    session.flush()
