"""How much time a task takes one person, as people say it: "3 x 20 min om dagen", "en halvtimme varannan vecka".

Understood in Swedish and English alike, whatever language the page is in. What is not understood whole is refused: a
guess that is wrong by a factor would be believed.
"""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from fractions import Fraction

from app.vocabulary import Refused, clean

TYPED_LENGTH = 80
MOST_HOURS = 60
"""A week, for one person and one task."""


class AmountUnreadable(Refused):
    """Details: `typed`."""

    code = "amount_unreadable"


class HowOftenMissing(Refused):
    code = "how_often_missing"


class HowLongMissing(Refused):
    code = "how_long_missing"


class TooMuchTime(Refused):
    """Details: `hours` a week that it comes to, and `most`."""

    code = "too_much_time"


class Period(StrEnum):
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


_A_WEEK = {
    Period.DAY: Fraction(5),
    Period.WEEK: Fraction(1),
    Period.MONTH: Fraction(12, 52),
    Period.YEAR: Fraction(1, 52),
}
"""How many of a period one person works in a week: five days, and twelve months in fifty-two weeks."""


@dataclass(frozen=True, slots=True)
class Amount:
    """`times` in `every` periods, `minutes` each time. "Varannan vecka" is once in two. No minutes: not at all."""

    times: Decimal
    every: int
    period: Period
    minutes: int

    @property
    def a_week(self) -> Fraction:
        """Minutes a week."""
        return Fraction(self.times) / self.every * self.minutes * _A_WEEK[self.period]

    def __bool__(self) -> bool:
        return self.minutes > 0


NOTHING = Amount(Decimal(1), 1, Period.WEEK, 0)
"""I do not do it."""

_NONE = {"0", "nej", "no", "none", "inte", "aldrig", "never", "gör inte", "gör den inte", "not me", "i do not do it"}
_NUMBERS = {
    **{"en": 1, "ett": 1, "två": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6, "sju": 7, "åtta": 8, "nio": 9, "tio": 10},
    **{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10},
}
_AND_A_HALF = re.compile(
    rf"\b(\d{{1,2}}|{'|'.join(_NUMBERS)})\s+(?:och\s+en\s+halv\s+timm(?:e|ar)|and\s+a\s+half\s+hours?)\b"
)
_NTH = {
    **{"annan": 2, "tredje": 3, "fjärde": 4, "femte": 5, "sjätte": 6},
    **{"other": 2, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6},
}
_PERIODS = {
    Period.DAY: "dag|dagar|dagen|dagarna|vardag|vardagen|arbetsdag|pass|day|days|workday|weekday|shift"
    "|morgon|morgonen|förmiddag|eftermiddag|kväll|kvällen|morning|afternoon|evening",
    Period.WEEK: "vecka|veckor|veckan|v|week|weeks",
    Period.MONTH: "månad|månader|månaden|mån|month|months",
    Period.YEAR: "år|året|year|years",
}
_PERIOD_OF = {word: period for period, words in _PERIODS.items() for word in words.split("|")}
_ANY_PERIOD = "|".join(sorted(_PERIOD_OF, key=len, reverse=True))
_N = r"(\d{1,4}(?:[.,]\d{1,2})?)(?:\s*[-–]\s*(\d{1,4}(?:[.,]\d{1,2})?))?"
_HOURS = re.compile(_N + r"\s*(?:timmars|timmar|timme|tim|tm|h|hours|hour|hrs|hr)(?![a-zåäö])")
_MINUTES = re.compile(_N + r"\s*(?:minuters|minuter|minut|minutes|minute|mins|min|m)(?![a-zåäö])")
_TIMES = re.compile(_N + r"\s*(?:x|×|\*|gånger|gång|ggr|ggn|times|time)(?![a-zåäö])")
_EVERY_NTH = re.compile(
    rf"(?:var|vart|varje|every)\s*(\d{{1,2}}|{'|'.join(_NTH)})(?::e|:a|e|a)?\s*({_ANY_PERIOD})(?![a-zåäö])"
)
_EVERY = re.compile(rf"(?:om|i|per|/|varje|var|a|an|every|each|på|in the|in a)\s*({_ANY_PERIOD})(?![a-zåäö])")
_OFTEN = re.compile(r"(dagligen|daily|veckovis|weekly|månadsvis|monthly|årligen|yearly)(?![a-zåäö])")
_OFTEN_IS = {"da": Period.DAY, "ve": Period.WEEK, "we": Period.WEEK, "må": Period.MONTH, "mo": Period.MONTH}
_FILLING = re.compile(
    r"\b(?:ca|cirka|c:a|ungefär|typ|runt|about|around|roughly|och|and|i|om|på|per|a|an|the|for|under|åt gången|"
    r"varje gång|per gång|each time|each|at a time|vardera|det tar|tar|takes|it takes|jag|gör|den|med)\b|[.,;:~()/]"
)
_SAID = (
    (r"\b(?:en|1)\s+halvtimme\b|\bhalvtimme\b|\bhalf an hour\b|\bhalf hour\b", "30 min"),
    (r"\b(?:en|1)\s+(?:och|en)\s+(?:en\s+)?halv\s+timme\b|\ben och en halv timme\b|\ban hour and a half\b", "90 min"),
    (r"\b(?:en\s+)?halv\s+timme\b", "30 min"),
    (r"(?<=\d)[ \u00a0](?=\d{3}\b)", ""),
    (r"\b(?:var|varje)\s+sjunde\s+dag\b|\bvar\s+7:e\s+dag\b", "i veckan"),
    (r"\b(?:var|varje)\s+fjortonde\s+dag\b|\bvar\s+14:e\s+dag\b", "var 2 vecka"),
    (r"\btre kvart\b", "45 min"),
    (r"\b(?:en\s+)?kvart\b|\ba quarter of an hour\b|\ba quarter\b", "15 min"),
    (r"\ban hour\b", "60 min"),
    (r"\bonce\b", "1 x"),
    (r"\btwice\b", "2 x"),
    (r"\bvarannan\b", "var annan"),
    (r"\bvartannat\b", "var annan"),
    ("½", ",5"),
)


