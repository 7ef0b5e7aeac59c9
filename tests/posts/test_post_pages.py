"""Posts through their pages, as HR keeps them."""

import re
from datetime import date, timedelta
from decimal import Decimal

import pytest

from app.account import store as accounts
from app.account.roles import Role
from app.job_descriptions import store as texts
from app.job_descriptions.draft import Status
from app.organisation import workplaces
from app.posts import lists, store
from app.posts.post import Content, Employer, EndedWhy, Outcome, Standing
from app.posts.staffing import Change, Counts, Staffing, Subsidy, What, Why
from app.posts.tables import PostRow
from app.posts.tally import Tally
from tests.days import today
from tests.job_descriptions.written import a_draft
from tests.job_descriptions.written import keep as keep_text
from tests.posts.written import STARTS, a_post_where_they_lead, a_workplace, administration, keep
from tests.scenes import a_scene


@pytest.fixture
@a_scene
def hr(server):
    with server.database.session() as session:
        administration(session)
    return server.facilitator("hr@example.se", Role.HR)


def kept(server, id=1):
    with server.database.reading_session() as session:
        return store.one(session, PostRow.id == id, id)


@a_scene
def put(server, *staffings, **its):
    with server.database.session() as session:
        return keep(session, *staffings, **its)


@a_scene
def place(server, name="Förskolan Exempelgården", of="Utbildning"):
    with server.database.session() as session:
        return a_workplace(session, name, of)


def post(client, path, **fields):
    """With the version that the page is of."""
    version = re.search(r'name="version" value="(\d+)"', client.get(path.partition("/changes")[0]).text)
    return client.post(path, data={"version": version[1] if version else "", **fields})


FORM = {
    "title": "Serviceassistent i förskola",
    "administration": "1",
    "employer": "labour_unit",
    "decided_on": "2026-01-12",
    "decision": "UN 2026/114",
    "extent": "62,5 %",
    "educated": "0",
    "content_meals": "60",
    "content_cleaning": "40 %",
    "before": "9",
}


def test_a_post_is_made_with_all_that_is_known(server, hr):
    answer = hr.post("/posts/new", data=FORM)
    assert (answer.status_code, answer.headers["location"]) == (303, "/posts/1")
    its = kept(server).post
    assert (its.title, its.employer, its.administration) == ("Serviceassistent i förskola", Employer.LABOUR_UNIT, 1)
    assert (its.decided_on, its.decision, its.extent) == (date(2026, 1, 12), "UN 2026/114", Decimal("62.5"))
    assert its.content == {Content.MEALS: 60, Content.CLEANING: 40}
    assert (its.educated, its.before) == (0, 9)
    page = hr.get("/posts/1").text
    assert "Beslutad 12 januari 2026" in page
    assert "62,5 %" in page


def test_a_title_is_enough_and_a_post_may_stand_undecided(server, hr):
    assert hr.post("/posts/new", data={"title": "Kock"}).status_code == 303
    assert kept(server).post.decided_on is None
    assert "Inte beslutad" in hr.get("/posts/1").text


def test_what_is_wrong_is_said_at_its_field_and_changes_nothing(server, hr):
    for wrong, field, says in (
        ({"title": ""}, "title", "Titel"),
        ({"title": "x" * 81}, "title", "för lång"),
        ({"decided_on": "12 januari"}, "decided_on", ""),
        ({"decided_on": "0001-01-01"}, "decided_on", "inte mellan"),
        ({"decided_on": "9999-12-31"}, "decided_on", "inte mellan"),
        ({"decided_on": ""}, "decided_on", "vilken dag det beslutades"),
        ({"extent": "101"}, "extent", ""),
        ({"content_meals": "59"}, "content_cleaning", "99 %"),
        ({"content_meals": "-1"}, "content_meals", "procent"),
        ({"educated": "1000000"}, "educated", "procent"),
        ({"before": "-1"}, "before", "antal"),
        ({"before": "1000000"}, "before", "antal"),
        ({"before": "²"}, "before", "antal"),
        ({"administration": "77"}, "", ""),
        ({"category": "77"}, "", ""),
        ({"job_description": "77"}, "", ""),
    ):
        answer = hr.post("/posts/new", data={**FORM, **wrong})
        assert answer.status_code in (409, 422)
        assert kept(server) is None
        assert says in answer.text
        assert 'role="alert"' in answer.text
        if field:
            assert f'<a href="#{field}">' in answer.text
            assert re.search(rf'id="{field}"[^>]*aria-invalid="true"', answer.text)
        assert "UN 2026/114" in answer.text, "what was typed is there still"


