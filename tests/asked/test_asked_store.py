"""What is kept of what the staff and who leads say, in both databases."""

from datetime import date, timedelta

import pytest
from sqlalchemy import delete
from sqlmodel import col, select

from app.account import store as accounts
from app.asked import store
from app.asked.occasions import AlreadySaid, Kind, Occasion, OccasionOver, Question
from app.asked.reading import sums_for_programme
from app.asked.sums import Box
from app.asked.tables import AskedCountedRow, AskedOccasionRow, AskedPhoneRow, AskedSumRow
from app.ids import new_code
from app.organisation.tables import AdministrationRow
from app.workshop import store as workshops
from app.workshop.tables import WorkshopRow
from app.workshop.workshop import create

MAY, LAST, JULY = date(2026, 5, 4), date(2026, 5, 18), date(2026, 7, 1)
ONE = Occasion.ONE
YES = {Question.SAY: "yes", Question.HARD: "no"}


def ms(day):
    return int((day - date(1970, 1, 1)).total_seconds() * 1000)


def a_workshop(database, email="eva@example.se", place=None, is_example=False):
    with database.session() as session:
        lead = accounts.with_email(session, email).id
        made = create(new_code(), "", "Badet", "roles", "apt60", ["Kassa"], is_example=is_example)
        row = workshops.add(session, made, lead, ms(MAY))
        row.administration = place
        session.add(row)
        session.flush()
        return row.id


def say(database, workshop, phone, says=YES, of=ONE, day=MAY, **more):
    with database.session() as session:
        store.answer(session, workshop, of, phone, says, day, until=LAST, **more)


def boxes(database, workshop):
    with database.reading_session() as session:
        return store.boxes(session, workshop)


def rows(database, row):
    with database.reading_session() as session:
        return [*session.exec(select(row))]


def purge(database, day=JULY):
    with database.session() as session:
        store.purge(session, ms(day))


def told(database, *places):
    with database.reading_session() as session:
        its = sums_for_programme(session, places)
    return {(part.kind, line.question): dict(line.sums) for part in its.parts for line in part.lines}


def test_answers_are_sums_and_a_phone_counts_once(database):
    its = a_workshop(database)
    for phone in "abc":
        say(database, its, phone, extra=1 if phone == "a" else 0)
    with pytest.raises(AlreadySaid):
        say(database, its, "a", {Question.SAY: "no"})
    assert boxes(database, its) == {
        ONE: Box(LAST, False, 1, {Question.SAY: {"yes": 3}, Question.HARD: {"no": 3}}),
    }
    with database.reading_session() as session:
        assert store.has_answered(session, its, ONE, "a")
        assert not store.has_answered(session, its, ONE, "d")
        assert not store.has_answered(session, its, Occasion.TWO, "a")


def test_a_phone_is_another_on_each_occasion_and_in_each_workshop(database):
    its, other = a_workshop(database), a_workshop(database)
    for workshop, of in ((its, ONE), (its, Occasion.TWO), (other, ONE)):
        say(database, workshop, "a", of=of)
    assert len({it.phone for it in rows(database, AskedPhoneRow)}) == 3


def test_no_row_tells_when_or_what_together(database):
    say(database, a_workshop(database), "the secret")
    (phone,) = rows(database, AskedPhoneRow)
    assert {*phone.model_dump()} == {"phone", "workshop", "occasion"}
    assert "secret" not in phone.phone
    assert {*rows(database, AskedSumRow)[0].model_dump()} == {
        *("workshop", "occasion", "question", "sums", "by", "counted"),
    }


def test_by_a_link_nobody_answers_before_it_is_made_nor_when_it_is_over(database):
    its = a_workshop(database)

    def by_link(phone, day=MAY):
        with database.session() as session:
            store.answer(session, its, Occasion.SIX, phone, {Question.HELP: "no"}, day)

    with pytest.raises(OccasionOver):
        by_link("a")
    with database.session() as session:
        store.begin_by_link(session, its, Occasion.SIX, LAST, MAY)
        store.begin_by_link(session, its, Occasion.SIX, LAST + timedelta(days=3), MAY)
    by_link("a", LAST + timedelta(days=3))
    with pytest.raises(OccasionOver):
        by_link("b", LAST + timedelta(days=4))
    with pytest.raises(OccasionOver), database.session() as session:
        store.begin_by_link(session, its, Occasion.SIX, JULY, LAST + timedelta(days=4))