def read_amount(typed: str) -> Amount:
    """What was typed. Raises `AmountUnreadable`, `HowOftenMissing`, `HowLongMissing`, `TooMuchTime`, `TextTooLong`."""
    said = clean(typed, TYPED_LENGTH)
    left = said.casefold().strip(" .!")
    if left in _NONE:
        return NOTHING
    left = _AND_A_HALF.sub(lambda it: f"{_NUMBERS.get(it[1], it[1])},5 h", left)
    for words, meant in _SAID:
        left = re.sub(words, meant, left)
    left = re.sub(r"(?<![\d])[,](5)", r"0,\1", left)
    left = re.sub(r"[x×*]\s*(\d{1,2})(?=\s*(?:$|om|i|per|/|varje|a|every)\b)", r"\1 x ", left)  # "20 min x 3 om dagen"
    left = re.sub(r"\b[a-zåäö]+\b", lambda word: str(_NUMBERS.get(word[0], word[0])), left)
    every, period, left = _often(left)
    minutes, left = _long(left)
    times, left = _take(_TIMES, left)
    if times is None and period and (bare := re.fullmatch(r"[\s~]*,\s*(\d{1,3})\s*", left)):
        times, left = Decimal(bare[1]), ""  # "20 min, 3 i veckan"
    left = _FILLING.sub(" ", left).strip()
    if left or (period is None and minutes is None):
        raise AmountUnreadable(typed=said)
    if period is None:
        raise HowOftenMissing
    if minutes is None:
        raise HowLongMissing
    amount = Amount(
        Decimal(1) if times is None else times, every, period, int(minutes.to_integral_value(ROUND_HALF_UP))
    )
    if not amount.times or not amount.minutes:
        return NOTHING
    if amount.a_week > MOST_HOURS * 60:
        raise TooMuchTime(hours=round(amount.a_week / 60), most=MOST_HOURS)
    return amount


_AS_TYPED = {Period.DAY: "om dagen", Period.WEEK: "i veckan", Period.MONTH: "i månaden", Period.YEAR: "om året"}
_EVERY_AS_TYPED = {Period.DAY: "dag", Period.WEEK: "vecka", Period.MONTH: "månad", Period.YEAR: "år"}


def as_typed(amount: Amount) -> str:
    """An amount as somebody would type it: `read_amount` gives it back."""
    if not amount:
        return "0"
    times = f"{amount.times.normalize():f}".replace(".", ",")
    every = f"var {amount.every} {_EVERY_AS_TYPED[amount.period]}" if amount.every > 1 else _AS_TYPED[amount.period]
    return f"{times} x {amount.minutes} min {every}"


def _often(text: str) -> tuple[int, Period | None, str]:
    if found := _EVERY_NTH.search(text):
        nth = int(found[1]) if found[1].isdigit() else _NTH[found[1]]
        return max(1, nth), _PERIOD_OF[found[2]], _without(found, text)
    if found := _EVERY.search(text):
        return 1, _PERIOD_OF[found[1]], _without(found, text)
    if found := _OFTEN.search(text):
        return 1, _OFTEN_IS.get(found[1][:2], Period.YEAR), _without(found, text)
    return 1, None, text


def _long(text: str) -> tuple[Decimal | None, str]:
    hours, text = _take(_HOURS, text)
    minutes, text = _take(_MINUTES, text)
    if hours is None and minutes is None:
        return None, text
    return (hours or Decimal(0)) * 60 + (minutes or Decimal(0)), text


def _take(pattern: re.Pattern[str], text: str) -> tuple[Decimal | None, str]:
    """The first number that the pattern finds, the middle of it where it is "15-20", and the text without it."""
    found = pattern.search(text)
    if not found:
        return None, text
    low, high = (Decimal(n.replace(",", ".")) if n else None for n in (found[1], found[2]))
    assert low is not None
    return (low if high is None else (low + high) / 2), _without(found, text)


def _without(found: re.Match[str], text: str) -> str:
    return f"{text[: found.start()]} {text[found.end() :]}"
