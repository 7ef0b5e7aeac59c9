"""The result as files. A text from somebody is only ever text in them: never a formula, never markup."""

import io
import re
import unicodedata
from datetime import date

import orjson
import xlsxwriter

from app.board import words as board_words
from app.export.delimited import delimited
from app.export.document import STANDING_WORDS, swedish_date
from app.results import table, wording
from app.results.result import Result, Row
from app.vocabulary import PASS, Colour

_PAINTS = {
    Colour.GREEN: ("#00714F", "#FFFFFF"),
    Colour.YELLOW: ("#FFC629", "#16201E"),
    Colour.RED: ("#C9302A", "#FFFFFF"),
    Colour.BLACK: ("#0D1110", "#FFFFFF"),
}
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|~$^:=@>])")


def xlsx(result: Result, on: date) -> bytes:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(
        file,
        {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False},
    )
    book.set_properties(
        {"title": f"Resultat: {result.title}", "author": "", "comments": " ".join(wording.method(result))}
    )
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 2})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    paints = {
        colour: book.add_format(
            {"bg_color": ground, "font_color": ink, "bold": True, "valign": "top", "align": "center"}
        )
        for colour, (ground, ink) in _PAINTS.items()
    }
    columns = table.columns(result)
    board = book.add_worksheet("Tavlan")
    for at, column in enumerate(columns):
        board.set_column(at, at, column.width)
        board.write_string(0, at, column.head, bold)
    for line, row in enumerate(result.rows, 1):
        for at, cell in enumerate(table.cells(row, result)):
            if isinstance(cell, Colour):
                board.write_string(line, at, STANDING_WORDS[cell], paints[cell])
            elif cell == PASS:
                board.write_string(line, at, wording.placed_word(PASS), plain)
            elif isinstance(cell, str):
                board.write_string(line, at, cell, plain)
            elif cell is not None:
                board.write_number(line, at, cell, plain)
    board.freeze_panes(1, 2)
    board.autofilter(0, 0, len(result.rows), len(columns) - 1)
    board.set_landscape()
    board.set_paper(9)
    board.fit_to_pages(1, 0)
    board.repeat_rows(0)
    about = book.add_worksheet("Om")
    about.set_column(0, 0, 22)
    about.set_column(1, 1, 90)
    for line, (name, value) in enumerate(table.facts(result, swedish_date(on))):
        about.write_string(line, 0, name, bold)
        about.write_string(line, 1, value, plain)
    book.close()
    return file.getvalue()


def csv(result: Result, on: date) -> bytes:
    """With decimal commas."""
    heads = [column.head for column in table.columns(result)]
    lines = ([_csv_cell(cell) for cell in table.cells(row, result)] for row in result.rows)
    return delimited([heads, *lines, [], *table.facts(result, swedish_date(on))])


def _csv_cell(cell: table.Cell) -> str:
    if isinstance(cell, Colour):
        return STANDING_WORDS[cell]
    if cell == PASS:
        return wording.placed_word(PASS)
    if isinstance(cell, str):
        return cell
    return "" if cell is None else str(cell).replace(".", ",")


def json(result: Result, on: date) -> bytes:
    """With the words of the protocol (docs/protocol.md)."""
    whole = {
        "workshop": {
            "title": result.title,
            "workplace": result.workplace,
            "purpose": result.purpose,
            "example": result.is_example,
        },
        "date": on.isoformat(),
        "groups": [{"id": id, "name": name} for id, name in result.groups.items()],
        "together": list(result.together),
        "smallest": result.smallest,
        "jointly": list(result.jointly),
        "took_part": {
            "phones": result.took_part.phones,
            "paper": result.took_part.paper,
            "jointly": dict(result.took_part.jointly),
        },
        "method": wording.method(result),
        "tasks": [_json_task(row) for row in result.rows],
    }
    return orjson.dumps(whole, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE | orjson.OPT_NON_STR_KEYS)


def _json_task(row: Row) -> dict[str, object]:
    task: dict[str, object] = {
        "id": row.id,
        "number": row.number,
        "text": row.text,
        "also": row.also,
        "talk": row.talk,
        "placement": row.placement,
        "why": row.why,
        "dissent": row.dissent,
    }
    if row.picture:
        task["picture"] = row.picture
    if row.votes is not None:
        task |= {"votes": row.votes, "joint": row.joint, "few": sorted(row.few), "unknown": row.unknown}
        task |= {"divided": row.divided, "grounds": row.grounds}
    return task


def markdown(result: Result, on: date) -> bytes:
    lines = [f"# {_md(result.title)}", ""]
    lines += [f"- **{name}:** {_md(value)}" for name, value in table.facts(result, swedish_date(on))]
    for about in result.talks:
        rows = result.asking_for(about)
        lines += ["", f"## {board_words.TALK[about]}: {len(rows)}", "", f"{wording.talk_why(about, result)}.", ""]
        lines += _md_rows(rows, result)
    left = tuple(row for row in result.rows if not row.placement)
    for name, rows in (("Ingen grupp gör dem", result.nobodys), ("Inte lagda än", left)):
        if rows:
            lines += ["", f"## {name}: {len(rows)}", "", *_md_rows(rows, result)]
    return ("\n".join(lines) + "\n").encode()


def _md_rows(rows: tuple[Row, ...], result: Result) -> list[str]:
    return [*_md_table(rows, result), *_md_notes(rows, result)] if rows else []


def _md_table(rows: tuple[Row, ...], result: Result) -> list[str]:
    jointly = result.jointly if result.is_shown else ()
    heads = [*result.groups.values(), *(f"Svar {result.groups[id]}" for id in jointly)]
    heads += [f"Röster {wording.voice(id, result)}" for id in result.voices]
    lines = [f"| Arbetsuppgift | {' | '.join(_md(head) for head in heads)} |", "|---" * (len(heads) + 1) + "|"]
    for row in rows:
        cells = [wording.placed_word(row.placement.get(id)) for id in result.groups]
        cells += [wording.joint_word(row, id) for id in jointly]
        cells += [_votes(row, id, result) for id in result.voices]
        lines.append(f"| {' | '.join([_md(row.text), *cells])} |")
    return lines


def _votes(row: Row, id: str, result: Result) -> str:
    fell = (row.votes or {}).get(id)
    if fell is None:
        return wording.no_votes(row, id, result)
    return ", ".join(f"{count} {STANDING_WORDS[answer]}" for answer, count in fell.items() if count)


def _md_notes(rows: tuple[Row, ...], result: Result) -> list[str]:
    lines = []
    for row in rows:
        notes = {
            "Också": "; ".join(row.also),
            "Grunder för grön": wording.grounds(row, result),
            "Inte känt hur de ser den": wording.names(result.groups[id] for id in row.unknown),
            "Varför": row.why,
            "Avvikande mening": row.dissent,
        }
        if any(notes.values()):
            lines += ["", f"{_md(row.text)}", ""]
            lines += [f"- {name}: {_md(note)}" for name, note in notes.items() if note]
    return lines


def _md(text: str) -> str:
    """Text as text, on one line: markup's characters escaped, and nothing that could be a tag."""
    one_line = " ".join("".join(c if unicodedata.category(c) != "Cc" else " " for c in text).split())
    return _MARKDOWN.sub(r"\\\1", one_line.replace("&", "&amp;").replace("<", "&lt;"))
