"""HR's place, by the pages' own forms, on both databases."""

import re
from datetime import date, timedelta
from decimal import Decimal

import httpx2
import pytest

from app.account import store as accounts
from app.ids import now
from app.job_descriptions import store
from app.job_descriptions.draft import Agreement, Duty, Origin, Provenance, Status
from app.job_descriptions.way import store as way
from app.job_descriptions.way.trail import FIELDS, Milestone, Stage, Trail, TrailChanged, typed
from app.web.paging import PAGE
from tests.job_descriptions.written import a_draft, keep, workshop_id
from tests.running import Running

TODAY = date.today()
LATE, SOON = TODAY - timedelta(5), TODAY + timedelta(30)


@pytest.fixture
def lead(server: Running) -> httpx2.Client:
    return server.facilitator()


@pytest.fixture
def workshop(server: Running, lead: httpx2.Client) -> int:
    return workshop_id(server, server.workshop(lead))


def number(address: str) -> int:
    return int(address.rpartition("/")[2])


def said(page: httpx2.Response) -> str:
    """A page's words on one line."""
    return " ".join(re.sub(r"<[^>]+>", " ", page.text).split())


# The list


def test_nobody_reads_the_list_without_having_signed_in(server: Running):
    assert server.client().get("/job-descriptions").status_code in (303, 401)


def test_all_of_the_organisations_are_found_whoever_made_them(server: Running, lead: httpx2.Client, workshop: int):
    keep(server, workshop, a_draft(extent=Decimal("62.5"), agreement=Agreement.BEA))
    page = server.facilitator("hr@example.se").get("/job-descriptions")
    assert "Serviceassistent" in page.text
    assert "BEA, 62,5 %" in said(page)
    assert "Nästa steg Låt chef, HR och fack granska" in said(page)


def test_what_is_searched_is_found_and_the_rest_is_not(server: Running, lead: httpx2.Client, workshop: int):
    keep(server, workshop, a_draft("Köksbiträde", agreement=Agreement.AB, extent=Decimal(75)))
    keep(server, workshop, a_draft("Badvärd", workplace="Simhallen", status=Status.APPROVED))
    for asked, title in (
        ("words=KÖK", "Köksbiträde"),
        ("agreement=AB", "Köksbiträde"),
        ("extent=most", "Köksbiträde"),
        ("status=approved", "Badvärd"),
        ("workplace=Simhallen", "Badvärd"),
    ):
        page = lead.get(f"/job-descriptions?{asked}").text
        assert re.findall(r'<h3><a href="[^"]+" dir="auto">([^<]+)', page) == [title], asked
    assert "Ingen stämmer med det du söker." in lead.get("/job-descriptions?words=kyrkogård").text


@pytest.mark.parametrize("asked", ["page=0", "page=-1", "page=²", "page=99999999", "sort=x", "words=" + "x" * 5000])
def test_an_address_that_makes_no_sense_still_gives_a_list(
    server: Running, lead: httpx2.Client, workshop: int, asked: str
):
    keep(server, workshop, a_draft())
    assert lead.get(f"/job-descriptions?{asked}").status_code == 200


def test_a_long_list_is_paged_and_keeps_the_question(server: Running, lead: httpx2.Client, workshop: int):
    for count in range(PAGE + 1):
        keep(server, workshop, a_draft(f"Tjänst {count:02}"))
    first = lead.get("/job-descriptions?words=tjänst&sort=title")
    assert first.text.count("<h3>") == PAGE
    following = re.search(r'href="([^"]+)">Nästa<', first.text)
    assert following
    second = lead.get(following[1].replace("&amp;", "&"))
    assert re.findall(r"<h3><a [^>]+>([^<]+)", second.text) == [f"Tjänst {PAGE}"]
    assert "Sida 2 av 2" in second.text


