"""What happened to how much time the tasks take. An amount is flat here: `times`, a decimal number as text,
in `every` periods, `minutes` each."""

from dataclasses import dataclass

from app.vocabulary import Event


@dataclass(frozen=True, slots=True)
class TimeEstimated(Event):
    """`person`: the voice. No minutes: it does not do it. `people`: how many do, of a group that answers together."""

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
    task: str
    person: str


@dataclass(frozen=True, slots=True)
class WeightSet(Event):
    """`people`: how many of the group do it, each so much."""

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
    task: str
    group: str