def test_two_at_once_the_second_is_told_and_nothing_is_lost(server, hr):
    put(server)
    first = hr.post("/posts/1/edit", data={"version": "1", "title": "Kock"})
    second = server.facilitator("hr2@example.se", Role.HR).post(
        "/posts/1/edit", data={"version": "1", "title": "Kokerska"}
    )
    assert first.status_code == 303
    assert second.status_code == 409
    assert 'value="Kokerska"' in second.text
    assert "/posts/1" in second.text
    assert kept(server).post.title == "Kock"


def test_a_category_gives_its_title_and_may_be_retired(server, hr):
    form = {"name": "Serviceassistent", "decided_on": "2026-01-12", "decision": "KS 3"}
    assert hr.post("/posts/lists/titles", data=form).status_code == 303
    assert hr.post("/posts/new", data={"title": "", "category": "1"}).status_code == 303
    assert kept(server).post.title == "Serviceassistent"
    assert hr.post("/posts/lists/titles/1/remove").status_code == 409
    assert hr.post("/posts/lists/titles/1/retired", data={"retired": "yes"}).status_code == 303
    assert hr.post("/posts/new", data={"category": "1"}).status_code == 422
    assert post(hr, "/posts/1/edit", category="1", extent="50").status_code == 303, "who has it keeps it"
    assert "Serviceassistent" in hr.get("/posts/lists").text


def test_a_list_has_each_name_once_however_it_is_written(server, hr):
    for list_, name in (("titles", "Serviceassistent"), ("groups", "Unga")):
        assert hr.post(f"/posts/lists/{list_}", data={"name": name}).status_code == 303
        again = hr.post(f"/posts/lists/{list_}", data={"name": f" {name.upper()} "})
        assert again.status_code == 409
        assert re.search(r'id="name"[^>]*aria-invalid="true"', again.text)


def approved(server):
    """A text in force; its id."""
    home = keep_text(server, None, a_draft(title="Förskolestöd", status=Status.APPROVED))
    return int(home.split("/")[2])


def test_a_post_is_made_of_a_text_in_force(server, hr):
    id = approved(server)
    for where in (f"/job-descriptions/{id}/versions/latest", f"/job-descriptions/{id}"):
        assert f'href="/posts/new?text={id}"' in hr.get(where).text
    page = hr.get(f"/posts/new?text={id}").text
    assert 'value="Förskolestöd"' in page
    assert re.search(rf'<option value="{id}" selected', page)
    hr.post("/posts/new", data={"title": "Förskolestöd", "job_description": str(id)})
    text = kept(server).text
    assert text.in_force
    assert text.beside is None
    page = hr.get("/posts/1").text
    assert f"Version {text.in_force}, godkänd" in page
    assert "Beskriven" in page


def test_a_draft_beside_changes_nothing(server, hr):
    id = approved(server)
    put(server, job_description=id)
    with server.database.session() as session:
        row = session.get_one(texts.JobDescriptionRow, id)
        texts.save(session, id, row.version, a_draft(title="Något annat"), None, 9)
    page = hr.get("/posts/1").text
    assert "ändrar inte tjänsten" in page
    assert "Något annat" not in page


def test_a_text_that_is_not_in_force_can_not_be_chosen(server, hr):
    home = keep_text(server, None, a_draft(title="Utkastet"))
    id = home.split("/")[2]
    assert "/posts/new" not in hr.get(home).text
    assert "Utkastet" not in hr.get(f"/posts/new?text={id}").text
    assert hr.post("/posts/new", data={"title": "A", "job_description": id}).status_code == 422


PLACED = {
    "workplace": "1",
    "starts": "2024-03-01",
    "persons": "3",
    "ordinary": "1",
    "planned": "4",
    "subsidy": "wage",
    "subsidy_until": "2027-02",
    "ab_planned": "2025-03-01",
    "differs": "Mer kök",
}


