"""The pages of what is asked: on phones, by a link, of who leads and of the programme owner."""

import re
from datetime import timedelta

import pytest
from sqlmodel import select, update

from app.account.roles import Role
from app.asked import store
from app.asked.occasions import Occasion
from app.asked.tables import AskedOccasionRow, AskedPhoneRow, AskedSumRow
from app.ids import now
from app.languages import offering
from app.languages.tables import LanguageRow
from app.sharing.tables import LinkRow
from app.storage.journal import JournalRow
from app.web import language
from app.workshop.tables import WorkshopRow
from tests.days import today
from tests.running import ask
from tests.scenes import a_scene

FACTS = {"occasion": "one", "say": "yes", "next": "partly", "hard": "no"}
START = {"occasion": "start", "mine": "yes", "only_me": "no", "help": "partly"}
LONG_AGO = 400 * 24 * 3600 * 1000


@a_scene
def a_workshop(server, step="settle", **more):
    lead = server.facilitator()
    code = server.workshop(lead, **more)
    if step != "gather":
        ask(lead, code, "add_task", text="Tvätt")
        assert ask(lead, code, "open_step", step=step).status_code == 200
    return lead, code


def say(client, code, **form):
    return client.post(f"/w/{code}/asked", data=form)


@a_scene
def everybody(server, code, count, **form):
    """So many who join, and answer in a later step."""
    people = [server.participant(code) for _ in range(count)]
    for it in people:
        assert say(it, code, **form).status_code == 303
    return people


def end(lead, code, occasion):
    return lead.post(f"/w/{code}/asked/end", data={"occasion": occasion})


def sums(lead, code):
    page = lead.get(f"/w/{code}/asked/sums")
    assert page.status_code == 200
    return page.text


def told_with(server, lead, code, answers):
    """What who leads is told while it is open, with one answer more."""
    everybody(server, code, answers - 6, **FACTS)
    return sums(lead, code)


def long_closed(server):
    with server.database.session() as session:
        session.exec(update(JournalRow).values(at=JournalRow.at - LONG_AGO))


def shown(text):
    """The counts that a page shows, in its order."""
    return [int(it) for it in re.findall(r"<strong>(\d+)</strong>", text)]


# On the phones


def test_who_joins_for_the_first_time_is_asked_first_and_can_pass_it_by(server):
    _lead, code = a_workshop(server, "gather", purpose="roles")
    its = server.newcomer(code)
    answer = its.post("/join", data={"code": code, "group": "g1"})
    assert answer.headers["location"] == f"/w/{code}/asked"
    page = its.get(f"/w/{code}/asked").text
    assert "Vet du vad som är din uppgift?" in page
    assert f'href="/w/{code}">Hoppa över frågorna' in page
    assert its.get(f"/w/{code}").status_code == 200
    again = its.post("/join", data={"code": code, "group": "g2"})
    assert again.headers["location"] == f"/w/{code}"
    assert say(its, code, **START).headers["location"] == f"/w/{code}"


def test_a_workshop_for_jobs_asks_nothing_before_it_begins(server):
    _lead, code = a_workshop(server, "gather")
    its = server.newcomer(code)
    assert its.post("/join", data={"code": code, "group": "g1"}).headers["location"] == f"/w/{code}"
    assert "Det finns inget att svara på" in its.get(f"/w/{code}/asked").text
    answer = say(its, code, **START)
    assert answer.status_code == 409
    assert "Det går inte att svara längre" in answer.text


def test_a_phone_answers_once_and_is_never_shown_what(server):
    _lead, code = a_workshop(server)
    its = server.participant(code)
    assert say(its, code, **FACTS).headers["location"] == f"/w/{code}/asked"
    page = its.get(f"/w/{code}/asked").text
    assert "Ditt svar är sparat" in page
    assert "<form" not in page.split("<main")[1]
    answer = say(its, code, **{**FACTS, "say": "no"})
    assert answer.status_code == 409
    assert "Du har redan svarat" in answer.text
    with server.database.reading_session() as session:
        assert store.boxes(session, 1)[Occasion.ONE].sums["say"] == {"yes": 1}


