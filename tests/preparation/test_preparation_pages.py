"""Before a workshop, on the real server: making it, the gate, groups, templates, a list that is brought along, away."""

import asyncio
import io
import re

import pytest
from openpyxl import Workbook

from app.account.roles import Role
from app.live.state import load
from tests.running import ask, view_of
from tests.waiting import soon


@pytest.fixture
def lead(server):
    return server.facilitator()


@pytest.fixture
def code(server, lead):
    return server.workshop(lead)


def texts(lead, code):
    return [task["text"] for task in view_of(lead, code, "as=lead")["tasks"].values()]


def names(lead, code):
    return [group["name"] for group in view_of(lead, code, "as=lead")["groups"].values()]


def as_kept(server, code):
    """The workshop as it would be read after a restart."""
    with server.database.reading() as connection:
        id = server.app.state.codes[code]
        return load(connection, id).workshop


# A new workshop


def test_a_workshop_begins_with_the_list_and_the_groups_that_were_chosen(server, lead):
    code = server.workshop(lead, groups="", template="bath", length="apt60")
    assert "Bevaka bassängen" in texts(lead, code)
    assert names(lead, code) == ["Badvakter och simlärare", "Receptionister"]
    assert view_of(lead, code, "as=lead")["length"] == "apt60"


def test_what_is_typed_goes_before_the_lists_groups(server, lead):
    code = server.workshop(lead, groups="Badvakter, Kassa", template="bath")
    assert names(lead, code) == ["Badvakter", "Kassa"]


def test_a_list_that_there_is_not_is_refused_and_what_was_typed_is_kept(lead):
    for template in ["zoo", "own-1", "own-x", "own-999999999999", "own-"]:
        form = {"workplace": "Vårt bad", "groups": "Kassa", "template": template}
        answer = lead.post("/workshops", data=form)
        assert answer.status_code == 422, template
        assert "Vårt bad" in answer.text


def test_looking_first_says_what_it_becomes_and_makes_nothing(lead):
    page = lead.post("/workshops/new", data={"groups": "Badvakter, Kassa", "template": "bath", "workplace": "Badet"})
    assert 'name="name-1" value="Badvakter"' in page.text
    assert 'name="name-2" value="Kassa"' in page.text
    assert "Listan börjar med 23 arbetsuppgifter" in page.text
    assert "Badet" not in lead.get("/workshops").text


def test_the_gate_can_be_answered_as_the_workshop_is_made(server, lead):
    code = server.workshop(lead, mandate="no")
    assert view_of(lead, code, "as=lead")["promise"] == "list"


# The gate


def test_a_gate_that_was_skipped_says_what_is_missing_and_can_be_answered_later(lead, code):
    assert "11 saker är kvar att ordna" in lead.get(f"/w/{code}/readiness").text
    assert ask(lead, code, "answer_readiness", question="mandate", answer="yes").status_code == 200
    assert "10 saker är kvar att ordna" in lead.get(f"/w/{code}/readiness").text


def test_without_a_mandate_everybody_is_told_that_it_ends_in_a_list(server, lead, code):
    ask(lead, code, "answer_readiness", question="mandate", answer="no")
    page = lead.get(f"/w/{code}/readiness").text
    assert "slutar med en lista, inte med en tjänst" in page
    assert "Gör den för arbetsmiljön" in page
    assert '<span data-promise="list">' in server.client().get(f"/w/{code}/wall").text
    assert "Det blir en lista. Ingen ny tjänst är bestämd." in server.client().get(f"/join?code={code}").text
    assert '<p data-promise="list">' in lead.get(f"/w/{code}/lead").text
    assert view_of(server.client(), code, "as=wall")["promise"] == "list"


def test_the_workshop_can_be_for_the_work_environment_instead_and_that_can_be_undone(server, lead, code):
    ask(lead, code, "answer_readiness", question="mandate", answer="no")
    ask(lead, code, "change_purpose", purpose="work_environment")
    assert view_of(server.client(), code, "as=wall")["promise"] == "work_environment"
    ask(lead, code, "undo_last")
    assert view_of(server.client(), code, "as=wall")["promise"] == "list"
    ask(lead, code, "undo_last")
    assert view_of(server.client(), code, "as=wall")["promise"] == "undecided"
    ask(lead, code, "redo_last")
    assert as_kept(server, code).readiness == {"mandate": "no"}


