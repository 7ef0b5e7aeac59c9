"""The rules of a draft, without a database."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.analysis.events import ActionPlanned, DutyAnswered
from app.analysis.plan import Plan
from app.board.events import TaskAdded, TaskPlaced, TaskRemoved
from app.days import NotADate
from app.job_descriptions.draft import (
    MOST_ROWS,
    OTHERS,
    AbPlanMissing,
    Agreement,
    Decision,
    Draft,
    Duty,
    Kind,
    Level,
    NotANumber,
    Origin,
    Provenance,
    Requirement,
    Status,
    TasksMissing,
    TitleMissing,
    TooManyRows,
    by_heading,
)
from app.job_descriptions.fields import TABLE, Field, What
from app.job_descriptions.from_boards import begin, extended, left_over, propose, source_id, with_origin
from app.job_descriptions.rows import joined, moved_up, with_more
from app.job_descriptions.saving import revised, went_back
from app.job_descriptions.typed import Form, read, typed
from app.live.state import Live, new
from app.vocabulary import EARLIEST, LATEST, PASS, SPLIT, Colour, Step, TextTooLong, as_one
from app.voting.events import VoteCast
from app.web.refusals import sentence
from app.workshop.events import AnswersJointly, PeopleExpected, PersonJoined, StepOpened
from app.workshop.readiness import MANDATE
from app.workshop.workshop import begin as begin_workshop
from app.workshop.workshop import create
from tests.makers import CARERS, LEAD, TEACHERS, a_live_workshop, happen, placed

TODAY = date(2026, 11, 24)
CODE = "F7K2QM"


def chosen(*tasks: str) -> list[str]:
    return [source_id(CODE, task) for task in tasks]


def a_settled_workshop() -> Live:
    """Laundry is red for both, orders red for carers and green for teachers, windows red for the only group that placed
    it, teaching green for both."""
    live = a_live_workshop(step=Step.SETTLE)
    texts = ("Tvätt", "Beställa varor", "Fönsterputs", "Undervisning")
    happen(live, *(TaskAdded(f"t{number}", text, LEAD.id) for number, text in enumerate(texts, 1)))
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
    draft = begin([a_settled_workshop()], "Serviceassistent", chosen("t1", "t2"), TODAY)
    return replace(draft, **changes)  # type: ignore[arg-type]


# From the board


def test_tasks_red_for_all_who_do_them_are_proposed_and_those_red_for_some_are_offered():
    proposals = propose(a_settled_workshop())
    assert [it.id for it in proposals] == chosen("t1", "t2", "t3")
    assert [it.is_proposed for it in proposals] == [True, False, True]
    assert proposals[1].colours == (("Barnskötare", Colour.RED), ("Förskollärare", Colour.GREEN))


def test_what_session_two_decided_counts_for_more_than_the_colours():
    live = a_settled_workshop()
    happen(
        live,
        ActionPlanned("a1", "t1", Plan("stop")),
        ActionPlanned("a2", "t4", Plan("bundle", "Ny tjänst", "Rektor", TODAY)),
    )
    proposals = {it.text: it for it in propose(live)}
    assert not proposals["Tvätt"].is_proposed
    assert proposals["Undervisning"].is_proposed
    assert proposals["Undervisning"].decisions == (Decision("bundle", "Ny tjänst", "Rektor", TODAY),)


@pytest.mark.parametrize("title", ["", "  ", "\u200b"])
def test_a_draft_needs_a_title(title: str):
    with pytest.raises(TitleMissing):
        begin([a_settled_workshop()], title, chosen("t1"), TODAY)


@pytest.mark.parametrize("ids", [[], ["gone"], chosen("gone")])
def test_a_draft_needs_a_task(ids: list[str]):
    with pytest.raises(TasksMissing):
        begin([a_settled_workshop()], "Serviceassistent", ids, TODAY)


def test_a_draft_keeps_where_its_tasks_came_from_when_the_board_changes():
    live = a_settled_workshop()
    draft = begin([live], "Serviceassistent", chosen("t1", "t2"), TODAY)
    happen(live, placed(live, "t1", CARERS, Colour.BLACK), TaskRemoved("t2"))
    assert [source.text for source in draft.from_board(draft.duties[1])] == ["Beställa varor"]
    assert draft.from_board(draft.duties[0])[0].colours[0] == ("Barnskötare", Colour.RED)
    assert draft.provenance.origins == (
        Origin(
            CODE, "Förskolan Exempelgården", "Förskolan Exempelgården", TODAY, ("Barnskötare", "Förskollärare"), 0, 4, 2
        ),
    )


def test_a_task_that_was_moved_while_the_page_was_open_can_still_be_chosen():
    live = a_settled_workshop()
    happen(live, placed(live, "t1", CARERS, Colour.GREEN), placed(live, "t1", TEACHERS, Colour.GREEN))
    assert [duty.text for duty in begin([live], "Serviceassistent", chosen("t1"), TODAY).duties] == ["Tvätt"]


def test_a_task_that_was_offered_can_be_taken_in_later():
    draft = a_draft()
    assert [source.id for source in draft.not_used] == chosen("t3")
    more = with_more(draft, [*chosen("t3", "t1"), "unknown"])
    assert [duty.text for duty in more.duties] == ["Tvätt", "Beställa varor", "Fönsterputs"]
    assert more.not_used == []


# From several boards


def another_workshop() -> Live:
    live = begin_workshop(2, create("A3C4D6", "", "Sporthallen", "jobs", "apt90", ["Vaktmästare"]))
    other = new(live, 1)
    happen(other, TaskAdded("t1", "Städa hallen", "x"), TaskAdded("t2", "Boka tider", "x"))
    return happen(other, placed(other, "t1", "g1", Colour.RED), placed(other, "t2", "g1", Colour.GREEN))


def test_tasks_of_several_workshops_are_told_apart_and_can_stand_under_their_workplaces():
    ids = [*chosen("t1"), "A3C4D6.t1"]
    draft = begin([a_settled_workshop(), another_workshop()], "Servicevärd", ids, TODAY, under_headings=True)
    assert [(it.text, it.heading, it.sources) for it in draft.duties] == [
        ("Tvätt", "Förskolan Exempelgården", ("F7K2QM.t1",)),
        ("Städa hallen", "Sporthallen", ("A3C4D6.t1",)),
    ]
    assert draft.workplace == "Förskolan Exempelgården, Sporthallen"
    assert draft.works_with == "Barnskötare, Förskollärare, Vaktmästare"
    assert [draft.provenance.origin(source).code for source in draft.provenance.sources][-1] == "A3C4D6"  # type: ignore[union-attr]


def extended_by_hall(draft: Draft) -> list[tuple[str, str]]:
    hall = with_origin(Provenance(), another_workshop(), (), TODAY)
    longer = extended(draft, [hall], ["A3C4D6.t1"])
    return [(duty.text, duty.heading) for duty in longer.duties]


def test_a_text_that_gets_tasks_from_a_second_workplace_gets_a_heading_for_each():
    draft = begin([a_settled_workshop()], "Servicevärd", chosen("t1"), TODAY)
    assert {duty.heading for duty in draft.duties} == {""}
    assert extended_by_hall(draft) == [("Tvätt", "Förskolan Exempelgården"), ("Städa hallen", "Sporthallen")]
    by_hand = replace(draft, duties=(*draft.duties, Duty("Eget", id="own")))
    assert extended_by_hall(by_hand)[0] == ("Eget", "")


def test_a_text_under_its_workplaces_goes_on_so_and_one_under_other_headings_does_not():
    draft = begin([a_settled_workshop()], "Servicevärd", chosen("t1"), TODAY, under_headings=True)
    assert extended_by_hall(draft)[-1] == ("Städa hallen", "Sporthallen")
    own = replace(draft, duties=tuple(replace(duty, heading="Textil") for duty in draft.duties))
    assert extended_by_hall(own) == [("Städa hallen", ""), ("Tvätt", "Textil")]


def test_who_has_taken_the_headings_away_from_two_workplaces_is_not_given_them_again():
    both = begin([a_settled_workshop(), another_workshop()], "T", [*chosen("t1"), "A3C4D6.t1"], TODAY)
    more = with_more(both, [source.id for source in both.not_used])
    assert len(more.duties) > len(both.duties)
    assert {duty.heading for duty in more.duties} == {""}


def test_what_others_offer_is_proposed_once_and_never_what_a_job_already_has():
    draft = a_draft()
    board = with_origin(Provenance(), another_workshop(), (), TODAY)
    offers = left_over([board, board, draft.provenance], [draft])
    assert [[source.text for source in offer.sources] for offer in offers] == [["Städa hallen"], ["Fönsterputs"]]


def test_a_task_from_another_workshop_brings_along_where_it_came_from_and_makes_a_draft_again():
    draft = a_draft(status=Status.APPROVED)
    offer = with_origin(Provenance(), another_workshop(), (), TODAY)
    more = extended(draft, [offer], ["A3C4D6.t1"])
    assert [duty.text for duty in more.duties] == ["Tvätt", "Beställa varor", "Städa hallen"]
    assert [origin.workplace for origin in more.provenance.origins] == ["Förskolan Exempelgården", "Sporthallen"]
    assert more.status is Status.DRAFT
    assert extended(draft, [offer], ["unknown"]) == draft


def test_what_session_two_answered_about_the_employers_duties_is_not_asked_for_again():
    live = a_settled_workshop()
    happen(live, DutyAnswered("mbl", "yes", date(2026, 12, 3), "Facken är\neniga."))
    happen(live, DutyAnswered("risk", "no", None, "Ingen ny risk"))
    draft = begin([live], "Serviceassistent", chosen("t1"), TODAY)
    assert draft.negotiation == "Gjord 3 december 2026: Facken är eniga."
    assert draft.risk_assessment == "Behövs inte: Ingen ny risk"


@pytest.mark.parametrize("answer", [DutyAnswered("mbl", "yes", None, "Pågår"), DutyAnswered("mbl", "no", None, "")])
def test_half_an_answer_is_none(answer: DutyAnswered):
    live = a_settled_workshop()
    happen(live, answer)
    assert begin([live], "Serviceassistent", chosen("t1"), TODAY).negotiation == ""


def test_an_answer_that_came_later_follows_with_the_next_task_and_never_over_what_somebody_wrote():
    live = a_settled_workshop()
    draft = begin([live], "Serviceassistent", chosen("t1"), TODAY)
    happen(live, DutyAnswered("mbl", "no", None, "Ringa"))
    happen(live, DutyAnswered("risk", "no", None, "Ingen"))
    written = replace(draft, risk_assessment="Vi skriver en egen")
    more = extended(written, [with_origin(Provenance(), live, (), TODAY)], chosen("t2"))
    assert (more.negotiation, more.risk_assessment) == ("Behövs inte: Ringa", "Vi skriver en egen")


def test_with_several_workshops_each_answer_says_whose_it_is():
    one, other = a_settled_workshop(), another_workshop()
    happen(one, DutyAnswered("risk", "no", None, "Ingen"))
    happen(other, DutyAnswered("risk", "no", None, "x" * 1000))
    draft = begin([one, other], "Serviceassistent", [*chosen("t1"), "A3C4D6.t1"], TODAY)
    assert draft.risk_assessment.startswith(f"{one.workshop.workplace}: Behövs inte: Ingen ")
    assert len(draft.risk_assessment) == 1000
    assert draft.risk_assessment.endswith("…")


@pytest.mark.parametrize(("said", "has"), [({}, None), ({MANDATE: "yes"}, True), ({MANDATE: "not_yet"}, False)])
def test_whether_there_is_a_mandate_goes_along(said: dict[str, str], has: bool | None):
    live = a_settled_workshop()
    live.workshop.readiness.update(said)
    assert begin([live], "T", chosen("t1"), TODAY).provenance.origins[0].has_mandate is has


def test_a_workshop_with_another_purpose_has_no_mandate_for_a_job():
    live = a_settled_workshop()
    live.workshop.purpose = "work_environment"
    assert begin([live], "T", chosen("t1"), TODAY).provenance.origins[0].has_mandate is False


# Votes


def a_sorted_workshop(step: Step, first: tuple[str, ...] = ("yellow",)) -> Live:
    """Six carers and two teachers have answered for laundry: red, but for the first."""
    live = a_live_workshop("Tvätt", people=False)
    for number in range(8):
        group = CARERS if number < 6 else TEACHERS
        happen(live, PersonJoined(f"p{number}", group), VoteCast("t1", f"p{number}", *(("red",) if number else first)))
    happen(live, StepOpened(Step.REVEAL), StepOpened(step))
    return happen(live, placed(live, "t1", CARERS, Colour.RED))


def test_votes_go_along_as_far_as_the_room_may_see_them():
    (source,) = propose(a_sorted_workshop(Step.SETTLE))
    # Two teachers are too few to be shown, and the carers less nobody would be the teachers.
    assert source.votes == ((OTHERS, (0, 1, 7, 0, 0)),)


def test_what_a_group_answers_together_goes_along_as_its_word_and_is_never_counted():
    live = a_live_workshop(step=Step.SORT, people=False)
    happen(live, TaskAdded("t1", "Tvätt", LEAD.id), TaskAdded("t2", "Disk", LEAD.id))
    happen(live, AnswersJointly(TEACHERS, True), PeopleExpected(TEACHERS, 4))
    for number in range(5):
        happen(live, PersonJoined(f"p{number}", CARERS), VoteCast("t1", f"p{number}", "red" if number else PASS))
    happen(live, PersonJoined("p5", TEACHERS), VoteCast("t1", as_one(TEACHERS), PASS))
    happen(live, VoteCast("t2", as_one(TEACHERS), SPLIT))
    assert not propose(live)
    happen(
        live, StepOpened(Step.SETTLE), placed(live, "t1", CARERS, Colour.RED), placed(live, "t2", CARERS, Colour.RED)
    )
    happen(live, TaskPlaced("t1", TEACHERS, PASS, "m"))
    laundry, dishes = propose(live)
    assert laundry.colours == (("Barnskötare", Colour.RED), ("Förskollärare", PASS))
    assert laundry.votes == (("Barnskötare", (0, 0, 4, 0, 1)),)
    assert laundry.joint == (("Förskollärare", PASS),)
    assert laundry.is_proposed
    assert (dishes.votes, dishes.joint) == ((), (("Förskollärare", SPLIT),))


def test_as_many_took_part_as_have_answered_and_a_joint_group_is_as_many_as_it_is_said_to_be():
    live = a_live_workshop("Tvätt", people=False)
    happen(live, *(PersonJoined(f"p{number}", CARERS) for number in range(22)))
    happen(live, *(VoteCast("t1", f"p{number}", "red") for number in range(11)))
    assert with_origin(Provenance(), live, (), TODAY).origins[0].people == 11
    happen(live, AnswersJointly(TEACHERS, True), PeopleExpected(TEACHERS, 4), PersonJoined("q", TEACHERS))
    assert with_origin(Provenance(), live, (), TODAY).origins[0].people == 11
    happen(live, VoteCast("t1", as_one(TEACHERS), "green"))
    assert with_origin(Provenance(), live, (), TODAY).origins[0].people == 15


def test_no_votes_go_along_while_the_sorting_is_open():
    (source,) = propose(a_sorted_workshop(Step.SORT))
    assert source.votes == ()


def test_that_only_some_may_by_law_goes_along_as_far_as_the_room_may_see_it():
    by_law = ("green", "may", "law")
    (source,) = propose(a_sorted_workshop(Step.SETTLE, by_law))
    assert source.grounds == ((OTHERS, "law"),)
    assert propose(a_sorted_workshop(Step.SORT, by_law))[0].grounds == ()
    assert propose(a_sorted_workshop(Step.SETTLE, ("green", "should", "habit")))[0].grounds == ()


# Typed by hand

lines = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S")), min_size=1, max_size=40)
hours = st.none() | st.decimals("0.01", 60, places=2)
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
    st.none() | st.dates(EARLIEST, LATEST),
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


@pytest.mark.parametrize("written", ["fem", "1e1", "-3", "2001", "٥", "5,5,5"])
def test_what_is_no_number_is_refused_with_what_was_written(written: str):
    with pytest.raises(NotANumber) as no:
        read(Form({"title": "T"}, [{"text": "Tvätt", "hours": written}]), a_draft().provenance)
    assert no.value.details["typed"] == written


@pytest.mark.parametrize("field", [field for field in TABLE if field.what in (What.NUMBER, What.DATE)])
def test_every_number_and_day_that_can_not_be_read_says_in_which_field(field: Field):
    with pytest.raises((NotANumber, NotADate)) as no:
        read(Form({"title": "T", field.name: "x"}, [{"text": "Tvätt"}]), a_draft().provenance)
    assert (no.value.details["at"], no.value.details["label"]) == (field.name, field.label)
    assert sentence(no.value).startswith(f"{field.label}: ”x” går inte att läsa som")
    assert sentence(no.value).field == field.name


def test_hours_that_can_not_be_read_say_in_which_row():
    rows = [{"id": "a", "text": "Disk", "hours": "2"}, {"id": "b", "text": "Tvätt " * 20, "hours": "två"}]
    with pytest.raises(NotANumber) as no:
        read(Form({"title": "T"}, rows), a_draft().provenance)
    assert sentence(no.value).field == "hours-b"
    assert sentence(no.value).startswith("Timmar i veckan, ”Tvätt Tvätt")
    assert len(no.value.details["row"]) <= 40


@pytest.mark.parametrize(("name", "at"), [("text", "duties-a"), ("heading", "duties-a")])
def test_a_row_that_is_too_long_says_which_it_is(name: str, at: str):
    with pytest.raises(TextTooLong) as no:
        read(Form({"title": "T"}, [{"id": "a", "text": "Disk", name: "x" * 400}]), a_draft().provenance)
    assert no.value.details["at"] == at


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
    rows = [{"text": "Ett", "sources": "F7K2QM.t1 F7K2QM.t1 okänd"}, {"text": "Två", "sources": "F7K2QM.t1 F7K2QM.t2"}]
    draft = read(Form({"title": "T"}, rows), a_draft().provenance)
    assert [list(duty.sources) for duty in draft.duties] == [chosen("t1"), chosen("t2")]


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
    forged = replace(draft, provenance=Provenance())
    assert revised(draft, forged).provenance == draft.provenance


@pytest.mark.parametrize("missing", ["plan", "ab_plan"])
def test_a_job_under_bea_is_not_reviewed_without_a_plan_and_a_date_for_ab(missing: str):
    whole = {"agreement": Agreement.BEA, "plan": "Handledning, sedan AB", "ab_plan": date(2027, 9, 1)}
    draft = a_draft(**whole | {missing: type(whole[missing])() if missing == "plan" else None})
    with pytest.raises(AbPlanMissing):
        revised(draft, draft, Status.REVIEWED)
    assert revised(a_draft(), draft).agreement is Agreement.BEA
    assert revised(a_draft(**whole), a_draft(**whole), Status.REVIEWED).status is Status.REVIEWED


def test_a_job_under_bea_that_was_approved_before_can_be_saved_as_it_is():
    draft = a_draft(agreement=Agreement.BEA, status=Status.APPROVED)
    assert revised(draft, draft, Status.APPROVED).status is Status.APPROVED


def test_two_rows_joined_keep_both_texts_their_hours_and_their_cards():
    one, two = Duty("Ett", Decimal("1.5"), ("t1",), id="a"), Duty("Två", Decimal(2), ("t2",), id="b")
    draft = a_draft(duties=(one, two, Duty("Tre", id="c")))
    assert joined(draft, "b").duties == (
        Duty("Ett; Två", Decimal("3.5"), ("t1", "t2"), id="a"),
        Duty("Tre", id="c"),
    )
    assert joined(draft, "a") == joined(draft, "unknown") == draft


def test_a_row_that_is_moved_up_stands_under_the_heading_above():
    draft = a_draft(
        duties=(Duty("Ett", id="a"), Duty("Två", heading="Kök", id="b"), Duty("Tre", heading="Kök", id="c"))
    )
    assert [(it.text, it.heading) for it in moved_up(draft, "b").duties] == [("Två", ""), ("Ett", ""), ("Tre", "Kök")]
    assert moved_up(draft, "a") == moved_up(draft, "unknown") == draft


def test_rows_stand_under_their_headings_and_those_without_one_first():
    rows = [
        {"text": text, "heading": heading} for text, heading in (("1", "Kök"), ("2", ""), ("3", "Hus"), ("4", "Kök"))
    ]
    draft = read(Form({"title": "T"}, rows), Provenance())
    assert [(heading, [it.text for it in them]) for heading, them in by_heading(draft.duties)] == [
        ("", ["2"]),
        ("Kök", ["1", "4"]),
        ("Hus", ["3"]),
    ]


def test_every_row_has_an_id_of_its_own_whatever_is_sent():
    rows = [{"text": "x", "id": id} for id in ("", "row1", "row1", "<b>", "x" * 41, "ok")]
    ids = [duty.id for duty in read(Form({"title": "T"}, rows), Provenance()).duties]
    assert len(set(ids)) == 6
    assert (ids[1], ids[5]) == ("row1", "ok")


@pytest.mark.parametrize(("hours", "lacks"), [("25", {50: 0, 75: 5, 100: 15}), ("40", {50: 0, 75: 0, 100: 0})])
def test_what_the_hours_lack_for_an_extent_is_reckoned(hours: str, lacks: dict[int, int]):
    draft = a_draft(duties=(Duty("Tvätt", Decimal(hours)),))
    assert {percent: draft.missing_for(percent) for percent in lacks} == lacks
