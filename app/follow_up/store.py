"""What was decided and what became of it, read from the rows of many workshops at once. No workshop is woken for it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import fields
from datetime import date, datetime, tzinfo
from typing import Any

from sqlalchemy import Connection, case, func, select
from sqlmodel import Session

from app.analysis.events import ActionChanged, ActionDropped, ActionPlanned, TalkRestored
from app.analysis.plan import Plan as PlanOfAction
from app.analysis.tables import ActionRow, AimRow, SittingRow
from app.board.events import TaskRemoved
from app.board.tables import PlacementRow, TaskRow
from app.follow_up.follow_up import AIM, PARKED, Plan, Planned, Said, key, one_for_each_job, say
from app.follow_up.tables import FollowUpRow
from app.live.older import as_now
from app.parking.tables import ParkedRow
from app.storage.changes import Changes
from app.storage.journal import JournalRow
from app.vocabulary import PASS, Colour, Step
from app.workshop.events import StepOpened
from app.workshop.tables import GroupRow, WorkshopRow

_WORKSHOP = WorkshopRow.__table__  # type: ignore[attr-defined]
_GROUP = GroupRow.__table__  # type: ignore[attr-defined]
_TASK = TaskRow.__table__  # type: ignore[attr-defined]
_PLACEMENT = PlacementRow.__table__  # type: ignore[attr-defined]
_PLAN = tuple(field.name for field in fields(PlanOfAction))
_ACTION = ActionRow.__table__  # type: ignore[attr-defined]
_AIM = AimRow.__table__  # type: ignore[attr-defined]
_PARKED = ParkedRow.__table__  # type: ignore[attr-defined]
_SITTING = SittingRow.__table__  # type: ignore[attr-defined]
_JOURNAL = JournalRow.__table__  # type: ignore[attr-defined]
_SAID = FollowUpRow.__table__  # type: ignore[attr-defined]

_OF_ACTIONS = (ActionPlanned.__name__, ActionChanged.__name__, ActionDropped.__name__)
_REMOVES = TaskRemoved.__name__
_RESTORES = (TalkRestored.__name__, "TaskRestored")
"""Events that bring actions back; the last kind did once."""

Answers = Mapping[str, tuple[str, str]]
"""What somebody says, by action: outcome and note."""


def plans(session: Session, workshops: Iterable[int], zone: tzinfo) -> list[Plan]:
    """The workshops' plans, in the order asked for; one that is not there is left out. `zone`: where the days are."""
    ids, connection = list(workshops), session.connection()
    these = select(_WORKSHOP, _begins().label("begins")).where(_WORKSHOP.c.id.in_(ids))
    rows = {row.id: row for row in connection.execute(these)}
    actions, said = _actions(connection, ids), _said(connection, ids)
    aims, parked = _aims(connection, ids), _parked(connection, ids)
    return [
        Plan(
            id,
            row.code,
            row.title,
            row.workplace,
            row.is_example,
            datetime.fromtimestamp(row.begins / 1000, zone).date() if row.begins is not None else None,
            tuple(one_for_each_job(actions[id])),
            tuple(said[id]),
            tuple(aims[id]),
            tuple(parked[id]),
            row.number,
        )
        for id in ids
        if (row := rows.get(id))
    ]


def once_planned(session: Session, workshop: int, since: int = 0) -> list[Planned]:
    """Every action that has had a day, as it was when it last had one; also those that are there no more, but for what
    went before `since`: who came later has not read of it. A task that is gone has no words here either."""
    planned: dict[str, dict[str, Any]] = {}
    went: dict[str, int] = {}
    for at, action in _happened(session.connection(), workshop):
        id, before = action["action"], planned.get(action["action"], {})
        if action.get("plan", {}).get("due"):
            planned[id] = {"task": before.get("task", ""), **action, "plan": action["plan"]}
        elif before:
            went[id] = at
    standing = [it for id, it in planned.items() if went.get(id, since) >= since]
    texts = _texts(session.connection(), workshop, {it["task"] for it in standing})
    return [_once(it["action"], texts.get(it["task"], ""), it["plan"]) for it in standing]


def _once(id: str, task: str, plan: dict[str, Any]) -> Planned:
    due = date.fromisoformat(plan["due"])
    return Planned(id, task, frozenset(), plan["kind"], owner=plan.get("owner", ""), due=due)


def _happened(connection: Connection, workshop: int) -> Iterator[tuple[int, dict[str, Any]]]:
    """When the journal has planned, changed, dropped and brought back which action, the oldest first. With a task that
    is removed its actions go."""
    here = (_JOURNAL.c.workshop == workshop, _JOURNAL.c.kind.in_((*_OF_ACTIONS, *_RESTORES, _REMOVES)))
    of_task: dict[str, set[str]] = defaultdict(set)
    for line in connection.execute(select(_JOURNAL).where(*here).order_by(_JOURNAL.c.number)):
        if line.kind == _REMOVES:
            yield from ((line.at, {"action": id}) for id in sorted(of_task[line.data["task"]]))
        for kind, data in as_now(line.kind, line.data):
            its = data["actions"] if kind == TalkRestored.__name__ else [data] if kind in _OF_ACTIONS else []
            for action in its:
                of_task[action.get("task", "")].add(action["action"])
                yield line.at, action


