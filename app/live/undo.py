"""Taking back what the facilitator did, step by step, and doing it again.

For each event that a facilitator's command leads to, each concept's `inverse` says, from the state before it, which
events bring that state back. They are kept with the command's line in the journal, so undo works after a crash, from
another machine and for whoever leads now. What the staff have done meanwhile stays, but for what is about a task that
comes back whole.
"""

from collections.abc import Container, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.analysis import inverse as of_analysis
from app.board import inverse as of_board
from app.board.commands import PlaceTask
from app.board.events import TaskRemoved, TaskRestored
from app.live.acts import Act, ActRedone, ActUndone, RedoLast, UndoLast
from app.live.state import Live, name_of
from app.parking import inverse as of_parking
from app.translation import inverse as of_translation
from app.vocabulary import Event, Person, Refused, decide, lead_only
from app.voting import inverse as of_voting
from app.weight import inverse as of_weight
from app.workshop import inverse as of_workshop
from app.workshop.events import (
    GroupDropped,
    MinutesPlanned,
    StepOpened,
    TopicCleared,
)


class NothingToUndo(Refused):
    code = "nothing_to_undo"


@decide.register
def undo_last(command: UndoLast, live: Live, by: Person) -> list[Event]:
    lead_only(by)
    if not live.acts.did:
        raise NothingToUndo
    act = live.acts.did[-1]
    return [ActUndone(act.number), *_still(act, live)]


@decide.register
def redo_last(command: RedoLast, live: Live, by: Person) -> list[Event]:
    lead_only(by)
    if not live.acts.undone:
        raise NothingToUndo
    act = live.acts.undone[-1]
    return [ActRedone(act.number), *_still(act, live)]


def _still(act: Act, live: Live) -> list[Event]:
    """What of it can be brought back: the staff may have taken some of it away since."""
    gone = {event.task for event in act.back if isinstance(event, TaskRemoved)}
    back = {event.task for event in act.back if isinstance(event, TaskRestored)} - gone
    return [event for event in act.back if getattr(event, "task", None) in back or applies(event, live)]


@dataclass(slots=True)
class Acting:
    """A facilitator's command while it happens: how its events are taken back, the last first."""

    do: str
    about: dict[str, Any]
    moves: bool = False
    """Whether it changes what can be taken back: an undoing, a redoing, or asking anew, which ends all that was done
    before. It is kept even where it has nothing to bring back."""
    back: list[Event] = field(default_factory=list)

    def before(self, event: Event, live: Live) -> None:
        """To be told of each event before it happens."""
        self.back[:0] = inverse(event, live) or []

    def done(self, number: int) -> Act | None:
        """The act, when all has happened; None where there is nothing to take back. `number`: of its first line."""
        return Act(number, self.do, self.about, tuple(self.back)) if self.back or self.moves else None


def acting(command: Any, events: Sequence[Event], by: Person, live: Live) -> Acting | None:
    """Begin to note how a command is taken back; None where it is not the facilitator's. `live`: before it happens."""
    if not by.leads:
        return None
    match events[0]:
        case ActUndone():
            return Acting(live.acts.did[-1].do, live.acts.did[-1].about, True)
        case ActRedone():
            return Acting(live.acts.undone[-1].do, live.acts.undone[-1].about, True)
    return Acting(name_of(type(command)), _about(command, events, live), isinstance(events[0], TopicCleared))


def _about(command: Any, events: Sequence[Event], live: Live) -> dict[str, Any]:
    """What a sentence about a command needs, from the state before it: texts, names, how many, the step it leaves."""
    said: dict[str, Any] = {"n": len(events)}
    task, group = getattr(command, "task", None), getattr(command, "group", None)
    if (action := live.analysis.actions.get(getattr(command, "action", ""))) is not None:
        task = action.task
    if task in live.board.tasks:
        said["text"] = live.board.tasks[task].text
    elif text := getattr(command, "text", None):
        said["text"] = text
    if group in live.workshop.groups:
        said["group"] = live.workshop.groups[group].name
    for event in events:
        if isinstance(event, StepOpened):
            said |= {"step": live.workshop.step.value, "to": event.step.value}
        if isinstance(event, MinutesPlanned):
            said["step"] = event.step.value
    if isinstance(command, PlaceTask) and (now := live.board.tasks[command.task].placement.get(command.group)):
        said["was"] = str(now.colour)
    return said


def inverse(event: Event, live: Live) -> list[Event] | None:
    """The events that bring back what is now, before `event` happens, asked of each concept from left to right; None
    for what is not taken back."""
    if isinstance(event, ActUndone | ActRedone):
        return []
    backs = (
        of_workshop.inverse(event, live.workshop),
        of_board.inverse(event, live.board),
        of_translation.inverse(event, live.translations),
        of_parking.inverse(event, live.parking),
        of_voting.inverse(event, live.ballots),
        of_weight.inverse(event, live.weights),
        of_analysis.inverse(event, live.analysis),
    )
    known = [back for back in backs if back is not None]
    return [event for back in known for event in back] if known else None


def applies(event: Event, live: Live) -> bool:
    """Whether all that an event is about is still there: the staff may have taken it away since, and a colleague may
    have written something else."""
    if isinstance(event, TaskRestored):
        return True
    if not of_translation.applies(event, live.translations):
        return False
    tasks, actions, groups = live.board.tasks, live.analysis.actions, live.workshop.groups
    there: dict[str, Container[str]] = {
        "task": tasks,
        "into": tasks,
        "other": tasks,
        "action": actions,
        "group": groups,
        "parked": live.parking.things,
    }
    for field_name, those in there.items():
        id = getattr(event, field_name, None)
        if id is not None and (id in those) is (field_name == event.makes):
            return False
    return not isinstance(event, GroupDropped) or _is_empty(event.group, live)


def _is_empty(group: str, live: Live) -> bool:
    """Whether nobody has joined a group, and nothing is placed or counted for it."""
    return (
        group not in live.workshop.people.values()
        and not any(group in task.placement for task in live.board.tasks.values())
        and not any(group in hands for hands in live.ballots.hands.values())
        and not any(live.workshop.group_of(voice) == group for voice in live.ballots.answered)
    )
