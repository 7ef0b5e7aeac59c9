"""Each step in which a brought list is read, for itself (`tests/world` has whole lists)."""

import pytest

from app.brought.cells import could_be_a_task
from app.brought.columns import best_read, in_columns
from app.brought.decoding import decoded, straightened, swedishness
from app.brought.finding import best_column, best_sheet, columns_of, heading_of
from app.brought.headings import Says, says
from app.brought.kinds import refuse_other_kinds
from app.brought.marks import is_mark, marks_off
from app.brought.people import are_people
from app.brought.reading import Out, read
from app.brought.refusals import LockedFile, Paper
from app.brought.sheets import Sheet


def of(*rows, **more):
    return Sheet("", [[*row] for row in rows], **more)


# Bytes to text


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "mac_roman", "cp850", "utf-16", "utf-32"])
def test_the_encoding_with_the_most_swedish_is_taken(encoding):
    assert decoded("Städa\nÖppna åt någon".encode(encoding)) == "Städa\nÖppna åt någon"


def test_each_line_is_read_for_itself_and_a_byte_within_utf8_too():
    lines = ["Städa".encode(), "Öva".encode("cp1252"), "Kök, kaf".encode() + "é".encode("cp1252")]
    assert decoded(b"\n".join(lines)) == "Städa\nÖva\nKök, kafé"


def test_letters_are_more_swedish_than_signs():
    assert swedishness("Städa “fint”") > swedishness("St‰da “fint”") > swedishness("St‰d‰")


def test_what_was_read_wrongly_is_put_right_and_what_was_not_is_left():
    assert straightened("StÃ¤da fÃ¶rrÃ¥det, Ã…ngkoka") == "Städa förrådet, Ångkoka"
    assert straightened("SÃO PAULO & R&D; 5 √ 2") == "SÃO PAULO & R&D; 5 √ 2"


@pytest.mark.parametrize(("content", "why"), [(b"%PDF-1.4", Paper), (b"\xd0\xcf\x11\xe0" + bytes(99), LockedFile)])
def test_other_kinds_are_refused_by_name(content, why):
    with pytest.raises(why):
        refuse_other_kinds(content)
    refuse_other_kinds(b"Diska <snabbt>\n%PDF")


# Text to rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ('a;"b\nc";d', [["a", "b\nc", "d"]]),
        ('a;"b\nc;d', [["a", '"b'], ["c", "d"]]),
        ('a;15" b;c', [["a", '15" b', "c"]]),
        ('"a" b;c', [['"a" b', "c"]]),
        ("a; b;c", [["a; b", "c"]]),
        ("a;;c", [["a", "", "c"]]),
        ("a;", [["a", ""]]),
    ],
)
def test_quotes_go_before_lines_and_a_mark_before_a_space_is_punctuation(text, rows):
    assert best_read(text, ";") == rows


def test_a_comma_between_figures_is_no_column_unless_the_heading_has_as_many():
    assert in_columns("Handla 1,5 h\nStäda 2,5 h") == [["Handla 1,5 h"], ["Städa 2,5 h"]]
    assert in_columns("Nr,Antal,Vad\n1,5,Diska\n2,3,Sopa")[1] == ["1", "5", "Diska"]


# Marks off


@pytest.mark.parametrize(
    "mark", ["- ", "•\t", "\uf0b7\t", "o\t", "➢ ", "☐ ", "[x] ", "- [ ] ", "> ", "1. ", "a) ", "(ii) ", "1.2.3 "]
)
def test_a_mark_is_taken_off(mark):
    assert marks_off([f"{mark}Duka fram"]) == ["Duka fram"]


def test_numbers_and_letters_that_count_are_marks_and_others_are_not():
    assert marks_off(["1 Kök", "1.1 Duka", "2 Hall"]) == ["Kök", "Duka", "Hall"]
    assert marks_off(["A. Duka", "B. Diska"]) == ["Duka", "Diska"]
    assert marks_off(["3 barn till gympan", "5 barn hem"]) == ["3 barn till gympan", "5 barn hem"]
    assert marks_off(["T. ex. duka"]) == ["T. ex. duka"]
    assert marks_off(["1.", "-"]) == ["1.", "-"]
    assert all(map(is_mark, ["1.", "-", "a)", "\uf0b7", "[ ]"]))
    assert not any(map(is_mark, ["Duka", "1 st", "o h"]))


# Which sheet, heading, column


def test_what_headings_say():
    said = {says("Arbetsuppgift:"): Says.TASKS, says("Barnskötares uppgifter"): Says.ABOUT_TASKS}
    assert all(found is want for found, want in said.items())
    assert says("Vad vi gör") is Says.MAYBE
    assert {says("Vem"), says("Uppgift-ID"), says("Ansvarig för uppgiften"), says("När")} <= {Says.OTHERS, Says.NOTHING}
    assert says("Diska") is Says.NOTHING


def test_a_heading_stands_within_the_first_fifteen_rows_and_a_title_above_it_is_none():
    table = [["Inventering 2027", ""], ["När", "Uppgift"], ["Morgon", "Diska"], ["Kväll", "Sopa"]]
    assert heading_of(of(*table)) == 1
    assert heading_of(of(*[["Anvisning", ""]] * 15, *table)) is None
    assert heading_of(of(["Diska", "Kök"], ["Sopa", "Hall"])) is None


def test_names_are_never_taken_where_there_is_anything_else():
    sheet = of(["Anna Berg", "Disk"], ["Bo Ek", "Disk"], ["Eva Lind", "Sopor"])
    assert best_column(columns_of(sheet, None)).number == 1
    assert are_people(["Ssk Anna Berg", "Bo Ek (vik)", "Anna och Bo"])
    assert not are_people(["Disk", "Tvätt", "Post"])
    assert not are_people(["Anna diskar", "Ring Bo"])


def test_hidden_columns_and_sheets_are_not_taken():
    table = [["hemligt ett", "Diska"], ["hemligt två", "Sopa"]]
    assert best_column(columns_of(of(*table, hidden_columns=frozenset([0])), None)).number == 1
    assert best_sheet([(0, of(["Uppgift", "x"], ["Ja", "y"], is_hidden=True)), (1, of(["Diska"]))])[0] == 1


def test_times_amounts_and_addresses_are_no_tasks():
    assert not any(
        map(could_be_a_task, ["10 min", "1,5 h/vecka", "måndag", "varje dag", "a@b.se", "#N/A", "2027-03-01", "A"])
    )
    assert all(map(could_be_a_task, ["Diska 10 min", "Sopa varje dag", "غسل"]))


# What is left out


def test_a_numbered_table_ends_where_an_empty_row_ends_the_numbers():
    sheet = of(["Nr", "Uppgift"], ["1", "Diska"], ["2", "Sopa"], ["", ""], ["Datum", "3 mars"])
    assert [entry.out for entry in read([sheet]).entries] == [Out.HEADING, None, None, None, Out.OUTSIDE]


def test_hidden_rows_sums_errors_and_rows_without_words_are_no_tasks():
    sheet = of(["Uppgift"], ["Diska"], ["Gammalt"], ["#SAKNAS!"], ["7"], ["Summa:"], hidden_rows=frozenset([2]))
    found = [entry.out for entry in read([sheet]).entries]
    assert found == [Out.HEADING, None, Out.HIDDEN, Out.UNREADABLE, Out.WORDLESS, Out.OUTSIDE]
