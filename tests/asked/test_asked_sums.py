"""What of the staff's and the leads' answers may be told: attacked by whoever reckons."""

from collections import Counter
from datetime import date, timedelta
from math import gcd

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.asked import occasions, sums
from app.asked.occasions import (
    CHOICES,
    HELPS,
    LED,
    QUESTIONS,
    SESSIONS,
    AlreadySaid,
    Kind,
    NothingSaid,
    NotYetAsked,
    Occasion,
    OccasionOver,
    Question,
    asked_now,
    due,
    first_day,
    kind,
    may_ask,
    may_be_led,
    read,
    read_led,
)
from app.asked.sums import Batch, Box, Unit, batches, may_stand, programme, put, tell
from app.posts.half_year import HalfYear
from app.vocabulary import Step
from app.workshop.workshop import PURPOSES, SMALLEST, UnknownChoice

TODAY = date(2026, 5, 4)
LAST = TODAY + timedelta(days=14)
AFTER = LAST + timedelta(days=1)
H1, H2, H3 = HalfYear(2026, 1), HalfYear(2026, 2), HalfYear(2027, 1)
SAY = Question.SAY


def filled(*choices, extra=0, question=SAY):
    box = Box(LAST)
    for choice in choices:
        box = put(box, {question: choice}, extra, TODAY)
    return box


# What is asked when


@pytest.mark.parametrize(
    ("purpose", "step", "had_two", "asked"),
    [
        ("jobs", Step.GATHER, False, None),
        ("roles", Step.GATHER, False, Occasion.START),
        ("work_environment", Step.GATHER, False, Occasion.START),
        ("roles", Step.SORT, False, None),
        ("jobs", Step.REVEAL, False, Occasion.ONE),
        ("jobs", Step.SETTLE, False, Occasion.ONE),
        ("jobs", Step.ANALYSE, True, Occasion.TWO),
        ("jobs", Step.ACT, True, Occasion.TWO),
        ("jobs", Step.CLOSED, True, Occasion.TWO),
        ("jobs", Step.CLOSED, False, Occasion.ONE),
        ("jobs", Step.SETTLE, True, Occasion.ONE),
    ],
)
def test_what_the_staff_are_asked_in_each_step(purpose, step, had_two, asked):
    assert asked_now(purpose, step, had_two=had_two) is asked


def test_who_led_is_asked_of_the_sessions_that_have_been():
    assert may_be_led(Step.GATHER, had_two=False) == []
    assert may_be_led(Step.SORT, had_two=True) == []
    assert may_be_led(Step.REVEAL, had_two=False) == [Occasion.LED_ONE]
    assert may_be_led(Step.CLOSED, had_two=False) == [Occasion.LED_ONE]
    for step in (Step.ANALYSE, Step.ACT, Step.CLOSED):
        assert may_be_led(step, had_two=True) == [Occasion.LED_ONE, Occasion.LED_TWO]


def test_every_occasion_has_its_questions_and_each_question_its_choices():
    assert {kind(it) for it in Occasion} == {*Kind} == {*QUESTIONS}
    assert all(len(QUESTIONS[kind(it)]) == 3 for it in Occasion)
    assert all(len(CHOICES[it]) >= 3 for it in Question)
    assert {*HELPS, *SESSIONS, *LED} == {*Occasion}


def test_it_is_asked_from_a_month_before_the_day_when_the_workshop_has_been_closed_so_long():
    closed = date(2026, 1, 31)
    assert first_day(6, closed) == date(2026, 7, 1)
    assert may_ask("roles", 6, closed, date(2026, 7, 1)) is Occasion.SIX
    assert may_ask("work_environment", 12, closed, date(2027, 1, 1)) is Occasion.TWELVE
    for day, on in ((date(2026, 6, 30), "2026-07-01"), (closed, "2026-07-01")):
        with pytest.raises(NotYetAsked) as no:
            may_ask("roles", 6, closed, day)
        assert no.value.details["on"] == on
    with pytest.raises(NotYetAsked):
        may_ask("roles", 6, None, TODAY)
    for purpose, months in (("jobs", 6), ("roles", 7), ("roles", 0)):
        with pytest.raises(UnknownChoice):
            may_ask(purpose, months, closed, date(2027, 7, 1))


