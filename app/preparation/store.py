"""What a facilitator keeps for the next workshop, and what goes when a workshop does."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table, delete, func, select, update
from sqlmodel import Session, SQLModel, col
from sqlmodel import select as select_rows

from app.alphabet import alphabetical
from app.analysis.tables import ActionRow
from app.board.tables import TaskRow
from app.job_descriptions.tables import JobDescriptionRow
from app.parking.tables import ParkedRow
from app.preparation.tables import TemplateRow
from app.sharing.tables import CommentRow, LinkRow
from app.vocabulary import Refused, words
from app.voting.tables import VoteRow
from app.workshop.tables import ParticipantRow, WorkshopRow
from app.workshop.workshop import NAME_LENGTH

MOST_TEMPLATES = 50


class CodeTypedWrong(Refused):
    """What is typed, to be sure of which workshop goes, is not its code."""

    code = "code_typed_wrong"


class TooManyTemplates(Refused):
    code = "too_many_templates"


def templates(session: Session, facilitator: int) -> list[TemplateRow]:
    """The facilitator's own, by name."""
    rows = session.exec(select_rows(TemplateRow).where(TemplateRow.facilitator == facilitator))
    return sorted(rows, key=lambda row: (alphabetical(row.name), row.id))


def template(session: Session, id: int, facilitator: int) -> TemplateRow | None:
    row = session.get(TemplateRow, id)
    return row if row and row.facilitator == facilitator else None


def keep(session: Session, facilitator: int, name: str, tasks: list[str], groups: list[str], at: int) -> None:
    """Keep a template. Raises `TextMissing`, `TextTooLong`, `TooManyTemplates`."""
    if len(templates(session, facilitator)) >= MOST_TEMPLATES:
        raise TooManyTemplates(most=MOST_TEMPLATES)
    name = words(name, NAME_LENGTH)
    session.add(TemplateRow(facilitator=facilitator, name=name, tasks=tasks, groups=groups, created_at=at))


def rename(session: Session, row: TemplateRow, name: str) -> None:
    row.name = words(name, NAME_LENGTH)
    session.add(row)


@dataclass(frozen=True, slots=True)
class Holds:
    """How much there is in a workshop. `job_descriptions`: titles of those that came from it, and stay."""

    tasks: int
    answers: int
    people: int
    actions: int
    parked: int
    links: int
    comments: int
    job_descriptions: list[str]


def holds(session: Session, workshop: int) -> Holds:
    titles = select_rows(JobDescriptionRow.title).where(JobDescriptionRow.workshop == workshop)
    return Holds(
        tasks=_count(session, TaskRow, workshop),
        answers=_count(session, VoteRow, workshop),
        people=_count(session, ParticipantRow, workshop),
        actions=_count(session, ActionRow, workshop),
        parked=_count(session, ParkedRow, workshop),
        links=_count(session, LinkRow, workshop),
        comments=session.exec(_comments(workshop)).one(),
        job_descriptions=[*session.exec(titles)],
    )


def _comments(workshop: int) -> Any:
    of_it = select_rows(LinkRow.id).where(LinkRow.workshop == workshop)
    return select_rows(func.count()).select_from(CommentRow).where(col(CommentRow.link).in_(of_it))


def _count(session: Session, model: type[SQLModel], workshop: int) -> int:
    table: Table = model.__table__  # type: ignore[attr-defined]
    return session.connection().scalar(select(func.count()).where(table.c.workshop == workshop)) or 0


def remove(session: Session, workshop: int) -> None:
    """Remove a workshop and all that is in it; the database takes what hangs on its rows. Job descriptions stay: they
    are the municipality's, and carry what the board said. Those of an example go."""
    for statement in _removals(workshop):
        session.connection().execute(statement)


def _removals(workshop: int) -> tuple[Any, ...]:
    of_it = col(JobDescriptionRow.workshop) == workshop
    return (
        delete(JobDescriptionRow).where(of_it, col(JobDescriptionRow.is_example)),
        update(JobDescriptionRow).where(of_it).values(workshop=None),
        delete(WorkshopRow).where(col(WorkshopRow.id) == workshop),
    )
