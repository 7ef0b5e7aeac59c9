"""The four phases of putting something new to use, and what each asks (the report, 5.3 and 6.1.10, after Fixsen). Pure.

A project that is good does not become ordinary work by itself: it fails for want of a need that was said, of goals and
of somebody who owns it. So each question has an answer, a role or a function that answers for it, and a day by which it
is to be answered. What is not answered by then is said in words, where the programme is read.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Phase(StrEnum):
    NEED = "need"
    INSTALLATION = "installation"
    USE = "use"
    MAINTENANCE = "maintenance"


QUESTIONS: Mapping[Phase, tuple[str, ...]] = {
    Phase.NEED: ("why", "done", "known", "receiver"),
    Phase.INSTALLATION: ("whom", "resources", "of_me", "of_us", "hindrances"),
    Phase.USE: ("true_to_method", "trains", "platform"),
    Phase.MAINTENANCE: ("introduction", "method", "organisation"),
}
"""Of each phase, in order. The last three are one question of the report: what is to be changed, so that the child is
not thrown out with the bath water (5.3.4)."""
MEETING = "meeting"
"""The steering group's next meeting is kept as the questions are: what is decided there, who calls it, and the day."""
KEYS = (*(key for keys in QUESTIONS.values() for key in keys), MEETING)


@dataclass(frozen=True, slots=True)
class Answer:
    """`owner`: a role or a function, as it was typed. `day`: by which it is to be answered; of the meeting, when it
    is."""

    text: str = ""
    owner: str = ""
    day: date | None = None

    @property
    def is_given(self) -> bool:
        return bool(self.text)

    def is_late(self, today: date) -> bool:
        return not self.is_given and self.day is not None and self.day < today


NO_ANSWER = Answer()
Answers = Mapping[str, Answer]
"""By question; what nobody has written of is not there."""


class Stands(StrEnum):
    """How far a phase has come."""

    NOTHING = "nothing"
    SOME = "some"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class State:
    """`given`: questions that are answered, `of` how many. `late`: those that were to be by now, in order."""

    phase: Phase
    given: int
    of: int
    late: tuple[str, ...] = ()

    @property
    def stands(self) -> Stands:
        if self.given == self.of:
            return Stands.ALL
        return Stands.SOME if self.given else Stands.NOTHING


def phase_of(key: str) -> Phase | None:
    """None for what is no question of a phase."""
    return next((phase for phase, keys in QUESTIONS.items() if key in keys), None)


def states(answers: Answers, today: date) -> list[State]:
    return [_state(phase, answers, today) for phase in Phase]


def _state(phase: Phase, answers: Answers, today: date) -> State:
    keys = QUESTIONS[phase]
    its = {key: answers.get(key, NO_ANSWER) for key in keys}
    late = tuple(key for key in keys if its[key].is_late(today))
    return State(phase, sum(it.is_given for it in its.values()), len(keys), late)


def late(answers: Answers, today: date) -> Iterator[tuple[str, Answer]]:
    """The questions that were to be answered by now, the oldest day first."""
    its = [(key, answers[key]) for keys in QUESTIONS.values() for key in keys if key in answers]
    yield from sorted((it for it in its if it[1].is_late(today)), key=lambda it: it[1].day or today)


def first_open(answers: Answers) -> str:
    """The question to begin with, or to go on with; "" where all are answered."""
    every = (key for keys in QUESTIONS.values() for key in keys)
    return next((key for key in every if not answers.get(key, NO_ANSWER).is_given), "")
