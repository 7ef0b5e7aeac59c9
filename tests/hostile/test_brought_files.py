"""A list as a small file that unpacks into millions of cells is left as soon as it is longer than any list."""

import io
import zipfile
from contextlib import suppress

import pytest

from app.brought import workbook
from app.brought.files import pasted
from app.brought.refusals import FileTooLarge, FileUnreadable
from app.brought.sheets import MOST_COLUMNS, MOST_ROWS, MOST_SHOWN, TooManyLines
from app.brought.workbook import MOST_ELEMENTS
from tests.preparation.test_brought import lines, rows, sheet, tampered

pytestmark = pytest.mark.unhurried

SHEET = "xl/worksheets/sheet1.xml"
A_MILLION = 1_000_000
BROKEN = b"</nothing that ends here>"
"""Where the reading comes to this the file is unreadable: who says that it is too large has not come so far."""


def holding(inside, before=b"</sheetData>"):
    """A sheet with more in it."""
    return tampered(sheet(["Duka"]), SHEET, lambda xml: xml.replace(before, inside + before))


def sharing(texts, cells=b""):
    """A sheet with these shared texts and more cells."""
    book = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' + texts + b"</sst>"
    its = b'<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-'
    its += b'officedocument.spreadsheetml.sharedStrings+xml"/></Types>'
    with_texts = tampered(holding(cells), "[Content_Types].xml", lambda xml: xml.replace(b"</Types>", its))
    with zipfile.ZipFile(file := io.BytesIO(with_texts), "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/sharedStrings.xml", book)
    return file.getvalue()


