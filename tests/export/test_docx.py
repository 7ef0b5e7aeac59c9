"""The Word file, read back."""

import io
import zipfile
from dataclasses import replace

import docx as word
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm

from app.export.docx import docx
from app.job_descriptions.draft import Draft, Duty, Status
from app.job_descriptions.papers.document import document
from tests.job_descriptions.drafts import FIELDS, HARD, OURS, SAVED, every_text, full, hard, marked, plain

pytestmark = pytest.mark.papers


def read(draft: Draft, *letterhead):  # type: ignore[no-untyped-def]
    return word.Document(io.BytesIO(docx(document(draft, 3, SAVED, *letterhead))))


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
    assert found == {"Tabellhuvud", "Tabelltext", "Fakta", "Underskrift", "Normal"}
    texts = {cell.text: cell.paragraphs[0].style.name for table in paper.tables for cell in table._cells}
    assert (texts["I veckan"], texts["5,5 h"], texts["Lön"]) == ("Tabellhuvud", "Tabelltext", "Fakta")


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


def test_it_has_a_title_and_no_author():
    about = read(plain()).core_properties
    assert about.title == "Arbetsbeskrivning: Serviceassistent i förskola"
    assert (about.author, about.last_modified_by, about.comments) == ("", "", "")


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
    file = docx(document(hard(), 3, SAVED))
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
        are_facts = table.cell(0, 0).paragraphs[0].style.name == "Fakta"
        expected = ("1", "1", "06A0") if heads else ("0", "1", "0680") if are_facts else ("0", "0", "0600")
        assert tuple(look(table).values()) == expected
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
