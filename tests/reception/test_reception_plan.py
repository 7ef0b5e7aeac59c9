"""How somebody is received, in five steps."""

from datetime import date

import pytest

from app.days import DayOutOfReach, NotADate
from app.reception.checklist import Answer, Row
from app.reception.owner import Owner
from app.reception.plan import (
    Need,
    Plan,
    Stage,
    Step,
    Waits,
    is_all_at_ame,
    is_individual_first,
    needs_typed,
    read_needs,
    read_step,
    step_typed,
    waits_for,
)
from app.reception.words import NEED, STAGE, STAGE_HINT
from app.vocabulary import Refused
from app.ways.trail import NotDoneYet
from app.workshop.workshop import UnknownChoice

pytestmark = pytest.mark.pure

TODAY = date(2026, 11, 30)
PAST, LONG_PAST, SOON = date(2026, 11, 20), date(2026, 11, 1), date(2026, 12, 10)


def done(*stages: Stage) -> dict[Stage, Step]:
    return {it: Step(done=PAST) for it in stages}


def test_every_step_and_need_has_words():
    assert set(STAGE) == set(STAGE_HINT) == {it.value for it in Stage}
    assert set(NEED) == {it.value for it in Need}


def test_a_plan_waits_for_its_first_step_that_is_not_done():
    assert waits_for(Plan(), (), TODAY) == Waits(Stage.TEAM)
    its = Plan({**done(Stage.TEAM), Stage.MATERIAL: Step(SOON)})
    assert waits_for(its, (), TODAY) == Waits(Stage.MATERIAL, SOON)
    assert waits_for(Plan(done(*Stage)), (), TODAY) is None


def test_what_is_late_comes_first_and_the_longest_late_first_of_it():
    its = Plan({Stage.GENERAL: Step(PAST), Stage.RUNNING: Step(LONG_PAST)})
    assert waits_for(its, (), TODAY) == Waits(Stage.RUNNING, LONG_PAST, is_late=True)


def test_today_is_not_late():
    assert not Step(TODAY).is_late(TODAY)
    assert not Step(PAST, done=PAST).is_late(TODAY)


def test_what_the_workplace_is_late_with_is_waited_for_though_all_steps_are_done():
    todo = [Row(Answer.ACTION, "Skyltar", Owner.TEAM, PAST)]
    assert waits_for(Plan(done(*Stage)), todo, TODAY) == Waits(Stage.GENERAL, PAST, is_late=True)


@pytest.mark.parametrize(
    ("owners", "todo", "is_all"),
    [
        ((), (), False),
        ((Owner.AME,), (), False),
        ((Owner.AME, Owner.AME), (), True),
        ((Owner.AME, Owner.NOBODY, Owner.AME), (), True),
        ((Owner.AME, Owner.AME, Owner.MANAGER), (), False),
        ((Owner.AME, Owner.AME), (Owner.TEAM,), False),
        ((Owner.HR, Owner.HR), (), False),
    ],
)
def test_that_everything_lies_at_ame_is_told_where_it_does(owners, todo, is_all):
    needs = dict(zip(Need, owners, strict=False))
    rows = [Row(Answer.ACTION, "Skyltar", it) for it in todo]
    assert is_all_at_ame(Plan(needs=needs), rows) is is_all


def test_it_counts_the_steps_too():
    assert is_all_at_ame(Plan({Stage.TEAM: Step(owner=Owner.AME)}, {Need.HEALTH: Owner.AME}))
    assert not is_all_at_ame(Plan({Stage.TEAM: Step(owner=Owner.MANAGER)}, {Need.HEALTH: Owner.AME}))


@pytest.mark.parametrize(
    ("general", "individual", "is_first"),
    [
        (Step(), Step(), False),
        (Step(SOON), Step(PAST), True),
        (Step(PAST), Step(SOON), False),
        (Step(SOON), Step(done=PAST), True),
        (Step(done=LONG_PAST), Step(done=PAST), False),
        (Step(done=PAST), Step(LONG_PAST), True),
        (Step(), Step(SOON), False),
    ],
)
def test_support_for_one_before_what_suits_everybody_is_told(general, individual, is_first):
    assert is_individual_first(Plan({Stage.GENERAL: general, Stage.INDIVIDUAL: individual})) is is_first


@pytest.mark.parametrize(
    ("field", "text", "refused"),
    [
        ("planned", "fredag", NotADate),
        ("planned", "1999-01-01", DayOutOfReach),
        ("done", "2026-12-24", NotDoneYet),
        ("owner", "Kim Karlsson", UnknownChoice),
        ("note", "x" * 1001, Refused),
    ],
)
def test_what_can_not_be_read_of_a_step_is_refused_at_its_field(field: str, text: str, refused: type[Refused]):
    with pytest.raises(refused) as no:
        read_step({field: text}, TODAY)
    assert no.value.details["at"] == field


def test_who_answers_is_a_role_and_never_a_name():
    with pytest.raises(UnknownChoice) as no:
        read_needs({"need_health": "Kim"})
    assert no.value.details["at"] == "need_health"


def test_what_stands_in_the_forms_is_read_as_what_it_was():
    step = Step(SOON, PAST, Owner.MENTOR, "Fika först\nsedan rundtur")
    assert read_step(step_typed(step), TODAY) == step
    needs = {Need.AIDS: Owner.HR, Need.HEALTH: Owner.HEALTH}
    assert read_needs(needs_typed(Plan(needs=needs))) == needs
