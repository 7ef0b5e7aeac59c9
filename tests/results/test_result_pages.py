"""The result's pages and downloads, and ballots on paper, on the real server."""

import csv
import io
import json
import re
import zipfile
from collections import Counter
from itertools import product

import openpyxl
import pikepdf
import pytest

from tests.export.test_pdf import words
from tests.running import ask, view_of
from tests.scenes import a_scene

FILES = {
    "poster.pdf": "application/pdf",
    "result.xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "result.csv": "text/csv; charset=utf-8",
    "result.json": "application/json",
    "result.md": "text/markdown; charset=utf-8",
}


@pytest.fixture
def lead(server):
    return server.facilitator()


@a_scene
def a_workshop(server, lead, *texts, groups="Barnskötare\nFörskollärare"):
    code = server.workshop(lead, groups)
    for text in texts:
        ask(lead, code, "add_task", text=text)
    ask(lead, code, "open_step", step="sort")
    return code, list(view_of(lead, code)["tasks"])


def vote(phone, code, answers):
    for task, colour in answers.items():
        assert ask(phone, code, "cast_vote", task=task, colour=colour).status_code == 200


def file(lead, code, name):
    answer = lead.get(f"/w/{code}/{name}")
    assert answer.status_code == 200, answer.text
    return answer.content


def tasks_of(lead, code):
    return json.loads(file(lead, code, "result.json"))["tasks"]


def type_in(lead, code, number, answers, group="g1", **more):
    form = {"id": f"b{number}{len(more)}", "number": number, "group": group, **more}
    return lead.post(f"/w/{code}/paper", data=form | {f"t.{task}": colour for task, colour in answers.items()})


def readable(name, content):
    """All that is written in a file."""
    if name.endswith("xlsx"):
        book = openpyxl.load_workbook(io.BytesIO(content))
        return " ".join(str(cell.value) for sheet in book for row in sheet for cell in row)
    if name.endswith("pdf"):
        return words(pikepdf.open(io.BytesIO(content)))
    return content.decode()


def test_the_result_and_the_ballots_are_the_facilitators_own(server, lead):
    code, _ = a_workshop(server, lead, "Tvätt")
    nobody, phone, eva = server.client(), server.participant(code), server.facilitator("eva@example.se")
    for path in ("result", "paper", "paper.pdf", *FILES):
        answers = [who.get(f"/w/{code}/{path}").status_code for who in (nobody, phone, eva)]
        assert answers == [303, 303, 404], path


def test_there_are_no_other_files(server, lead):
    code, _ = a_workshop(server, lead, "Tvätt")
    assert lead.get(f"/w/{code}/result.exe").status_code == 404
    assert lead.get(f"/w/{code}/poster.pdf?paper=a0").status_code == 422
    assert lead.get(f"/w/{code}/paper.pdf?count=1000").status_code == 422


def test_every_file_is_a_download_with_a_name(server, lead):
    code, _ = a_workshop(server, lead, "Tvätt")
    for name, kind in FILES.items():
        answer = lead.get(f"/w/{code}/{name}")
        assert answer.headers["content-type"] == kind, name
        assert answer.headers["content-disposition"].startswith("attachment; filename="), name
        assert answer.headers["cache-control"] == "no-store", name


def test_the_page_is_the_walls_talks_with_counts_and_each_groups_sign(server, lead):
    code, (tvatt, disk) = a_workshop(server, lead, "<b>Tvätt</b>", "Disk")
    ask(lead, code, "open_step", step="settle")
    for task, group, colour in ((tvatt, "g1", "red"), (tvatt, "g2", "green"), (disk, "g1", "black")):
        ask(lead, code, "place_task", task=task, group=group, colour=colour)
    ask(lead, code, "note_decision", task=tvatt, why="Vi byter", dissent="")
    server.participant(code, "g2")
    html = lead.get(f"/w/{code}/result").text
    talk = html.split('id="talk-hand_over"')[1].split("</section>")[0]
    assert "&lt;b&gt;Tvätt&lt;/b&gt;" in talk
    assert "Barnskötare: Röd." in talk
    assert "Förskollärare: Grön." in talk
    assert "Vi byter" in talk
    stop = html.split('id="talk-stop"')[1].split("</section>")[0]
    assert "Disk" in stop
    assert 'Inte känt hur de ser den: <span dir="auto">Förskollärare' in stop
    assert lead.get(f"/w/{code}/report").status_code == 200


