"""The report: what stands in it, and the figures behind it."""

import io
from collections import defaultdict
from datetime import date

import docx as word
import openpyxl
import pikepdf
import pytest
from docx import Document as read_docx
from docx.oxml.ns import qn

from app.analysis.commands import DropAction, PlanAction
from app.analysis.freed import Goes
from app.analysis.plan import Plan
from app.export.docx import docx
from app.export.markdown import markdown
from app.export.pdf import pdf
from app.report.paper import short, whole
from app.report.remarks import Remark
from app.report.report import Report
from app.report.sheet import xlsx
from app.vocabulary import Step
from tests.export.test_pdf import _unbroken, kinds, words
from tests.job_descriptions.drafts import OURS
from tests.makers import a_live_workshop, ask
from tests.report.held import a_session, reported
from tests.results.made import HARD

pytestmark = pytest.mark.unhurried

DAY = date(2026, 11, 25)
TASKS = ("Tvätt", "Veckobrev", "Beställningar", "Samling", "Fönsterputs")


@pytest.fixture(scope="module")
def report():
    return reported(
        a_session(
            *TASKS,
        )
    )


def sheets(report):
    return rows_of(openpyxl.load_workbook(io.BytesIO(xlsx(report, DAY))))


def rows_of(book):
    return {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}


def paper(document, **how):
    return pikepdf.open(io.BytesIO(pdf(document, **how)))


def rows(document):
    """The rows of all its tables, as text."""
    return [list(row) for block in document.blocks if hasattr(block, "columns") for row in block.rows]


def figure(said: str) -> float:
    return float(said.replace(",", "."))


def test_the_sums_in_the_report_are_the_sums_of_the_sheet(report):
    heads, *shares = sheets(report)["Timmar"]
    at = {head: n for n, head in enumerate(heads)}
    before, leaves, comes = defaultdict(float), defaultdict(lambda: defaultdict(float)), defaultdict(float)
    for row in shares:
        group, middle, goes, to = (row[at[head]] for head in ("Yrkesgrupp", "Timmar, mitten", "Blir", "Till"))
        assert row[at["Timmar, låg"]] <= middle <= row[at["Timmar, hög"]]
        before[group] += middle
        if goes != "är kvar":
            leaves[goes][group] += middle
        if to:
            comes[to] += middle
            before[to] += 0
    assert before
    table = next(it for it in whole(report, DAY).blocks if getattr(it, "total", None))
    assert {row[0] for row in table.rows} == set(before)
    for group, now, stops, job, moves, arrives, then in table.rows:
        for said, counted in (
            (now, before[group]),
            (stops, leaves["slutar"][group]),
            (job, leaves["ny tjänst"][group]),
            (moves, leaves["flyttar"][group]),
            (arrives, comes[group]),
            (then, before[group] - sum(leaves[goes][group] for goes in leaves) + comes[group]),
        ):
            assert figure(said) == pytest.approx(counted, abs=0.051), group
    everything = sum(before.values())
    gone = sum(sum(of.values()) for goes, of in leaves.items() if goes != "flyttar")
    assert figure(table.total[1]) == pytest.approx(everything, abs=0.051)
    facts = dict(next(it for it in whole(report, DAY).blocks if hasattr(it, "rows")).rows)
    assert f"{report.freed.frees.hours:g}".replace(".", ",") in facts["Frigörs"]
    assert report.freed.frees.hours == pytest.approx(gone, abs=0.051)
    assert report.freed.frees.full_times == pytest.approx(gone / 40, abs=0.051)


def test_the_sheet_counts_the_answers_as_the_report_does(report):
    heads, *said = sheets(report)["Svar"]
    assert len(said) == sum(len(it.votes) for it in report.opinions)
    for row in said:
        got = dict(zip(heads, row, strict=True))
        assert got["Ja"] + got["Nej"] + got["Vet inte"] == 6
    assert {row[0] for row in said} == set(TASKS) & {it.task.text for it in report.opinions}