def test_the_figures_count_by_agreement_and_leave_out_examples(server: Running, lead: httpx2.Client, workshop: int):
    keep(server, workshop, a_draft(agreement=Agreement.AB))
    bea = keep(server, workshop, a_draft(agreement=Agreement.BEA, status=Status.APPROVED))
    example = Provenance((Origin("X", "Skolan", "", TODAY, (), 0, 0, 0, is_example=True),))
    keep(server, workshop, a_draft(agreement=Agreement.BEA, provenance=example))
    page = said(lead.get("/job-descriptions"))
    assert "Utkast 1 0 0 1 Godkänd 0 1 0 1 Alla 1 1 0 2" in page
    assert "Exempel räknas inte." in page
    follow(lead, bea, done_ordinary=LATE.isoformat())
    assert "Utkast 1 0 0 1 Ordinarie tjänst 1 0 0 1 Alla 2 0 0 2" in said(lead.get("/job-descriptions"))


def test_hard_texts_are_only_ever_text(server: Running, lead: httpx2.Client, workshop: int):
    hard = "<script>alert(1)</script>"
    draft = a_draft(hard, workplace='"><b>', assignment=hard, status=Status.APPROVED)
    address = keep(server, workshop, a_draft(), draft)
    assert follow(lead, address, note_matching=hard, why=hard, close="yes").status_code == 303
    lead.post(f"{address}/reviews", data={"version": "2", "to": "approved", "role": "other", "who": hard})
    for path in ("/job-descriptions", f"{address}/versions/2", f"{address}/compare", f"{address}/trail"):
        page = lead.get(path)
        assert page.status_code == 200
        assert hard not in page.text
        assert '"><b>' not in page.text
    assert lead.get("/job-descriptions", params={"words": '"><b>', "workplace": '"><b>'}).text.count('"><b>') == 0


# Copies and versions


def test_a_copy_is_a_draft_of_its_own(server: Running, lead: httpx2.Client, workshop: int):
    address = keep(server, workshop, a_draft(status=Status.APPROVED, negotiation="2 december"))
    copy = lead.post(f"{address}/duplicate").headers["location"]
    assert copy != address
    page = said(lead.get(f"{copy}/versions/1"))
    assert "Serviceassistent (kopia)" in page
    assert "En lugn dag" in page
    assert "2 december" not in page
    assert "Ingen har granskat den här texten än." in page


def test_what_changed_between_two_versions_is_told_in_words_and_side_by_side(
    server: Running, lead: httpx2.Client, workshop: int
):
    after = a_draft(
        assignment="En mycket lugn dag",
        agreement=Agreement.AB,
        duties=(Duty("Tvättar", Decimal(5), id="a"), Duty("Diskar", id="b")),
    )
    address = keep(server, workshop, a_draft(), after)
    page = lead.get(f"{address}/compare")
    told = said(page)
    assert "Ny rad: ” Diskar ”" in told
    assert "Ändrad rad: ” Tvättar ”: timmar i veckan från – till 5" in told
    assert re.search(r"<ins>.*?mycket</ins> lugn dag", page.text)
    back = said(lead.get(f"{address}/compare?before=2&after=1"))
    assert "Borttagen rad: ” Diskar ”" in back


def test_versions_that_only_differ_in_status_have_the_same_text(server: Running, lead: httpx2.Client, workshop: int):
    address = keep(server, workshop, a_draft(), a_draft(status=Status.REVIEWED))
    page = said(lead.get(f"{address}/compare"))
    assert "Läget: från Utkast till Granskad." in page
    assert "Texten är densamma." in page


def test_one_version_alone_is_compared_with_nothing(server: Running, lead: httpx2.Client, workshop: int):
    address = keep(server, workshop, a_draft())
    assert "Det finns bara en version än." in lead.get(f"{address}/compare").text
    assert lead.get(f"{address}/compare?before=7").status_code == 404


