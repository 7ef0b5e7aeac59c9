"""From a settled board to a signed document, by the pages' own forms, on both databases."""

import io
import re
from html.parser import HTMLParser
from typing import Any

import docx
import httpx2
import pytest

from app.account.roles import Role
from tests.running import Running, ask
from tests.scenes import a_scene

Fields = dict[str, list[str]]


class _Editor(HTMLParser):
    """The fields of the editor's form, as a browser would post them."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: Fields = {}
        self._in_form = self._in_template = False
        self._name = ""
        self._has_options = False

    def handle_starttag(self, tag: str, attributes: Any) -> None:
        its = {name: value or "" for name, value in attributes}
        if tag == "form":
            self._in_form = "data-editor" in its
        if tag == "template":
            self._in_template = True
        if not self._in_form or self._in_template:
            return
        is_chosen = its.get("type") not in ("checkbox", "radio") or "checked" in its
        if tag == "input" and is_chosen:
            self.fields.setdefault(its["name"], []).append(its.get("value", ""))
        if tag in ("textarea", "select"):
            self._name = its["name"]
            self.fields.setdefault(self._name, []).append("")
            self._has_options = tag == "select"
        if tag == "option" and "selected" in its:
            self.fields[self._name][-1] = its["value"]

    def handle_data(self, data: str) -> None:
        if self._name and not self._has_options:
            self.fields[self._name][-1] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._in_form = False
        if tag == "template":
            self._in_template = False
        if tag in ("textarea", "select"):
            self._name = ""


def fields(page: httpx2.Response) -> Fields:
    editor = _Editor()
    editor.feed(page.text)
    return editor.fields


@a_scene
def a_settled_workshop(server: Running, lead: httpx2.Client) -> str:
    """Laundry and waste are red for both groups; orders are green for the teachers."""
    code = server.workshop(lead)
    groups = server.groups(code)
    for text in ("Hantering av tvätt", "Hantering av sopor", "Beställa varor", "Undervisning"):
        assert ask(lead, code, "add_task", text=text).status_code == 200
    ask(lead, code, "open_step", step="settle")
    view = lead.get(f"/live/{code}/view").json()["view"]
    for id, task in view["tasks"].items():
        colours = {"Hantering": ("red", "red"), "Beställa": ("red", "green")}.get(
            task["text"].split()[0], ("green",) * 2
        )
        for group, colour in zip(sorted(groups), colours, strict=True):
            assert ask(lead, code, "place_task", task=id, group=group, colour=colour).status_code == 200
    return code


def a_draft(server: Running, lead: httpx2.Client, code: str) -> str:
    """The address of a new draft from the tasks that are proposed."""
    page = lead.get(f"/w/{code}/job-description/new")
    proposed = re.findall(r'name="task" value="([\w.]+)" checked', page.text)
    answer = lead.post(f"/w/{code}/job-description/new", data={"title": "Serviceassistent", "task": proposed})
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


@pytest.fixture
def lead(server: Running) -> httpx2.Client:
    return server.facilitator()


@pytest.fixture
def code(server: Running, lead: httpx2.Client) -> str:
    return a_settled_workshop(server, lead)


@pytest.fixture
@a_scene
def draft(server: Running, lead: httpx2.Client, code: str) -> str:
    return a_draft(server, lead, code)


def save(client: httpx2.Client, draft: str, form: Fields, **changes: str) -> httpx2.Response:
    return client.post(draft, data={**form, **{name: [value] for name, value in changes.items()}})


def test_the_red_tasks_are_proposed_and_the_others_offered(lead: httpx2.Client, code: str):
    page = lead.get(f"/w/{code}/job-description/new").text
    assert len(re.findall(r'name="task" value="[\w.]+" checked', page)) == 2
    assert len(re.findall(r'name="task"', page)) == 3


def test_only_the_workshops_own_facilitator_makes_a_draft_from_it(server: Running, code: str):
    other = server.facilitator("annan@example.se")
    assert other.get(f"/w/{code}/job-description/new").status_code == 404
    assert other.post(f"/w/{code}/job-description/new", data={"title": "Min"}).status_code == 404


def test_what_was_typed_is_kept_when_a_draft_can_not_be_made(lead: httpx2.Client, code: str):
    page = lead.post(f"/w/{code}/job-description/new", data={"title": "Serviceassistent"})
    assert page.status_code == 422
    assert "Välj minst en arbetsuppgift." in page.text
    assert 'value="Serviceassistent"' in page.text


def test_who_is_not_signed_in_opens_no_job_description(server: Running, draft: str):
    stranger = server.client()
    for path in ("/job-descriptions", draft, f"{draft}.docx", f"{draft}.pdf", f"{draft}/versions/1"):
        answer = stranger.get(path)
        assert (answer.status_code, answer.headers.get("location", "")[:8]) == (303, "/sign-in")


def test_a_colleague_in_hr_opens_edits_and_exports_it(server: Running, draft: str):
    hr = server.facilitator("hr@example.se", Role.LEADS, Role.HR)
    assert draft in hr.get("/job-descriptions").text
    form = fields(hr.get(draft))
    saved = save(hr, draft, form, assignment="En lugn dag", extent="62,5", agreement="BEA", ab_plan="2027-09-01")
    assert saved.status_code == 303
    paper = docx.Document(io.BytesIO(hr.get(f"{draft}.docx").content))
    said = "\n".join([line.text for line in paper.paragraphs] + [c.text for t in paper.tables for c in t._cells])
    assert "En lugn dag" in said
    assert "25 timmar i veckan, 62,5 procent" in said
    assert "BEA. Plan för AB från 1 september 2027" in said
    assert hr.get(f"{draft}.pdf").content.startswith(b"%PDF-")
    assert "hr@example.se" in hr.get(draft).text


def test_a_download_has_a_name_that_every_browser_can_read(lead: httpx2.Client, draft: str):
    save(lead, draft, fields(lead.get(draft)), title="Serviceassistent på förskola")
    said = lead.get(f"{draft}.docx").headers["content-disposition"]
    assert 'filename="Arbetsbeskrivning Serviceassistent pa forskola version 2 utkast.docx"' in said
    plain = "Arbetsbeskrivning%20Serviceassistent%20p%C3%A5%20f%C3%B6rskola"
    assert f"filename*=UTF-8''{plain}%20version%202%20utkast.docx" in said


def test_saving_the_same_again_makes_no_new_version(lead: httpx2.Client, draft: str):
    form = fields(lead.get(draft))
    assert save(lead, draft, form).status_code == 303
    assert lead.get(f"{draft}/versions/2").status_code == 404


def said(page: httpx2.Response) -> str:
    """A page's words on one line."""
    return " ".join(re.sub(r"<[^>]+>", "", page.text).split())


