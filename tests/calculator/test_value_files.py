"""A set of values as a file, and back: every row is right, or nothing is taken."""

import io
from decimal import Decimal

import pytest
import xlsxwriter
from hypothesis import assume, given
from hypothesis import strategies as st

from app.brought.columns import of_text
from app.brought.decoding import straightened
from app.calculator.amounts import FINEST, LIMITS, AmountTooSmall, PointMissed, ShareUnclear
from app.calculator.sets import brought
from app.calculator.sets.brought import ColumnsMissing, ParameterTwice, ParameterUnknown
from app.calculator.sets.differences import Difference, differences
from app.calculator.sets.typed import OriginMissing, SourceMissing, read_value
from app.calculator.sets.value_set import SOURCE_LENGTH, YearUnreadable, read_year
from app.calculator.values import UNIT, Origin, Parameter, Unit, Value
from app.export.delimited import delimited
from app.organisation.files import sheet_of
from app.vocabulary import Refused, TextTooLong
from tests.calculator.made import LEVEL, PO, VALUES, WAGE

HEADS = "Namn;Värde;Slag;År;Källa"


def file(values):
    return delimited(brought.rows(values))


def read(text, says=()):
    return brought.read(sheet_of(text if isinstance(text, bytes) else text.encode()), says)


def test_an_export_has_every_parameter_and_is_read_back_as_it_was():
    its = read(file(VALUES))
    assert its.values == {it: VALUES.get(it) for it in Parameter}
    assert not its.wrong


texts = st.text(max_size=SOURCE_LENGTH)


def _amounts(parameter):
    limits, unit = LIMITS[parameter], UNIT[parameter]
    return st.decimals(limits.least, limits.most, places=FINEST[unit] + (2 if unit is Unit.SHARE else 0))


AMOUNTS = {parameter: _amounts(parameter) for parameter in Parameter}
YEARS, ORIGINS, SOME = (
    st.integers(2000, 2099),
    st.sampled_from(("local", "assumption")),
    st.sets(st.sampled_from(Parameter)),
)


@st.composite
def sets(draw):
    found = {}
    for parameter in draw(SOME):
        unit = UNIT[parameter]
        typed = {"origin": draw(ORIGINS), "year": "2026", "source": draw(texts)}
        # Read as it is when it is typed, which is how every source came in.
        try:
            value = read_value({**typed, "amount": "1 %" if unit is Unit.SHARE else "1"}, parameter)
        except Refused:
            continue
        found[parameter] = Value(draw(AMOUNTS[parameter]), value.origin, draw(YEARS), value.source)
    return found


@given(sets())
def test_whatever_a_set_has_it_has_after_it_was_a_file_and_when_it_was_shown(its):
    made = {it: its.get(it) for it in Parameter}
    as_file = file(its)
    assert brought.read(of_text(as_file.decode("utf-8-sig")), ()).values == made
    # What looks as if a program had broken its letters is put right in a file that is brought, all of it at once.
    every = "\n".join(value.source for value in its.values())
    assume(straightened(every) == every)
    assert read(as_file).values == made


