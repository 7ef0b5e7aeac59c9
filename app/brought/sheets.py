"""What a list that is brought along is read into: sheets, of rows of text."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from app.vocabulary import Refused

MOST_IN_A_FILE = 1024 * 1024
MOST_LINES, MOST_ROWS = 500, 5000
"""Lines with something in them, and lines with those between."""
MOST_COLUMNS = 30
"""Columns that are looked through."""
MOST_SHOWN = 1000
"""Characters that are kept of a cell that is too long to be a task, so that it can be shortened."""
UNSAID = "\ufffd"
"""What stands for what a cell holds and can't be read."""


class TooManyLines(Refused):
    """Details: `most` and `count`."""

    code = "too_many_lines"


@dataclass(frozen=True)
class Sheet:
    """`rows`: as they stand in the list's own program, empty ones too. `whole`: each row as it is written, of a text.

    `hidden_rows`, `hidden_columns`: their places, from 0. `is_ours`: whether it is an export of our own, in which every
    text is as the board had it.
    """

    name: str
    rows: Sequence[Sequence[str]]
    whole: Sequence[str] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    is_hidden: bool = False
    is_ours: bool = False

    @cached_property
    def width(self) -> int:
        return max(map(len, self.rows), default=0)

    @property
    def lines(self) -> Sequence[str]:
        """Each row as one text."""
        return self.whole or [", ".join(" ".join(cell.split()) for cell in row if cell.strip()) for row in self.rows]

    @property
    def has_words(self) -> bool:
        return any(says_something(cell) for row in self.rows for cell in row)

    def cell(self, row: int, column: int) -> str:
        return self.rows[row][column] if column < len(self.rows[row]) else ""

    def column(self, column: int) -> list[str]:
        return [self.cell(row, column) for row in range(len(self.rows))]

    def filled(self, row: int) -> dict[int, str]:
        """The cells of a row that hold something, by column."""
        return {column: cell for column, cell in enumerate(self.rows[row]) if cell.strip()}


def says_something(text: str) -> bool:
    """Whether a text has a letter, a figure or a picture."""
    return any(c.isalnum() or unicodedata.category(c) == "So" for c in text)
