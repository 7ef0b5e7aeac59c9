"""Lists that a municipality keeps as CSV files, read line by line. Nothing is guessed: what can't be read is said."""

import csv
import io
from collections.abc import Iterator, Sequence

MOST_LINES = 6000
"""JobTech's occupations are about half as many."""


class Malformed(Exception):
    """A list that can't be read. The text is the end of a sentence for the operator: `line 3: there is no label`."""


def table(text: str, must: Sequence[str], may: Sequence[str] = ()) -> Iterator[tuple[int, dict[str, str]]]:
    """The number of each line in the file, and its cells by column. The first line names the columns, in any order.

    Cells stand between commas, or semicolons as a Swedish Excel writes them. Empty lines are passed over. A cell of a
    column that `may` be there is "" where it is not. Raises `Malformed`.
    """
    text = text.lstrip("\ufeff")
    between = ";" if ";" in text.partition("\n")[0] else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=between, skipinitialspace=True, strict=True)
    columns: list[str] | None = None
    try:
        for cells in reader:
            cells, line = [cell.strip() for cell in cells], reader.line_num
            if line > MOST_LINES:
                raise Malformed(f"there are more than {MOST_LINES} lines")
            if not any(cells):
                continue
            if columns is None:
                columns = _columns([cell.casefold() for cell in cells], must, may)
                continue
            if len(cells) > len(columns):
                raise Malformed(
                    f"line {line}: there are more cells than columns; put a cell with a {between} in quotes"
                )
            row = dict.fromkeys((*must, *may), "") | dict(zip(columns, cells, strict=False))
            for name in must:
                if not row[name]:
                    raise Malformed(f"line {line}: there is no {name}")
            yield line, row
    except csv.Error as why:
        raise Malformed(f"line {reader.line_num}: {why}") from None
    if columns is None:
        raise Malformed(f"it is empty; the first line is to be {','.join(must)}")


def _columns(names: list[str], must: Sequence[str], may: Sequence[str]) -> list[str]:
    allowed = [*must, *may]
    if len(set(names)) < len(names) or not set(must) <= set(names) <= set(allowed):
        optional = f" and perhaps {','.join(may)}" if may else ""
        raise Malformed(f"the first line is to be {','.join(must)}{optional}, not {','.join(names)[:80]}")
    return names
