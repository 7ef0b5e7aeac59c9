"""How the PDFs are heard: heads of rows and columns, language, order, and what is drawn in words."""

import io
from collections import Counter
from dataclasses import replace
from datetime import date

import pikepdf
import pytest

from app.beforehand.invitation import Invitation
from app.beforehand.invitation import poster as invitation
from app.export import tagged
from app.export.document import NO_LETTERHEAD, Column, Document, Facts, Heading, Paragraph, Table
from app.export.pdf import pdf
from app.job_descriptions.papers.document import document
from app.job_descriptions.papers.easy import easy
from app.report.paper import short, whole
from app.results.ballots import ballots, sheets
from app.results.poster import poster
from app.workshop.beforehand import Beforehand
from tests.export.tags import Tag, tags
from tests.job_descriptions.drafts import OURS, SAVED, full
from tests.report.held import a_session, reported
from tests.results.made import a_workshop, settled, shown

pytestmark = pytest.mark.unhurried

DAY = date(2026, 11, 25)
ARABIC, UKRAINIAN, TIGRINYA = "غسل الملابس", "Прання", "ምሕጻብ"
TASKS = ("Tvätt", "Veckobrev", ARABIC)

INVITATION = Invitation(
    *("Exempelgården", "Exempelgården", "F7K 2QM", "akr.example", "https://akr.example/join?code=F7K2QM", False, 3),
    Beforehand("2026-12-01", 1),
)


def a_paper(*blocks, title="Prov", letterhead=NO_LETTERHEAD) -> bytes:
    return pdf(Document(title, "Exempelgården", "Rapport", "25 november 2026", "UTKAST", DAY, blocks, letterhead))


@pytest.fixture(scope="module")
def papers() -> dict[str, bytes]:
    report = reported(a_session(*TASKS))
    came = shown(settled(a_workshop(*TASKS)))
    return {
        "job description": pdf(document(full(), 3, SAVED, OURS)),
        "easy": pdf(easy(full(), 3, SAVED, OURS)),
        "report": pdf(whole(report, DAY)),
        "short report": pdf(short(report, DAY), on_one_page=True),
        "poster": poster(came, DAY, "a4"),
        "ballots": ballots(came, range(1, 3)),
        "sheet": sheets(came, ["g1"]),
        "invitation": invitation(INVITATION),
    }


@pytest.fixture(scope="module")
def roots(papers) -> dict[str, Tag]:
    """How each is tagged."""
    return {name: tags(file) for name, file in papers.items()}


def test_every_row_of_every_table_has_a_head_that_its_cells_name(roots):
    heads: Counter[str] = Counter()
    for name, root in roots.items():
        for table in root.all("Table"):
            for row in table.table():
                if len(row) == 1 or {it.scope for it in row} == {"Column"}:
                    continue
                (head,) = (it for it in row if it.kind == "TH")
                assert head.scope == "Row", (name, row)
                assert head.said, (name, row)
                assert all(head.id in it.headers for it in row if it is not head), (name, row)
                heads[name] += 1
    assert heads == {"job description": 38, "report": 34, "short report": 14, "ballots": 6, "sheet": 3}


def test_every_cell_names_the_heads_of_its_row_and_its_column(roots):
    for name in ("job description", "report", "ballots"):
        for table in roots[name].all("Table"):
            rows = table.table()
            columns = [it.id for it in rows[0]] if rows[0][0].scope == "Column" else [""] * len(rows[0])
            for row in rows[1:]:
                for cell, column in zip(row, columns, strict=True):
                    assert not column or column in cell.headers


def test_every_head_can_be_found_by_its_id(papers, roots):
    for name, file in papers.items():
        paper = pikepdf.open(io.BytesIO(file))
        ids = {it.id for it in roots[name].all("TH")}
        tree = pikepdf.NameTree(paper.Root.StructTreeRoot.IDTree) if ids else {}
        assert {str(key) for key in tree} >= ids, name
        assert {str(tree[id].ID) for id in ids} == ids, name
        assert len(ids) == len(list(roots[name].all("TH"))), name


def test_on_a_ballot_the_task_is_the_head_and_not_its_number(roots):
    rows = next(roots["ballots"].all("Table")).table()[1:]
    assert [it.said for row in rows for it in row if it.kind == "TH"][:2] == ["Tvätt", "Veckobrev"]


def test_a_column_that_stands_alone_has_no_heads_of_rows():
    table = next(tags(a_paper(Table((Column("Uppgift", 1),), (("Tvätt",), ("Disk",))))).all("Table"))
    assert [it.kind for row in table.table() for it in row] == ["TH", "TD", "TD"]