def _texts(connection: Connection, workshop: int, tasks: Collection[str]) -> dict[str, str]:
    these = select(_TASK.c.id, _TASK.c.text).where(_TASK.c.workshop == workshop, _TASK.c.id.in_(tasks))
    return {row.id: row.text for row in connection.execute(these)}


def keep(
    session: Session, plan: Plan, by: str, role: str, months: int, answers: Answers, at: int, *, anew: bool = False
) -> None:
    """Keep what somebody says. What they have said already, in the same words, keeps its day; with `anew` it is said
    again, and stands before what others have said since.

    Raises `OutcomeMissing`, `TextTooLong`; then nothing is kept.
    """
    before, changes = plan.said_by(by, months), Changes()
    for action, answer in answers.items():
        outcome, note = say(*answer)
        if (old := before.get(action)) and (old.outcome, old.note) == (outcome, note) and not anew:
            continue
        said = {"outcome": outcome, "note": note, "role": role, "at": at}
        id = key(by, months, action)
        changes.put(FollowUpRow, workshop=plan.workshop, id=id, action=action, months=months, **said)
    changes.write(session.connection())


def _begins() -> Any:
    """When it was closed; while it is open, when session two last began."""
    # A closed workshop's last step is at the journal's end, or near it: it is read from there.
    closed = (
        select(_JOURNAL.c.at)
        .where(_JOURNAL.c.workshop == _WORKSHOP.c.id, _JOURNAL.c.kind == StepOpened.__name__)
        .order_by(_JOURNAL.c.number.desc())
        .limit(1)
        .scalar_subquery()
    )
    sitting = (
        select(func.max(_SITTING.c.at))
        .where(_SITTING.c.workshop == _WORKSHOP.c.id, _SITTING.c.number > 0)
        .scalar_subquery()
    )
    return case((_WORKSHOP.c.step == Step.CLOSED.value, closed), else_=sitting)


def _actions(connection: Connection, workshops: list[int]) -> dict[int, list[Planned]]:
    """By workshop, in the order they were planned."""
    colours: dict[tuple[int, str], set[Colour]] = defaultdict(set)
    for row in connection.execute(select(_PLACEMENT).where(_PLACEMENT.c.workshop.in_(workshops))):
        if row.colour != PASS:  # a group that does not do it has no colour for it
            colours[row.workshop, row.task].add(Colour(row.colour))
    of_task = (_TASK.c.workshop == _ACTION.c.workshop) & (_TASK.c.id == _ACTION.c.task)
    of_group = (_GROUP.c.workshop == _ACTION.c.workshop) & (_GROUP.c.id == _ACTION.c.to)
    rows = connection.execute(
        select(_ACTION, _TASK.c.text, _GROUP.c.name)
        .join_from(_ACTION, _TASK, of_task)
        .outerjoin(_GROUP, of_group)
        .where(_ACTION.c.workshop.in_(workshops))
        .order_by(_ACTION.c.workshop, _ACTION.c.order)
    )
    found: dict[int, list[Planned]] = defaultdict(list)
    for row in rows:
        planned = Planned(
            row.id,
            row.text,
            frozenset(colours[row.workshop, row.task]),
            **{name: row._mapping[name] for name in _PLAN if name != "to"},
            to=row.name or "",
            decided=row.decided,
        )
        found[row.workshop].append(planned)
    return found


def _aims(connection: Connection, workshops: list[int]) -> dict[int, list[Planned]]:
    """By workshop, in the groups' order: a group's words, and its name as the owner."""
    of_group = (_GROUP.c.workshop == _AIM.c.workshop) & (_GROUP.c.id == _AIM.c.group)
    rows = connection.execute(
        select(_AIM, _GROUP.c.name)
        .join_from(_AIM, _GROUP, of_group)
        .where(_AIM.c.workshop.in_(workshops))
        .order_by(_GROUP.c.workshop, _GROUP.c.order)
    )
    found: dict[int, list[Planned]] = defaultdict(list)
    for row in rows:
        found[row.workshop].append(Planned(f"{AIM}-{row.group}", row.text, frozenset(), AIM, owner=row.name))
    return found


def _parked(connection: Connection, workshops: list[int]) -> dict[int, list[Planned]]:
    """By workshop, in their order. What is settled as done is asked about no more."""
    these = select(_PARKED).where(_PARKED.c.workshop.in_(workshops), _PARKED.c.ends_as != "done")
    found: dict[int, list[Planned]] = defaultdict(list)
    for row in connection.execute(these.order_by(_PARKED.c.order)):
        planned = Planned(f"{PARKED}-{row.id}", row.text, frozenset(), PARKED, what=row.ends_as, owner=row.owner)
        found[row.workshop].append(planned)
    return found


def _said(connection: Connection, workshops: list[int]) -> dict[int, list[Said]]:
    """By workshop, the last last."""
    of_these = select(_SAID).where(_SAID.c.workshop.in_(workshops))
    found: dict[int, list[Said]] = defaultdict(list)
    for row in connection.execute(of_these.order_by(_SAID.c.at, _SAID.c.months, _SAID.c.id)):
        found[row.workshop].append(Said(row.id, row.action, row.months, row.outcome, row.note, row.role, row.at))
    return found