def test_a_placement_is_a_count_at_a_workplace(server, hr):
    place(server)
    put(server)
    assert post(hr, "/posts/1/staffings/new", **PLACED).status_code == 303
    (its,) = kept(server).post.staffings
    assert its == Staffing(1, STARTS, 3, 1, 4, Subsidy.WAGE, date(2027, 2, 1), date(2025, 3, 1), "Mer kök", (), its.id)
    page = hr.get("/posts/1").text
    assert "Förskolan Exempelgården" in page
    assert "februari 2027" in page
    assert "Försenat" in page, "the day that was meant for AB has passed"


def test_a_placement_that_cannot_be_is_refused_at_its_field(server, hr):
    place(server)
    put(server)
    for wrong, field in (
        ({"workplace": ""}, "workplace"),
        ({"workplace": "77"}, "workplace"),
        ({"persons": "-1"}, "persons"),
        ({"persons": "1000000"}, "persons"),
        ({"persons": "en"}, "persons"),
        ({"ordinary": "4"}, "ordinary"),
        ({"starts": ""}, "starts"),
        ({"starts": "0001-01-01"}, "starts"),
        ({"starts": "9999-12-31"}, "starts"),
        ({"starts": "i går"}, "starts"),
        ({"subsidy_until": "feb"}, "subsidy_until"),
        ({"subsidy_until": "2027-13"}, "subsidy_until"),
        ({"ab_planned": "2024-02-29"}, "ab_planned"),
        ({"differs": "x" * 1001}, "differs"),
    ):
        answer = post(hr, "/posts/1/staffings/new", **{**PLACED, **wrong})
        assert answer.status_code in (409, 422), wrong
        assert f'<a href="#{field}">' in answer.text
        assert kept(server).post.staffings == ()


def test_some_come_under_ab_and_some_end(server, hr):
    put(server, Staffing(place(server), STARTS, 3))
    to_ab = {"what": "ordinary", "ordinary_on": "2024-09-01", "ordinary_persons": "1"}
    assert post(hr, "/posts/1/staffings/1/changes", **to_ab).status_code == 303
    gone = {"what": "ended", "ended_on": "2024-12-01", "ended_persons": "1", "was": "BEA", "why": "new_job"}
    assert post(hr, "/posts/1/staffings/1/changes", **gone).status_code == 303
    its = kept(server).post
    assert its.at(date(2024, 8, 31)) == Counts(0, 3)
    assert its.at(date(2024, 9, 1)) == Counts(1, 2)
    assert its.at(date(2024, 12, 1)) == Counts(1, 1)
    (staffing,) = its.staffings
    assert staffing.months_to_ordinary(date(2024, 12, 1)) == [6]
    assert staffing.changes[1].why is Why.NEW_JOB
    page = hr.get("/posts/1/staffings/1").text
    assert "en med BEA slutade" in page
    assert post(hr, "/posts/1/staffings/1/changes/remove", change="1").status_code in (303, 409)


def test_a_line_that_was_wrong_is_taken_away(server, hr):
    changes = (Change(date(2024, 9, 1), What.ORDINARY, 1), Change(date(2024, 12, 1), What.ENDED, 1))
    put(server, Staffing(place(server), STARTS, 3, changes=changes))
    assert hr.post("/posts/1/staffings/1/changes/remove", data={"version": "1", "change": "1"}).status_code == 303
    assert [it.what for it in kept(server).post.staffings[0].changes] == [What.ORDINARY]


def test_what_cannot_have_happened_is_refused(server, hr):
    put(server, Staffing(place(server), STARTS, 3))
    for form, field in (
        ({"what": "ordinary", "ordinary_on": "", "ordinary_persons": "1"}, "ordinary_on"),
        ({"what": "ordinary", "ordinary_on": "2024-09-01", "ordinary_persons": ""}, "ordinary_persons"),
        ({"what": "ordinary", "ordinary_on": "2024-09-01", "ordinary_persons": "4"}, "ordinary_persons"),
        ({"what": "ordinary", "ordinary_on": "2024-02-01", "ordinary_persons": "1"}, "ordinary_persons"),
        ({"what": "ordinary", "ordinary_on": "2098-02-01", "ordinary_persons": "1"}, "ordinary_on"),
        ({"what": "ended", "ended_on": "2024-09-01", "ended_persons": "0"}, "ended_persons"),
        ({"what": "ended", "ended_on": "2024-09-01", "ended_persons": "1", "was": "AB"}, "ended_persons"),
    ):
        answer = hr.post("/posts/1/staffings/1/changes", data={"version": "1", **form})
        assert answer.status_code in (409, 422), form
        assert f'<a href="#{field}">' in answer.text
        assert kept(server).post.staffings[0].changes == ()


