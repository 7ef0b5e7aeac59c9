"""A text that is begun without a workshop, by the pages' own forms: from interviews, an older text or a vacancy; and
whoever tries to reach, break or betray one of them."""

import io
import re

import httpx2
import openpyxl
import pytest
from sqlalchemy import func
from sqlmodel import select

from app.account import store as accounts
from app.account.roles import Role
from app.brought.texts import MOST_IN_A_FILE
from app.job_descriptions.tables import InterviewRow, JobDescriptionRow, JobDescriptionVersionRow
from app.organisation.tables import AdministrationRow
from tests.hostile.test_brought_texts import REFUSED, words_own
from tests.job_descriptions.test_job_description_pages import fields
from tests.running import Running

FILES = (".pdf", ".docx", ".md", ".txt", ".json", "/easy", "/easy.pdf", "/ad", "/print", "/more")
FIRST = {
    "title": "Köksbiträde",
    "workplace": "Köket",
    "need": "Ingen hinner duka",
    "ordinary_work": "yes",
    "began_in": "person",
}


@pytest.fixture
def hr(server: Running) -> httpx2.Client:
    return server.facilitator("hr@example.se", Role.HR)


def count(server: Running, table: type) -> int:
    with server.database.reading_session() as session:
        return session.exec(select(func.count()).select_from(table)).one()


def interviews(hr: httpx2.Client, *sheets: tuple[str, str]) -> str:
    """A text begun from interviews, with these roles and tasks."""
    address = hr.post("/job-descriptions/new/interviews", data=FIRST).headers["location"]
    for role, tasks in sheets:
        assert hr.post(address, data={"role": role, "others": tasks}).status_code == 303
    return address.removesuffix("/interviews")


def keys(page: str) -> dict[str, str]:
    """What is offered, by its words."""
    found = re.findall(r'name="task" value="(\w+)".*?dir="auto">(.*?)</span>', page)
    return {text: key for key, text in found}


THREE = (("Barnskötare", "Duka\nStäda köket"), ("Rektor", "duka\nStädning av köket"), ("Kock", "Lägga schema"))


def test_the_page_asks_which_way_and_each_way_asks_for_the_need_first(hr):
    page = hr.get("/job-descriptions/new").text
    for way in ("interviews", "text", "vacancy", "tasks"):
        assert f'href="/job-descriptions/new/{way}"' in page
        begun = hr.get(f"/job-descriptions/new/{way}").text
        assert begun.index('name="need"') < begun.index('name="title"')
        assert "Guldkant betalas inte ur en ordinarie budget" in begun
        assert "Började ni i behovet eller i en person?" in begun


def test_from_interviews_to_rows_that_say_how_many_mentioned_them(hr):
    text = interviews(hr, *THREE)
    offered = hr.get(f"{text}/interviews/tasks").text
    assert "2 av 3 nämnde" in offered
    assert "Kanske samma uppgift" in offered
    every = keys(offered)
    both = f"{every['Städa köket']} {every['Städning av köket']}"
    assert f'name="same" value="{both}">' in offered, "nothing is the same before somebody says so"
    form = {"task": [*every.values()], "same": both}
    assert hr.post(f"{text}/interviews/tasks", data=form).headers["location"] == f"{text}#duties"
    page = hr.get(text)
    assert fields(page)["duty_text"][:3] == ["Duka", "Städa köket", "Lägga schema"]
    assert page.text.count("2 av 3 nämnde") >= 2
    assert "1 av 3 nämnde" in page.text
    paper = hr.get(f"{text}.md").text
    assert "3 medarbetare på arbetsplatsen intervjuades" in paper
    assert "2 av 3 nämnde" in paper
    assert not any(role in paper + page.text for role, _ in THREE)
    assert {it: hr.get(f"{text}{it}").status_code for it in FILES} == dict.fromkeys(FILES, 200)