def test_a_form_answers_too_and_pressing_the_same_again_takes_it_back(lead, code):
    def press(answer):
        form = {"id": answer + "1", "do": "answer_readiness", "question": "hr", "answer": answer, "next": f"/w/{code}"}
        return lead.post(f"/live/{code}/commands?as=lead", data=form).status_code

    assert press("yes") == 303
    assert 'name="answer" value="" aria-pressed="true"' in lead.get(f"/w/{code}/readiness").text
    assert press("") == 303
    assert 'aria-pressed="true">Ja' not in lead.get(f"/w/{code}/readiness").text


async def test_the_wall_is_told_at_once_when_the_promise_changes(server, lead, code):
    async with server.follow(None, code, "as=wall") as wall:
        await wall.until(lambda view: view["promise"] == "undecided")
        await asyncio.to_thread(ask, lead, code, "answer_readiness", question="mandate", answer="no")
        await wall.until(lambda view: view["promise"] == "list")
        assert wall.frames[-1]["patch"] == {"promise": "list"}


def test_the_pages_are_the_facilitators_own(server, code):
    for page in ["readiness", "import", "delete"]:
        assert server.client().get(f"/w/{code}/{page}").status_code == 303, page
        assert server.facilitator("annan@example.se").get(f"/w/{code}/{page}").status_code == 404


# Groups


def test_a_group_that_is_added_can_be_joined_renamed_and_is_kept(server, lead, code):
    ask(lead, code, "add_group", name="Kockar")
    ask(lead, code, "name_group", group="g1", name="Barnskötare på Björken")
    server.participant(code, "g3")
    assert names(lead, code) == ["Barnskötare på Björken", "Förskollärare", "Kockar"]
    kept = as_kept(server, code)
    assert [group.name for group in kept.groups.values()] == names(lead, code)
    assert kept.members["g3"] == 1


def test_undoing_takes_a_new_group_away_unless_somebody_has_joined_it(server, lead, code):
    ask(lead, code, "add_group", name="Kockar")
    ask(lead, code, "undo_last")
    assert len(names(lead, code)) == 2
    ask(lead, code, "redo_last")
    server.participant(code, "g3")
    ask(lead, code, "undo_last")
    assert names(lead, code)[2] == "Kockar"
    assert len(as_kept(server, code).groups) == 3


def test_a_group_can_come_after_somebody_has_answered(server, lead, code):
    ask(lead, code, "add_task", text="Tvätt")
    ask(lead, code, "open_step", step="sort")
    phone = server.participant(code)
    (task,) = view_of(phone, code)["tasks"]
    ask(phone, code, "cast_vote", task=task, colour="red")
    assert ask(lead, code, "add_group", name="Kockar").status_code == 200
    server.participant(code, "g3")
    assert view_of(phone, code)["mine"] == {task: "red"}
    assert "En till yrkesgrupp" in lead.get(f"/w/{code}/readiness").text


# Templates


def test_a_workshop_is_kept_as_a_template_and_begins_others(server, lead, code):
    for text in ("Tvätt", "Disk"):
        ask(lead, code, "add_task", text=text)
    lead.post(f"/w/{code}/template", data={"name": "Våra uppgifter"})
    choice = re.search(r'value="(own-\d+)"[^>]*>Våra uppgifter', lead.get("/workshops/new").text).group(1)
    new = server.workshop(lead, groups="", template=choice)
    assert texts(lead, new) == ["Tvätt", "Disk"]
    assert names(lead, new) == ["Barnskötare", "Förskollärare"]


def test_a_template_is_renamed_and_removed_by_whose_it_is_only(server, lead, code):
    lead.post(f"/w/{code}/template", data={"name": ""})
    page = lead.get("/templates").text
    assert "Förskolan Exempelgården" in page
    id = re.search(r"/templates/(\d+)/name", page).group(1)
    other = server.facilitator("annan@example.se")
    assert other.post(f"/templates/{id}/name", data={"name": "Min"}).status_code == 404
    other.post(f"/templates/{id}/remove")
    assert other.post("/workshops", data={"workplace": "X", "template": f"own-{id}"}).status_code == 422
    assert lead.post(f"/templates/{id}/name", data={"name": " "}).status_code == 422
    assert lead.post(f"/templates/{id}/name", data={"name": "Vår lista"}).status_code == 303
    assert "Vår lista" in lead.get("/templates").text
    lead.post(f"/templates/{id}/remove")
    assert "Vår lista" not in lead.get("/templates").text


# A list that is brought along


def chosen_lines(page):
    return [int(number) for number in re.findall(r'name="keep" value="(\d+)" checked', page)]


