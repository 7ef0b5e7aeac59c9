"""A list as a file: what offices save is read, and what is no list is refused in a sentence."""

import io
import zipfile

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from app.brought import workbook
from app.brought.files import of_file
from app.brought.reading import read
from app.brought.refusals import FileEmpty, FileTooLarge, FileUnreadable, LockedFile, Paper
from app.brought.sheets import MOST_IN_A_FILE, TooManyLines
from app.preparation.task_list import examine
from app.vocabulary import Refused


def rows(content):
    return of_file(content)[0].rows


def lines(content):
    return examine(read(of_file(content)).entries, [])


def sheet(*lines, **more):
    book = Workbook()
    for line in lines:
        book.active.append(line)
    for name, value in more.items():
        book.active[name] = value
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def packed(**files):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in files.items():
            out.writestr(name, content)
    return file.getvalue()


def tampered(content, name, change):
    """The sheet with one part of it changed."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            new.writestr(part.filename, change(old.read(part)) if part.filename == name else old.read(part))
    return file.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_a_text_file_is_read_in_the_encodings_and_with_the_columns_that_offices_use(encoding, delimiter):
    text = "Städa å, ä och ö" if delimiter != "," else '"Städa å, ä och ö"'
    typed = [["Nr", "Uppgift"], ["1", text], ["2", "Duka"]]
    content = "\r\n".join(map(delimiter.join, typed)).encode(encoding)
    assert [line.text for line in lines(content)] == ["Uppgift", "Städa å, ä och ö", "Duka"]


def test_a_file_of_plain_lines_keeps_its_commas():
    assert rows("Duka, torka bord\nSopa\nDiska, torka, ställa in".encode()) == [
        ["Duka, torka bord"],
        ["Sopa"],
        ["Diska, torka, ställa in"],
    ]


def test_of_a_formula_its_value_is_shown():
    book = xlsxwriter.Workbook(file := io.BytesIO())
    page = book.add_worksheet()
    page.write_row(0, 0, ["Nr", "Moment"])
    page.write_formula(1, 1, '=HYPERLINK("http://x.example","Duka")', None, "Duka")
    book.close()
    assert [line.text for line in lines(file.getvalue())] == ["Moment", "Duka"]


def test_a_sheet_as_excel_writes_it_is_read():
    """With shared texts, some of them in pieces and with how they are pronounced, and numbers as they are."""
    book = xlsxwriter.Workbook(file := io.BytesIO())
    _empty, bold = book.add_worksheet("Tom"), book.add_format({"bold": True})
    page = book.add_worksheet("Lista")
    page.write_row(0, 0, ["Nr", "Uppgift"])
    page.write_row(2, 0, [1.5, "Städa & torka"])
    page.write_rich_string(4, 1, "Duka ", bold, "bord")
    page.write_boolean(5, 26, True)
    page.write(5, 27, "klart")
    book.close()
    spoken = b"</si>", b'<rPh sb="0" eb="4"><t>uttal</t></rPh></si>'
    found = rows(tampered(file.getvalue(), "xl/sharedStrings.xml", lambda xml: xml.replace(*spoken)))
    said = [[*filter(None, row)] for row in found]
    assert said == [["Nr", "Uppgift"], [], ["1.5", "Städa & torka"], [], ["Duka bord"], ["klart"]]
    assert found[5][27] == "klart"


def test_the_first_sheet_that_holds_something_is_read():
    book = Workbook()
    book.create_sheet("Två").append(["Duka"])
    file = io.BytesIO()
    book.save(file)
    assert [row[0] for row in rows(file.getvalue())] == ["Duka"]


@pytest.mark.unhurried
def test_a_sheet_that_goes_on_for_ever_is_refused():
    content = tampered(
        sheet(["Duka"]), "xl/worksheets/sheet1.xml", lambda xml: xml.replace(b'r="1"', b'r="1000000000"')
    )
    with pytest.raises(TooManyLines):
        rows(content)
    with pytest.raises(TooManyLines):
        rows(sheet(["Duka"], A900000="Långt ner"))


def test_macros_are_not_even_read():
    content = sheet(["Duka"])
    with zipfile.ZipFile(file := io.BytesIO(content), "a") as out:
        out.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0 Sub AutoOpen()")
    assert rows(file.getvalue())[0][0] == "Duka"


def test_a_file_that_becomes_too_large_when_it_is_unpacked_is_refused_before_it_is():
    bomb = packed(**{"xl/workbook.xml": b" " * (workbook.MOST_UNPACKED + 1)})
    assert len(bomb) < MOST_IN_A_FILE
    with pytest.raises(FileTooLarge):
        rows(bomb)
    with pytest.raises(FileTooLarge):
        rows(packed(**{f"part{number}": b"" for number in range(workbook.MOST_PARTS + 1)}))


def test_a_sheet_that_wants_to_be_expanded_is_refused():
    laughs = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    with pytest.raises(FileUnreadable):
        rows(tampered(sheet(["Duka"]), "xl/worksheets/sheet1.xml", lambda xml: laughs + xml))


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"x" * (MOST_IN_A_FILE + 1), FileTooLarge),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", LockedFile),
        (b"PK\x03\x04 no sheet at all", FileUnreadable),
        (packed(**{"word/document.xml": b"<w/>"}), Paper),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x01", FileUnreadable),
        (b"%PDF-1.7\n\x01\x02", Paper),
        (b" \n\n \t ", FileEmpty),
        (sheet(), FileEmpty),
    ],
)
def test_what_is_no_list_is_refused(content, why):
    with pytest.raises(why):
        rows(content)


@given(st.binary(max_size=400))
def test_whatever_is_brought_along_is_read_or_refused(content):
    for start in (b"", b"PK\x03\x04", "Uppgift;Tid\n".encode("utf-16")):
        try:
            found = of_file(start + content)
        except Refused:
            continue
        examine(read(found).entries, [])
