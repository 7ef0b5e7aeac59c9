"""A staff mix as it is typed in a form: what stands in its fields, and what is read from them. Pure.

A wage or a share that is left as the set has it keeps its origin, year and source; one that is typed anew is the
municipality's own, or an assumption where that is ticked. Hours that are typed are an assumption: nobody has measured
them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from babel import Locale

from app.brought.people import is_person
from app.calculator.amounts import HOURS_OF_A_WEEK, LIMITS, Limits, as_typed, read
from app.calculator.mix import mix as rules
from app.calculator.mix.board import Measured
from app.calculator.mix.mix import Hours, Mix, Staff, Unit, exactly
from app.calculator.typed import TitleIsAPerson
from app.calculator.values import UNIT, Origin, Parameter, Stamp, Value, Values, stamp
from app.calculator.values import Unit as In
from app.vocabulary import N_, Refused, at, clean

NAME_LENGTH = 80
COUNT_LENGTH = 8
MOST_STAFF = 2000
OTHERS = 2
"""Groups more, that stay as they are."""
MOST_HOURS = Limits(Decimal(0), HOURS_OF_A_WEEK.most * MOST_STAFF)
RELIEVED, MORE = "relieved", "more"
OTHER = tuple(f"other_{at}" for at in range(1, OTHERS + 1))
GROUPS = (RELIEVED, MORE, *OTHER)
DEFAULT_NAME = {
    RELIEVED: N_("De som avlastas"),
    MORE: N_("De som blir fler"),
    **dict.fromkeys(OTHER, N_("Fler i enheten")),
}
MEASURED = ("red", "green")
_NOT_ASKED = ("of", "asked", "year", "once")
NUMBER, WAGE = N_("Antal"), N_("Lön")
LABEL = {
    "full_time": N_("Heltid"),
    "on_costs": N_("PO-pålägg"),
    "red": N_("Röda timmar"),
    "green": N_("Gröna timmar"),
    "swaps": N_("Antal byten"),
    "retire": N_("Går i pension om året"),
    "move": N_("Flyttar eller byter jobb om året"),
}
_OF_SET = {
    f"{RELIEVED}_wage": Parameter.WAGE_HIGH,
    f"{MORE}_wage": Parameter.WAGE_LOW,
    "on_costs": Parameter.ON_COSTS,
    "full_time": Parameter.FULL_TIME,
}
"""Which value of a set stands in a field, until somebody types another."""


class CountUnreadable(Refused):
    """Details: `typed`, `least` and `most`."""

    code = "mix_count_unreadable"


class TooManySwaps(Refused):
    """Details: `most`, how many there are."""

    code = "mix_too_many_swaps"


class From(StrEnum):
    """Where the hours come from."""

    NOWHERE = "nowhere"
    BOARDS = "boards"
    TEXTS = "texts"
    BOTH = "both"
    TYPED = "typed"


BOARD, TEXT = N_("tavlan, träff 2"), N_("arbetsbeskrivningen")
"""As `app.calculator.taken` says it too."""
_TAKEN_FROM = {From.BOARDS: BOARD, From.TEXTS: TEXT, From.BOTH: f"{BOARD}, {TEXT}", From.NOWHERE: ""}


@dataclass(frozen=True, slots=True)
class Given:
    """A value that the mix rests on. `key`: its field. `group`: whose it is, in their words, of a wage."""

    key: str
    unit: In
    value: Value
    group: str = ""


@dataclass(frozen=True, slots=True)
class Sources:
    """What was chosen to take the hours from. `boards`, `texts`: their names. `measured`: of the boards' group, with
    the texts' hours. `untimed`: red tasks on the boards whose time nobody knows. `is_timed`: whether the time of
    any task on them is."""

    boards: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    group: str = ""
    measured: Measured | None = None
    untimed: int = 0
    is_timed: bool = False

    @property
    def of(self) -> From:
        if self.boards and self.texts:
            return From.BOTH
        return From.BOARDS if self.boards else From.TEXTS if self.texts else From.NOWHERE


NO_SOURCES = Sources()


@dataclass(frozen=True, slots=True)
class Worked:
    """A mix that is worked out, with all that it rests on. `name`: of the unit. `on`: the day that it was made, of
    which its stamp is true. `above`: the red hours that the sources show, where more were typed."""

    name: str
    mix: Mix
    given: tuple[Given, ...]
    of: From
    sources: Sources
    on: date
    is_example: bool = False
    above: Decimal | None = None
    year: int | None = None
    """Of the set of values; None where there was none."""
    asked: tuple[tuple[str, str], ...] = ()
    """What was typed, for who goes on from it: without what the set had, which is taken from it anew."""

    @property
    def stamp(self) -> Stamp:
        return stamp((it.value for it in self.given), self.on)


Typed = Mapping[str, str]


def is_asked(typed: Typed) -> bool:
    """Whether somebody has begun to fill it in."""
    return any(typed.get(f"{group}_number", "").strip() for group in (RELIEVED, MORE)) or "asked" in typed


def as_it_stands(typed: Typed, values: Values, locale: Locale) -> dict[str, str]:
    """What stands in the fields: what was typed, or else the set's values."""
    theirs = {key: values[it] for key, it in _OF_SET.items() if it in values}
    filled = {key: as_typed(it.amount, UNIT[_OF_SET[key]], locale) for key, it in theirs.items()}
    left = {key: text for key, text in filled.items() if typed.get(key, "").strip() in ("", text)}
    guessed = {f"guess-{key}": "yes" for key in left if theirs[key].origin is Origin.ASSUMPTION}
    return {**filled, **(guessed if not is_asked(typed) else {}), **typed}


