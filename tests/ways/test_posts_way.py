"""A post's way in, followed by the pages' own forms."""

import io
import re
from datetime import date, datetime, timedelta
from urllib.parse import quote

import httpx2
import pytest
from openpyxl import load_workbook
from sqlmodel import select

from app.access import rights  # noqa: F401
from app.account import store as accounts
from app.account.roles import Role
from app.ids import now
from app.job_descriptions.draft import Status
from app.organisation.tables import AdministrationRow, WorkplaceLeadRow, WorkplaceRow
from app.posts import store as posts
from app.posts.tables import StaffingRow
from app.ways import store
from app.ways.come_along import ALTERNATIVE, BROADENED, DIRECT, YEAR_AT_AME
from app.ways.trail import Days, Outcome, TrailChanged
from tests.days import today
from tests.job_descriptions.written import a_draft, workshop_id
from tests.job_descriptions.written import keep as kept_text
from tests.running import Running
from tests.ways.made import a_post, close, keep, trail_of

TODAY = today()
PAST, SOON = TODAY - timedelta(5), TODAY + timedelta(30)
HOSTILE = '"><script>alert(1)</script>\r\nEND:VCALENDAR'


@pytest.fixture
def hr(server: Running) -> httpx2.Client:
    return server.facilitator("hr@example.se", Role.HR)


def said(page: httpx2.Response) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.text).split())


def the_form(page: httpx2.Response) -> dict[str, str]:
    """What is hidden in the stage's form, as a browser would post it."""
    form = re.search(r'<form method="post" action="/posts/\d+/way/stages/[^/"]+" .*?</form>', page.text, re.DOTALL)
    assert form
    its = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form[0]))
    its["whose"] = re.search(r'name="whose" value="(\w+)"(?: checked)?', form[0])[1]  # type: ignore[index]
    if chosen := re.search(r'name="whose" value="(\w+)" checked', form[0]):
        its["whose"] = chosen[1]
    return its


def write(
    client: httpx2.Client, post: int, stage: str, form: dict[str, str] | None = None, **its: str
) -> httpx2.Response:
    """Write a stage as its form would post it, with what it was when it was opened."""
    asked = f"?stage={stage}" + (f"&placement={its['placement']}" if "placement" in its else "")
    form = the_form(client.get(f"/posts/{post}/way{asked}")) if form is None else form
    there = {name.removeprefix("base_"): text for name, text in form.items() if name.startswith("base_")}
    return client.post(f"/posts/{post}/way/stages/{stage}", data={**there, **form, **its})


# Refused


def test_who_reads_texts_and_no_posts_finds_no_way(server: Running):
    post = a_post(server)
    for role in (Role.MANAGER, Role.PROGRAMME_OWNER, Role.ECONOMIST, Role.OPERATOR, Role.LEADS):
        who = server.facilitator(f"{role}@example.se", role)
        assert who.get(f"/posts/{post}/way").status_code == 404
        assert who.get(f"/posts/{post}/way.ics").status_code == 404
        assert who.post(f"/posts/{post}/way/stages/matching", data={"done": PAST.isoformat()}).status_code == 404
    assert trail_of(server, post).has_begun is False


def test_hr_of_another_administration_reaches_no_part_of_it(server: Running, hr: httpx2.Client):
    post = a_post(server, None, ALTERNATIVE, "Skolan")
    with server.database.session() as session:
        other = AdministrationRow(name="Omsorg")
        session.add(other)
        session.flush()
        its = accounts.with_email(session, "hr@example.se")
        assert its
        its.scope = [other.id]
    for path in ("way", "way.ics", "way/stages/follow_up/talk"):
        assert hr.get(f"/posts/{post}/{path}").status_code == 404
    for path in ("way", "way/closed", "way/proposed", "way/stages/matching", "way/stages/follow_up/outcome"):
        assert hr.post(f"/posts/{post}/{path}", data={"way": "direct", "why": "x"}).status_code == 404


def test_another_posts_placement_can_not_be_written_of(server: Running, hr: httpx2.Client):
    mine, other = a_post(server, None, ALTERNATIVE, "Skolan"), a_post(server, None, ALTERNATIVE, "Badet")
    with server.database.reading_session() as session:
        theirs = session.exec(select(StaffingRow.id).where(StaffingRow.post == other)).one()
    data = {"whose": str(theirs), "stood": "post", "note": "x"}
    assert hr.post(f"/posts/{mine}/way/stages/matching", data=data).status_code == 404
    assert trail_of(server, other, theirs).has_begun is False


