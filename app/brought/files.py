"""A list as a file, or as it is pasted, to sheets of rows. Read, never run.

A file comes from anybody, so it is bounded before it is opened: how large it is, how large it becomes when it is
unpacked, how many rows and columns are looked at.
"""

from dataclasses import replace

from app.brought import data, workbook
from app.brought.columns import of_text
from app.brought.decoding import decoded, straightened
from app.brought.kinds import ZIP, refuse_other_kinds
from app.brought.refusals import FileEmpty, FileTooLarge, FileUnreadable
from app.brought.sheets import MOST_IN_A_FILE, Sheet
from app.export.harmless import harmless
from app.vocabulary import Refused

_OUR_HEADING = ["nr", "arbetsuppgift", "andra formuleringar", "samtal"]
_MOST_CONTROLS = 0.05
"""Share of a text's characters that no text has."""


def of_file(content: bytes) -> list[Sheet]:
    """The sheets of a file, at least one of them with something in it. Raises `Refused`."""
    if len(content) > MOST_IN_A_FILE:
        raise FileTooLarge(most=MOST_IN_A_FILE // 1024 // 1024)
    refuse_other_kinds(content)
    found = _of_book(content) if content.startswith(ZIP) else data.sheets(content) or [of_text(_text(content))]
    if not any(sheet.has_words for sheet in found):
        raise FileEmpty
    return [_ours(sheet) for sheet in found]


def pasted(text: str) -> Sheet:
    return _ours(of_text(straightened(text)))


def _of_book(content: bytes) -> list[Sheet]:
    try:
        return workbook.sheets(content)
    except Refused:
        raise
    except Exception as why:  # a broken file breaks its reader in more ways than can be listed
        raise FileUnreadable from why


def _text(content: bytes) -> str:
    text = decoded(content)
    odd = sum(1 for c in text[:4000] if c < " " and c not in "\t\n\r\x0b\x0c")
    if odd > _MOST_CONTROLS * len(text[:4000]):
        raise FileUnreadable
    return text


def _ours(sheet: Sheet) -> Sheet:
    """An export of our own is marked as one, and what made its texts harmless for Excel is taken off."""
    if not sheet.rows or [cell.casefold() for cell in sheet.rows[0][:4]] != _OUR_HEADING:
        return sheet
    rows = [[as_it_was(cell) for cell in row] for row in sheet.rows]
    return replace(sheet, rows=rows, is_ours=True)


def as_it_was(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and harmless(cell[1:]) == cell else cell