def test_each_action_stands_in_all_of_them_with_owner_day_and_whether_it_is_decided(report):
    _, *planned = sheets(report)["Åtgärder"]
    assert sorted(row[0] for row in planned) == sorted(TASKS)
    assert [row[8] for row in planned].count("Beslutad") == 1
    table = [row for row in rows(whole(report, DAY)) if row[-1] in ("Beslutad", "Förslag")]
    alone = [(task, row[-1]) for row in table for task in row[0].split("; ")]
    assert sorted(alone) == sorted((row[0], row[8]) for row in planned)
    assert all(row[3] == "1 februari 2027" for row in table)


def test_what_nobody_planned_for_is_named():
    live = a_session("Tvätt", "Disk")
    for action in list(live.analysis.actions):
        ask(live, DropAction(action))
    assert [task.text for task in reported(live).undecided] == ["Tvätt", "Disk"]
    said = words(paper(whole(reported(live), DAY)))
    assert "Inget är bestämt för: Tvätt, Disk." in said


def test_the_paper_is_tagged_in_swedish_with_a_title_and_read_in_order(report):
    it = paper(whole(report, DAY))
    assert it.Root.MarkInfo.Marked
    assert str(it.Root.Lang).startswith("sv")
    with it.open_metadata() as about:
        assert about["dc:title"] == "Rapport: Förskolan Exempelgården"
        assert about["pdfuaid:part"] == "1"
    found = kinds(it)
    assert found.count("/H1") == 1
    assert found.index("/H1") < found.index("/H2") < found.index("/H3")
    assert found.count("/TH") >= 20
    assert found.count("/Table") >= 6
    said = words(it)
    order = [
        "Det här kom vi fram till på träff 1",
        "Vad det frigör",
        "Timmar i veckan nu, efter färg",
        "Åtgärder",
        "De tre frågorna",
        "Samverkan",
        "Avvikande meningar",
        "Tavlan",
        "Så svarade ni först",
        "Så gjorde vi, och vad siffrorna säger",
    ]
    places = [said.index(heading) for heading in order]
    assert places == sorted(places)
    for limit in ("där färre än 5 har svarat", "medelvärdet av minst tre svar", "lagda ihop, och därför breda"):
        assert limit in said


@pytest.mark.parametrize("count", [0, 1, 12, 60])
@pytest.mark.parametrize("long", [False, True])
def test_the_short_one_is_one_page_whatever_stands_in_it(count, long):
    live = a_session(*(f"Uppgift {n} {'som tar lång tid ' * 10 if long else ''}"[:200] for n in range(count)))
    it = paper(short(reported(live), DAY), on_one_page=True)
    assert len(it.pages) == 1
    assert "Hur det är räknat står i den långa rapporten" in words(it)


def test_what_the_one_page_has_no_room_for_is_counted():
    live = a_session(*(f"Uppgift {n}" for n in range(12)))
    for action in list(live.analysis.actions):
        ask(live, DropAction(action))
    for n, task in enumerate(live.board.tasks):
        ask(live, PlanAction(task, f"one{n}", Plan("stop", "", f"Chef {n}")))
    it = paper(short(reported(live), DAY), on_one_page=True)
    assert len(it.pages) == 1
    assert "Och 4 åtgärder till" in words(it)


def test_a_workshop_where_nothing_was_said_says_so():
    empty = reported(a_live_workshop(step=Step.GATHER, people=False))
    said = words(paper(whole(empty, DAY)))
    assert "Ingen tid är sagd" in said
    assert "Inga åtgärder är bestämda" in said
    assert sheets(empty)["Timmar"][1:] == []
    assert docx(whole(empty, DAY))
    assert empty.freed.goes(*Goes).hours == 0


def test_what_the_room_may_not_read_yet_is_not_in_it():
    live = a_live_workshop("Hemlig text", "Annan hemlighet", step=Step.GATHER)
    it = reported(live)
    assert [it.undecided, it.came.rows] == [(), ()]
    assert "Hemlig" not in words(paper(whole(it, DAY))) + words(paper(short(it, DAY), on_one_page=True))
    assert "Hemlig" not in str(sheets(it))


@pytest.mark.parametrize("hard", HARD)
def test_a_text_from_somebody_is_only_ever_text(hard):
    it = reported(a_session(hard, "Disk", "Brev", words=hard))
    book = openpyxl.load_workbook(io.BytesIO(xlsx(it, DAY)))
    read = [cell for sheet in rows_of(book).values() for row in sheet for cell in row if isinstance(cell, str)]
    assert read.count(hard) >= 8
    assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    made = read_docx(io.BytesIO(docx(whole(it, DAY))))
    in_tables = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    assert any(hard in text for text in in_tables)
    assert len(paper(whole(it, DAY)).pages) >= 2