def test_a_pasted_list_is_looked_through_before_anything_is_kept(lead, code):
    ask(lead, code, "add_task", text="Tvätt")
    page = lead.post(f"/w/{code}/import", data={"text": "tvätt\nDisk\n\nDiska\n" + "x" * 201}, files={"file": b""})
    assert page.status_code == 200
    assert chosen_lines(page.text) == [2]
    for said in ("Finns redan", "Liknar en annan", "För lång", "En rad är inte med"):
        assert said in page.text
    assert texts(lead, code) == ["Tvätt"]


def test_the_chosen_lines_are_added_as_they_were_changed_in_one_act(lead, code):
    form = {"line": ["1", "2", "3"], "text": ["Disk", "Tvätt i källaren", "Sopor"], "keep": ["1", "2"]}
    answer = lead.post(f"/w/{code}/import/add", data=form)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/w/{code}/lead")
    assert texts(lead, code) == ["Disk", "Tvätt i källaren"]
    ask(lead, code, "undo_last")
    assert texts(lead, code) == []


WRONG_LINES = [
    ({"line": ["1", "2"], "text": ["Disk", "x" * 201], "keep": ["1", "2"]}, "för lång"),
    ({"line": ["1", "2"], "text": ["Disk", "  "], "keep": ["1", "2"]}, "Skriv något"),
    ({"line": ["1"], "text": ["Disk"]}, "Välj minst en rad"),
]


def test_nothing_is_half_imported(lead, code):
    for form, said in WRONG_LINES:
        answer = lead.post(f"/w/{code}/import/add", data=form)
        assert answer.status_code == 422, form
        assert said in answer.text
        assert 'value="Disk"' in answer.text
        assert texts(lead, code) == []


def test_a_list_of_five_hundred_of_the_longest_lines_goes_all_the_way(lead, code):
    lines = [f"{number} " + "é" * 190 for number in range(500)]
    page = lead.post(f"/w/{code}/import", files={"file": ("lista.csv", "\n".join(lines).encode())})
    assert len(chosen_lines(page.text)) == 500
    form = {"line": [str(n) for n in range(1, 501)], "keep": [str(n) for n in range(1, 501)], "text": lines}
    parts = [(name, (None, value)) for name, values in form.items() for value in values]
    assert lead.post(f"/w/{code}/import/add", files=parts).status_code == 303
    assert len(texts(lead, code)) == 500


def test_a_sheet_is_read_and_a_file_that_is_none_is_refused_in_a_sentence(lead, code):
    book = Workbook()
    for row in (["Nr", "Uppgift"], [1, "Disk"], [2, "Sopor"]):
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    page = lead.post(f"/w/{code}/import", files={"file": ("lista.xlsx", file.getvalue())})
    assert chosen_lines(page.text) == [2, 3]
    no = lead.post(f"/w/{code}/import", files={"file": ("lista.xlsx", b"PK\x03\x04 trasig")})
    assert no.status_code == 422
    assert "Spara listan som Excel" in no.text


A_FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def test_a_file_that_is_too_large_is_refused_kindly_and_one_that_is_far_too_large_at_the_door(lead, code):
    large = lead.post(f"/w/{code}/import", files={"file": ("stor.csv", b"x" * (1024 * 1024 + 1))})
    assert large.status_code == 422
    assert "Filen är för stor" in large.text
    for language, said in (("sv", "Det är för stort för att tas emot."), ("en", "It is too large to be received.")):
        reads = {"Accept-Language": language}
        for no in (
            lead.post(f"/w/{code}/import/add", files={"file": ("stor.csv", b"x" * 3_000_000)}, headers=reads),
            lead.post("/workshops", data={"title": "x" * 600_000}, headers=reads),
            lead.post(f"/w/{code}/import", content=(b"x" * 1000 for _ in range(300)), headers=reads | A_FORM),
        ):
            assert no.status_code == 413
            assert said in no.text
            assert no.headers["cache-control"] == "no-store"


def test_a_file_that_is_no_list_is_refused_on_the_same_page_and_what_was_typed_beside_it_stays(lead, code):
    form = {"text": "Duka\nDiska & torka"}
    for content in [b"x" * 5_000_000, b" \n;;", b"%PDF-1.7 lista", b"\xd0\xcf\x11\xe0" + bytes(600)]:
        answer = lead.post(f"/w/{code}/import", data=form, files={"file": ("lista.xlsx", content)})
        assert answer.status_code == 422, content[:20]
        assert 'role="alert"' in answer.text
        assert "Duka\nDiska &amp; torka</textarea>" in answer.text


A_TABLE = "När;Uppgift;Vem\nMorgon;Duka fram;Anna\nKväll;Gå ut med sopor;Bo\nKväll;;Eva\n"


def carried(page):
    """What the form that reads the list anew carries."""
    return {name: re.search(rf'name="{name}" value="([^"]*)"', page.text).group(1) for name in ("text", "carried")}