def test_what_can_not_be_answered_changes_nothing_and_what_was_chosen_stays(server):
    _lead, code = a_workshop(server)
    for form, status, sentence in (
        ({"occasion": "one"}, 422, "Svara på minst en fråga"),
        ({"occasion": "one", "say": "not_said"}, 422, "Svara på minst en fråga"),
        ({"occasion": "one", "say": "kanske", "next": "yes"}, 422, ""),
        ({"occasion": "two", "say": "yes"}, 409, "Det går inte att svara längre"),
        ({"say": "yes"}, 409, "Det går inte att svara längre"),
        ({"occasion": "led_one", "time": "yes"}, 409, "Det går inte att svara längre"),
    ):
        its = server.participant(code)
        answer = say(its, code, **form)
        assert answer.status_code == status, form
        assert sentence in answer.text
        if form.get("next"):
            assert 'name="next" value="yes" checked' in answer.text
        with server.database.reading_session() as session:
            assert not [*session.exec(select(AskedOccasionRow))]


def test_nobody_answers_in_a_workshop_that_they_are_not_in_and_who_leads_answers_for_nobody(server):
    lead, code = a_workshop(server)
    other = server.participant(server.workshop(server.facilitator()))
    for somebody in (other, server.client()):
        assert say(somebody, code, **FACTS).headers["location"] == f"/join?code={code}"
    assert other.get(f"/w/{code}/asked").headers["location"] == f"/join?code={code}"
    lead.get("/join", params={"code": code})
    lead.post("/join", data={"code": code, "group": "g1"})
    assert "Du leder workshopen" in lead.get(f"/w/{code}/asked").text
    assert say(lead, code, **FACTS).status_code == 409
    seat = server.participant(code)
    assert say(seat, code, **FACTS).status_code == 303
    with server.database.reading_session() as session:
        assert len([*session.exec(select(AskedPhoneRow))]) == 1


def test_who_is_turned_away_does_not_answer(server):
    lead, code = a_workshop(server)
    its = server.participant(code)
    assert ask(lead, code, "turn_away", seat=1).status_code == 200
    assert say(its, code, **FACTS).headers["location"] == f"/join?code={code}"


def test_when_it_is_closed_who_was_there_still_answers_and_is_led_there(server):
    lead, code = a_workshop(server)
    its = server.participant(code)
    ask(lead, code, "open_step", step="closed")
    ended = its.get(f"/w/{code}")
    assert ended.status_code == 403
    assert f"/w/{code}/asked" in ended.text
    assert "Fick du säga det du ville?" in its.get(f"/w/{code}/asked").text
    assert say(its, code, **FACTS).status_code == 303
    nobody = server.client().get(f"/w/{code}/asked")
    assert nobody.status_code == 403
    assert "Svara på tre korta frågor" not in nobody.text


def test_the_page_of_how_it_goes_leads_there(server):
    _lead, code = a_workshop(server)
    its = server.participant(code)
    assert f"/w/{code}/asked" in its.get(f"/w/{code}/pulse").text


# Who leads


def test_nothing_is_told_before_it_is_ended_and_then_the_sum_and_for_good(server):
    lead, code = a_workshop(server)
    everybody(server, code, 6, **FACTS)
    late = server.participant(code)
    before = sums(lead, code)
    assert "Minst fem har svarat" in before
    assert shown(before) == []
    assert before == told_with(server, lead, code, answers=7)
    assert end(lead, code, "one").headers["location"] == f"/w/{code}/asked/sums#one"
    after = sums(lead, code)
    assert shown(after) == [7, 0, 0, 0, 7, 0, 0, 0, 7]
    assert "7 svar" in after
    assert say(late, code, **FACTS).status_code == 409
    assert end(lead, code, "one").status_code == 409
    assert sums(lead, code) == after
    with server.database.reading_session() as session:
        assert not [*session.exec(select(AskedPhoneRow))]


def test_what_four_have_answered_is_never_told_and_kept_no_longer(server):
    lead, code = a_workshop(server)
    everybody(server, code, 4, **FACTS)
    everybody(server, code, 1, occasion="one", say="no")
    end(lead, code, "one")
    page = sums(lead, code)
    assert shown(page) == [4, 0, 1]  # what five have answered, and not what four have
    assert "Var något för svårt?" not in page.split('id="two"')[0]
    with server.database.reading_session() as session:
        assert [it.question for it in session.exec(select(AskedSumRow))] == ["say"]


def test_ended_with_too_few_it_is_gone(server):
    lead, code = a_workshop(server)
    everybody(server, code, 4, **FACTS)
    assert "För få har svarat än" in sums(lead, code)
    end(lead, code, "one")
    assert "För få svarade" in sums(lead, code)
    with server.database.reading_session() as session:
        assert not [*session.exec(select(AskedSumRow))]


def test_more_phones_than_people_make_more_answers_needed(server):
    lead, code = a_workshop(server)
    for group in server.groups(code):
        assert ask(lead, code, "expect_people", group=group, people=3).status_code == 200
    everybody(server, code, 5, **FACTS)  # all in one group, of three
    assert "För få har svarat än" in sums(lead, code)
    everybody(server, code, 3, **FACTS)
    assert "För få har svarat än" in sums(lead, code)