def test_two_hundred_tasks_are_all_there():
    it = reported(a_session(*(f"Uppgift nummer {n}" for n in range(200)), people=5))
    said = words(paper(whole(it, DAY)))
    assert all(f"Uppgift nummer {n}" in said for n in range(200))
    assert len(sheets(it)["Tavlan"]) == 201


REMARKS = (
    Remark("Fack, Kommunal", "åtgärderna", DAY, "Vem tar tvätten?", "Den nya tjänsten."),
    Remark("Chef", "tavlan", DAY, "Bra", ""),
)


def test_the_papers_are_the_organisations(report):
    for it in (whole(report, DAY, letterhead=OURS), short(report, DAY, letterhead=OURS)):
        assert it.letterhead == OURS
        assert "Exempelkommunen" in words(paper(it))
    header = word.Document(io.BytesIO(docx(whole(report, DAY, letterhead=OURS)))).sections[0].header
    assert len(list(header.part.package.image_parts)) == 1


def test_what_readers_said_and_were_answered_stands_in_the_whole_one_and_is_counted_in_the_short_one(report):
    said = words(paper(whole(report, DAY, remarks=REMARKS)))
    for text in ("Kommentarer och svar", "Fack, Kommunal, om åtgärderna", "Vem tar tvätten?", "Den nya tjänsten."):
        assert text in said
    assert said.count("Inget svar än") == 1
    one_page = words(paper(short(report, DAY, remarks=REMARKS)))
    assert "2 kommentarer på rapporten, 1 utan svar: se den långa rapporten." in one_page
    assert "Vem tar tvätten?" not in one_page
    assert "Kommentarer och svar" not in words(paper(whole(report, DAY)))


def test_the_one_page_says_what_is_decided_and_what_the_employer_must_have_answered(report):
    said = words(paper(short(report, DAY)))
    for text in (
        "Förhandling enligt 11 § MBL",
        "Riskbedömning med skyddsombud",
        "1 december 2026",
        "Beslutad",
        "Förslag",
    ):
        assert text in said


def a_job_of(count: int) -> Report:
    live = a_session(*(f"Uppgift {n}" for n in range(count)))
    for action in list(live.analysis.actions):
        ask(live, DropAction(action))
    for n, task in enumerate(live.board.tasks):
        ask(live, PlanAction(task, f"job{n}", Plan("bundle", "Serviceassistent", "Rektor", date(2027, 2, 1))))
    return reported(live)


def test_one_job_of_twenty_tasks_is_one_row():
    its = a_job_of(20)
    assert [len(it.tasks) for it in its.planned] == [20]
    (row,) = [row for row in rows(whole(its, DAY)) if row[-1] == "Förslag"]
    assert row[0] == "; ".join(f"Uppgift {n}" for n in range(20))
    (row,) = [row for row in rows(short(its, DAY)) if row[-1] == "Förslag"]
    assert row[0] == "Uppgift 0; Uppgift 1; Uppgift 2 och 17 till"
    assert len(paper(short(its, DAY)).pages) == 1


def test_what_the_room_came_to_alike_is_said_once(report):
    alike = [it for it in report.concluded if it.question == "right_things"]
    assert [len(it.tasks) for it in alike] == [len(TASKS)]
    assert [it.task.id for it in report.decisions] == [task.id for it in alike for task in it.tasks]


def test_a_remark_is_only_ever_text(report):
    every = ("<script>alert(1)</script>", "#let x = 1", "=1+1", "*fet* _kursiv_")
    document = whole(report, DAY, remarks=tuple(Remark(f"Fack, {hard}", "allt", DAY, hard, hard) for hard in every))
    in_pdf = _unbroken(words(paper(document)))
    body = word.Document(io.BytesIO(docx(document))).element.body
    in_word = "".join(it.text or "" for it in body.iter(qn("w:t")))
    for hard in every:
        assert in_pdf.count(_unbroken(hard)) >= 3, hard
        assert in_word.count(hard) >= 3, hard
    assert "<script>" not in markdown(document).decode()
