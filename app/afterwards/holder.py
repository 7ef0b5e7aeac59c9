"""What those who have a job say of it (*så säger de som har jobben*): a few plain questions by link, and sums of them
over the municipality. Nobody's answer is kept as an answer. Pure.

An answer is added to the sums of a *box* the moment it comes, and each question for itself: that somebody who knows
their tasks would like to clean more is nowhere. A box is closed when a half-year has ended and at least five have
answered besides the most who did so at one workplace; else what is in it waits for the next.

What is shown moves in steps: a number only when, since it moved last, at least five have chosen it besides as many as
one workplace may have given in that time. So nothing that is shown, and no difference between two looks at it, is about
fewer than five; and a manager who has answered with every phone at a workplace but one learns neither what the last one
said nor what it did not say. What is not shown may be anything, none too: else it would be known when all have said the
same. How many have answered in all is not told, for the same reason.

An example, with one answer at most from each workplace: 6 yes, 3 sometimes, 0 no at 2026:1 are shown as 6, -, -. At
2026:2 there come 2, 2, 1: sometimes is 5 by then, and would move at 7, for two may be of one workplace.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from app.key_figures.withheld import SMALLEST
from app.posts.half_year import HalfYear
from app.posts.post import Content
from app.vocabulary import Refused
from app.workshop.workshop import UnknownChoice

MONTHS = (1, 3, 6, 12)
"""After how many months in the job somebody is asked."""
WAITS = 4
"""Half-years that answers wait for others before they are thrown away uncounted."""


class NothingAnswered(Refused):
    """No question has an answer."""

    code = "nothing_answered"


class AllHaveAnswered(Refused):
    """As many as there are in the placement have answered."""

    code = "all_have_answered"


class AnswerCounted(Refused):
    """What was answered is counted, and nobody knows any more which it was."""

    code = "answer_counted"


class SignedInAsked(Refused):
    """Somebody who is signed in answers for somebody else by a link."""

    code = "signed_in_asked"


class NoCookie(Refused):
    """The browser has not kept what tells one phone from another."""

    code = "no_cookie"


class Question(StrEnum):
    """Those that are answered by `Says` (the report, 3.1.1)."""

    TASKS = "tasks"
    """Do you know your tasks?"""
    HELPS = "helps"
    """Do they help?"""
    GROWS = "grows"
    """Do you grow?"""


class Says(StrEnum):
    YES = "yes"
    SOMETIMES = "sometimes"
    NO = "no"


MORE = "more"
"""The question what one would like to do more of: answered by any number of `Content`."""
CLASSES = tuple(it for it in Content if it is not Content.OTHER)
NOT_SAID = "not_said"
"""Chosen by who does not want to say."""
CHOICES: Mapping[str, tuple[str, ...]] = {
    **{question.value: tuple(it.value for it in Says) for question in Question},
    MORE: tuple(it.value for it in CLASSES),
}

Sums = Mapping[str, Mapping[str, int]]
"""By question and choice, how many. What nobody has chosen may be left out."""


@dataclass(frozen=True, slots=True)
class Answer:
    says: Mapping[Question, Says] = field(default_factory=dict)
    more: frozenset[Content] = frozenset()

    @property
    def chosen(self) -> list[tuple[str, str]]:
        return [*((it.value, said.value) for it, said in self.says.items()), *((MORE, it.value) for it in self.more)]


def read(says: Mapping[str, str], more: Collection[str]) -> Answer:
    """`says`: what was chosen, by question; "" and `NOT_SAID` for none. Raises `UnknownChoice`, `NothingAnswered`."""
    given = {it: says.get(it.value, "") for it in Question}
    said = {it: its for it, its in given.items() if its not in ("", NOT_SAID)}
    if not {*said.values()} <= {*Says} or not {*more} <= {*CLASSES}:
        raise UnknownChoice
    answer = Answer({it: Says(its) for it, its in said.items()}, frozenset(Content(it) for it in more))
    if not answer.chosen:
        raise NothingAnswered
    return answer


def as_number(answer: Answer) -> int:
    """An answer as one number, of the same length for all: what somebody sealed tells nothing by how long it is."""
    number = 0
    for question, choices in CHOICES.items():
        for choice in choices:
            number = number * 2 + ((question, choice) in answer.chosen)
    return number


def from_number(number: int) -> Answer:
    chosen = []
    for question, choices in reversed([*CHOICES.items()]):
        for choice in reversed(choices):
            number, is_chosen = divmod(number, 2)
            chosen += [(question, choice)] if is_chosen else []
    says = {Question(it): Says(its) for it, its in chosen if it != MORE}
    return Answer(says, frozenset(Content(its) for it, its in chosen if it == MORE))


# The box


@dataclass(frozen=True, slots=True)
class Box:
    """Answers that are not counted yet. `half`: the half-year that they are collected in; `since`: when the first came.
    `most`: the most that have come from one workplace, and those that somebody leads together with it; `asks`: the most
    times that any placement was asked, for whoever is there may have answered each time."""

    half: HalfYear
    since: HalfYear
    answers: int = 0
    most: int = 0
    asks: int = 0
    sums: Sums = field(default_factory=dict)

    @property
    def needed(self) -> int:
        """Answers of which at least five persons' are from other workplaces than any one."""
        return self.most + SMALLEST * max(self.asks, 1)

    @property
    def is_enough(self) -> bool:
        return self.answers >= self.needed


