"""What a PDF says to who hears it: its structure, read back."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from tests.export.test_pdf import _letters


@dataclass(frozen=True, slots=True)
class Tag:
    """`lang`: in force for its own words. `said`: the words within, as they are read. `headers`: the ids that a cell
    names."""

    kind: str
    lang: str
    said: str
    alt: str
    scope: str
    id: str
    headers: tuple[str, ...]
    below: tuple["Tag", ...]

    def all(self, *kinds: str) -> Iterator["Tag"]:
        """Those within, in reading order."""
        for it in self.below:
            if it.kind in kinds:
                yield it
            yield from it.all(*kinds)

    def table(self) -> list[list["Tag"]]:
        return [list(row.below) for row in self.all("TR")]


def tags(file: bytes) -> Tag:
    paper = pikepdf.open(io.BytesIO(file))
    words = {page.objgen: _by_mark(page) for page in paper.pages}
    root = paper.Root.StructTreeRoot.K
    return _tag(root[0] if isinstance(root, Array) else root, str(paper.Root.Lang), None, words)


def _tag(element: Any, lang: str, page: Any, words: dict[Any, dict[int, tuple[str, str]]]) -> Tag:
    lang, page = str(element.get(Name.Lang, lang)), element.get(Name.Pg, page)
    below, said, its = [], "", lang
    kids = element.get(Name.K, [])
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, int) or Name.MCID in kid:
            there, mark = (page, kid) if isinstance(kid, int) else (kid.get(Name.Pg, page), int(kid.MCID))
            shown, of_the_mark = words[there.objgen].get(mark, ("", ""))
            said, its = said + shown, of_the_mark or its
        elif Name.S in kid:
            below.append(_tag(kid, lang, page, words))
            said += below[-1].said
    attributes = element.get(Name.A, [])
    cell = next((it for it in attributes if Name.Table == it.O), {}) if isinstance(attributes, Array) else {}
    return Tag(
        str(element.S)[1:],
        its,
        said,
        str(element.get(Name.Alt, "")),
        str(cell.get(Name.Scope, ""))[1:],
        str(element.get(Name.ID, "")),
        tuple(str(it) for it in cell.get(Name.Headers, [])),
        tuple(below),
    )


def _by_mark(page: pikepdf.Page) -> dict[int, tuple[str, str]]:
    """The words of each marked part of a page, and the language that the mark says, or ""."""
    letters = {name: _letters(font) for name, font in page.Resources.get(Name.Font, {}).items()}
    found: dict[int, tuple[str, str]] = {}
    langs: dict[int, str] = {}
    marks: list[int | None] = []
    current: dict[bytes, str] = {}
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "BDC":
            marked = operands[1]
            marks.append(int(marked.MCID) if isinstance(marked, Dictionary) and Name.MCID in marked else None)
            if marks[-1] is not None:
                langs[marks[-1]] = str(marked.get(Name.Lang, ""))
        elif str(operator) == "BMC":
            marks.append(None)
        elif str(operator) == "EMC":
            marks.pop()
        elif str(operator) == "Tf":
            current = letters[str(operands[0])]
        elif str(operator) in ("Tj", "TJ") and (mark := next((it for it in marks if it is not None), None)) is not None:
            parts = operands[0] if str(operator) == "TJ" else [operands[0]]
            raw = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
            shown = "".join(current.get(raw[i : i + 2], "") for i in range(0, len(raw), 2))
            found[mark] = found.get(mark, ("", ""))[0] + shown, langs[mark]
    return found
