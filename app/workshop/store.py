"""Workshops in the database."""

from collections.abc import Collection
from dataclasses import asdict
from functools import singledispatch
from typing import Any

from sqlalchemy import Connection, and_, bindparam, func, select, update
from sqlmodel import Session, col
from sqlmodel import select as select_rows

from app.account.roles import Reach, Right, may, reach
from app.account.store import open_until_end
from app.account.tables import FacilitatorRow
from app.storage import journal
from app.storage.changes import Changes
from app.storage.many import write_many
from app.storage.together import begun_with
from app.vocabulary import Event, Group, Step
from app.workshop.beforehand import Beforehand, kept
from app.workshop.events import (
    AnswersJointly,
    BeforehandClosed,
    BeforehandEnded,
    BeforehandOpened,
    ClockShown,
    CodeRenewed,
    DoorClosed,
    EndingShown,
    GroupAdded,
    GroupDropped,
    GroupNamed,
    ListOpened,
    MeetingSet,
    MinutesPlanned,
    OpeningShown,
    PairsTalk,
    PenAsked,
    PenTaken,
    PeopleExpected,
    PersonJoined,
    PersonReady,
    PersonTurnedAway,
    PlaceChanged,
    PlacingAllowed,
    PurposeChanged,
    ReadinessAnswered,
    RulesSet,
    SaidWhere,
    ShortNameGiven,
    StepOpened,
    StoodAlone,
    TaskBroughtUp,
    TimerSet,
    TopicCleared,
    TopicOpened,
    TopicShown,
    WallCovered,
    WallLit,
    WallLooked,
    WallSteered,
    WallTurned,
    WorkshopCreated,
)
from app.workshop.pruned import ANSWERS, Pruned
from app.workshop.tables import (
    CoLeadRow,
    GroupRow,
    JoinCodeRow,
    ParticipantRow,
    PenRow,
    PrunedRow,
    ReadyRow,
    WorkshopRow,
)
from app.workshop.wall import Wall
from app.workshop.workshop import Pen, Workshop

_WORKSHOP = WorkshopRow.__table__  # type: ignore[attr-defined]
_CODE = JoinCodeRow.__table__  # type: ignore[attr-defined]
_GROUP = GroupRow.__table__  # type: ignore[attr-defined]
_PARTICIPANT = ParticipantRow.__table__  # type: ignore[attr-defined]
_PEN = PenRow.__table__  # type: ignore[attr-defined]
_LINE = journal.JournalRow.__table__  # type: ignore[attr-defined]
_READY = ReadyRow.__table__  # type: ignore[attr-defined]
_PRUNED = PrunedRow.__table__  # type: ignore[attr-defined]

_ADVANCE = update(_WORKSHOP).where(_WORKSHOP.c.id == bindparam("the_id")).values(number=bindparam("the_number"))


def add(session: Session, created: WorkshopCreated, facilitator: int, at: int) -> WorkshopRow:
    """Keep a new workshop: its rows, and the first line of its journal. `at`: milliseconds since 1970.

    Raises `AccountClosed`.
    """
    open_until_end(session, facilitator)
    workshop = WorkshopRow(
        code=created.code,
        facilitator=facilitator,
        title=created.title,
        workplace=created.workplace,
        purpose=created.purpose,
        length=created.length,
        is_example=created.is_example,
        step=Step.GATHER,
        staff_may_place=False,
        number=1,
        created_at=at,
        readiness=dict(created.readiness),
        place=created.place,
    )
    session.add(workshop)
    session.flush()
    assert workshop.id is not None
    session.add(JoinCodeRow(code=created.code, workshop=workshop.id, order=0))
    expected, short = dict(created.expected), dict(created.short)
    session.add_all(
        GroupRow(
            workshop=workshop.id,
            id=id,
            name=name,
            order=order,
            jointly=id in created.jointly,
            expected=expected.get(id),
            short=short.get(id, ""),
        )
        for order, (id, name) in enumerate(created.groups)
    )
    session.flush()
    journal.append(session.connection(), [journal.row(workshop.id, 1, at, f"f{facilitator}", created, None)])
    return workshop


def with_code(session: Session, code: str) -> WorkshopRow | None:
    """The workshop that has this code, or had it before."""
    its = select_rows(JoinCodeRow.workshop).where(JoinCodeRow.code == code)
    return session.exec(select_rows(WorkshopRow).where(WorkshopRow.id.in_(its))).one_or_none()  # type: ignore[union-attr]


def first_code(session: Session, id: int) -> str:
    """The code that a workshop was made with."""
    its = select_rows(JoinCodeRow.code).where(JoinCodeRow.workshop == id)
    return session.exec(its.order_by(col(JoinCodeRow.order)).limit(1)).one()