def test_before_the_reveal_no_file_says_how_anybody_voted(server, lead):
    code, (task,) = a_workshop(server, lead, "Tvätt")
    for _ in range(6):
        vote(server.participant(code), code, {task: "black"})
    for name in FILES:
        said = readable(name, file(lead, code, name))
        assert "Röster" not in said
        assert '"votes"' not in said
    assert "Svaren är inte visade än" in lead.get(f"/w/{code}/result").text


def test_a_group_of_one_is_nowhere_in_any_file_not_even_by_subtraction(server, lead):
    """Six, one and six people answer four tasks; the tally is made by hand and held against everything that is out."""
    groups = {"g1": 6, "g2": 1, "g3": 6}
    code, tasks = a_workshop(server, lead, "A", "B", "C", "D", groups="Kockar\nRektor\nVaktmästare")
    tally = {task: {group: Counter() for group in groups} for task in tasks}
    for group, people in groups.items():
        for person in range(people):
            # The one is black about all; nobody else ever is, so black is that one person's mark.
            answers = {
                task: "black" if group == "g2" else ("green", "red")[(person + nth) % 2]
                for nth, task in enumerate(tasks)
            }
            vote(server.participant(code, group), code, answers)
            for task, colour in answers.items():
                tally[task][group][colour] += 1
    ask(lead, code, "open_step", step="reveal")

    whole = json.loads(file(lead, code, "result.json"))
    together = whole["together"]
    assert "g2" in together
    assert len(together) > 1
    for task in whole["tasks"]:
        expected = {group: tally[task["id"]][group] for group in groups if group not in together}
        expected["together"] = sum((tally[task["id"]][group] for group in together), Counter())
        assert {of: Counter({c: n for c, n in fell.items() if n}) for of, fell in task["votes"].items()} == expected
        alone, small = set(task["votes"]) - {"together"}, set(together)
        assert not alone & small
        # What the whole less the others gives is the sum of at least the smallest size.
        assert sum(expected["together"].values()) >= whole["smallest"]

    book = openpyxl.load_workbook(io.BytesIO(file(lead, code, "result.xlsx")))["Tavlan"]
    rows = list(csv.reader(io.StringIO(file(lead, code, "result.csv").decode("utf-8-sig")), delimiter=";"))
    for heads in ([cell.value for cell in book[1]], rows[0]):
        assert not [head for head in heads if head.startswith("Röster Rektor")]
        assert "Röster Grupper tillsammans: svart" in heads
    said = file(lead, code, "result.md").decode()
    assert "Röster Rektor" not in said
    for name in ("poster.pdf", "result.md", "result.csv"):
        assert not re.search(r"Rektor[^\n]{0,20}svart", readable(name, file(lead, code, name)))


def test_no_view_of_the_files_over_time_tells_the_small_groups_answer(server, lead):
    """The files of a revealed workshop do not change who stands alone, whatever comes after."""
    code, tasks = a_workshop(server, lead, "A", groups="Kockar\nRektor\nVaktmästare")
    for group in ("g1", "g1", "g1", "g1", "g1", "g2", "g3", "g3", "g3", "g3", "g3"):
        vote(server.participant(code, group), code, {tasks[0]: "red"})
    ask(lead, code, "open_step", step="reveal")
    before = json.loads(file(lead, code, "result.json"))["together"]
    ask(lead, code, "open_step", step="settle")
    ask(lead, code, "place_task", task=tasks[0], group="g2", colour="red")
    assert json.loads(file(lead, code, "result.json"))["together"] == before