@pytest.mark.parametrize(
    "made",
    [
        lambda: holding(b"<row>" + b"<c/>" * A_MILLION + BROKEN + b"</row>"),
        lambda: holding(b"<row>" + b"<c><v>1</v></c>" * A_MILLION + BROKEN + b"</row>"),
        lambda: holding(b"<x/>" * A_MILLION + BROKEN),
        lambda: holding(b'<mergeCell ref="A1:ZZ99999"/>' * (A_MILLION // 2) + BROKEN, b"</worksheet>"),
        lambda: sharing(b"<si><t/></si>" * A_MILLION + BROKEN),
        lambda: sharing(b"<si>" + b"<r><t>a</t></r>" * A_MILLION + BROKEN + b"</si>"),
    ],
    ids=["empty cells", "cells", "what nobody reads", "merged cells", "shared texts", "a text in pieces"],
)
def test_a_small_file_of_a_million_elements_is_left_after_so_many_as_a_list_may_have(made):
    content = made()
    assert len(content) < 60_000
    with pytest.raises(FileTooLarge):
        rows(content)


def named(content, name):
    """The same book, whose sheet is in a part with another name."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed, zipfile.ZipFile(file := io.BytesIO(), "w") as other:
        for part in packed.namelist():
            inside = packed.read(part).replace(b"sheet1.xml", name.encode())
            other.writestr(part.replace("sheet1.xml", name), inside, zipfile.ZIP_DEFLATED)
    return file.getvalue()


@pytest.mark.parametrize("name", ["sheet1.dat", "sheet1.XML", "sheet1.png", "sheet1"])
def test_a_sheet_is_looked_through_whatever_its_part_is_called(name):
    assert rows(named(sheet(["Duka"]), name))[0][0] == "Duka"
    with pytest.raises(FileTooLarge):
        rows(named(holding(b"<row>" + b"<c/>" * A_MILLION + BROKEN + b"</row>"), name))
    with pytest.raises(FileUnreadable):
        rows(named(tampered(sheet(["Duka"]), SHEET, lambda xml: b"<!DOCTYPE x>" + xml), name))


def test_a_picture_in_a_sheet_is_no_harm():
    with zipfile.ZipFile(file := io.BytesIO(sheet(["Duka"])), "a") as packed:
        packed.writestr("xl/media/image1.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 100)
        packed.writestr("xl/printerSettings/printerSettings1.bin", b"")
    assert rows(file.getvalue())[0][0] == "Duka"


def test_not_one_element_more_is_read_than_may_be(monkeypatch):
    monkeypatch.setattr(workbook, "MOST_ELEMENTS", 1000)
    few = holding(b"<row>" + b"<c/>" * 40 + b"</row>")
    assert rows(few)[0][0] == "Duka"
    with pytest.raises(FileTooLarge):
        rows(holding(b"<row>" + b"<c/>" * 1000 + BROKEN))


def test_rows_without_end_are_left_at_the_last_that_a_list_may_have():
    with pytest.raises(TooManyLines):
        rows(holding(b"<row/>" * 110_000))
    with pytest.raises(TooManyLines):
        rows(holding(b"<row><c><v>1</v></c></row>" * (MOST_ROWS + 1)))


def test_one_long_text_in_every_cell_is_kept_as_long_as_it_is_shown():
    cells = b"".join(b'<row r="%d">%b</row>' % (n, b'<c t="s"><v>0</v></c>' * 5) for n in range(2, 2000))
    found = rows(sharing(b"<si><t>" + b"a" * A_MILLION + b"</t></si>", cells))
    assert {len(cell) for row in found[1:] for cell in row[:5]} == {MOST_SHOWN}
    with pytest.raises(TooManyLines):
        lines(sharing(b"<si><t>" + b"a" * A_MILLION + b"</t></si>", cells))


def test_of_a_formula_that_is_shared_by_many_cells_the_values_are_shown_and_nothing_is_worked_out():
    first = b'<row r="2"><c r="A2"><f t="shared" si="0" ref="A2:A5">' + b"A1+" * 2000 + b"1</f><v>7</v></c></row>"
    others = b"".join(b'<row r="%d"><c><f t="shared" si="0"/><v>8</v></c></row>' % n for n in range(3, 3000))
    found = rows(holding(first + others))
    assert found[1][0] == "7"
    assert {row[0] for row in found[2:]} == {"8"}


@pytest.mark.parametrize(
    "wrong",
    [
        b'<row r="0"><c><v>1</v></c></row>',
        b'<row r="-1"><c><v>1</v></c></row>',
        b'<row r="' + b"9" * 5000 + b'"/>',
        b'<row r="x"/>',
        b'<row><c r="7"><v>1</v></c></row>',
        b'<row><c t="s"><v>-1</v></c></row>',
        b'<row><c t="s"><v>99</v></c></row>',
        b'<row><c t="s"><v>x</v></c></row>',
    ],
)
def test_numbers_that_no_program_writes_make_a_file_unreadable_at_the_most(wrong):
    with suppress(FileUnreadable):
        assert rows(holding(wrong))[0][0] == "Duka"


def test_a_document_type_is_found_however_late_it_stands():
    late = b"<!--" + b" " * 5000 + b'--><!DOCTYPE x [<!ENTITY a "ha">]>'
    with pytest.raises(FileUnreadable):
        rows(tampered(sheet(["Duka"]), SHEET, lambda xml: late + xml[xml.index(b"<worksheet") :]))


def test_a_normal_list_of_two_thousand_lines_with_ten_columns_is_read():
    content = sheet(*([f"Uppgift {n}", n, n / 2, "", None, True, "a", "b", "c", "d"] for n in range(2000)))
    found = rows(content)
    assert len(found) == 2000
    assert found[3][:3] == ["Uppgift 3", "3", "1.5"]
    assert MOST_ELEMENTS > 5 * 2000 * 10


def test_tabs_without_end_are_no_columns():
    """Columns times rows is what is looked through."""
    wide = "a\t" * 250_000
    assert {len(row) for row in pasted(wide + "b\n" + wide).rows} == {MOST_COLUMNS}
    assert {len(row) for row in rows((wide + "b\n" + wide).encode())} == {MOST_COLUMNS}


def test_lines_without_end_are_refused_before_they_are_looked_through():
    for text in ("\n" * A_MILLION + "a", "a;b\n" * 200_000, "a\t\n" * 300_000):
        with pytest.raises(TooManyLines):
            lines(text.encode())


def test_the_page_says_so_and_adds_nothing(server):
    lead = server.facilitator()
    code = server.workshop(lead)
    bomb = holding(b"<row>" + b"<c/>" * A_MILLION + b"</row>")
    answer = lead.post(f"/w/{code}/import", files={"file": ("lista.xlsx", bomb)})
    assert answer.status_code == 422
    assert "Filen är för stor" in answer.text
