"""The municipality's own Word template: looked through, and written in."""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import docx as word
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from app.export.docx import docx
from app.export.word_template import LARGEST_FILE, NoTemplate, template
from app.job_descriptions.draft import Draft, Status
from app.job_descriptions.papers.document import document
from tests.job_descriptions.drafts import FIELDS, HARD, OURS, SAVED, every_text, full, marked

pytestmark = pytest.mark.unhurried

MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TEMPLATE = MAIN.replace("document.main", "template.main")
HEADER = "Exempelkommunens eget huvud"


def theirs(header: str = HEADER) -> word.document.Document:
    """With a head, margins and a heading of its own, and words in it that are to be written over."""
    paper = word.Document()
    section = paper.sections[0]
    section.page_width, section.left_margin, section.right_margin = Mm(210), Mm(40), Mm(30)
    section.header.paragraphs[0].text = header
    paper.styles["Heading 1"].font.size, paper.styles["Heading 1"].font.name = Pt(17), "Georgia"
    paper.styles.add_style("Fakta", WD_STYLE_TYPE.PARAGRAPH).font.italic = True
    paper.add_paragraph("Skriv här")
    paper.core_properties.author = "Kalle"
    return paper


def kept(folder: Path, paper: word.document.Document) -> Path:
    """As a template."""
    whole = io.BytesIO()
    paper.save(whole)
    with zipfile.ZipFile(whole) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(MAIN.encode(), TEMPLATE.encode())
    return written(folder, parts)


def written(folder: Path, parts: Mapping[str, bytes]) -> Path:
    path = folder / "mall.dotx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, part in parts.items():
            packed.writestr(name, part)
    return path


