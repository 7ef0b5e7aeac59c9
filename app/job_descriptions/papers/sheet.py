"""Many job descriptions as a workbook: one a row, and then each one's tasks and requirements. A text from somebody is
only ever text in it, never a formula or a link."""

import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import xlsxwriter

from app.export.document import swedish_date
from app.job_descriptions.draft import Draft, Level, Origin
from app.job_descriptions.fields import TABLE, Field, ordered
from app.job_descriptions.papers.document import basis_name, employment, party
from app.job_descriptions.rows import shares
from app.job_descriptions.way.reviews import Matched
from app.job_descriptions.words import CHOICE, KIND, LEVEL, STATUS, WORD

MOST_CHOSEN = 500
"""Job descriptions in a file, and that an address may name."""
LONGEST = 32_767
"""Characters that a cell takes."""

Value = str | Decimal | date | int | None


@dataclass(frozen=True, slots=True)
class Saved:
    """A job description as it was saved: which one, which version, and the day."""

    id: int
    version: int
    on: date
    draft: Draft
    agreement_now: str = ""
    """AB once the way in has led there."""
    next_step: str = ""
    way: str = ""
    planned: date | None = None
    matched: tuple[Matched, ...] = ()
    """What AME and Arbetsförmedlingen have said."""


@dataclass(frozen=True, slots=True)
class Column:
    """`width`: in letters, roughly."""

    head: str
    width: int
    value: Callable[[Saved], Value]


def _of(name: str) -> Callable[[Saved], Value]:
    def value(it: Saved) -> Value:
        found: Value = getattr(it.draft, name)
        return found

    return value


def _asked(level: Level) -> Callable[[Saved], Value]:
    return lambda it: _list(asked.what for asked in it.draft.requirements if asked.level is level)


def _chosen(name: str, draft: Draft) -> str:
    value = getattr(draft, name)
    return CHOICE[name][value] if value else ""


def _list(texts: Iterable[str]) -> str:
    return "\n".join(texts)


def _matched(it: Matched) -> str:
    said = f"{WORD[it.word].lower()}, om version {it.version}" if it.word else "inget svar än"
    return f"{party(it.party)}: {said}"


def _of_workshop(origin: Origin) -> str:
    return origin.workplace if origin.workshop == origin.workplace else f"{origin.workplace}: {origin.workshop}"


def _columns_of(field: Field) -> Iterable[Column]:
    if field.name == "duties":
        yield Column(field.label, 54, lambda it: _list(duty.text for duty in it.draft.duties))
    elif field.name == "requirements":
        yield from (Column(name, 34, _asked(level)) for level, name in LEVEL.items())
    elif field.name == "employment":
        yield Column(field.label, field.width, lambda it: employment(it.draft))
    elif field.name in CHOICE:
        yield Column(field.label, field.width, lambda it: _chosen(field.name, it.draft))
    else:
        yield Column(field.label, field.width, _of(field.name))


_FIRST = ("title", "workplace", "agreement", "ab_plan", "extent", "full_time")
"""Have their columns before the others', or, as a full time, none."""
_THEN = (
    *("working_hours", "employment", "until", "start", "salary", "manager", "works_with", "relieves"),
    *("need", "ordinary_work", "began_in", "assignment", "duties", "not_included", "requirements"),
    *("plan", "introduction", "mentor", "support", "adaptation"),
    *("aid", "ssyk", "jobtech", "municipality", "negotiation", "risk_assessment", "hr_review", "notes"),
)
"""In this order, whatever more there is after them."""