def test_the_history_names_each_task_and_who(server: Running, lead: httpx2.Client, draft: str):
    hr = server.facilitator("hr@example.se", Role.LEADS, Role.HR)
    anna = server.facilitator("anna@example.se", Role.LEADS, Role.HR)
    mine = fields(anna.get(draft))
    spare = [*mine["duty_text"][:-1], "Diskar efter lunchen"]
    assert save(anna, draft, mine | {"duty_text": spare}).status_code == 303
    theirs = fields(hr.get(draft))
    gone = ["", *theirs["duty_text"][1:]]
    assert save(hr, draft, theirs | {"duty_text": gone}, salary="Enligt avtal").status_code == 303
    editor, first = said(lead.get(draft)), mine["duty_text"][0]
    assert re.search(rf"hr@example.se Borttagen uppgift: ”{first}” Ändrat: Lön", editor)
    assert re.search(r"anna@example.se Ny uppgift: ”Diskar efter lunchen”", editor)
    told = said(lead.get(f"{draft}/compare?before=1&after=3"))
    assert "Ny uppgift: ”Diskar efter lunchen” (version 2, anna@example.se)" in told
    assert f"Borttagen uppgift: ”{first}” (version 3, hr@example.se)" in told
    assert "Lön: nytt (version 3, hr@example.se)" in told


def test_every_version_can_still_be_read_and_exported(lead: httpx2.Client, draft: str):
    save(lead, draft, fields(lead.get(draft)), assignment="Första")
    save(lead, draft, fields(lead.get(draft)), assignment="Andra")
    assert "Första" in lead.get(f"{draft}/versions/2").text
    assert "Andra" in lead.get(f"{draft}/versions/3").text
    old = docx.Document(io.BytesIO(lead.get(f"{draft}.docx?version=2").content))
    assert "Första" in [line.text for line in old.paragraphs]
    assert lead.get(f"{draft}.pdf?version=9").status_code == 404


def test_what_can_not_be_read_is_said_and_everything_typed_is_kept(lead: httpx2.Client, draft: str):
    page = save(lead, draft, fields(lead.get(draft)), extent="halvtid", assignment="Lång text")
    assert page.status_code == 422
    said = "Omfattning, procent: ”halvtid” går inte att läsa som ett tal mellan 0 och 100."
    assert f'<a href="#extent">{said}' in page.text
    assert re.search(r'<input id="extent"[^>]*aria-invalid="true" aria-describedby="error"', page.text)
    kept = fields(page)
    assert (kept["extent"], kept["assignment"], kept["version"]) == (["halvtid"], ["Lång text"], ["1"])