def texts_of(page):
    lines = re.findall(r'name="keep" value="(\d+)"( checked)?.*?name="text" value="([^"]*)"', page.text, re.DOTALL)
    return [text for _, checked, text in lines if checked]


def test_the_page_says_which_columns_it_let_be_and_another_can_be_chosen_and_the_first_again(lead, code):
    page = lead.post(f"/w/{code}/import", files={"file": ("lista.csv", A_TABLE.encode())})
    assert "Läst som kolumner: tog <b><bdi>Uppgift</bdi></b>, lät <bdi>När</bdi>, <bdi>Vem</bdi> vara." in page.text
    assert texts_of(page) == ["Duka fram", "Gå ut med sopor"]

    def again(way, page):
        parts = {name: (None, value) for name, value in {**carried(page), "read": way}.items()}
        return lead.post(f"/w/{code}/import", files=parts)

    other = again("0.0", page)
    assert texts_of(other) == ["Morgon", "Kväll"]
    whole = again("0.rows", other)
    assert texts_of(whole) == ["När;Uppgift;Vem", *A_TABLE.splitlines()[1:]]
    people = again("0.2", whole)
    assert "Det ser ut som namn på personer" in people.text
    assert texts_of(people) == []
    assert texts_of(again("0", people)) == texts_of(page)
    assert texts_of(again("9.99", people)) == texts_of(page)
    assert texts(lead, code) == []


def test_what_is_carried_and_is_no_file_of_ours_is_refused(lead, code):
    answer = lead.post(f"/w/{code}/import", files={"carried": (None, "!!"), "text": (None, "Duka")})
    assert answer.status_code == 422
    assert "Duka</textarea>" in answer.text


def test_a_file_and_what_is_pasted_beside_it_are_both_there_to_choose(lead, code):
    page = lead.post(
        f"/w/{code}/import", data={"text": "Vika tvätt"}, files={"file": ("lista.txt", b"Diska\nSopa golv")}
    )
    assert texts_of(page) == ["Diska", "Sopa golv"]
    assert "Läste <b><bdi>Filen</bdi></b>, lät <bdi>Det inklistrade</bdi> vara." in page.text


def test_what_was_left_out_can_be_added_all_the_same(lead, code):
    page = lead.post(
        f"/w/{code}/import", files={"file": ("lista.csv", "Vårt hus;;\n;;\nNr;Uppgift\n1;Disk\n".encode())}
    )
    assert texts_of(page) == ["Disk"]
    form = {"line": ["3", "4"], "text": ["Uppgift", "Disk"], "heading": ["3"]}
    no = lead.post(f"/w/{code}/import/add", data=form)
    assert (no.status_code, "Listans rubrik" in no.text) == (422, True)
    lead.post(f"/w/{code}/import/add", data=form | {"keep": ["3", "4"]})
    assert texts(lead, code) == ["Uppgift", "Disk"]


def test_an_empty_form_asks_for_a_list(lead, code):
    answer = lead.post(f"/w/{code}/import", data={"text": " "}, files={"file": ("", b"")})
    assert "Skriv något först" in answer.text
    answer = lead.post(f"/w/{code}/import", data={"text": " "}, files={"file": ("tom.csv", b"")})
    assert "Filen är tom" in answer.text


# Away


