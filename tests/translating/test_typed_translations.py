"""What of a posted page of translations is kept, and what somebody has to look at first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.brought import files
from app.translating.brought import ColumnMissing, Out, match
from app.translating.files import FILES
from app.translating.typed import Typed, Why, line, sort_out
from app.translation.commands import TranslateTask
from app.translation.translation import Translation

TASKS = {"t1": "Tvätt", "t2": "Disk", "t3": "=Sopor, glas; papper"}
KEPT = {"t1": Translation("غسيل", "Tvätt"), "t2": Translation("صحون", "Diska")}


def sorted_out(*fields):
    return sort_out(fields, TASKS, KEPT, "ar")


def test_only_what_is_changed_is_kept():
    found, left = sorted_out(
        Typed("t1", "غسيل", "غسيل", "Tvätt"), Typed("t2", "", "صحون", "Disk"), Typed("t3", " قمامة ", "", TASKS["t3"])
    )
    assert found == [TranslateTask("t2", "ar", "", "Disk"), TranslateTask("t3", "ar", "قمامة", TASKS["t3"])]
    assert left == []


def test_one_of_an_older_text_is_kept_as_it_is_only_where_somebody_says_that_it_is_right():
    unchanged = Typed("t2", "صحون", "صحون", "Disk")
    assert sorted_out(unchanged) == ([], [])
    found, _ = sorted_out(Typed("t2", "صحون", "صحون", "Disk", holds=True))
    assert found == [TranslateTask("t2", "ar", "صحون", "Disk")]


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        (Typed("t1", "ب", "غسيل", "Tvätta"), Why.CHANGED),
        (Typed("t1", "ب", "أ", "Tvätt"), Why.MEANWHILE),
        (Typed("t9", "ب", "", "Fönster"), Why.GONE),
        (Typed("t1", "a" * 201, "غسيل", "Tvätt"), Why.REFUSED),
    ],
)
def test_what_cannot_be_kept_unseen_stands_with_why_and_as_it_was_typed(typed, why):
    found, (left,) = sorted_out(typed)
    assert found == []
    assert (left.why, left.typed) == (why, typed.text)


def test_the_same_words_as_somebody_else_has_written_meanwhile_are_no_trouble():
    _, left = sorted_out(Typed("t1", "غسيل", "", "Tvätt"))
    assert left == []


def brought(text):
    return match([files.pasted(text)], TASKS)


def test_rows_are_told_by_the_task_whatever_its_case_and_spaces():
    it = brought("Uppgift\tArabiska\n  tvätt \tغسيل\n2. DISK\tصحون\n")
    assert (it.found, it.left, it.empty) == ({"t1": "غسيل", "t2": "صحون"}, [], 0)


def test_a_text_that_is_taken_apart_into_letters_and_marks_is_the_same_text():
    it = match([files.pasted("Ta\u0308tt\tأ\nDisk\tب")], {"t1": "Tätt", "t2": "Disk"})
    assert it.found == {"t1": "أ", "t2": "ب"}


def test_a_translation_that_is_spaced_or_put_together_otherwise_is_the_same_and_stands_once():
    it = match([files.pasted('Tvätt\t"ra\u0308tt  nu"\ntvätt\t\u00a0rätt nu\n')], TASKS)
    assert (it.found, it.left) == ({"t1": "rätt nu"}, [])


def test_what_matches_nothing_is_named_and_an_empty_cell_takes_nothing_away():
    it = brought("Tvätt\tغسيل\nDisk\t\nFönster\tنوافذ\ntvätt\tغسل\n")
    assert it.found == {"t1": "غسيل"}
    assert [(row.number, row.text, row.translation, row.why) for row in it.left] == [
        (3, "Fönster", "نوافذ", Out.UNKNOWN),
        (4, "tvätt", "غسل", Out.TWICE),
    ]
    assert it.empty == 1


def test_the_column_of_the_tasks_is_found_wherever_it_stands():
    assert brought("غسيل\tTvätt\nصحون\tDisk\n").found == {"t1": "غسيل", "t2": "صحون"}
    assert brought("1\tTvätt\tغسيل\n2\tDisk\tصحون\n").found == {"t1": "غسيل", "t2": "صحون"}


def test_a_list_of_one_column_is_refused():
    with pytest.raises(ColumnMissing):
        brought("Tvätt\nDisk\n")


@pytest.mark.parametrize("ending", FILES)
@given(texts=st.lists(st.sampled_from(["غسيل", "=1+1", "-", "'x", '"a"; b', "+46", ""]), min_size=3, max_size=3))
def test_a_list_that_is_taken_out_and_brought_back_is_the_same(ending, texts):
    lines = [line(id, TASKS[id], {}, text) for id, text in zip(TASKS, texts, strict=True)]
    lines = [line(it.id, it.text, {it.id: Translation(it.typed, it.text)} if it.typed else {}) for it in lines]
    file = FILES[ending](lines, "arabiska", from_the_right=True)
    it = match(files.of_file(file), TASKS)
    assert it.found == {id: text for id, text in zip(TASKS, texts, strict=True) if text}
    assert it.left == []
