"""Which shared tasks a job may be built of, what is said of it, and the draft that is begun."""

from contextlib import suppress
from datetime import date
from decimal import Decimal

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from app.built_jobs.begun import begin, mark, shared_id, source_id
from app.built_jobs.building import WHOLE_DAY, Why, build
from app.built_jobs.drawn import drawn
from app.built_jobs.offered import EXAMPLES, carried, offered
from app.built_jobs.reading import ALL, _in
from app.built_jobs.said import clock, hindrance, hours, left, nearest, notes, quarters, sentence, tasks
from app.built_jobs.wishing import Asked, PartsNotChosen, asked, of_wish, read_wish
from app.calculator.mix.said import Reader
from app.job_descriptions.draft import EXTENTS, Begun, Draft, Duty, Provenance, TitleMissing, TooManyRows
from app.task_map.shared import Area, Kind, SharedTask
from app.vocabulary import Colour
from app.workshop.workshop import UnknownChoice
from tests.built_jobs.offers import BJORKEN, SOLEN, a_preschool, offer, wish, yellow

SWEDISH = Reader(lambda sentence: sentence, Locale("sv"))
TODAY = date(2026, 5, 3)
NEAR = {1: "Norr", 2: "Norr"}


def task(id, text="Städa", minutes=60, colour=Colour.RED, **its):
    its = {"workplace": "Solen", "workplace_id": 1, "administration_id": 1, "share": 1, **its}
    return SharedTask(id=id, area=Area.PRESCHOOL, text=text, colour=colour, minutes=minutes, **its)


def texts(found):
    return [it.text for it in found.offers]


# Offered


def test_red_tasks_are_offered_with_the_hours_that_are_in_no_text():
    found = offered([task(1), task(2, "Duka", 600)], NEAR, {2: 240})
    assert [(it.text, it.minutes) for it in found.offers] == [("Städa", 60), ("Duka", 360)]
    assert found.used == {"norr": 240}


def test_what_stands_in_a_text_of_an_older_workshop_is_not_offered_again_of_the_newer():
    older = [task(1, minutes=300, group=7), task(2, "Duka", 60, group=8)]
    newer = [task(3, minutes=240, group=7, share=2), task(4, "Duka", 90, group=9, share=2)]
    assert carried({1: 180, 5: 30}, older, newer) == {1: 180, 3: 180, 5: 30}
    assert carried({1: 600}, older, newer)[3] == 240, "no more than there is"
    two = [task(3, minutes=100, group=7), task(4, minutes=100, group=7), task(6, minutes=100, group=7, workplace_id=2)]
    assert carried({1: 150}, older, two) == {1: 150, 3: 100, 4: 50}


def test_less_than_a_quarter_of_an_hour_is_no_rest():
    assert texts(offered([task(1, minutes=607)], NEAR, {1: 600})) == []
    assert texts(offered([task(1, minutes=10)], NEAR, {})) == ["Städa"]


def test_what_another_group_keeps_is_handed_over_where_it_is():
    its = [task(1, "Ge medicin"), task(2, "Ge medicin", colour=Colour.GREEN), task(3, "Ge medicin", share=2)]
    assert [it.id for it in offered(its, NEAR, {}).offers] == [3]


@pytest.mark.parametrize("kind", [Kind.STOP, Kind.MOVE, Kind.KEEP])
def test_what_was_decided_otherwise_is_not_offered(kind):
    its = [task(1, decided=kind), task(2, "Planera", colour=Colour.YELLOW, decided=kind)]
    found = offered(its, NEAR, {}, {2})
    assert (found.offers, found.yellow) == ((), ())


def test_a_yellow_task_is_offered_where_it_was_bundled_or_is_chosen():
    its = [
        task(1, "Lägga schema", colour=Colour.YELLOW, decided=Kind.BUNDLE),
        task(2, "Planera", colour=Colour.YELLOW),
        task(3, "Leda", colour=Colour.YELLOW),
    ]
    found = offered(its, NEAR, {}, {2})
    assert texts(found) == ["Lägga schema", "Planera"]
    assert [(it.offer.text, it.is_chosen) for it in found.yellow] == [("Planera", True), ("Leda", False)]
    assert all(it.is_qualified for it in found.offers)


