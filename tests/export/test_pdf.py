"""The PDF, read back."""

import io
import re
from dataclasses import replace
from functools import cache
from typing import Any

import pikepdf
import pytest

from app.export.document import Letterhead
from app.export.pdf import pdf, said
from app.job_descriptions.draft import Draft, Duty, Status
from app.job_descriptions.papers.document import document
from app.job_descriptions.papers.easy import easy
from tests.job_descriptions.drafts import FIELDS, HARD, OURS, SAVED, every_text, full, marked, plain

pytestmark = pytest.mark.unhurried

NO_FONT_HAS = "日本語"


def read(draft: Draft, letterhead: Letterhead = OURS) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(_made(draft, letterhead)))


@cache
def _made(draft: Draft, letterhead: Letterhead) -> bytes:
    return pdf(document(draft, 3, SAVED, letterhead))


def words(paper: pikepdf.Pdf) -> str:
    """All text, by the fonts' own tables from glyph to letter."""
    return "".join(_shown(page) for page in paper.pages)


def _body(page: pikepdf.Page) -> str:
    """Without the head and foot, which stand between what goes on from one page to the next."""
    return _shown(page, without_artifacts=True)


def _whole(paper: pikepdf.Pdf) -> str:
    return "".join(_body(page) for page in paper.pages) + _shown(paper.pages[0])


def _unbroken(text: str) -> str:
    """Without what lines are broken at."""
    return re.sub(r"[\s\u200b\u00ad\u2010-]", "", text)


def _shown(page: pikepdf.Page, *, without_artifacts: bool = False) -> str:
    letters = {name: _letters(font) for name, font in page.Resources.Font.items()}
    said, current, within = [], {}, []
    for operands, operator in pikepdf.parse_content_stream(page, "Tf Tj TJ BDC BMC EMC"):
        does = str(operator)
        if does in ("BDC", "BMC"):
            within.append(str(operands[0]))
        if does == "EMC":
            within.pop()
        if without_artifacts and "/Artifact" in within:
            continue
        if does == "Tf":
            current = letters[str(operands[0])]
        if does in ("Tj", "TJ"):
            parts = operands[0] if does == "TJ" else [operands[0]]
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
    assert found.count("/H3") == 0
    assert found.count("/LI") == 2
    assert found.count("/Table") == 3 + 2


def test_what_stands_under_a_heading_is_a_level_below_it():
    assert kinds(read(full())).count("/H3") == 3 + 4 + 1 + 3


def test_the_head_has_the_organisations_name_and_logo():
    paper = read(plain())
    assert "Exempelkommunen" in _shown(paper.pages[0])
    assert len(paper.pages[0].get_images()) == 1
    bare = read(plain(), Letterhead())
    assert not bare.pages[0].get_images()


def test_the_appendix_begins_a_page():
    paper = read(full())
    begins = [re.sub(r"\s", "", _shown(page)) for page in paper.pages]
    assert "Underskrifter" not in begins[-1]
    assert "Bilaga:Såkomuppgifternatill" in begins[-1]


def test_the_easy_version_is_tagged_and_keeps_to_the_standards_too():
    paper = pikepdf.open(io.BytesIO(pdf(easy(full(), 3, SAVED, OURS))))
    with paper.open_metadata() as about:
        assert about["dc:title"] == "Utkast till lättläst: Serviceassistent i förskola"
        assert (about["pdfuaid:part"], about["pdfaid:part"]) == ("1", "2")
    found = kinds(paper)
    assert (found.count("/H1"), found.count("/Table")) == (1, 0)
    assert found.count("/LI") == 4


def test_the_easy_version_has_larger_type():
    def largest(paper: pikepdf.Pdf) -> float:
        return max(float(them[1]) for them, it in pikepdf.parse_content_stream(paper.pages[0]) if str(it) == "Tf")

    assert largest(pikepdf.open(io.BytesIO(pdf(easy(full(), 3, SAVED, OURS))))) > largest(read(full()))


def test_the_pages_are_a4_and_numbered():
    paper = read(plain())
    for number, page in enumerate(paper.pages, 1):
        assert [round(float(side)) for side in page.MediaBox] == [0, 0, 595, 842]
        assert f"Sida {number} av {len(paper.pages)}" in _shown(page)


