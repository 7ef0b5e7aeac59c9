"""A set of values as a file, and a file as values. Pure.

Every row is right, or nothing of the file is taken: what is wrong is told row by row. A row whose amount is empty says
that the value is empty; what the file has no row for stays as it is.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from babel import Locale

from app.brought.files import as_it_was
from app.brought.sheets import Sheet
from app.calculator import words
from app.calculator.amounts import as_typed
from app.calculator.sets.typed import ORIGINS, read_value
from app.calculator.values import UNIT, Origin, Parameter, Unit, Value, Values
from app.vocabulary import Refused

SWEDISH = Locale.parse("sv_SE")
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "parameter": ("Nyckel", "Key"),
    "name": ("Namn", "Name"),
    "amount": ("Värde", "Value"),
    "unit": ("Enhet", "Unit"),
    "origin": ("Slag", "Kind"),
    "year": ("År", "Year"),
    "source": ("Källa", "Source"),
}
"""A column, and what its heading may be; the first is ours."""
_NEEDED = ("amount", "origin", "year")
MOST_WRONG = 50
"""Rows that are told of, of a file that has more that are wrong."""
Says = Callable[[str], str]
"""A sentence of ours in a language."""


class ColumnsMissing(Refused):
    """Details: `names`, what the first row is to have."""

    code = "columns_missing"


class ParameterUnknown(Refused):
    """Details: `typed`."""

    code = "parameter_unknown"


class ParameterTwice(Refused):
    """Details: `first`, the row that it stands on too."""

    code = "parameter_twice"


@dataclass(frozen=True, slots=True)
class Wrong:
    """`row`: as the file's program numbers it. `name`: what stands there."""

    row: int
    name: str
    why: Refused


@dataclass(frozen=True, slots=True)
class Brought:
    """`values`: what each is to become, None: empty. `wrong`: nothing is taken where there is any."""

    values: Mapping[Parameter, Value | None] = field(default_factory=dict)
    wrong: Sequence[Wrong] = ()


def rows(values: Values) -> list[list[str]]:
    """The table of a set, every parameter of it, with its headings."""
    return [[names[0] for names in COLUMNS.values()], *(_row(it, values.get(it)) for it in Parameter)]


def _row(parameter: Parameter, value: Value | None) -> list[str]:
    unit = words.UNIT_OF.get(parameter, words.UNIT[UNIT[parameter]])
    its = [parameter.value, words.NAME[parameter]]
    if value is None:
        return [*its, "", unit, "", "", ""]
    # Without spaces and signs, a spreadsheet takes it for a number, and writes it back as one.
    amount = as_typed(value.amount, UNIT[parameter], SWEDISH).replace("\u00a0", "").removesuffix("%")
    return [*its, amount, unit, words.ORIGIN[value.origin], str(value.year or ""), value.source]


def read(sheet: Sheet, says: Iterable[Says]) -> Brought:
    """`says`: the languages that names and kinds may be in, besides Swedish. Raises `ColumnsMissing`."""
    known = _known(says)
    filled = [number for number, cells in enumerate(sheet.rows) if any(map(str.strip, cells))]
    places = _places(sheet.rows[filled[0]] if filled else ())
    values: dict[Parameter, Value | None] = {}
    wrong: list[Wrong] = []
    first: dict[Parameter, int] = {}
    for number in filled[1:]:
        cells = {column: as_it_was(sheet.cell(number, place)).strip() for column, place in places.items()}
        name = (cells.get("name") or cells.get("parameter", ""))[:40]
        try:
            parameter = _parameter(cells, known)
            if parameter in first:
                raise ParameterTwice(first=first[parameter])
            first[parameter] = number + 1
            values[parameter] = _value(cells, parameter, known)
        except Refused as no:
            wrong.append(Wrong(number + 1, name, no))
    return Brought({} if wrong else values, wrong)


def _value(cells: Mapping[str, str], parameter: Parameter, known: Mapping[str, Parameter | Origin]) -> Value | None:
    amount = cells["amount"]
    if not amount:
        return None
    # The column says what the number is of: 1 is one per cent, and nobody need ask.
    if UNIT[parameter] is Unit.SHARE and cells.get("unit") and not amount.endswith("%"):
        amount += "%"
    origin = known.get(cells["origin"].casefold())
    its = {"amount": amount, "origin": origin.value if isinstance(origin, Origin) else ""}
    return read_value({**its, "year": cells["year"], "source": cells.get("source", "")}, parameter)


def _parameter(cells: Mapping[str, str], known: Mapping[str, Parameter | Origin]) -> Parameter:
    for column in ("parameter", "name"):
        typed = cells.get(column, "")
        if typed:
            found = known.get(typed.casefold())
            if isinstance(found, Parameter):
                return found
            raise ParameterUnknown(typed=typed[:40])
    raise ParameterUnknown(typed="")


def _known(says: Iterable[Says]) -> dict[str, Parameter | Origin]:
    """By every name that they may have in a file."""
    speakers: list[Says] = [str, *says]
    found: dict[str, Parameter | Origin] = {it.value: it for it in (*Parameter, *ORIGINS)}
    for say in speakers:
        found |= {say(words.NAME[it]).casefold(): it for it in Parameter}
        found |= {say(words.ORIGIN[it]).casefold(): it for it in ORIGINS}
    return found


def _places(heads: Sequence[str]) -> dict[str, int]:
    said = {as_it_was(head).strip().casefold(): place for place, head in enumerate(heads)}
    found = {
        column: said[name.casefold()] for column, names in COLUMNS.items() for name in names if name.casefold() in said
    }
    if not {*_NEEDED} <= found.keys() or not {"parameter", "name"} & found.keys():
        raise ColumnsMissing(names=", ".join(COLUMNS[it][0] for it in ("name", *_NEEDED, "source")))
    return found