def leads(session: Session, id: int, facilitator: int) -> bool:
    """Whether somebody leads a workshop: it is theirs, or it is shared with them, and they lead workshops at all. The
    one place that says so."""
    is_theirs = owns(session, id, facilitator) or session.get(CoLeadRow, (id, facilitator)) is not None
    return is_theirs and _leads_any(session.get_one(FacilitatorRow, facilitator))


def all_leads(session: Session, ids: Collection[int]) -> set[tuple[int, int]]:
    """Who leads each of several workshops: the workshop's id, and a facilitator's."""
    owners = select_rows(WorkshopRow.id, FacilitatorRow).join(FacilitatorRow).where(col(WorkshopRow.id).in_(ids))
    shared = (
        select_rows(CoLeadRow.workshop, FacilitatorRow).join(FacilitatorRow).where(col(CoLeadRow.workshop).in_(ids))
    )
    pairs = (pair for rows in (owners, shared) for pair in session.exec(rows))
    return {(id, who.id) for id, who in pairs if id is not None and who.id is not None and _leads_any(who)}


def _leads_any(somebody: FacilitatorRow) -> bool:
    return somebody.closed_at is None and reach(somebody.roles, Right.LEAD) is not Reach.NONE


def share(session: Session, id: int, shared: bool) -> bool:
    """Let HR and the programme owner read what came of a workshop, or no longer. Whether it was otherwise."""
    these = update(_WORKSHOP).where(_WORKSHOP.c.id == id, _WORKSHOP.c.shared.is_not(shared)).values(shared=shared)
    return bool(session.connection().execute(these).rowcount)


def is_shared_with(session: Session, id: int, who: FacilitatorRow) -> bool:
    """Whether somebody who does not lead a workshop may read what came of it."""
    row = session.get(WorkshopRow, id)
    if row is None or not row.shared:
        return False
    return may(who.roles, Right.SEE_WORKSHOPS, is_own=False, administration=row.administration, scope=who.scope)


def owns(session: Session, id: int, facilitator: int) -> bool:
    workshop = session.get(WorkshopRow, id)
    return workshop is not None and workshop.facilitator == facilitator


def newest(session: Session) -> WorkshopRow:
    """The workshop that was made last; there must be one."""
    return session.exec(select_rows(WorkshopRow).order_by(WorkshopRow.id.desc()).limit(1)).one()  # type: ignore[union-attr]


def is_only_made(session: Session, row: WorkshopRow) -> bool:
    """Whether nobody has joined it, and nothing was shown in it."""
    joined = select_rows(ParticipantRow.workshop).where(ParticipantRow.workshop == row.id).limit(1)
    return row.step == Step.GATHER and not row.was_revealed and session.exec(joined).first() is None


def all_led(session: Session, facilitator: int) -> list[WorkshopRow]:
    """The workshops that somebody leads, the newest first."""
    shared = select_rows(CoLeadRow.workshop).where(CoLeadRow.facilitator == facilitator)
    theirs = (WorkshopRow.facilitator == facilitator) | WorkshopRow.id.in_(shared)  # type: ignore[union-attr]
    newest = select_rows(WorkshopRow).where(theirs)
    return list(session.exec(newest.order_by(WorkshopRow.created_at.desc(), WorkshopRow.id.desc())))  # type: ignore[attr-defined,union-attr]


def workplaces(session: Session) -> list[str]:
    """The names of all workplaces that a workshop is or was held at, each once."""
    return list(session.exec(select_rows(WorkshopRow.workplace).distinct()))


def number(connection: Connection, id: int) -> int | None:
    """The number of the last line in a workshop's journal; None where there is no such workshop."""
    return connection.scalar(select(_WORKSHOP.c.number).where(_WORKSHOP.c.id == id))


def turn(connection: Connection, workshops: list[int]) -> dict[int, int]:
    """Take the workshops' turns, in order of id, for the rest of the transaction: id -> number."""
    # Said to the driver as it is: for a single command, putting a statement together would cost more than the rest.
    ids = ",".join(str(int(id)) for id in workshops)
    lock = " FOR UPDATE" if connection.dialect.name == "postgresql" else ""
    rows = begun_with(connection, f"SELECT id, number FROM workshop WHERE id IN ({ids}) ORDER BY id{lock}")  # noqa: S608
    return dict(rows)


def advance(connection: Connection, numbers: dict[int, int]) -> None:
    """Note each workshop's newest number."""
    write_many(connection, _ADVANCE, [{"the_id": id, "the_number": number} for id, number in numbers.items()])