def test_who_leads_at_a_workplace_is_told_no_day_when_anybody_is_employed_and_writes_nothing(server: Running):
    post = a_post(server, None, ALTERNATIVE, "Skolan", "Badet")
    _, badet = placements(server, post)
    secret = Days(began=PAST, planned=PAST, note="Det gick bra för en", outcome=Outcome.PROLONGED)
    keep(server, post, vacancy_review=Days(done=PAST), introduction=secret, follow_up=secret)
    keep(server, post, badet, matching=Days(note="Bara en"), follow_up=secret)
    lead = server.facilitator("lead@example.se", Role.LEADS)
    with server.database.session() as session:
        place = session.exec(select(WorkplaceRow).where(WorkplaceRow.name == "Badet")).one()
        me = accounts.with_email(session, "lead@example.se")
        assert me
        session.add(WorkplaceLeadRow(workplace=place.id, facilitator=me.id))
    page = lead.get(f"/posts/{post}/way")
    assert "Vakansprövning (Klart)" in said(page)
    assert "Dagar när någon är anställd visas för HR." in page.text
    told = said(page)
    secrets = ("Skolan", "Badet", "person", "Bara en", "gick bra", "Förlängs", "Försenat", "BEA.", "Spara steget")
    assert [it for it in secrets if it in told] == []
    assert "BEGIN:VEVENT" not in lead.get(f"/posts/{post}/way.ics").text
    assert lead.post(f"/posts/{post}/way/stages/matching", data={"note": "x"}).status_code == 404


def test_what_can_not_be_read_is_said_and_the_rest_is_kept(server: Running, hr: httpx2.Client):
    post = a_post(server)
    for stage, typed_in, sentence in (
        ("matching", {"done": SOON.isoformat()}, "har inte varit än. Skriv dagen som planerad."),
        (
            "matching",
            {"planned": "9999-12-31"},
            "9999-12-31 är inte mellan 2000-01-01 och 2099-12-31.",
        ),
        ("matching", {"planned": "i vår"}, "går inte att läsa som ett datum"),
        ("matching", {"needed": "no"}, "Skriv varför steget inte behövs."),
        ("introduction", {"began": PAST.isoformat(), "done": "2020-01-01"}, "Steget slutar före det börjar."),
        ("choice", {"done": PAST.isoformat()}, "Skriv vilken väg ni valde, och varför."),
        ("ordinary", {"needed": "no", "not_needed": "Nej"}, "Vägen leder till en anställning enligt AB."),
        ("matching", {"role": "x" * 81}, "Det får plats 80."),
    ):
        page = write(hr, post, stage, **({"note": "Beslut i nämnden"} if stage != "choice" else {}), **typed_in)
        assert page.status_code == 422, stage
        assert sentence in page.text
        assert stage == "choice" or ">Beslut i nämnden</textarea>" in page.text
        assert not trail_of(server, post).has_begun


def test_a_stage_that_the_post_has_not_is_not_written(server: Running, hr: httpx2.Client):
    post = a_post(server)
    assert hr.post(f"/posts/{post}/way/stages/ad", data={"whose": "post", "stood": "post"}).status_code == 409
    assert hr.post(f"/posts/{post}/way/stages/matching/outcome", data={"outcome": "ab"}).status_code == 409
    assert hr.get(f"/posts/{post}/way/stages/matching/talk").status_code == 404


# Chosen


def test_a_way_is_chosen_once_and_the_second_of_two_is_told(server: Running, hr: httpx2.Client):
    post = a_post(server, None, None)
    assert "Ingen väg är vald." in hr.get(f"/posts/{post}/way").text
    assert hr.post(f"/posts/{post}/way", data={"way": "year_at_ame"}).status_code == 303
    assert "Vägen in: Ett år på AME" in said(hr.get(f"/posts/{post}/way"))
    with server.database.session() as session, pytest.raises(store.ChosenAlready):
        store.begin(session, post, trail_of(server, post), 1, now())