@dataclass(frozen=True, slots=True)
class Counted:
    """When a half-year had ended: all that was counted until then, and what of it is shown. `needed`: how many more of
    each number there must be since it moved last (`Box.needed`), for it to move."""

    half: HalfYear
    sums: Sums
    shown: Sums
    needed: Sums = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Closed:
    """The box as it is now. `counted`: what was counted when the one before was closed, if it was. `is_emptied`:
    whether what was in it is there no longer, counted or thrown away."""

    box: Box
    counted: Counted | None = None
    is_emptied: bool = False


def empty(half: HalfYear) -> Box:
    return Box(half, half)


def put(box: Box, answer: Answer, from_there: int, asks: int = 1) -> Box:
    """One more. `from_there`: how many in the box are from the same workplace, with this one; `asks`: to how many asks
    of its placement there are answers in the box."""
    sums = added(box.sums, _of(answer), 1)
    return Box(box.half, box.since, box.answers + 1, max(box.most, from_there), max(box.asks, asks), sums)


def change(box: Box, was: Answer, answer: Answer) -> Box:
    """Somebody has thought better of it."""
    return replace(box, sums=added(added(box.sums, _of(was), -1), _of(answer), 1))


def close(box: Box, before: Counted | None, now: HalfYear) -> Closed:
    """The box as it is in a half-year. `before`: what was counted last."""
    if now <= box.half:
        return Closed(box)
    if box.is_enough:
        return Closed(empty(now), count(box, before), is_emptied=True)
    if not box.answers or between(box.since, now) > WAITS:
        return Closed(empty(now), is_emptied=True)
    return Closed(replace(box, half=now))


def count(box: Box, before: Counted | None) -> Counted:
    """All that was counted, and of each number whether it moves."""
    sums = added(before.sums if before else {}, box.sums, 1)
    shown, needed = (added(its, {}, 1) for its in ((before.shown, before.needed) if before else ({}, {})))
    for question, choices in CHOICES.items():
        for choice in choices:
            least = needed[question][choice] + box.needed
            moves = sums[question][choice] - shown[question][choice] >= least
            shown[question][choice] = sums[question][choice] if moves else shown[question][choice]
            needed[question][choice] = 0 if moves else least
    return Counted(box.half, sums, shown, needed)


def added(sums: Sums, more: Sums, times: int) -> dict[str, dict[str, int]]:
    return {
        question: {
            choice: sums.get(question, {}).get(choice, 0) + times * more.get(question, {}).get(choice, 0)
            for choice in choices
        }
        for question, choices in CHOICES.items()
    }


def _of(answer: Answer) -> Sums:
    sums: dict[str, dict[str, int]] = {}
    for question, choice in answer.chosen:
        sums.setdefault(question, {})[choice] = 1
    return sums


def between(first: HalfYear, last: HalfYear) -> int:
    return (last.year - first.year) * 2 + last.half - first.half


# What is told


@dataclass(frozen=True, slots=True)
class Line:
    """`persons`: at least so many; None where it is not shown: it may be any number, or none."""

    choice: str
    persons: int | None


@dataclass(frozen=True, slots=True)
class Told:
    """`half`: at whose end it was counted; None before anything has been. `lines`: by question. Of what one would like
    to do more of, only what is shown."""

    half: HalfYear | None = None
    lines: Mapping[str, tuple[Line, ...]] = field(default_factory=dict)


def tell(counted: Iterable[Counted], until: HalfYear) -> Told:
    """As it was shown at the end of a half-year."""
    there = [it for it in counted if it.half <= until]
    if not there:
        return Told()
    last = max(there, key=lambda it: it.half)
    lines = {question: _lines(last.shown.get(question, {}), choices) for question, choices in CHOICES.items()}
    lines[MORE] = tuple(it for it in lines[MORE] if it.persons is not None)
    return Told(last.half, lines)


def _lines(shown: Mapping[str, int], choices: Iterable[str]) -> tuple[Line, ...]:
    return tuple(Line(choice, shown.get(choice, 0) or None) for choice in choices)
