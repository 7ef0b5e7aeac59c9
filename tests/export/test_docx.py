"""The Word file, read back."""

import io
import zipfile
from dataclasses import replace
from functools import cache

import docx as word
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm

from app.export.document import Letterhead
from app.export.docx import docx
from app.job_descriptions.draft import Draft, Duty, Status
from app.job_descriptions.papers.document import document
from tests.job_descriptions.drafts import FIELDS, HARD, OURS, SAVED, every_text, full, hard, marked, plain

pytestmark = pytest.mark.unhurried


def read(draft: Draft, *letterhead):  # type: ignore[no-untyped-def]
    return word.Document(io.BytesIO(made(draft, *letterhead)))


@cache
def made(draft: Draft, *letterhead: Letterhead) -> bytes:
    return docx(document(draft, 3, SAVED, *letterhead))


def words_of(part) -> str:  # type: ignore[no-untyped-def]
    return "".join(it.text or "" for it in part._element.iter(qn("w:t")))


def everything(paper) -> str:  # type: ignore[no-untyped-def]
    return "\n".join(
        "".join(run.text or "" for run in line.iter(qn("w:t"))) for line in paper.element.body.iter(qn("w:p"))
    )


def test_headings_and_lists_are_real_ones():
    paper = read(plain())
    styles = {line.text: line.style.name for line in paper.paragraphs}
    assert styles["Serviceassistent i förskola"] == "Title"
    assert styles["Arbetsuppgifter"] == "Heading 1"
    assert styles["maten"] == "List Bullet"


def test_headings_stand_in_two_levels_and_the_appendix_on_a_page_of_its_own():
    heads = [line for line in read(full()).paragraphs if line.style.name.startswith("Heading")]
    styles = {line.text: line.style.name for line in heads}
    assert (styles["Arbetsuppgifter"], styles["Textilier"]) == ("Heading 1", "Heading 2")
    broken = [line.text for line in heads if line.paragraph_format.page_break_before]
    assert broken == ["Bilaga: Så kom uppgifterna till"]


def test_tables_and_facts_have_styles_of_their_own_to_change_in_word():
    paper = read(full())
    found = {line.style.name for table in paper.tables for cell in table._cells for line in cell.paragraphs}
    assert found == {
        *("Tabellhuvud", "Tabellhuvud tal", "Tabelltext", "Tabelltal", "Tabellsumma", "Tabellsumma tal"),
        *("Faktanamn", "Fakta", "Underskriftslinje", "Underskrift", "Normal"),
    }
    texts = {cell.text: cell.paragraphs[0].style.name for table in paper.tables for cell in table._cells}
    said = [texts[it] for it in ("Uppgift", "I veckan", "5,5 h", "Summa", "Lön", "Grupp 2")]
    assert said == ["Tabellhuvud", "Tabellhuvud tal", "Tabelltal", "Tabellsumma", "Faktanamn", "Fakta"]


@pytest.mark.parametrize("part", ["body", "head", "foot"])
def test_nothing_is_formatted_by_itself(part: str):
    """What a run, a line or a table says of its own is only what no style can: where a page begins, what stays
    together, in which direction it reads, how wide it is."""
    paper = read(full(), OURS)
    section = paper.sections[0]
    element = {"body": paper.element.body, "head": section.header._element, "foot": section.footer._element}[part]
    allowed = {
        "rPr": {"rStyle", "rtl", "lang"},
        "pPr": {"pStyle", "keepNext", "pageBreakBefore", "bidi", "spacing"},
        "tblPr": {"tblStyle", "tblW", "tblLayout", "tblLook"},
        "tcPr": {"tcW"},
        "trPr": {"tblHeader", "cantSplit"},
    }
    for name, its in allowed.items():
        found = {child.tag.rsplit("}", 1)[1] for each in element.iter(qn(f"w:{name}")) for child in each}
        assert found <= its, name
    lines = list(element.iter(qn("w:spacing")))
    assert len(lines) <= 1  # the paragraph that a head or foot must end in takes no room


def test_the_styles_are_ours_and_words_and_not_the_librarys_hundred():
    names = {style.name for style in read(full()).styles if style.type == WD_STYLE_TYPE.TABLE}
    assert names == {
        *("Normal Table", "Linjetabell", "Faktatabell", "Underskriftstabell", "Huvudtabell", "Fottabell"),
    }
    words = {style.name for style in read(full()).styles if style.type == WD_STYLE_TYPE.CHARACTER}
    assert {"Märke", "Färg grön", "Färg gul", "Färg röd", "Färg svart"} <= words


def test_from_the_consultation_to_the_last_signature_everything_stays_together():
    body = list(read(full()).element.body)
    texts = ["".join(it.text or "" for it in each.iter(qn("w:t"))) for each in body]
    start, end = texts.index("Samverkan"), next(i for i, it in enumerate(texts) if it.startswith("Ort och datum"))
    lines = [line for each in body[start:end] for line in each.iter(qn("w:p"))]
    assert len(lines) > 6
    assert all(line.pPr.find(qn("w:keepNext")) is not None for line in lines)
    assert not [line for line in body[end + 1].iter(qn("w:p")) if line.pPr.find(qn("w:keepNext")) is not None]


def test_the_head_has_the_organisations_name_and_logo():
    header = read(plain(), OURS).sections[0].header
    assert "Exempelkommunen" in words_of(header)
    assert "Förskolan Exempelgården" in words_of(header)
    (picture,) = header._element.iter(qn("wp:docPr"))
    assert picture.get("descr") == "Exempelkommunen"
    assert [part.blob for part in header.part.package.image_parts] == [OURS.logo.png]  # type: ignore[union-attr]