def test_the_words_stand_in_it():
    said = words(read(plain()))
    for text in ("UTKAST", "25 timmar i veckan, 62,5 procent", "Tar hand om tvätt", "5,5 h", "Summa", "11 § MBL"):
        assert text in said


def test_the_mark_is_gone_once_it_is_approved():
    assert "UTKAST" not in words(read(replace(plain(), status=Status.APPROVED)))


@pytest.mark.parametrize("text", [text for text in HARD if text.isascii()])
def test_every_hard_text_is_only_ever_text(text: str):
    said = _unbroken(_whole(read(every_text(text))))
    assert not [field for field in FIELDS if _unbroken(marked(text, field)) not in said]


def test_a_text_that_is_longer_than_a_page_is_all_there():
    """In a table the other cells of its row stand between the pages that it goes on upon."""
    paper = read(every_text("ord " * 500))
    assert len(paper.pages) > 2 * len(FIELDS)
    said = _unbroken(_whole(paper))
    assert not [field for field in FIELDS if _unbroken(marked("ord", field)) not in said]
    assert said.count("ord") >= 500 * len(FIELDS)


@pytest.mark.parametrize("text", ["غسل الملابس", "Tvätt 🧺 och disk 👩‍🍳", "Привет", "שלום"])
def test_letters_from_elsewhere_keep_the_promise_of_the_standards(text: str):
    paper = read(replace(plain(), title=text, duties=(Duty(text),)))
    with paper.open_metadata() as about:
        assert about["pdfuaid:part"] == "1"


def test_a_long_word_breaks_within_its_column():
    told = "Tvätt " + "x1" * 15 + " och utbildningsförvaltningen"
    whole = said(told)
    assert whole["text"].replace("\u200b", "") == told
    assert "\u200b".join("x1" * 15) in whole["text"]
    assert "utbildningsförvaltningen" in whole["text"]
    assert whole["hyphenate"] is True
    assert said("Diskar efter lunchen")["hyphenate"] is False


def test_what_is_one_letter_on_the_screen_is_not_broken():
    cook = "👩🏽\u200d🍳"
    assert said("e\u0301=" * 40)["text"].count("e\u200b\u0301") == 0
    assert "👩\u200b🏽" not in said(cook + "=" * 30)["text"]


def test_a_letter_that_no_font_has_does_not_stop_the_document():
    paper = read(replace(plain(), notes=NO_FONT_HAS))
    assert "Serviceassistent" in words(paper)
    assert paper.Root.MarkInfo.Marked


def test_a_long_table_goes_on_with_its_head_on_the_next_page():
    paper = read(replace(plain(), duties=tuple(Duty(f"Uppgift nummer {i}") for i in range(60))))
    assert all("Uppgift nummer" in _shown(page) for page in list(paper.pages)[:2])


@pytest.mark.parametrize("lines", range(0, 48, 3))
def test_nobody_signs_a_page_of_its_own(lines: int):
    """However long the text before them is, the signatures stand with the whole consultation."""
    draft = replace(full(), notes="\n".join(["Rad"] * lines))
    paper = pikepdf.open(io.BytesIO(pdf(document(draft, 3, SAVED, has_appendix=False))))
    last = _shown(paper.pages[-1])
    for text in ("Samverkan", "Förhandling enligt 11 § MBL", "Granskad av HR", "Underskrifter", "Medarbetare"):
        assert text in last


def test_where_no_page_has_room_for_the_consultation_nothing_of_it_is_lost():
    draft = replace(full(), negotiation="ord " * 1200 + "slut", hr_review="Pågår än")
    paper = pikepdf.open(io.BytesIO(pdf(document(draft, 3, SAVED, has_appendix=False))))
    said = _unbroken("".join(_body(page) for page in paper.pages))
    assert said.count("ord") >= 1200
    for text in ("slut", "Pågårän", "Underskrifter", "Medarbetare"):
        assert text in said


def test_a_row_that_is_higher_than_a_page_goes_on_upon_the_next():
    paper = read(replace(plain(), duties=(Duty("ord " * 1200), Duty("Diskar"))))
    assert [_body(page).count("ord ") > 100 for page in paper.pages].count(True) >= 2


def test_the_file_says_whose_it_is():
    with read(full()).open_metadata() as about:
        assert about["dc:creator"] == ["Exempelkommunen"]