def test_another_way_keeps_what_was_written(server: Running, hr: httpx2.Client):
    post = a_post(server, None, DIRECT)
    write(hr, post, "vacancy_review", done=PAST.isoformat())
    write(hr, post, "ad", note="Ingen sökte")
    assert hr.post(f"/posts/{post}/way", data={"way": "alternative"}).status_code == 303
    trail = trail_of(server, post)
    assert [it.stage.key for it in trail.steps] == ["ad", *(it.key for it in ALTERNATIVE.stages)]
    assert (trail.steps[0].days.note, trail.step("vacancy_review").days.done) == ("Ingen sökte", PAST)  # type: ignore[union-attr]


def test_the_stages_of_the_chosen_way_are_taken_in(server: Running, hr: httpx2.Client):
    post = a_post(server, None, BROADENED)
    write(hr, post, "choice", done=PAST.isoformat(), note="Ett år räcker")
    assert "Ta in stegen" in hr.get(f"/posts/{post}/way?stage=choice").text
    assert hr.post(f"/posts/{post}/way", data={"way": "year_at_ame", "after": "choice"}).status_code == 303
    keys = [it.stage.key for it in trail_of(server, post).steps]
    assert keys[3:] == ["choice", "matching", "year", "follow_up", "change_of_employer", "ordinary"]
    page = hr.get(f"/posts/{post}/way?stage=choice").text
    assert "Ta in stegen" not in page
    assert "Ett år räcker" in page


# Followed


def test_a_post_is_followed_until_it_is_ordinary(server: Running, hr: httpx2.Client):
    post = a_post(server)
    write(hr, post, "vacancy_review", done=PAST.isoformat())
    page = hr.get(f"/posts/{post}/way")
    assert "Nästa steg: Val av väg" in said(page)
    assert "Inget är försenat." in said(page)
    write(hr, post, "choice", planned=PAST.isoformat())
    assert "Ett steg är försenat." in said(hr.get(f"/posts/{post}/way"))
    write(hr, post, "ordinary", done=PAST.isoformat())
    page = hr.get(f"/posts/{post}/way")
    assert "Ordinarie enligt AB sedan" in page.text
    assert "försenat" not in said(page)


def test_what_is_not_needed_says_why_on_the_trail(server: Running, hr: httpx2.Client):
    post = a_post(server, None, DIRECT)
    write(hr, post, "precedence", needed="no", not_needed="Ingen har företräde, HR 3 november")
    page = said(hr.get(f"/posts/{post}/way"))
    assert "Behövs inte: Ingen har företräde, HR 3 november" in page
    assert "(Behövs inte)" in page


def test_at_precedence_the_page_asks_in_order_and_decides_nothing(server: Running, hr: httpx2.Client):
    post = a_post(server, None, DIRECT)
    page = said(hr.get(f"/posts/{post}/way?stage=precedence"))
    asked = [
        "Återanställning, LAS 25 §",
        "Höjd sysselsättningsgrad, LAS 25 a §",
        "Omplacering, LAS 7 §",
        "Avtal. Säger",
    ]
    places = [page.index(it) for it in asked]
    assert places == sorted(places)
    assert "Fråga HR." in page
    assert "Det som stod i vägen var vana." in page


def test_the_proposed_days_are_planned_when_asked(server: Running, hr: httpx2.Client):
    post = a_post(server)
    write(hr, post, "matching", done="2026-01-15")
    assert "15 juli 2026" in hr.get(f"/posts/{post}/way").text
    assert hr.post(f"/posts/{post}/way/proposed", data={}).status_code == 303
    trail = trail_of(server, post)
    planned = {it.stage.key: it.days.planned for it in trail.steps if it.days.planned}
    assert planned == {
        "introduction": date(2026, 7, 15),
        "follow_up": date(2026, 6, 15),
        "ordinary": date(2026, 7, 15),
    }


def test_a_closed_one_says_why_and_can_be_opened_again(server: Running, hr: httpx2.Client):
    post = a_post(server)
    refused = hr.post(f"/posts/{post}/way/closed", data={"close": "yes", "why": " "})
    assert refused.status_code == 422
    assert "Skriv varför vägen avslutas." in refused.text
    assert hr.post(f"/posts/{post}/way/closed", data={"close": "yes", "why": "Pengarna tog slut"}).status_code == 303
    assert "Pengarna tog slut" in hr.get(f"/posts/{post}/way").text
    hr.post(f"/posts/{post}/way/closed", data={"close": "no"})
    assert (trail_of(server, post).closed_on, trail_of(server, post).why) == (None, "Pengarna tog slut")


