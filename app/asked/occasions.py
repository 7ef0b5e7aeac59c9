"""What the staff of a workshop, and who leads, are asked of how it went, and when. Pure.

The staff are asked whether it *helped*, at the start and after six and twelve months, where its purpose is roles or
working environment; and three facts after each *session*. Who led answers three of their own.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.vocabulary import Refused, Step, months_after
from app.workshop.workshop import UnknownChoice

DAYS_AFTER = 14
"""How long an occasion in the room is open after the first answer, where nobody ends it."""
DAYS_AT_START = 30
"""At the start for longer: a workshop is often prepared, and joined, weeks before it begins."""
DAYS_BY_LINK = 30
EARLIER = 30
"""So many days before six and twelve months have passed it may be asked."""
LATEST = 18
"""Months: until then it is reminded of what is asked after twelve; of what is asked after six, until twelve."""


class AlreadySaid(Refused):
    """This phone has answered, or this half-year is counted."""

    code = "already_said"


class OccasionOver(Refused):
    """What was asked is asked no longer: it is ended, or its last day has passed."""

    code = "occasion_over"


class NothingSaid(Refused):
    """No question has an answer."""

    code = "nothing_answered"


class NotYetAsked(Refused):
    """It is not time for it: details: `on`, the first day, or "" where the workshop is not closed."""

    code = "not_yet_asked"


class LeadAsked(Refused):
    """Who leads the workshop would answer for the staff."""

    code = "lead_asked"


class Occasion(StrEnum):
    START = "start"
    SIX = "six"
    """After six months."""
    TWELVE = "twelve"
    ONE = "one"
    """After session one."""
    TWO = "two"
    LED_ONE = "led_one"
    """Who led says how session one went."""
    LED_TWO = "led_two"


HELPS = (Occasion.START, Occasion.SIX, Occasion.TWELVE)
BY_LINK = {6: Occasion.SIX, 12: Occasion.TWELVE}
"""By months."""
SESSIONS = (Occasion.ONE, Occasion.TWO)
LED = {Occasion.LED_ONE: Occasion.ONE, Occasion.LED_TWO: Occasion.TWO}
"""Of which session."""
OF_STAFF = (*HELPS, *SESSIONS)


class Kind(StrEnum):
    """What of it is summed over workshops: both sessions are one."""

    START = "start"
    SIX = "six"
    TWELVE = "twelve"
    SESSION = "session"
    LED = "led"


class Question(StrEnum):
    MINE = "mine"
    """Do you know what is yours to do?"""
    ONLY_ME = "only_me"
    """Do you have time for what only you can do?"""
    HELP = "help"
    """Is it easy to ask for help?"""
    SAY = "say"
    """Could you say what you wanted to?"""
    NEXT = "next"
    """Do you know what happens now?"""
    HARD = "hard"
    """Was something too hard?"""
    TIME = "time"
    """Of who led: was the time enough?"""
    ALL = "all"
    """Did all take part?"""
    CHANGE = "change"
    """What would you change?"""


CHANGES = ("more_time", "fewer_tasks", "clearer_aim", "more_support", "nothing")
_THREE = ("yes", "partly", "no")
CHOICES: Mapping[Question, tuple[str, ...]] = dict.fromkeys(Question, _THREE) | {Question.CHANGE: CHANGES}
QUESTIONS: Mapping[Kind, tuple[Question, ...]] = {
    **dict.fromkeys((Kind.START, Kind.SIX, Kind.TWELVE), (Question.MINE, Question.ONLY_ME, Question.HELP)),
    Kind.SESSION: (Question.SAY, Question.NEXT, Question.HARD),
    Kind.LED: (Question.TIME, Question.ALL, Question.CHANGE),
}
NOT_SAID = "not_said"
"""Chosen by who does not want to say."""

Says = Mapping[Question, str]


def kind(of: Occasion) -> Kind:
    if of in LED:
        return Kind.LED
    return Kind.SESSION if of in SESSIONS else Kind(of.value)


def asks_if_it_helps(purpose: str) -> bool:
    """Where the purpose is new jobs, the key figures tell whether it helped."""
    return purpose != "jobs"


def asked_now(purpose: str, step: Step, *, had_two: bool) -> Occasion | None:
    """What the staff are asked on their phones in a step. `had_two`: whether the room has been in session two: a
    workshop may be closed after session one."""
    if step is Step.GATHER:
        return Occasion.START if asks_if_it_helps(purpose) else None
    if step is Step.SORT:
        return None
    if step in (Step.REVEAL, Step.SETTLE):
        return Occasion.ONE
    return Occasion.TWO if had_two or step is not Step.CLOSED else Occasion.ONE


def may_be_led(step: Step, *, had_two: bool) -> list[Occasion]:
    """Which sessions who leads may say how they went."""
    if step in (Step.GATHER, Step.SORT):
        return []
    has_two = step in (Step.ANALYSE, Step.ACT) or (step is Step.CLOSED and had_two)
    return [Occasion.LED_ONE, Occasion.LED_TWO] if has_two else [Occasion.LED_ONE]


def has_been_asked(purpose: str, step: Step, *, had_two: bool) -> list[Occasion]:
    """What the staff are asked on their phones by now, whether anybody has answered or not."""
    start = [Occasion.START] if asks_if_it_helps(purpose) else []
    return start + [LED[it] for it in may_be_led(step, had_two=had_two)]


def days_open(of: Occasion) -> int:
    """In the room, after the first answer."""
    return DAYS_AT_START if of is Occasion.START else DAYS_AFTER


def first_day(months: int, closed_on: date) -> date:
    """From which it may be asked, so many months after the workshop was closed."""
    return months_after(closed_on, months) - timedelta(days=EARLIER)


def may_ask(purpose: str, months: int, closed_on: date | None, today: date) -> Occasion:
    """Which occasion a link after so many months is for. Raises `UnknownChoice`, `NotYetAsked`."""
    if months not in BY_LINK or not asks_if_it_helps(purpose):
        raise UnknownChoice
    if closed_on is None or today < first_day(months, closed_on):
        raise NotYetAsked(on="" if closed_on is None else first_day(months, closed_on).isoformat())
    return BY_LINK[months]


@dataclass(frozen=True, slots=True)
class Due:
    """An occasion by link. `day`: when so many months have passed, from which whoever leads is reminded of it;
    `until`: the first day that they are not, for by then nobody asks how it was."""

    occasion: Occasion
    months: int
    day: date
    until: date


def days(purpose: str, closed_on: date) -> list[Due]:
    """Of a workshop: when the staff are to be asked again."""
    return every_day(closed_on) if asks_if_it_helps(purpose) else []


def every_day(closed_on: date) -> list[Due]:
    """The same, of a purpose that is asked about."""
    ends = zip(BY_LINK.items(), [*list(BY_LINK)[1:], LATEST], strict=True)
    return [
        Due(of, months, months_after(closed_on, months), months_after(closed_on, end)) for (months, of), end in ends
    ]


def due(purpose: str, closed_on: date, begun: Collection[Occasion], today: date) -> Due | None:
    """What it is time to ask the staff of. `begun`: what has been asked by a link, or is over."""
    its = (it for it in days(purpose, closed_on) if it.day <= today < it.until and it.occasion not in begun)
    return next(its, None)


def read(of: Occasion, typed: Mapping[str, str]) -> Says:
    """What was chosen, by question; "" and `NOT_SAID` for none. Raises `UnknownChoice`, `NothingSaid`."""
    given = {it: typed.get(it.value, "") for it in QUESTIONS[kind(of)]}
    said = {it: its for it, its in given.items() if its not in ("", NOT_SAID)}
    if any(its not in CHOICES[it] for it, its in said.items()):
        raise UnknownChoice
    if not said:
        raise NothingSaid
    return said


def read_led(of: Occasion, typed: Mapping[str, str]) -> Says:
    """The same of who led. Raises `UnknownChoice`, `NothingSaid`."""
    if of not in LED:
        raise UnknownChoice
    return read(of, typed)
