"""The sheets of interviews: what is read from them, what is counted, and what is taken into a text."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.export.markdown import markdown
from app.job_descriptions.draft import (
    FEWEST_COUNTED,
    MOST_ROWS,
    Basis,
    Begun,
    Draft,
    Duty,
    Provenance,
    Status,
    TasksMissing,
    TooManyRows,
)
from app.job_descriptions.interviews.sheets import (
    MOST_TASKS,
    InterviewRoleMissing,
    Question,
    Sheet,
    alike,
    key_of,
    mentions,
    read,
    typed,
    wordings,
)
from app.job_descriptions.interviews.taking import begun, counted, is_counted, taken, used
from app.job_descriptions.papers.document import document
from app.job_descriptions.saving import revised
from app.vocabulary import TextTooLong

DAY, LATER = date(2026, 11, 29), date(2026, 12, 3)
SHEETS = {
    1: Sheet("Barnskötare", ("Städa köket", "Duka")),
    2: Sheet("Förskollärare", ("duka", "Beställa varor")),
    3: Sheet("Rektor", ("Lägga schema", "Städning av köket")),
}


def a_draft() -> Draft:
    return Draft("Köksbiträde", begun(DAY), ())


def keys(*texts: str) -> list[str]:
    return [key_of(text) for text in texts]


# A sheet


def test_the_tasks_are_a_line_each_and_each_of_them_once():
    sheet = read({"role": " Barnskötare ", "others": "Duka\n\n  Diska \r\nDuka\n", "need": "Tid.\nLugn.", "day": " "})
    assert sheet == Sheet("Barnskötare", ("Duka", "Diska"), {Question.NEED: "Tid.\nLugn."})


@pytest.mark.parametrize("role", ["", "  ", "\u200b"])
def test_a_sheet_says_in_which_role(role):
    with pytest.raises(InterviewRoleMissing):
        read({"role": role, "others": "Duka"})


def test_a_sheet_holds_no_more_than_there_is_room_for():
    with pytest.raises(TooManyRows):
        read({"role": "Kock", "others": "\n".join(f"Uppgift {n}" for n in range(MOST_TASKS + 1))})
    for name in ("need", "others", "role"):
        with pytest.raises(TextTooLong):
            read({"role": "Kock", name: "x" * 2001})


WORDS = st.text("abcåäö ÅÄÖ=<", min_size=1, max_size=20).filter(lambda text: text.strip())


@given(WORDS, st.lists(WORDS, max_size=5), st.dictionaries(st.sampled_from([*Question]), WORDS))
def test_a_sheet_is_read_as_it_is_typed(role, tasks, said):
    said.pop(Question.OTHERS, None)
    sheet = read({"role": role, "others": "\n".join(tasks), **{it.value: text for it, text in said.items()}})
    assert read(typed(sheet)) == sheet


# What is counted


def test_a_task_is_counted_once_for_each_sheet_whatever_its_letters():
    counts = {it.text: len(it.sheets) for it in wordings(SHEETS)}
    assert counts == {"Städa köket": 1, "Duka": 2, "Beställa varor": 1, "Lägga schema": 1, "Städning av köket": 1}


def test_likely_the_same_stand_together_and_stay_apart_until_somebody_says_so():
    groups = [[it.text for it in group] for group in alike(wordings(SHEETS))]
    assert ["Städa köket", "Städning av köket"] in groups
    assert len(groups) == 4
    every = taken(a_draft(), SHEETS, keys(*(it.text for it in wordings(SHEETS))), [], DAY)
    assert len(every.duties) == 5


@given(st.dictionaries(st.integers(1, 9), st.lists(WORDS, max_size=4).map(lambda tasks: Sheet("Kock", tuple(tasks)))))
def test_no_wording_is_lost_and_none_is_twice(sheets):
    every = wordings(sheets)
    assert sorted(it.key for group in alike(every) for it in group) == sorted({it.key for it in every})
    assert all(1 <= mentions(group) <= len(sheets) for group in alike(every))


def test_who_said_it_in_two_ways_is_one():
    sheets = {1: Sheet("Kock", ("Städa köket", "Städning av köket")), 2: Sheet("Kock", ("Städa köket",))}
    draft = taken(a_draft(), sheets, keys("Städa köket", "Städning av köket"), [keys(*sheets[1].tasks)], DAY)
    (source,) = draft.provenance.sources
    assert (source.mentions, source.also) == (2, ("Städning av köket",))


# Taken into the text


def test_what_is_chosen_becomes_rows_that_say_how_many_mentioned_them():
    draft = taken(a_draft(), SHEETS, keys("Duka", "Lägga schema"), [], DAY)
    assert [duty.text for duty in draft.duties] == ["Duka", "Lägga schema"]
    assert draft.provenance.bases == (Basis(Begun.INTERVIEWS, DAY, asked=3),)
    assert [draft.provenance.mentioned(it) for it in draft.provenance.sources] == [(2, 3), (1, 3)]
    assert used(draft) == {*keys("Duka", "Lägga schema")}


def test_those_that_are_said_to_be_the_same_become_one_row_and_no_others():
    both = keys("Städa köket", "Städning av köket")
    draft = taken(a_draft(), SHEETS, [*both, *keys("Duka")], [both], DAY)
    assert [duty.text for duty in draft.duties] == ["Städa köket", "Duka"]
    assert draft.provenance.mentioned(draft.provenance.sources[0]) == (2, 3)
    one = taken(a_draft(), SHEETS, both[:1], [both], DAY)
    assert one.provenance.sources[0].also == ()


def test_what_most_have_said_stands():
    sheets = {1: Sheet("Kock", ("Städning av köket",)), 2: Sheet("Kock", ("Städa köket",))}
    sheets[3] = sheets[2]
    both = keys("Städning av köket", "Städa köket")
    assert [duty.text for duty in taken(a_draft(), sheets, both, [both], DAY).duties] == ["Städa köket"]


@pytest.mark.parametrize("chosen", [[], ["borta"], keys("Duka")])
def test_what_is_in_a_row_already_or_gone_is_not_taken_again(chosen):
    draft = taken(a_draft(), SHEETS, keys("Duka"), [], DAY)
    with pytest.raises(TasksMissing):
        taken(draft, SHEETS, chosen, [], DAY)


def test_a_row_that_was_taken_away_can_be_taken_again():
    draft = replace(taken(a_draft(), SHEETS, keys("Duka", "Lägga schema"), [], DAY))
    without = replace(draft, duties=draft.duties[1:])
    again = taken(without, SHEETS, keys("Duka"), [], DAY)
    assert [duty.text for duty in again.duties] == ["Lägga schema", "Duka"]
    assert len({it.id for it in again.provenance.sources}) == len(again.provenance.sources)


def test_there_is_room_for_so_many_rows():
    sheets = {n: Sheet("Kock", tuple(f"Uppgift {n} {m} {'x' * m}" for m in range(40))) for n in (1, 2)}
    with pytest.raises(TooManyRows):
        taken(a_draft(), sheets, [it.key for it in wordings(sheets)], [], DAY)
    assert len(taken(a_draft(), sheets, [it.key for it in wordings(sheets)][:MOST_ROWS], [], DAY).duties) == MOST_ROWS


def test_one_sheet_more_is_counted_when_somebody_counts_and_the_text_is_a_draft_again():
    draft = replace(taken(a_draft(), SHEETS, keys("Duka"), [], DAY), status=Status.APPROVED)
    more = {**SHEETS, 4: Sheet("Kock", ("DUKA",))}
    assert is_counted(draft, SHEETS)
    assert not is_counted(draft, more)
    anew = counted(draft, more, LATER)
    assert anew.provenance.mentioned(anew.provenance.sources[0]) == (3, 4)
    assert anew.provenance.basis(Begun.INTERVIEWS).on == LATER
    assert (anew.duties, anew.status) == (draft.duties, Status.DRAFT)
    assert is_counted(draft, {}), "a copy has no sheets, and says what those said that day"


def test_what_is_counted_leaves_what_came_of_a_board_alone():
    board = Draft("X", Provenance(), (Duty("Sopa"),))
    draft = taken(board, SHEETS, keys("Duka"), [], DAY)
    assert [duty.text for duty in draft.duties] == ["Sopa", "Duka"]
    assert is_counted(board, SHEETS)


# What is told


def test_of_few_interviews_no_number_is_told_and_never_a_role():
    for asked in range(1, FEWEST_COUNTED + 1):
        sheets = {id: SHEETS[id] for id in range(1, asked + 1)}
        draft = taken(a_draft(), sheets, keys("Duka"), [], DAY)
        paper = markdown(document(draft, 1, DAY)).decode()
        assert (f"av {asked} nämnde" in paper) is (asked >= FEWEST_COUNTED)
        assert not any(sheet.role in paper for sheet in sheets.values())
    assert (
        "En medarbetare på arbetsplatsen intervjuades"
        in markdown(document(taken(a_draft(), {1: SHEETS[1]}, keys("Duka"), [], DAY), 1, DAY)).decode()
    )


def test_the_paper_says_where_the_tasks_came_from():
    both = keys("Städa köket", "Städning av köket")
    paper = markdown(document(taken(a_draft(), SHEETS, [*both, *keys("Duka")], [both], DAY), 1, DAY)).decode()
    assert "3 medarbetare på arbetsplatsen intervjuades var för sig" in paper
    assert "29 november 2026" in paper
    assert "Städa köket; Städning av köket" in paper
    assert "2 av 3 nämnde" in paper
    assert "Lägga schema" not in paper


def test_a_text_without_tasks_is_said_to_have_none_and_is_not_reviewed():
    draft = a_draft()
    assert "Arbetsuppgifterna är inte bestämda än" in markdown(document(draft, 1, DAY)).decode()
    with pytest.raises(TasksMissing):
        revised(draft, draft, Status.REVIEWED)
