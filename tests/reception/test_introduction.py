"""*Min introduktion*: of the job, and of nobody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.reception.introduction import (
    EN,
    FIELDS,
    SECTION_LENGTH,
    SV,
    OfTheJob,
    SaysOfAPerson,
    Section,
    grouped,
    parts,
    proposed,
    read,
    under,
)
from app.reception.owner import Owner
from app.reception.plan import Need, Plan
from app.reception.words import SECTION
from app.vocabulary import Refused

pytestmark = pytest.mark.pure


def as_it_is(sentence: str) -> str:
    return sentence


def never(_line: str) -> bool:
    return False


JOB = OfTheJob(("Du får gå bredvid.",), ("- Dukar", "- Diskar"), ("- Vika tvätt",), ("Efter ett år: beställningar.",))


def test_every_section_has_words():
    assert set(SECTION) == set(FIELDS)


def test_it_is_proposed_from_the_plan_and_the_text():
    its = proposed(Plan(needs={Need.EVERYDAY: Owner.MENTOR}), JOB, as_it_is, SV)
    assert its["tasks"] == "- Dukar\n- Diskar"
    assert its["week"].endswith("Du får gå bredvid.")
    assert its["ask"].splitlines() == ["Du frågar din mentor.", "Du kan alltid fråga din chef."]
    assert its["quiet"] == "- Vika tvätt"
    assert its["grow"] == "Efter ett år: beställningar."


@pytest.mark.parametrize(
    ("owner", "first"),
    [
        (Owner.NOBODY, "Du kan alltid fråga din chef."),
        (Owner.MANAGER, "Du frågar din chef."),
        (Owner.AME, "Du kan alltid fråga din chef."),
    ],
)
def test_who_is_asked_is_somebody_at_the_workplace(owner: Owner, first: str):
    its = proposed(Plan(needs={Need.EVERYDAY: owner}), OfTheJob(), as_it_is, SV)
    assert its["ask"].splitlines()[0] == first
    assert "AME" not in its["ask"]


def test_what_is_the_municipalitys_words_is_not_proposed_in_english():
    its = proposed(Plan(), JOB, as_it_is, EN)
    assert (its["tasks"], its["quiet"], its["grow"]) == ("", "", "")
    assert "bredvid" not in its["week"]


OF_SOMEBODY = (
    "Du har en diagnos.",
    "Du har ADHD och behöver lugn.",
    "Jobbet är ett lönebidrag.",
    "Du får individuellt stöd.",
    "Anställningen är BEA.",
    "You have a disability.",
    "Din arbetsförmåga är 50 procent.",
)


@pytest.mark.parametrize("line", OF_SOMEBODY)
def test_what_is_of_a_person_is_refused_where_it_is_typed_and_never_proposed_or_shown(line: str):
    with pytest.raises(SaysOfAPerson) as no:
        read({"day": f"Välkommen.\n{line}"}, never)
    assert no.value.details["at"] == "day"
    its = proposed(Plan(), OfTheJob(tasks=(line, "Dukar.")), as_it_is, SV)
    assert its["tasks"] == "Dukar."
    told = parts({SV: {"day": line, "week": f"Hej.\n{line}"}}, {SV: {}}, SV, never)
    assert [(it.section, it.lines) for it in told] == [(Section.WEEK, ("Hej.",))]


@pytest.mark.parametrize(
    "line", ["Du bär ut beas disk.", "Lägg medicin i skåpet.", "Vi stöder varandra.", "Alla är bra."]
)
def test_what_only_looks_like_it_stands(line: str):
    assert read({"tasks": line}, never)["tasks"] == line


def test_a_line_that_the_text_never_tells_is_refused_too():
    with pytest.raises(SaysOfAPerson):
        read({"months": "Får sitta ensam vid lunch."}, lambda line: "ensam" in line)


def test_too_long_is_refused_at_its_field():
    with pytest.raises(Refused) as no:
        read({"grow": "x" * (SECTION_LENGTH + 1)}, never)
    assert no.value.details["at"] == "grow"


def test_what_nobody_has_written_in_english_is_there_in_swedish():
    ours = {SV: {"day": "Hej.", "tasks": "- Dukar"}, EN: {"day": "Hello."}}
    told = parts({}, ours, EN, never)
    assert [(it.section, it.language) for it in told] == [(Section.DAY, EN), (Section.TASKS, SV)]
    told = parts({EN: {"day": "Hi.", "tasks": "- Lays tables"}}, ours, EN, never)
    assert [(it.lines, it.language) for it in told] == [(("Hi.",), EN), (("- Lays tables",), EN)]


def test_an_empty_section_is_left_out():
    assert parts({SV: dict.fromkeys(FIELDS, "")}, {SV: {"day": "Hej."}}, SV, never) == []


def test_the_lines_under_a_heading():
    text = "# Om jobbet\nHej\n# Det här gör du\n## Morgon\n- Dukar\nDet tar en timme.\n\n# Arbetstid\n8"
    assert under(text, "Det här gör du") == ["- Dukar", "Det tar en timme."]
    assert under(text, "Så kan du växa") == []


@given(st.lists(st.text(min_size=1, max_size=400), max_size=20))
def test_what_is_proposed_can_always_be_saved(tasks: list[str]):
    its = proposed(Plan(), OfTheJob(tasks=tuple(" ".join(it.split()) for it in tasks)), as_it_is, SV)
    assert all(len(it) <= SECTION_LENGTH for it in its.values())


def test_points_stand_together():
    assert grouped(["Hej", "- a", "- b", "Du"]) == [(False, ("Hej",)), (True, ("a", "b")), (False, ("Du",))]