def test_a_text_that_waits_for_its_interviews_can_be_opened_saved_and_printed(hr):
    text = interviews(hr)
    form = fields(hr.get(text)) | {"assignment": ["En lugn dag"]}
    assert hr.post(text, data=form).status_code == 303
    assert "En lugn dag" in hr.get(f"{text}.md").text
    assert "Arbetsuppgifterna är inte bestämda än" in hr.get(f"{text}.md").text
    assert {it: hr.get(f"{text}{it}").status_code for it in FILES} == dict.fromkeys(FILES, 200)
    assert hr.get("/job-descriptions.xlsx").status_code == 200
    answer = hr.post(f"{text}/reviews", data={"version": "2", "word": "reviewed", "role": "hr"})
    assert answer.status_code == 422
    assert "Välj minst en arbetsuppgift" in answer.text
    sheet = hr.get(f"{text}/interviews/sheet.pdf")
    assert (sheet.status_code, sheet.headers["content-type"]) == (200, "application/pdf")


def test_a_sheet_is_changed_and_removed_and_the_text_says_so_when_it_is_counted(server, hr):
    text = interviews(hr, *THREE)
    here = f"{text}/interviews"
    hr.post(f"{here}/tasks", data={"task": keys(hr.get(f"{here}/tasks").text)["Duka"]})
    one = re.search(rf"{here}/(\d+)", hr.get(here).text)[0]
    changed = {"role": "Barnskötare", "others": "Sopa", "version": "1"}
    assert hr.post(one, data=changed | {"version": "9" * 5000}).status_code == 409
    assert hr.post(one, data=changed).headers["location"] == here
    assert "Sopa" in hr.get(one).text
    assert hr.post(f"{here}/4711/remove").status_code == 404
    assert hr.post(f"{one}/remove").status_code == 303
    assert hr.get(one).status_code == 404
    assert count(server, InterviewRow) == 2
    assert "Bladen är ändrade" in hr.get(f"{here}/tasks").text
    assert "2 av 3 nämnde" in hr.get(text).text, "it tells of that day until somebody counts"
    assert hr.post(f"{here}/tasks", data={"count": "1"}).status_code == 303
    assert "2 av 3" not in hr.get(f"{text}.md").text
    assert "2 medarbetare" in hr.get(f"{text}.md").text
    assert "Bladen är ändrade" not in hr.get(f"{here}/tasks").text


def test_a_sheet_without_a_role_is_given_back_and_beside_its_fields_it_says_no_names(server, hr):
    here = f"{interviews(hr)}/interviews"
    page = hr.get(f"{here}/new").text
    assert "Skriv inga namn" in page
    assert "Är det bara en som har rollen" in page
    answer = hr.post(here, data={"role": " ", "others": "Duka", "need": "Mer tid"})
    assert answer.status_code == 422
    assert all(it in answer.text for it in ("Skriv rollen", "Duka", "Mer tid"))
    assert count(server, InterviewRow) == 0


def test_an_interview_of_one_tells_no_number(hr):
    text = interviews(hr, ("Rektor", "Duka"))
    page = hr.get(f"{text}/interviews/tasks").text
    assert "Med färre än tre intervjuer står inget antal i texten" in page
    hr.post(f"{text}/interviews/tasks", data={"task": [*keys(page).values()]})
    for shown in (hr.get(text).text, hr.get(f"{text}.md").text):
        assert "1 av 1" not in shown
        assert "Rektor" not in shown


# From a text


def look(who: httpx2.Client, file: bytes = b"", name: str = "text.docx", **more: str) -> httpx2.Response:
    said = [(key, (None, value)) for key, value in {**FIRST, **more}.items()]
    files = [("file", (name, file))] if file else [("file", ("", b""))]
    return who.post("/job-descriptions/new/import", files=[*said, *files])


def rows(page: str) -> dict[str, list[str]]:
    was = re.findall(r'name="row_was" value="([^"]*)"', page)
    text = re.findall(r'<textarea name="row_text"[^>]*>([^<]*)</textarea>', page)
    becomes = re.findall(r'<option value="(\w+)" selected>', page)
    return {"row_was": was, "row_text": text, "row_becomes": becomes}