def test_a_table_over_two_pages_keeps_its_heads():
    rows = tuple((f"Uppgift {n}", str(n)) for n in range(80))
    file = a_paper(Table((Column("Uppgift", 1), Column("Antal", 1)), rows, ("Summa", "80")))
    assert len(pikepdf.open(io.BytesIO(file)).pages) > 1
    found = [[it.scope for it in row] for row in next(tags(file).all("Table")).table()]
    assert found == [["Column", "Column"], *([["Row", ""]] * 81)]


def test_names_and_values_are_heads_and_cells_also_where_a_value_is_to_be_written():
    rows = next(tags(a_paper(Facts((("Chef", "Rektor"), ("Fack", ""))))).all("Table")).table()
    assert [[(it.kind, it.said) for it in row] for row in rows] == [
        [("TH", "Chef"), ("TD", "Rektor")],
        [("TH", "Fack"), ("TD", "")],
    ]


@pytest.mark.parametrize("text", [ARABIC, UKRAINIAN, TIGRINYA, f"{ARABIC} (IT)"])
def test_what_is_in_other_letters_is_in_no_language_and_what_is_beside_it_in_swedish(text: str):
    root = tags(a_paper(Heading(text), Paragraph("Sidan är svensk."), Facts((("Chef", text),)), Paragraph(text)))
    assert [it.lang for it in root.all("H2")] == ["und"]
    assert [it.lang for it in root.all("P")][-2:] == ["sv", "und"]
    (table,) = root.all("Table")
    assert [it.lang for it in _leaves(table)] == ["sv", "und"]


def test_each_is_in_swedish_but_for_what_people_wrote_in_other_letters(roots):
    for name, root in roots.items():
        assert root.lang == "sv", name
        others = {it.said for it in _leaves(root) if it.lang == "und"}
        assert all(not any("a" <= c <= "z" for c in said.lower()) for said in others), (name, others)
        assert bool(others) is (name in ("report", "short report", "poster", "ballots", "sheet")), name
        assert {it.lang for it in root.all("Figure")} <= {"sv"}, name


def _leaves(tag: Tag):
    if not tag.below:
        yield tag
    for it in tag.below:
        yield from _leaves(it)


def test_each_shows_its_title_and_has_its_headings_as_bookmarks(papers, roots):
    for name, file in papers.items():
        paper = pikepdf.open(io.BytesIO(file))
        assert paper.Root.ViewerPreferences.DisplayDocTitle, name
        with paper.open_outline() as outline:
            marks = [it.title for it in _marks(outline.root)]
        assert marks == [it.said for it in roots[name].all("H1", "H2", "H3")], name
        with paper.open_metadata() as about:
            assert about["dc:title"], name
            assert (about["pdfuaid:part"], about["pdfaid:part"], about["pdfaid:conformance"]) == ("1", "2", "A"), name
        assert not paper.check_pdf_syntax(), name


def _marks(items):
    for it in items:
        yield it
        yield from _marks(it.children)


def test_how_far_it_has_come_is_heard_before_its_title(roots):
    said = roots["job description"].said
    assert said.index("UTKAST") < said.index("Utkast, version 3") < said.index("Omfattning")
    assert said.count("UTKAST") == 1  # and not on every page
    approved = tags(pdf(replace(document(full(), 3, SAVED, OURS), mark="")))
    assert "UTKAST" not in approved.said


def test_a_logo_is_named_where_nothing_else_names_it():
    named = tags(a_paper(letterhead=OURS))
    assert not list(named.all("Figure"))
    assert OURS.organisation in named.said
    alone = tags(a_paper(letterhead=replace(OURS, organisation="")))
    assert [it.alt for it in alone.all("Figure")] == ["Logotyp"]


def test_signs_have_a_word_beside_them_or_say_it_themselves(roots):
    for figure in roots["poster"].all("Figure"):
        assert figure.alt == "Barnskötare: röd, Förskollärare: grön"
    assert [it.alt.startswith("QR-kod till ") for it in roots["invitation"].all("Figure")] == [True]
    for name in ("job description", "report", "short report", "ballots", "sheet", "easy"):
        assert not list(roots[name].all("Figure")), name  # drawn for the eye alone, the word is there


@pytest.mark.starts
def test_a_large_paper_is_done_by_a_process_of_its_own_and_says_the_same(roots, monkeypatch):
    report = whole(reported(a_session(*TASKS)), DAY)
    monkeypatch.setattr(tagged, "SMALL", 0)
    monkeypatch.setattr(tagged, "marked", None)  # nothing is done here
    assert tags(pdf(report)) == roots["report"]
