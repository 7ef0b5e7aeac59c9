"""The task map as a workbook and as CSV: a row for each task and colour, with what the page tells and no more. Pure, in
Swedish. A text from somebody is only ever text in them."""

import io
from collections.abc import Callable, Iterator, Sequence

import xlsxwriter

from app.export.delimited import delimited
from app.export.document import COLOUR_WORDS
from app.task_map.asked import Search
from app.task_map.counted import Count, Task
from app.task_map.paper import how
from app.task_map.words import AREA, WHEN, WITHHELD

Cell = str | int
Line = tuple[Task, Count | None]
"""None where nothing may be told."""

COLUMNS: dict[str, tuple[int, Callable[[Task, Count | None], Cell]]] = {
    "Uppgift": (40, lambda task, count: task.title),
    "Färg": (10, lambda task, count: COLOUR_WORDS[count.colour] if count else ""),
    "Arbetsplatser, minst": (24, lambda task, count: count.places if count else WITHHELD),
    "Av": (8, lambda task, count: (task.of or "") if count else ""),
    "Typ av arbetsplats": (20, lambda task, count: AREA[task.area] if task.area else ""),
    "Timmar i veckan": (16, lambda task, count: "" if count is None or count.hours is None else count.hours),
    "Timmar från så många": (20, lambda task, count: count.timed if count and count.hours is not None else ""),
    "När": (30, lambda task, count: ", ".join(WHEN[part] for part in count.when) if count else ""),
    "Kvalificerad": (12, lambda task, count: "ja" if task.qualified else "nej"),
    "Slutat": (
        44,
        lambda task, count: "\n".join(": ".join(filter(None, (it.workplace, how(it)))) for it in task.stopped),
    ),
    "Med vilka ord": (60, lambda task, count: "\n".join(task.texts)),
}
"""Head -> how wide, in letters roughly, and what stands in it."""


def lines(tasks: Sequence[Task]) -> Iterator[Line]:
    for task in tasks:
        if not task.counts:
            yield task, None
        for count in task.counts:
            yield task, count


def choice(search: Search) -> str:
    """What is asked for besides an administration, which is told by its name; "allt" where that is everything."""
    areas = {area.value: said for area, said in AREA.items()}
    colours = {colour.value: said for colour, said in COLOUR_WORDS.items()}
    its = (
        f"orden ”{search.words}”" if search.words else "",
        areas.get(search.area, search.area),
        colours.get(search.colour, search.colour),
        WHEN.get(search.when, search.when),
        "där någon har slutat" if search.stopped else "",
    )
    return ", ".join(filter(None, its)) or "allt"


def xlsx(tasks: Sequence[Task], facts: Sequence[tuple[str, str]], mark: str = "") -> bytes:
    """`facts`: what is true of all of it, on a sheet of its own. `mark`: stands in the first sheet's name, and on each
    page that is printed of it."""
    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(file, options)
    book.set_properties({"title": "Uppgiftskarta", "author": ""})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 2})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    sheet = book.add_worksheet(f"Uppgiftskarta ({mark})" if mark else "Uppgiftskarta")
    if mark:
        sheet.set_header(f"&R{mark}")
    for at, (head, (width, _)) in enumerate(COLUMNS.items()):
        sheet.set_column(at, at, width)
        sheet.write_string(0, at, head, bold)
    row = 0
    for row, (task, count) in enumerate(lines(tasks), 1):
        for at, (_, value) in enumerate(COLUMNS.values()):
            if isinstance(cell := value(task, count), int):
                sheet.write_number(row, at, cell, plain)
            else:
                sheet.write_string(row, at, cell, plain)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(1, row), len(COLUMNS) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    about = book.add_worksheet("Om")
    about.set_column(0, 0, 20)
    about.set_column(1, 1, 80)
    for at, (name, said) in enumerate(facts):
        about.write_string(at, 0, name, bold)
        about.write_string(at, 1, said, plain)
    book.close()
    return file.getvalue()


def csv(tasks: Sequence[Task], facts: Sequence[tuple[str, str]]) -> bytes:
    rows = [[str(value(task, count)) for _, value in COLUMNS.values()] for task, count in lines(tasks)]
    return delimited([[*COLUMNS], *rows, [], *facts])
