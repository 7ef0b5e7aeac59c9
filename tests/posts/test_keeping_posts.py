"""Posts as they are kept: saved whole, read as they were, two at once, and kept no longer than was decided."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select, true

from app.account import store as accounts
from app.ids import now
from app.job_descriptions.draft import Agreement, EditedMeanwhile
from app.organisation import workplaces
from app.organisation.workplaces import WorkplaceUsed
from app.posts import store
from app.posts.half_year import HalfYear
from app.posts.pages.seen import Seen, seen
from app.posts.post import Content, Employer, EndedWhy, Outcome, Post
from app.posts.staffing import Change, Counts, Staffing, Subsidy, What, Why
from app.posts.tables import PostTallyRow, StaffingChangeRow, StaffingRow
from app.posts.tally import Tally
from app.reception import store as receptions
from app.retention.due import due, rows
from app.retention.plan import Decision, Kind, Rule, Then, Unit
from tests.posts.posts import posts
from tests.posts.written import STARTS, a_workplace, keep
from tests.retention.test_run import a_plan, ran


def everything(place):
    changes = (
        Change(date(2024, 9, 1), What.ORDINARY, 1),
        Change(date(2025, 6, 1), What.ENDED, 1, Agreement.AB, Why.NEW_JOB),
    )
    its = Staffing(place, STARTS, 3, 1, 4, Subsidy.WAGE, date(2025, 2, 1), date(2025, 3, 1), "Mer kök", changes)
    return Post(
        "Serviceassistent",
        Employer.COMPANY,
        decided_on=date(2024, 1, 12),
        decision="UN 1",
        extent=Decimal("62.5"),
        content={Content.MEALS: 60, Content.CLEANING: 40},
        educated=10,
        ended_why=EndedWhy.NOT_STATED,
        before=9,
        staffings=(its,),
        tallies=(Tally(STARTS, {"women": 3}, {"priority": 2, "7": 1}, {"se": 3}, 1),),
        outcomes=(Outcome(HalfYear(2024, 1), {"women": (3, 3)}, {"se": (3, 3)}),),
    )


def bare(post):
    """Without the ids that the database gave."""
    its = [replace(it, id=None, changes=tuple(replace(one, id=None) for one in it.changes)) for it in post.staffings]
    return replace(post, staffings=tuple(its))


def read(database, id=1):
    with database.reading_session() as session:
        return store.every(session, true())[id]


def test_a_post_is_read_as_it_was_saved(database):
    with database.session() as session:
        post = everything(a_workplace(session))
        id = store.add(session, post, now())
    assert bare(read(database, id).post) == post


def test_a_placement_keeps_its_id_when_the_post_is_saved_again(database):
    with database.session() as session:
        id = store.add(session, everything(a_workplace(session)), now())
    before = read(database, id)
    (its,) = before.post.staffings
    more = Staffing(its.workplace, date(2025, 1, 1), 1)
    with database.session() as session:
        store.save(session, id, 1, replace(before.post, staffings=(replace(its, persons=4), more), tallies=()), now())
    after = read(database, id)
    assert [it.id for it in after.post.staffings] == [its.id, its.id + 1]
    assert [it.persons for it in after.post.staffings] == [4, 1]
    assert after.post.tallies == ()
    assert after.version == 2
    with database.session() as session:
        store.save(session, id, 2, replace(after.post, staffings=()), now())
    with database.reading_session() as session:
        assert session.execute(select(func.count()).select_from(StaffingChangeRow)).scalar() == 0


def test_of_two_who_save_the_second_changes_nothing(database):
    with database.session() as session:
        id = keep(session)
        store.save(session, id, 1, Post("Kock"), now())
    with pytest.raises(EditedMeanwhile), database.session() as session:
        store.save(session, id, 1, Post("Kokerska"), now())
    assert read(database, id).post.title == "Kock"


def test_a_workplace_where_somebody_was_placed_stays(database):
    with database.session() as session:
        place = a_workplace(session)
        keep(session, Staffing(place, STARTS, 1))
    with pytest.raises(WorkplaceUsed), database.session() as session:
        workplaces.remove(session, place)


# Kept no longer


def rule(then):
    return Rule(Kind.PLACEMENTS, 1, Unit.YEARS, then, Decision("KS 1", date(2024, 1, 1), "KS"))


GONE = (Change(date(2024, 12, 1), What.ENDED, 2, why=Why.STUDIES),)


@pytest.fixture
def ended(database):
    """One placement that everybody has ended in, one that somebody is in, and what was stated of both."""
    with database.session() as session:
        place = a_workplace(session)
        staffings = (Staffing(place, STARTS, 2, changes=GONE), Staffing(place, date(2024, 8, 1), 1))
        tallies = (
            Tally(STARTS, {"women": 2}, {"priority": 2}, {"se": 2}),
            Tally(date(2025, 1, 1), {"men": 1}, {"priority": 1}, {"se": 1}),
        )
        outcomes = (Outcome(HalfYear(2024, 1), {"women": (2, 0)}, {}), Outcome(HalfYear(2024, 2), {"men": (1, 1)}, {}))
        keep(session, *staffings, before=3, tallies=tallies, outcomes=outcomes)
    return database


@pytest.mark.parametrize(("then", "over_time"), [(Then.COUNT, 6), (Then.REMOVE, 4)])
def test_a_placement_that_has_ended_goes_and_the_count_may_stay(ended, then, over_time):
    ran(a_plan(ended, rule(then)))
    kept = read(ended)
    assert [it.starts for it in kept.post.staffings] == [date(2024, 8, 1)]
    assert kept.post.begun(date(2026, 1, 1)) == over_time
    assert [it.on for it in kept.post.tallies] == [date(2025, 1, 1)]
    assert [str(it.began) for it in kept.post.outcomes] == ["2024:2"]
    assert kept.version == 2, "who was writing in it finds that it is another"


@pytest.mark.parametrize("is_only_one", [True, False])
def test_how_they_were_received_goes_with_the_last_placement_at_the_workplace(database, is_only_one):
    with database.session() as session:
        place, other = a_workplace(session), a_workplace(session, "Simhallen")
        staffings = [Staffing(place, STARTS, 2, changes=GONE), Staffing(other, date(2024, 8, 1), 1)]
        more = [] if is_only_one else [Staffing(place, date(2024, 8, 1), 1)]
        post = keep(session, *staffings, *more)
        by = accounts.first(session).id
        for where in (place, other):
            receptions.save(session, post, where, receptions.Kept(), by, 1)
    ran(a_plan(database, rule(Then.COUNT)))
    with database.reading_session() as session:
        left = {where for _, where in receptions.of_posts(session, [post])}
    assert left == ({other} if is_only_one else {place, other})


def test_what_is_counted_beforehand_is_what_goes(ended):
    with ended.reading() as connection:
        found = due(connection, rule(Then.COUNT), int(datetime(2025, 6, 1, tzinfo=UTC).timestamp() * 1000))
        assert len(found.at) == 1
        counted = {it.table.name: it.count(connection) for it in rows(rule(Then.COUNT), [*found.at])}
    its = {
        "post_tally": 1,
        "post_outcome": 1,
        "staffing_change": 1,
        "staffing": 1,
        "post_stage_days": 0,
        "reception": 0,
        "counted_on": 0,
        "comment": 0,
        "link": 0,
    }
    assert counted == its


def test_one_that_ended_lately_or_has_somebody_stays(ended):
    with ended.reading() as connection:
        assert due(connection, rule(Then.COUNT), int(datetime(2024, 12, 1, tzinfo=UTC).timestamp() * 1000)).at == {}
        assert connection.execute(select(func.count()).select_from(StaffingRow)).scalar() == 2
        assert connection.execute(select(func.count()).select_from(PostTallyRow)).scalar() == 2


# What those who lead see


@given(st.dictionaries(st.integers(1, 3), posts(), max_size=3), st.dates(date(2026, 3, 1), date(2028, 12, 31)))
def test_no_number_from_one_to_four_is_ever_seen_nor_what_is_left_of_a_sum(its, today):
    there = seen(its, 1, today)
    for id, one in there.items():
        assert isinstance(one, Seen)
        for cell in (one.persons, one.ab, one.bea):
            assert isinstance(cell, str) or not 0 < cell < 5, id
    halves = {one.half for one in there.values()}
    assert len(halves) <= 1
    half = halves.pop() if halves else None
    if half:
        hidden = sum(
            (
                sum((it.at(half.last) for it in its[id].staffings if it.workplace == 1), Counts())
                for id, one in there.items()
                if isinstance(one.persons, str)
            ),
            Counts(),
        )
        whole_is_small = (
            0 < sum(it.at(half.last).persons for post in its.values() for it in post.staffings if it.workplace == 1) < 5
        )
        assert hidden.persons == 0 or hidden.persons >= 5 or whole_is_small
