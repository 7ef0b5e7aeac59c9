"""The PDF, read back."""

import io
import re
from dataclasses import replace
from typing import Any

import pikepdf
import pytest

from app.export.document import document
from app.export.pdf import pdf
from app.job_descriptions.draft import Draft, Duty, Status
from tests.export.drafts import HARD, SAVED, hard, plain

NO_FONT_HAS = "日本語"


def read(draft: Draft) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf(document(draft, 3, SAVED))))


def words(paper: pikepdf.Pdf) -> str:
    """All text, by the fonts' own tables from glyph to letter."""
    return "".join(_shown(page) for page in paper.pages)


def _shown(page: pikepdf.Page) -> str:
    letters = {name: _letters(font) for name, font in page.Resources.Font.items()}
    said, current = [], {}
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "Tf":
            current = letters[str(operands[0])]
        if str(operator) in ("Tj", "TJ"):
            parts = operands[0] if str(operator) == "TJ" else [operands[0]]
            raw = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
            said.append("".join(current.get(raw[i : i + 2], "") for i in range(0, len(raw), 2)))
    return "".join(said)


def _letters(font: Any) -> dict[bytes, str]:
    table = font.ToUnicode.read_bytes().decode("latin-1")
    pairs = re.findall(r"^<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]+)>$", table, re.MULTILINE)
    return {bytes.fromhex(glyph): bytes.fromhex(text).decode("utf-16-be") for glyph, text in pairs}


def kinds(paper: pikepdf.Pdf) -> list[str]:
    """The tags, in reading order."""
    found = []

    def walk(element: Any) -> None:
        if isinstance(element, pikepdf.Array):
            for child in element:
                walk(child)
        elif isinstance(element, pikepdf.Dictionary):
            if "/S" in element and element.get("/Type") != "/OBJR":
                found.append(str(element.S))
            if "/K" in element:
                walk(element.K)

    walk(paper.Root.StructTreeRoot.K)
    return found


def test_it_is_tagged_in_swedish_and_has_a_title():
    paper = read(plain())
    assert paper.Root.MarkInfo.Marked
    assert str(paper.Root.Lang).startswith("sv")
    assert paper.Root.ViewerPreferences.DisplayDocTitle
    with paper.open_metadata() as about:
        assert about["dc:title"] == "Arbetsbeskrivning: Serviceassistent i förskola"


def test_it_keeps_to_the_standards_for_reading_aloud_and_for_the_archive():
    with read(plain()).open_metadata() as about:
        assert about["pdfuaid:part"] == "1"
        assert (about["pdfaid:part"], about["pdfaid:conformance"]) == ("2", "A")


def test_headings_lists_and_tables_are_real_ones():
    found = kinds(read(plain()))
    assert found.count("/H1") == 1
    assert found.count("/H2") == 7
    assert found.count("/LI") == 2
    assert found.count("/Table") == 3
    assert found.count("/TH") == 3 + 4 + 3


def test_the_pages_are_a4_and_numbered():
    paper = read(plain())
    for number, page in enumerate(paper.pages, 1):
        assert [round(float(side)) for side in page.MediaBox] == [0, 0, 595, 842]
        assert f"Sida {number} av {len(paper.pages)}" in _shown(page)


def test_the_words_stand_in_it():
    said = words(read(plain()))
    for text in ("UTKAST", "25 timmar i veckan, 62,5 procent", "Tar hand om tvätt", "5,5 h", "Summa", "MBL 11 §"):
        assert text in said


def test_the_mark_is_gone_once_it_is_approved():
    assert "UTKAST" not in words(read(replace(plain(), status=Status.APPROVED)))


@pytest.mark.parametrize("text", [text for text in HARD if text.isascii()])
def test_a_hard_text_is_only_ever_text(text: str):
    said = words(read(hard())).replace("\u200b", "")
    assert re.sub(r"\s", "", said).count(re.sub(r"\s", "", text)) >= 4


@pytest.mark.parametrize("text", ["غسل الملابس", "Tvätt 🧺 och disk 👩‍🍳", "Привет", "שלום"])
def test_letters_from_elsewhere_keep_the_promise_of_the_standards(text: str):
    paper = read(replace(plain(), title=text, duties=(Duty(text),)))
    with paper.open_metadata() as about:
        assert about["pdfuaid:part"] == "1"


def test_a_letter_that_no_font_has_does_not_stop_the_document():
    paper = read(replace(plain(), notes=NO_FONT_HAS))
    assert "Serviceassistent" in words(paper)
    assert paper.Root.MarkInfo.Marked


def test_a_long_table_goes_on_with_its_head_on_the_next_page():
    paper = read(replace(plain(), duties=tuple(Duty(f"Uppgift nummer {i}") for i in range(60))))
    assert all("Uppgift nummer" in _shown(page) for page in list(paper.pages)[:2])