def test_ballots_to_print_have_the_numbers_that_were_asked_for(server, lead):
    code, _ = a_workshop(server, lead, "Tvätt")
    paper = pikepdf.open(io.BytesIO(file(lead, code, "paper.pdf?count=3&first=11")))
    assert len(paper.pages) == 3
    assert all(name in words(paper) for name in ("P-11", "P-12", "P-13"))


def test_a_ballot_counts_as_a_vote_and_is_corrected_by_typing_it_again(server, lead):
    code, (tvatt, disk) = a_workshop(server, lead, "Tvätt", "Disk")
    assert type_in(lead, code, 3, {tvatt: "green", disk: "pass"}).headers["location"] == f"/w/{code}/paper?saved=3"
    html = lead.get(f"/w/{code}/paper?saved=3").text
    assert "Svarsblad P-03 är sparat." in html
    assert "P-03 (inskrivet)" in html
    assert view_of(lead, code)["groups"]["g1"]["people"] == 1

    again = type_in(lead, code, 3, {tvatt: "red"}, group="g2", again="1")
    assert again.status_code == 409
    assert "Svarsblad P-03 är redan inskrivet" in again.text
    assert type_in(lead, code, 3, {tvatt: "red"}, group="g2", corrects="yes").status_code == 303

    for _ in range(4):
        vote(server.participant(code, "g2"), code, {tvatt: "black", disk: "green"})
    ask(lead, code, "open_step", step="reveal")
    tasks = {task["id"]: task for task in tasks_of(lead, code)}
    assert tasks[tvatt]["votes"]["g2"] == {"green": 0, "yellow": 0, "red": 1, "black": 4}
    assert "g2" not in tasks[disk]["votes"]  # four are too few
    assert tasks[disk]["few"] == ["g2"]
    assert json.loads(file(lead, code, "result.json"))["took_part"] == {"phones": 4, "paper": 1, "jointly": {}}
    html = lead.get(f"/w/{code}/result").text
    assert "4 svarade på telefon och 1 på papper." in html
    assert "För få svar" in html


def test_the_same_form_twice_is_one_ballot(server, lead):
    code, (task,) = a_workshop(server, lead, "Tvätt")
    for _ in range(2):
        assert type_in(lead, code, 1, {task: "red"}).status_code == 303
    assert view_of(lead, code)["groups"]["g1"]["answers"] == 1


def test_when_sorting_is_closed_the_ballot_is_refused_and_what_was_typed_is_kept(server, lead):
    code, (task,) = a_workshop(server, lead, "Tvätt")
    for _ in range(5):
        vote(server.participant(code), code, {task: "red"})
    ask(lead, code, "open_step", step="reveal")
    answer = type_in(lead, code, 7, {task: "yellow"}, group="g2")
    assert answer.status_code == 409
    assert "Sorteringen är stängd" in answer.text
    assert re.search(r'value="7" selected', answer.text)
    assert re.search(r'value="g2" required checked', answer.text)
    assert re.search(r'value="yellow" checked', answer.text)
    assert json.loads(file(lead, code, "result.json"))["took_part"]["paper"] == 0


