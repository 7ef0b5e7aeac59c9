"""What changed between two versions, one brought back, one taken as a template, without a database."""

import time
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.job_descriptions.draft import (
    MOST_ROWS,
    NAME_LENGTH,
    PROSE_LENGTH,
    Agreement,
    Draft,
    Duty,
    Level,
    Origin,
    Provenance,
    Requirement,
    Source,
    Status,
)
from app.job_descriptions.versions import Change, Rows, Text, as_template, compare, marked, restored, touched

ORIGIN = Origin("F7K2QM", "Skolan", "Träff", date(2026, 11, 1), ("Lärare",), 3, 4, 2)
PROVENANCE = Provenance((ORIGIN,), (Source("F7K2QM.t1", "Tvätt", "F7K2QM"),))


def a_draft(*duties: Duty, **changes: object) -> Draft:
    return replace(Draft("Serviceassistent", PROVENANCE, duties or (Duty("Tvättar", id="a"),)), **changes)  # type: ignore[arg-type]


def rows(before: Draft, after: Draft, name: str = "duties") -> Rows:
    return next(it for it in compare(before, after) if isinstance(it, Rows) and it.name == name)


def told(before: Draft, after: Draft) -> list[tuple[str, str]]:
    return [(row.what.value, row.name) for row in rows(before, after).changed]


# By which of several


def test_each_change_is_told_by_the_version_that_made_it():
    wash, dish = Duty("Tvättar", id="a"), Duty("Diskar", id="b")
    drafts = [
        a_draft(wash),
        a_draft(wash, dish),
        a_draft(wash, dish, salary="Enligt avtal"),
        a_draft(dish, salary="Enligt avtal"),
        a_draft(replace(dish, text="Diskar efter lunchen"), salary="25 000"),
    ]
    assert touched(drafts) == {
        ("duties", "b"): [1, 4],
        ("salary", ""): [2, 4],
        ("duties", "a"): [3],
    }
    assert touched(drafts[:1]) == {}


@given(st.lists(st.sampled_from(["Tvättar", "Diskar", "Bakar", "Vattnar"]).map(lambda it: Duty(it, id=it)), max_size=3))
def test_whatever_differs_at_last_was_changed_by_some_version(duties: list[Duty]):
    unique = tuple({it.id: it for it in duties}.values())
    drafts = [a_draft(*unique[: n + 1]) for n in range(len(unique))] or [a_draft()]
    found = touched(drafts)
    for one in compare(drafts[0], drafts[-1]):
        assert isinstance(one, Rows)
        assert {(one.name, row.id) for row in one.changed} <= {*found}


# What changed


def test_a_text_that_is_the_same_has_nothing_to_tell():
    assert compare(a_draft(), a_draft(status=Status.REVIEWED)) == []


def test_fields_are_told_in_the_order_of_the_document():
    before = a_draft(manager="Rektor", notes="Bort")
    after = a_draft(Duty("Diskar"), title="Städare", assignment="En lugn dag", manager="Enhetschef")
    changed = compare(before, after)
    assert [(it.name, it.what) for it in changed] == [
        ("title", Change.CHANGED),
        ("assignment", Change.ADDED),
        ("duties", Change.CHANGED),
        ("manager", Change.CHANGED),
        ("notes", Change.REMOVED),
    ]


def test_numbers_days_and_choices_are_compared_as_they_are_typed():
    after = a_draft(extent=Decimal("62.5"), ab_plan=date(2027, 9, 1), agreement=Agreement.BEA)
    changed = {it.name: it.became for it in compare(a_draft(), after) if isinstance(it, Text)}
    assert changed == {"extent": "62,5", "ab_plan": "2027-09-01", "agreement": "BEA"}


def test_a_row_is_new_gone_or_reworded_and_the_others_are_not_told():
    before = a_draft(Duty("Tvättar kläder", id="a"), Duty("Sopor", id="b"), Duty("Diskar", id="c"))
    after = a_draft(Duty("Tvättar kläder och lakan", id="a"), Duty("Diskar", id="c"), Duty("Schema", id="d"))
    assert told(before, after) == [
        ("changed", "Tvättar kläder och lakan"),
        ("removed", "Sopor"),
        ("added", "Schema"),
    ]


def test_a_row_with_wholly_new_words_is_the_same_row_where_it_came_from_the_same_task():
    before = a_draft(Duty("Tvätt", sources=("F7K2QM.t1",), id="a"))
    after = a_draft(Duty("Ser till att det finns rena kläder", sources=("F7K2QM.t1",), id="b"))
    assert told(before, after) == [("changed", "Ser till att det finns rena kläder")]