def test_what_is_stated_of_the_whole_post_is_counted_each_for_itself(server, hr):
    put(server, Staffing(place(server), STARTS, 5, 3))
    with server.database.session() as session:
        lists.add_group(session, "Unga")
    form = {"sex_women": "3", "group_priority": "2", "group_1": "3", "support_se": "4", "ordinary_of_priority": "0"}
    assert post(hr, "/posts/1/counts", on="2024-04-01", **form).status_code == 303
    known = kept(server).post.tally(date(2024, 4, 1))
    assert known == Tally(
        date(2024, 4, 1),
        {"women": 3, "not_stated": 2},
        {"priority": 2, "1": 3},
        {"se": 4, "not_stated": 1},
        0,
    )
    page = hr.get("/posts/1").text
    assert "Unga</span> 3" in page
    assert hr.post("/posts/lists/groups/1/remove").status_code == 409


def test_what_is_stated_agrees_with_how_many_there_are(server, hr):
    put(server, Staffing(place(server), STARTS, 5, 3))
    for wrong, field in (
        ({"sex_women": "3", "sex_men": "3"}, "sex_women"),
        ({"group_priority": "6"}, "group_priority"),
        ({"sex_women": "-1"}, "sex_women"),
        ({"group_priority": "2", "ordinary_of_priority": "3"}, "ordinary_of_priority"),
        ({"on": "2098-01-01", "sex_women": "1"}, "on"),
    ):
        answer = post(hr, "/posts/1/counts", **{"on": "2024-04-01", **wrong})
        assert answer.status_code in (409, 422), wrong
        assert f'<a href="#{field}">' in answer.text
        assert kept(server).post.tallies == ()


def test_of_one_person_nothing_that_is_stated_is_shown_to_hr_either(server, hr):
    put(server, Staffing(place(server), STARTS, 1))
    form = {"on": "2024-04-01", "sex_women": "1", "group_priority": "1", "support_se": "1"}
    assert post(hr, "/posts/1/counts", **form).status_code == 303
    assert kept(server).post.tally(date(2024, 4, 1)).sex == {"women": 1}
    page = hr.get("/posts/1").text
    assert "visas inte för en person" in page
    for words in ("Kvinnor", "Prioriterad", "Med SE-metoden"):
        assert words not in page, words
    again = hr.get("/posts/1/counts?on=2024-04-01").text
    assert not re.search(r'id="(sex|group|support)_\w+"[^>]*value="[^"]+"', again)
    assert post(hr, "/posts/1/counts", on="2024-04-01", support_without="1").status_code == 303
    known = kept(server).post.tally(date(2024, 4, 1))
    assert (known.sex, known.support) == ({"women": 1}, {"without": 1}), "what is left empty stays"


def test_what_was_stated_of_one_person_is_not_shown_when_another_has_begun_and_stays_when_more_is_stated(server, hr):
    put(server, Staffing(place(server), STARTS, 1), Staffing(1, date(2024, 8, 1), 1))
    form = {"on": "2024-04-01", "sex_women": "1", "group_priority": "1", "support_se": "1"}
    assert post(hr, "/posts/1/counts", **form).status_code == 303
    page = hr.get("/posts/1").text
    for words in ("Kvinnor 1", "</span> 1, ", "Prioriterad", "Med SE-metoden"):
        assert words not in page, words
    assert "Det som är uppgivet om en enda person visas inte." in page
    again = hr.get("/posts/1/counts?on=2024-09-01").text
    assert not re.search(r'id="(sex|group|support|ordinary)_\w+"[^>]*value="[^"]+"', again)
    assert "inte heller för dig" in again
    assert post(hr, "/posts/1/counts", on="2024-09-01", sex_women="1", sex_men="1").status_code == 303
    known = kept(server).post.tally(date(2024, 9, 1))
    assert (known.sex, known.group["priority"], known.support["se"]) == ({"women": 1, "men": 1}, 1, 1)
    assert "Kvinnor</span> 1" in hr.get("/posts/1").text


