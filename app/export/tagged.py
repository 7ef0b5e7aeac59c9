"""What a PDF says to who hears it, beyond what Typst tags: which cell of a row is its head, so that a figure in the
middle of a table is read with whose it is. Typst has that (`pdf.header-cell`) behind a switch that its Python package
lacks.

The names are of PDF 1.7 (ISO 32000-1), 14.8.5.7: a head says that it is a row's, has an id, and is named by each cell
in its row beside the head of its column. To write a file anew holds the interpreter, and with it the whole room, for as
long as it takes: a large one is done by a process of its own, which this file is the program of.
"""

import io
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, NameTree, String

SMALL = 150_000
"""Bytes of a file that is done at once, in some fifteen milliseconds."""


def with_heads_of_rows(file: bytes, column: int) -> bytes:
    """The PDF where the cell of each row in this column, from 0, is the row's head. One that stands alone is none."""
    if len(file) <= SMALL:
        return marked(file, column)
    program = [sys.executable, "-I", __file__, str(column)]
    return subprocess.run(program, input=file, stdout=subprocess.PIPE, check=True).stdout  # noqa: S603


def marked(file: bytes, column: int) -> bytes:
    """The same, here."""
    with pikepdf.open(io.BytesIO(file)) as paper:
        root = paper.Root.StructTreeRoot
        heads = _mark(root, column)
        if not heads:
            return file
        ids = NameTree(root.IDTree) if Name.IDTree in root else NameTree.new(paper)
        for id, head in heads.items():
            ids[id] = head
        root.IDTree = ids.obj
        kept = io.BytesIO()
        paper.save(kept)
    return kept.getvalue()


def _mark(root: Any, column: int) -> dict[str, Any]:
    """The heads by their ids."""
    heads: dict[str, Any] = {}
    for cells in _rows(root):
        if len(cells) > max(1, column) and all(cell.S == Name.TD for cell in cells):
            id = f"row{len(heads)}"
            heads[id] = _head(cells[column], id)
            for cell in cells:
                if cell.S == Name.TD:
                    _of_table(cell).Headers.append(String(id))
    return heads


def _head(cell: Any, id: str) -> Any:
    cell.S, cell.ID = Name.TH, String(id)
    _of_table(cell).Scope = Name.Row
    return cell


def _of_table(cell: Any) -> Any:
    """What it says of itself as a cell. Typst writes that of each."""
    return next(it for it in cell.A if Name.Table == it.O)


def _rows(root: Any) -> Iterator[list[Any]]:
    todo = [root]
    while todo:
        element = todo.pop()
        below = [it for it in _below(element) if isinstance(it, Dictionary) and Name.S in it]
        if element.get(Name.S) == Name.TR:
            yield below
        else:
            todo += reversed(below)


def _below(element: Any) -> list[Any]:
    below = element.get(Name.K, [])
    return list(below) if isinstance(below, Array) else [below]


if __name__ == "__main__":
    sys.stdout.buffer.write(marked(sys.stdin.buffer.read(), int(sys.argv[1])))
