"""A name is found and taken away by those who may: each in what they may change, and the operator unseen."""

import orjson
import pytest

from app.account import store as accounts
from app.account.roles import Role
from app.removal.matching import MARK
from app.security.entry import What, as_line
from tests.job_descriptions.written import a_draft, keep, workshop_id
from tests.removal.test_words_out_of_the_database import where_kept
from tests.running import ask, view_of
from tests.scenes import a_scene
from tests.security.doing import logged

OPERATOR = "drift@example.se"


@pytest.fixture
def lead(server):
    return server.facilitator("eva@example.se")


@pytest.fixture
def operator(server):
    return server.facilitator(OPERATOR, Role.OPERATOR)


@a_scene
def a_workshop(server, lead, *texts):
    code = server.workshop(lead, title="Bertils träff")
    for text in texts:
        assert ask(lead, code, "add_task", text=text).status_code == 200
    ask(lead, code, "open_list", open=True)
    return code


def take_away(client, address, words, again=None, **more):
    form = {"words": words, "again": words if again is None else again, **more}
    return client.post(f"{address}/remove", data=form)


def texts_of(client, code):
    return [it["text"] for it in view_of(client, code, "as=lead")["tasks"].values()]


def test_the_operator_is_told_how_many_and_where_by_number_and_shown_no_content(server, lead, operator):
    code = a_workshop(server, lead, "Ring Bertil om nycklarna", "Bertils hund")
    keep(server, workshop_id(server, code), a_draft(title="Bertils biträde"))
    page = operator.post("/find-words", data={"words": "bertil"}).text
    assert f"Workshop nummer {workshop_id(server, code)}" in page
    assert "Arbetsuppgifter: 2" in page
    assert "Arbetsbeskrivning nummer 1" in page
    for content in (code, "nycklarna", "hund", "träff", "biträde", "Bertil"):
        assert content not in page
    assert operator.get(f"/w/{code}/lead").status_code == 404
    assert 'href="/find-words"' in operator.get("/languages").text
    assert 'href="/languages">Tillbaka' in page


def test_the_operator_finds_whole_words_only_and_no_long_sentences(server, lead, operator):
    a_workshop(server, lead, "Ring Bertil om nycklarna på kontoret")
    assert "Står ingenstans" in operator.post("/find-words", data={"words": "Berti", "inside": "1"}).text
    for gap in [" ", "-", "–", " - "]:
        no = operator.post(
            "/find-words", data={"words": gap.join(["ring", "bertil", "om", "nycklarna", "på", "kontoret"])}
        )
        assert (no.status_code, "högst 4 ord" in no.text) == (422, True), gap


def test_what_the_operator_takes_away_is_gone_everywhere_and_the_log_says_how_many_and_not_what(server, lead, operator):
    codes = [a_workshop(server, lead, "Ring Bertil", "Disk") for _ in range(2)]
    keep(server, workshop_id(server, codes[0]), a_draft(title="Bertils biträde"))
    answer = take_away(operator, "/find-words", "Bertil")
    assert answer.status_code == 303
    assert "Borttaget på" in operator.get(answer.headers["location"]).text
    assert where_kept(server.database, "bertil") == []
    assert [texts_of(lead, code) for code in codes] == [[f"Ring {MARK}", "Disk"]] * 2
    (entry,) = logged(server, What.WORDS_REMOVED)
    assert (entry.details["workshops"], entry.details["job_descriptions"]) == (2, 1)
    assert entry.details["places"] > 6
    with server.database.reading_session() as session:
        assert entry.by.id == accounts.with_email(session, OPERATOR).id
    assert "ertil" not in orjson.dumps(as_line(entry)).decode()


def test_whoever_searches_is_in_the_log_with_how_often_it_was_found(server, lead, operator):
    a_workshop(server, lead, "Ring Bertil")
    operator.post("/find-words", data={"words": "Sigurd"})
    (entry,) = logged(server, What.WORDS_SOUGHT)
    assert entry.details == {"places": 0}


def test_who_leads_reads_what_stands_around_it_and_reaches_no_other_workshop(server, lead):
    code, other = a_workshop(server, lead, "Ring Bertil om nycklarna"), a_workshop(server, lead, "Ring Bertil")
    page = lead.post(f"/w/{code}/find-words", data={"words": "bertil"}).text
    assert 'Ring <mark class="found">Bertil</mark> om nycklarna' in page
    assert take_away(lead, f"/w/{code}/find-words", "Bertil").status_code == 303
    assert (texts_of(lead, code), texts_of(lead, other)) == ([f"Ring {MARK} om nycklarna"], ["Ring Bertil"])
    assert view_of(lead, code, "as=lead")["title"] == f"{MARK} träff"
    assert "Tog bort ord" in lead.get(f"/w/{code}/history").text
    assert logged(server, What.WORDS_REMOVED)[0].about.id == workshop_id(server, code)


def test_parts_of_words_are_taken_only_where_that_is_asked_for(server, lead):
    code = a_workshop(server, lead, "Hantera Bertilsgården")
    take_away(lead, f"/w/{code}/find-words", "bertils")
    assert texts_of(lead, code) == ["Hantera Bertilsgården"]
    take_away(lead, f"/w/{code}/find-words", "bertils", inside="1")
    assert texts_of(lead, code) == [f"Hantera {MARK}gården"]