def test_what_became_of_a_half_year_is_stated(server, hr):
    put(server, Staffing(place(server), STARTS, 3, changes=(Change(date(2024, 12, 1), What.ENDED, 1),)))
    assert "3 började, 2 var kvar" in hr.get("/posts/1").text
    form = {
        "began_women": "2",
        "there_women": "1",
        "began_men": "1",
        "there_men": "1",
        "began_se": "1",
        "there_se": "1",
    }
    assert post(hr, "/posts/1/outcomes/2024:1", **form).status_code == 303
    (its,) = kept(server).post.outcomes
    assert its == Outcome(its.began, {"women": (2, 1), "men": (1, 1)}, {"se": (1, 1), "not_stated": (2, 1)})
    assert hr.get("/posts/1/outcomes/2024:2").status_code == 404
    for wrong in ({"began_women": "4"}, {"began_women": "1", "there_women": "2"}, {"there_women": "3"}):
        assert post(hr, "/posts/1/outcomes/2024:1", **wrong).status_code in (409, 422)


def test_a_post_is_ended_when_nobody_is_in_it_and_stays(server, hr):
    put(server, Staffing(place(server), STARTS, 1))
    form = {"ended_on": "2025-01-01", "ended_why": "no_budget"}
    refused = post(hr, "/posts/1/end", **form)
    assert refused.status_code == 409
    assert '<a href="#ended_on">' in refused.text
    gone = {"what": "ended", "ended_on": "2024-12-01", "ended_persons": "1"}
    post(hr, "/posts/1/staffings/1/changes", **gone)
    assert post(hr, "/posts/1/end", **form).status_code == 303
    assert kept(server).post.ended_why is EndedWhy.NO_BUDGET
    assert "En tjänst" not in hr.get("/posts").text
    assert "Serviceassistent" in hr.get("/posts?state=ended").text
    assert post(hr, "/posts/1/end", ended_on="").status_code == 303
    assert kept(server).post.is_open(date(2026, 1, 1))


def test_a_post_that_ends_on_a_later_day_is_not_said_to_have_ended(server, hr):
    put(server)
    assert post(hr, "/posts/1/end", ended_on=(today() + timedelta(60)).isoformat()).status_code == 303
    page, end = hr.get("/posts/1").text, hr.get("/posts/1/end").text
    assert "Avslutas " in page
    assert "Avsluta eller ta bort tjänsten" in page
    assert "Tjänsten är avslutad" not in end
    assert "Töm fältet om tjänsten ska finnas kvar." in end


def test_a_post_that_was_a_mistake_is_taken_away_by_its_title(server, hr):
    put(server, Staffing(place(server), STARTS, 1))
    assert hr.post("/posts/1/remove", data={"typed": "fel"}).status_code == 422
    assert hr.post("/posts/1/remove", data={"typed": "serviceassistent"}).status_code == 303
    assert kept(server) is None
    assert hr.get("/posts/1").status_code == 404


def test_there_is_one_next_step(server, hr):
    put(server, administration=None)
    page = hr.get("/posts/1").text
    assert page.count('class="button primary"') == 1
    assert "Välj en godkänd arbetsbeskrivning" in page
    assert "Skriv beslutet" in page


def test_the_four_counts_stand_over_the_list_without_examples(server, hr):
    at = place(server)
    put(server, Staffing(at, STARTS, 1, 1), decided_on=date(2024, 1, 1))
    put(server, decided_on=date(2024, 1, 1), title="Kock")
    put(server, Staffing(at, STARTS, 1, 1), is_example=True, title="Exempel")
    page = hr.get("/posts").text
    numbers = dict(re.findall(r"<dt>([^<]+)</dt><dd>(\d+)</dd>", page))
    assert numbers == {"Beskrivna": "0", "Beslutade": "2", "Tillsatta": "1", "Ordinarie, AB": "1"}
    assert len(numbers) == len(Standing)


def test_posts_are_found_by_what_they_are(server, hr):
    one, other = place(server), place(server, "Badet", "Fritid")
    put(server, Staffing(one, STARTS, 1), title="Kock")
    put(server, Staffing(other, STARTS, 1, 1), title="Badvakt", of="Fritid", decided_on=STARTS)

    def found(**asked):
        return re.findall(r'<h3><a href="/posts/\d+" dir="auto">([^<]+)', hr.get("/posts", params=asked).text)

    assert found(words="bad") == ["Badvakt"]
    assert found(workplace=str(one)) == ["Kock"]
    assert found(state="ordinary") == ["Badvakt"]
    assert found(state="not_decided") == ["Kock"]
    assert found(administration="77") == []
    assert found(sort="title") == ["Badvakt", "Kock"]
    assert found(state="ended") == []
    assert {*found(state="'; DROP TABLE post", sort="x", page="²")} == {"Kock", "Badvakt"}