@dataclass(slots=True)
class _Reader:
    typed: Typed
    values: Values
    year: int
    given: list[Given] = field(default_factory=list)

    def amount(self, key: str, unit: In, limits: Limits, label: Sequence[str], group: str = "") -> Decimal:
        text, parameter = self.typed.get(key, ""), _OF_SET.get(key)
        theirs = self.values.get(parameter) if parameter else None
        if not text.strip() and theirs:
            its = theirs
        else:
            with at(key, *label):
                amount = read(text, unit, limits)
            its = self._value(key, amount, theirs)
        self.given.append(Given(key, unit, its, group))
        return its.amount

    def _value(self, key: str, amount: Decimal, theirs: Value | None) -> Value:
        is_guess = bool(self.typed.get(f"guess-{key}")) or key in MEASURED
        if theirs and theirs.amount == amount and is_guess is (theirs.origin is Origin.ASSUMPTION):
            return theirs
        return Value(amount, Origin.ASSUMPTION if is_guess else Origin.LOCAL, self.year)

    def count(self, key: str, least: int, most: int, label: Sequence[str]) -> int:
        text = "".join(self.typed.get(key, "").split())
        with at(key, *label):
            if not (text.isascii() and text.isdigit() and len(text) <= COUNT_LENGTH and least <= int(text) <= most):
                raise CountUnreadable(typed=self.typed.get(key, "").strip()[:20], least=least, most=most)
        return int(text)

    def has(self, *keys: str) -> bool:
        return any(self.typed.get(key, "").strip() for key in keys)

    def name(self, key: str) -> str:
        """Of a group or a unit, never somebody's."""
        with at(key):
            name = clean(self.typed.get(key, ""), NAME_LENGTH)
            if is_person(name):
                raise TitleIsAPerson(typed=name)
            return name

    def staff(self, group: str, least: int) -> Staff:
        name = self.name(f"{group}_name")
        number = self.count(f"{group}_number", least, MOST_STAFF, (NUMBER, name))
        wage = self.amount(f"{group}_wage", In.KRONOR, LIMITS[Parameter.WAGE], (WAGE, name), name)
        return Staff(name, number, wage)


def read_mix(
    typed: Typed,
    values: Values,
    sources: Sources,
    on: date,
    year: int | None = None,
    *,
    place: str = "",
    is_example: bool = False,
) -> Worked:
    """As it was typed. `values`: those of a set. `place`: the workplace that was chosen, whose name it has where no
    other is typed. What is refused says at which field (`at`): `CountUnreadable`, `TooManySwaps`, `TextTooLong`,
    `TitleIsAPerson`, and what `app.calculator.amounts.read` raises."""
    it = _Reader({**typed, f"{MORE}_number": typed.get(f"{MORE}_number", "").strip() or "0"}, values, on.year)
    name = it.name("unit") or place
    relieved, more = it.staff(RELIEVED, 1), it.staff(MORE, 0)
    others = tuple(
        it.staff(group, 1) for group in OTHER if it.has(*(f"{group}_{of}" for of in ("name", "number", "wage")))
    )
    on_costs = it.amount("on_costs", In.SHARE, LIMITS[Parameter.ON_COSTS], (LABEL["on_costs"],))
    full_time = it.amount("full_time", In.HOURS, LIMITS[Parameter.FULL_TIME], (LABEL["full_time"],))
    red, green, of, above = _hours(it, sources)
    unit = Unit(relieved, more, others, on_costs, full_time, red, green, _leaves(it))
    its = rules.mix(unit, _swaps(it, relieved.number))
    theirs = {given.key for given in it.given if _is_theirs(given, values)}
    asked = tuple(
        (key, text) for key, text in typed.items() if key.removeprefix("guess-") not in theirs and key not in _NOT_ASKED
    )
    return Worked(name, its, tuple(it.given), of, sources, on, is_example, above, year, asked)


def _is_theirs(given: Given, values: Values) -> bool:
    parameter = _OF_SET.get(given.key)
    return parameter is not None and values.get(parameter) is given.value


def _swaps(it: _Reader, most: int) -> int | None:
    if not it.has("swaps"):
        return None
    its = it.count("swaps", 1, MOST_STAFF, (LABEL["swaps"],))
    if its > most:
        raise TooManySwaps(at="swaps", label=LABEL["swaps"], most=most)
    return its


def _leaves(it: _Reader) -> int | None:
    keys = ("retire", "move")
    if not it.has(*keys):
        return None
    return sum(it.count(key, 0, MOST_STAFF, (LABEL[key],)) for key in keys if it.has(key))


def _hours(it: _Reader, sources: Sources) -> tuple[Hours | None, Hours | None, From, Decimal | None]:
    """Those that are typed stand before those that are measured."""
    measured = sources.measured
    red, green, above = None if measured is None else measured.red, _green(sources), None
    if it.has("red"):
        typed = it.amount("red", In.HOURS, MOST_HOURS, (LABEL["red"],))
        above = red.middle if red and typed > red.middle else None
        red, of = exactly(typed), From.TYPED
    else:
        of = sources.of
        if red is not None:
            it.given.append(Given("red", In.HOURS, Value(red.middle, Origin.TAKEN, None, _TAKEN_FROM[sources.of])))
    if it.has("green"):
        green = exactly(it.amount("green", In.HOURS, MOST_HOURS, (LABEL["green"],)))
    elif green is not None:
        it.given.append(Given("green", In.HOURS, Value(green.middle, Origin.TAKEN, None, BOARD)))
    return red, green, of, above


def _green(sources: Sources) -> Hours | None:
    """A board tells of both; a job description only of what is handed over."""
    return sources.measured.green if sources.measured is not None and sources.is_timed else None


def as_asked(typed: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """What a link to the same mix carries: nothing that is empty."""
    return [(key, text) for key, text in typed if text.strip()]