def test_the_line_and_the_bands_tell_what_is_done_now_and_who_is_employer(server: Running, hr: httpx2.Client):
    post = a_post(server, None, YEAR_AT_AME)
    keep(
        server,
        post,
        vacancy_review=Days(done=date(2026, 1, 12)),
        matching=Days(done=date(2026, 2, 16)),
        year=Days(began=date(2026, 3, 1), planned=date(2027, 2, 28)),
        change_of_employer=Days(planned=date(2027, 3, 1)),
    )
    page = said(hr.get(f"/posts/{post}/way"))
    assert "Vakansprövning (Klart) Klart 12 januari 2026 Enhetschef" in page
    assert "Tolv månader BEA (Nu) 1 mars 2026 – 28 februari 2027" in page
    assert "Utbildning ingen är anställd än, 48 dagar Steg 1 till 2 AME BEA, 365 dagar" in page
    assert "Utbildning AB från 1 mars 2027" in page
    assert hr.get(f"/posts/{post}/way").text.count('aria-current="step"') == 1


# One way, and several days


def placements(server: Running, post: int) -> list[int]:
    with server.database.reading_session() as session:
        return [it for it in session.exec(select(StaffingRow.id).where(StaffingRow.post == post)) if it]


def test_one_placement_is_shown_and_says_which(server: Running, hr: httpx2.Client):
    post = a_post(server, None, ALTERNATIVE, "Skolan", "Badet")
    skolan, badet = placements(server, post)
    write(hr, post, "vacancy_review", done=PAST.isoformat())
    write(hr, post, "introduction", placement=str(badet), planned=PAST.isoformat(), whose=str(badet))
    page = said(hr.get(f"/posts/{post}/way"))
    assert "Visar Badet , 1 av 2 personer." in page
    assert "Ett steg är försenat." in page
    other = said(hr.get(f"/posts/{post}/way?placement={skolan}"))
    assert "Visar Skolan , 1 av 2 personer." in other
    assert "Inget är försenat." in other
    for trail in (trail_of(server, post, skolan), trail_of(server, post, badet)):
        assert trail.step("vacancy_review").days.done == PAST  # type: ignore[union-attr]
    assert trail_of(server, post, skolan).step("introduction").days == Days()  # type: ignore[union-attr]


def test_what_was_one_placements_can_become_the_whole_posts(server: Running, hr: httpx2.Client):
    post = a_post(server, None, ALTERNATIVE, "Skolan", "Badet")
    skolan, badet = placements(server, post)
    write(hr, post, "matching", placement=str(skolan), whose=str(skolan), note="Bara här")
    assert trail_of(server, post, badet).step("matching").days == Days()  # type: ignore[union-attr]
    write(hr, post, "matching", placement=str(skolan), whose="post", note="Överallt")
    for placement in (skolan, badet):
        assert trail_of(server, post, placement).step("matching").days.note == "Överallt"  # type: ignore[union-attr]


def test_when_it_is_ab_is_told_by_the_counts_and_not_written_twice(server: Running, hr: httpx2.Client):
    post = a_post(server, None, ALTERNATIVE, "Skolan")
    (skolan,) = placements(server, post)
    page = hr.get(f"/posts/{post}/way?placement={skolan}&stage=ordinary").text
    assert "skrivs vid placeringen" in page
    assert 'name="done"' not in page
    with server.database.session() as session:
        row = session.get(StaffingRow, skolan)
        assert row
        row.ordinary = 1
    assert "Ordinarie enligt AB sedan" in hr.get(f"/posts/{post}/way").text
    assert "Dag 31 i BEA" not in said(hr.get(f"/posts/{post}/way"))


# Two at once


def test_two_who_write_in_different_fields_both_get_their_way(server: Running, hr: httpx2.Client):
    post = a_post(server)
    form = the_form(hr.get(f"/posts/{post}/way?stage=matching"))
    other = server.facilitator("tva@example.se", Role.HR)
    assert write(other, post, "matching", dict(form), note="Deras").status_code == 303
    assert write(hr, post, "matching", dict(form), planned=SOON.isoformat()).status_code == 303
    days = trail_of(server, post).step("matching").days  # type: ignore[union-attr]
    assert (days.note, days.planned) == ("Deras", SOON)


