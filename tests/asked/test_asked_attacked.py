"""Who wants to know what one person answered reads all there is: pages, the log and tables."""

import re
from itertools import zip_longest

from sqlmodel import SQLModel, select

from app.account.roles import Role
from app.security.tables import SecurityLogRow
from tests.asked.test_how_it_went_pages import FACTS, SIX, a_workshop, asked_after, everybody, phone, say, sums
from tests.running import without_keys

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
    assert "Ingen har svarat än" in sums(lead, code)
