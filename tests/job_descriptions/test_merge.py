"""Two people who write at once: what both did is put together, and nobody's words are lost."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.job_descriptions.draft import Draft, Duty, Level, Provenance, Requirement, Status, TasksMissing, TooManyRows
from app.job_descriptions.merge import Merge, Pick, Spot, asked, merge, picked, picks, spot
from app.job_descriptions.typed import typed
from app.vocabulary import TextTooLong

LAUNDRY, DISHES = Duty("Tvätt", Decimal(5), id="a"), Duty("Disk", id="b")
CALM = Requirement("Lugn", id="r")
BASE = Draft("Serviceassistent", Provenance(), (LAUNDRY, DISHES), assignment="En lugn dag", requirements=(CALM,))


def texts(draft: Draft) -> list[str]:
    return [duty.text for duty in draft.duties]


def with_rows(*duties: Duty) -> Draft:
    return replace(BASE, duties=duties)


def test_all_rows_can_not_be_taken_away_by_two_together():
    with pytest.raises(TasksMissing):
        merge(BASE, with_rows(LAUNDRY), with_rows(DISHES))


def test_two_together_can_not_write_more_rows_than_fit():
    mine, theirs = (with_rows(LAUNDRY, *(Duty("x", id=f"{who}{n}") for n in range(40))) for who in "mt")
    with pytest.raises(TooManyRows):
        merge(BASE, mine, theirs)


def test_different_texts_that_two_have_changed_are_both_kept():
    both = merge(BASE, replace(BASE, assignment="Mitt"), replace(BASE, notes="Deras"))
    assert (both.draft.assignment, both.draft.notes) == ("Mitt", "Deras")
    assert (both.taken, both.clashing) == (("notes",), ())


def test_different_rows_that_two_have_changed_are_both_kept():
    mine = with_rows(replace(LAUNDRY, text="Tar hand om tvätt"), DISHES)
    theirs = with_rows(LAUNDRY, replace(DISHES, text="Diskar"))
    both = merge(BASE, mine, theirs)
    assert texts(both.draft) == ["Tar hand om tvätt", "Diskar"]
    assert (both.taken, both.clashing) == (("duties",), ())


def test_different_fields_of_a_row_that_two_have_changed_are_both_kept():
    mine = replace(BASE, requirements=(replace(CALM, why="Måltider"),))
    theirs = replace(BASE, requirements=(replace(CALM, level=Level.DESIRABLE),))
    both = merge(BASE, mine, theirs)
    assert both.draft.requirements == (replace(CALM, why="Måltider", level=Level.DESIRABLE),)
    assert both.clashing == ()


def test_rows_that_two_have_added_stand_where_each_put_them():
    mine = with_rows(LAUNDRY, Duty("Mitt", id="m"), DISHES)
    theirs = with_rows(LAUNDRY, DISHES, Duty("Deras", id="t"))
    assert texts(merge(BASE, mine, theirs).draft) == ["Tvätt", "Mitt", "Disk", "Deras"]


def test_rows_stand_as_the_one_who_moved_them_put_them():
    moved = with_rows(DISHES, LAUNDRY)
    assert texts(merge(BASE, moved, BASE).draft) == ["Disk", "Tvätt"]
    assert texts(merge(BASE, BASE, moved).draft) == ["Disk", "Tvätt"]


def test_a_row_that_one_took_away_and_nobody_changed_is_gone():
    assert texts(merge(BASE, BASE, with_rows(LAUNDRY)).draft) == ["Tvätt"]
    assert texts(merge(BASE, with_rows(LAUNDRY), BASE).draft) == ["Tvätt"]


def test_where_both_changed_the_same_mine_stands_and_the_place_is_told():
    both = merge(BASE, replace(BASE, assignment="Mitt"), replace(BASE, assignment="Deras"))
    assert both.draft.assignment == "Mitt"
    assert both.clashing == (Spot("", "assignment"),)


def test_the_same_change_twice_is_no_clash():
    changed = replace(BASE, assignment="Samma")
    assert merge(BASE, changed, changed).clashing == ()


@pytest.mark.parametrize("who_removed", ["mine", "theirs"])
def test_a_row_that_one_took_away_and_the_other_wrote_in_stands_until_somebody_picks(who_removed: str):
    written = with_rows(replace(LAUNDRY, text="Tar hand om tvätt"), DISHES)
    removed = with_rows(DISHES)
    mine, theirs = (removed, written) if who_removed == "mine" else (written, removed)
    both = merge(BASE, mine, theirs)
    assert texts(both.draft) == ["Tar hand om tvätt", "Disk"]
    (clash,) = asked(both.clashing, typed(mine), typed(theirs), {})
    assert clash.about == "Tar hand om tvätt"
    assert (clash.mine is None, clash.theirs is None) == (who_removed == "mine", who_removed == "theirs")
    keeps = Pick.THEIRS if who_removed == "mine" else Pick.MINE
    removes = Pick.MINE if who_removed == "mine" else Pick.THEIRS
    assert clash.pick is keeps
    assert texts(picked(both.draft, theirs, {clash.spot.key: keeps})) == ["Tar hand om tvätt", "Disk"]
    assert texts(picked(both.draft, theirs, {clash.spot.key: removes})) == ["Disk"]


@pytest.mark.parametrize(
    ("pick", "text", "row"),
    [
        (Pick.MINE, "Mitt", "Min rad"),
        (Pick.THEIRS, "Deras", "Deras rad"),
        (Pick.BOTH, "Mitt\nDeras", "Min rad; Deras rad"),
    ],
)
def test_one_picks_mine_theirs_or_both(pick: Pick, text: str, row: str):
    mine = replace(with_rows(replace(LAUNDRY, text="Min rad"), DISHES), assignment="Mitt")
    theirs = replace(with_rows(replace(LAUNDRY, text="Deras rad"), DISHES), assignment="Deras")
    both = merge(BASE, mine, theirs)
    chosen = picked(both.draft, theirs, {it.key: pick for it in both.clashing})
    assert (chosen.assignment, chosen.duties[0].text) == (text, row)


def test_two_long_texts_that_do_not_fit_together_are_refused():
    mine, theirs = replace(BASE, notes="m" * 3000), replace(BASE, notes="t" * 3000)
    with pytest.raises(TextTooLong):
        picked(mine, theirs, {"//notes": Pick.BOTH})


def test_numbers_and_choices_are_picked_and_not_joined():
    mine, theirs = replace(BASE, extent=Decimal(50)), replace(BASE, extent=Decimal(75))
    (clash,) = merge(BASE, mine, theirs).clashing
    assert not clash.can_join
    assert picked(mine, theirs, {clash.key: Pick.THEIRS}).extent == 75


@pytest.mark.parametrize(
    "key", ["", "//", "//status", "//duties", "//provenance", "duties//text", "duties/a/id", "x/y/z"]
)
def test_a_place_that_is_none_is_not_picked(key: str):
    assert spot(key) is None
    assert picks([(key, "mine")]) == {}


def test_a_pick_that_is_none_is_left_out():
    assert picks([("//notes", "everything"), ("//notes", "both")]) == {"//notes": Pick.BOTH}


def test_a_card_that_both_gave_to_a_sentence_belongs_to_one():
    mine = with_rows(replace(LAUNDRY, sources=("t1",)), DISHES)
    theirs = with_rows(LAUNDRY, replace(DISHES, sources=("t1",)))
    assert [duty.sources for duty in merge(BASE, mine, theirs).draft.duties] == [("t1",), ()]


def test_the_status_and_where_it_came_from_are_as_they_stand_now():
    theirs = replace(BASE, status=Status.REVIEWED)
    assert merge(BASE, replace(BASE, notes="Mitt"), theirs).draft.status is Status.REVIEWED


# Nobody's words are lost

rows = st.lists(
    st.builds(
        Duty, st.sampled_from("uvwxyz"), st.sampled_from([None, Decimal(1), Decimal(2)]), id=st.sampled_from("abcdef")
    ),
    min_size=1,
    max_size=5,
    unique_by=lambda duty: duty.id,
)
any_draft = st.builds(lambda duties, text: replace(with_rows(*duties), assignment=text), rows, st.sampled_from("uvw"))


@given(any_draft, any_draft, any_draft)
def test_what_holds_whoever_wrote_what(base: Draft, mine: Draft, theirs: Draft):
    """To think of drafts takes longer than to look at all that must hold of them."""
    who_changed_nothing_gets_what_the_other_made_of_it(base, mine)
    try:
        both = merge(base, mine, theirs)
    except TasksMissing:
        return
    what_either_wrote_is_in_the_text_or_asked_about(base, mine, theirs, both)
    saving_what_was_put_together_once_more_changes_nothing(theirs, both)


def what_either_wrote_is_in_the_text_or_asked_about(base: Draft, mine: Draft, theirs: Draft, both: Merge):
    was = {duty.id: duty for duty in base.duties}
    there = {duty.id: duty for duty in both.draft.duties}
    asks = {(it.id, it.name) for it in both.clashing}
    for side in (mine, theirs):
        for duty in side.duties:
            if duty == was.get(duty.id):
                continue
            assert duty.id in there
            for name in ("text", "hours"):
                wrote = getattr(duty, name)
                is_new = wrote != getattr(was.get(duty.id), name, None)
                assert not is_new or getattr(there[duty.id], name) == wrote or (duty.id, name) in asks
        if side.assignment != base.assignment:
            assert side.assignment == both.draft.assignment or ("", "assignment") in asks


def who_changed_nothing_gets_what_the_other_made_of_it(base: Draft, other: Draft):
    for both in (merge(base, base, other), merge(base, other, base)):
        assert both.clashing == ()
        assert both.draft == other


def saving_what_was_put_together_once_more_changes_nothing(theirs: Draft, both: Merge):
    assert merge(theirs, both.draft, theirs).draft == both.draft