def test_ended_it_keeps_what_enough_have_answered_and_no_phone(database):
    its = a_workshop(database)
    for phone in "abcde":
        say(database, its, phone, YES if phone != "e" else {Question.SAY: "no"})
    with database.session() as session:
        store.end(session, its, ONE, MAY)
    assert boxes(database, its)[ONE].sums == {Question.SAY: {"yes": 4, "no": 1}}
    assert rows(database, AskedPhoneRow) == []
    for late in ("f", "a"):
        with pytest.raises(OccasionOver):
            say(database, its, late)
    with pytest.raises(OccasionOver), database.session() as session:
        store.end(session, its, ONE, MAY)


def test_cleaning_forgets_what_has_passed_and_leaves_what_is_open(database):
    its = a_workshop(database)
    for phone in "abcd":
        say(database, its, phone)
    purge(database, LAST)
    assert len(rows(database, AskedPhoneRow)) == 4
    purge(database, LAST + timedelta(days=1))
    assert (rows(database, AskedPhoneRow), rows(database, AskedSumRow)) == ([], [])


def many(database, *emails, place=None, is_example=False, each=5):
    made = []
    for email in emails:
        its = a_workshop(database, email, place, is_example)
        for phone in range(each):
            say(database, its, f"p{phone}")
        made.append(its)
    return made


LEADS = ("eva@example.se", "bo@example.se", "ali@example.se")
SAID = (Kind.SESSION, Question.SAY)


def test_counted_when_the_half_year_has_ended_once_and_for_good(database):
    ids = many(database, *LEADS)
    purge(database, LAST)
    assert told(database) == {}
    for _ in range(2):
        purge(database)
        assert told(database) == {
            SAID: {"yes": 15, "partly": 0, "no": 0},
            (Kind.SESSION, Question.HARD): {
                "yes": 0,
                "partly": 0,
                "no": 15,
            },
        }
    with database.session() as session:
        session.exec(delete(WorkshopRow).where(col(WorkshopRow.id) == ids[0]))
    purge(database, date(2027, 1, 2))
    assert told(database)[SAID]["yes"] == 15
    assert len(rows(database, AskedCountedRow)) == 2


def test_two_leads_and_too_few_answers_and_examples_are_not_counted(database):
    many(database, LEADS[0], LEADS[1], LEADS[0])
    many(database, LEADS[2], each=4)
    many(database, LEADS[2], is_example=True)
    purge(database)
    assert told(database) == {}
    many(database, LEADS[2])
    purge(database)
    assert told(database)[SAID]["yes"] == 20


def test_of_an_administration_its_own_and_of_the_whole_all(database):
    with database.session() as session:
        places = [AdministrationRow(name=name) for name in ("Utbildning", "Omsorg")]
        session.add_all(places)
        session.flush()
        first, second = (it.id for it in places)
    many(database, *LEADS, place=first)
    many(database, *LEADS, place=second, each=6)
    many(database, *LEADS[:2])
    purge(database)
    assert told(database, first)[SAID]["yes"] == 15
    assert told(database, second)[SAID]["yes"] == 18
    assert told(database)[SAID]["yes"] == 33
    assert told(database, 99) == {}


def led(database, email, says, day=MAY, of=Occasion.LED_ONE, workshop=None):
    its = workshop or a_workshop(database, email)
    with database.session() as session:
        store.say_led(session, its, of, says, accounts.with_email(session, email).id, day)
    return its


def test_who_led_changes_it_until_it_is_counted_and_then_nobody_knows_it(database):
    emails = [f"{it}@example.se" for it in "abcde"]
    ids = [led(database, it, {Question.TIME: "no", Question.ALL: "yes"}) for it in emails[:4]]
    ids.append(led(database, emails[4], {Question.ALL: "no"}))
    led(database, emails[4], {Question.TIME: "yes"}, workshop=ids[4])
    with database.reading_session() as session:
        assert store.led(session, ids[4]) == {Occasion.LED_ONE: {Question.TIME: "yes"}}
        assert store.boxes(session, ids[4]) == {}
    purge(database)
    assert told(database) == {(Kind.LED, Question.TIME): {"yes": 1, "partly": 0, "no": 4}}
    with database.reading_session() as session:
        assert store.led(session, ids[4]) == {Occasion.LED_ONE: None}
    time = [it for it in rows(database, AskedSumRow) if it.question == "time"]
    assert {(str(it.sums), it.by, it.counted) for it in time} == {("{}", None, True)}
    with pytest.raises(AlreadySaid):
        led(database, emails[4], {Question.TIME: "no"}, workshop=ids[4])
    assert rows(database, AskedOccasionRow)