def test_an_older_text_is_brought_back_as_a_new_version(server: Running, lead: httpx2.Client, workshop: int):
    address = keep(server, workshop, a_draft(), a_draft(assignment="Något annat", status=Status.APPROVED))
    assert lead.post(f"{address}/versions/1/restore", data={"version": "2"}).status_code == 303
    newest = said(lead.get(f"{address}/versions/latest"))
    assert "Version 3, den senaste." in newest
    assert "En lugn dag" in newest
    assert "Något annat" in lead.get(f"{address}/versions/2").text


def test_a_text_is_not_brought_back_over_one_that_was_not_seen(server: Running, lead: httpx2.Client, workshop: int):
    address = keep(server, workshop, a_draft(), a_draft(assignment="Två"), a_draft(assignment="Tre"))
    page = lead.post(f"{address}/versions/1/restore", data={"version": "2"})
    assert page.status_code == 409
    assert "Det finns en nyare version av texten." in page.text
    assert lead.get(f"{address}/versions/4").status_code == 404


# Who has agreed


def review(client: httpx2.Client, address: str, version: int, to: str, role: str, who: str = "") -> httpx2.Response:
    return client.post(f"{address}/reviews", data={"version": str(version), "to": to, "role": role, "who": who})


@pytest.mark.parametrize(
    ("version", "to", "role", "status", "sentence"),
    [
        (1, "reviewed", "", 422, "Välj en roll."),
        (1, "", "hr", 422, "Välj om texten är granskad eller godkänd."),
        (1, "approved", "hr", 409, "Texten behöver granskas av någon innan den kan godkännas."),
    ],
)
def test_a_review_that_can_not_be_is_refused_and_what_was_chosen_is_kept(
    server: Running, lead: httpx2.Client, workshop: int, version: int, to: str, role: str, status: int, sentence: str
):
    address = keep(server, workshop, a_draft())
    page = review(lead, address, version, to, role, "Kommunal")
    assert page.status_code == status
    assert sentence in page.text
    assert 'value="Kommunal"' in page.text
    assert "Ingen har granskat den här texten än." in page.text


def test_a_text_that_changed_meanwhile_is_not_reviewed_unread(server: Running, lead: httpx2.Client, workshop: int):
    address = keep(server, workshop, a_draft(), a_draft(assignment="Nytt"))
    page = review(lead, address, 1, "reviewed", "hr")
    assert page.status_code == 409
    assert f'href="{address}/versions/2#review"' in page.text
    assert "Ingen har granskat den här texten än." in lead.get(f"{address}/versions/2").text


def test_a_job_under_bea_waits_for_its_plan(server: Running, lead: httpx2.Client, workshop: int):
    address = keep(server, workshop, a_draft(agreement=Agreement.BEA))
    page = review(lead, address, 1, "reviewed", "hr")
    assert page.status_code == 422
    assert "Med BEA behövs en plan för AB" in page.text


def test_manager_hr_and_union_each_say_their_own_and_the_text_goes_from_draft_to_approved(
    server: Running, lead: httpx2.Client, workshop: int
):
    address = keep(server, workshop, a_draft())
    assert review(lead, address, 1, "reviewed", "union", "Kommunal").headers["location"].endswith("/versions/2#review")
    assert review(server.facilitator("hr@example.se"), address, 2, "reviewed", "hr").status_code == 303
    assert review(lead, address, 2, "approved", "manager").status_code == 303
    page = said(lead.get(f"{address}/versions/latest"))
    assert "Version 3, den senaste." in page
    assert re.search(r"Granskad Fack, Kommunal version 2,.*Granskad HR version 2,.*Godkänd Chef version 3,", page)
    assert "Godkänd" in lead.get("/job-descriptions?status=approved").text


def test_what_was_said_of_an_older_text_is_not_said_of_a_newer(server: Running, lead: httpx2.Client, workshop: int):
    address = keep(server, workshop, a_draft())
    review(lead, address, 1, "reviewed", "hr")
    with server.database.session() as session:
        store.save(session, number(address), 2, a_draft(assignment="Nytt"), accounts.first(session).id or 0, now())
    assert "Ingen har granskat den här texten än." in lead.get(f"{address}/versions/3").text
    assert "Granskad HR" in said(lead.get(f"{address}/versions/2"))


