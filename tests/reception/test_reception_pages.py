"""Receptions by their pages: planned, answered by a team, introduced; and attacked."""

import html
import io
import re
from dataclasses import replace
from datetime import date, timedelta

import httpx2
import pikepdf
import pytest
from sqlmodel import select

from app.account.roles import Role
from app.job_descriptions.draft import Duty, Status
from app.posts import store as posts
from app.posts.staffing import Change, Staffing, What
from app.posts.tables import PostRow
from app.reception import store
from app.reception.owner import Owner
from app.reception.plan import Need, Stage
from app.reception.store import Kept, KeptList
from app.reception.tables import ChecklistRow, ReceptionRow
from tests.days import today
from tests.export.test_pdf import words
from tests.job_descriptions.written import a_draft
from tests.job_descriptions.written import keep as keep_text
from tests.posts.written import a_workplace, keep
from tests.running import Running
from tests.scenes import a_scene

HOSTILE = '"><script>alert(1)</script>\r\nBEGIN:VEVENT #let x = "y" $x$ =1+1'
TODAY = today()
PAST, SOON = (TODAY - timedelta(10)).isoformat(), (TODAY + timedelta(10)).isoformat()
GARDEN, POOL = "Förskolan Exempelgården", "Simhallen"
LINA = "lina@example.se"
HOME = "/posts/1/reception/1"


@pytest.fixture
def hr(server: Running) -> httpx2.Client:
    return server.facilitator("hr@example.se", Role.HR)


@pytest.fixture
def lina(server: Running) -> httpx2.Client:
    return server.facilitator(LINA, Role.LEADS)


@a_scene
def placed(server: Running, *places: str, persons: int = 1, **its: object) -> int:
    """A post with somebody at each of these workplaces, of which the first has id 1, and Lina leads there."""
    with server.database.session() as session:
        ids = [a_workplace(session, name, leads=(LINA,) if nth == 0 else ()) for nth, name in enumerate(places)]
        staffings = [Staffing(id, TODAY + timedelta(20), persons) for id in ids]
        return keep(session, *staffings, **its)


@pytest.fixture
def post(server: Running, hr: httpx2.Client, lina: httpx2.Client) -> int:
    return placed(server, GARDEN)


def kept(server: Running, post: int = 1, workplace: int = 1) -> Kept:
    with server.database.reading_session() as session:
        return store.reception(session, post, workplace)


def answers(server: Running, workplace: int = 1) -> KeptList:
    with server.database.reading_session() as session:
        return store.checklist(session, workplace)


def bases(page: httpx2.Response) -> dict[str, str]:
    """What the fields of a page began with."""
    return {name: html.unescape(its) for name, its in re.findall(r'name="(base_\w+)" value="([^"]*)"', page.text)}


def plan(who: httpx2.Client, stage: str, home: str = HOME, **its: str) -> httpx2.Response:
    seen = bases(who.get(f"{home}?step={stage}"))
    return who.post(f"{home}/steps/{stage}", data={**seen, **its})


def a_link(who: httpx2.Client, home: str = HOME) -> str:
    page = who.post(f"{home}/links", data={"days": "30"}, follow_redirects=True)
    found = re.search(r"/l/[\w-]{40,}", page.text)
    assert found, page.text
    return found[0]


def as_typed(base: dict[str, str]) -> dict[str, str]:
    """What a browser sends of fields that nobody touched."""
    return {name.removeprefix("base_"): its for name, its in base.items()}


