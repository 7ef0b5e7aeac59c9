"""What each audience may see. The one place of secrecy: what is withheld is withheld here, for the socket, the long
poll, the pages and the exports alike, and is never sent.

Withheld from everybody: who wrote a task, who voted what, and how votes fall before the reveal, from the facilitator
too. A phone sees its own person's answers. How many have answered, never how, goes to the wall and the lead.

A view is made of parts, each reached by a path of one or two keys. An event names the parts that it may have changed,
so the cost of a change does not grow with the board.
"""

from collections.abc import Iterable
from enum import StrEnum
from functools import singledispatch
from typing import Any, Protocol

from app.analysis.analysis import Analysis
from app.analysis.events import ActionChanged, ActionDropped, ActionPlanned, QuestionAnswered
from app.board.board import Board, Task, talk
from app.board.events import TaskAdded, TaskLifted, TaskPlaced, TaskRemoved, TaskReworded
from app.live.patch import Json
from app.vocabulary import REVEALED, SESSION_TWO, Event, NothingChanged, Step
from app.voting.ballot import Ballots, agreed, divided, is_settled
from app.voting.events import VoteCast, VoteTakenBack
from app.workshop.events import PersonJoined, PlacingAllowed, StepOpened
from app.workshop.workshop import Workshop

Path = tuple[str, ...]
Here = dict[str, int]
"""How many people of each group are connected now."""


class Audience(StrEnum):
    LEAD = "lead"
    WALL = "wall"
    PHONE = "phone"


class Everything(Protocol):
    """What a view is made from: a workshop's whole state (`app.live.state.Live`)."""

    workshop: Workshop
    board: Board
    ballots: Ballots
    analysis: Analysis


_HEAD = ("step", "code", "title", "workplace", "purpose", "length", "example", "staff_may_place")


def view(state: Everything, audience: Audience, here: Here) -> Json:
    """Everything that an audience may see in common; what is one person's own comes with `own`."""
    whole: Json = {key: part(state, audience, (key,), here) for key in _HEAD}
    whole["groups"] = {id: part(state, audience, ("groups", id), here) for id in state.workshop.groups}
    whole["tasks"] = {id: part(state, audience, ("tasks", id), here) for id in state.board.tasks}
    whole["analysis"] = part(state, audience, ("analysis",), here)
    return whole


def own(state: Everything, person: str) -> Json:
    """What only this person may see: the group, the person's own answers, which tasks are the person's own words."""
    return {
        "me": {"group": state.workshop.people[person]},
        "mine": state.ballots.of(person),
        "wrote": {id: True for id, task in state.board.tasks.items() if task.by == person},
    }


def part(state: Everything, audience: Audience, path: Path, here: Here) -> Any:
    """One part of the view, or None where there is none (any more)."""
    if path[0] == "tasks":
        task = state.board.tasks.get(path[1])
        return task and _task(state, audience, task)
    if path[0] == "groups":
        return _group(state, audience, path[1], here)
    if path[0] == "analysis":
        return _analysis(state)
    if path[0] == "example":
        return state.workshop.is_example
    value = getattr(state.workshop, path[0])
    return value.value if isinstance(value, Step) else value


def _task(state: Everything, audience: Audience, task: Task) -> Json:
    step = state.workshop.step
    shown: Json = {
        "text": task.text,
        "order": task.order,
        "placement": {
            group: {"colour": placement.colour.value, "order": placement.order}
            for group, placement in task.placement.items()
        },
    }
    if audience is Audience.LEAD and step is Step.SORT:
        shown["answers"] = len(state.ballots.votes.get(task.id, ()))
    if step in REVEALED:
        tally = state.ballots.tally(task.id)
        shown["votes"] = {
            group: {colour.value: count for colour, count in votes.items()} for group, votes in tally.items()
        }
        shown["divided"] = divided(tally)
        if audience is Audience.LEAD:
            shown["settled"] = is_settled(task, tally)
            shown["agreed"] = {
                group: colour.value for group, colour in agreed(tally).items() if group not in task.placement
            }
    if step in (*SESSION_TWO, Step.CLOSED) and (about := talk(task)):
        shown["talk"] = about.value
    return shown


def _group(state: Everything, audience: Audience, id: str, here: Here) -> Json:
    shown = {
        "name": state.workshop.groups[id].name,
        "order": list(state.workshop.groups).index(id),
        "people": state.workshop.members[id],
        "done": state.ballots.done[id] if state.board.tasks else 0,
    }
    if audience is not Audience.PHONE:
        shown["answers"] = state.ballots.answers[id]
        shown["here"] = here.get(id, 0)
    return shown


def _analysis(state: Everything) -> Json:
    if state.workshop.step not in (*SESSION_TWO, Step.CLOSED):
        return {"needing": 0, "answered": 0, "actions": 0, "changed": 0}
    return {
        "needing": len(state.analysis.needing),
        "answered": len(state.analysis.answered),
        "actions": len(state.analysis.actions),
        "changed": state.analysis.changed,
    }


def touched(state: Everything, event: Event) -> Iterable[Path] | None:
    """The parts of the common view that an event may have changed; None for all of it."""
    return _touched(event, state)


@singledispatch
def _touched(event: Event, state: Everything) -> Iterable[Path] | None:
    return None


@_touched.register(NothingChanged)
def _(event: NothingChanged, state: Everything) -> Iterable[Path] | None:
    return ()


@_touched.register(StepOpened)
def _(event: StepOpened, state: Everything) -> Iterable[Path] | None:
    return None


@_touched.register(PlacingAllowed)
def _(event: PlacingAllowed, state: Everything) -> Iterable[Path] | None:
    return (("staff_may_place",),)


@_touched.register(PersonJoined)
def _(event: PersonJoined, state: Everything) -> Iterable[Path] | None:
    # Somebody who changes group takes their votes along.
    if event.person in state.ballots.answered and state.workshop.step in REVEALED:
        return None
    return [("groups", id) for id in state.workshop.groups]


@_touched.register(TaskAdded)
@_touched.register(TaskRemoved)
def _(event: TaskAdded | TaskRemoved, state: Everything) -> Iterable[Path] | None:
    return [("tasks", event.task), ("analysis",), *(("groups", id) for id in state.workshop.groups)]


@_touched.register(TaskReworded)
def _(event: TaskReworded, state: Everything) -> Iterable[Path] | None:
    return (("tasks", event.task),)


@_touched.register(TaskPlaced)
@_touched.register(TaskLifted)
def _(event: TaskPlaced | TaskLifted, state: Everything) -> Iterable[Path] | None:
    return (("tasks", event.task), ("analysis",))


@_touched.register(VoteCast)
@_touched.register(VoteTakenBack)
def _(event: VoteCast | VoteTakenBack, state: Everything) -> Iterable[Path] | None:
    return (("tasks", event.task), ("groups", state.workshop.people[event.person]))


@_touched.register(QuestionAnswered)
@_touched.register(ActionPlanned)
@_touched.register(ActionChanged)
@_touched.register(ActionDropped)
def _(event: Event, state: Everything) -> Iterable[Path] | None:
    return (("analysis",),)


def own_change(state: Everything, event: Event) -> tuple[str, Json] | None:
    """Whose own view an event changed, and the merge patch for it; None where it changed nobody's."""
    match event:
        case VoteCast(task, person, answer):
            return person, {"mine": {task: answer}}
        case VoteTakenBack(task, person):
            return person, {"mine": {task: None}}
        case PersonJoined(person, group):
            return person, {"me": {"group": group}}
        case TaskAdded(task, _, by) if by in state.workshop.people:
            return by, {"wrote": {task: True}}
    return None
