"""The pulse: how it goes, as those say who tap. Kept in memory until its two minutes are over, and written nowhere.

Time goes in windows of one length, that begin at the same moments whatever anybody does. Of each window the
facilitator is told one thing, once, when it is over: what several say, in words and not in numbers. No tap stands in
two windows, so no two things that are told differ by one person's tap.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from app.workshop.workshop import Workshop

SAYS = ("fine", "fast", "pause", "lost")
WINDOW = 120_000
"""Milliseconds."""
FEWEST_ALIKE = 3
"""So many have to say the same for it to be told, of at least the smallest size of a group who have tapped."""


@dataclass(slots=True)
class Pulse:
    """`taps`: by person, the last in the window `of`. `was`: what was said in the window before."""

    of: int = 0
    taps: dict[str, str] = field(default_factory=dict)
    was: list[str] = field(default_factory=list)

    def tap(self, workshop: Workshop, person: str, says: str, now: int) -> None:
        self._come_to(workshop, now)
        self.taps[person] = says

    def told(self, workshop: Workshop, now: int) -> list[str]:
        """What several said in the window that is over; empty where too few did."""
        self._come_to(workshop, now)
        return self.was

    def left(self, now: int) -> int | None:
        """Milliseconds until there may be something else to tell; None where nobody has tapped."""
        return WINDOW - now % WINDOW if self.taps or self.was else None

    def _come_to(self, workshop: Workshop, now: int) -> None:
        window = now // WINDOW
        if window == self.of:
            return
        self.was = (
            _several(self.taps, lambda it: _counts(workshop, it), workshop.smallest) if window == self.of + 1 else []
        )
        self.of, self.taps = window, {}


def _counts(workshop: Workshop, person: str) -> bool:
    """Whether a tap counts: not where more phones have joined a group than it has people, for some are somebody's
    second."""
    if not workshop.is_in(person):
        return False
    group = workshop.groups[workshop.people[person]]
    return group.expected is None or workshop.members[group.id] <= group.expected


def _several(taps: dict[str, str], counts: Callable[[str], bool], smallest: int) -> list[str]:
    said = Counter(says for person, says in taps.items() if counts(person))
    if said.total() < smallest:
        return []
    alike = [says for says in SAYS if said[says] >= FEWEST_ALIKE]
    return [says for says in alike if says != "fine"] or alike
