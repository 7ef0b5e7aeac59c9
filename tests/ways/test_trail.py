"""How far a post has come on its way, without a database."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.days import NotADate
from app.vocabulary import EARLIEST, LATEST, TextTooLong
from app.ways.come_along import ALTERNATIVE, BROADENED, DIRECT, WAYS, YEAR_AT_AME
from app.ways.trail import (
    FIELDS,
    NOTHING,
    Days,
    DoneAndNotNeeded,
    EndsBeforeItBegins,
    Known,
    NewDayMissing,
    NotDoneYet,
    OrdinaryIsNeeded,
    Outcome,
    OutcomeMissing,
    Sign,
    Step,
    Trail,
    WhyChosenMissing,
    WhyMissing,
    WhyNotNeededMissing,
    Written,
    bands,
    begun,
    closed,
    followed_up,
    foremost,
    in_bea,
    merge,
    on_another,
    proposed,
    read,
    shown_first,
    sign,
    typed,
    with_known,
    with_stages,
)
from app.ways.way import Employer, Kind, Under, Way, taken_in
from tests.ways.made import PAST, SOON, TODAY, a_trail, done, planned

VACANCY = Step(DIRECT.stages[0])


def asked(**texts: str) -> dict[str, str]:
    return typed(NOTHING) | texts


def step(way: Way, key: str, days: Days = NOTHING) -> Step:
    return Step(way.stage(key), days)


# Refused


@pytest.mark.parametrize("field", ["done", "began"])
def test_nothing_is_done_on_a_day_that_has_not_come(field: str):
    with pytest.raises(NotDoneYet) as no:
        read(asked(**{field: "2026-11-30"}), VACANCY, TODAY)
    assert no.value.details == {"typed": "2026-11-30"}
    assert getattr(read(asked(**{field: "2026-11-29"}), VACANCY, TODAY), field) == TODAY


@pytest.mark.parametrize("written", ["i vår", "2027-02-30", "1999-12-31", "2100-01-01", "9999-12-31", "0001-01-01"])
@pytest.mark.parametrize("field", ["planned", "done", "began"])
def test_what_is_no_day_of_ours_is_refused_with_what_was_written(field: str, written: str):
    with pytest.raises(NotADate) as no:
        read(asked(**{field: written}), VACANCY, TODAY)
    assert no.value.details["typed"] == written


def test_a_time_does_not_end_before_it_begins():
    introduction = step(ALTERNATIVE, "introduction")
    for field in ("planned", "done"):
        with pytest.raises(EndsBeforeItBegins):
            read(asked(began="2026-11-02", **{field: "2026-11-01"}), introduction, TODAY)


def test_what_is_not_needed_says_why_and_is_not_done_as_well():
    with pytest.raises(WhyNotNeededMissing):
        read(asked(needed="no", not_needed="  "), VACANCY, TODAY)
    with pytest.raises(DoneAndNotNeeded):
        read(asked(needed="no", not_needed="Redan prövad", done="2026-11-01"), VACANCY, TODAY)
    assert read(asked(needed="no", not_needed="Redan prövad"), VACANCY, TODAY).not_needed == "Redan prövad"
    assert read(asked(not_needed="Redan prövad"), VACANCY, TODAY).not_needed == ""


def test_the_job_under_ab_is_always_needed():
    with pytest.raises(OrdinaryIsNeeded):
        read(asked(needed="no", not_needed="Nej"), step(DIRECT, "ordinary"), TODAY)


def test_a_way_is_not_chosen_without_why():
    choice = step(ALTERNATIVE, "choice")
    with pytest.raises(WhyChosenMissing):
        read(asked(done="2026-11-01"), choice, TODAY)
    assert read(asked(done="2026-11-01", note="Ingen sökte"), choice, TODAY).done == PAST
    assert read(asked(planned="2026-12-01"), choice, TODAY).note == ""


def test_notes_have_a_limit():
    for field in ("note", "role"):
        with pytest.raises(TextTooLong):
            read(asked(**{field: "x" * 1001}), VACANCY, TODAY)


def test_it_is_not_closed_without_a_reason():
    with pytest.raises(WhyMissing):
        closed(begun(DIRECT), " ", TODAY)
    shut = closed(begun(DIRECT), "Ingen budget", PAST)
    assert (shut.closed_on, shut.why) == (PAST, "Ingen budget")
    assert closed(shut, "Ingen budget alls", TODAY).closed_on == PAST


# The way


def test_the_next_step_is_the_first_that_is_needed_and_not_done():
    trail = a_trail(DIRECT, vacancy_review=done(), precedence=Days(not_needed="Ingen"), selection=done())
    assert trail.next is not None
    assert trail.next.stage.key == "ad"
    assert [sign(trail, it) for it in trail.steps] == [
        Sign.DONE,
        Sign.NOT_NEEDED,
        Sign.NOW,
        Sign.DONE,
        Sign.PLANNED,
    ]


def test_who_employs_under_ab_at_once_has_nothing_left_to_do():
    trail = a_trail(DIRECT, ordinary=done(), ad=planned(PAST))
    assert (trail.ordinary_on, trail.next, trail.late(TODAY)) == (PAST, None, ())


def test_a_step_is_late_the_day_after_the_one_it_was_planned_for():
    trail = a_trail(DIRECT, vacancy_review=done(), ad=planned(TODAY), ordinary=planned(PAST))
    assert [it.stage.key for it in trail.late(TODAY)] == ["ordinary"]
    assert [it.stage.key for it in trail.late(SOON)] == ["ad", "ordinary"]


def test_what_is_done_before_its_planned_day_is_done_and_never_late():
    trail = a_trail(DIRECT, vacancy_review=Days(planned=SOON, done=PAST))
    assert trail.late(LATEST) == ()
    assert sign(trail, trail.steps[0]) is Sign.DONE


def test_what_is_not_needed_closed_or_ended_is_never_late():
    late = planned(PAST)
    assert a_trail(DIRECT, ad=replace(late, not_needed="Ingen annons")).late(TODAY) == ()
    assert closed(a_trail(DIRECT, ad=late), "Ingen budget", TODAY).late(TODAY) == ()
    ended = a_trail(ALTERNATIVE, matching=late, follow_up=replace(done(), outcome=Outcome.ENDED))
    assert (ended.late(TODAY), ended.next, ended.is_open) == ((), None, False)


def test_a_trail_without_a_way_has_nothing_to_do():
    assert (Trail().next, Trail().late(TODAY), Trail().has_begun, bands(Trail())) == (None, (), False, [])


days = st.dates(date(2020, 1, 1), date(2030, 12, 31))
known = st.builds(Days, st.none() | days, st.none() | days, st.none() | days, not_needed=st.sampled_from(["", "Nej"]))


@st.composite
def trails(draw: st.DrawFn) -> Trail:
    way = draw(st.sampled_from([*WAYS.values()]))
    return a_trail(way, **{it.key: draw(known) for it in way.stages})


@given(trails(), days)
def test_what_is_next_and_late_is_open_and_in_order(trail: Trail, today: date):
    late = trail.late(today)
    if trail.next:
        before = trail.steps[: trail.steps.index(trail.next)]
        assert not any(it.is_open for it in before)
        assert sum(sign(trail, it) is Sign.NOW for it in trail.steps) == 1
    else:
        assert not late
    assert [it for it in trail.steps if it in late] == [*late]
    assert all(it.is_open and it.days.planned and it.days.planned < today for it in late)
    assert trail.late(today + timedelta(1))[: len(late)] or not late


# Time


def test_the_bands_are_as_in_the_picture():
    trail = a_trail(
        YEAR_AT_AME,
        vacancy_review=done(date(2026, 1, 12)),
        matching=done(date(2026, 2, 16)),
        year=Days(began=date(2026, 3, 1), planned=date(2027, 2, 28)),
        follow_up=planned(date(2027, 1, 12)),
        change_of_employer=planned(date(2027, 3, 1)),
        ordinary=planned(date(2027, 3, 1)),
    )
    assert [(it.employer, it.under, it.steps, it.since, it.days) for it in bands(trail)] == [
        (Employer.WORKPLACE, Under.NOBODY, 2, date(2026, 1, 12), 48),
        (Employer.AME, Under.BEA, 2, date(2026, 3, 1), 365),
        (Employer.WORKPLACE, Under.AB, 2, date(2027, 3, 1), None),
    ]
    its = in_bea(trail, TODAY)
    assert its
    assert (its.day, its.days, its.months) == (274, 365, 8)


def test_a_time_that_nobody_said_began_begins_when_what_was_before_it_ended():
    trail = a_trail(ALTERNATIVE, matching=done(date(2026, 8, 31)))
    assert bands(trail)[1].since == date(2026, 8, 31)
    assert in_bea(trail, date(2026, 8, 30)) is None
    assert in_bea(a_trail(ALTERNATIVE, matching=planned(PAST)), TODAY) is None
    its = in_bea(trail, date(2026, 9, 30))
    assert its
    assert (its.day, its.days, its.months) == (31, None, 1)


@given(trails())
def test_the_bands_cover_each_step_once_and_tell_neighbours_apart(trail: Trail):
    its = bands(trail)
    assert [place for it in its for place in range(it.first, it.last + 1)] == [*range(len(trail.steps))]
    assert all((a.employer, a.under) != (b.employer, b.under) for a, b in pairwise(its))
    assert all(it.days is None or it.days >= 0 for it in its)


# Proposed days


def test_the_introduction_is_six_months_and_the_requirements_are_followed_up_before_it_ends():
    assert proposed(a_trail(ALTERNATIVE, matching=done(date(2026, 8, 31)))) == {
        "introduction": date(2027, 2, 28),
        "follow_up": date(2027, 1, 31),
        "ordinary": date(2027, 2, 28),
    }


def test_a_year_is_counted_from_when_it_began():
    days = proposed(a_trail(YEAR_AT_AME, matching=done(PAST), year=Days(began=date(2026, 11, 15))))
    assert days == {
        "year": date(2027, 11, 15),
        "follow_up": date(2027, 10, 15),
        "change_of_employer": date(2027, 11, 15),
        "ordinary": date(2027, 11, 15),
    }


def test_ab_begins_when_it_is_planned_and_days_that_somebody_has_set_stay():
    plan = date(2027, 9, 1)
    assert proposed(a_trail(ALTERNATIVE, matching=done()), plan)["ordinary"] == plan
    assert proposed(begun(DIRECT), plan) == {"ordinary": plan}
    trail = a_trail(ALTERNATIVE, matching=done(), introduction=planned(date(2027, 1, 15)), ordinary=planned(SOON))
    assert proposed(trail) == {"follow_up": date(2027, 1, 15)}
    assert proposed(begun(ALTERNATIVE)) == {}


@given(st.dates(EARLIEST, LATEST))
def test_no_day_is_proposed_that_could_not_be_typed(day: date):
    its = proposed(a_trail(YEAR_AT_AME, matching=done(day))).values()
    assert all(day <= it <= LATEST for it in its)


# A follow-up's outcome


def test_an_outcome_is_chosen_and_says_what_it_needs():
    with pytest.raises(OutcomeMissing):
        followed_up(NOTHING, "", TODAY, "", "")
    for again in ("", "2026-11-29", "2026-11-01"):
        with pytest.raises(NewDayMissing):
            followed_up(NOTHING, "prolonged", TODAY, again, "")
    with pytest.raises(WhyMissing):
        followed_up(Days(note="Möte bokat"), "ended", TODAY, "", "")


def test_prolonged_is_followed_up_again_and_the_others_are_done():
    again = followed_up(planned(PAST), "prolonged", TODAY, "2027-02-01", "")
    assert (again.planned, again.done, again.outcome) == (date(2027, 2, 1), None, Outcome.PROLONGED)
    after = followed_up(again, "ab", TODAY, "", "")
    assert (after.done, after.outcome) == (TODAY, Outcome.AB)
    ended = followed_up(again, "ended", TODAY, "", "Pengarna tog slut")
    assert (ended.done, ended.note, ended.outcome) == (TODAY, "Pengarna tog slut", Outcome.ENDED)


# Another way


def test_what_was_written_stays_on_another_way():
    its = a_trail(DIRECT, vacancy_review=done(), ad=Days(note="Ingen sökte"))
    moved = on_another(Written(its, {7: {"selection": done()}}), ALTERNATIVE).trail
    assert (moved.way, moved.name) == ("alternative", "Alternativ rekryteringsväg")
    assert [it.stage.key for it in moved.steps] == ["ad", "selection", *(it.key for it in ALTERNATIVE.stages)]
    assert moved.step("vacancy_review") == Step(ALTERNATIVE.stages[0], done())
    assert moved.step("ad") == Step(DIRECT.stage("ad"), Days(note="Ingen sökte"))


@given(trails(), st.sampled_from([*WAYS.values()]))
def test_nothing_that_was_written_goes_and_there_is_one_end(trail: Trail, way: Way):
    its = on_another(Written(trail), way).trail
    there = {it.stage.key: it.days for it in its.steps}
    for was in trail.steps:
        if was.days != NOTHING:
            assert there[was.stage.key] == was.days
    assert len(there) == len(its.steps)
    assert [it for it in its.steps if it.is_ordinary] == [its.steps[-1]]


def test_the_chosen_ways_stages_are_taken_in_and_what_is_written_stays():
    its = Written(a_trail(BROADENED, choice=done(note="Ett år räcker")))
    stages = taken_in(BROADENED.stages, "choice", YEAR_AT_AME)
    trail = with_stages(its, stages).trail
    assert trail.step("choice") == Step(BROADENED.stage("choice"), done(note="Ett år räcker"))
    assert trail.next
    assert trail.next.stage.key == "vacancy_review"
    assert trail.step("year") == Step(YEAR_AT_AME.stage("year"))


# One way, and several days


def test_what_is_written_of_one_placement_counts_there_and_the_rest_everywhere():
    written = Written(a_trail(ALTERNATIVE, vacancy_review=done()), {7: {"matching": done()}})
    one, other = written.of(7), written.of(8)
    assert (one.next, other.next) == (one.step("choice"), other.step("choice"))
    assert one.step("matching") == Step(ALTERNATIVE.stage("matching"), done(), is_own=True)
    assert other.step("matching") == Step(ALTERNATIVE.stage("matching"))
    assert written.of(None) == written.trail


def test_the_placement_that_is_late_is_shown_first():
    written = Written(begun(ALTERNATIVE), {8: {"matching": planned(PAST)}, 7: {"ordinary": done()}})
    for placements, first in (((7, 9, 8), 8), ((7, 9), 9), ((7,), 7), ((), None)):
        assert shown_first({it: written.of(it) for it in placements}, TODAY) == first


def test_what_the_counts_say_is_written_in_one_place_only():
    known = Known(date(2026, 3, 1), date(2027, 3, 1), None)
    trail = with_known(a_trail(ALTERNATIVE, ordinary=done()), known)
    assert trail.step("introduction") == Step(ALTERNATIVE.stage("introduction"), Days(began=date(2026, 3, 1)))
    assert trail.ordinary_on is None
    assert trail.steps[-1].days.planned == date(2027, 3, 1)
    assert with_known(trail, replace(known, ordinary_on=PAST)).ordinary_on == PAST


def test_a_list_speaks_of_what_is_late_then_of_what_is_nearest():
    late, near = a_trail(DIRECT, ad=planned(PAST)), a_trail(DIRECT, vacancy_review=planned(SOON))
    far, there = begun(DIRECT), a_trail(DIRECT, ordinary=done())
    shut = closed(begun(DIRECT), "Nej", PAST)
    its = [shut, there, far, near, late]
    for expected in (late, near, far, there, shut):
        assert foremost(its, TODAY) == expected
        its.remove(expected)
    assert foremost([], TODAY) is None


# Typed, and by two at once

texts = st.fixed_dictionaries(
    {
        "began": st.just(""),
        "planned": st.dates(EARLIEST, LATEST).map(date.isoformat) | st.just(""),
        "done": st.sampled_from(["", "2026-11-01"]),
        "role": st.sampled_from(["", "Rektor"]),
        "note": st.sampled_from(["", "En rad\nEn till"]),
        "needed": st.just(""),
        "not_needed": st.just(""),
    }
)


@given(texts)
def test_a_stage_that_is_typed_out_reads_back_as_itself(its: dict[str, str]):
    assert typed(read(its, VACANCY, TODAY)) == its


def test_the_usual_role_is_not_written_again_and_the_outcome_stays():
    follow_up = step(ALTERNATIVE, "follow_up", Days(outcome=Outcome.PROLONGED))
    assert read(asked(role="Chef och medarbetare"), follow_up, TODAY) == Days(outcome=Outcome.PROLONGED)
    assert follow_up.stage.kind is Kind.FOLLOW_UP


@given(texts, texts, texts)
def test_of_two_peoples_changes_each_is_kept_or_told(
    base: dict[str, str], mine: dict[str, str], theirs: dict[str, str]
):
    both, clashing = merge(base, mine, theirs)
    for name in FIELDS:
        assert both[name] == (mine[name] if mine[name] != base[name] else theirs[name])
        assert (name in clashing) == (len({base[name], mine[name], theirs[name]}) == 3)