def test_an_older_text_is_looked_through_row_by_row_before_anything_is_kept(server, hr):
    answer = look(hr, words_own(), name="Extratjänst 2019", text="B-körkort krävs.")
    assert answer.status_code == 200
    its = rows(answer.text)
    assert its["row_text"] == ["Duka av", "Du hjälper till.", "Sopa golvet", "B-körkort krävs."]
    assert its["row_becomes"] == ["duty", "duty", "duty", "required"]
    assert "Arbetsuppgifter" in answer.text
    assert count(server, JobDescriptionRow) == 0
    its["row_text"][0], its["row_becomes"][1] = "Dukar av", "nothing"
    made = hr.post("/job-descriptions/new/text", data=FIRST | its | {"name": "Extratjänst 2019"})
    text = made.headers["location"]
    page = fields(hr.get(text))
    assert [it for it in page["duty_text"] if it] == ["Dukar av", "Sopa golvet"]
    assert page["requirement_what"][0] == "B-körkort krävs."
    assert (page["need"], page["ordinary_work"], page["began_in"]) == (["Ingen hinner duka"], ["yes"], ["person"])
    paper = hr.get(f"{text}.md").text
    assert "Extratjänst 2019" in paper
    assert "Duka av" in paper
    assert "Du hjälper till" not in paper


def test_of_a_vacancy_the_requirements_are_asked_about_and_the_paper_says_what_it_is(hr):
    answer = look(hr, kind="vacancy", text="Kvalifikationer\nGymnasieutbildning\nArbetsuppgifter\nDuka av")
    assert "i vilken uppgift behövs det?" in answer.text
    made = hr.post("/job-descriptions/new/text", data=FIRST | rows(answer.text) | {"kind": "vacancy"})
    text = made.headers["location"]
    assert "Kan man lära sig det här" in hr.get(text).text
    assert "en tjänst som finns och var vakant" in hr.get(f"{text}.md").text


def test_a_file_that_is_none_is_refused_with_all_that_was_typed(server, hr):
    for what in (
        "a bomb",
        "macros",
        "parts with a password",
        "an old file renamed",
        "half a file",
    ):
        made, _ = REFUSED[what]
        answer = look(hr, made(), text="Duka av")
        assert answer.status_code == 422, what
        assert re.search(r'<p class="notice" id="error" role="alert">.{20,}</p>', answer.text)
        assert "Ingen hinner duka" in answer.text
        assert count(server, JobDescriptionRow) == 0


def test_a_hundred_megabytes_are_left_unread(hr):
    answer = look(hr, b"x" * (100 * MOST_IN_A_FILE))
    assert answer.status_code == 422
    assert "för stor" in answer.text
    assert "Ingen hinner duka" in answer.text


def test_what_is_no_text_yet_is_said_before_anybody_looks_through_it(hr):
    for more, says in (
        ({"title": ""}, "Skriv en titel"),
        ({"text": "Duka\n" * 5000}, "Det får plats 1000"),
        ({"text": "Duka nu.\n" * 201}, "Det får plats 200"),
        ({"text": " "}, "Det finns ingen text"),
        ({"administration": "4711"}, "Välj ett av alternativen"),
    ):
        answer = look(hr, **{"text": "Duka", **more})
        assert answer.status_code == 422, more
        assert says in answer.text


def test_sixty_rows_of_a_hundred_and_ninety_characters_are_kept_and_one_more_is_not(hr):
    text = "\n".join(f"{n} {'Dukar av bordet ' * 12}"[:190].strip() for n in range(60))
    its = rows(look(hr, text=text).text)
    assert len(its["row_text"]) == 60
    assert hr.post("/job-descriptions/new/text", data=FIRST | its).status_code == 303
    more = {name: [*column, column[0]] for name, column in its.items()}
    more["row_text"][60] = "En till"
    answer = hr.post("/job-descriptions/new/text", data=FIRST | more)
    assert answer.status_code == 422
    assert "Det får plats 60 rader" in answer.text
    assert "En till" in answer.text


# Who may, and what harm may come