def load(connection: Connection, id: int) -> tuple[Workshop, int] | None:
    """A workshop's state and the number it is valid for."""
    row = connection.execute(select(_WORKSHOP).where(_WORKSHOP.c.id == id)).one_or_none()
    if row is None:
        return None
    codes = connection.scalars(select(_CODE.c.code).where(_CODE.c.workshop == id).order_by(_CODE.c.order))
    groups = connection.execute(select(_GROUP).where(_GROUP.c.workshop == id).order_by(_GROUP.c.order))
    people = connection.execute(select(_PARTICIPANT).where(_PARTICIPANT.c.workshop == id).order_by(_PARTICIPANT.c.seat))
    workshop = Workshop(
        id=row.id,
        code=row.code,
        title=row.title,
        workplace=row.workplace,
        purpose=row.purpose,
        length=row.length,
        groups={it.id: Group(it.id, it.name, it.jointly, it.expected, it.stands_alone, it.short) for it in groups},
        is_example=row.is_example,
        step=Step(row.step),
        staff_may_place=row.staff_may_place,
        list_is_open=row.list_is_open,
        was_revealed=row.was_revealed,
        agreement=row.agreement,
        smallest=row.smallest,
        ends=row.ends,
        left=row.left,
        brought_up=row.brought_up,
        cover=row.cover,
        until=row.until,
        held=row.held,
        wall=Wall(**row.wall),
        door_is_closed=row.door_is_closed,
        readiness=dict(row.readiness),
        topic=row.topic,
        shown=dict(row.shown),
        meets=row.meets,
        ending=row.ending,
        in_pairs=row.pairs,
        is_opening=row.opening,
        clock_is_shown=row.clock_is_shown,
        beforehand=Beforehand(**row.beforehand) if row.beforehand else None,
        former=[code for code in codes if code != row.code],
        place=row.place,
        minutes={Step(step): minutes for step, minutes in row.minutes.items()},
    )
    for it in people:
        workshop.people[it.id] = it.group
        workshop.seats[it.id] = it.seat
        if it.afar:
            workshop.afar.add(it.id)
        if it.away:
            workshop.away.add(it.id)
        else:
            workshop.members[it.group] += 1
    for pen in connection.execute(select(_PEN).where(_PEN.c.workshop == id)):
        workshop.pens[pen.group] = Pen(pen.holder, pen.asked_by, pen.asked_at)
    for ready in connection.execute(select(_READY).where(_READY.c.workshop == id)):
        workshop.set_ready(ready.person, Step(ready.step), True)
    workshop.pruned.update(pruned(connection, id))
    if gone := workshop.pruned.get(ANSWERS):
        workshop.members.update(gone.kept["members"])
    return workshop, row.number


def pruned(connection: Connection, id: int) -> dict[str, Pruned]:
    """What is kept no longer of a workshop, by kind."""
    rows = connection.execute(select(_PRUNED).where(_PRUNED.c.workshop == id))
    return {it.kind: Pruned(it.then, it.at, it.decision, it.decided_on, it.decided_by, kept=it.kept) for it in rows}


def closed_at(connection: Connection, id: int) -> int | None:
    """When a workshop was closed, in milliseconds since 1970; None where it is under way."""
    opened = select(func.max(_LINE.c.at)).where(_LINE.c.workshop == id, _LINE.c.kind == StepOpened.__name__)
    row = connection.execute(select(_WORKSHOP.c.step, _WORKSHOP.c.created_at).where(_WORKSHOP.c.id == id)).one()
    return connection.scalar(opened) or int(row.created_at) if row.step == Step.CLOSED.value else None


def closed_before(connection: Connection, id: int) -> int | None:
    """When a workshop was closed last, in milliseconds since 1970, of one that was opened again after it; None of any
    other."""
    opened = select(_LINE.c.at, _LINE.c.data).where(_LINE.c.workshop == id, _LINE.c.kind == StepOpened.__name__)
    lines = [*connection.execute(opened.order_by(_LINE.c.number))]
    return next((int(it.at) for it in reversed(lines[:-1]) if it.data["step"] == Step.CLOSED.value), None)


def had_another_purpose(connection: Connection, id: int) -> bool:
    changed = select(_LINE.c.number).where(_LINE.c.workshop == id, _LINE.c.kind == PurposeChanged.__name__)
    return connection.execute(changed.limit(1)).first() is not None