def sent(page: httpx2.Response, form: str = "") -> dict[str, str]:
    """What a browser would send of a page's form as it stands, with what stands in its fields. `form`: what its address
    ends with; else the first with such fields."""
    forms = re.findall(r'<form method="post" action="([^"]*)".*?>(.*?)</form>', page.text, re.DOTALL)
    text = next(its for address, its in forms if address.partition("?")[0].endswith(form) and "base_" in its)
    found: dict[str, str] = {}
    for tag in re.findall(r"<input\b[^>]*>", text):
        its = {name: html.unescape(value) for name, value in re.findall(r'([\w-]+)="([^"]*)"', tag)}
        if "name" in its and (its.get("type") not in ("radio", "checkbox") or re.search(r"\schecked\b", tag)):
            found[its["name"]] = its.get("value", "")
    for name, inside in re.findall(r'<textarea\b[^>]*?name="(\w+)"[^>]*>(.*?)</textarea>', text, re.DOTALL):
        found[name] = html.unescape(inside).removeprefix("\n")
    for name, options in re.findall(r'<select\b[^>]*?name="(\w+)"[^>]*>(.*?)</select>', text, re.DOTALL):
        chosen = re.search(r'<option value="(\w*)" selected', options)
        found[name] = chosen[1] if chosen else ""
    return found