def test_a_lead_begins_none_and_another_administrations_hr_reaches_none(server, hr):
    lead = server.facilitator("eva@example.se", Role.LEADS)
    text = interviews(hr, *THREE)
    for way in ("", "/tasks", "/interviews", "/text", "/vacancy"):
        assert lead.get(f"/job-descriptions/new{way}").status_code == 404
    for way in ("tasks", "interviews", "text", "import"):
        assert lead.post(f"/job-descriptions/new/{way}", data=FIRST).status_code == 404
    with server.database.session() as session:
        session.add_all([AdministrationRow(name="Utbildning"), AdministrationRow(name="Omsorg")])
        session.flush()
        session.get_one(JobDescriptionRow, int(text.rsplit("/", 1)[1])).administration = 1
    elsewhere = server.facilitator("annan@example.se", Role.HR)
    with server.database.session() as session:
        accounts.with_email(session, "annan@example.se").scope = [2]
    for who in (lead, elsewhere):
        for path in ("", "/new", "/tasks", "/1", "/sheet.pdf"):
            assert who.get(f"{text}/interviews{path}").status_code == 404
        for path in ("", "/tasks", "/1", "/1/remove"):
            form = {"role": "X", "version": "1", "count": "1"}
            assert who.post(f"{text}/interviews{path}", data=form).status_code == 404
    assert count(server, InterviewRow) == 3


def test_a_sheet_of_another_text_is_not_reached_through_ones_own(hr):
    interviews(hr, *THREE)
    mine = interviews(hr)
    assert hr.get(f"{mine}/interviews/1").status_code == 404
    assert hr.post(f"{mine}/interviews/1/remove").status_code == 404


def test_what_looks_like_a_formula_or_a_page_is_only_text(hr):
    evil = "=HYPERLINK(1)\n<script>alert(1)</script>"
    text = interviews(hr, ("=1+1", evil), ("Kock", evil), ("Kock", evil))
    page = hr.get(f"{text}/interviews/tasks").text
    assert "<script>alert" not in page + hr.get(f"{text}/interviews").text
    hr.post(f"{text}/interviews/tasks", data={"task": re.findall(r'name="task" value="(\w+)"', page)})
    assert "<script>alert" not in hr.get(text).text
    book = openpyxl.load_workbook(io.BytesIO(hr.get("/job-descriptions.xlsx").content))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert any("=HYPERLINK(1)" in str(cell.value) for cell in cells)


def test_sheets_go_with_their_text_and_the_page_says_so(server, hr):
    text = interviews(hr, *THREE)
    assert "3 intervjublad" in hr.get(f"{text}/delete").text
    assert hr.post(f"{text}/delete", data={"typed": FIRST["title"]}).status_code == 303
    assert count(server, InterviewRow) == 0


def test_a_name_is_taken_out_of_the_sheets_and_the_text_too(server, hr):
    text = interviews(hr, ("Kock", "Fråga Annabella om köket"), *THREE[1:])
    page = hr.get(f"{text}/interviews/tasks").text
    hr.post(f"{text}/interviews/tasks", data={"task": keys(page)["Fråga Annabella om köket"]})
    form = {"words": "Annabella", "again": "Annabella"}
    found = hr.post("/job-descriptions/find-words", data=form).text
    assert "Intervjuer" in found
    hr.post("/job-descriptions/find-words/remove", data=form)
    with server.database.reading_session() as session:
        kept = [str(it.tasks) for it in session.exec(select(InterviewRow))]
        kept += [str(it.content) for it in session.exec(select(JobDescriptionVersionRow))]
    assert not any("Annabella" in it for it in kept)


# The need


def test_the_need_is_printed_first_and_what_it_began_in_only_in_the_workbook(hr):
    text = interviews(hr, *THREE)
    paper = hr.get(f"{text}.md").text
    assert paper.index("Ingen hinner duka") < paper.index("Uppdrag")
    assert "Tjänsten får göra ordinarie arbete." in paper
    for other in (paper, hr.get(f"{text}/ad").text, hr.get(f"{text}/easy").text):
        assert "en person eller" not in other
    for other in (hr.get(f"{text}.txt").text, hr.get(f"{text}/easy").text):
        assert "Ingen hinner duka" not in other
        assert "ordinarie arbete" not in other
    book = openpyxl.load_workbook(io.BytesIO(hr.get("/job-descriptions.xlsx").content))
    said = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row]
    assert "I en person eller en grupp" in said
    assert "Intervjuer" in said