def all_closed_at(connection: Connection) -> dict[int, int]:
    """The workshops that are closed, by id, and since when, in milliseconds since 1970."""
    opened = and_(_LINE.c.workshop == _WORKSHOP.c.id, _LINE.c.kind == StepOpened.__name__)
    rows = (
        select(_WORKSHOP.c.id, func.coalesce(func.max(_LINE.c.at), _WORKSHOP.c.created_at))
        .outerjoin_from(_WORKSHOP, _LINE, opened)
        .where(_WORKSHOP.c.step == Step.CLOSED.value)
        .group_by(_WORKSHOP.c.id, _WORKSHOP.c.created_at)
    )
    return {id: int(at) for id, at in connection.execute(rows)}


def skip_a_number(connection: Connection, ids: Collection[int]) -> dict[int, int]:
    """Say that rows of these workshops are gone without a line in the journal: whoever has one in memory finds a line
    missing, and reads it whole. Their new numbers."""
    numbers = {id: number + 1 for id, number in turn(connection, [*ids]).items()}
    advance(connection, numbers)
    return numbers


@singledispatch
def save(event: Event, workshop: Workshop, changes: Changes) -> None:
    """Gather the rows that an event changed."""


@save.register(StepOpened)
def _(event: StepOpened, workshop: Workshop, changes: Changes) -> None:
    changes.update(
        WorkshopRow,
        {"id": workshop.id},
        step=workshop.step.value,
        list_is_open=workshop.list_is_open,
        was_revealed=workshop.was_revealed,
        topic=workshop.topic,
        beforehand=kept(workshop.beforehand),
        **_on_the_wall(workshop),
    )


@save.register
def _(event: OpeningShown, workshop: Workshop, changes: Changes) -> None:
    changes.update(WorkshopRow, {"id": workshop.id}, opening=workshop.is_opening)


@save.register
def _(event: ClockShown, workshop: Workshop, changes: Changes) -> None:
    changes.update(WorkshopRow, {"id": workshop.id}, clock_is_shown=workshop.clock_is_shown)


@save.register(BeforehandOpened)
@save.register(BeforehandClosed)
@save.register(BeforehandEnded)
def _(event: Event, workshop: Workshop, changes: Changes) -> None:
    changes.update(WorkshopRow, {"id": workshop.id}, beforehand=kept(workshop.beforehand))


@save.register
def _(event: CodeRenewed, workshop: Workshop, changes: Changes) -> None:
    changes.update(WorkshopRow, {"id": workshop.id}, code=event.code)
    changes.add(JoinCodeRow, code=event.code, workshop=workshop.id, order=len(workshop.former))


@save.register(TopicOpened)
@save.register(TopicShown)
@save.register(TopicCleared)
def _(event: Event, workshop: Workshop, changes: Changes) -> None:
    asked = {"topic": workshop.topic, "shown": dict(workshop.shown)}
    changes.update(WorkshopRow, {"id": workshop.id}, **asked, **_on_the_wall(workshop))


@save.register
def _(event: MeetingSet, workshop: Workshop, changes: Changes) -> None:
    changes.update(WorkshopRow, {"id": workshop.id}, meets=workshop.meets)


@save.register
def _(event: EndingShown, workshop: Workshop, changes: Changes) -> None:
    changes.update(WorkshopRow, {"id": workshop.id}, **_on_the_wall(workshop))


@save.register
def _(event: ListOpened, workshop: Workshop, changes: Changes) -> None:
    changes.update(WorkshopRow, {"id": workshop.id}, list_is_open=workshop.list_is_open)


@save.register
def _(event: RulesSet, workshop: Workshop, changes: Changes) -> None:
    rules = {"agreement": workshop.agreement, "smallest": workshop.smallest}
    changes.update(WorkshopRow, {"id": workshop.id}, **rules)


@save.register
def _(event: TimerSet, workshop: Workshop, changes: Changes) -> None:
    changes.update(WorkshopRow, {"id": workshop.id}, ends=workshop.ends, left=workshop.left)


@save.register
def _(event: MinutesPlanned, workshop: Workshop, changes: Changes) -> None:
    minutes = {step.value: n for step, n in workshop.minutes.items()}
    changes.update(WorkshopRow, {"id": workshop.id}, minutes=minutes)


@save.register(TaskBroughtUp)
@save.register(PairsTalk)
def _(event: Event, workshop: Workshop, changes: Changes) -> None:
    changes.update(WorkshopRow, {"id": workshop.id}, brought_up=workshop.brought_up, **_on_the_wall(workshop))


@save.register(WallSteered)
@save.register(WallTurned)
@save.register(WallLooked)
@save.register(WallLit)
def _(event: Event, workshop: Workshop, changes: Changes) -> None:
    changes.update(WorkshopRow, {"id": workshop.id}, **_on_the_wall(workshop))


