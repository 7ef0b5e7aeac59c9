"""A built job's day as a picture: a bar for each place along the hours, in percent of the width. Pure."""

from dataclasses import dataclass

from app.built_jobs.building import Proposal, Stop
from app.built_jobs.day import begins, ends
from app.weight.weight import PARTS


@dataclass(frozen=True, slots=True)
class Bar:
    """`number`: of its place, from 1, as the table beneath has it."""

    x: float
    width: float
    number: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """`hours`: where parts of the day begin, and the hour."""

    bars: tuple[Bar, ...]
    hours: tuple[tuple[float, int], ...]


def drawn(it: Proposal) -> Drawn:
    """From six to ten in the evening; to the morning where the night is in it."""
    parts = PARTS if PARTS[-1] in it.parts else PARTS[:-1]
    first, last = begins(parts[0]), ends(parts[-1])

    def at(minutes: int) -> float:
        return 100 * (minutes - first) / (last - first)

    def bar(stop: Stop) -> Bar:
        return Bar(at(stop.start), at(stop.end) - at(stop.start), it.places.index(stop.place) + 1)

    edges = (*(begins(part) for part in parts), last)
    return Drawn(tuple(map(bar, it.stops)), tuple((at(edge), edge // 60 % 24) for edge in edges))