def test_a_group_that_answers_together_has_one_sheet_that_is_its_answer(server, lead):
    code, (tvatt, disk) = a_workshop(server, lead, "Tvätt", "Disk")
    ask(lead, code, "answer_jointly", group="g1", jointly=True)
    ask(lead, code, "close_door", closed=True)
    printed = pikepdf.open(io.BytesIO(file(lead, code, "paper.pdf?group=g1")))
    assert len(printed.pages) == 1
    for word in ("Gruppens svar", "Barnskötare svarar tillsammans", "Inte eniga", "Gör den inte"):
        assert word in words(printed)
    assert lead.get(f"/w/{code}/paper.pdf?group=g2").status_code == 404
    assert "Barnskötare" not in words(pikepdf.open(io.BytesIO(file(lead, code, "paper.pdf?count=1"))))

    html = lead.get(f"/w/{code}/paper?group=g1").text
    assert 'value="split"' in html
    assert 'name="number"' not in html
    assert 'value="split"' not in lead.get(f"/w/{code}/paper").text
    saved = type_in(lead, code, 0, {tvatt: "split", disk: "pass"}, group="g1")
    assert saved.headers["location"] == f"/w/{code}/paper?group=g1&saved=g1"
    assert "Gruppens svar är sparat." in lead.get(saved.headers["location"]).text
    again = type_in(lead, code, 0, {tvatt: "red"}, group="g1", again="1")
    assert again.status_code == 409
    assert "Barnskötare har redan svarat" in again.text
    assert type_in(lead, code, 0, {tvatt: "red", disk: "pass"}, group="g1", corrects="yes").status_code == 303

    ask(lead, code, "open_step", step="reveal")
    joint = {task["id"]: task["joint"] for task in tasks_of(lead, code)}
    assert joint == {tvatt: {"g1": "red"}, disk: {"g1": "pass"}}
    assert "Barnskötare</span> svarade tillsammans" in lead.get(f"/w/{code}/result").text


def test_a_phone_that_answers_for_its_group_is_asked_before_the_sheet_is_taken(server, lead):
    code, (task,) = a_workshop(server, lead, "Tvätt")
    ask(lead, code, "answer_jointly", group="g1", jointly=True)
    phone = server.participant(code)
    vote(phone, code, {task: "green"})
    answer = type_in(lead, code, 0, {task: "red"}, group="g1", corrects="yes")
    assert answer.status_code == 409
    assert "En telefon svarar för Barnskötare" in answer.text
    assert re.search(r'value="red" checked', answer.text)
    assert ask(phone, code, "give_pen", give=True).status_code == 200
    assert type_in(lead, code, 0, {task: "red"}, group="g1", corrects="yes", again="1").status_code == 303
    ask(lead, code, "open_step", step="reveal")
    assert tasks_of(lead, code)[0]["joint"] == {"g1": "red"}


@pytest.mark.parametrize(
    ("form", "says"),
    [({"group": "g1"}, "Inget är ikryssat"), ({"group": "nobody", "t": "red"}, "yrkesgruppen finns inte")],
)
def test_an_unusable_ballot_joins_nobody(server, lead, form, says):
    code, (task,) = a_workshop(server, lead, "Tvätt")
    answer = type_in(lead, code, 1, {task: form["t"]} if "t" in form else {}, group=form["group"])
    assert says in answer.text
    assert sum(group["people"] for group in view_of(lead, code)["groups"].values()) == 0


def test_what_a_ballot_said_is_not_shown_again(server, lead):
    code, (task,) = a_workshop(server, lead, "Tvätt")
    type_in(lead, code, 1, {task: "black"})
    html = lead.get(f"/w/{code}/paper").text
    assert f'name="t.{task}" value="" checked' in html
    assert not re.search(r'value="(green|yellow|red|black|pass)" checked', html)


def test_paper_and_phones_are_one_sum(server, lead):
    code, (task,) = a_workshop(server, lead, "Tvätt")
    for number, (way, colour) in enumerate(product(("phone", "paper"), ("red", "red", "green")), 1):
        if way == "phone":
            vote(server.participant(code), code, {task: colour})
        else:
            type_in(lead, code, number, {task: colour})
    ask(lead, code, "open_step", step="reveal")
    assert tasks_of(lead, code)[0]["votes"]["g1"] == {"green": 2, "yellow": 0, "red": 4, "black": 0}


def test_an_xlsx_holds_no_formula_and_no_link_whatever_people_write(server, lead):
    code, _ = a_workshop(server, lead, '=HYPERLINK("http://example.com")', "@SUM(A1)", "http://example.com", "+1")
    parts = zipfile.ZipFile(io.BytesIO(file(lead, code, "result.xlsx")))
    sheets = [parts.read(name).decode() for name in parts.namelist() if name.startswith("xl/worksheets/")]
    assert not [sheet for sheet in sheets if "<f>" in sheet or "hyperlink" in sheet]