def test_black_and_green_tasks_are_never_offered():
    its = [task(1, colour=Colour.BLACK), task(2, "B", colour=Colour.GREEN)]
    assert offered(its, NEAR, {}, {1, 2}).offers == ()


def test_a_workplace_that_is_closed_or_on_nobodys_list_offers_nothing():
    assert offered([task(1, workplace_id=9)], NEAR, {}).offers == ()


def test_tasks_without_time_are_counted_by_district():
    assert offered([task(1, minutes=0), task(2, "Duka", 0)], NEAR, {}).untimed == {"norr": 2}


def test_examples_are_offered_together_where_there_is_nothing_else():
    example = task(1, workplace_id=None, is_example=True)
    found = offered([example], NEAR, {})
    assert (found.is_example, found.districts) == (True, [EXAMPLES])
    assert [it.id for it in offered([example, task(2)], NEAR, {}).offers] == [2]


def test_districts_are_in_order_and_those_in_none_last():
    its = [task(n, workplace_id=n, workplace=str(n)) for n in (1, 2, 3)]
    assert offered(its, {1: "", 2: "Öster", 3: "Norr"}, {}).districts == ["Norr", "Öster", ""]


# Said


@given(st.lists(st.integers(0, 3000), max_size=30))
def test_quarters_are_together_what_their_sum_is(minutes):
    its = quarters(minutes)
    assert sum(its) == Decimal(round(sum(minutes) / 15)) / 4
    assert all(abs(it * 60 - exact) < 15 for it, exact in zip(its, minutes, strict=True))


def test_a_proposal_says_what_it_fills_where_when_and_what_is_left():
    [first, *_] = build(a_preschool(SOLEN), wish(50)).proposals
    assert sentence(first, SWEDISH) == (
        "Fyller 50 av 50 %, på en arbetsplats, förmiddag och mitt på dagen. 10 timmar röd tid blir kvar."
    )


def test_a_proposal_at_two_places_says_how_one_gets_about():
    there = [offer(SOLEN, "Städa", 10, "forenoon", qualified=True), offer(BJORKEN, "Duka", 10, "midday")]
    [its] = build(there, wish(50)).proposals
    assert [*notes(its, SWEDISH)] == [
        "Byte av plats bara mellan två delar av dagen: Solen – Björken. Restiden är inte räknad.",
        "Att växa i: Städa.",
    ]
    assert "på två arbetsplatser, förmiddag och mitt på dagen. Ingen röd tid blir kvar." in sentence(its, SWEDISH)


def test_a_divided_task_says_how_much_of_it():
    there = [offer(SOLEN, "Städa", 25, "forenoon", qualified=True), offer(SOLEN, "Duka", 10, "midday")]
    [its] = build(there, wish(50)).proposals
    assert [(it[0].text, *it[1:]) for it in tasks(its, SWEDISH)] == [
        ("Duka", "10", ""),
        ("Städa", "10", "10 av 25 timmar"),
    ]


@pytest.mark.parametrize(("minutes", "said"), [(60, "En timme röd tid"), (0, "Ingen röd tid"), (90, "1,5 timmar röd")])
def test_what_is_left_is_said(minutes, said):
    assert left(minutes, SWEDISH).startswith(said)


def test_hours_are_to_a_quarter_and_times_of_the_day_as_people_write_them():
    assert (hours(100, SWEDISH), clock(570), clock(1800)) == ("1,75", "9.30", "6.00")


SHORT = {"parts": ("forenoon", "midday")}
FALLS = [offer(SOLEN, "Duka", 10, "forenoon", qualified=True), offer(SOLEN, "Städa", 15, "afternoon")]


