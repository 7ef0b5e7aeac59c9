"""Who wants to know what one person answered reads all there is: pages, the log and tables."""

import re
from itertools import zip_longest

import pytest
from sqlmodel import SQLModel, select

from app.account.roles import Role
from app.asked.tables import AskedSumRow
from app.security.tables import SecurityLogRow
from tests.asked.test_how_it_went_pages import (
    FACTS,
    SIX,
    START,
    a_workshop,
    asked_after,
    end,
    everybody,
    phone,
    say,
    sums,
)
from tests.running import ask, without_keys

PAGES = ("/lead", "/asked/sums", "/history", "/links", "/result", "/report", "/analysis", "/follow-up", "/readiness")


def seen(lead, code):
    """All that is drawn, without what every page has anew: keys, and what time it is."""
    drawn = {page: without_keys(lead.get(f"/w/{code}{page}").text) for page in PAGES}
    return {page: re.sub(r'(name="id" value=")\w+"|\b\d{9,13}\b', r"\1", text) for page, text in drawn.items()}


def differences(before, after):
    """The lines that are not as they were."""
    pairs = ((page, *it) for page in PAGES for it in zip_longest(before[page].split("\n"), after[page].split("\n")))
    return [(page, was, now) for page, was, now in pairs if was != now]


def log(server):
    with server.database.reading_session() as session:
        return sorted((row.what, row.about, row.count) for row in session.exec(select(SecurityLogRow)))


def test_no_page_of_who_leads_or_of_the_programme_owner_changes_by_an_answer_while_it_is_open(server):
    lead, code = a_workshop(server)
    owner = server.facilitator("agare@example.se", Role.PROGRAMME_OWNER)
    everybody(server, code, 5, **FACTS)
    late = server.participant(code)
    before = (seen(lead, code), owner.get("/asked").text, log(server))
    assert say(late, code, **{**FACTS, "say": "no"}).status_code == 303
    late.get(f"/w/{code}/asked")
    assert differences(before[0], seen(lead, code)) == []
    assert (owner.get("/asked").text, log(server)) == before[1:]


@pytest.mark.parametrize(("step", "form"), [("settle", FACTS), ("gather", START)])
def test_no_page_of_who_leads_tells_the_first_answer_from_none(server, step, form):
    lead, code = a_workshop(server, step, purpose="roles")
    its = server.participant(code)
    before = (seen(lead, code), log(server))
    assert say(its, code, **form).status_code == 303
    assert differences(before[0], seen(lead, code)) == []
    assert log(server) == before[1]


def test_ended_with_no_answer_or_one_it_is_told_the_same(server):
    pages = []
    for email, answers in (("en@example.se", 0), ("tva@example.se", 1)):
        lead = server.facilitator(email)
        code = server.workshop(lead)
        ask(lead, code, "add_task", text="Tvätt")
        ask(lead, code, "open_step", step="settle")
        its = [server.participant(code)]
        everybody(server, code, answers, **FACTS)
        answer = end(lead, code, "one")
        assert (answer.status_code, answer.headers["location"]) == (303, f"/w/{code}/asked/sums#one")
        assert say(its[0], code, **FACTS).status_code == 409
        assert end(lead, code, "one").status_code == 409
        pages.append(without_keys(sums(lead, code)).replace(code, "").split('id="one"')[1].split("</section>")[0])
    assert pages[0] == pages[1]
    assert "För få svarade" in pages[0]


def test_by_a_link_no_log_and_no_time_says_that_somebody_was_here(server):
    lead, code, path = asked_after(server)
    before, page = log(server), seen(lead, code)
    its = phone(server, path)
    assert its.post(f"{path}/asked", data=SIX).status_code == 303
    its.post(f"{path}/opened")
    assert log(server) == before
    assert differences(page, seen(lead, code)) == []


def test_the_next_on_a_phone_is_not_told_what_the_one_before_answered(server):
    _lead, _code, path = asked_after(server)
    its = phone(server, path)
    its.post(f"{path}/asked", data=SIX)
    for again in (its.get(f"{path}/asked"), its.post(f"{path}/asked/next", follow_redirects=True)):
        assert "checked" not in again.text


def test_no_row_has_a_participants_id_beside_an_answer(server):
    _lead, code = a_workshop(server)
    its = server.participant(code)
    with server.database.reading() as connection:
        (person,) = connection.execute(select(SQLModel.metadata.tables["participant"].c.id)).scalars()
    say(its, code, **FACTS)
    with server.database.reading() as connection:
        for name in ("asked_occasion", "asked_sum", "asked_phone", "asked_counted"):
            rows = connection.execute(select(SQLModel.metadata.tables[name])).all()
            assert person not in str(rows)
            assert person[1:] not in str(rows)


def test_a_forged_or_missing_occasion_reaches_no_other(server):
    lead, code = a_workshop(server)
    its = server.participant(code)
    for occasion in ("six", "twelve", "start", "two", "led_two", "../one", "ONE", ""):
        assert say(its, code, **{**FACTS, "occasion": occasion}).status_code == 409
    assert "För få har svarat än" in sums(lead, code)
    with server.database.reading_session() as session:
        assert not [*session.exec(select(AskedSumRow))]
