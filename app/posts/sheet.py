"""Posts as a workbook and as CSV: a row for each, with what who asks may see of it and no more. Pure, in Swedish. A
text from somebody is only ever text in them."""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import xlsxwriter

from app.export.delimited import delimited
from app.posts.post import Post, Standing
from app.posts.words import EMPLOYER, STANDING, WITHHELD

NOT_SHOWN = WITHHELD["not_shown"]
SMALL = "Alla antal visas, också de som är under fem. Filen är för HR."
MIXED = "Alla antal visas, också de som är under fem, för de tjänster där du ser dem. Filen är för HR."
WITHHELD_HERE = "Hur många som är på tjänsterna visas inte."

Cell = str | int | None


@dataclass(frozen=True, slots=True)
class Line:
    """A post as a list has it. `workplaces`: those that who asks sees. `standing`: as they see it. `is_whole`: they see
    all of it, small numbers too. `on`: the day. `next`: what there is to do, `due`: when, ISO 8601, or
    "". `way`: the way in, `stage`: what is next on it, `planned`: for when."""

    id: int
    post: Post
    administration: str
    workplaces: tuple[str, ...]
    standing: frozenset[Standing]
    is_whole: bool
    on: date
    next: str = ""
    due: str = ""
    way: str = ""
    stage: str = ""
    planned: date | None = None


def _is(standing: Standing) -> Callable[[Line], Cell]:
    return lambda it: "ja" if standing in it.standing else "nej"


def _of_persons(say: Callable[[Line], Cell]) -> Callable[[Line], Cell]:
    return lambda it: say(it) if it.is_whole else NOT_SHOWN


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


COLUMNS: dict[str, tuple[int, Callable[[Line], Cell]]] = {
    "Nr": (6, lambda it: it.id),
    "Titel": (34, lambda it: it.post.title),
    "Förvaltning": (26, lambda it: it.administration),
    "Arbetsplatser": (40, lambda it: ", ".join(it.workplaces)),
    "Typ av arbetsgivare": (20, lambda it: EMPLOYER[it.post.employer]),
    STANDING[Standing.DESCRIBED]: (12, _is(Standing.DESCRIBED)),
    STANDING[Standing.DECIDED]: (12, _is(Standing.DECIDED)),
    "Beslut": (20, lambda it: it.post.decision),
    "Beslutad den": (13, lambda it: _day(it.post.decided_on)),
    STANDING[Standing.FILLED]: (12, _of_persons(_is(Standing.FILLED))),
    STANDING[Standing.ORDINARY]: (14, _of_persons(_is(Standing.ORDINARY))),
    "Personer": (10, _of_persons(lambda it: it.post.at(it.on).persons)),
    "AB": (8, _of_persons(lambda it: it.post.at(it.on).ab)),
    "BEA": (8, _of_persons(lambda it: it.post.at(it.on).bea)),
    "Nästa steg": (34, lambda it: it.next),
    "Nästa steg, dag": (16, lambda it: it.due),
    "Väg in": (28, lambda it: it.way),
    "På vägen in": (34, lambda it: it.stage),
    "Planerat": (12, lambda it: _day(it.planned)),
    "Avslutad": (10, lambda it: "nej" if it.post.is_open(it.on) else "ja"),
    "Exempel": (9, lambda it: "ja" if it.post.is_example else "nej"),
}
"""Head -> how wide, in letters roughly, and what stands in it."""


def note(lines: Sequence[Line]) -> str:
    """What the file says of its own numbers."""
    whole = {it.is_whole for it in lines}
    return SMALL if whole == {True} else MIXED if True in whole else WITHHELD_HERE


def xlsx(lines: Sequence[Line], on: date) -> bytes:
    """`on`: the day that it is made."""
    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(file, options)
    book.set_properties({"title": "Tjänster", "author": ""})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 2})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    sheet = book.add_worksheet("Tjänster")
    for at, (head, (width, _)) in enumerate(COLUMNS.items()):
        sheet.set_column(at, at, width)
        sheet.write_string(0, at, head, bold)
    for row, line in enumerate(lines, 1):
        for at, (_, value) in enumerate(COLUMNS.values()):
            if isinstance(cell := value(line), int):
                sheet.write_number(row, at, cell, plain)
            else:
                sheet.write_string(row, at, cell or "", plain)
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, max(1, len(lines)), len(COLUMNS) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    about = book.add_worksheet("Om")
    about.set_column(0, 0, 20)
    about.set_column(1, 1, 80)
    for row, (name, said) in enumerate((("Hämtad", on.isoformat()), ("Små tal", note(lines)))):
        about.write_string(row, 0, name, bold)
        about.write_string(row, 1, said, plain)
    book.close()
    return file.getvalue()


def csv(lines: Sequence[Line], on: date) -> bytes:
    rows = [[str(value(line) or "") if value(line) != 0 else "0" for _, value in COLUMNS.values()] for line in lines]
    return delimited([[*COLUMNS], *rows, [], ["Hämtad", on.isoformat()], ["Små tal", note(lines)]])
