"""The workbook of a calculation: it reckons, and comes to what we do."""

import io
import zipfile
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from app.calculator.inputs import Group
from app.calculator.papers.paper import Paper, in_numbers, symbols
from app.calculator.papers.workbook import xlsx
from app.calculator.values import Origin, Parameter, Value
from tests.calculator.mix.mixes import worked
from tests.calculator.papers.books import (
    HOSTILE,
    INPUTS,
    PAPERS,
    VALUES,
    Reckoned,
    a_post,
    book_of,
    numbers,
    of_mix,
    paper_of,
    reckoned_of,
    same_to_the_ore,
)
from tests.tried import tried

pytestmark = [pytest.mark.pure, pytest.mark.unhurried]


def wrong(paper: Paper, book: Reckoned) -> list[str]:
    """Numbers that come to something else in the workbook."""
    return [
        f"{sheet}!{cell}: {book.at(sheet, cell)} and not {ours}"
        for sheet, cell, ours in numbers(paper)
        if not same_to_the_ore(book.at(sheet, cell), ours)
    ]


@pytest.mark.parametrize("which", PAPERS)
def test_what_the_workbook_reckons_is_what_we_reckon(which: str):
    assert wrong(paper_of(which), reckoned_of(which)) == []


@given(
    st.decimals(1, 90_000, places=2),
    st.decimals(0, 1, places=4),
    st.decimals(0, 1, places=4),
    st.decimals(0, 60, places=2),
    st.integers(0, 24),
)
@tried(25)
def test_whatever_the_values_are(wage: Decimal, on_costs: Decimal, share: Decimal, hours: Decimal, months: int):
    changed = {Parameter.WAGE: wage, Parameter.ON_COSTS: on_costs, Parameter.SUBSIDY_MONTHS: Decimal(months)}
    values = VALUES | {it: Value(amount, Origin.LOCAL, 2026) for it, amount in changed.items()}
    groups = (Group("x", Value(hours, Origin.LOCAL, 2026)),)
    paper = a_post(replace(INPUTS, values=values, groups=groups, share=share))
    assert wrong(paper, Reckoned(xlsx(paper))) == []


@pytest.mark.parametrize("which", PAPERS)
def test_every_step_is_a_formula_and_every_value_has_a_name(which: str):
    paper, book = paper_of(which), reckoned_of(which).book
    steps = [row[4].value for row in book["Uträkning"].iter_rows(min_row=2)]
    assert len(steps) == len(paper.lines)
    assert all(str(formula).startswith("=") for formula in steps)
    assert len(book.defined_names) == len(paper.lines) + len(paper.given)


def test_who_changes_a_value_sees_what_follows():
    file, before = book_of("mix"), worked().mix.chosen.cost
    book = load_workbook(io.BytesIO(file))
    (row,) = [row for row in book["Värden"].iter_rows(min_row=2) if row[1].value == "po"]
    row[2].value = 0.31
    changed = io.BytesIO()
    book.save(changed)
    after = worked(on_costs="31 %").mix.chosen.cost
    assert after != before
    assert same_to_the_ore(Reckoned(changed.getvalue()).named("kostnad_sedan"), after)


@pytest.mark.parametrize("which", PAPERS)
def test_a_formula_has_its_number_with_it(which: str):
    paper, book = paper_of(which), load_workbook(io.BytesIO(book_of(which)), data_only=True)
    for sheet, cell, ours in numbers(paper):
        assert same_to_the_ore(float(book[sheet][cell].value), ours)


@pytest.mark.parametrize("which", PAPERS)
def test_the_first_sheet_says_what_it_rests_on(which: str):
    paper, book = paper_of(which), reckoned_of(which).book
    first = book.worksheets[0]
    said = " ".join(str(cell.value) for row in first.iter_rows() for cell in row if cell.value)
    assert first.title == "Om"
    for it in (*paper.stamped, *paper.left_out, paper.headline):
        assert it in said
    assert "Formlerna är våra egna." in said


@pytest.mark.parametrize("words", HOSTILE)
def test_a_text_is_only_ever_text(words: str):
    groups = (Group(words, Value(Decimal(5), Origin.TAKEN, None, words), wage=Decimal(20_000)),)
    values = VALUES | {it: replace(value, source=words) for it, value in VALUES.items()}
    post = a_post(replace(INPUTS, groups=groups, values=values), words)
    mix = of_mix(replace(worked(relieved_name=words, more_name=words, unit=words)))
    for paper in (post, mix):
        file = xlsx(paper)
        book = load_workbook(io.BytesIO(file))
        texts = [
            cell
            for sheet in book
            for row in sheet.iter_rows()
            for cell in row
            if isinstance(cell.value, str) and words.strip() in cell.value
        ]
        assert texts
        assert all(cell.data_type == "s" and cell.hyperlink is None for cell in texts)
        with zipfile.ZipFile(io.BytesIO(file)) as parts:
            assert not [name for name in parts.namelist() if "vba" in name or "external" in name.lower()]


@pytest.mark.parametrize("which", PAPERS)
def test_every_symbol_has_its_number(which: str):
    for line in paper_of(which).lines:
        assert {*symbols(line.step.expression)} == {*line.step.uses}
        assert not any(symbol in in_numbers(line.step) for symbol in line.step.uses if len(symbol) > 1)


def test_nobody_is_named_and_no_benefit_is_reckoned():
    for paper in map(paper_of, PAPERS):
        assert not any(word in line.what.casefold() for line in paper.lines for word in ("skatt", "bidragsrätt"))


def test_a_value_that_the_book_does_not_follow_says_so():
    paper, book = paper_of("all there is"), reckoned_of("all there is").book
    said = {cell.value for row in book["Om"].iter_rows() for cell in row}
    for it in paper.given:
        assert any(str(line).startswith(f"{it.name} står fast i boken") for line in said) is it.is_fixed