def test_what_is_not_typed_again_is_not_taken_away(server, lead):
    code = a_workshop(server, lead, "Ring Bertil")
    for again in ["", "Bertill", MARK]:
        no = take_away(lead, f"/w/{code}/find-words", "Bertil", again)
        assert (no.status_code, "Inget är borttaget" in no.text) == (422, True), again
        assert 'aria-invalid="true"' in no.text
        assert texts_of(lead, code) == ["Ring Bertil"]


def test_too_little_or_too_much_is_refused_in_words(server, lead):
    code = a_workshop(server, lead, "Ring Bertil")
    for words in ["", "a", "—", "x" * 81]:
        for end in ("", "/remove"):
            no = lead.post(f"/w/{code}/find-words{end}", data={"words": words, "again": words})
            assert (no.status_code, 'role="alert"' in no.text) == (422, True), words


def test_what_is_written_unseen_can_not_be_searched_by_who_leads(server, lead):
    code = server.workshop(lead)
    ask(server.participant(code), code, "add_task", text="Ring Bertil")
    for end in ("", "/remove"):
        no = lead.post(f"/w/{code}/find-words{end}", data={"words": "Bertil", "again": "Bertil"})
        assert (no.status_code, "inte visat än" in no.text, "ställe" in no.text) == (409, True, False)
    assert where_kept(server.database, "bertil") != []


def test_who_writes_job_descriptions_reaches_those_and_no_workshop(server, lead):
    hr = server.facilitator("hr@example.se", Role.HR)
    code = a_workshop(server, lead, "Ring Bertil")
    keep(server, workshop_id(server, code), a_draft(title="Bertils biträde"))
    page = hr.post("/job-descriptions/find-words", data={"words": "Bertil"}).text
    assert '<mark class="found">Bertils</mark> biträde' in page
    assert "Ring" not in page
    take_away(hr, "/job-descriptions/find-words", "Bertil")
    assert f"{MARK} biträde" in hr.get("/job-descriptions/1").text
    assert texts_of(lead, code) == ["Ring Bertil"]


def test_who_may_write_in_no_other_job_description_reaches_only_their_own(server, lead):
    kim = server.facilitator("kim@example.se")
    keep(server, workshop_id(server, a_workshop(server, lead)), a_draft(title="Bertils biträde"))
    assert "Står ingenstans" in kim.post("/job-descriptions/find-words", data={"words": "Bertil"}).text
    take_away(kim, "/job-descriptions/find-words", "Bertil")
    assert "Bertils biträde" in lead.get("/job-descriptions/1").text


async def test_every_open_screen_is_sent_what_it_has_become(server, lead):
    code = a_workshop(server, lead, "Ring Bertil", "Disk")
    phone = server.participant(code)
    is_gone = lambda view: all("Bertil" not in it["text"] for it in view["tasks"].values())  # noqa: E731
    async with (
        server.follow(phone, code) as own,
        server.follow(None, code, "as=wall") as wall,
        server.follow(lead, code, "as=lead") as leads,
    ):
        for it in (own, wall, leads):
            await it.until(lambda view: view["tasks"])
        take_away(lead, f"/w/{code}/find-words", "Bertil")
        for it in (own, wall, leads):
            assert len((await it.until(is_gone))["tasks"]) == 2


async def test_a_held_wall_shows_it_no_longer(server, lead):
    code = a_workshop(server, lead, "Ring Bertil")
    ask(lead, code, "open_step", step="sort")
    async with server.follow(None, code, "as=wall") as wall:
        await wall.until(lambda view: view["tasks"])
        ask(lead, code, "steer_wall", way="hold")
        take_away(lead, f"/w/{code}/find-words", "Bertil")
        await wall.until(lambda view: "Bertil" not in str(view))
        assert "Bertil" not in server.client().get(f"/w/{code}/wall").text


async def test_a_held_wall_stands_as_it_was_when_the_workshop_is_read_anew_for_another_reason(
    server, lead, monkeypatch
):
    code = a_workshop(server, lead, "Ring Bertil")
    take_away(lead, f"/w/{code}/find-words", "Bertil")
    ask(lead, code, "open_step", step="sort")
    async with server.follow(None, code, "as=wall") as wall, server.follow(lead, code, "as=lead") as leads:
        await wall.until(lambda view: view["tasks"])
        ask(lead, code, "steer_wall", way="hold")
        await leads.until(lambda view: view["wall"]["way"] == "hold")
        ask(lead, code, "add_task", text="Disk")
        desk = server.app.state.desk
        with monkeypatch.context() as trouble:
            trouble.setattr("app.storage.journal.append", lambda *_: 1 / 0)
            assert ask(lead, code, "add_task", text="Tvätt").status_code >= 500
        assert workshop_id(server, code) not in desk._awake
        ask(lead, code, "add_task", text="Sopor")
        await leads.until(lambda view: len(view["tasks"]) == 3)
        assert "Disk" not in server.client().get(f"/w/{code}/wall").text


async def test_texts_that_the_lead_has_been_told_while_the_others_write_are_told_anew(server, lead, operator):
    code = server.workshop(lead)
    phones = [server.participant(code) for _ in range(3)]
    async with server.follow(lead, code, "as=lead") as leads:
        for number, phone in enumerate(phones):
            ask(phone, code, "add_task", text=f"Ring Bertil {number}")
        await leads.until(lambda view: len(view["tasks"]) == 3)
        take_away(operator, "/find-words", "Bertil")
        await leads.until(lambda view: all("Bertil" not in it["text"] for it in view["tasks"].values()))
