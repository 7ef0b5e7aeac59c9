"""What waits for one person: the first few of what their pages say is next, of each kind some. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.job_descriptions.way.register import Next
from app.posts.next_step import Step
from app.vocabulary import Step as Stands

MOST = 6
MOST_OF_A_KIND = 2
"""While there is something of other kinds."""


class Kind(StrEnum):
    """In the order that they come in."""

    LATE_STAGE = "late_stage"
    """A stage of a post's way in whose day has passed."""
    LATE_POST = "late_post"
    """A post, of which a day has passed."""
    REVIEW = "review"
    REPLY = "reply"
    """A party has said something of a text, and waits for an answer."""
    COMMENTS = "comments"
    WORKSHOP = "workshop"
    """One that they lead, and that is not over."""
    LATE_QUESTION = "late_question"
    """A question of the programme that was to be answered by now; `name` is its key."""
    POST = "post"
    ASK = "ask"
    """It is time to ask how it goes."""
    ASK_STAFF = "ask_staff"
    """It is time to ask the staff of a workshop again."""
    YEAR_AFTER = "year_after"
    """A year has passed since a workshop was closed, or a job began."""
    TEXT = "text"
    """A job description that they work on."""


@dataclass(frozen=True, slots=True)
class ToDo:
    """`about`: what tells the thing from others; one thing has one line. `address`: where it is done; "" where `step`
    says it, of the post `id`. `next`: of a job description or its way in; `step`: of a post; `stands`: where a
    workshop is. `count`: of comments; of what the staff are asked again, after how many months."""

    kind: Kind
    about: tuple[str, int]
    name: str
    address: str = ""
    next: Next | None = None
    step: Step | None = None
    stands: Stands | None = None
    count: int = 0
    is_example: bool = False
    due: date | None = None
    """Of what is neither a text's nor a post's."""

    @property
    def id(self) -> int:
        return self.about[1]

    @property
    def day(self) -> date | None:
        if self.next:
            return self.next.due
        return self.step.day if self.step else self.due

    @property
    def is_late(self) -> bool:
        return self.kind in (Kind.LATE_STAGE, Kind.LATE_POST, Kind.LATE_QUESTION)


def chosen(lines: Iterable[ToDo]) -> list[ToDo]:
    """The lines to show, in the order of their kinds."""
    its = _once(sorted(lines, key=lambda it: [*Kind].index(it.kind)))
    first: list[ToDo] = []
    for it in its:
        if sum(other.kind is it.kind for other in first) < MOST_OF_A_KIND:
            first.append(it)
    shown = (first + [it for it in its if it not in first])[:MOST]
    return [it for it in its if it in shown]


def _once(lines: Iterable[ToDo]) -> list[ToDo]:
    found: dict[tuple[str, int], ToDo] = {}
    for it in lines:
        found.setdefault(it.about, it)
    return list(found.values())
