"""What happened to somebody's ballot."""

from dataclasses import dataclass

from app.vocabulary import Answer, Colour, Event


@dataclass(frozen=True, slots=True)
class VoteCast(Event):
    """`person`: the voice. `answer`: a colour's value, or `PASS`, or `SPLIT`. `only` and `ground`: of a green one."""

    task: str
    person: str
    answer: Answer
    only: str = ""
    ground: str = ""


@dataclass(frozen=True, slots=True)
class VoteTakenBack(Event):
    task: str
    person: str


@dataclass(frozen=True, slots=True)
class HandsCounted(Event):
    """`counts`: (colour, people); those that are not there are none."""

    task: str
    group: str
    counts: tuple[tuple[Colour, int], ...]


@dataclass(frozen=True, slots=True)
class RoundOpened(Event):
    """The task's answers are put away, and it is answered anew."""

    task: str


@dataclass(frozen=True, slots=True)
class RoundEnded(Event):
    """What has been answered anew is shown."""


@dataclass(frozen=True, slots=True)
class RoundDropped(Event):
    """What has been answered anew is put away, and not shown."""

    task: str


@dataclass(frozen=True, slots=True)
class RoundSet(Event):
    """The task that is answered anew, whatever has been answered so far; None where there is none. By undoing only."""

    task: str | None
