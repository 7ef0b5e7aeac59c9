"""What has been shared to build jobs of, and what of it stands in job descriptions already, in the database."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date

from sqlalchemy import true
from sqlmodel import Session, col, select

from app.account.tables import FacilitatorRow
from app.built_jobs.begun import shared_id
from app.built_jobs.offered import Offered, carried, offered
from app.job_descriptions import store as texts
from app.job_descriptions.draft import Draft
from app.job_descriptions.tables import JobDescriptionRow
from app.organisation import workplaces
from app.task_map import example
from app.task_map import store as task_map
from app.task_map.tables import SharedTaskRow
from app.vocabulary import Colour
from app.workshop.tables import JoinCodeRow

ALL = 10**9
"""Minutes: of a task that a text has without saying how much of it."""


def of_examples(chosen: Collection[int]) -> Offered:
    """Of invented workplaces, for who wants to see how it is done. `chosen`: yellow tasks, by id."""
    rows, _ = example.fourteen()
    return offered((row.task for row in rows), {}, {}, chosen)


def look_up(session: Session, who: FacilitatorRow, chosen: Collection[int], on: date) -> Offered:
    """What somebody may build jobs of. `chosen`: yellow tasks, by id."""
    open_ = (it for it in workplaces.every(session, who.scope) if it.closed_on is None or it.closed_on > on)
    districts = {it.id: it.district for it in open_}
    tasks = task_map.shared(session, who)
    taken = carried(used(session), task_map.replaced(session, who), tasks) if tasks else {}
    return offered(tasks, districts, taken, chosen)


def used(session: Session, but: int | None = None) -> Mapping[int, int]:
    """Minutes a week that stand in job descriptions, whoever may read those, by the id of what was shared. `but`: a job
    description that is not counted."""
    others = col(JobDescriptionRow.id) != but if but is not None else true()
    found: dict[int, int] = {}
    on_boards: dict[str, int] = {}
    for draft in texts.newest(session, others):
        for source, minutes in _in(draft):
            id = shared_id(source)
            if id is None:
                on_boards[source] = min(ALL, on_boards.get(source, 0) + minutes)
            else:
                found[id] = min(ALL, found.get(id, 0) + minutes)
    for id, minutes in _from_boards(session, on_boards):
        found[id] = min(ALL, found.get(id, 0) + minutes)
    return found


def _in(draft: Draft) -> Iterator[tuple[str, int]]:
    """What a draft has of each task. Of several that became one row nobody knows how much is whose: no more of each
    than the row has."""
    for duty in draft.duties:
        minutes = ALL if duty.hours is None else round(duty.hours * 60)
        yield from ((source, minutes) for source in duty.sources)


def _from_boards(session: Session, minutes: Mapping[str, int]) -> Iterator[tuple[int, int]]:
    """Who led a workshop may have begun a text of its board, not of what was shared of it. Its red hours are taken
    first, and then the yellow ones."""
    if not minutes:
        return
    codes: dict[int, list[str]] = {}
    for code, workshop in session.exec(select(JoinCodeRow.code, JoinCodeRow.workshop)):
        codes.setdefault(workshop, []).append(code)
    order = (Colour.RED, Colour.YELLOW)
    rest = dict(minutes)
    its = session.exec(select(SharedTaskRow).where(col(SharedTaskRow.colour).in_([it.value for it in order])))
    for row in sorted(its, key=lambda row: (row.colour != Colour.RED, row.id)):
        for code in codes.get(row.workshop, ()):
            taken = rest.get(f"{code}.{row.task}", 0)
            if taken and row.id is not None:
                yield row.id, min(taken, max(row.minutes, 1))
                rest[f"{code}.{row.task}"] = max(0, taken - row.minutes) if taken < ALL else ALL
