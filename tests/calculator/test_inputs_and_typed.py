"""What a calculation rests on: typed, read, kept and brought back."""

from dataclasses import replace
from decimal import Decimal

import pytest
from babel import Locale

from app.calculator.advice import What, advice
from app.calculator.amounts import AmountTooLarge, AmountTooSmall, AmountUnreadable, PointMissed, ShareUnclear
from app.calculator.formulas import Employer, Kind, result
from app.calculator.inputs import Displaces, Group, Inputs, as_kept, case, inputs_from, missing, used, values_used
from app.calculator.taken import BOARD, PLACEMENT, TEXT, WAY, begun, estimated, taken
from app.calculator.typed import (
    CalculationTitleMissing,
    GroupAmountMissing,
    ReachReversed,
    TitleIsAPerson,
    moved_to,
    read_inputs,
    read_title,
    rows,
    typed,
)
from app.calculator.values import Origin, Parameter, Value, stamp
from app.job_descriptions.draft import Agreement, Duty
from app.job_descriptions.from_boards import begin
from app.posts.post import Post
from app.posts.staffing import Staffing, Subsidy
from app.vocabulary import WEIGHT, Person, Refused, Who
from app.ways.come_along import ALTERNATIVE, DIRECT, YEAR_AT_AME
from app.weight.commands import EstimateTime
from app.workshop.commands import OpenTopic, ShowTopic
from tests.analysis.test_freed import a_room
from tests.calculator.kept import FILLED, GUESSED, VALUES, YEAR, a_draft
from tests.makers import CARERS, ask
from tests.posts.posts import SPRING, TODAY

pytestmark = pytest.mark.pure

SV, EN = Locale("sv"), Locale("en", "GB")


def a_job(**changes) -> Inputs:
    return replace(begun(VALUES, a_draft()), **changes)


def filled(before=None, **changes) -> Inputs:
    before = before or a_job()
    return read_inputs({**typed(before, SV), **FILLED, **GUESSED, **changes}, before, YEAR)


def test_the_board_and_the_text_fill_in_what_they_know():
    its = a_job()
    assert its.groups == (Group("Barnskötare", Value(Decimal(25), Origin.TAKEN, None, BOARD)),)
    assert its.extent == Value(Decimal(1), Origin.TAKEN, None, TEXT)
    assert its.values[Parameter.FULL_TIME].source == TEXT
    assert its.red == 25
    assert its.parts == ("forenoon", "midday")
    assert its.share is None


def test_what_is_filled_in_gives_the_illustration():
    its = filled()
    assert missing(its) == ()
    found = result(case(its))
    assert round(found.now.even or 0, 4) == Decimal("0.3963")
    assert round(found.later.even_unit or 0, 4) == Decimal("1.2328")


def test_the_stamp_counts_values_and_not_what_is_chosen():
    its = filled()
    assert stamp(values_used(its), TODAY).values == 13
    assert stamp(values_used(its), TODAY).assumptions == 3
    assert stamp(values_used(replace(its, share=None)), TODAY).values == 13


def test_a_value_that_is_left_as_it_was_keeps_where_it_is_from():
    its = filled()
    assert its.values[Parameter.ON_COSTS] is VALUES[Parameter.ON_COSTS]
    assert its.groups[0].hours.origin is Origin.TAKEN


def test_a_value_that_is_typed_anew_is_ones_own_or_an_assumption():
    its = filled(wage="24 000", hours_1="")
    assert its.values[Parameter.WAGE] == Value(Decimal(24_000), Origin.LOCAL, YEAR)
    assert its.values[Parameter.SUBSIDY_CAP] == Value(Decimal(20_000), Origin.ASSUMPTION, YEAR)
    known = filled(**{"guess-subsidy_cap": ""})
    assert known.values[Parameter.SUBSIDY_CAP].origin is Origin.LOCAL


def test_an_assumption_of_the_set_may_be_said_to_be_known():
    guessed = {**VALUES, Parameter.SUPPORT: Value(Decimal(2_000), Origin.ASSUMPTION, 2024)}
    before = begun(guessed, a_draft())
    kept = read_inputs(typed(before, SV), before, YEAR)
    assert kept.values[Parameter.SUPPORT] is guessed[Parameter.SUPPORT]
    known = read_inputs({**typed(before, SV), "guess-support": ""}, before, YEAR)
    assert known.values[Parameter.SUPPORT] == Value(Decimal(2_000), Origin.LOCAL, YEAR)


@pytest.mark.parametrize("locale", [SV, EN])
def test_what_stands_in_the_fields_is_read_back_as_the_same(locale):
    its = filled()
    its = replace(
        its, groups=(*its.groups, Group("Kock", taken(3, BOARD), Decimal("2.5"), Decimal(4), Decimal(29_000)))
    )
    assert read_inputs(typed(its, locale), its, YEAR) == its