def said(page: httpx2.Response) -> str:
    body = re.sub(r"<(script|style|svg)\b.*?</\1>", "", page.text.partition("<main")[2], flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", body).split())


def end(server: Running, post: int = 1) -> None:
    with server.database.session() as session:
        session.get_one(PostRow, post).ended_on = TODAY - timedelta(1)


# Who may


def test_who_leads_writes_at_their_own_workplace_and_knows_of_no_other(server: Running, hr, lina):
    placed(server, GARDEN, POOL)
    assert plan(lina, "team", planned=SOON, owner="manager").status_code == 303
    assert kept(server).plan.step(Stage.TEAM).owner is Owner.MANAGER
    for way in ("", "/checklist", "/introduction", "/introduction.pdf", "/days.ics"):
        assert lina.get(f"/posts/1/reception/2{way}").status_code == 404
    assert lina.post("/posts/1/reception/2/steps/team", data={"planned": SOON}).status_code == 404
    assert lina.post("/posts/1/reception/2/links", data={"days": "30"}).status_code == 404
    for page in (lina.get("/posts/1"), lina.get("/receptions"), lina.get(HOME)):
        assert GARDEN in page.text
        assert POOL not in page.text
    assert POOL in hr.get("/posts/1").text
    assert kept(server, 1, 2) == Kept()


def test_a_manager_reads_and_writes_nothing(server: Running, hr, post):
    plan(hr, "team", planned=SOON, note="Fika på måndag")
    manager = server.facilitator("chef@example.se", Role.MANAGER)
    assert 'href="/receptions"' in manager.get("/desk").text
    assert GARDEN in manager.get("/receptions").text
    page = manager.get(HOME)
    assert "Fika på måndag" in page.text
    assert "<textarea" not in page.text
    assert 'href="/posts/1"' not in page.text
    assert 'type="radio"' not in manager.get(f"{HOME}/checklist").text
    assert "<textarea" not in manager.get(f"{HOME}/introduction").text
    for way in ("steps/team", "needs", "checklist", "links", "introduction"):
        assert manager.post(f"{HOME}/{way}", data={"days": "30", "planned": SOON}).status_code == 404
    assert kept(server).number == 1


def test_a_workplace_where_the_post_is_not_placed_is_a_plain_not_found(server: Running, hr, post):
    with server.database.session() as session:
        keep(session, Staffing(a_workplace(session, POOL), TODAY, 1))
    for where in (
        "/posts/2/reception/1",
        "/posts/1/reception/2",
        "/posts/9/reception/9",
    ):
        for way in ("", "/checklist", "/introduction", "/days.ics"):
            assert hr.get(f"{where}{way}").status_code == 404, where
        assert hr.post(f"{where}/needs", data={"need_health": "hr"}).status_code == 404


def test_the_link_opens_the_list_and_nothing_else(server: Running, hr, post):
    path = a_link(hr)
    team = server.client()
    assert team.get(path).headers["location"] == f"{path}/checklist"
    page = team.get(f"{path}/checklist")
    assert page.status_code == 200
    assert GARDEN in page.text
    assert "Serviceassistent" not in page.text
    assert "/posts/" not in page.text
    for way in ("report", "job-description", "follow-up", "translate", "review"):
        assert team.get(f"{path}/{way}").status_code == 404
    assert team.get(HOME).status_code == 303


def test_a_link_of_another_kind_opens_no_list(server: Running, hr, post):
    lead = server.facilitator("leder@example.se", Role.LEADS)
    code = server.workshop(lead)
    asked = {"kind": "report", "role": "hr", "label": "", "days": "30"}
    page = lead.post(f"/w/{code}/links", data=asked, follow_redirects=True).text
    path = re.search(r"/l/[\w-]{40,}", page)[0]  # type: ignore[index]
    assert server.client().get(f"{path}/checklist").status_code == 404


def test_a_link_that_is_revoked_opens_nothing_and_another_workplaces_is_not_revoked_from_here(server: Running, hr):
    placed(server, GARDEN, POOL)
    mine, other = a_link(hr), a_link(hr, "/posts/1/reception/2")
    revokes = re.findall(rf'action="({HOME}/links/\d+/revoke)"', hr.get(f"{HOME}/checklist").text)
    assert len(revokes) == 1
    theirs = int(re.search(r"links/(\d+)/", revokes[0])[1]) + 1  # type: ignore[index]
    hr.post(f"{HOME}/links/{theirs}/revoke")
    assert server.client().get(f"{other}/checklist").status_code == 200
    hr.post(revokes[0])
    assert server.client().get(f"{mine}/checklist").status_code == 410


# The plan


def test_a_step_that_is_late_is_told_on_the_post_and_is_its_next_step(server: Running, hr, lina, post):
    assert "Mottagandet: Teamet får veta" in said(hr.get("/posts/1"))
    plan(hr, "team", planned=PAST)
    for who in (hr, lina):
        assert "Försenat" in said(who.get(HOME))
        assert "Försenat" in said(who.get("/posts/1"))
        assert "Teamet får veta Försenat" in said(who.get("/receptions"))
    page = hr.get("/posts/1")
    assert f'<a class="button primary" href="{HOME}">Öppna mottagandet</a>' in page.text
    assert "Försenat" in said(hr.get("/posts"))
    plan(hr, "team", done=PAST)
    assert "Försenat" not in said(hr.get(HOME))
    assert "Mottagandet: Chefen går igenom materialet" in said(hr.get("/posts/1"))


def test_who_began_long_ago_is_not_received_because_there_is_a_page_for_it(server: Running, hr, lina):
    with server.database.session() as session:
        keep(session, Staffing(a_workplace(session, GARDEN), TODAY - timedelta(400), 1))
    assert "Öppna mottagandet" not in hr.get("/posts/1").text


def test_everything_at_ame_is_warned_about(server: Running, hr, post):
    hr.post(f"{HOME}/needs", data={"need_health": "ame"})
    assert "Allt ligger hos AME" not in hr.get(HOME).text
    hr.post(f"{HOME}/needs", data={**bases(hr.get(HOME)), "need_aids": "ame"})
    assert "Allt ligger hos AME" in hr.get(HOME).text
    hr.post(f"{HOME}/needs", data={**bases(hr.get(HOME)), "need_aids": "hr"})
    assert kept(server).plan.needs == {Need.HEALTH: Owner.AME, Need.AIDS: Owner.HR}
    assert "Allt ligger hos AME" not in hr.get(HOME).text


def test_support_for_one_before_what_suits_everybody_is_said(server: Running, hr, post):
    plan(hr, "individual", done=PAST)
    assert "Stödet till en kommer före det som hjälper alla." in hr.get(HOME).text
    plan(hr, "general", done=(TODAY - timedelta(20)).isoformat())
    assert "Stödet till en kommer före" not in hr.get(HOME).text


def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(server: Running, hr, post):
    for field, text, sentence in (
        ("planned", "snart", "går inte att läsa som ett datum"),
        ("done", SOON, "har inte varit än"),
        ("owner", "Kim Karlsson", "Välj ett av alternativen."),
        ("note", "x" * 1001, "Det får plats 1000"),
    ):
        refused = plan(hr, "team", **{"note": "Rundtur", field: text})
        assert refused.status_code == 422, field
        assert sentence in refused.text
        assert f'<a href="#{field}">' in refused.text
        assert re.search(rf'id="{field}"[^>]*aria-invalid="true"', refused.text)
        if field != "note":
            assert "Rundtur" in refused.text
        assert kept(server) == Kept()


def test_two_who_write_in_different_fields_both_get_their_way_and_in_the_same_see_both(server: Running, hr, lina, post):
    mine = bases(lina.get(f"{HOME}?step=team"))
    plan(hr, "team", owner="manager", note="HR:s ord")
    assert lina.post(f"{HOME}/steps/team", data={**mine, "planned": SOON}).status_code == 303
    step = kept(server).plan.step(Stage.TEAM)
    assert (step.owner, step.note, step.planned) == (Owner.MANAGER, "HR:s ord", date.fromisoformat(SOON))
    refused = lina.post(f"{HOME}/steps/team", data={**mine, "note": "Linas ord"})
    assert refused.status_code == 409
    assert "HR:s ord" in refused.text
    assert "Linas ord" in refused.text
    again = sent(refused)
    assert again["note"] == "Linas ord"
    assert lina.post(f"{HOME}/steps/team", data=again).status_code == 303
    step = kept(server).plan.step(Stage.TEAM)
    assert (step.owner, step.note, step.planned) == (Owner.MANAGER, "Linas ord", date.fromisoformat(SOON))


def test_of_needs_that_two_disagree_on_what_nobody_touched_is_as_it_was_saved(server: Running, hr, lina, post):
    mine = bases(lina.get(HOME))
    hr.post(f"{HOME}/needs", data={**bases(hr.get(HOME)), "need_aids": "hr", "need_health": "ame"})
    refused = lina.post(f"{HOME}/needs", data={**mine, **as_typed(mine), "need_aids": "manager"})
    assert refused.status_code == 409
    assert lina.post(f"{HOME}/needs", data=sent(refused, "needs")).status_code == 303
    assert kept(server).plan.needs == {Need.AIDS: Owner.MANAGER, Need.HEALTH: Owner.AME}


def test_two_first_saves_meet_in_the_database(server: Running, hr, post):
    with server.database.session() as session:
        store.save(session, 1, 1, Kept(), 1, 1)
        with pytest.raises(store.ReceptionChanged):
            store.save(session, 1, 1, Kept(), 1, 1)
    with server.database.session() as session:
        store.save_checklist(session, 1, 0, {}, None, 1)
        store.save_checklist(session, 1, 1, {}, None, 1)
        with pytest.raises(store.ReceptionChanged):
            store.save_checklist(session, 1, 1, {}, None, 1)


def test_the_calendar_has_the_days_and_lets_go_of_what_is_done(server: Running, hr, post):
    plan(hr, "team", planned=SOON, note="Hemlig anteckning")
    hr.post(f"{HOME}/checklist", data={"finds_answer": "action", "finds_what": "Skyltar", "finds_day": SOON})
    file = hr.get(f"{HOME}/days.ics")
    assert file.headers["content-type"].startswith("text/calendar")
    assert file.text.count("STATUS:CONFIRMED") == 2
    assert "SUMMARY:Skyltar" in file.text
    assert "Hemlig anteckning" not in file.text
    plan(hr, "team", done=PAST)
    again = hr.get(f"{HOME}/days.ics").text
    assert again.count("STATUS:CANCELLED") == 1
    hr.post(f"{HOME}/checklist", data={**bases(hr.get(f"{HOME}/checklist")), "finds_answer": "has"})
    last = hr.get(f"{HOME}/days.ics").text
    assert last.count("STATUS:CANCELLED") == 2
    ids, numbers = (
        [re.findall(rf"{name}:(\S+)", it) for it in (file.text, again, last)] for name in ("UID", "SEQUENCE")
    )
    assert ids[0] == ids[1] == ids[2]
    assert numbers == [["1", "1"], ["2", "1"], ["2", "2"]]


def test_two_posts_at_a_workplace_say_the_same_of_what_its_team_is_to_do(server: Running, hr, post):
    with server.database.session() as session:
        keep(session, Staffing(1, TODAY, 1), title="Måltidsvärd")
    hr.post(f"{HOME}/checklist", data={"finds_answer": "action", "finds_what": "Skyltar", "finds_day": SOON})
    plan(hr, "team", planned=SOON)
    whole, alone = hr.get(f"{HOME}/days.ics").text, hr.get("/posts/2/reception/1/days.ics").text
    (entry,) = re.findall(r"UID:(checklist-\S+)", alone)
    ours, theirs = (re.search(rf"UID:{entry}\r\n.*?SEQUENCE:(\d+)", it, re.DOTALL) for it in (whole, alone))
    assert [it and it[1] for it in (ours, theirs)] == ["1", "1"]


# The list


def test_the_team_answers_by_the_link_and_what_is_to_be_done_is_in_the_plan(server: Running, hr, post):
    path, team = a_link(hr), server.client()
    page = team.get(f"{path}/checklist")
    for _ in range(2):
        assert team.get(f"{path}/checklist").text.count("Har: 0") == 1
    assert answers(server) == KeptList()
    its = {"quiet_answer": "action", "quiet_what": "Soffa i förrådet", "quiet_owner": "team", "quiet_day": SOON}
    saved = team.post(f"{path}/checklist", data={**bases(page), **its, "finds_answer": "has", "area": "physical"})
    assert saved.status_code == 303
    assert saved.headers["location"] == f"{path}/checklist?saved=1#social"
    after = team.get(f"{path}/checklist?saved=1")
    assert "Sparat." in said(after)
    assert "Har: 1. Saknas: 0. Vi gör något: 1. Inte svarat: 15." in said(after)
    assert "Sparat genom länken" in said(after)
    at = said(hr.get(HOME))
    assert "Soffa i förrådet" in at
    assert "Teamet" in at
    assert team.get(path).status_code == 303  # it is good as long as it says


def test_what_the_team_is_late_with_is_late_in_the_plan(server: Running, hr, post):
    plan(hr, "team", done=PAST)
    hr.post(f"{HOME}/checklist", data={"finds_answer": "action", "finds_what": "Skyltar", "finds_day": PAST})
    assert "Mottagandet: Arbetsplatsen görs bra för alla" in said(hr.get("/posts/1"))
    assert "Försenat" in said(hr.get("/posts/1"))
    hr.post(f"{HOME}/checklist", data={**bases(hr.get(f"{HOME}/checklist")), "finds_done": PAST})
    assert "Försenat" not in said(hr.get("/posts/1"))


def test_it_is_the_workplaces_list_and_the_same_for_each_of_its_posts(server: Running, hr, post):
    with server.database.session() as session:
        keep(session, Staffing(1, TODAY, 1), title="Måltidsvärd")
    hr.post(f"{HOME}/checklist", data={"finds_answer": "has"})
    assert "Har: 1." in said(hr.get("/posts/2/reception/1/checklist"))


def test_an_action_without_what_is_asked_for_at_its_field_and_all_answers_stay(server: Running, hr, post):
    path, team = a_link(hr), server.client()
    page = team.get(f"{path}/checklist")
    its = {"finds_answer": "has", "quiet_answer": "action", "quiet_owner": "team"}
    refused = team.post(f"{path}/checklist", data={**bases(page), **its})
    assert refused.status_code == 422
    assert '<a href="#quiet_what">Skriv vad ni ska göra på arbetsplatsen.</a>' in refused.text
    assert re.search(r'name="finds_answer" value="has" checked', refused.text)
    assert re.search(r'name="quiet_answer" value="action" checked', refused.text)
    assert answers(server) == KeptList()


def test_two_who_answer_at_once_keep_each_others_rows_and_see_what_they_disagree_on(server: Running, hr, post):
    path, team = a_link(hr), server.client()
    mine, theirs = bases(team.get(f"{path}/checklist")), bases(hr.get(f"{HOME}/checklist"))
    hr.post(f"{HOME}/checklist", data={**theirs, "finds_answer": "has"})
    assert team.post(f"{path}/checklist", data={**mine, "tone_answer": "lacks"}).status_code == 303
    assert {key: row.answer for key, row in answers(server).rows.items()} == {"finds": "has", "tone": "lacks"}
    refused = team.post(f"{path}/checklist", data={**mine, "finds_answer": "lacks"})
    assert refused.status_code == 409
    assert "Den andra skrev: Har vi" in said(refused)
    assert re.search(r'name="finds_answer" value="lacks" checked', refused.text)
    hr.post(f"{HOME}/checklist", data={**bases(hr.get(f"{HOME}/checklist")), "pace_answer": "has"})
    wrong = {**mine, **as_typed(mine), "quiet_answer": "action"}
    refused = team.post(f"{path}/checklist", data=wrong)
    assert refused.status_code == 422
    again = {**sent(refused), "quiet_what": "Vi ordnar ett tyst rum"}
    assert team.post(f"{path}/checklist", data=again).status_code == 303
    its = {key: row.answer for key, row in answers(server).rows.items()}
    assert its == {"finds": "has", "tone": "lacks", "pace": "has", "quiet": "action"}


# Ended


def test_of_a_post_that_has_ended_everything_is_read_and_nothing_changed(server: Running, hr, post):
    plan(hr, "team", planned=SOON)
    hr.post(f"{HOME}/checklist", data={"finds_answer": "has"})
    path, team, before = a_link(hr), server.client(), (kept(server), answers(server))
    open_page = bases(team.get(f"{path}/checklist"))
    end(server)
    assert "Tjänsten är avslutad." in said(hr.get(HOME))
    assert "<textarea" not in hr.get(HOME).text
    for way, its in (
        ("steps/team", {"planned": PAST}),
        ("needs", {"need_health": "hr"}),
        ("checklist", {"tone_answer": "has"}),
        ("links", {"days": "30"}),
        ("introduction", {"day": "Hej"}),
    ):
        refused = hr.post(f"{HOME}/{way}", data=its)
        assert refused.status_code == 409, way
        assert "avslutad" in refused.text
    assert "Listan är stängd." in said(team.get(f"{path}/checklist"))
    assert team.post(f"{path}/checklist", data={**open_page, "tone_answer": "has"}).status_code == 409
    assert (kept(server), answers(server)) == before
    assert "Inga än." in said(hr.get("/receptions"))
    for way in ("", "/introduction.pdf", "/days.ics"):
        assert hr.get(f"{HOME}{way}").status_code == 200


def test_the_list_of_a_workplace_goes_on_where_only_one_of_its_posts_has_ended(server: Running, hr, post):
    with server.database.session() as session:
        keep(session, Staffing(1, TODAY, 1), title="Måltidsvärd")
    path, team = a_link(hr, "/posts/2/reception/1"), server.client()
    end(server)
    page = said(hr.get(f"{HOME}/checklist"))
    assert "Tjänsten är avslutad, så listan går inte att ändra härifrån. Det som är skrivet finns kvar." in page
    assert "finns kvar och går inte att ändra" not in page
    form = bases(team.get(f"{path}/checklist"))
    assert team.post(f"{path}/checklist", data={**form, "tone_answer": "has"}).status_code == 303


def test_the_plan_goes_with_the_last_placement_at_the_workplace_and_the_list_stays(server: Running, hr, post):
    plan(hr, "team", planned=SOON)
    hr.post(f"{HOME}/checklist", data={"finds_answer": "has"})
    assert hr.post("/posts/1/staffings/1/remove", data={"version": "1"}).status_code == 303
    assert hr.get(HOME).status_code == 404
    with server.database.reading_session() as session:
        assert session.exec(select(ReceptionRow)).all() == []
        assert len(session.exec(select(ChecklistRow)).all()) == 1


# Of nobody


def test_who_leads_is_told_nothing_of_how_many_or_whether_anybody_is_left(server: Running, hr, lina):
    """One person, three, and one who has left: all of its pages are the same."""
    placed(server, GARDEN)
    plan(hr, "team", planned=SOON)
    pages = (HOME, f"{HOME}/checklist", f"{HOME}/introduction", f"{HOME}/days.ics", "/receptions")

    def seen() -> list[str]:
        return [re.sub(r'DTSTAMP:\w+|name="once" value="[^"]*"', "", lina.get(it).text) for it in pages]

    alone = seen()
    long_ago = TODAY - timedelta(400)
    for staffings in (
        (Staffing(1, long_ago, 3),),
        (Staffing(1, long_ago, 1), Staffing(1, TODAY, 2)),
        (Staffing(1, long_ago, 1, changes=(Change(TODAY - timedelta(1), What.ENDED, 1),)),),
        (Staffing(1, planned=2),),
    ):
        with server.database.session() as session:
            its = posts.one(session, PostRow.id == 1, 1)  # type: ignore[arg-type]
            assert its
            posts.save(session, 1, its.version, replace(its.post, staffings=staffings), 1)
        assert seen() == alone


# The introduction


def in_force(server: Running, **its: object) -> int:
    text = a_draft(
        title="Förskolestöd",
        status=Status.APPROVED,
        duties=(Duty("Dukar fram frukosten"), Duty("Diskar")),
        growth="Efter ett år: beställningar för huset.",
        quiet="- Vika tvätt",
        adaptation="Får sitta ensam vid lunch varje dag.",
        plan="Planen är ordinarie anställning efter ett halvår.",
        **its,
    )
    return int(keep_text(server, None, text).split("/")[2])


def test_it_is_made_of_the_plan_and_of_the_text_in_force(server: Running, hr, lina):
    placed(server, GARDEN, job_description=in_force(server))
    hr.post(f"{HOME}/needs", data={"need_everyday": "mentor"})
    for page in (said(lina.get(f"{HOME}/introduction")), paper(lina)):
        for words_ in ("Min introduktion", "Första dagen", "dukar fram frukosten", "Vika tvätt", "beställningar"):
            assert words_ in page, words_
        assert "Du frågar din mentor." in page
        assert "UTKAST" in page
        assert "ensam" not in page
        assert "halvår" not in page


def paper(who: httpx2.Client, language: str = "sv") -> str:
    file = who.get(f"{HOME}/introduction.pdf?language={language}")
    assert file.headers["content-type"] == "application/pdf"
    read = pikepdf.open(io.BytesIO(file.content))
    assert len(read.pages) == 1
    assert str(read.Root.Lang).startswith(language)
    return words(read).replace("\u200b", "").replace("\n", " ")


def test_a_draft_of_the_text_introduces_nobody(server: Running, hr, lina):
    text = int(keep_text(server, None, a_draft(title="Utkastet", duties=(Duty("Dukar fram"),))).split("/")[2])
    placed(server, GARDEN, job_description=text)
    page = lina.get(f"{HOME}/introduction")
    assert "Dukar fram" not in page.text
    assert "Ingen arbetsbeskrivning gäller för tjänsten än" in page.text


def test_it_is_written_in_swedish_and_english_and_may_begin_again(server: Running, hr, lina):
    placed(server, GARDEN, job_description=in_force(server))
    page = lina.get(f"{HOME}/introduction")
    saved = lina.post(f"{HOME}/introduction", data={**bases(page), "day": "- Fika\n- Rundtur", "grow": ""})
    assert saved.status_code == 303
    its = paper(lina)
    assert "Rundtur" in its
    assert "UTKAST" not in its
    assert "Så kan du växa" not in its
    english = paper(lina, "en")
    assert "My introduction" in english
    assert "Page 1 of 1" in english
    assert "The first day" in english or "First day" in english
    assert "(in Swedish)" in english
    lina.post(f"{HOME}/introduction?language=en", data={"tasks": "- Lay the tables", "base_tasks": ""})
    assert "Lay the tables" in paper(lina, "en")
    assert "Lay the tables" not in paper(lina)
    assert "DRAFT" not in paper(lina, "en")
    lina.post(f"{HOME}/introduction", data={"again": "yes"})
    assert "UTKAST" in paper(lina)
    assert "Lay the tables" in paper(lina, "en")
    assert "DRAFT" in paper(lina, "en")
    page = said(lina.get(f"{HOME}/introduction?language=en"))
    assert "Det som står på svenska är ett förslag som ingen har läst igenom" in page
    assert "Börja om från förslaget" in page


def test_what_is_of_a_person_is_refused_and_stays_in_its_field(server: Running, hr, post):
    page = hr.get(f"{HOME}/introduction")
    refused = hr.post(f"{HOME}/introduction", data={**bases(page), "week": "Du har adhd.", "day": "Fika"})
    assert refused.status_code == 422
    assert "Ta bort ”adhd”." in refused.text
    assert "Du har adhd.</textarea>" in refused.text
    assert "Fika</textarea>" in refused.text
    assert "Du har adhd" not in re.sub(r"<textarea.*?</textarea>", "", refused.text, flags=re.DOTALL)
    assert kept(server) == Kept()
    hr.post(f"{HOME}/introduction", data={**bases(page), **as_typed(bases(page)), "months": "Deras ord"})
    refused = hr.post(f"{HOME}/introduction", data={**bases(page), **as_typed(bases(page)), "week": "Du har adhd."})
    assert hr.post(f"{HOME}/introduction", data={**sent(refused), "week": "Du lär dig"}).status_code == 303
    its = kept(server).introduction["sv"]
    assert (its["months"], its["week"]) == ("Deras ord", "Du lär dig")


def test_a_full_page_has_room_on_one_a4(server: Running, hr, post):
    text = ("Långt ord med mycket text som tar plats på sidan. " * 12)[:600]
    names = ("day", "week", "months", "tasks", "ask", "quiet", "grow")
    its = {**bases(hr.get(f"{HOME}/introduction")), **dict.fromkeys(names, text)}
    assert hr.post(f"{HOME}/introduction", data=its).status_code == 303
    assert "Så kan du växa" in paper(hr)


# Hostile


def test_hostile_words_are_only_ever_text(server: Running, hr, post):
    path = a_link(hr)
    with server.database.session() as session:
        session.get_one(PostRow, 1).title = HOSTILE.partition("\r")[0]
    plan(hr, "team", planned=SOON, note=HOSTILE)
    its = {"finds_answer": "action", "finds_what": HOSTILE, "finds_day": SOON}
    assert server.client().post(f"{path}/checklist", data=its).status_code == 303
    its = {**bases(hr.get(f"{HOME}/introduction")), "day": HOSTILE, "tasks": HOSTILE}
    assert hr.post(f"{HOME}/introduction", data=its).status_code == 303
    pages = (HOME, f"{HOME}?step=team", f"{HOME}/checklist", f"{HOME}/introduction", "/receptions", "/posts/1")
    for address in (*pages, f"{path}/checklist"):
        page = hr.get(address)
        assert page.status_code == 200
        assert "<script>alert" not in page.text
    file = hr.get(f"{HOME}/days.ics").text
    assert len(re.findall(r"(?m)^BEGIN:VEVENT", file)) == 2
    assert "<script>alert(1)</script>" in paper(hr)


# A way to grow


def test_tasks_are_chosen_to_grow_into_and_for_when_it_is_quiet(server: Running, hr):
    home = keep_text(server, None, a_draft(title="Stöd", duties=(Duty("Dukar"), Duty("Diskar")), quiet="- Diskar"))
    page = hr.get(f"{home}/growth")
    assert re.search(r'name="quiet" value="own-1" checked disabled', page.text)
    assert 'name="grow"' not in page.text  # nobody grows into what is theirs
    saved = hr.post(f"{home}/growth", data={"quiet": ["own-0", "own-1", "nonsense"], "grow": "own-0"})
    assert saved.status_code == 303
    editor = hr.get(home).text
    assert "- Diskar\n- Dukar</textarea>" in editor
    assert "När det är lugnt" in said(hr.get(f"{home}/versions/latest"))