HOSTILE = '=HYPERLINK("http://evil.example","x")<script>alert(1)</script>'


def test_hostile_text_is_shown_as_it_is(server, hr):
    at = place(server, HOSTILE[:80])
    put(server, Staffing(at, STARTS, 2, differs=HOSTILE), title=HOSTILE, decided_on=STARTS, decision=HOSTILE)
    for path in ("/posts", "/posts/1", "/posts/1/edit", "/posts/1/end", "/posts/1/staffings/1", "/posts/1/counts"):
        page = hr.get(path)
        assert page.status_code == 200
        assert "<script>alert" not in page.text, path


# Whose


def test_another_administrations_hr_sees_and_writes_nothing(server, hr):
    with server.database.session() as session:
        other = administration(session, "Omsorg")
    put(server, Staffing(place(server), STARTS, 2))
    theirs = server.facilitator("annan@example.se", Role.HR)
    with server.database.session() as session:
        accounts.with_email(session, "annan@example.se").scope = [other]
    assert "Serviceassistent" not in theirs.get("/posts").text
    for path in ("/posts/1", "/posts/1/edit", "/posts/1/staffings/1", "/posts/1/counts", "/workplaces/1"):
        assert theirs.get(path).status_code == 404, path
    assert theirs.post("/posts/1/edit", data={"version": "1", "title": "Kapad"}).status_code == 404
    own = {"title": "Vår", "administration": str(other)}
    assert theirs.post("/posts/new", data={**own, "administration": "1"}).status_code == 422
    assert theirs.post("/posts/new", data={**own, "administration": ""}).status_code == 422
    assert theirs.post("/posts/new", data=own).status_code == 303
    away = theirs.post("/posts/2/staffings/new", data={"version": "1", "workplace": "1"})
    assert away.status_code == 422, "nobody is placed at another administration's workplace"
    assert kept(server).post.title == "Serviceassistent"


def test_others_see_no_posts(server, hr):
    put(server)
    for role in (
        Role.PROGRAMME_OWNER,
        Role.ECONOMIST,
        Role.MANAGER,
        Role.OPERATOR,
    ):
        somebody = server.facilitator("nagon@example.se", role)
        assert somebody.get("/posts").status_code == 404, role
        assert somebody.get("/posts/1").status_code == 404
        assert 'href="/posts"' not in somebody.get("/account/sign-ins").text


@pytest.fixture
def lead(server, hr):
    return server.facilitator("eva@example.se")


@a_scene
def at_work(server, *staffings, **its):
    """Posts with placements at Eva's workplace, 1, and at another, 2."""
    with server.database.session() as session:
        for name, leads in (("Hos Eva", ("eva@example.se",)), ("Hos Bo", ())):
            if name not in {it.name for it in workplaces_of(session)}:
                a_workplace(session, name, leads=leads)
    return put(server, *staffings, **its)


def workplaces_of(session):
    return workplaces.every(session)


def cells(page):
    """The rows of the placements, as they are read."""
    body = re.search(r'<table class="placed">.*?<tbody>(.*?)</tbody>', page, re.DOTALL)[1]
    rows = re.findall(r"<tr>(.*?)</tr>", body, re.DOTALL)
    return [
        [re.sub(r"<[^>]+>", "", it).strip() for it in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)]
        for row in rows
    ]


def test_a_lead_sees_nothing_before_hr_has_said_where_they_lead(server, lead):
    """A workshop's own words for its workplace are anybody's to write."""
    put(server, Staffing(place(server), STARTS, 9))
    server.workshop(lead, workplace="Förskolan Exempelgården", administration="1")
    assert "Serviceassistent" not in lead.get("/posts").text
    assert lead.get("/posts/1").status_code == 404


def test_a_lead_sees_their_own_workplace_and_no_small_number(server, lead):
    at_work(server, Staffing(1, STARTS, 4), Staffing(2, STARTS, 9, 9), decided_on=STARTS)
    page = lead.get("/posts/1").text
    ((name, persons, ab, bea, _when),) = cells(page)
    assert (name, persons, ab, bea) == ("Hos Eva", "färre än 5", "visas inte", "visas inte")
    assert "Hos Bo" not in page
    read = re.sub(r"<head>.*</head>|<[^>]*>|\d{4}", "", page, flags=re.DOTALL)
    for words in ("Tillsatt", "Ordinarie", "Nästa steg", "personer nu", "9"):
        assert words not in read, words
    listed = lead.get("/posts").text
    assert "Serviceassistent" in listed
    for words in ("Hos Bo", "Tillsatt", "personer</span>", "Beskrivna</dt>"):
        assert words not in listed, words