def test_what_is_kept_is_brought_back_as_the_same():
    its = filled(displaces="unsure", horizon="36", ame_months="6")
    assert inputs_from(*as_kept(its)) == its


def test_what_lacks_is_named():
    assert missing(a_job()) == ("subsidy_level", "subsidy_cap")
    assert missing(a_job(kind=Kind.NONE)) == ()
    assert missing(a_job(kind=Kind.NEW_START)) == ("subsidy_cap", "times")
    assert "extent" in missing(begun(VALUES))
    assert missing(Inputs()) == ("wage", "on_costs", "full_time", "extent")


def test_an_amount_that_falls_away_needs_the_share_that_does():
    values = {**VALUES, Parameter.DAILY_ACTIVITY: Value(Decimal(15_000), Origin.LOCAL, YEAR)}
    assert Parameter.DAILY_ACTIVITY_SHARE in used(a_job(values=values))
    assert "daily_activity_share" in missing(a_job(values=values, kind=Kind.NONE))


def test_a_group_with_its_own_wage_needs_no_common_one():
    own = (Group("Kock", taken(5, BOARD), wage=Decimal(29_000)),)
    assert Parameter.WAGE_HIGH not in used(a_job(groups=own))
    assert Parameter.WAGE_HIGH in used(a_job())


def test_an_introduction_has_the_fee_for_its_factor():
    its = filled(kind="introduction", grant="1 500")
    assert case(its).subsidy.factor == Decimal("1.3142")
    assert case(its).subsidy.grant == 1_500


def test_ame_employs_for_the_first_months():
    stages = case(filled(ame_months="6")).stages
    assert [(it.employer, it.months) for it in stages] == [(Employer.AME, 6), (Employer.WORKPLACE, None)]


# Typed wrong


@pytest.mark.parametrize(
    ("field", "text", "refused"),
    [
        ("on_costs", "4453", PointMissed),
        ("subsidy_cap", "-1", AmountTooSmall),
        ("wage", "0", AmountTooSmall),
        ("share", "101 %", AmountTooLarge),
        ("share", "-5 %", AmountTooSmall),
        ("share", "0,5", ShareUnclear),
        ("hours-1", "169", AmountTooLarge),
        ("full_time", "0", AmountTooSmall),
        ("extent", "0", AmountTooSmall),
        ("horizon", "0", AmountTooSmall),
        ("ame_months", "x", AmountUnreadable),
    ],
)
def test_what_can_not_be_is_said_at_its_field(field, text, refused):
    with pytest.raises(refused) as no:
        filled(**{field: text})
    assert no.value.details["at"] == field


def test_hours_above_the_boards_are_taken_and_advised_about():
    its = filled(**{"hours-1": "40"})
    assert its.groups[0].hours.amount == 40
    assert What.ABOVE_THE_BOARD in {it.what for it in advice(its, None)}


def test_the_reach_goes_with_the_hours_it_was_said_of():
    before = a_job(groups=(Group("Barnskötare", taken(25, BOARD), Decimal(19), Decimal(31)),))
    its = read_inputs({**typed(before, SV), "hours-1": "40"}, before, YEAR)
    assert (its.groups[0].low, its.groups[0].high) == (None, None)


def test_a_reach_goes_from_low_to_high():
    with pytest.raises(ReachReversed) as no:
        filled(**{"low-1": "30"})
    assert no.value.details["at"] == "low-1"
    with pytest.raises(ReachReversed) as no:
        filled(**{"high-1": "20"})
    assert no.value.details["at"] == "high-1"


def test_a_group_without_hours_is_asked_for_them_and_an_empty_row_is_gone():
    with pytest.raises(GroupAmountMissing) as no:
        filled(**{"group-2": "Kock"})
    assert no.value.details["at"] == "hours-2"
    assert filled(**{"group-1": "", "hours-1": ""}).groups == ()


def test_there_are_always_rows_to_fill_in():
    assert [*rows({}, Inputs())] == [1, 2]
    assert len(rows({"hours-7": "3"}, Inputs())) == 9
    assert len(rows({"hours-12": "3"}, Inputs())) == 12


@pytest.mark.parametrize("title", ["Eva Larsson", "Mohammed Ali", "Undersköterska Anna Berg"])
def test_a_calculation_is_never_of_a_person(title):
    with pytest.raises(TitleIsAPerson):
        read_title(title)
    with pytest.raises(TitleIsAPerson) as no:
        filled(**{"group-1": title})
    assert no.value.details["at"] == "group-1"


def test_a_title_is_asked_for():
    with pytest.raises(CalculationTitleMissing):
        read_title("  ")
    assert read_title(" Serviceassistent i  förskola ") == "Serviceassistent i förskola"
    with pytest.raises(Refused):
        read_title("x" * 81)