def _on_the_wall(workshop: Workshop) -> dict[str, Any]:
    """What it shows, and what the next thing that it is to show puts away."""
    shown = {"ending": workshop.ending, "opening": workshop.is_opening, "pairs": workshop.in_pairs}
    return {"wall": asdict(workshop.wall), **shown}


@save.register
def _(event: WallCovered, workshop: Workshop, changes: Changes) -> None:
    covered = {"cover": workshop.cover, "until": workshop.until, "held": workshop.held}
    changes.update(WorkshopRow, {"id": workshop.id}, **covered)


@save.register
def _(event: PersonReady, workshop: Workshop, changes: Changes) -> None:
    key = {"workshop": workshop.id, "person": event.person, "step": event.step.value}
    if event.ready:
        changes.put(ReadyRow, **key)
    else:
        changes.drop(ReadyRow, **key)


@save.register(PlacingAllowed)
def _(event: PlacingAllowed, workshop: Workshop, changes: Changes) -> None:
    changes.update(WorkshopRow, {"id": workshop.id}, staff_may_place=workshop.staff_may_place)


@save.register
def _(event: PlaceChanged, workshop: Workshop, changes: Changes) -> None:
    changes.update(WorkshopRow, {"id": workshop.id}, place=workshop.place)


@save.register
def _(event: SaidWhere, workshop: Workshop, changes: Changes) -> None:
    _put_person(event.person, workshop, changes)


def _put_person(id: str, workshop: Workshop, changes: Changes) -> None:
    changes.put(
        ParticipantRow,
        workshop=workshop.id,
        id=id,
        group=workshop.people[id],
        seat=workshop.seats[id],
        away=id in workshop.away,
        afar=id in workshop.afar,
    )


@save.register(PersonJoined)
@save.register(PersonTurnedAway)
def _(event: PersonJoined | PersonTurnedAway, workshop: Workshop, changes: Changes) -> None:
    _put_person(event.person, workshop, changes)
    if isinstance(event, PersonTurnedAway):
        changes.drop(ReadyRow, workshop=workshop.id, person=event.person)
    if isinstance(event, PersonJoined) and workshop.groups[event.group].jointly:
        _put_group(event.group, workshop, changes)
    for group in workshop.groups:
        _put_pen(group, workshop, changes)


@save.register(PenTaken)
@save.register(PenAsked)
def _(event: PenTaken | PenAsked, workshop: Workshop, changes: Changes) -> None:
    _put_pen(event.group, workshop, changes)


def _put_pen(group: str, workshop: Workshop, changes: Changes) -> None:
    if pen := workshop.pens.get(group):
        row = {"holder": pen.holder, "asked_by": pen.asked_by, "asked_at": pen.asked_at}
        changes.put(PenRow, workshop=workshop.id, group=group, **row)
    elif workshop.groups[group].jointly:
        changes.drop(PenRow, workshop=workshop.id, group=group)


@save.register
def _(event: DoorClosed, workshop: Workshop, changes: Changes) -> None:
    changes.update(WorkshopRow, {"id": workshop.id}, door_is_closed=workshop.door_is_closed)


@save.register
def _(event: ReadinessAnswered, workshop: Workshop, changes: Changes) -> None:
    changes.update(WorkshopRow, {"id": workshop.id}, readiness=dict(workshop.readiness))


@save.register
def _(event: PurposeChanged, workshop: Workshop, changes: Changes) -> None:
    changes.update(WorkshopRow, {"id": workshop.id}, purpose=workshop.purpose)


@save.register(GroupNamed)
@save.register(ShortNameGiven)
@save.register(GroupAdded)
@save.register(PeopleExpected)
@save.register(StoodAlone)
@save.register(AnswersJointly)
def _(event: Event, workshop: Workshop, changes: Changes) -> None:
    id = event.group  # type: ignore[attr-defined]
    _put_group(id, workshop, changes)
    if isinstance(event, AnswersJointly):
        changes.drop(PenRow, workshop=workshop.id, group=id)


def _put_group(id: str, workshop: Workshop, changes: Changes) -> None:
    group = workshop.groups[id]
    changes.put(
        GroupRow,
        workshop=workshop.id,
        id=id,
        name=group.name,
        order=[*workshop.groups].index(id),
        jointly=group.jointly,
        expected=group.expected,
        stands_alone=group.stands_alone,
        short=group.short,
    )


@save.register
def _(event: GroupDropped, workshop: Workshop, changes: Changes) -> None:
    changes.drop(GroupRow, workshop=workshop.id, id=event.group)