# The way to a job


def the_form(page: httpx2.Response) -> dict[str, str]:
    """The trail's fields, as a browser would post them: what was there when the page was opened."""
    return {f"base_{name}": value for name, value in re.findall(r'name="base_(\w+)" value="([^"]*)"', page.text)}


def follow(client: httpx2.Client, address: str, form: dict[str, str] | None = None, **typed_in: str) -> httpx2.Response:
    form = the_form(client.get(f"{address}/trail")) if form is None else form
    there = {name: form[f"base_{name}"] for name in FIELDS}
    return client.post(f"{address}/trail", data={**form, **there, **typed_in})


@pytest.fixture
def approved(server: Running, workshop: int) -> str:
    return keep(server, workshop, a_draft(status=Status.APPROVED))


def test_a_text_that_is_not_approved_can_only_be_closed(server: Running, lead: httpx2.Client, workshop: int):
    address = keep(server, workshop, a_draft())
    page = lead.get(f"{address}/trail")
    assert "Vägen börjar när texten är godkänd." in page.text
    assert 'name="planned_matching"' not in page.text
    refused = follow(lead, address, planned_matching=SOON.isoformat())
    assert refused.status_code == 409
    assert "Vägen till tjänst börjar när texten är godkänd." in refused.text
    assert follow(lead, address, why="Pengarna tog slut", close="yes").status_code == 303
    assert "Avslutad Pengarna tog slut" in said(lead.get("/job-descriptions"))


@pytest.mark.parametrize(
    ("typed_in", "sentence"),
    [
        ({"done_matching": SOON.isoformat()}, "har inte varit än. Skriv dagen som planerad."),
        ({"planned_matching": "i vår"}, "går inte att läsa som ett datum"),
        ({"close": "yes"}, "Skriv varför vägen till tjänst avslutas."),
        ({"note_introduction": "x" * 1001}, "Det får plats 1000."),
    ],
)
def test_what_can_not_be_read_is_said_and_the_rest_is_kept(
    server: Running, lead: httpx2.Client, approved: str, typed_in: dict[str, str], sentence: str
):
    page = follow(lead, approved, note_vacancy_review="Beslut i nämnden", **typed_in)
    assert page.status_code == 422
    assert sentence in page.text
    assert ">Beslut i nämnden</textarea>" in page.text
    assert "Beslut i nämnden" not in lead.get(f"{approved}/trail").text


def test_a_job_is_followed_until_it_is_ordinary(server: Running, lead: httpx2.Client, approved: str):
    assert "Nästa steg Planera vägen till tjänst" in said(lead.get("/job-descriptions"))
    follow(lead, approved, done_vacancy_review=LATE.isoformat(), planned_matching=SOON.isoformat())
    assert "Nästa steg Matchning med AME och AF planerat" in said(lead.get("/job-descriptions"))
    follow(lead, approved, planned_matching=LATE.isoformat())
    listed = said(lead.get("/job-descriptions?way=overdue"))
    assert "Försenat planerat" in listed
    follow(lead, approved, done_ordinary=LATE.isoformat())
    assert "Tjänsten är ordinarie sedan" in lead.get(f"{approved}/trail").text
    assert "Ingen stämmer" in lead.get("/job-descriptions?way=overdue").text
    assert "Serviceassistent" in lead.get("/job-descriptions?way=done").text


def test_the_proposed_days_are_filled_in_when_asked(server: Running, lead: httpx2.Client, approved: str):
    follow(lead, approved, done_matching="2026-01-15")
    assert "Förslag: 15 juli 2026" in lead.get(f"{approved}/trail").text
    follow(lead, approved, fill="yes")
    with server.database.reading_session() as session:
        trail = way.followed(session, number(approved)).trail
    assert [trail[stage].planned for stage in Stage] == [
        None,
        None,
        date(2026, 7, 15),
        date(2026, 6, 15),
        date(2026, 7, 15),
    ]


