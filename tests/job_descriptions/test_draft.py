"""The rules of a draft, without a database."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.analysis.events import ActionPlanned
from app.board.events import TaskRemoved
from app.job_descriptions.draft import (
    MOST_ROWS,
    AdviceKind,
    Agreement,
    Draft,
    Duty,
    Form,
    Kind,
    Level,
    NotADate,
    NotANumber,
    Provenance,
    Requirement,
    Source,
    Status,
    TasksMissing,
    TitleMissing,
    TooManyRows,
    advise,
    begin,
    joined,
    merge,
    propose,
    read,
    revised,
    shares,
    typed,
    went_back,
    with_more,
)
from app.live.state import Live
from app.vocabulary import Colour, Step, TextTooLong
from tests.makers import CARERS, TEACHERS, a_live_workshop, happen, placed

TODAY = date(2026, 11, 24)


def a_settled_workshop() -> Live:
    """Laundry is red for both, orders red for carers and green for teachers, windows red for the only group that placed
    it, teaching green for both."""
    live = a_live_workshop("Tvätt", "Beställa varor", "Fönsterputs", "Undervisning", step=Step.SETTLE)
    for task, group, colour in (
        ("t1", CARERS, Colour.RED),
        ("t1", TEACHERS, Colour.RED),
        ("t2", CARERS, Colour.RED),
        ("t2", TEACHERS, Colour.GREEN),
        ("t3", TEACHERS, Colour.RED),
        ("t4", CARERS, Colour.GREEN),
        ("t4", TEACHERS, Colour.GREEN),
    ):
        happen(live, placed(live, task, group, colour))
    return live


def a_draft(**changes: object) -> Draft:
    draft = begin(a_settled_workshop().analysis, "Serviceassistent", ["t1", "t2"], TODAY)
    return replace(draft, **changes)  # type: ignore[arg-type]


def kinds(draft: Draft) -> set[AdviceKind]:
    return {advice.kind for advice in advise(draft)}


# From the board


def test_tasks_red_for_all_who_do_them_are_proposed_and_those_red_for_some_are_offered():
    proposals = propose(a_settled_workshop().analysis)
    assert [(it.source.id, it.is_proposed) for it in proposals] == [("t1", True), ("t2", False), ("t3", True)]
    assert proposals[1].source.colours == (("Barnskötare", Colour.RED), ("Förskollärare", Colour.GREEN))


def test_what_session_two_decided_counts_for_more_than_the_colours():
    live = a_settled_workshop()
    happen(live, ActionPlanned("a1", "t1", "stop", "", "", None), ActionPlanned("a2", "t4", "bundle", "", "", None))
    proposals = {it.source.id: it for it in propose(live.analysis)}
    assert not proposals["t1"].is_proposed
    assert proposals["t4"].is_proposed
    assert proposals["t4"].decided == ("bundle",)


@pytest.mark.parametrize("title", ["", "  ", "\u200b"])
def test_a_draft_needs_a_title(title: str):
    with pytest.raises(TitleMissing):
        begin(a_settled_workshop().analysis, title, ["t1"], TODAY)


@pytest.mark.parametrize("chosen", [[], ["gone"]])
def test_a_draft_needs_a_task(chosen: list[str]):
    with pytest.raises(TasksMissing):
        begin(a_settled_workshop().analysis, "Serviceassistent", chosen, TODAY)


def test_a_draft_keeps_where_its_tasks_came_from_when_the_board_changes():
    live = a_settled_workshop()
    draft = begin(live.analysis, "Serviceassistent", ["t1", "t2"], TODAY)
    happen(live, placed(live, "t1", CARERS, Colour.BLACK), TaskRemoved("t2"))
    assert [source.text for source in draft.from_board(draft.duties[1])] == ["Beställa varor"]
    assert draft.from_board(draft.duties[0])[0].colours[0] == ("Barnskötare", Colour.RED)
    it = draft.provenance
    assert (it.workplace, it.on, it.people, it.sorted, it.red) == ("Förskolan Exempelgården", TODAY, 3, 4, 2)


def test_a_task_that_was_moved_while_the_page_was_open_can_still_be_chosen():
    live = a_settled_workshop()
    happen(live, placed(live, "t1", CARERS, Colour.GREEN), placed(live, "t1", TEACHERS, Colour.GREEN))
    assert [duty.text for duty in begin(live.analysis, "Serviceassistent", ["t1"], TODAY).duties] == ["Tvätt"]


def test_a_task_that_was_offered_can_be_taken_in_later():
    draft = a_draft()
    assert [source.id for source in draft.not_used] == ["t3"]
    more = with_more(draft, ["t3", "t1", "unknown"])
    assert [duty.text for duty in more.duties] == ["Tvätt", "Beställa varor", "Fönsterputs"]
    assert more.not_used == []


# Typed by hand

lines = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S")), min_size=1, max_size=40)
hours = st.none() | st.decimals("0.01", 60, places=2)
ids = st.lists(st.sampled_from(["t1", "t2", "t3"]), unique=True)
drafts = st.builds(
    lambda text, duties, extent, needs, agreement, plan: a_draft(
        assignment=text, duties=duties, extent=extent, requirements=needs, agreement=agreement, ab_plan=plan
    ),
    lines,
    st.lists(lines, min_size=1, max_size=8).flatmap(
        lambda texts: st.tuples(*(st.builds(Duty, st.just(text), hours) for text in texts))
    ),
    st.none() | st.decimals("0.01", 100, places=2),
    st.lists(st.builds(Requirement, lines, st.sampled_from(Kind), st.sampled_from(Level), lines), max_size=4).map(
        tuple
    ),
    st.sampled_from(Agreement),
    st.none() | st.dates(),
)


@given(drafts)
def test_a_draft_that_is_typed_out_reads_back_as_itself(draft: Draft):
    once = read(typed(draft), draft.provenance)  # letters may be composed anew
    assert read(typed(once), draft.provenance) == once
    assert [(duty.hours, duty.sources) for duty in once.duties] == [(d.hours, d.sources) for d in draft.duties]
    assert (once.extent, once.agreement, once.ab_plan) == (draft.extent, draft.agreement, draft.ab_plan)


@pytest.mark.parametrize("written", ["5,5", "5.5", " 5,50 h", "5,5%"])
def test_numbers_are_read_as_people_write_them(written: str):
    draft = read(Form({"title": "T"}, [{"text": "Tvätt", "hours": written}]), a_draft().provenance)
    assert draft.duties[0].hours == Decimal("5.5")


@pytest.mark.parametrize("written", ["fem", "1e1", "-3", "61", "٥", "5,5,5"])
def test_what_is_no_number_is_refused_with_what_was_written(written: str):
    with pytest.raises(NotANumber) as no:
        read(Form({"title": "T"}, [{"text": "Tvätt", "hours": written}]), a_draft().provenance)
    assert no.value.details["typed"] == written


def test_what_is_no_date_is_refused():
    with pytest.raises(NotADate):
        read(Form({"title": "T", "ab_plan": "2027-02-30"}, [{"text": "Tvätt"}]), a_draft().provenance)


def test_a_row_without_words_is_taken_away():
    form = Form({"title": "T"}, [{"text": " ", "hours": "3"}, {"text": "Tvätt"}], [{"what": "", "why": ""}])
    draft = read(form, a_draft().provenance)
    assert [duty.text for duty in draft.duties] == ["Tvätt"]
    assert draft.requirements == ()


def test_all_rows_can_not_be_taken_away():
    with pytest.raises(TasksMissing):
        read(Form({"title": "T"}, [{"text": ""}]), a_draft().provenance)


def test_rows_and_texts_have_a_limit():
    with pytest.raises(TooManyRows):
        read(Form({"title": "T"}, [{"text": "x"}] * (MOST_ROWS + 1)), a_draft().provenance)
    with pytest.raises(TextTooLong):
        read(Form({"title": "T", "notes": "x" * 4001}, [{"text": "x"}]), a_draft().provenance)


def test_a_card_belongs_to_one_sentence_and_only_cards_that_were_offered_count():
    rows = [{"text": "Ett", "sources": "t1 t1 okänd"}, {"text": "Två", "sources": "t1 t2"}]
    draft = read(Form({"title": "T"}, rows), a_draft().provenance)
    assert [duty.sources for duty in draft.duties] == [("t1",), ("t2",)]


# Saved again


def test_a_reviewed_text_that_is_changed_is_a_draft_again():
    reviewed = a_draft(status=Status.REVIEWED)
    changed = revised(reviewed, replace(reviewed, notes="Nytt"))
    assert changed.status is Status.DRAFT
    assert went_back(reviewed, changed)
    assert revised(reviewed, reviewed).status is Status.REVIEWED


def test_a_text_is_approved_only_after_review():
    draft = a_draft()
    assert revised(draft, draft, Status.APPROVED).status is Status.DRAFT
    reviewed = revised(draft, draft, Status.REVIEWED)
    assert revised(reviewed, reviewed, Status.APPROVED).status is Status.APPROVED
    assert revised(reviewed, replace(reviewed, notes="Nytt"), Status.APPROVED).status is Status.DRAFT


def test_a_save_never_changes_where_the_tasks_came_from():
    draft = a_draft()
    forged = replace(draft, provenance=replace(draft.provenance, red=99))
    assert revised(draft, forged).provenance == draft.provenance


def test_two_people_who_change_different_things_both_get_their_way():
    base = a_draft()
    both = merge(base, replace(base, assignment="Mitt"), replace(base, notes="Deras"))
    assert (both.draft.assignment, both.draft.notes) == ("Mitt", "Deras")
    assert (both.taken, both.clashing) == (("notes",), ())


def test_where_two_people_changed_the_same_thing_mine_is_kept_and_the_clash_is_told():
    base = a_draft()
    both = merge(base, replace(base, assignment="Mitt"), replace(base, assignment="Deras"))
    assert both.draft.assignment == "Mitt"
    assert both.clashing == ("assignment",)


def test_two_rows_joined_keep_both_texts_their_hours_and_their_cards():
    draft = a_draft(duties=(Duty("Ett", Decimal("1.5"), ("t1",)), Duty("Två", Decimal(2), ("t2",)), Duty("Tre")))
    assert joined(draft, 1).duties == (Duty("Ett; Två", Decimal("3.5"), ("t1", "t2")), Duty("Tre"))
    assert joined(draft, 0) == joined(draft, 3) == draft


@given(st.lists(hours, min_size=1, max_size=30))
def test_shares_are_whole_percents_that_add_up_to_a_hundred(weekly: list[Decimal | None]):
    draft = a_draft(duties=tuple(Duty("x", it) for it in weekly))
    its = shares(draft)
    assert [share is None for share in its] == [it is None for it in weekly]
    assert sum(share or 0 for share in its) == (100 if any(weekly) else 0)
    for share, it in zip(its, weekly, strict=True):
        assert it is None or share is None or abs(share - it * 100 / draft.hours) < 1


# To think of


def test_a_task_that_a_group_keeps_as_its_own_is_pointed_out():
    advice = next(it for it in advise(a_draft()) if it.kind is AdviceKind.GREEN_FOR_A_GROUP)
    assert (advice.tasks, advice.groups) == (("Beställa varor",), ("Förskollärare",))


def test_a_job_under_bea_may_not_be_indispensable_and_should_have_a_plan_for_ab():
    assert {AdviceKind.NOT_INDISPENSABLE, AdviceKind.NO_AB_PLAN} <= kinds(a_draft(agreement=Agreement.BEA))
    planned = kinds(a_draft(agreement=Agreement.BEA, ab_plan=date(2027, 9, 1)))
    assert AdviceKind.NOT_INDISPENSABLE in planned
    assert AdviceKind.NO_AB_PLAN not in planned
    assert not {AdviceKind.NOT_INDISPENSABLE, AdviceKind.NO_AB_PLAN} & kinds(a_draft(agreement=Agreement.AB))


def test_a_draft_that_only_lists_tasks_is_asked_for_its_assignment():
    assert AdviceKind.NO_ASSIGNMENT in kinds(a_draft())
    assert AdviceKind.NO_ASSIGNMENT not in kinds(a_draft(assignment="En lugn dag"))


def test_only_simple_tasks_are_asked_about():
    assert AdviceKind.ONLY_SIMPLE not in kinds(a_draft())
    assert AdviceKind.ONLY_SIMPLE in kinds(a_draft(duties=(Duty("Tvätt"),)))


def test_hours_that_do_not_fill_the_extent_are_pointed_out():
    draft = a_draft(duties=(Duty("Tvätt", Decimal(20)),), extent=Decimal("62.5"))
    assert AdviceKind.HOURS_AND_EXTENT in kinds(draft)
    assert AdviceKind.HOURS_AND_EXTENT not in kinds(replace(draft, duties=(Duty("Tvätt", Decimal(25)),)))


def test_a_finished_draft_gets_no_advice():
    source = Source("t1", "Arkivera", (("Barnskötare", Colour.RED),))
    provenance = Provenance("Plats", "Workshop", TODAY, ("Barnskötare",), 1, 1, 1, (source,))
    draft = Draft(
        "Arkivassistent",
        provenance,
        (Duty("Arkiverar", Decimal(20), ("t1",)),),
        assignment="Ordning",
        extent=Decimal(50),
        agreement=Agreement.AB,
        requirements=(Requirement("Noggrann"),),
        support="Handledare",
    )
    assert advise(draft) == []
