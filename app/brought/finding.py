"""Where in a list the tasks stand: on which sheet, under which heading, in which column."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.brought import headings, people
from app.brought.cells import could_be_a_task, is_figures, letters
from app.brought.headings import Says
from app.brought.marks import marks_off
from app.brought.sheets import MOST_COLUMNS, Sheet
from app.vocabulary import TEXT_LENGTH

_LOOKED_AT = 15
"""Rows in which a heading may stand."""
_WEIGHED = 300
"""Rows that a column is chosen by."""
_SHOWN = 3
"""Texts of a column that say which it is."""
_NEAR = 0.5
"""Of what the best sheet has, how much the first has that is taken before it."""
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Column:
    """A column that has something in it. `name`: its heading, where there is one. `texts`: some of what stands in it.
    `tasks`: how many different texts that could be tasks."""

    number: int
    name: str
    texts: Sequence[str]
    tasks: int
    is_hidden: bool
    is_of_people: bool
    could_be_people: bool

    @property
    def says(self) -> Says:
        return headings.says(self.name)


def best_sheet(sheets: Sequence[tuple[int, Sheet]]) -> tuple[int, Sheet]:
    """The first that has a heading for tasks; else the first with nearly as many different texts as any."""
    seen = [one for one in sheets if not one[1].is_hidden] or sheets
    for one in seen:
        if _has_certain_heading(one[1]) or headings.says(one[1].name) is Says.TASKS:
            return one
    counts = [_tasks_in(sheet) for _, sheet in seen]
    return next(one for one, count in zip(seen, counts, strict=True) if count >= _NEAR * max(counts))


def _has_certain_heading(sheet: Sheet) -> bool:
    row = heading_of(sheet)
    return row is not None and headings.has_heading(sheet.rows[row])


def _tasks_in(sheet: Sheet) -> int:
    best = best_column(columns_of(sheet, heading_of(sheet)))
    return 0 if best.is_of_people else best.tasks


def heading_of(sheet: Sheet) -> int | None:
    """The row of the heading, where there is one. A title above it is none."""
    rows = [row for row in range(len(sheet.rows)) if row not in sheet.hidden_rows and sheet.filled(row)]
    wide = [row for row in rows[:-1] if row < _LOOKED_AT and len(sheet.filled(row)) > 1]
    found = [row for row in wide if headings.is_heading([*sheet.filled(row).values()])]
    if found:
        return next((row for row in found if _is_certain(sheet, row, found[0])), found[0])
    if wide and (headings.has_certain([*sheet.filled(wide[0]).values()]) or _is_of_another_kind(sheet, wide[0], rows)):
        return wide[0]
    return _heading_alone(sheet, rows)


def _is_certain(sheet: Sheet, row: int, first: int) -> bool:
    """Whether a row has the word for tasks, and is no task beneath the heading `first` that has that word."""
    heads = [column for column, cell in sheet.filled(row).items() if headings.says(cell) is Says.TASKS]
    return any(row == first or sheet.column(column).count(sheet.cell(row, column)) == 1 for column in heads)


def _is_of_another_kind(sheet: Sheet, row: int, rows: Sequence[int]) -> bool:
    """Whether a word of a row stands above nothing but figures, or above nothing but people with two names."""
    beneath = rows[rows.index(row) + 1 :]
    if len(beneath) < 2:
        return False
    return any(
        letters(cell) > 1 and _are_of_another_kind(cell, [sheet.cell(other, column) for other in beneath])
        for column, cell in sheet.filled(row).items()
    )


def _are_of_another_kind(word: str, texts: Sequence[str]) -> bool:
    if all(map(is_figures, texts)):
        return True
    return len(word.split()) == 1 and all(len(text.split()) > 1 for text in texts) and people.are_people(texts)


def _heading_alone(sheet: Sheet, rows: Sequence[int]) -> int | None:
    """A heading that stands alone in its row: one that can be nothing else, or the list's first line."""
    alone = {row: next(iter(sheet.filled(row).values())) for row in rows if len(sheet.filled(row)) == 1}
    certain = [row for row, text in alone.items() if row < _LOOKED_AT and headings.is_heading_alone(text)]
    if certain and rows.index(certain[0]) < len(rows) / 2:
        return certain[0]
    is_title = len(rows) > 1 and rows[0] in alone and headings.is_title(alone[rows[0]])
    return rows[0] if is_title else None


def columns_of(sheet: Sheet, heading: int | None) -> list[Column]:
    there = range(min(sheet.width, MOST_COLUMNS))
    filled = [number for number in there if any(cell.strip() for cell in sheet.column(number))]
    return [_column(sheet, number, heading) for number in filled]


def _column(sheet: Sheet, number: int, heading: int | None) -> Column:
    start = 0 if heading is None else heading + 1
    name = "" if heading is None else " ".join(sheet.cell(heading, number).split())
    beneath = [row for row in range(start, len(sheet.rows)) if sheet.cell(row, number).strip()]
    texts = [sheet.cell(row, number)[:TEXT_LENGTH] for row in beneath if row not in sheet.hidden_rows][:_WEIGHED]
    shown = [" ".join(text.split()) for text in texts or sheet.column(number) if text.strip()]
    return Column(
        number,
        name,
        [*dict.fromkeys(shown)][:_SHOWN],
        tasks=len({_DIGITS.sub("", text).casefold() for text in marks_off(texts) if could_be_a_task(text)}),
        is_hidden=number in sheet.hidden_columns,
        is_of_people=headings.is_of_people(name) or people.are_people(texts),
        could_be_people=people.could_be_people(texts),
    )


def best_column(columns: Sequence[Column]) -> Column:
    """The one with a heading for tasks; else the one with the most different texts. Never people's names, where there
    is any other."""
    worded = _those(_those(columns, lambda column: not column.is_hidden), lambda column: column.tasks > 0)
    nobody = _those(worded, lambda column: not column.is_of_people)
    for says, among in ((Says.TASKS, worded), (Says.ABOUT_TASKS, nobody), (Says.MAYBE, nobody)):
        if found := [column for column in among if column.says is says]:
            return min(found, key=lambda column: headings.likelier(column.name))
    rest = _those(nobody, lambda column: column.says is Says.NOTHING)
    return max(rest, key=lambda column: (not column.could_be_people, column.tasks, -column.number))


def _those(columns: Sequence[Column], which: Callable[[Column], bool]) -> Sequence[Column]:
    """Those of the columns; all of them where none is."""
    return [column for column in columns if which(column)] or columns