def test_a_phone_too_many_counts_also_where_a_group_answers_together(server):
    """Each phone answers for itself here, whatever the group does when it sorts."""
    lead, code = a_workshop(server)
    groups = server.groups(code)
    for group in groups:
        assert ask(lead, code, "expect_people", group=group, people=2).status_code == 200
        assert ask(lead, code, "answer_jointly", group=group, jointly=True).status_code == 200
    people = [server.participant(code, group) for group in (groups[0],) * 3 + (groups[1],) * 2]
    for it in people:
        assert say(it, code, **FACTS).status_code == 303
    assert "För få har svarat än" in sums(lead, code)


def test_who_comes_when_the_start_is_over_comes_to_the_workshop(server):
    lead, code = a_workshop(server, "gather", purpose="roles")
    answered = everybody(server, code, 1, **START)[0]
    with server.database.reading_session() as session:
        assert session.exec(select(AskedOccasionRow.until)).one() == today() + timedelta(days=30)
    end(lead, code, "start")
    late = server.newcomer(code)
    late.post("/join", data={"code": code, "group": "g1"})
    assert late.get(f"/w/{code}/asked").headers["location"] == f"/w/{code}"
    assert late.get(f"/w/{code}").status_code == 200
    refused = say(late, code, **START)
    assert refused.status_code == 409
    assert "Det går inte att svara längre" in refused.text
    assert answered.get(f"/w/{code}/asked").headers["location"] == f"/w/{code}"


def test_an_occasion_of_nobody_or_of_another_kind_can_not_be_ended(server):
    lead, code = a_workshop(server)
    for occasion, status in (("two", 409), ("led_one", 422), ("", 422), ("six", 409), ("start", 409)):
        assert end(lead, code, occasion).status_code == status


def test_nobody_else_reads_the_sums_or_ends_anything(server):
    _lead, code = a_workshop(server)
    other = server.facilitator("annan@example.se", Role.LEADS, Role.PROGRAMME_OWNER, Role.HR)
    assert other.get(f"/w/{code}/asked/sums").status_code == 404
    assert end(other, code, "one").status_code == 404
    assert server.participant(code).get(f"/w/{code}/asked/sums").status_code in (303, 404)


def test_who_led_says_how_it_went_and_may_think_better_of_it(server):
    lead, code = a_workshop(server)
    form = {"occasion": "led_one", "time": "no", "all": "yes", "change": "more_time"}
    assert lead.post(f"/w/{code}/asked/led", data=form).headers["location"] == f"/w/{code}/asked/sums#led_one"
    assert 'value="more_time" checked' in sums(lead, code)
    lead.post(f"/w/{code}/asked/led", data={**form, "change": "nothing"})
    page = sums(lead, code)
    assert 'value="nothing" checked' in page
    assert 'value="more_time" checked' not in page
    for wrong in ({**form, "occasion": "led_two"}, {**form, "occasion": "one"}, {**form, "time": "x"}):
        assert lead.post(f"/w/{code}/asked/led", data=wrong).status_code == 422
    empty = lead.post(f"/w/{code}/asked/led", data={"occasion": "led_one"})
    assert empty.status_code == 422
    assert "Svara på minst en fråga" in empty.text


# After six and twelve months


def a_link(lead, code, months=6):
    form = {"months": str(months)}
    answer = lead.post(f"/w/{code}/asked/links", data=form, follow_redirects=True)
    assert answer.status_code == 200, answer.text
    return re.search(r"/l/[\w-]+", answer.text)[0]


def test_a_link_is_made_when_the_time_has_passed_and_not_before(server):
    lead, code = a_workshop(server, purpose="roles")
    answer = lead.post(f"/w/{code}/asked/links", data={"months": "6"})
    assert answer.status_code == 409
    ask(lead, code, "open_step", step="closed")
    assert lead.post(f"/w/{code}/asked/links", data={"months": "6"}).status_code == 409
    long_closed(server)
    assert "/l/" in a_link(lead, code)
    for months in ("7", "", "x"):
        assert lead.post(f"/w/{code}/asked/links", data={"months": months}).status_code == 422


@a_scene
def asked_after(server):
    lead, code = a_workshop(server, purpose="work_environment")
    ask(lead, code, "open_step", step="closed")
    long_closed(server)
    return lead, code, a_link(lead, code)