def test_hours_that_can_not_be_read_are_led_to_in_their_row(lead: httpx2.Client, draft: str):
    form = fields(lead.get(draft))
    hours = ["två", *form["duty_hours"][1:]]
    page = save(lead, draft, form | {"duty_hours": hours}, notes="Kvar")
    at = f"hours-{form['duty_id'][0]}"
    assert f'<a href="#{at}">Timmar i veckan, ”{form["duty_text"][0]}”: ”två” går inte att läsa' in page.text
    (wrong,) = re.findall(r'<input name="duty_hours"[^>]*aria-invalid[^>]*>', page.text)
    assert f'id="{at}"' in wrong
    assert fields(page)["notes"] == ["Kvar"]


def test_two_who_write_in_different_places_are_put_together_without_a_question(
    server: Running, lead: httpx2.Client, draft: str
):
    hr = server.facilitator("hr@example.se", Role.LEADS, Role.HR)
    mine, theirs = fields(lead.get(draft)), fields(hr.get(draft))
    save(hr, draft, theirs | {"duty_text": [theirs["duty_text"][0], "Sorterar sopor", ""]}, notes="Deras anteckning")
    saved = save(lead, draft, mine | {"duty_text": ["Tvättar", *mine["duty_text"][1:]]}, assignment="Mitt uppdrag")
    assert saved.status_code == 303
    page = lead.get(saved.headers["location"])
    assert "Någon annan skrev samtidigt, och det är med: Arbetsuppgifter, Övrigt." in " ".join(page.text.split())
    both = fields(page)
    assert both["duty_text"][:2] == ["Tvättar", "Sorterar sopor"]
    assert (both["assignment"], both["notes"]) == (["Mitt uppdrag"], ["Deras anteckning"])


def clashing(server: Running, lead: httpx2.Client, draft: str) -> httpx2.Response:
    """My page, after somebody else has written the same assignment and row as I."""
    hr = server.facilitator("hr@example.se", Role.LEADS, Role.HR)
    mine, theirs = fields(lead.get(draft)), fields(hr.get(draft))
    save(hr, draft, theirs | {"duty_text": ["Deras rad", *theirs["duty_text"][1:]]}, assignment="Deras uppdrag")
    return save(lead, draft, mine | {"duty_text": ["Min rad", *mine["duty_text"][1:]]}, assignment="Mitt uppdrag")


def test_where_two_wrote_the_same_both_are_shown_and_one_picks(server: Running, lead: httpx2.Client, draft: str):
    page = clashing(server, lead, draft)
    assert page.status_code == 409
    assert "Någon annan sparade medan du skrev." in page.text
    assert "Deras uppdrag" in page.text
    assert "Deras rad" in page.text
    both = fields(page)
    assert (both["assignment"], both["duty_text"][0]) == (["Mitt uppdrag"], "Min rad")
    row = both["duty_id"][0]
    assert both["pick://assignment"] == both[f"pick:duties/{row}/text"] == ["mine"]
    picked = save(lead, draft, both | {f"pick:duties/{row}/text": ["theirs"], "pick://assignment": ["both"]})
    assert picked.status_code == 303
    kept = fields(lead.get(draft))
    assert (kept["assignment"], kept["duty_text"][0]) == (["Mitt uppdrag\nDeras uppdrag"], "Deras rad")
    assert "Deras uppdrag" in lead.get(f"{draft}/versions/2").text


def test_what_was_picked_is_kept_when_something_else_can_not_be_read(server: Running, lead: httpx2.Client, draft: str):
    both = fields(clashing(server, lead, draft))
    page = save(lead, draft, both | {"pick://assignment": ["theirs"]}, extent="halvtid")
    assert page.status_code == 422
    assert fields(page)["pick://assignment"] == ["theirs"]
    assert "Deras uppdrag" in page.text
    save(lead, draft, fields(page), extent="50")
    assert fields(lead.get(draft))["assignment"] == ["Deras uppdrag"]


def test_a_third_who_saves_in_the_middle_of_a_clash_is_not_overwritten(
    server: Running, lead: httpx2.Client, draft: str
):
    both = fields(clashing(server, lead, draft))
    third = server.facilitator("facket@example.se", Role.HR)
    save(third, draft, fields(third.get(draft)), assignment="Fackets uppdrag")
    page = save(lead, draft, both | {"pick://assignment": ["mine"]})
    assert page.status_code == 409
    assert "Fackets uppdrag" in page.text