def test_only_the_columns_that_differ_are_told():
    before = a_draft(Duty("Tvättar", Decimal(5), id="a"), requirements=(Requirement("Lugn", id="r"),))
    after = a_draft(Duty("Tvättar", Decimal("6.5"), heading="Kök", id="a"), requirements=before.requirements)
    row = rows(before, after).changed[0]
    assert row.changed == ("hours", "heading")
    assert (row.cell("hours").was, row.cell("hours").became) == ("5", "6,5")
    softer = replace(after, requirements=(Requirement("Lugn", level=Level.DESIRABLE, id="r"),))
    assert rows(after, softer, "requirements").changed[0].changed == ("level",)


def test_another_order_is_told_and_is_no_change_of_the_rows():
    one, two = Duty("Tvättar", id="a"), Duty("Diskar", id="b")
    its = rows(a_draft(one, two), a_draft(two, one))
    assert its.is_reordered
    assert its.changed == ()


def test_a_task_that_only_came_from_another_card_is_no_change_that_is_read():
    before, after = a_draft(Duty("Tvättar", id="a")), a_draft(Duty("Tvättar", sources=("F7K2QM.t1",), id="a"))
    assert compare(before, after) == []


def test_words_that_differ_are_marked_on_both_sides():
    before, after = marked("Du tvättar kläder", "Du tvättar och viker kläder")
    assert [part.text for part in after if part.is_changed] == ["och viker"]
    assert not any(part.is_changed for part in before)


texts = st.text(st.sampled_from("ab å\n"), max_size=60)


@given(texts, texts)
def test_nothing_is_lost_or_invented_by_marking(before: str, after: str):
    one, other = marked(before, after)
    assert ("".join(part.text for part in one), "".join(part.text for part in other)) == (before, after)
    same = [["".join(p.text for p in side if not p.is_changed).split()] for side in (one, other)]
    assert same[0] == same[1]


duties = st.lists(st.builds(Duty, st.sampled_from(["Tvätt", "Tvättar", "Disk", "Sopor och glas"])), max_size=6)


@given(duties, duties)
def test_every_row_of_both_versions_is_told_once(before: list[Duty], after: list[Duty]):
    numbered = [tuple(replace(it, id=f"{n}") for n, it in enumerate(each)) for each in (before, after)]
    changed = compare(a_draft(duties=numbered[0]), a_draft(duties=numbered[1]))
    its = next((it for it in changed if isinstance(it, Rows)), None)
    if its is None:
        assert [it.text for it in before] == [it.text for it in after]
        return
    assert sorted(row.was["text"] for row in its.rows if row.was) == sorted(it.text for it in before)
    assert [row.became["text"] for row in its.rows if row.became] == [it.text for it in after]


@pytest.mark.parametrize("words", ["a b ", "ab", " a"])
def test_the_longest_texts_are_compared_in_a_moment(words: str):
    long = (words * PROSE_LENGTH)[:PROSE_LENGTH]
    before = a_draft(*(Duty(f"Rad {n} " + "x " * 100, id=f"{n}") for n in range(MOST_ROWS)), assignment=long)
    after = replace(
        before, assignment=long[::-1], duties=tuple(replace(it, text=it.text[::-1]) for it in before.duties)
    )
    began = time.process_time()
    compare(before, after)
    assert time.process_time() - began < 2


# Brought back, and taken as a template


def test_a_text_that_is_brought_back_is_a_draft_with_the_lineage_of_today():
    old = a_draft(notes="Gammalt")
    now = a_draft(status=Status.APPROVED, provenance=replace(PROVENANCE, sources=()))
    back = restored(now, old)
    assert (back.notes, back.status, back.provenance.sources) == ("Gammalt", Status.DRAFT, ())


def test_bringing_back_the_text_there_is_changes_nothing():
    now = a_draft(status=Status.APPROVED)
    assert restored(now, replace(now, status=Status.DRAFT)) == now


def test_a_copy_has_the_text_and_not_what_was_decided_for_the_first():
    first = a_draft(
        assignment="En lugn dag",
        negotiation="2 december",
        risk_assessment="Klar",
        hr_review="Klar",
        start="2027-02-01",
        until=date(2028, 1, 1),
        ab_plan=date(2027, 9, 1),
        status=Status.APPROVED,
    )
    copy = as_template(first)
    assert (copy.title, copy.assignment, copy.status) == ("Serviceassistent (kopia)", "En lugn dag", Status.DRAFT)
    assert copy.duties == first.duties
    empty = ("negotiation", "risk_assessment", "hr_review", "start", "until", "ab_plan")
    assert not any(getattr(copy, name) for name in empty)


def test_the_copys_title_has_room():
    assert len(as_template(a_draft(title="x" * NAME_LENGTH)).title) == NAME_LENGTH