@pytest.mark.parametrize(
    ("today", "begun", "of"),
    [
        (date(2026, 7, 30), (), None),
        (date(2026, 7, 31), (), Occasion.SIX),
        (date(2026, 7, 31), (Occasion.START, Occasion.ONE), Occasion.SIX),
        (date(2026, 7, 31), (Occasion.SIX,), None),
        (date(2027, 1, 30), (), Occasion.SIX),
        (date(2027, 1, 31), (), Occasion.TWELVE),
        (date(2027, 1, 31), (Occasion.SIX, Occasion.TWELVE), None),
        (date(2027, 7, 30), (), Occasion.TWELVE),
        (date(2027, 7, 31), (), None),
    ],
)
def test_it_is_time_to_ask_when_the_months_have_come_until_it_is_asked_or_too_late(today, begun, of):
    its = due("roles", date(2026, 1, 31), begun, today)
    assert (its.occasion if its else None) is of
    assert due("jobs", date(2026, 1, 31), (), today) is None
    if its:
        assert may_ask("roles", its.months, date(2026, 1, 31), today) is of


@given(st.sampled_from([*Occasion]), st.dictionaries(st.sampled_from([*Question]), st.sampled_from([*"ab", "yes", ""])))
def test_only_what_is_asked_and_may_be_chosen_is_read(of, typed):
    try:
        said = read(of, {it.value: its for it, its in typed.items()})
    except (NothingSaid, UnknownChoice):
        return
    assert said
    assert all(it in QUESTIONS[kind(of)] and its in CHOICES[it] for it, its in said.items())


def test_nothing_is_read_of_who_led_from_what_the_staff_say():
    with pytest.raises(UnknownChoice):
        read_led(Occasion.ONE, {"say": "yes"})
    with pytest.raises(NothingSaid):
        read_led(Occasion.LED_ONE, {"time": "not_said"})
    assert read_led(Occasion.LED_TWO, {"change": "nothing"}) == {Question.CHANGE: "nothing"}


# One occasion

choices = st.lists(st.sampled_from(CHOICES[SAY]), max_size=12)


@given(choices, st.integers(0, 3))
def test_while_it_is_open_nothing_is_told_but_whether_it_is_enough(said, extra):
    told = tell(Occasion.ONE, filled(*said, extra=extra), TODAY)
    assert told.lines == ()
    assert told.has_enough is (len(said) >= SMALLEST + (extra if said else 0))


@given(choices, st.integers(0, 3), st.booleans())
def test_when_it_is_over_a_sum_of_five_at_least_is_told_and_nothing_of_fewer(said, extra, is_ended):
    box = filled(*said, extra=extra)
    box = Box(box.until, is_ended, box.extra, box.sums)
    told = tell(Occasion.ONE, box, TODAY if is_ended else AFTER)
    assert told.is_over
    if len(said) >= SMALLEST + extra:
        (line,) = told.lines
        assert dict(line.sums) == {choice: Counter(said)[choice] for choice in CHOICES[SAY]}
        assert line.answers == len(said)
    else:
        assert told.lines == ()


def test_each_question_is_told_for_itself():
    box = filled(*["yes"] * 5)
    for _ in range(4):
        box = put(box, {Question.NEXT: "no"}, 0, TODAY)
    (line,) = tell(Occasion.ONE, box, AFTER).lines
    assert line.question is SAY


@given(choices, st.lists(st.tuples(st.integers(0, 20), st.booleans()), max_size=6))
def test_whoever_looks_at_any_times_sees_one_sum_and_never_two(said, looks):
    """Looks before and after each answer, and ends when they like: what is told is none, or one and the same."""
    box, seen = Box(LAST), set()
    for number, choice in enumerate(said):
        for at, ends in looks:
            if at == number:
                if ends:
                    box = Box(box.until, True, box.extra, box.sums)
                seen.add(tuple((it.question, *it.sums.items()) for it in tell(Occasion.ONE, box, TODAY).lines))
        try:
            box = put(box, {SAY: choice}, 0, TODAY)
        except OccasionOver:
            assert box.is_ended
    for day in (AFTER, AFTER + timedelta(days=400)):
        seen.add(tuple((it.question, *it.sums.items()) for it in tell(Occasion.ONE, box, day).lines))
    assert len(seen - {()}) <= 1


def test_nobody_answers_when_it_is_over_and_nobody_fills_it_up():
    with pytest.raises(OccasionOver):
        put(Box(LAST), {SAY: "yes"}, 0, AFTER)
    with pytest.raises(OccasionOver):
        put(Box(LAST, is_ended=True), {SAY: "yes"}, 0, TODAY)
    full = Box(LAST, sums={SAY: {"yes": sums.MOST_ANSWERS}})
    with pytest.raises(OccasionOver):
        put(full, {SAY: "no"}, 0, TODAY)
    assert AlreadySaid.code == "already_said"


