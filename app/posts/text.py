"""What a post needs to know of the text that it rests on. Pure."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Text:
    """`id`: of the job description; None where the post rests on none. `in_force`, `newest`: numbers of versions.
    `spans`: from when, until when a version was in force, the first first; milliseconds since 1970, None for no end."""

    id: int | None = None
    title: str = ""
    in_force: int | None = None
    newest: int = 0
    spans: tuple[tuple[int, int | None], ...] = ()

    @property
    def beside(self) -> int | None:
        """The number of the draft beside the version in force, where there is one."""
        return self.newest if self.in_force and self.newest != self.in_force else None

    @property
    def since(self) -> int | None:
        """When the version in force was approved."""
        return self.spans[-1][0] if self.in_force and self.spans else None

    def was_in_force(self, day: date, day_of: Callable[[int], date]) -> bool:
        """Whether a version was in force at the end of a day. `day_of`: the one that a moment belongs to."""
        return any(day_of(at) <= day and (until is None or day < day_of(until)) for at, until in self.spans)