def test_a_row_that_one_took_away_while_the_other_wrote_in_it_is_asked_about(
    server: Running, lead: httpx2.Client, draft: str
):
    hr = server.facilitator("hr@example.se", Role.LEADS, Role.HR)
    mine, theirs = fields(lead.get(draft)), fields(hr.get(draft))
    save(hr, draft, theirs | {"duty_text": ["Deras rad", *theirs["duty_text"][1:]]})
    page = save(lead, draft, mine | {"duty_text": ["", *mine["duty_text"][1:]]})
    assert page.status_code == 409
    assert "Raden är borttagen" in page.text
    row = mine["duty_id"][0]
    assert save(lead, draft, fields(page) | {f"pick:duties/{row}/": ["mine"]}).status_code == 303
    assert "Deras rad" not in fields(lead.get(draft))["duty_text"]


def test_a_form_sent_twice_is_saved_once(lead: httpx2.Client, draft: str):
    form = fields(lead.get(draft))
    assert save(lead, draft, form, notes="En gång").status_code == 303
    assert save(lead, draft, form, notes="En gång").status_code == 303
    assert lead.get(f"{draft}/versions/3").status_code == 404


def test_a_reviewed_text_that_is_changed_is_said_to_be_a_draft_again(lead: httpx2.Client, draft: str):
    assert lead.post(f"{draft}/reviews", data={"version": _version(lead, draft), "word": "reviewed"}).is_redirect
    assert 'aria-current="step">Granskad' in lead.get(draft).text
    save(lead, draft, fields(lead.get(draft)), notes="En sak till")
    page = lead.get(draft).text
    assert 'aria-current="step">Utkast' in page
    assert "nu är den ett utkast igen" in page


def _version(lead: httpx2.Client, draft: str) -> str:
    return fields(lead.get(draft))["version"][0]


def test_a_job_under_bea_is_saved_as_a_draft_and_not_reviewed_without_a_plan(lead: httpx2.Client, draft: str):
    saved = save(lead, draft, fields(lead.get(draft)), agreement="BEA", ab_plan="2027-09-01")
    assert saved.status_code == 303
    review = {"version": _version(lead, draft), "word": "reviewed"}
    refused = lead.post(f"{draft}/reviews", data=review)
    assert refused.status_code == 422
    assert "Med BEA behövs en plan för AB och ett datum" in refused.text
    assert 'aria-current="step">Utkast' in lead.get(draft).text


def test_rows_are_added_joined_moved_and_taken_from_the_board_without_scripts(lead: httpx2.Client, draft: str):
    form = fields(lead.get(draft))
    more = save(lead, draft, form, more="duties").headers["location"]
    assert len(fields(lead.get(more))["duty_text"]) > len(form["duty_text"])
    save(lead, draft, form, up=form["duty_id"][1])
    moved = fields(lead.get(draft))
    assert moved["duty_text"][:2] == ["Hantering av sopor", "Hantering av tvätt"]
    save(lead, draft, moved, join=moved["duty_id"][1])
    joined = fields(lead.get(draft))
    assert joined["duty_text"][0] == "Hantering av sopor; Hantering av tvätt"
    offered = re.findall(r'name="source" value="([\w.]+)"', lead.get(draft).text)
    save(lead, draft, joined, source=offered[0])
    page = lead.get(draft)
    assert fields(page)["duty_text"][:2] == ["Hantering av sopor; Hantering av tvätt", "Beställa varor"]


def test_rows_stand_under_the_headings_they_are_given(lead: httpx2.Client, draft: str):
    form = fields(lead.get(draft))
    save(lead, draft, form | {"duty_heading": ["Kök", "Hus", ""]})
    page = lead.get(draft)
    assert re.findall(r'<h3 dir="auto">(\w+)</h3>', page.text) == ["Kök", "Hus"]
    assert fields(page)["duty_heading"][:2] == ["Kök", "Hus"]


def test_a_card_tells_what_each_group_said(lead: httpx2.Client, draft: str):
    page = " ".join(lead.get(draft).text.split())
    assert "Ett kort" in page
    assert '<span dir="auto">Barnskötare</span>: röd' in page


def test_everything_that_hr_asks_for_is_kept(lead: httpx2.Client, draft: str):
    said = {
        **{name: f"Om {name}" for name in ("workplace", "works_with", "relieves", "working_hours", "start", "salary")},
        **{name: f"Om {name}" for name in ("plan", "introduction", "mentor", "support", "adaptation", "not_included")},
        **{name: f"Om {name}" for name in ("aid", "ssyk", "jobtech", "municipality", "negotiation", "hr_review")},
        **{"employment": "temporary", "until": "2027-12-31", "agreement": "AB", "full_time": "38,25"},
    }
    save(lead, draft, fields(lead.get(draft)), **said)
    kept = fields(lead.get(draft))
    assert {name: kept[name] for name in said} == {name: [value] for name, value in said.items()}


