"""What happened to somebody's ballot."""

from dataclasses import dataclass

from app.vocabulary import Answer, Colour, Event


@dataclass(frozen=True, slots=True)
class VoteCast(Event):
    """`person`: the voice. `answer`: a colour's value, or `PASS`, or `SPLIT`. `only` and `ground`: of a green one."""

    touches = ()
    moves_on = True
    counts_as = "answers"
    is_of_staff = True

    task: str
    person: str
    answer: Answer
    only: str = ""
    ground: str = ""


@dataclass(frozen=True, slots=True)
class VoteTakenBack(Event):
    touches = ()
    moves_on = True
    counts_as = "answers"
    is_of_staff = True

    task: str
    person: str


@dataclass(frozen=True, slots=True)
class HandsCounted(Event):
    """`counts`: (colour, people); those that are not there are none."""

    regroups = True

    task: str
    group: str
    counts: tuple[tuple[Colour, int], ...]


@dataclass(frozen=True, slots=True)
class RoundOpened(Event):
    """The task's answers are put away, and it is answered anew."""

    is_of_many = True

    task: str


@dataclass(frozen=True, slots=True)
class RoundEnded(Event):
    """What has been answered anew is shown."""


@dataclass(frozen=True, slots=True)
class RoundDropped(Event):
    """What has been answered anew is put away, and not shown."""

    is_of_many = True
    regroups = True

    task: str


@dataclass(frozen=True, slots=True)
class RoundSet(Event):
    """The task that is answered anew, whatever has been answered so far; None where there is none. By undoing only."""

    task: str | None


@dataclass(frozen=True, slots=True)
class AnswersRestored(Event):
    """The answers to a task as they once were, in place of what they are now.

    `seen`: what had been shown of them, (group or "together", answer, people), None where nothing had, and `why_green`
    likewise of the grounds. `late`: whose answers had not been shown. `shows`: how many times answers had been shown.
    """

    is_of_many = True
    regroups = True

    task: str
    votes: tuple[VoteCast, ...]
    hands: tuple[HandsCounted, ...]
    seen: tuple[tuple[str, str, int], ...] | None
    why_green: tuple[tuple[str, str, int], ...]
    late: tuple[str, ...]
    shows: int