def test_a_lead_sees_numbers_that_tell_of_nobody(server, lead):
    at_work(server, Staffing(1, STARTS, 12, 6))
    ((_, persons, ab, bea, _when),) = cells(lead.get("/posts/1").text)
    assert (persons, ab, bea) == ("12", "6", "6")


def test_a_lead_can_not_work_one_out_from_a_workplaces_other_posts(server, lead):
    """The workplace's own sum is a key figure: what is left of it must not be one person."""
    at_work(server, Staffing(1, STARTS, 7, 0))
    at_work(server, Staffing(1, STARTS, 1, 0), title="Kock")
    for id in (1, 2):
        ((_, persons, *_rest),) = cells(lead.get(f"/posts/{id}").text)
        assert persons == "visas inte"


def test_a_lead_can_not_see_from_one_day_to_the_next_who_began(server, lead):
    at_work(server, Staffing(1, STARTS, 6, 0), Staffing(1, date(2024, 8, 1), 1, 0))
    ((_, persons, ab, bea, when),) = cells(lead.get("/posts/1").text)
    assert (persons, ab, bea, when) == ("6", "0", "6", "30 juni 2024"), "the half-year before one more had begun"


def test_a_lead_can_not_filter_until_one_is_left(server, lead):
    at_work(server, Staffing(1, STARTS, 1, 1))
    for state in ("filled", "vacant", "ordinary", "not_ordinary"):
        page = lead.get(f"/posts?state={state}").text
        assert "Serviceassistent</a>" not in page, "the same whatever the numbers are"
        assert f'<option value="{state}"' not in page
    assert "Serviceassistent" in lead.get("/posts?workplace=1").text
    assert "Serviceassistent</a>" not in lead.get("/posts?workplace=2").text


def test_who_leads_no_more_sees_no_more(server, lead):
    at_work(server, Staffing(1, STARTS, 9))
    assert lead.get("/posts/1").status_code == 200
    with server.database.session() as session:
        accounts.with_email(session, "eva@example.se").roles = [Role.ECONOMIST.value]
    assert lead.get("/posts/1").status_code == 404


def test_hr_says_who_leads_at_a_workplace(server, hr, lead):
    put(server, Staffing(place(server), STARTS, 9))
    with server.database.reading_session() as session:
        eva = accounts.with_email(session, "eva@example.se").id
    form = {"name": "Förskolan Exempelgården", "administration": "1", "lead": [str(eva), "999", "x", "9" * 5000]}
    assert hr.post("/workplaces/1", data=form).status_code == 303
    assert lead.get("/posts/1").status_code == 200
    assert f'name="led" value="{eva}"' in hr.get("/workplaces/1").text
    assert hr.post("/workplaces/1", data={**form, "lead": [], "led": [str(eva)]}).status_code == 303
    assert lead.get("/posts/1").status_code == 404


def test_whom_another_of_hr_has_taken_away_does_not_come_back_by_a_page_that_was_open(server, hr, lead):
    with server.database.session() as session:
        eva = accounts.with_email(session, "eva@example.se").id
        a_workplace(session, "Badet", leads=("eva@example.se",))
    put(server, Staffing(1, STARTS, 9))
    stale = {"name": "Simhallen", "administration": "1", "lead": [str(eva)], "led": [str(eva)]}
    assert hr.post("/workplaces/1", data={**stale, "name": "Badet", "lead": []}).status_code == 303
    assert hr.post("/workplaces/1", data=stale).status_code == 303
    assert "Simhallen" in hr.get("/workplaces").text
    assert lead.get("/posts/1").status_code == 404


def test_a_page_in_english_is_whole(server, hr):
    with server.database.session() as session:
        a_post_where_they_lead(session)
    for path in ("/posts", "/posts/1", "/posts/1/edit", "/posts/1/staffings/1", "/posts/lists", "/workplaces"):
        page = hr.get(path, headers={"Accept-Language": "en"}).text
        assert 'lang="en"' in page
        assert "Tjänst" not in page, path
