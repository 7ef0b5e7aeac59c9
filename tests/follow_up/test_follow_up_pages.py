"""Following up as pages: the check by link, what the facilitator compares, what is due anywhere, the calendar."""

import re
from datetime import datetime, timedelta

import pytest
from sqlalchemy import text

from app.ids import now
from tests.running import ask, view_of
from tests.scenes import a_scene

DAY = 24 * 60 * 60 * 1000


@pytest.fixture
def lead(server):
    return server.facilitator()


def in_days(server, days):
    """A day as the workplace's calendar has it."""
    return datetime.fromtimestamp(now() / 1000, server.app.state.settings.time_zone).date() + timedelta(days=days)


@a_scene
def planned(server, lead, *, title="Exempelgården", days_ago=0, step="closed"):
    """A workshop's code: Tvätt <b> is red and moves to the teachers, Närvarolista is black and stops, Samling stays."""
    code = server.workshop(lead, title=title)
    placing = {"Tvätt <b>": "red", "Närvarolista": "black", "Samling": "green"}
    for task in placing:
        ask(lead, code, "add_task", text=task)
    ask(lead, code, "open_step", step="settle")
    tasks = {task["text"]: id for id, task in view_of(lead, code)["tasks"].items()}
    for task, colour in placing.items():
        for group in ("g1", "g2"):
            ask(lead, code, "place_task", task=tasks[task], group=group, colour=colour)
    ask(lead, code, "open_step", step="act")
    move = {"kind": "move", "to": "g2", "owner": "Rektor", "due": in_days(server, -5).isoformat()}
    stop = {"kind": "stop", "owner": "Hus; B", "due": in_days(server, 50).isoformat(), "notice": "Någon frågar"}
    ask(lead, code, "plan_action", task=tasks["Tvätt <b>"], what="Lämna, över", **move)
    ask(lead, code, "plan_action", task=tasks["Närvarolista"], **stop)
    ask(lead, code, "plan_action", task=tasks["Samling"], kind="keep")
    if step == "closed":
        assert ask(lead, code, "open_step", step="closed").status_code == 200
    with server.database.writing() as connection:
        back = {"back": days_ago * DAY, "code": code}
        of_it = "WHERE workshop = (SELECT id FROM workshop WHERE code = :code)"
        connection.execute(text(f"UPDATE journal SET at = at - :back {of_it}"), back)
        connection.execute(text(f"UPDATE sitting SET at = at - :back {of_it}"), back)
    return code


@a_scene
def some(server, lead):
    """The codes of four, built in one server."""
    return [planned(server, lead, title=f"Hus {n}", step="act") for n in range(4)]


@pytest.fixture
def code(server, lead):
    return planned(server, lead)


def link(lead, code, kind="follow_up"):
    """The path of a new link."""
    asked = {"kind": kind, "role": "manager", "label": "", "days": "400"}
    return re.search(r"/l/[\w-]+", lead.post(f"/w/{code}/links", data=asked, follow_redirects=True).text)[0]


def page(client, path):
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    return answer.text


