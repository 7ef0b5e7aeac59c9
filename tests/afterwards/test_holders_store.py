"""What holders say, in both databases: one phone, as many as there are, and what is left when it is counted."""

from datetime import date

import pytest
from sqlalchemy import true
from sqlmodel import col, delete, select

from app.afterwards import store
from app.afterwards.holder import AllHaveAnswered, Answer, AnswerCounted, Question, Says
from app.afterwards.tables import HolderBoxRow, HolderCountedRow, HolderPhoneRow
from app.posts import store as posts
from app.posts.half_year import HalfYear
from app.posts.post import Content
from app.posts.staffing import Staffing
from app.posts.tables import StaffingRow
from tests.posts.written import a_workplace, keep

KEY = "the server's own"
MAY, JULY = date(2026, 5, 4), date(2026, 7, 1)
FIRST, SECOND = HalfYear(2026, 1), HalfYear(2026, 2)
YES = Answer({Question.TASKS: Says.YES})
NO = Answer({Question.TASKS: Says.NO}, frozenset({Content.CLEANING}))


def say(database, phone, answer=YES, ask=(1, 6), most=9, day=MAY):
    with database.session() as session:
        return store.answer(session, KEY, phone, ask, answer, most, day)


def box(database):
    with database.reading_session() as session:
        return session.get(HolderBoxRow, 1)


def phones(database):
    with database.reading_session() as session:
        return [*session.exec(select(HolderPhoneRow))]


def shown(database, half):
    with database.reading_session() as session:
        return [(it.half, it.shown["tasks"]) for it in store.counted(session, half)]


def state(database, phone, half=FIRST, ask=(1, 6)):
    with database.reading_session() as session:
        return store.has_answered(session, KEY, phone, ask, half)


def test_a_second_answer_of_a_phone_takes_the_place_of_the_first(database):
    assert say(database, "a")
    for _ in range(9):
        assert not say(database, "a", NO)
    its = box(database)
    assert (its.answers, its.most) == (1, 1)
    assert (its.sums["tasks"], its.sums["more"]["cleaning"]) == ({"yes": 0, "sometimes": 0, "no": 1}, 1)


def test_as_many_phones_may_answer_as_there_are_and_no_link_anew_lets_in_more(database):
    for phone in ("a", "b"):
        say(database, phone, most=2)
    with pytest.raises(AllHaveAnswered):
        say(database, "c", most=2)
    assert not say(database, "a", NO, most=2)
    assert box(database).answers == 2


def test_each_month_is_another_ask_and_one_placement_still(database):
    for months in (1, 3, 6):
        say(database, "a", ask=(1, months))
    its = box(database)
    assert (its.answers, its.most) == (3, 3)
    say(database, "a", ask=(2, 6))
    assert (box(database).answers, box(database).most) == (4, 3)


def test_workplaces_that_somebody_leads_together_are_as_one_and_a_placement_that_is_gone_still_counts(server):
    server.facilitator("chef@example.se")
    with server.database.session() as session:
        places = [a_workplace(session, name, leads=("chef@example.se",)) for name in ("Solen", "Månen")]
        post = keep(session, *(Staffing(it, date(2025, 11, 1), 3) for it in (*places, a_workplace(session, "Skogen"))))
        one, beside, other = (it.id for it in posts.one(session, true(), post).post.staffings)
    for number, ask in enumerate([(one, 6)] * 3 + [(beside, 6)] * 2 + [(other, 6)]):
        say(server.database, f"p{number}", ask=ask)
    assert box(server.database).most == 5
    with server.database.session() as session:
        session.exec(delete(StaffingRow).where(col(StaffingRow.id) == one))
        anew = keep(session, Staffing(places[0], date(2025, 11, 1), 3))
        (made,) = (it.id for it in posts.one(session, true(), anew).post.staffings)
    say(server.database, "q", ask=(made, 1))
    assert box(server.database).most == 6


def test_when_the_half_year_has_ended_it_is_counted_for_whoever_reads_and_for_good(database):
    for number in range(6):
        say(database, f"p{number}", ask=(number, 6))
    assert shown(database, FIRST) == []
    expected = [(FIRST, {"yes": 6, "sometimes": 0, "no": 0})]
    assert shown(database, SECOND) == expected  # before anybody has written
    assert state(database, "p0", SECOND, (0, 6)) is None
    with pytest.raises(AnswerCounted):
        say(database, "p0", NO, ask=(0, 6), day=JULY)
    say(database, "q", ask=(9, 1), day=JULY)
    assert shown(database, SECOND) == expected
    assert {it.counted for it in phones(database) if not it.sealed} == {"2026:1"}
    assert box(database).answers == 1


def test_who_has_not_answered_has_not(database):
    say(database, "a")
    assert (state(database, "a"), state(database, "b"), state(database, "a", ask=(1, 12))) == (True, False, False)


def ms(day):
    return int((day - date(1970, 1, 1)).total_seconds() * 1000)


def test_cleaning_counts_and_forgets(database):
    for number in range(6):
        say(database, f"p{number}", ask=(number, 6))
    with database.session() as session:
        store.purge(session, ms(date(2026, 6, 30)))
        assert session.exec(select(HolderCountedRow)).all() == []
        store.purge(session, ms(date(2026, 7, 2)))
    assert {(it.sealed, it.counted) for it in phones(database)} == {("", "2026:1")}
    with database.session() as session:
        store.purge(session, ms(date(2027, 6, 30)))
    assert len(phones(database)) == 6
    with database.session() as session:
        store.purge(session, ms(date(2027, 7, 2)))
    assert phones(database) == []
    assert shown(database, HalfYear(2027, 2)) == [(FIRST, {"yes": 6, "sometimes": 0, "no": 0})]


def test_three_that_waited_two_years_are_gone_uncounted(database):
    for number in range(3):
        say(database, f"p{number}", ask=(number, 6))
    for year, month in ((2026, 7), (2027, 1), (2027, 7), (2028, 1), (2028, 7)):
        with database.session() as session:
            store.purge(session, ms(date(year, month, 2)))
    assert phones(database) == []
    assert box(database).sums == {}
    assert shown(database, HalfYear(2028, 2)) == []


def test_nothing_is_made_where_nobody_has_answered(database):
    with database.session() as session:
        store.purge(session, ms(MAY))
    assert box(database) is None


def test_at_the_same_moment_as_many_are_let_in_as_there_are(database):
    from concurrent.futures import ThreadPoolExecutor

    def one(number):
        try:
            return say(database, f"p{number}", most=3)
        except AllHaveAnswered:
            return False

    with ThreadPoolExecutor(8) as several:
        assert sum(several.map(one, range(8))) == 3
    assert (box(database).answers, len(phones(database))) == (3, 3)
