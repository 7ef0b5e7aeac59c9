"""What happened in a workshop, as it may be read afterwards by those who lead it.

What the facilitator did is told one by one; what the staff did, only as how many did so in a minute. Nothing is told of
who it was or what they answered, and no words that are not on the board now: what was taken away stays away.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from app.board.board import Board
from app.live.events import KINDS
from app.vocabulary import Step
from app.workshop.workshop import Workshop

COUNTED = {kind: event.counts_as for kind, event in KINDS.items() if event.counts_as}
"""What the staff do, by kind of event, and what it is counted as. Who takes a pen, and whether the only person of a
group answers for it, is told in no way."""
ALWAYS_COUNTED = tuple(kind for kind, event in KINDS.items() if event.is_of_staff)
"""About one of the staff, whoever it was that did it."""
UNTOLD = tuple(kind for kind, event in KINDS.items() if not event.is_told)
_NOTHING = dict.fromkeys(name for event in KINDS.values() for name in event.tells)


class Standing(Protocol):
    """A workshop as it is now (`app.live.state.Live`)."""

    workshop: Workshop
    board: Board


@dataclass(frozen=True, slots=True)
class Line:
    """The first line of a command in the journal. `about`: as undo keeps it; empty where it is not undone this way."""

    number: int
    at: int
    kind: str
    data: Mapping[str, Any]
    about: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Deed:
    """What the facilitator did. `of`: what was undone, or done again, where it was that. Times: ms since 1970."""

    number: int
    at: int
    kind: str
    said: dict[str, Any]
    is_undone: bool = False
    of: "Deed | None" = None


@dataclass(frozen=True, slots=True)
class Crowd:
    """What the staff did within a minute: how many of each."""

    number: int
    at: int
    counts: dict[str, int]


@dataclass(slots=True)
class Chapter:
    """A step from when it was opened until the next one was; the newest entry first."""

    step: Step
    entries: list[Deed | Crowd] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Undoings:
    """What was undone and done again: the number of the line that says so, and the number of what it is about."""

    undone: Mapping[int, int]
    redone: Mapping[int, int]

    def of(self, number: int) -> int:
        """The deed that a line is about in the end: an undoing may itself be done again, and undone."""
        about = {**self.undone, **self.redone}
        while number in about:
            number = about[number]
        return number

    def is_undone(self, number: int) -> bool:
        undoing = next((line for line, about in self.undone.items() if about == number), None)
        if undoing is None:
            return False
        redoing = next((line for line, about in self.redone.items() if about == undoing), None)
        return redoing is None or self.is_undone(redoing)


def told(line: Line, now: Standing) -> dict[str, Any]:
    """What may be told of a line: choices, numbers, and words that are on the board now."""
    data, tasks = line.data, now.board.tasks
    said = _NOTHING | {name: data.get(name) for name in KINDS[line.kind].tells} | {"n": line.about.get("n", 1)}
    said["names_task"] = data.get("task") is not None
    said["is_of_one"] = "text" in line.about
    for name, field_name in (("text", "task"), ("into", "into"), ("other", "other")):
        task = tasks.get(data.get(field_name) or "")
        said[name] = task.text if task else None
    if said["into"] and not said["text"] and line.about.get("text") in tasks[data["into"]].also:
        said["text"] = line.about["text"]
    group = now.workshop.groups.get(data.get("group") or "")
    said["group"] = group.name if group else None
    return said


def deed(line: Line, now: Standing, undoings: Undoings, about: Mapping[int, Line]) -> Deed:
    """`about`: the lines that undoings among what is told are about, by number."""
    of = about.get(undoings.of(line.number)) if line.kind in ("ActUndone", "ActRedone") else None
    return Deed(
        line.number,
        line.at,
        line.kind,
        told(line, now),
        undoings.is_undone(line.number),
        Deed(of.number, of.at, of.kind, told(of, now)) if of else None,
    )


def chapters(entries: Sequence[Deed | Crowd], opened: Sequence[tuple[int, Step]]) -> list[Chapter]:
    """The entries by step, the newest first. `opened`: at which number which step was opened, the oldest first."""
    found: list[tuple[int, Chapter]] = []
    for entry in sorted(entries, key=lambda it: it.number, reverse=True):
        nth = sum(number <= entry.number for number, _ in opened)
        if not found or found[-1][0] != nth:
            found.append((nth, Chapter(opened[nth - 1][1] if nth else Step.GATHER)))
        found[-1][1].entries.append(entry)
    return [chapter for _, chapter in found]