def test_another_years_values_come_where_nobody_has_typed_others():
    newer = {**VALUES, Parameter.WAGE: Value(Decimal(24_100), Origin.LOCAL, 2027)}
    newer |= {Parameter.WAGE_HIGH: Value(Decimal(31_000), Origin.LOCAL, 2027)}
    was, becomes = begun(VALUES, a_draft()), begun(newer, a_draft())
    texts = {**typed(was, SV), **FILLED, "wage_high": "29 000"}
    moved = read_inputs(moved_to(texts, was, becomes, SV), becomes, YEAR)
    assert moved.values[Parameter.WAGE] == newer[Parameter.WAGE]
    assert moved.values[Parameter.WAGE_HIGH].amount == 29_000
    assert moved.share == Decimal("0.5")
    assert moved.values[Parameter.SUBSIDY_CAP].amount == 20_000


def test_what_another_year_lacks_stays():
    its = filled()
    moved = read_inputs(moved_to(typed(its, SV), its, a_job(), SV), a_job(), YEAR)
    assert moved.values[Parameter.SUBSIDY_CAP] == its.values[Parameter.SUBSIDY_CAP]
    assert moved.values[Parameter.SUPPORT].origin is Origin.ASSUMPTION


def test_what_the_board_says_now_comes_where_nobody_has_typed_otherwise():
    draft = a_draft()
    fewer = (replace(draft.duties[0], hours=Decimal(5)), *draft.duties[1:])
    was, becomes = begun(VALUES, draft), begun(VALUES, replace(draft, duties=fewer, extent=Decimal(75)))
    moved = read_inputs(moved_to(typed(was, SV), was, becomes, SV), becomes, YEAR)
    assert moved.groups == becomes.groups
    assert moved.extent == becomes.extent
    own = read_inputs(moved_to({**typed(was, SV), "hours-1": "22"}, was, becomes, SV), becomes, YEAR)
    assert own.groups[0].hours == Value(Decimal(22), Origin.LOCAL, YEAR)


# Taken


def test_hours_go_by_what_the_text_says_in_all():
    draft = a_draft()
    fewer = (replace(draft.duties[0], hours=Decimal(5)), *draft.duties[1:], Duty("Annat", Decimal(2)))
    its = begun(VALUES, replace(draft, duties=fewer))
    assert [(it.name, it.hours.amount, it.hours.source) for it in its.groups] == [
        ("Barnskötare", Decimal(20), BOARD),
        ("", Decimal(2), TEXT),
    ]


def a_board(answers, teachers="green"):
    """What the carers say that a red task takes; what teachers say of it is theirs and stays."""
    live = a_room(("red", teachers), texts=("Tvätt",))
    ask(live, OpenTopic(WEIGHT))
    for n, hours in enumerate(answers):
        ask(live, EstimateTime("t1", f"{hours} h i veckan"), Person(f"c{n}", Who.PARTICIPANT))
        ask(live, EstimateTime("t1", "1 h i veckan"), Person(f"t{n}", Who.PARTICIPANT))
    ask(live, ShowTopic(WEIGHT))
    return live


def test_hours_come_from_the_board_with_their_reach_and_of_those_who_hand_over_alone():
    live = a_board((1, 2, 2, 3, 3, 5))
    weight = live.analysis.weights.weighed("t1")[CARERS]
    draft = begin([live], "Serviceassistent", [f"{live.workshop.first_code}.t1"], TODAY)
    (group,) = begun(VALUES, draft, estimated=estimated([live])).groups
    assert group.name == live.workshop.groups[CARERS].name
    assert abs(float(group.hours.amount) - float(weight.minutes) / 60) <= 0.125
    assert group.low < group.hours.amount < group.high
    assert group.hours.source == BOARD


def test_hours_of_a_board_that_is_gone_have_no_reach():
    live = a_board((1, 2, 2, 3, 3, 5))
    draft = begin([live], "Serviceassistent", [f"{live.workshop.first_code}.t1"], TODAY)
    (group,) = begun(VALUES, draft).groups
    assert (group.low, group.high) == (None, None)
    assert group.hours.amount == draft.duties[0].hours


def test_what_the_room_has_not_been_shown_is_not_taken():
    live = a_room(("red", "green"), texts=("Tvätt",))
    ask(live, OpenTopic(WEIGHT))
    for n in range(6):
        ask(live, EstimateTime("t1", "2 h i veckan"), Person(f"c{n}", Who.PARTICIPANT))
    assert estimated([live]) == {}


def test_a_text_without_hours_has_no_relief():
    draft = replace(a_draft(), duties=(Duty("Duka"),), relieves="Barnskötare")
    assert begun(VALUES, draft).groups == ()