def parts_of(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def made(path: Path, draft: Draft | None = None) -> word.document.Document:
    return begun_with(template(path), draft or full())


def begun_with(its_template: bytes, draft: Draft) -> word.document.Document:
    its = replace(OURS, template=its_template)
    return word.Document(io.BytesIO(docx(document(draft, 3, SAVED, its))))


@pytest.fixture(scope="module")
def mall(tmp_path_factory) -> Path:
    """Their template. Whoever changes it writes another."""
    return kept(tmp_path_factory.mktemp("theirs"), theirs())


@pytest.fixture(scope="module")
def taken(mall: Path) -> bytes:
    """The same, looked through."""
    return template(mall)


@pytest.fixture(scope="module")
def paper(taken: bytes) -> word.document.Document:
    return begun_with(taken, full())


def words_of(paper: word.document.Document) -> str:
    return "\n".join("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in paper.element.body.iter(qn("w:p")))


def test_its_styles_margins_and_head_are_kept_and_its_words_are_not(paper):
    assert paper.sections[0].header.paragraphs[0].text == HEADER
    assert (paper.styles["Heading 1"].font.size, paper.styles["Heading 1"].font.name) == (Pt(17), "Georgia")
    assert paper.styles["Fakta"].font.italic
    assert "Skriv här" not in words_of(paper)
    assert "Tar hand om tvätt" in words_of(paper)
    assert paper.sections[0].left_margin == pytest.approx(Mm(40), abs=Mm(1))


def test_tables_are_as_wide_as_its_text(paper):
    for table in paper.tables:
        assert sum(column.width for column in table.columns) == pytest.approx(Mm(140), abs=Mm(1))


def test_what_its_head_may_not_say_stands_in_the_text(taken, paper):
    said = words_of(paper)
    for text in ("UTKAST", "Exempelkommunen", "Utkast", "3, 24 november 2026"):
        assert text in said
    assert "UTKAST" not in words_of(begun_with(taken, replace(full(), status=Status.APPROVED)))


def test_a_template_without_a_head_gets_ours(tmp_path):
    paper = made(kept(tmp_path, theirs("")))
    head = "".join(it.text or "" for it in paper.sections[0].header._element.iter(qn("w:t")))
    assert "Exempelkommunen" in head
    assert "UTKAST" in head


def test_a_head_that_only_the_first_page_has_is_kept_too(tmp_path):
    theirs_first = theirs("")
    section = theirs_first.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = HEADER
    paper = made(kept(tmp_path, theirs_first))
    assert paper.sections[0].first_page_header.paragraphs[0].text == HEADER
    assert "Exempelkommunen" not in words_of_part(paper.sections[0].header)


def words_of_part(part) -> str:  # type: ignore[no-untyped-def]
    return "".join(it.text or "" for it in part._element.iter(qn("w:t")))


def test_what_it_lacks_of_styles_and_lists_is_added(tmp_path):
    bare = theirs()
    for name in ("List Bullet", "Title", "Heading 2", "Strong"):
        bare.styles.element.remove(bare.styles[name].element)
    path = kept(tmp_path, bare)
    parts = {name: part for name, part in parts_of(path).items() if "numbering" not in name}
    for name in ("word/_rels/document.xml.rels", "[Content_Types].xml"):
        lines = parts[name].decode().replace("><", ">\n<").split("\n")
        parts[name] = "".join(line for line in lines if "numbering" not in line).encode()
    paper = made(written(tmp_path, parts))
    assert {"List Bullet", "Title", "Heading 2", "Tabelltext", "Märke"} <= {it.name for it in paper.styles}
    number = paper.styles["List Bullet"].element.find(f".//{qn('w:numId')}").get(qn("w:val"))
    numbering = paper.part.numbering_part.element
    assert number in [it.get(qn("w:numId")) for it in numbering.findall(qn("w:num"))]


def test_its_author_and_its_picture_do_not_come_along(taken, paper):
    assert paper.core_properties.author == "Exempelkommunen"
    with zipfile.ZipFile(io.BytesIO(docx(document(full(), 3, SAVED, replace(OURS, template=taken))))) as file:
        assert not [name for name in file.namelist() if "thumbnail" in name or "app.xml" in name]


@pytest.mark.parametrize("text", HARD)
def test_every_hard_text_is_only_ever_text_in_it_too(text: str, taken: bytes):
    said = words_of(begun_with(taken, every_text(text)))
    assert not [field for field in FIELDS if marked(text, field) not in said]


RELS = "word/_rels/document.xml.rels"


def leading(target: str, kind: str = "attachedTemplate") -> bytes:
    return (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="%s" '
        b'TargetMode="External"/></Relationships>' % (kind.encode(), target.encode())
    )


def body(inner: str) -> bytes:
    its = (
        'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"'
    )
    return f"<w:hdr {its}>{inner}</w:hdr>".encode()


def field(told: str) -> bytes:
    return body(f"<w:p><w:r><w:instrText>{told[:4]}</w:instrText><w:instrText>{told[4:]}</w:instrText></w:r></w:p>")


BAD: dict[str, tuple[Mapping[str, bytes], str]] = {
    "a macro": ({"word/vbaProject.bin": b"x"}, "has macros"),
    "a control": ({"word/activeX/activeX1.xml": b"<a/>"}, "has macros"),
    "another file within": ({"word/embeddings/oleObject1.bin": b"x"}, "has macros"),
    "a template elsewhere": ({"word/_rels/settings.xml.rels": leading("https://example.se/x.dotm")}, "leads out"),
    "a picture elsewhere": ({"word/_rels/header1.xml.rels": leading(r"\\\\host\\x.png", "image")}, "leads out"),
    "a field that fetches": ({"word/header9.xml": field("INCLUDEPICTURE https://example.se/x")}, "leads out"),
    "a field that runs": ({"word/header9.xml": field("DDEAUTO c:cmd.exe")}, "leads out"),
    "a drawing that leads": ({"word/header9.xml": body('<v:rect href="https://example.se"/>')}, "leads out"),
    "an entity": ({"word/header9.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}, "not plain XML"),
    "half a part": ({"word/header9.xml": b"<a>"}, "not plain XML"),
    "macros by its type": ({"[Content_Types].xml": b""}, "not plain XML"),
}


@pytest.mark.parametrize("bad", BAD)
def test_what_could_do_harm_is_refused_with_what_and_where(bad: str, mall, tmp_path):
    more, why = BAD[bad]
    with pytest.raises(NoTemplate, match=why):
        template(written(tmp_path, parts_of(mall) | more))


def test_a_template_with_macros_by_what_it_is_is_refused(mall, tmp_path):
    parts = parts_of(mall)
    more = (
        '<Override PartName="/x" ContentType="application/vnd.ms-word.template.macroEnabledTemplate.main+xml"/></Types>'
    )
    whole = parts["[Content_Types].xml"].replace(b"</Types>", more.encode())
    with pytest.raises(NoTemplate, match="has macros"):
        template(written(tmp_path, parts | {"[Content_Types].xml": whole}))


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("mall.docx", b"PK", "must end in .dotx"),
        ("mall.dotm", b"PK", "must end in .dotx"),
        ("mall.dotx", b"no archive", "can't be unpacked"),
        ("mall.dotx", b"x" * (LARGEST_FILE + 1), "is larger than 5 MB"),
    ],
)
def test_what_is_no_template_is_refused_with_why(tmp_path, name, content, why):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(NoTemplate, match=why):
        template(tmp_path / name)


def test_a_document_that_only_is_called_a_template_is_refused(tmp_path):
    theirs().save(str(tmp_path / "mall.dotx"))
    with pytest.raises(NoTemplate, match="is not a Word template"):
        template(tmp_path / "mall.dotx")


def test_what_grows_without_end_is_refused_before_it_is_unpacked(mall, tmp_path):
    endless = dict.fromkeys((f"word/x{n}.xml" for n in range(9)), b"<a>" + b" " * 6_000_000 + b"</a>")
    with pytest.raises(NoTemplate, match="too large when it is unpacked"):
        template(written(tmp_path, parts_of(mall) | endless))


def test_a_template_without_a_text_is_refused(mall, tmp_path):
    parts = parts_of(mall)
    del parts["word/document.xml"]
    with pytest.raises(NoTemplate, match="can't be written in"):
        template(written(tmp_path, parts))


def test_a_style_of_ours_that_is_something_else_there_is_refused(tmp_path):
    paper = theirs()
    paper.styles.add_style("Tabelltext", WD_STYLE_TYPE.CHARACTER)
    with pytest.raises(NoTemplate, match="can't be written in"):
        template(kept(tmp_path, paper))


def test_what_is_not_there_is_refused(tmp_path):
    with pytest.raises(NoTemplate, match="can't be read"):
        template(tmp_path / "mall.dotx")