def test_without_a_logo_there_is_no_picture():
    paper = read(plain())
    assert not list(paper.part.package.image_parts)


def test_every_table_repeats_its_head_on_the_next_page():
    tables = [it for it in read(full()).tables if it._tbl.find(f".//{qn('w:tblHeader')}") is not None]
    assert len(tables) == 3 + 1 + 3


def test_the_page_is_a4_and_the_language_swedish():
    paper = read(plain())
    section = paper.sections[0]
    assert (round(section.page_width, -3), round(section.page_height, -3)) == (
        round(Mm(210), -3),
        round(Mm(297), -3),
    )
    language = paper.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    assert language.get(qn("w:val")) == "sv-SE"


def test_it_has_a_title_and_the_organisation_as_its_author():
    about = read(plain(), OURS).core_properties
    assert about.title == "Arbetsbeskrivning: Serviceassistent i förskola"
    assert (about.author, about.last_modified_by, about.comments) == ("Exempelkommunen", "", "")
    assert read(plain()).core_properties.author == ""


def test_no_program_is_named_in_it_and_no_picture_of_another_document_is():
    with zipfile.ZipFile(io.BytesIO(made(full(), OURS))) as packed:
        names = packed.namelist()
        said = b"".join(packed.read(name) for name in names).lower()
    assert not [name for name in names if "thumbnail" in name or "app.xml" in name or "customXml" in name]
    assert b"python" not in said
    assert b"macintosh" not in said


def test_tables_repeat_their_heads_and_have_their_total():
    table = next(it for it in read(plain()).tables if it.cell(0, 0).text == "Uppgift")
    assert table.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None
    assert [cell.text for cell in table.rows[1].cells] == ["Tar hand om tvätt", "5,5 h", "65 %"]
    assert [cell.text for cell in table.rows[-1].cells] == ["Summa", "8,5 h", "100 %"]


def test_each_groups_colour_is_a_sign_and_a_word():
    table = next(it for it in read(plain()).tables if it.cell(0, 0).text == "Arbetsuppgift på tavlan")
    assert [cell.text.split() for cell in table.rows[2].cells[1:]] == [["→", "röd"], ["●", "grön"]]


def test_every_page_says_what_it_is_and_its_number():
    section = read(plain()).sections[0]
    head = "".join(it.text or "" for it in section.header._element.iter(qn("w:t")))
    foot = section.footer._element
    assert "UTKAST" in head
    assert "Utkast, version 3, 24 november 2026" in head
    assert [it.text for it in foot.iter(qn("w:instrText"))] == ["PAGE", "NUMPAGES"]


def test_the_mark_is_gone_once_it_is_approved():
    section = read(replace(plain(), status=Status.APPROVED)).sections[0]
    assert "UTKAST" not in "".join(it.text or "" for it in section.header._element.iter(qn("w:t")))


@pytest.mark.parametrize("text", [*HARD, "ord " * 1250, "y" * 5000])
def test_every_hard_text_is_only_ever_text(text: str):
    paper = read(every_text(text))
    said = words_of(paper.sections[0].header) + everything(paper)
    assert not [field for field in FIELDS if marked(text, field) not in said]


def test_nobodys_text_becomes_a_field_or_a_part_of_the_markup():
    file = made(hard())
    body = zipfile.ZipFile(io.BytesIO(file)).read("word/document.xml").decode()
    assert "<script>" not in body
    assert "w:instrText" not in body
    assert "w:fldSimple" not in body


def test_what_xml_can_not_carry_is_left_out():
    assert "a b c" in everything(read(replace(plain(), notes="a\x0bb\ufffec")))


def test_arabic_is_set_from_the_right():
    lines = [line for line in read(hard()).paragraphs if line.text == "غسل الملابس"]
    assert lines
    assert all(line._p.pPr.find(qn("w:bidi")) is not None for line in lines)


def look(table) -> dict[str, str]:  # type: ignore[no-untyped-def]
    its = table._tbl.tblPr.find(qn("w:tblLook"))
    return {name: its.get(qn(f"w:{name}")) for name in ("firstRow", "firstColumn", "val")}


def test_tables_and_facts_say_which_cells_are_heads_and_what_is_only_laid_out_has_none():
    paper = read(full(), OURS)
    for table in paper.tables:
        heads = table.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None
        are_facts = table.cell(0, 0).paragraphs[0].style.name == "Faktanamn"
        has_sum = table.rows[-1].cells[0].text == "Summa"
        expected = ("1", "1", "06E0" if has_sum else "06A0") if heads else ("0", "1", "0680")
        assert tuple(look(table).values()) == (expected if heads or are_facts else ("0", "0", "0600"))
    for part in (paper.sections[0].header, paper.sections[0].footer):
        assert [tuple(look(table).values()) for table in part.tables] == [("0", "0", "0600")]


@pytest.mark.parametrize("text", ["غسل الملابس", "Прання"])
def test_what_is_in_other_letters_is_in_no_language(text: str):
    paper = read(replace(plain(), notes=f"{text}\nSkor och kläder", duties=(Duty(text),)))
    said = {}
    for run in paper.element.body.iter(qn("w:r")):
        language = run.find(f".//{qn('w:lang')}")
        said["".join(it.text or "" for it in run.iter(qn("w:t")))] = (
            None if language is None else {language.get(qn(f"w:{side}")) for side in ("val", "bidi", "eastAsia")}
        )
    assert said[text] == {"x-none"}
    assert said["Skor och kläder"] is None
    assert {words for words, language in said.items() if language} == {text}