def test_a_workshop_is_deleted_with_all_that_is_in_it_after_a_page_that_says_what_goes(server, lead, code):
    ask(lead, code, "add_task", text="Tvätt")
    server.participant(code)
    page = lead.get(f"/w/{code}/delete").text
    assert "1 arbetsuppgift" in page
    assert "1 deltagare" in page
    assert lead.post(f"/w/{code}/delete", data={"typed": code}).headers["location"] == "/workshops"
    assert f"/w/{code}/" not in lead.get("/workshops").text
    for page in ("lead", "wall", ""):
        assert lead.get(f"/w/{code}/{page}".rstrip("/")).status_code == 404
    assert ask(lead, code, "add_task", text="Disk").status_code == 404
    with server.database.reading() as connection:
        tables = [name for (name,) in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")]
        columns = {name: [c[1] for c in connection.exec_driver_sql(f"PRAGMA table_info({name})")] for name in tables}
        left = {
            name: connection.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar()
            for name in tables
            if "workshop" in columns[name]
        }
    assert set(left.values()) == {0}


async def test_screens_that_follow_a_deleted_workshop_are_told_to_go(server, lead, code):
    phone = await asyncio.to_thread(server.participant, code)
    async with server.follow(phone, code) as follower:
        await follower.until(bool)
        await asyncio.to_thread(lead.post, f"/w/{code}/delete", data={"typed": code})
        await soon(follower.socket.wait_closed(), 5)
    with pytest.raises(Exception, match="404"):
        await follower.open()


def test_only_whose_it_is_deletes_a_workshop(server, lead, code):
    assert server.facilitator("annan@example.se").post(f"/w/{code}/delete").status_code == 404
    assert server.client().post(f"/w/{code}/delete").status_code == 303
    assert lead.get(f"/w/{code}/lead").status_code == 200


# Rehearsing


@pytest.mark.heavy
async def test_robots_take_part_in_a_rehearsal_show_something_and_leave_when_it_is_closed(server, lead, monkeypatch):
    monkeypatch.setattr("app.rehearsal.robots.PAUSE", (0.01, 0.05))
    monkeypatch.setattr("app.rehearsal.robots.COMES", (0.0, 0.3))
    monkeypatch.setattr("app.rehearsal.robots.LATE", (0.01, 0.05))
    code = (
        (await asyncio.to_thread(lead.post, "/workshops", data={"rehearse": "yes"})).headers["location"].split("/")[2]
    )
    async with server.follow(lead, code, "as=lead") as screen:
        await screen.until(lambda view: sum(group["people"] for group in view["groups"].values()) == 11)
        await screen.until(lambda view: view["example"] and view["gathered"] > 30)
        await screen.until(lambda view: all(group["ready"] == group["people"] for group in view["groups"].values()))
        await screen.ask("open_step", step="sort")
        # One comes late, and one goes quiet.
        await screen.until(lambda view: sum(group["people"] for group in view["groups"].values()) == 12)
        await screen.until(lambda view: sum(group["done"] for group in view["groups"].values()) == 11)
        await screen.ask("allow_placing", allowed=True)
        assert "done" in await screen.ask("open_step", step="settle")
        assert screen.view["together"] == []
        tasks = screen.view["tasks"].values()
        assert all(task["votes"].keys() == {"g1", "g2"} and task["joint"].keys() == {"g3"} for task in tasks)
        await asyncio.sleep(0.5)
        assert not any(task["placement"] for task in screen.view["tasks"].values())
        assert server.app.state.rehearsals.is_on(code)
        await screen.ask("open_step", step="closed")
        while server.app.state.rehearsals.is_on(code):
            await asyncio.sleep(0.05)
        await screen.until(lambda view: sum(group["here"] for group in view["groups"].values()) == 0)


@pytest.mark.heavy
async def test_a_robot_gives_the_pen_to_whoever_asks_for_it(server, lead, monkeypatch):
    monkeypatch.setattr("app.rehearsal.robots.PAUSE", (0.01, 0.05))
    monkeypatch.setattr("app.rehearsal.robots.COMES", (0.0, 0.3))
    made = await asyncio.to_thread(lead.post, "/workshops", data={"rehearse": "yes"})
    code = made.headers["location"].split("/")[2]
    async with server.follow(lead, code, "as=lead") as screen:
        await screen.until(lambda view: view["groups"]["g3"]["people"] == 1)
        await screen.ask("open_step", step="sort")
        # While it answers, each answer says that it keeps the pen.
        await screen.until(lambda view: view["groups"]["g3"]["ready"] == 1)
    somebody = await asyncio.to_thread(server.participant, code, "g3")
    async with server.follow(somebody, code) as phone:
        await phone.until(lambda view: view["me"]["pen"] == "elsewhere")
        await phone.ask("take_pen")
        await phone.until(lambda view: view["me"]["pen"] == "mine")


def test_robots_come_to_examples_only_are_sent_home_and_are_bounded(server, lead, code):
    assert lead.post(f"/w/{code}/rehearsal", data={"do": "start"}).status_code == 404
    others = [server.facilitator(f"{name}@example.se", Role.LEADS) for name in ("bo", "cia", "dan", "eli")]
    made = [it.post("/workshops", data={"rehearse": "yes", "groups": "Kassa"}) for it in (lead, *others)]
    assert [answer.status_code for answer in made] == [303, 303, 303, 303, 429]
    assert "Många övar just nu" in made[-1].text
    first = made[0].headers["location"].split("/")[2]
    lead.post(f"/w/{first}/rehearsal", data={"do": "stop"})
    assert not server.app.state.rehearsals.is_on(first)
    assert "Robotarna är inte här nu" in lead.get(f"/w/{first}/readiness").text
    lead.post(f"/w/{first}/rehearsal", data={"do": "start"})
    assert server.app.state.rehearsals.is_on(first)