def test_a_closed_one_can_be_opened_again(server: Running, lead: httpx2.Client, approved: str):
    follow(lead, approved, note_matching="Två sökande", why="Pengarna tog slut", close="yes")
    assert "Pengarna tog slut" in lead.get("/job-descriptions?way=closed").text
    follow(lead, approved, close="no")
    assert "Ingen stämmer" in lead.get("/job-descriptions?way=closed").text
    kept = lead.get(f"{approved}/trail").text
    assert ">Två sökande</textarea>" in kept
    assert ">Pengarna tog slut</textarea>" in kept


def test_saving_the_same_again_changes_nothing_whatever_line_ends_the_browser_sends(
    server: Running, lead: httpx2.Client, approved: str
):
    follow(lead, approved, note_matching="En rad\r\nEn till")
    form = {name: text.replace("\n", "\r\n") for name, text in the_form(lead.get(f"{approved}/trail")).items()}
    assert form["base_note_matching"] == "En rad\r\nEn till"
    assert follow(lead, approved, form).status_code == 303
    with server.database.reading_session() as session:
        assert way.followed(session, number(approved)).number == 1


def test_two_who_write_in_different_fields_both_get_their_way(server: Running, lead: httpx2.Client, approved: str):
    form = the_form(lead.get(f"{approved}/trail"))
    assert follow(server.facilitator("hr@example.se"), approved, form, note_matching="Deras").status_code == 303
    assert follow(lead, approved, form, note_introduction="Mitt").status_code == 303
    page = lead.get(f"{approved}/trail").text
    assert ">Deras</textarea>" in page
    assert ">Mitt</textarea>" in page


def test_two_who_write_in_the_same_field_see_both_texts(server: Running, lead: httpx2.Client, approved: str):
    form = the_form(lead.get(f"{approved}/trail"))
    follow(server.facilitator("hr@example.se"), approved, form, note_matching="Deras")
    page = follow(lead, approved, form, note_matching="Mitt")
    assert page.status_code == 409
    assert "Den andra skrev: Deras" in said(page)
    assert ">Mitt</textarea>" in page.text
    again = the_form(page)
    assert follow(lead, approved, again, note_matching="Båda").status_code == 303
    assert ">Båda</textarea>" in lead.get(f"{approved}/trail").text


def test_a_trail_that_was_saved_meanwhile_is_never_saved_over(server: Running, workshop: int, approved: str):
    mine = Trail(tuple(Milestone(stage, note="Mitt") for stage in Stage))
    for was in (0, 1):
        with server.database.session() as session:
            way.save_trail(session, number(approved), was, mine, accounts.first(session).id or 0, now())
        with pytest.raises(TrailChanged), server.database.session() as session:
            way.save_trail(session, number(approved), was, Trail(), accounts.first(session).id or 0, now())
    with server.database.reading_session() as session:
        assert way.followed(session, number(approved)) == way.Followed(2, mine)


def test_a_trail_is_as_it_was_when_it_is_read_again(server: Running, workshop: int, approved: str):
    its = Milestone(Stage.MATCHING, SOON, LATE, "En rad\nEn till")
    trail = Trail(tuple(its if stage is Stage.MATCHING else Milestone(stage) for stage in Stage), LATE, "Varför")
    with server.database.session() as session:
        way.save_trail(session, number(approved), 0, trail, accounts.first(session).id or 0, now())
    with server.database.reading_session() as session:
        assert way.followed(session, number(approved)).trail == trail
        assert typed(way.register(session, lambda _: TODAY)[0].trail) == typed(trail)


@pytest.mark.parametrize("path", ["trail", "compare", "versions/latest", "versions/x"])
def test_what_does_not_exist_is_a_plain_not_found(lead: httpx2.Client, path: str):
    assert lead.get(f"/job-descriptions/99/{path}").status_code == 404
    assert lead.post(f"/job-descriptions/99/{path}").status_code in (404, 405)
