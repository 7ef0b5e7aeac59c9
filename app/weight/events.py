"""What happened to how much time the tasks take. An amount is flat here: `times`, a decimal number as text,
in `every` periods, `minutes` each."""

from dataclasses import dataclass

from app.vocabulary import TASK, Event


@dataclass(frozen=True, slots=True)
class TimeEstimated(Event):
    """`person`: the voice. No minutes: it does not do it. `people`: how many do, of a group that answers together."""

    touches = ()
    moves_on = True
    counts_as = "answers"
    is_of_staff = True

    task: str
    person: str
    times: str
    every: int
    period: str
    minutes: int
    when: tuple[str, ...] = ()
    people: int = 0


@dataclass(frozen=True, slots=True)
class EstimateTakenBack(Event):
    touches = ()
    moves_on = True
    counts_as = "answers"
    is_of_staff = True

    task: str
    person: str


@dataclass(frozen=True, slots=True)
class WeightSet(Event):
    """`people`: how many of the group do it, each so much."""

    touches = (TASK, "analysis")

    task: str
    group: str
    times: str
    every: int
    period: str
    minutes: int
    people: int
    when: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WeightTakenBack(Event):
    touches = (TASK, "analysis")

    task: str
    group: str


@dataclass(frozen=True, slots=True)
class TimesRestored(Event):
    """How much time a task takes, as it once was said to. `told`: the topics of session two that had been shown then:
    what has been shown since stands."""

    is_of_many = True

    task: str
    estimates: tuple[TimeEstimated, ...]
    weights: tuple[WeightSet, ...]
    told: tuple[str, ...]