# Over workshops


def unit(workshop, *leads, place=None, half=H1, of=Occasion.ONE, question=SAY, yes=5):
    return Unit(workshop, of, question, {"yes": yes}, frozenset(leads), place, half)


def led(workshop, by, *others, place=None, half=H1):
    leads = frozenset({by, *others})
    return Unit(workshop, Occasion.LED_ONE, Question.TIME, {"yes": 1}, leads, place, half, by=by)


def keys(made):
    return [sorted(it.workshop for it in each.of) for each in made]


def test_the_example_of_the_docstring():
    three = [unit(1, 1), unit(2, 2), unit(3, 1, 2)]
    assert batches(three, H2) == []
    (made,) = batches([*three, unit(4, 3)], H2)
    assert dict(made.batch.sums) == {"yes": 20}
    assert (made.batch.units, made.batch.half, made.batch.administration) == (4, H1, None)


def test_two_workshops_are_never_a_sum_and_three_by_three_are():
    assert not may_stand(Kind.SESSION, [])
    assert not may_stand(Kind.SESSION, [unit(1, 1)])
    assert not may_stand(Kind.SESSION, [unit(1, 1), unit(2, 2)])
    assert not may_stand(Kind.SESSION, [unit(1, 1), unit(2, 1), unit(3, 2)])
    assert may_stand(Kind.SESSION, [unit(1, 1), unit(2, 2), unit(3, 3)])
    assert not may_stand(Kind.SESSION, [unit(1, 1, 9), unit(2, 2, 9), unit(3, 3, 9)])


def test_what_who_led_has_said_takes_five_who_led_and_nobody_says_most_of_it():
    four = [led(it, it) for it in range(1, 5)]
    assert not may_stand(Kind.LED, four)
    assert may_stand(Kind.LED, [*four, led(5, 5)])
    most = [led(10 + it, 9) for it in range(6)]
    assert not may_stand(Kind.LED, [*four, led(5, 5), *most])


def test_who_leads_with_four_of_five_does_not_learn_what_the_fifth_has_said():
    """Whoever leads together reads each other's answers."""
    alone = [led(it, it) for it in range(1, 6)]
    assert may_stand(Kind.LED, alone)
    four = [led(it, it, 9) for it in range(1, 5)]
    assert not may_stand(Kind.LED, [*four, led(5, 5)])
    assert not may_stand(Kind.LED, [*four, *(led(it, it) for it in range(5, 8))])
    assert may_stand(Kind.LED, [*four, *(led(it, it) for it in range(5, 9))])


def test_before_a_half_year_has_ended_nothing_is_counted():
    its = [unit(it, it) for it in (1, 2, 3)]
    assert batches(its, H1) == []
    assert keys(batches(its, H2)) == [[1, 2, 3]]


def test_an_administration_has_its_own_and_what_is_too_little_there_is_in_the_whole():
    own = [unit(it, it, place=7) for it in (1, 2, 3)]
    few = [unit(4, 4, place=8), unit(5, 5, place=9), unit(6, 6)]
    made = batches([*own, *few], H2)
    assert [(it.batch.administration, sorted(u.workshop for u in it.of)) for it in made] == [
        (7, [1, 2, 3]),
        (None, [4, 5, 6]),
    ]


def test_each_question_and_kind_is_for_itself_and_both_sessions_are_one_kind():
    its = [unit(1, 1), unit(2, 2, of=Occasion.TWO), unit(3, 3), unit(1, 1, question=Question.HARD)]
    (made,) = batches(its, H2)
    assert (made.batch.kind, made.batch.question) == (Kind.SESSION, SAY)
    assert batches([unit(1, 1, of=Occasion.SIX), unit(2, 2, of=Occasion.TWELVE), unit(3, 3)], H2) == []


units = st.lists(
    st.builds(
        lambda leads, place, half, yes: (frozenset(leads), place, half, yes),
        st.sets(st.integers(1, 6), min_size=1, max_size=2),
        st.sampled_from([None, 1, 2]),
        st.sampled_from([H1, H2]),
        st.integers(5, 9),
    ),
    max_size=14,
)


