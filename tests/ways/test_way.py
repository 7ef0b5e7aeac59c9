"""A way as a list that the municipality edits, without a database."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.vocabulary import TextTooLong
from app.ways.come_along import ALTERNATIVE, BROADENED, DIRECT, OURS, WAYS, YEAR_AT_AME
from app.ways.way import (
    MOST_STAGES,
    Employer,
    EndsInOrdinary,
    Kind,
    MonthsUnreadable,
    Stage,
    StageGone,
    StageNameMissing,
    TooManyStages,
    Under,
    Way,
    WayNameMissing,
    moved,
    named,
    read_stage,
    taken_in,
    typed,
    with_changed,
    with_stage,
    without_stage,
)

EXTRA = Stage("extra", "Prova på", role="Handledare")


def keys(way: Way) -> list[str]:
    return [it.key for it in way.stages]


# Refused


def test_the_job_under_ab_is_where_every_way_ends():
    with pytest.raises(EndsInOrdinary):
        without_stage(DIRECT, "ordinary")
    with pytest.raises(EndsInOrdinary):
        moved(DIRECT, "ordinary", -1)
    with pytest.raises(EndsInOrdinary):
        with_changed(DIRECT, replace(DIRECT.stages[-1], kind=Kind.STEP))
    with pytest.raises(EndsInOrdinary):
        with_changed(DIRECT, replace(DIRECT.stages[0], kind=Kind.ORDINARY))


def test_a_stage_that_somebody_else_removed_is_gone():
    left = without_stage(DIRECT, "ad")
    for edit in (
        lambda: without_stage(left, "ad"),
        lambda: moved(left, "ad", 1),
        lambda: with_changed(left, DIRECT.stage("ad")),
        lambda: taken_in(left.stages, "ad", DIRECT),
    ):
        with pytest.raises(StageGone):
            edit()


def test_a_way_has_room_for_so_many_stages():
    way = DIRECT
    for count in range(MOST_STAGES - len(DIRECT.stages)):
        way = with_stage(way, replace(EXTRA, key=f"own{count}"))
    with pytest.raises(TooManyStages):
        with_stage(way, EXTRA)


@pytest.mark.parametrize("written", ["0", "61", "-1", "sex", "1,5", "²", "9999", "٣"])
def test_months_are_whole_and_not_too_many(written: str):
    with pytest.raises(MonthsUnreadable) as no:
        read_stage("a", {"name": "BEA", "months": written})
    assert no.value.details["typed"] == written


def test_names_are_written_and_have_a_limit():
    with pytest.raises(WayNameMissing):
        named(DIRECT, " \u200b ")
    with pytest.raises(StageNameMissing):
        read_stage("a", {"name": ""})
    with pytest.raises(TextTooLong):
        named(DIRECT, "x" * 81)


# Come along


def test_five_come_along_and_each_is_a_way():
    assert [it.name for it in WAYS.values()] == [
        "Direkt AB",
        "Alternativ rekryteringsväg",
        "Ett år på AME",
        "Annons och matchning samtidigt",
        "Befintlig tjänst, breddad väg",
    ]
    for way in WAYS.values():
        assert len(set(keys(way))) == len(way.stages)
        assert [it.kind for it in way.stages].count(Kind.ORDINARY) == 1
        assert way.stages[-1].kind is Kind.ORDINARY
        assert way.stages[0].name == "Vakansprövning"
        assert all(it.role for it in way.stages)


def test_at_ame_they_are_employer_until_the_employer_is_changed():
    assert [(it.employer, it.under) for it in YEAR_AT_AME.stages] == [
        (Employer.WORKPLACE, Under.NOBODY),
        (Employer.WORKPLACE, Under.NOBODY),
        (Employer.AME, Under.BEA),
        (Employer.AME, Under.BEA),
        (Employer.WORKPLACE, Under.AB),
        (Employer.WORKPLACE, Under.AB),
    ]
    assert YEAR_AT_AME.stage("year").months == 12


def test_what_came_along_is_said_in_the_readers_language_and_nothing_else_is():
    assert {"Vakansprövning", "Direkt AB", "AME och AF"} <= OURS
    assert "" not in OURS


# Edited


def test_a_stage_is_moved_by_steps_and_stops_at_the_ends():
    assert keys(moved(DIRECT, "ad", -1)) == ["vacancy_review", "ad", "precedence", "selection", "ordinary"]
    assert keys(moved(DIRECT, "selection", 1)) == keys(DIRECT)
    assert keys(moved(DIRECT, "vacancy_review", -1)) == keys(DIRECT)


def test_the_stages_of_a_chosen_way_come_after_the_choice_once_each():
    its = [it.key for it in taken_in(BROADENED.stages, "choice", YEAR_AT_AME)]
    assert its == [
        *("vacancy_review", "requirements", "obstacles", "choice"),
        *("matching", "year", "follow_up", "change_of_employer", "ordinary"),
    ]
    again = taken_in(taken_in(BROADENED.stages, "choice", YEAR_AT_AME), "choice", YEAR_AT_AME)
    assert [it.key for it in again] == its


edits = st.lists(
    st.tuples(st.sampled_from(["up", "down", "remove", "add", "change"]), st.integers(0, 30)),
    max_size=40,
)


@given(st.sampled_from([*WAYS.values()]), edits)
def test_however_it_is_edited_it_has_one_end_and_no_stage_twice(way: Way, edits: list[tuple[str, int]]):
    for count, (what, place) in enumerate(edits):
        stage = way.stages[place % len(way.stages)]
        before = {*keys(way)}
        try:
            if what == "add":
                way = with_stage(way, replace(EXTRA, key=f"own{count}"))
            elif what == "remove":
                way = without_stage(way, stage.key)
                assert {*keys(way)} == before - {stage.key}
            elif what == "change":
                way = with_changed(way, read_stage(stage.key, typed(stage), is_last=stage.kind is Kind.ORDINARY))
            else:
                way = moved(way, stage.key, 1 if what == "down" else -1)
                assert {*keys(way)} == before
        except (EndsInOrdinary, TooManyStages):
            assert {*keys(way)} == before
    assert [it for it in way.stages if it.kind is Kind.ORDINARY] == [way.stages[-1]]
    assert len(set(keys(way))) == len(way.stages) <= MOST_STAGES


@given(st.sampled_from([stage for way in WAYS.values() for stage in way.stages]))
def test_a_stage_that_is_typed_out_reads_back_as_itself(stage: Stage):
    assert read_stage(stage.key, typed(stage), is_last=stage.kind is Kind.ORDINARY) == stage


def test_a_stage_with_choices_that_do_not_exist_is_an_ordinary_one():
    stage = read_stage("a", {"name": "Nytt", "kind": "ordinary", "employer": "x", "under": "x"})
    assert (stage.kind, stage.employer, stage.under) == (Kind.STEP, Employer.WORKPLACE, Under.NOBODY)
    assert ALTERNATIVE.stage("introduction").months == 6