@pytest.mark.parametrize(
    ("there", "asked_for", "why", "says"),
    [
        (a_preschool(SOLEN), wish(50, district="Söder"), Why.NOTHING, "Ingen här har delat"),
        (a_preschool(SOLEN), wish(75, **SHORT), Why.DAY, "förmiddag och mitt på dagen är 4 timmar om dagen, och 75 %"),
        (a_preschool(SOLEN), wish(75, parts=()), Why.DAY, "Ingen del av dagen är vald."),
        (FALLS[:1], wish(50), Why.HOURS, "som mest fyller den 25 av 50 %"),
        ([*FALLS, offer(SOLEN, "X", 5, "midday")], wish(75), Why.SPLIT, "mitt på dagen saknas 2,5 timmar i veckan"),
        (
            [offer(SOLEN, "A", 10, "forenoon"), offer(SOLEN, "B", 10, "midday")],
            wish(50),
            Why.QUALIFIED,
            "ingen av uppgifterna är kvalificerad",
        ),
        (
            [offer(SOLEN, "A", 10, "forenoon", qualified=True), offer(BJORKEN, "B", 10, "midday")],
            wish(50, places=1),
            Why.PLACES,
            "men på två arbetsplatser",
        ),
    ],
)
def test_each_hindrance_says_what_stands_in_the_way(there, asked_for, why, says):
    answer = build(there, asked_for)
    assert answer.hindrance.why is why
    assert says in hindrance(answer.hindrance, asked_for, SWEDISH)


def test_the_nearest_is_said_in_the_order_of_the_form():
    asked_for = wish(100, parts=("morning",), places=1, district="Söder")
    answer = build(a_preschool(SOLEN), asked_for)
    assert nearest(answer, asked_for, SWEDISH, {}) == (
        "Närmast som går: närområdet Norr, 50 %, före nio, förmiddag, mitt på dagen, eftermiddag och kväll, "
        "på tre arbetsplatser."
    )
    assert nearest(build([], asked_for), asked_for, SWEDISH, {}) == ""


# Drawn


def test_the_day_is_drawn_from_six_to_ten_and_to_the_morning_with_the_night_in_it():
    [its, *_] = build(a_preschool(SOLEN), wish(75)).proposals
    day = drawn(its)
    assert [hour for _, hour in day.hours] == [6, 9, 11, 13, 16, 22]
    assert [(round(bar.x), round(bar.width), bar.number) for bar in day.bars] == [(19, 38, 1)]
    night = [offer(SOLEN, "Tvätta", 20, "night", qualified=True)]
    [its] = build(night, wish(50, parts=("night",))).proposals
    assert drawn(its).hours[-1] == (100.0, 6)
    assert all(bar.x + bar.width <= 100 for bar in drawn(its).bars)


# Wished


def test_the_form_proposes_something_before_anybody_has_said_anything():
    its = asked([])
    assert (its.extent, its.parts, its.places, its.is_asked) == ("75", {"forenoon", "midday", "afternoon"}, "2", False)


def test_what_is_asked_is_read_and_written_alike():
    it = wish(100, places=3)
    its = of_wish(it, {7, 3})
    assert asked(its.pairs) == its
    assert read_wish(its, ["Norr"]) == it


@given(st.lists(st.tuples(st.sampled_from(["district", "extent", "part", "places", "yellow", "asked"]), st.text())))
def test_whatever_is_sent_is_read_or_refused(pairs):
    its = asked(pairs)
    assert len(its.yellow) <= 100
    with suppress(UnknownChoice, PartsNotChosen):
        assert read_wish(its, ["Norr", ""]).parts


def test_a_district_is_one_of_those_where_something_is_shared():
    it = Asked("norr", "50", frozenset(WHOLE_DAY), "1")
    assert read_wish(it, ["Norr"]).district == "Norr"
    with pytest.raises(UnknownChoice):
        read_wish(it, ["Söder"])


# Begun


def begun(there, asked_for, title="Serviceassistent"):
    [its, *_] = build(there, asked_for).proposals
    shared = {it.id: task(it.id, it.text, it.minutes, it.colour, when=it.when, workplace=it.place.name) for it in there}
    return its, begin(its, title, shared, TODAY)