def test_two_who_write_in_the_same_field_see_both_texts(server: Running, hr: httpx2.Client):
    post = a_post(server)
    form = the_form(hr.get(f"/posts/{post}/way?stage=matching"))
    write(server.facilitator("tva@example.se", Role.HR), post, "matching", dict(form), note="Deras")
    page = write(hr, post, "matching", dict(form), note="Mitt")
    assert page.status_code == 409
    assert "Den andra skrev: Deras" in said(page)
    assert ">Mitt</textarea>" in page.text
    assert write(hr, post, "matching", the_form(page), note="Båda").status_code == 303
    assert trail_of(server, post).step("matching").days.note == "Båda"  # type: ignore[union-attr]


def test_what_is_refused_is_sent_again_without_undoing_what_somebody_else_wrote(server: Running, hr: httpx2.Client):
    post = a_post(server)
    form = the_form(hr.get(f"/posts/{post}/way?stage=matching"))
    write(server.facilitator("tva@example.se", Role.HR), post, "matching", dict(form), note="Deras")
    refused = write(hr, post, "matching", dict(form), planned="i vår")
    assert refused.status_code == 422
    assert ">Deras</textarea>" in refused.text
    again = the_form(refused)
    assert again["base_note"] == "Deras"
    assert write(hr, post, "matching", again, planned="2027-05-01").status_code == 303
    its = trail_of(server, post).step("matching").days  # type: ignore[union-attr]
    assert (its.note, its.planned) == ("Deras", date(2027, 5, 1))


def test_a_way_that_was_saved_meanwhile_is_never_saved_over(server: Running):
    post = a_post(server)
    with server.database.session() as session:
        store.keep_days(session, post, 1, "matching", None, Days(note="Deras"), 1, now())
    with pytest.raises(TrailChanged), server.database.session() as session:
        store.keep_days(session, post, 1, "matching", None, Days(note="Mitt"), 1, now())
    assert trail_of(server, post).step("matching").days == Days(note="Deras")  # type: ignore[union-attr]


def test_saving_the_same_again_changes_nothing_whatever_line_ends_the_browser_sends(server: Running, hr: httpx2.Client):
    post = a_post(server)
    write(hr, post, "matching", note="En rad\r\nEn till")
    with server.database.reading_session() as session:
        before = store.followed(session, post).number
    form = the_form(hr.get(f"/posts/{post}/way?stage=matching"))
    assert write(hr, post, "matching", {name: it.replace("\n", "\r\n") for name, it in form.items()}).status_code == 303
    with server.database.reading_session() as session:
        assert store.followed(session, post).number == before


def test_what_changes_the_whole_way_is_not_done_to_one_that_nobody_has_seen(server: Running, hr: httpx2.Client):
    post = a_post(server)
    seen = the_form(hr.get(f"/posts/{post}/way"))["number"]
    write(server.facilitator("tva@example.se", Role.HR), post, "matching", note="Deras")
    for path, data in (
        ("way", {"way": "direct"}),
        ("way/closed", {"close": "yes", "why": "Mitt"}),
        ("way/proposed", {}),
        ("way/stages/follow_up/outcome", {"outcome": "ab"}),
    ):
        refused = hr.post(f"/posts/{post}/{path}", data={**data, "number": seen})
        assert refused.status_code == 409
        assert "Någon annan sparade medan du skrev." in refused.text
    assert trail_of(server, post).closed_on is None


# Followed up


def test_a_follow_up_ends_in_ab_is_prolonged_or_ended_and_only_that_is_kept(server: Running, hr: httpx2.Client):
    post = a_post(server)
    address = f"/posts/{post}/way/stages/follow_up/outcome"
    for data, sentence in (
        ({}, "Välj vad uppföljningen ledde till."),
        ({"outcome": "prolonged", "again": TODAY.isoformat()}, "Skriv en dag som kommer"),
        ({"outcome": "ended"}, "Skriv varför vägen avslutas."),
    ):
        refused = hr.post(address, data=data)
        assert (refused.status_code, sentence in refused.text) == (422, True)
    assert hr.post(address, data={"outcome": "prolonged", "again": SOON.isoformat()}).status_code == 303
    days = trail_of(server, post).step("follow_up").days  # type: ignore[union-attr]
    assert days == Days(planned=SOON, outcome=Outcome.PROLONGED)
    assert hr.post(address, data={"outcome": "ended", "why": "Pengarna tog slut"}).status_code == 303
    assert "Avslutad vid uppföljningen" in hr.get(f"/posts/{post}/way").text
    assert trail_of(server, post).next is None


# Calendar


