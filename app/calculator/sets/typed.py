"""A value typed by hand: as it stands in the fields, and read from them. Pure.

What can't be read is refused at its field (`at`), with what was typed.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from babel import Locale

from app.calculator.amounts import as_typed, read_for
from app.calculator.sets.value_set import SOURCE_LENGTH, read_year
from app.calculator.values import UNIT, Origin, Parameter, Value
from app.export.harmless import harmless
from app.vocabulary import Refused, clean

Typed = Mapping[str, str]
FIELDS = ("amount", "origin", "year", "source")
ORIGINS = (Origin.SOURCE, Origin.ASSUMPTION, Origin.LOCAL)
"""Those that a value in a set may have."""


class OriginMissing(Refused):
    code = "origin_missing"


class SourceMissing(Refused):
    code = "source_missing"


def read_value(typed: Typed, parameter: Parameter) -> Value:
    """Raises `Refused`."""
    with _at("amount"):
        amount = read_for(typed.get("amount", ""), parameter)
    with _at("origin"):
        origin = _origin(typed.get("origin", ""))
    with _at("year"):
        year = read_year(typed.get("year", ""))
    with _at("source"):
        source = _source(typed.get("source", ""), origin)
    return Value(amount, origin, year, source)


def as_fields(value: Value | None, parameter: Parameter, locale: Locale) -> dict[str, str]:
    if value is None:
        return dict.fromkeys(FIELDS, "")
    return {
        "amount": as_typed(value.amount, UNIT[parameter], locale),
        "origin": value.origin.value,
        "year": str(value.year or ""),
        "source": value.source,
    }


def _origin(text: str) -> Origin:
    if text not in {it.value for it in ORIGINS}:
        raise OriginMissing
    return Origin(text)


def _source(text: str, origin: Origin) -> str:
    """The mark that makes a text harmless in a spreadsheet is none of it: it comes and goes with files."""
    source = clean(text, SOURCE_LENGTH)
    if source.startswith("'") and harmless(source[1:]) == source:
        source = source[1:]
    if origin is Origin.SOURCE and not any(map(str.isalnum, source)):
        raise SourceMissing
    return source


@contextmanager
def _at(field: str) -> Iterator[None]:
    try:
        yield
    except Refused as no:
        no.details.setdefault("at", field)
        raise