def test_a_draft_has_the_tasks_under_their_workplaces_and_the_extent():
    there = [offer(SOLEN, "Städa", 10, "forenoon", qualified=True), offer(BJORKEN, "Duka", 10, "midday")]
    _, draft = begun(there, wish(50))
    assert [(it.heading, it.text, it.hours) for it in draft.duties] == [("Solen", "Städa", 10), ("Björken", "Duka", 10)]
    assert (draft.extent, draft.full_time, draft.workplace) == (50, 40, "Solen, Björken")
    assert draft.working_hours == (
        "Måndag till fredag, ungefär 9.00–13.00: på förmiddagen på Solen, mitt på dagen på Björken. Rast utöver det."
    )
    assert [(it.kind, it.name) for it in draft.provenance.bases] == [(Begun.SHARED, "Solen, Björken")]
    assert all(it.basis is Begun.SHARED and not it.votes and not it.colours for it in draft.provenance.sources)


def test_a_draft_says_what_needs_an_introduction_and_what_is_divided():
    there = [
        offer(SOLEN, "Städa", 25, "forenoon"),
        offer(SOLEN, "Duka", 8, "midday"),
        yellow(SOLEN, "Planera", 2, "midday"),
    ]
    _, draft = begun(there, wish(50))
    assert draft.introduction == "Introduktion behövs för:\n- Planera"
    assert draft.notes == "Delas med dem som gör den nu:\n- Städa på Solen: 10 av 25 timmar i veckan"


def test_a_sliver_is_no_row_and_what_is_known_of_it_is_no_source():
    there = [
        offer(SOLEN, "Städa", 10, "forenoon", qualified=True),
        offer(SOLEN, "Duka", 9.9, "midday"),
        offer(SOLEN, "Tända", 0.1, "midday"),
    ]
    its, draft = begun(there, wish(50, parts=("forenoon", "midday")))
    assert {it.text for it in its.tasks} == {"Städa", "Duka", "Tända"}
    assert [(it.text, it.hours) for it in draft.duties] == [("Städa", 10), ("Duka", 10)]
    assert [it.text for it in draft.provenance.sources] == ["Städa", "Duka"]
    assert draft.notes == ""


def test_a_source_has_the_parts_of_the_day_in_which_the_job_has_it():
    there = [
        offer(SOLEN, "Duka", 20, "midday", "evening", qualified=True),
        offer(SOLEN, "Städa", 10, "forenoon"),
        offer(SOLEN, "Beställa", 5),
    ]
    its, draft = begun(there, wish(50, parts=("forenoon", "midday")))
    assert "evening" not in its.parts
    parts = {it.text: it.parts for it in draft.provenance.sources}
    assert parts["Duka"] == ("midday",)
    assert all(set(it) <= set(its.parts) for it in parts.values())


def test_rows_that_became_one_take_no_more_of_each_than_the_row_has():
    ids = (source_id(1), source_id(2))
    rows = (Duty("Städa och duka", Decimal("2.5"), ids), Duty("Tvätta", None, (source_id(3),)))
    assert [*_in(Draft("X", Provenance(), rows))] == [(ids[0], 150), (ids[1], 150), (source_id(3), ALL)]


@pytest.mark.parametrize("extent", EXTENTS)
def test_a_drafts_hours_are_what_the_proposal_has(extent):
    there = [
        it
        for where in (SOLEN, BJORKEN)
        for it in (*a_preschool(where), offer(where, "Diska", 7.2, "midday", "evening"))
    ]
    its, draft = begun(there, wish(extent, parts=WHOLE_DAY))
    assert draft.hours == Decimal(round(its.minutes / 15)) / 4


def test_a_draft_needs_a_title():
    with pytest.raises(TitleMissing):
        begun(a_preschool(SOLEN), wish(50), " ")


def test_a_draft_has_no_more_rows_than_a_text_holds():
    there = [
        offer(SOLEN, f"Uppgift {n}", 0.25, part, qualified=True) for n in range(40) for part in ("forenoon", "midday")
    ]
    with pytest.raises(TooManyRows):
        begun(there, wish(50))


def test_a_source_leads_back_to_what_was_shared():
    assert shared_id(source_id(12)) == 12
    for other in ("ABC234.t1", "shared.", "shared.²", "shared.-1", "interviews.3"):
        assert shared_id(other) is None


def test_a_mark_is_the_same_for_the_same_and_another_for_another():
    there = [*a_preschool(SOLEN), *a_preschool(BJORKEN)]
    first, again = ([mark(it) for it in build(there, wish(50)).proposals] for _ in range(2))
    assert first == again
    assert len({*first}) == len(first) == 3
