"""A text that is brought along as a file: what Word and Notepad make is read, and what is broken, locked or meant to do
harm is refused by a sentence of its own, before it has cost anything."""

import io
import time
import zipfile

import docx
import pytest

from app.brought.refusals import FileEmpty, FileTooLarge
from app.brought.texts import (
    MOST_IN_A_FILE,
    MOST_LINES,
    HasMacros,
    OtherText,
    TextLocked,
    TextUnreadable,
    TooManyTextLines,
    of_file,
    pasted,
)
from app.vocabulary import TextTooLong
from tests.preparation.test_brought import sheet

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELS = (
    '<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    'officeDocument" Target="{}"/></Relationships>'
)


def package(body, *, main="word/document.xml", names="", more=None, head=""):
    """`names`: what the package says is the document, where it is another."""
    with zipfile.ZipFile(file := io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("_rels/.rels", RELS.format(names or main))
        packed.writestr(main, f"{head}<w:document {W}><w:body>{body}</w:body></w:document>")
        for name, inside in (more or {}).items():
            packed.writestr(name, inside)
    return file.getvalue()


def texts(content):
    return [line.text for line in of_file(content)]


def a_paragraph(text, properties=""):
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"


def words_own():
    """A document as Word saves it."""
    its = docx.Document()
    its.add_heading("Arbetsuppgifter", 1)
    its.add_paragraph("Duka av", style="List Bullet")
    its.add_paragraph("Du hjälper till.")
    its.add_table(1, 1).cell(0, 0).text = "Sopa golvet"
    its.save(file := io.BytesIO())
    return file.getvalue()


def test_what_word_saves_is_read_with_its_headings_and_bullets():
    lines = of_file(words_own())
    assert [line.text for line in lines] == ["Arbetsuppgifter", "Duka av", "Du hjälper till.", "Sopa golvet"]
    assert [line.is_heading for line in lines] == [True, False, False, False]
    assert lines[1].is_marked


def test_what_nobody_sees_in_word_is_not_read():
    hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Anna Andersson</w:t></w:r><w:r><w:t>Duka</w:t></w:r></w:p>"
    deleted = "<w:p><w:del><w:r><w:delText>Anna</w:delText></w:r></w:del><w:r><w:t>Diska</w:t></w:r></w:p>"
    moved = "<w:p><w:moveFrom><w:r><w:t>Borta</w:t></w:r></w:moveFrom></w:p>"
    field = "<w:p><w:r><w:instrText>HYPERLINK evil</w:instrText></w:r><w:r><w:t>Sopa</w:t></w:r></w:p>"
    comments = {"word/comments.xml": f"<w:comments {W}>{a_paragraph('Anna')}</w:comments>"}
    assert texts(package(hidden + deleted + moved + field, more=comments)) == ["Duka", "Diska", "Sopa"]


@pytest.mark.parametrize("main", ["word/document2.xml", "/word/document.xml", "doc/text.xml"])
def test_the_document_is_the_one_that_the_package_names(main):
    content = package(a_paragraph("Duka"), main=main.lstrip("/"), names=main)
    with zipfile.ZipFile(file := io.BytesIO(content), "a") as packed:
        packed.writestr("word/a.bin", b"")
    assert texts(file.getvalue()) == ["Duka"]


TEXT = "Arbetsuppgifter\r\n- Städa köket\r\n- Hålla ordning på åäö"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "mac_roman"])
def test_a_text_file_is_read_in_whatever_it_is_saved(encoding):
    assert texts(TEXT.encode(encoding)) == ["Arbetsuppgifter", "Städa köket", "Hålla ordning på åäö"]


LAUGHS = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
BOMB = f'<!DOCTYPE x [<!ENTITY a0 "ha">{LAUGHS}]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def encrypted():
    """A package whose parts are locked one by one."""
    content = bytearray(package(a_paragraph("Duka")))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = 0
        while (at := content.find(mark, at)) >= 0:
            content[at + place] |= 1
            at += 4
    return bytes(content)


REFUSED = {
    "entities of entities": (lambda: package("<w:p><w:r><w:t>&a9;</w:t></w:r></w:p>", head=BOMB), TextUnreadable),
    "an entity from outside": (lambda: package("<w:p><w:r><w:t>&e;</w:t></w:r></w:p>", head=OUTSIDE), TextUnreadable),
    "a document type": (lambda: package(a_paragraph("Duka"), head="<!DOCTYPE x>"), TextUnreadable),
    "a bomb": (lambda: package("<w:p/>" * 8 + " " * 64_000_000), FileTooLarge),
    "a million elements": (lambda: package("<w:p/>" * 1_000_000), FileTooLarge),
    "macros": (lambda: package(a_paragraph("Duka"), more={"word/vbaProject.bin": b"x"}), HasMacros),
    "macros elsewhere": (lambda: package(a_paragraph("Duka"), more={"word/VBAPROJECT.BIN": b"x"}), HasMacros),
    "parts with a password": (lambda: encrypted(), TextLocked),
    "a file with a password": (lambda: OLE + "EncryptedPackage".encode("utf-16-le") + bytes(600), TextLocked),
    "an old file renamed": (lambda: OLE + "WordDocument".encode("utf-16-le") + bytes(600), OtherText),
    "a sheet": (lambda: sheet(["Duka"]), OtherText),
    "a PDF": (lambda: b"%PDF-1.7\n", OtherText),
    "an RTF": (lambda: rb"{\rtf1 Duka}", OtherText),
    "half a file": (lambda: words_own()[:3000], TextUnreadable),
    "no relations": (lambda: package(a_paragraph("Duka")).replace(b"_rels/.rels", b"_rels/.relz"), TextUnreadable),
    "a part that leads out": (lambda: package(a_paragraph("Duka"), names="../../etc/passwd"), TextUnreadable),
    "no end": (lambda: package("<w:p><w:r><w:t>Duka"), TextUnreadable),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, TextUnreadable),
    "no words": (lambda: package(a_paragraph(" – ")), FileEmpty),
    "blank": (lambda: b" \r\n\r\n", FileEmpty),
    "too large": (lambda: b"x" * (MOST_IN_A_FILE + 1), FileTooLarge),
    "too many lines": (lambda: b"Duka\n" * 5000, TooManyTextLines),
    "too long a line": (lambda: b"Duka " * 100_000, TextTooLong),
}


LARGE = {"a bomb", "a million elements"}


@pytest.mark.parametrize(
    "what", [pytest.param(it, marks=pytest.mark.unhurried) if it in LARGE else it for it in REFUSED]
)
def test_it_is_refused_by_name_and_soon(what):
    made, why = REFUSED[what]
    content = made()
    began = time.process_time()
    with pytest.raises(why):
        of_file(content)
    assert time.process_time() - began < 5


def test_so_many_lines_are_read():
    assert len(pasted("Duka\n" * MOST_LINES)) == MOST_LINES
    with pytest.raises(TooManyTextLines):
        pasted("Duka\n" * 5000)
    with pytest.raises(TextTooLong) as no:
        pasted("Duka " * 100_000)
    assert no.value.details["length"] == 500_000


def test_paragraphs_deep_in_one_another_are_no_harm():
    assert of_file(package("<w:p>" * 50_000 + "<w:r><w:t>Duka</w:t></w:r>" + "</w:p>" * 50_000))