@pytest.mark.parametrize(
    ("relieves", "name"),
    [("Kock", "Kock"), ("Kock, Barnskötare", "Kock, Barnskötare"), ("Anna, som är sjuk", ""), ("Kock, Anna", "")],
)
def test_who_is_relieved_is_told_only_as_a_group_of_the_boards(relieves, name):
    """What is written there may be anything, and economists read no texts."""
    known = a_draft().provenance
    its = replace(known, origins=(replace(known.origins[0], groups=("Barnskötare", "Kock")),))
    draft = replace(a_draft(), duties=(Duty("Duka", Decimal(5)),), relieves=relieves, provenance=its)
    (group,) = begun(VALUES, draft).groups
    assert group.name == name


@pytest.mark.parametrize(
    ("way", "months", "with_ame"), [(DIRECT, None, None), (ALTERNATIVE, 6, None), (YEAR_AT_AME, 12, 12)]
)
def test_the_way_in_gives_months_and_who_employs(way, months, with_ame):
    values = {it: value for it, value in VALUES.items() if it is not Parameter.SUBSIDY_MONTHS}
    its = begun(values, a_draft(), stages=way.stages)
    found = its.values.get(Parameter.SUBSIDY_MONTHS)
    assert (found and int(found.amount)) == months
    assert found is None or found.source == WAY
    assert (its.ame_months and int(its.ame_months.amount)) == with_ame


def test_an_agreement_decides_what_is_begun_with():
    assert begun(VALUES, a_draft(agreement=Agreement.AB)).kind is Kind.NONE
    assert begun(VALUES, a_draft(agreement=Agreement.BEA)).kind is Kind.WAGE


def subsidised(persons, subsidy=Subsidy.NEW_START):
    until = SPRING.replace(year=2027, month=8)
    return Post(
        "Serviceassistent", extent=Decimal(75), staffings=(Staffing(1, SPRING, persons, 0, None, subsidy, until),)
    )


@pytest.mark.parametrize("persons", [0, 5])
def test_a_placement_tells_of_its_support(persons):
    its = begun(VALUES, a_draft(), subsidised(persons))
    assert its.kind is Kind.NEW_START
    assert its.values[Parameter.SUBSIDY_MONTHS] == Value(Decimal(18), Origin.TAKEN, None, PLACEMENT)
    assert its.extent
    assert its.extent.amount == Decimal("0.75")


@pytest.mark.parametrize("persons", [1, 4])
def test_the_support_of_few_is_not_told(persons):
    its = begun(VALUES, a_draft(), subsidised(persons))
    assert its.kind is Kind.WAGE
    assert its.values[Parameter.SUBSIDY_MONTHS] == VALUES[Parameter.SUBSIDY_MONTHS]


# Advice


def whats(its):
    return {it.what for it in advice(its, None if missing(its) else result(case(its)))}


def test_the_illustration_is_advised_about():
    assert whats(filled()) == {
        What.DISPLACEMENT_NOT_ANSWERED,
        What.SUPPORT_ENDS,
        What.NOT_IN_ITS_BUDGET,
    }


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"share": ""}, What.SHARE_MISSING),
        ({"displaces": "yes"}, What.DISPLACES),
        ({"displaces": "unsure"}, What.MAY_DISPLACE),
        ({"extent": "50 %"}, What.ABOVE_THE_JOB),
        ({"daily_activity": "15 000", "daily_activity_share": "100 %"}, What.PLACE_CLOSED),
        ({"measure": "9 000", "measure_share": "100 %"}, What.MEASURE_CLOSED),
        (
            {"subsidy_cap": "23 500", "subsidy_level": "100 %", "subsidy_factor": "1,6"},
            What.MORE_THAN_THE_COST,
        ),
    ],
)
def test_each_has_its_advice(changes, what):
    assert what in whats(filled(**changes))
    assert what not in whats(filled())


def test_where_ame_employs_the_workplace_does_not_bear_the_cost_from_the_first_day():
    its = filled(a_job(agreement="AB"), kind="none", ame_months="6")
    assert What.AB_WITHOUT_SUPPORT not in whats(its)
    assert What.NOT_IN_ITS_BUDGET_EMPLOYING in whats(its)


def test_ab_without_support_is_asked_about():
    its = filled(a_job(agreement="AB"), kind="none")
    assert What.AB_WITHOUT_SUPPORT in whats(its)
    assert What.SUPPORT_ENDS not in whats(its)


def test_support_that_lasts_is_not_said_to_end():
    assert What.SUPPORT_ENDS not in whats(filled(horizon="12"))


def test_an_answer_about_displacement_is_no_more_asked_for():
    assert What.DISPLACEMENT_NOT_ANSWERED not in whats(filled(displaces=Displaces.NO.value))