def test_the_calendar_has_the_planned_days_of_each_placement_and_lets_go_of_what_is_done(
    server: Running, hr: httpx2.Client
):
    post = a_post(server, None, ALTERNATIVE, "Skolan", "Badet", title=HOSTILE[:60])
    skolan, _ = placements(server, post)
    keep(server, post, matching=Days(planned=SOON))
    keep(server, post, skolan, matching=Days(planned=SOON, done=PAST))
    answer = hr.get(f"/posts/{post}/way.ics")
    assert answer.headers["content-type"].startswith("text/calendar")
    file = answer.content
    assert file.count(b"BEGIN:VEVENT") == 2
    assert file.count(b"STATUS:CANCELLED") == 1
    assert file.split(b"\r\n").count(b"END:VCALENDAR") == 1
    assert all(len(line) <= 75 for line in file.split(b"\r\n"))
    assert f"DTSTART;VALUE=DATE:{SOON:%Y%m%d}".encode() in file
    assert b"Badet" in file


def test_hostile_words_are_only_ever_text(server: Running, hr: httpx2.Client):
    post = a_post(server, title=HOSTILE[:70])
    write(hr, post, "matching", note=HOSTILE, role=HOSTILE[:70])
    write(hr, post, "dialogue", needed="no", not_needed=HOSTILE)
    hr.post(f"/posts/{post}/way/closed", data={"close": "yes", "why": HOSTILE})
    for address in (
        f"/posts/{post}/way",
        f"/posts/{post}/way?stage={quote(HOSTILE)}",
        f"/posts/{post}/way?placement=²",
    ):
        page = hr.get(address)
        assert page.status_code == 200
        assert "<script>alert" not in page.text


def test_what_does_not_exist_is_a_plain_not_found(hr: httpx2.Client):
    for path in (
        "way",
        "way.ics",
        "way/stages/matching/talk",
    ):
        assert hr.get(f"/posts/99/{path}").status_code == 404, path
        assert hr.get(f"/posts/99999999999/{path}").status_code == 404


def test_the_way_goes_with_its_post(server: Running):
    post = a_post(server, None, ALTERNATIVE, "Skolan")
    keep(server, post, placements(server, post)[0], matching=Days(note="x"))
    with server.database.session() as session:
        posts.remove(session, post)
    with server.database.reading_session() as session:
        assert store.all_followed(session) == {}


def test_a_list_of_texts_tells_who_reads_them_nothing_of_one_persons_time_at_work(server: Running, hr: httpx2.Client):
    """The list and its file speak of a post's way: to HR as it is, to others no further than to an employment."""
    lead = server.facilitator("lead@example.se", Role.LEADS)
    text = kept_text(server, workshop_id(server, server.workshop(lead)), a_draft(status=Status.APPROVED))
    post = a_post(server, int(text.rpartition("/")[2]), ALTERNATIVE, "Skolan")
    (at,) = placements(server, post)
    before = ("vacancy_review", "choice", "dialogue", "matching")
    keep(server, post, None, **dict.fromkeys(before, Days(done=PAST, note="Alternativ")))
    keep(server, post, at, introduction=Days(began=PAST - timedelta(90), planned=PAST))
    assert "Försenat" in hr.get("/job-descriptions?way=bea").text
    chef = server.facilitator("chef@example.se", Role.MANAGER)
    for who in (lead, chef):
        for way in ("bea", "overdue", "done"):
            assert "Ingen stämmer" in who.get(f"/job-descriptions?way={way}").text
        row = re.search(r'<li class="job">.*?</li>', who.get("/job-descriptions").text, re.DOTALL)
        assert row
        assert "Serviceassistent" in row[0]
        told = ("Försenat", "planerat", "Sex månader", f"/posts/{post}", "Välj väg in")
        assert [it for it in told if it in row[0]] == []
        sheet = load_workbook(io.BytesIO(who.get("/job-descriptions.xlsx").content)).worksheets[0]
        assert not {"Sex månader BEA som förlängd introduktion", PAST} & {_cell(it.value) for it in sheet[2]}
    keep(server, post, at, ordinary=Days(done=PAST))
    assert "Ingen stämmer" in chef.get("/job-descriptions?agreement=AB").text
    close(server, post, "Alva slutade")
    assert "Alva slutade" in hr.get("/job-descriptions").text
    assert "Alva" not in chef.get("/job-descriptions").text


def _cell(value: object) -> object:
    return value.date() if isinstance(value, datetime) else value