def plain(html):
    """The words of a page, as they are read."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def ids(html):
    """The actions that a check asks about, in order: to move, to stop."""
    return list(dict.fromkeys(re.findall(r'name="outcome-(\w+)"', html)))


def section(html, action):
    """What stands about one action."""
    return re.search(rf'id="a-{action}".*?(?=id="a-|</main>)', html, re.S)[0]


# Who may


def test_following_up_is_for_those_who_lead_and_those_who_have_a_link_for_it(server, lead, code):
    stranger, other = server.client(), server.facilitator("kim@example.se")
    for path in (f"/w/{code}/follow-up", f"/w/{code}/follow-up/answers", f"/w/{code}/actions.ics"):
        assert stranger.get(path).status_code == 303
        assert other.get(path).status_code == 404
    assert stranger.get("/actions").status_code == 303
    for kind in ("report", "comment"):
        path = link(lead, code, kind)
        assert stranger.get(f"{path}/follow-up").status_code == 404
        assert stranger.get(f"{path}/actions.ics").status_code == 404
        assert stranger.post(f"{path}/follow-up", data={"months": "3"}).status_code == 404


def test_a_link_that_is_drawn_in_answers_nothing_more(server, lead, code):
    path = link(lead, code)
    action = ids(page(server.client(), f"{path}/follow-up"))[0]
    number = re.search(r"links/(\d+)/revoke", lead.get(f"/w/{code}/links").text)[1]
    lead.post(f"/w/{code}/links/{number}/revoke")
    answer = server.client().post(f"{path}/follow-up", data={"months": "3", f"outcome-{action}": "done"})
    assert answer.status_code == 410
    assert "0 av 2 är gjorda" in page(lead, f"/w/{code}/follow-up")


# The check


def test_the_check_says_what_was_decided_and_asks_whether_it_has_happened(server, lead, code):
    path = link(lead, code)
    anybody = server.client()
    assert anybody.get(path).headers["location"] == f"{path}/follow-up"
    html = page(anybody, f"{path}/follow-up")
    move, stop = ids(html)
    assert "Uppgiften var röd. Är den verkligen flyttad?" in section(html, move)
    assert "Tvätt &lt;b&gt;" in section(html, move)
    assert "Lämna, över" in section(html, move)
    assert "Förskollärare" in section(html, move)
    assert "Uppgiften var svart. Har ni verkligen slutat?" in section(html, stop)
    assert "Någon frågar" in section(html, stop)
    assert "Samling" not in html, "what is kept is not asked about"
    assert code not in html, "the code lets people in"


def test_the_nearest_check_is_chosen_and_another_can_be(server, lead):
    code = planned(server, lead, days_ago=170)
    path = f"{link(lead, code)}/follow-up"
    chosen = r'href="[^"]*months=(\d+)[^"]*" aria-current'
    assert re.search(chosen, page(server.client(), path))[1] == "6"
    assert re.search(chosen, page(server.client(), f"{path}?months=12"))[1] == "12"
    assert re.search(chosen, page(server.client(), f"{path}?months=7"))[1] == "6"


def test_answers_are_kept_with_thanks_and_changed_by_answering_again(server, lead, code):
    path = f"{link(lead, code)}/follow-up"
    anybody = server.client()
    move, stop = ids(page(anybody, path))
    answers = {"months": "3", f"outcome-{move}": "partly", f"note-{move}": "Vi börjar\ni mars <i>", f"note-{stop}": " "}
    answer = anybody.post(path, data=answers)
    assert answer.status_code == 303
    html = page(anybody, answer.headers["location"])
    assert "Tack, svaren är sparade" in html
    assert f'name="outcome-{move}" value="partly" checked' in html
    assert "Vi börjar\ni mars &lt;i&gt;</textarea>" in html
    assert "checked" not in section(html, stop)
    answer = anybody.post(path, data={"months": "3", f"outcome-{move}": "done", f"note-{move}": ""})
    html = page(anybody, answer.headers["location"])
    assert f'name="outcome-{move}" value="done" checked' in html
    assert "Vi börjar" not in html
    assert "1 av 2 är gjorda. 1 utan svar" in plain(page(lead, f"/w/{code}/follow-up"))


def test_each_check_has_answers_of_its_own(server, lead, code):
    path = f"{link(lead, code)}/follow-up"
    anybody = server.client()
    move, _ = ids(page(anybody, path))
    anybody.post(path, data={"months": "3", f"outcome-{move}": "not"})
    assert "checked" not in page(anybody, f"{path}?months=6")
    anybody.post(path, data={"months": "6", f"outcome-{move}": "done"})
    assert f'name="outcome-{move}" value="not" checked' in page(anybody, f"{path}?months=3")


def test_one_link_is_not_shown_what_another_has_said(server, lead, code):
    one, other = (f"{link(lead, code)}/follow-up" for _ in range(2))
    move, _ = ids(page(server.client(), one))
    server.client().post(one, data={"months": "3", f"outcome-{move}": "done", f"note-{move}": "Hemligt"})
    html = page(server.client(), f"{other}?months=3")
    assert "Hemligt" not in html
    assert "checked" not in html


def test_what_cannot_be_kept_is_refused_in_words_and_nothing_is_lost(server, lead, code):
    path = f"{link(lead, code)}/follow-up"
    move, stop = ids(page(server.client(), path))
    for wrong, why in (
        ({"note": "Jo då"}, "Välj också hur det gick"),
        ({"outcome": "nearly", "note": "Jo då"}, "Välj också hur det gick"),
        ({"outcome": "done", "note": "å" * 1001}, "Texten är för lång"),
        ({"outcome": "done", "note": "Jo då", "months": "7"}, "Välj ett av alternativen"),
    ):
        form = {"months": wrong.get("months", "3"), f"outcome-{stop}": "done", f"note-{move}": wrong["note"]}
        answer = server.client().post(path, data={**form, f"outcome-{move}": wrong.get("outcome", "")})
        assert answer.status_code == 422
        assert why in answer.text
        assert wrong["note"] in answer.text
        assert f'name="outcome-{stop}" value="done" checked' in answer.text
        assert "0 av 2 är gjorda" in page(lead, f"/w/{code}/follow-up"), "not even the good half is kept"


def test_an_action_that_is_gone_is_said_and_the_rest_stands_ready(server, lead, code):
    path = f"{link(lead, code)}/follow-up"
    move, stop = ids(page(server.client(), path))
    ask(lead, code, "open_step", step="act")
    ask(lead, code, "drop_action", action=move)
    form = {"months": "3", f"outcome-{move}": "done", f"outcome-{stop}": "partly"}
    answer = server.client().post(path, data=form)
    assert answer.status_code == 404
    assert "Åtgärden finns inte längre" in answer.text
    assert f'name="outcome-{stop}" value="partly" checked' in answer.text
    assert ids(answer.text) == [stop]


def test_an_owner_sees_their_own(server, lead, code):
    path = f"{link(lead, code)}/follow-up"
    html = page(server.client(), f"{path}?owner=REKTOR")
    assert len(ids(html)) == 1
    form = {"months": "3", "owner": "Rektor", f"outcome-{ids(html)[0]}": "done"}
    answer = server.client().post(path, data=form)
    assert "owner=Rektor" in answer.headers["location"]


def test_without_actions_there_is_nothing_to_follow_up(server, lead):
    code = server.workshop(lead)
    assert "inga åtgärder att följa upp" in page(server.client(), f"{link(lead, code)}/follow-up")
    assert "bestäms på träff 2" in page(lead, f"/w/{code}/follow-up")


# For those who lead


def test_what_was_said_stands_beside_what_was_decided_by_check_and_role(server, lead):
    code = planned(server, lead, days_ago=200)
    path = f"{link(lead, code)}/follow-up"
    move, stop = ids(page(server.client(), path))
    first = {"months": "3", f"outcome-{move}": "partly", f"note-{move}": "Snart <klart>", f"outcome-{stop}": "not"}
    server.client().post(path, data=first)
    own = {"months": "6", f"outcome-{move}": "done"}
    answer = lead.post(f"/w/{code}/follow-up/answers", data=own)
    assert answer.headers["location"] == f"/w/{code}/follow-up?saved=1"
    html = page(lead, answer.headers["location"])
    assert "Svaren är sparade" in html
    words = plain(section(html, move))
    assert re.search(r"Efter 3 månader Delvis Chef · .* Snart &lt;klart&gt; Efter 6 månader Ja, helt Process", words)
    assert "Datumet har passerat" not in words, "it is done"
    words = plain(html)
    assert "1 av 2 är gjorda. 1 inte än" in words
    assert "En uppgift behålls som den är" in words
    assert "Nästa uppföljning är efter 12 månader" in words
    assert f'href="/w/{code}/links?kind=follow_up&amp;days=400"' in html


def test_it_is_said_when_it_is_time_and_the_link_is_one_step_away(server, lead):
    code = planned(server, lead, days_ago=95)
    html = page(lead, f"/w/{code}/follow-up")
    assert "Dags för uppföljningen efter 3 månader" in html
    form = page(lead, f"/w/{code}/links?kind=follow_up&days=400")
    assert 'value="follow_up" required checked' in form
    assert '<option value="400" selected' in form
    assert "Dags att följa upp" in page(lead, "/actions")
    action = ids(page(lead, f"/w/{code}/follow-up/answers"))[0]
    lead.post(f"/w/{code}/follow-up/answers", data={"months": "3", f"outcome-{action}": "not"})
    assert "Dags för uppföljningen" not in page(lead, f"/w/{code}/follow-up")
    assert "Dags att följa upp" not in page(lead, "/actions")


# Across workshops


def test_what_is_due_in_all_workshops_that_one_leads_is_one_list(server, lead):
    theirs = server.facilitator("kim@example.se")
    codes = some(server, lead)
    assert "Det finns inga än" in page(theirs, "/actions")
    planned(server, theirs, title="Kims hus")
    html = page(lead, "/actions")
    assert "Kims hus" not in html
    assert html.count("Närvarolista</a>") == 4
    words = plain(html)
    assert words.index("Datumet har passerat 4") < words.index("Senare 4")
    assert "Samling" not in html
    narrowed = page(lead, f"/actions?workshop={codes[2]}&when=overdue&owner=rektor")
    assert "Datumet har passerat 1" in plain(narrowed)
    assert "Närvarolista</a>" not in narrowed
    assert "Inget väntar här" in page(lead, "/actions?owner=nobody")


def test_who_leads_together_has_it_on_the_list_and_an_example_says_so(server, lead, code):
    invitation = lead.post(f"/w/{code}/leads", data={"email": "kim@example.se"}, follow_redirects=True).text
    kim = server.client()
    assert kim.post(re.search(r"/invitation/[\w-]+", invitation)[0]).status_code == 303
    with server.database.writing() as connection:
        connection.execute(text("UPDATE workshop SET is_example = true"))
    html = page(kim, "/actions")
    assert "Närvarolista</a>" in html
    assert '<span class="pill">Exempel</span>' in html


def test_a_done_action_is_folded_by_one_press_and_unfolded_by_another(server, lead, code):
    path = link(lead, code)
    move, _ = ids(page(server.client(), f"{path}/follow-up"))
    form = {
        "months": "0",
        "next": "/actions?owner=Rektor",
        f"note-{move}": "Allt utom lakan",
        f"outcome-{move}": "partly",
    }
    answer = lead.post(f"/w/{code}/follow-up/answers", data=form)
    assert answer.headers["location"] == f"/actions?owner=Rektor&marked={move}"
    assert "Sparat som inte gjord än:" in page(lead, answer.headers["location"])
    press = {"months": "0", "next": "//evil.example"}
    answer = lead.post(f"/w/{code}/follow-up/answers", data={**press, f"outcome-{move}": "done"})
    assert answer.headers["location"].startswith("/?marked=")
    html = page(lead, "/actions")
    assert "En är gjord" in html
    assert "Datumet har passerat" not in plain(html.split("<h2")[1])
    assert "Allt utom lakan" in page(lead, f"/w/{code}/follow-up"), "a press says nothing of the note"
    lead.post(f"/w/{code}/follow-up/answers", data={**press, f"outcome-{move}": "not"})
    assert "En är gjord" not in page(lead, "/actions")


def test_the_list_is_found_from_the_workshops_and_from_every_page(lead, code):
    html = page(lead, "/workshops")
    assert html.count('href="/actions"') == 3  # in the head, there folded for a phone too, and on the page
    assert f'href="/w/{code}/follow-up"' in html


# Calendar


def test_the_calendar_has_what_is_due_and_when_it_is_followed_up(server, lead, code):
    answer = lead.get(f"/w/{code}/actions.ics")
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8; method=PUBLISH"
    assert answer.headers["content-disposition"].endswith(".ics")
    file = answer.text.replace("\r\n ", "")
    assert file.count("BEGIN:VEVENT") == 5, "two that are due, three checks"
    assert f"DTSTART;VALUE=DATE:{in_days(server, -5):%Y%m%d}" in file
    assert "SUMMARY:Flytta: Tvätt <b>" in file
    assert "Ansvarig: Hus\\; B" in file
    assert "Vad: Lämna\\, över\\nTill: Förskollärare" in file
    assert f"/w/{code}/follow-up" in file
    assert len(set(re.findall(r"UID:(.*)\r", file))) == 5
    assert re.findall(r"UID:(.*)\r", file) == re.findall(
        r"UID:(.*)\r", lead.get(f"/w/{code}/actions.ics").text.replace("\r\n ", "")
    )


def test_a_calendar_by_link_is_for_one_owner_and_tells_no_address(server, lead, code):
    path = link(lead, code)
    file = server.client().get(f"{path}/actions.ics?owner=rektor").text.replace("\r\n ", "")
    assert file.count("BEGIN:VEVENT") == 4
    assert "Närvarolista" not in file
    assert code not in file
    assert path not in file
    assert "URL" not in file


def events(client, address):
    """The entries of a calendar file, by uid: each its lines, by name."""
    file = client.get(address).text.replace("\r\n ", "")
    assert "\r\nMETHOD:PUBLISH\r\n" in file
    parts = [part.split("END:VEVENT")[0] for part in file.split("BEGIN:VEVENT")[1:]]
    each = [dict(re.findall(r"^([A-Z]+)[^:]*:(.*)\r$", part, re.MULTILINE)) for part in parts]
    assert len({it["UID"] for it in each}) == len(each), "one entry a deed"
    return {it["UID"].split("@")[0].split("-", 2)[2]: it for it in each}


def actions_of(lead, code):
    tasks = view_of(lead, code)["tasks"].values()
    return {it.get("what", it["kind"]): id for task in tasks for id, it in task.get("actions", {}).items()}


def test_a_deed_is_the_same_entry_when_it_changes_and_says_that_it_is_newer(server, lead):
    code = planned(server, lead, step="act")
    address = f"/w/{code}/actions.ics"
    id = actions_of(lead, code)["Lämna, över"]
    first = events(lead, address)[id]
    assert (first["STATUS"], first["SUMMARY"]) == ("CONFIRMED", "Flytta: Tvätt <b>")
    assert events(lead, address)[id]["SEQUENCE"] == first["SEQUENCE"], "nothing has happened"
    later = in_days(server, 9)
    plan = {"kind": "move", "to": "g2", "owner": "Rektor", "due": later.isoformat(), "what": "Lämna, över"}
    assert ask(lead, code, "change_action", action=id, **plan).status_code == 200
    moved = events(lead, address)[id]
    assert moved["DTSTART"] == f"{later:%Y%m%d}"
    assert int(moved["SEQUENCE"]) > int(first["SEQUENCE"])


@pytest.mark.parametrize("how", ["dropped", "kept", "no day", "task gone"])
def test_what_was_planned_and_is_no_more_is_cancelled_until_it_is_brought_back(server, lead, how):
    code = planned(server, lead, step="act")
    address, path = f"/w/{code}/actions.ics", link(lead, code)
    id = actions_of(lead, code)["Lämna, över"]
    before = events(lead, address)[id]
    plan = {"what": "Lämna, över", "owner": "Rektor", "to": "g2", "kind": "move"}
    task = next(id for id, it in view_of(lead, code)["tasks"].items() if it["text"] == "Tvätt <b>")
    do = {
        "dropped": ("drop_action", {"action": id}),
        "kept": ("change_action", {"action": id, "kind": "keep"}),
        "no day": ("change_action", {"action": id, **plan}),
        "task gone": ("remove_task", {"task": task}),
    }[how]
    assert ask(lead, code, do[0], **do[1]).status_code == 200
    gone = events(lead, address)[id]
    assert gone["STATUS"] == "CANCELLED"
    assert (gone["UID"], gone["DTSTART"]) == (before["UID"], before["DTSTART"])
    assert int(gone["SEQUENCE"]) > int(before["SEQUENCE"])
    assert ("Tvätt" in gone["SUMMARY"]) is (how != "task gone"), "what is gone has no words"
    reader = server.client()
    assert events(reader, f"{path}/actions.ics?owner=rektor")[id]["STATUS"] == "CANCELLED"
    assert id not in events(reader, f"{path}/actions.ics?owner=Hus; B")
    assert ask(lead, code, "undo_last").status_code == 200
    back = events(lead, address)[id]
    assert (back["STATUS"], back["SUMMARY"]) == ("CONFIRMED", before["SUMMARY"])
    assert int(back["SEQUENCE"]) > int(gone["SEQUENCE"])


@pytest.mark.parametrize("how", ["drop_action", "remove_task"])
def test_who_came_later_is_not_told_of_what_was_gone_before(server, lead, how):
    code = planned(server, lead, step="act")
    id = actions_of(lead, code)["Lämna, över"]
    task = next(id for id, it in view_of(lead, code)["tasks"].items() if it["text"] == "Tvätt <b>")
    assert ask(lead, code, how, **({"action": id} if how == "drop_action" else {"task": task})).status_code == 200
    with server.database.writing() as connection:
        connection.execute(text("UPDATE journal SET at = at - 1000"))
    assert id not in events(server.client(), f"{link(lead, code)}/actions.ics")
    assert events(lead, f"/w/{code}/actions.ics")[id]["STATUS"] == "CANCELLED"


def test_when_nothing_is_left_to_follow_up_its_days_are_cancelled_too(server, lead, code):
    assert ask(lead, code, "open_step", step="act").status_code == 200
    for action in actions_of(lead, code).values():
        assert ask(lead, code, "drop_action", action=action).status_code == 200
    left = events(lead, f"/w/{code}/actions.ics")
    assert len(left) == 5
    assert {it["STATUS"] for it in left.values()} == {"CANCELLED"}


def test_what_is_done_leaves_the_calendar_and_an_example_says_so(server, lead, code):
    move, _ = ids(page(lead, f"/w/{code}/follow-up/answers"))
    lead.post(f"/w/{code}/follow-up/answers", data={"months": "0", f"outcome-{move}": "done"})
    with server.database.writing() as connection:
        connection.execute(text("UPDATE workshop SET is_example = true"))
    file = lead.get(f"/w/{code}/actions.ics").text.replace("\r\n ", "")
    assert "Tvätt" not in file
    assert file.count("SUMMARY:Exempel: ") == 4


def test_one_job_of_twenty_tasks_is_asked_about_once(server, lead):
    code, due = server.workshop(lead), in_days(server, 40).isoformat()
    for n in range(20):
        ask(lead, code, "add_task", text=f"Uppgift {n}")
    ask(lead, code, "open_step", step="act")
    for id in view_of(lead, code)["tasks"]:
        ask(lead, code, "plan_action", task=id, kind="bundle", what="Serviceassistent", owner="Rektor", due=due)
    assert ask(lead, code, "open_step", step="closed").status_code == 200
    path = link(lead, code)
    html = page(server.client(), f"{path}/follow-up")
    (job,) = set(re.findall(r'name="outcome-([\w-]+)"', html))
    said = plain(html)
    assert "Uppgift 0, Uppgift 1, Uppgift 2 och 17 till" in said
    assert "Alla 20 uppgifter" in said
    assert "Uppgift 19" in said
    assert server.client().get(f"{path}/actions.ics").text.count("SUMMARY:Ny tjänst") == 1
    answer = {"months": "0", f"outcome-{job}": "done"}
    assert server.client().post(f"{path}/follow-up", data=answer).status_code == 303
    assert "1 av 1 är gjord" in plain(page(lead, f"/w/{code}/follow-up"))
    assert page(lead, "/actions").count(f'id="a-{job}"') == 1


def test_an_answer_about_a_task_from_a_page_that_was_open_before_counts_for_its_job(server, lead):
    code = server.workshop(lead)
    for text_of in ("Tvätt", "Disk"):
        ask(lead, code, "add_task", text=text_of)
    ask(lead, code, "open_step", step="act")
    for id in view_of(lead, code)["tasks"]:
        ask(lead, code, "plan_action", task=id, kind="bundle", what="Serviceassistent")
    with server.database.reading_session() as session:
        of_it = text("SELECT action.id FROM action JOIN workshop ON workshop.id = action.workshop WHERE code = :code")
        first, second = sorted(session.connection().scalars(of_it, {"code": code}))
    path, anybody = link(lead, code), server.client()
    for id, outcome in ((first, "not"), (second, "done")):
        answer = {"months": "0", f"outcome-{id}": outcome}
        assert anybody.post(f"{path}/follow-up", data=answer).status_code == 303
    assert anybody.post(f"{path}/follow-up", data={"months": "0", "outcome-x": "done"}).status_code != 303
    assert "1 av 1 är gjord" in plain(page(lead, f"/w/{code}/follow-up"))