def phone(server, path):
    its = server.client()
    assert "Vet du vad som är din uppgift?" in its.get(path, follow_redirects=True).text
    return its


def reminders(client, code):
    """Of asking the staff again: on the map, under what is to be done, and in the calendar file."""
    calendar = client.get(f"/w/{code}/actions.ics").text.replace("\r\n ", "")
    return (
        "Dags att fråga personalen igen, efter 12 månader" in client.get("/map").text,
        f'href="/w/{code}/asked/sums#twelve"' in client.get("/actions").text,
        calendar.count("SUMMARY:Fråga personalen efter"),
        calendar.count("STATUS:CANCELLED"),
    )


def test_who_leads_is_reminded_when_the_months_have_come_and_until_it_is_asked(server):
    lead, code = a_workshop(server, purpose="roles")
    other = server.facilitator("annan@example.se", Role.LEADS, Role.PROGRAMME_OWNER, Role.HR)
    nothing = (False, False, 0, 0)
    assert reminders(lead, code) == nothing
    ask(lead, code, "open_step", step="closed")
    assert reminders(lead, code) == (False, False, 2, 0)
    assert "och på Kartan när det får plats där. Inget mejl skickas." in sums(lead, code)
    long_closed(server)
    assert reminders(lead, code) == (True, True, 2, 0)
    assert "Inget mejl skickas" not in sums(lead, code)
    assert "Dags att fråga personalen" not in other.get("/map").text
    assert code not in other.get("/actions").text
    a_link(lead, code, 12)
    assert reminders(lead, code) == (False, False, 2, 1)


def sequences(lead, code):
    calendar = lead.get(f"/w/{code}/actions.ics").text.replace("\r\n ", "")
    return {int(it) for it in re.findall(r"SEQUENCE:(\d+)", calendar)}


def test_a_workshop_that_is_opened_again_takes_its_days_out_of_the_calendar(server):
    lead, code = a_workshop(server, purpose="roles")
    ask(lead, code, "open_step", step="closed")
    planned = sequences(lead, code)
    ask(lead, code, "open_step", step="settle")
    assert reminders(lead, code) == (False, False, 2, 2)
    assert "i kalenderfilen" not in sums(lead, code)
    off = sequences(lead, code)
    assert min(off) > max(planned)
    ask(lead, code, "open_step", step="closed")
    assert reminders(lead, code) == (False, False, 2, 0)
    again = sequences(lead, code)
    assert min(again) > max(off)
    ask(lead, code, "open_step", step="settle")
    ask(lead, code, "change_purpose", purpose="jobs")
    ask(lead, code, "open_step", step="closed")
    assert reminders(lead, code) == (False, False, 2, 2), "nobody is asked whether new jobs helped"
    assert min(sequences(lead, code)) > max(again)


def test_one_that_never_had_days_takes_none_away(server):
    lead, code = a_workshop(server, purpose="jobs")
    for step in ("closed", "settle", "closed"):
        ask(lead, code, "open_step", step=step)
    assert reminders(lead, code) == (False, False, 0, 0)


def test_nobody_is_reminded_where_the_purpose_is_jobs_nor_of_an_example(server):
    lead, code = a_workshop(server, purpose="jobs")
    _, example = a_workshop(server, purpose="roles")
    for its in (code, example):
        ask(lead, its, "open_step", step="closed")
    with server.database.session() as session:
        session.exec(update(WorkshopRow).where(WorkshopRow.code == example).values(is_example=True))
    long_closed(server)
    assert reminders(lead, code) == reminders(lead, example) == (False, False, 0, 0)


SIX = {**START, "occasion": "six"}


def test_by_a_link_a_phone_answers_once_and_hands_on(server):
    lead, code, path = asked_after(server)
    its = phone(server, path)
    assert its.post(f"{path}/asked", data=SIX).status_code == 303
    assert "Ditt svar är sparat" in its.get(f"{path}/asked").text
    assert its.post(f"{path}/asked", data=SIX).status_code == 409
    its.post(f"{path}/asked/next")
    assert "Vet du vad" in its.get(f"{path}/asked").text
    assert its.post(f"{path}/asked", data=SIX).status_code == 303
    for _ in range(3):
        assert phone(server, path).post(f"{path}/asked", data=SIX).status_code == 303
    end(lead, code, "six")
    assert shown(sums(lead, code)) == [5, 0, 0, 0, 0, 5, 0, 5, 0]
    late = server.client()
    assert "Det finns inget att svara på" in late.get(f"{path}/asked").text
    assert late.post(f"{path}/asked", data=SIX).status_code == 409