def history(those):
    """All that is ever counted of these, half-year by half-year."""
    waiting = [Unit(n, Occasion.ONE, SAY, {"yes": yes}, *its, half) for n, (*its, half, yes) in enumerate(those)]
    made = []
    for now in (H1, H2, H3):
        new = batches(waiting, now)
        done = {it.key for each in new for it in each.of}
        waiting = [it for it in waiting if it.key not in done]
        made += new
    return made


def rank(rows):
    """Of a matrix of whole numbers, in whole numbers."""
    rows, found = [[*row] for row in rows], 0
    for column in range(len(rows[0]) if rows else 0):
        pivot = next((at for at in range(found, len(rows)) if rows[at][column]), None)
        if pivot is None:
            continue
        rows[found], rows[pivot] = rows[pivot], rows[found]
        row, by = rows[found], rows[found][column]
        for at in range(found + 1, len(rows)):
            if times := rows[at][column]:
                left = [by * its - times * it for its, it in zip(rows[at], row, strict=True)]
                shared = gcd(*left) or 1
                rows[at] = [it // shared for it in left]
        found += 1
    return found


@given(units)
def test_nobody_who_reads_everything_and_leads_something_learns_of_another_persons_workshops(those):
    """Each sum that is shown, to whichever administration and after whichever half-year, is a row; each workshop a
    column. Whoever leads some knows their columns. That a vector is known means that it is a combination of the rows:
    of what one other person leads, nothing is."""
    made = history(those)
    rows = []
    for now in (H1, H2, H3):
        for places in ((), (1,), (2,), (1, 2)):
            seen = [it for it in made if it.batch.half < now or now is H3]
            seen = [it for it in seen if not places or it.batch.administration in places]
            if seen:
                its = {u.workshop for it in seen for u in it.of}
                rows.append([int(n in its) for n in range(len(those))])
    for reader in range(1, 7):
        own = [n for n, (who, *_) in enumerate(those) if reader in who]
        known = rows + [[int(n == mine) for n in range(len(those))] for mine in own]
        of_all = rank(known)
        for other in range(1, 7):
            theirs = [n for n, (who, *_) in enumerate(those) if other in who and n not in own]
            # What is known of theirs alone is the rank of all, less the rank without their columns.
            without = [[it for n, it in enumerate(row) if n not in theirs] for row in known]
            assert of_all == rank(without)


@given(units)
def test_batches_share_nothing_and_are_of_sums_that_are_told_already(those):
    made = history(those)
    counted = [it.key for each in made for it in each.of]
    assert len(counted) == len({*counted})
    for each in made:
        assert each.batch.sums["yes"] == sum(it.sums["yes"] for it in each.of) >= 3 * SMALLEST
        assert each.batch.administration in {None, *(it.administration for it in each.of)}


@given(units, units)
def test_what_comes_later_changes_nothing_that_is_counted(those, more):
    later = [(who, place, H2, yes) for who, place, _h, yes in more]
    first = [it for it in history(those) if it.batch.half == H1]
    then = [it for it in history([*those, *later]) if it.batch.half == H1]
    assert [it.batch for it in first] == [it.batch for it in then]


def test_the_programme_owner_is_told_whole_batches_of_their_administrations():
    one = Batch(Kind.SESSION, SAY, 1, H1, {"yes": 10, "no": 5}, 3)
    two = Batch(Kind.SESSION, SAY, None, H2, {"yes": 20}, 4)
    three = Batch(Kind.LED, Question.CHANGE, 1, H1, {"more_time": 6}, 6)
    whole = programme([one, two, three], ())
    assert [(it.kind, it.units, [dict(line.sums) for line in it.lines]) for it in whole.parts] == [
        (Kind.SESSION, 7, [{"yes": 30, "partly": 0, "no": 5}]),
        (Kind.LED, 6, [{**dict.fromkeys(occasions.CHANGES, 0), "more_time": 6}]),
    ]
    assert whole.until == H2
    part = programme([one, two, three], {1})
    assert (part.parts[0].lines[0].answers, part.until) == (15, H1)
    assert programme([], ()) == programme([one], {2}) == sums.Programme()


@given(st.sampled_from(PURPOSES), st.sampled_from([*Step]), st.booleans())
def test_nobody_is_asked_while_they_sort(purpose, step, had_two):
    asked = asked_now(purpose, step, had_two=had_two)
    assert (asked is None) is (step is Step.SORT or (step is Step.GATHER and purpose == "jobs"))