COLUMNS = (
    Column("Nr", 6, lambda it: it.id),
    Column("Titel", 32, lambda it: it.draft.title),
    Column("Arbetsplats", 26, lambda it: it.draft.workplace or it.draft.provenance.workplace),
    Column("Läge", 11, lambda it: STATUS[it.draft.status]),
    Column("Version", 8, lambda it: it.version),
    Column("Sparad", 12, lambda it: it.on),
    Column("Exempel", 9, lambda it: "ja" if it.draft.provenance.is_example else "nej"),
    Column("Avtal", 8, lambda it: it.draft.agreement.value),
    Column("Avtal nu", 8, lambda it: it.agreement_now),
    Column("Nästa steg", 26, lambda it: it.next_step),
    Column("Planerat", 12, lambda it: it.planned),
    Column("Väg in", 26, lambda it: it.way),
    Column("AME och Arbetsförmedlingen", 34, lambda it: _list(map(_matched, it.matched))),
    Column("AB från", 12, _of("ab_plan")),
    Column("Omfattning, %", 13, _of("extent")),
    Column("Timmar i veckan, uppgifter", 14, lambda it: it.draft.hours or None),
    *(column for field in ordered(_THEN, TABLE) if field.name not in _FIRST for column in _columns_of(field)),
    Column("Workshoppar", 34, lambda it: _list(_of_workshop(o) for o in it.draft.provenance.origins)),
    Column("Annat underlag", 34, lambda it: _list(basis_name(basis) for basis in it.draft.provenance.bases)),
)
_DUTIES = {
    "Nr": 6,
    "Titel": 32,
    "Rubrik": 24,
    "Uppgift": 60,
    "Timmar i veckan": 14,
    "Andel, %": 10,
    "Från tavlan": 50,
}
_REQUIREMENTS = {"Nr": 6, "Titel": 32, "Kunskap eller förmåga": 50, "Slag": 12, "Nivå": 14, "Varför": 50}


def xlsx(saved: Sequence[Saved], on: date, left_out: int = 0) -> bytes:
    """`on`: the day that it is made. `left_out`: how many there was no room for, which the file says."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(
        file,
        {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False},
    )
    book.set_properties({"title": "Arbetsbeskrivningar", "author": "", "comments": f"Hämtad {swedish_date(on)}"})
    heads = {column.head: column.width for column in COLUMNS}
    lines: list[list[Value]] = [[column.value(it) for column in COLUMNS] for it in saved]
    if left_out:
        lines.append([None, f"{left_out} till fick inte plats. Sök fram dem du vill ha i listan."])
    _sheet(book, "Arbetsbeskrivningar", heads, lines)
    _sheet(book, "Uppgifter", _DUTIES, [row for it in saved for row in _duties(it)])
    _sheet(book, "Krav", _REQUIREMENTS, [row for it in saved for row in _requirements(it)])
    book.close()
    return file.getvalue()


def _duties(it: Saved) -> Iterable[list[Value]]:
    for duty, share in zip(it.draft.duties, shares(it.draft), strict=True):
        board = _list(source.text for source in it.draft.from_board(duty))
        yield [it.id, it.draft.title, duty.heading, duty.text, duty.hours, share, board]


def _requirements(it: Saved) -> Iterable[list[Value]]:
    for asked in it.draft.requirements:
        yield [it.id, it.draft.title, asked.what, KIND[asked.kind], LEVEL[asked.level], asked.why]


def _sheet(book: Any, name: str, heads: Mapping[str, int], rows: Sequence[Sequence[Value]]) -> None:
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 2})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left", "valign": "top"})
    sheet = book.add_worksheet(name)
    for at, (head, width) in enumerate(heads.items()):
        sheet.set_column(at, at, width)
        sheet.write_string(0, at, head, bold)
    for line, row in enumerate(rows, 1):
        for at, value in enumerate(row):
            if value in (None, ""):
                continue
            if isinstance(value, str):
                sheet.write_string(line, at, value[:LONGEST], plain)
            elif isinstance(value, date):
                sheet.write_datetime(line, at, value, day)
            else:
                sheet.write_number(line, at, value, plain)
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, max(1, len(rows)), len(heads) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    if len(heads) < len(COLUMNS):  # those would be too small to read on one page's width
        sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