# From several workshops


def test_a_job_is_made_from_several_workshops_that_one_leads(server: Running, lead: httpx2.Client, code: str):
    other = a_settled_workshop(server, lead)
    page = lead.get(f"/w/{code}/job-description/new?with={other}").text
    chosen = re.findall(r'name="task" value="([\w.]+)" checked', page)
    assert {id.split(".")[0] for id in chosen} == {code, other}
    made = {"title": "Servicevärd", "task": chosen, "with": other, "headings": "workplace"}
    draft = lead.post(f"/w/{code}/job-description/new", data=made).headers["location"]
    kept = lead.get(draft)
    assert len([text for text in fields(kept)["duty_text"] if text]) == 4
    assert kept.text.count("<dt>Workshop</dt>") == 2


def test_nobody_takes_tasks_from_a_workshop_that_others_lead(server: Running, lead: httpx2.Client, code: str):
    hr = server.facilitator("hr@example.se", Role.LEADS, Role.HR)
    theirs = server.workshop(hr)
    ask(hr, theirs, "add_task", text="Hemlig uppgift")
    (task,) = hr.get(f"/live/{theirs}/view").json()["view"]["tasks"]
    assert "Hemlig uppgift" not in lead.get(f"/w/{code}/job-description/new?with={theirs}").text
    made = {"title": "Servicevärd", "task": f"{theirs}.{task}", "with": theirs}
    assert lead.post(f"/w/{code}/job-description/new", data=made).status_code == 422


def test_tasks_that_no_job_has_are_offered_from_others(server: Running, lead: httpx2.Client, draft: str):
    other = a_settled_workshop(server, lead)
    page = lead.get(f"{draft}/more").text
    offered = re.findall(r'name="source" value="([\w.]+)"', page)
    assert {id.split(".")[0] for id in offered} == {other}
    assert len(offered) == 2
    assert lead.post(f"{draft}/more", data={"source": offered[0]}).status_code == 303
    form = fields(lead.get(draft))
    assert offered[0] in form["duty_sources"]
    assert offered[0] not in re.findall(r'name="source" value="([\w.]+)"', lead.get(f"{draft}/more").text)


def test_a_colleague_is_offered_what_is_left_over_and_nothing_from_boards_that_they_do_not_lead(
    server: Running, lead: httpx2.Client, draft: str
):
    other = a_settled_workshop(server, lead)
    hr = server.facilitator("hr@example.se", Role.LEADS, Role.HR)
    assert other not in hr.get(f"{draft}/more").text
    assert hr.post(f"{draft}/more", data={"source": f"{other}.x"}).status_code == 303
    page = lead.get(f"/w/{other}/job-description/new").text
    one = re.findall(r'name="task" value="([\w.]+)" checked', page)[0]
    lead.post(f"/w/{other}/job-description/new", data={"title": "Annan", "task": one})
    offered = re.findall(r'name="source" value="([\w.]+)"', hr.get(f"{draft}/more").text)
    assert len(offered) == 1
    assert offered[0].startswith(f"{other}.")
    assert offered[0] != one


def test_the_document_tells_how_it_was_when_it_was_made(lead: httpx2.Client, code: str, draft: str):
    task = next(iter(lead.get(f"/live/{code}/view").json()["view"]["tasks"]))
    ask(lead, code, "reword_task", task=task, text="Något helt annat")
    assert "Hantering av tvätt" in lead.get(f"{draft}/versions/1").text
    assert "Något helt annat" not in lead.get(f"{draft}/versions/1").text


def test_hard_texts_are_only_ever_text_on_the_pages(lead: httpx2.Client, draft: str):
    hard = "<script>alert(1)</script>"
    form = fields(lead.get(draft))
    save(lead, draft, {**form, "duty_text": [hard, *form["duty_text"][1:]]}, title=hard, manager='"><b>', notes=hard)
    for path in ("/job-descriptions", draft, f"{draft}/versions/2"):
        page = lead.get(path)
        assert page.status_code == 200
        assert hard not in page.text
    assert fields(lead.get(draft))["title"] == [hard]


def test_what_does_not_exist_is_a_plain_not_found(lead: httpx2.Client):
    for path in (
        "/job-descriptions/99",
        "/job-descriptions/" + "9" * 30,
        "/job-descriptions/x",
    ):
        assert [lead.get(path + end).status_code for end in ("", ".docx", ".pdf", "/versions/1")] == [404] * 4, path