def test_no_cookie_no_answer_and_who_is_signed_in_answers_for_nobody(server):
    lead, _code, path = asked_after(server)
    assert server.client().post(f"{path}/asked", data=SIX).status_code == 409
    assert "Du är inloggad" in lead.get(f"{path}/asked").text
    assert lead.post(f"{path}/asked", data=SIX).status_code == 409
    with server.database.reading_session() as session:
        assert not [*session.exec(select(AskedPhoneRow))]
        assert session.exec(select(LinkRow.opened_at)).one() is None


def test_a_link_anew_revokes_the_one_before_and_opens_nothing_that_is_over(server):
    lead, code, path = asked_after(server)
    again = a_link(lead, code)
    assert server.client().get(f"{path}/asked").status_code == 410
    its = phone(server, again)
    end(lead, code, "six")
    assert lead.post(f"/w/{code}/asked/links", data={"months": "6"}).status_code == 409
    assert its.post(f"{again}/asked", data=SIX).status_code == 409
    assert lead.post(f"/w/{code}/asked/links", data={"months": "12"}).status_code == 303


def test_a_link_to_something_else_does_not_ask(server):
    lead, code, _path = asked_after(server)
    form = {"kind": "asked", "role": "other", "label": "", "days": "30"}
    answer = lead.post(f"/w/{code}/links", data=form, follow_redirects=True)
    other = re.search(r"/l/[\w-]+", answer.text)[0]
    assert server.client().get(f"{other}/asked").status_code == 404


# The programme owner


@a_scene
def three(server, each=5):
    for email in ("a@example.se", "b@example.se", "c@example.se"):
        lead = server.facilitator(email, Role.LEADS)
        code = server.workshop(lead)
        ask(lead, code, "add_task", text="Tvätt")
        ask(lead, code, "open_step", step="settle")
        everybody(server, code, each, **FACTS)
        end(lead, code, "one")


def count(server, days=0):
    """Clean up, as if everything had been ended so many days before."""
    with server.database.session() as session:
        session.exec(update(AskedOccasionRow).values(until=today() - timedelta(days=days)))
        store.purge(session, now())


def test_the_programme_owner_is_told_when_a_half_year_has_ended_and_then_the_sum(server):
    three(server)
    owner = server.facilitator("agare@example.se", Role.PROGRAMME_OWNER)
    count(server)
    assert "Inget att visa än" in owner.get("/asked").text
    count(server, days=200)
    page = owner.get("/asked").text
    assert shown(page) == [15, 0, 0, 0, 15, 0, 0, 0, 15]
    assert "15 svar" in page
    assert "Från 3 träffar" in page
    assert 'href="/asked"' in owner.get("/key-figures").text
    assert "15 svar" in owner.get("/programme").text
    assert "15 svar" not in server.facilitator("chef@example.se", Role.MANAGER).get("/programme").text


def test_examples_never_count(server):
    three(server)
    with server.database.session() as session:
        session.exec(update(WorkshopRow).where(WorkshopRow.id == 1).values(is_example=True))
    count(server, days=200)
    owner = server.facilitator("agare@example.se", Role.PROGRAMME_OWNER)
    assert "Inget att visa än" in owner.get("/asked").text


def test_only_the_programme_owner_and_hr_read_it(server):
    for role, status in ((Role.LEADS, 404), (Role.MANAGER, 404), (Role.ECONOMIST, 404), (Role.HR, 200)):
        assert server.facilitator(f"{role}@example.se", role).get("/asked").status_code == status
    assert server.client().get("/asked").status_code == 303


# In their language


@pytest.fixture
def arabic(server):
    with server.database.session() as session:
        session.add(LanguageRow(tag="ar", is_on=True, read_by="Kommunens tolk", changed_at=1))
    offering.offer(server.database)
    yield
    language.offer({})


@pytest.mark.usefixtures("arabic")
def test_the_staff_read_it_in_their_language_and_who_leads_in_swedish_or_english(server):
    lead, code, path = asked_after(server)
    text = server.client().get(f"{path}/asked?lang=ar", follow_redirects=True).text
    assert 'lang="ar" dir="rtl"' in text
    assert "هل تعرف ما هي مهمتك؟" in text
    other = server.workshop(lead, purpose="roles")
    its = server.newcomer(other)
    its.post("/join", data={"code": other, "group": "g1"})
    easy = its.get(f"/w/{other}/asked?lang=sv-simple", follow_redirects=True).text
    assert "Har du tid att göra det som bara du kan göra?" in easy
    assert "Hur det gick" in lead.get(f"/w/{code}/asked/sums?lang=ar", follow_redirects=True).text