@pytest.mark.parametrize("source", ["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "\u200b=1", "%x", "|x"])
def test_no_source_is_a_formula_in_a_file(source):
    value = read_value({"amount": "23500", "origin": "local", "year": "2026", "source": source}, Parameter.WAGE)
    cells = file({Parameter.WAGE: value}).decode("utf-8-sig").splitlines()[1].split(";")
    assert cells[-1].startswith("\"'")
    assert read(file({Parameter.WAGE: value})).values[Parameter.WAGE] == value


def test_a_workbook_with_numbers_is_read_as_they_are():
    to = io.BytesIO()
    with xlsxwriter.Workbook(to) as book:
        sheet = book.add_worksheet()
        for row, cells in enumerate(
            [
                ["Namn", "Värde", "Enhet", "Slag", "År", "Källa"],
                ["PO-pålägg", 44.53, "procent", "källa", 2023, "SKR"],
                ["Lön, tjänsten", 23500, "kr i månaden", "lokal", 2026, "Löneöversikt"],
            ]
        ):
            sheet.write_row(row, 0, cells)
    assert read(to.getvalue()).values == {Parameter.ON_COSTS: PO, Parameter.WAGE: WAGE}


def test_what_the_file_has_no_row_for_is_not_told_of_and_an_empty_amount_empties():
    assert read(f"{HEADS}\nLön, tjänsten;;;;\n").values == {Parameter.WAGE: None}


def test_names_and_kinds_may_be_in_another_language_and_columns_in_any_order():
    text = "Year,Kind,Value,Name,Source\n2026,local,23500,Wage: the job,Löneöversikt\n"
    its = read(text, [lambda it: {"Lön, tjänsten": "Wage: the job"}.get(it, it)])
    assert its.values == {Parameter.WAGE: WAGE}


def test_a_share_may_be_one_per_cent_where_the_column_says_that_it_is_per_cent():
    row = "\nInsatsen, andel som faller bort;1;{};lokal;2026;"
    head = "Namn;Värde;Enhet;Slag;År;Källa"
    assert read(head + row.format("procent")).values[Parameter.MEASURE_SHARE].amount == Decimal("0.01")
    assert isinstance(read(head + row.format("")).wrong[0].why, ShareUnclear)


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("PO-pålägg;4453;källa;2023;SKR", PointMissed),
        ("Bidragets tak, heltid;-1;lokal;2026;", AmountTooSmall),
        ("Lön, tjänsten;0;lokal;2026;", AmountTooSmall),
        ("Lön, tjänsten;23500;lokal;26;", YearUnreadable),
        ("Lön, tjänsten;23500;;2026;", OriginMissing),
        ("Lön, tjänsten;23500;hämtad;2026;", OriginMissing),
        ("Lön, tjänsten;23500;källa;2026;", SourceMissing),
        ("Lön, tjänsten;23500;källa;2026;---", SourceMissing),
        ("Något annat;23500;lokal;2026;", ParameterUnknown),
        (";23500;lokal;2026;", ParameterUnknown),
        (f"Lön, tjänsten;23500;lokal;2026;{'x' * (SOURCE_LENGTH + 1)}", TextTooLong),
    ],
)
def test_one_row_that_is_wrong_is_told_with_its_place_and_nothing_is_taken(row, why):
    its = read(f"{HEADS}\nHandledning;2;lokal;2026;\n\n{row}\n")
    assert its.values == {}
    assert [(it.row, type(it.why)) for it in its.wrong] == [(4, why)]


def test_every_row_that_is_wrong_is_told():
    its = read(f"{HEADS}\nPO-pålägg;4453;källa;2023;SKR\nHeltid;40;lokal;2026;\nHeltid;40;lokal;2026;\nLön;1;;;\n")
    assert [(it.row, type(it.why)) for it in its.wrong] == [
        (2, PointMissed),
        (4, ParameterTwice),
        (5, ParameterUnknown),
    ]
    assert its.wrong[1].why.details == {"first": 3}


@pytest.mark.parametrize("heads", ["Namn;Värde;Slag", "Värde;Slag;År", "a;b;c", "Namn;Slag;År"])
def test_a_file_without_the_headings_is_told_which_there_are(heads):
    with pytest.raises(ColumnsMissing) as no:
        read(f"{heads}\n1;2;3\n")
    assert no.value.details["names"] == "Namn, Värde, Slag, År, Källa"


@pytest.mark.parametrize("typed", ["", "26", "1999", "2100", "20260", "２０２６", "-202", "2026.0", "9" * 5000])
def test_a_year_is_four_figures_within_reach(typed):
    with pytest.raises(YearUnreadable) as no:
        read_year(typed)
    assert len(no.value.details["typed"]) <= 20


def test_the_mark_that_makes_a_text_harmless_is_none_of_a_source():
    typed = {"amount": "1", "origin": "local", "year": "2026", "source": "'=1"}
    assert read_value(typed, Parameter.OTHER_COST).source == "=1"


@pytest.mark.parametrize(
    ("field", "typed"), [("amount", "x"), ("origin", "taken"), ("year", "x"), ("source", "x" * (SOURCE_LENGTH + 1))]
)
def test_what_is_refused_is_refused_at_its_field(field, typed):
    right = {"amount": "23500", "origin": "local", "year": "2026", "source": ""}
    with pytest.raises(Refused) as no:
        read_value({**right, field: typed}, Parameter.WAGE)
    assert no.value.details["at"] == field


def test_what_differs_is_told_with_by_how_much():
    later = {**VALUES, Parameter.WAGE: Value(Decimal(25000), Origin.LOCAL, 2027), Parameter.FULL_TIME: LEVEL}
    del later[Parameter.SUBSIDY_LEVEL]
    found = {it.parameter: it for it in differences(VALUES, later)}
    assert [*found] == [Parameter.WAGE, Parameter.SUBSIDY_LEVEL, Parameter.FULL_TIME]
    assert found[Parameter.WAGE].change == 1500
    assert found[Parameter.WAGE].share == Decimal(1500) / 23500
    assert found[Parameter.SUBSIDY_LEVEL].change is None
    assert Difference(Parameter.START, Value(Decimal(0), Origin.LOCAL), WAGE).share is None
    assert differences(VALUES, VALUES) == []


@given(sets(), sets())
def test_what_differs_made_anew_is_the_second(first, second):
    made = dict(first)
    for it in differences(first, second):
        made.pop(it.parameter, None)
        if it.second:
            made[it.parameter] = it.second
    assert made == second
