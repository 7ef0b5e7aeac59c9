"""People's lists as they are: each comes in with the tasks that are meant, or is refused by name, and nothing of any
list is lost unseen."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.brought import files
from app.brought.reading import Choice, Out, Way, read
from app.results import files as exports
from app.vocabulary import Refused
from tests.results.made import HARD, a_workshop, settled, shown
from tests.world.more_lists import MORE, SECOND, THIRD

LISTS = Path(__file__).parent / "lists"
KNOWN = json.loads((LISTS / "expected.json").read_text())
OWN = MORE + SECOND + THIRD


def brought(content):
    return [files.pasted(content)] if isinstance(content, str) else files.of_file(content)


def tasks(content):
    """The tasks that are ticked as the list has been read; or the refusal's code and what it names."""
    try:
        reading = read(brought(content))
    except Refused as no:
        return no.code, *no.details.values()
    return [] if reading.are_people else [entry.text for entry in reading.entries if not entry.out and entry.text]


@pytest.mark.parametrize("name", KNOWN)
def test_a_list_that_somebody_had_trouble_with(name):
    content = (LISTS / name).read_bytes()
    found, want = tasks(content.decode() if KNOWN[name]["way"] == "paste" else content), KNOWN[name]["want"]
    assert [*found[: len(want)]] == want
    assert [*found[len(want) :]] == KNOWN[name].get("after", [])


@pytest.mark.parametrize(("name", "content", "want"), OWN, ids=[name for name, _, _ in OWN])
def test_a_list_of_another_kind(name, content, want):
    found = tasks(content)
    assert (found[0] if isinstance(want, str) else found) == want


HARD_TEXTS = [*HARD, "=1+1", "- Diska", "1. Sopa", "a) Vika", "> Torka", "Summa", "Anna Berg", "'Sköta' post", "7"]


@pytest.mark.parametrize("export", [exports.csv, exports.xlsx, exports.json])
def test_our_own_exports_come_back_whole(export):
    came = shown(settled(a_workshop(*HARD_TEXTS)))
    texts = [" ".join(row.text.split()) for row in came.rows]
    assert tasks(export(came, date(2027, 3, 3))) == texts


words = st.text("abcåäö ;,\t\"'|-•1.\n\r\x0b()[]>ABÅ", max_size=14)
tables = st.lists(st.lists(words, min_size=1, max_size=4), min_size=1, max_size=8)


def letters(texts):
    return sorted(c for text in texts for c in text if c.isalpha())


@given(
    st.one_of(
        words, st.lists(words, max_size=8).map("\n".join), tables.map(lambda rows: "\n".join(map(";".join, rows)))
    )
)
def test_every_cell_with_words_is_a_line_or_stands_in_a_column_that_is_named_as_left_out(text):
    """And can be chosen. No letter of a list is anywhere else."""
    sheets = brought(text)
    if not sheets[0].has_words:
        return
    reading = read(sheets)
    named = {column.number for column in reading.columns}
    cells = [(column, cell) for row in sheets[0].rows for column, cell in enumerate(row)]
    assert {column for column, cell in cells if cell.strip()} <= named
    assert letters(cell for _, cell in cells) == letters([text])
    for number in named:
        chosen = read(sheets, Choice(0, number))
        assert chosen.column == number
        assert [entry.number for entry in chosen.entries] == [*range(1, len(sheets[0].rows) + 1)]
        for entry, row in zip(chosen.entries, sheets[0].rows, strict=True):
            cell = row[number] if number < len(row) else ""
            assert entry.text.strip() == "" if not cell.strip() else cell.split()[-1].endswith(entry.text.split()[-1])


@given(st.lists(words, max_size=8).map("\n".join))
def test_read_as_rows_every_row_is_there_with_all_that_stands_in_it(text):
    sheets = brought(text)
    if sheets[0].has_words:
        entries = read(sheets, Choice(0, way=Way.ROWS)).entries
        assert [entry.number for entry in entries] == [*range(1, len(sheets[0].lines) + 1)]
        assert letters(sheets[0].lines) == letters([text])


def test_what_is_hidden_is_named_and_can_be_chosen():
    reading = read(brought((LISTS / "20c-dold-kolumn-forst.xlsx").read_bytes()))
    assert [(column.name, column.is_hidden) for column in reading.left_out] == [("Intern anteckning", True)]
    sheets = brought((LISTS / "20-dolt-forsta-blad.xlsx").read_bytes())
    assert [(sheet.name, sheet.is_hidden) for _, sheet in read(sheets).other_sheets] == [("Listor", True)]
    assert read(sheets, Choice(0)).entries[0].text == "Ja"
    filtered = read(brought((LISTS / "20-filtrerade-rader.xlsx").read_bytes()))
    assert [entry.text for entry in filtered.entries if entry.out is Out.HIDDEN] == [
        "Ringa vikarier",
        "Skriva veckobrev",
        "Gå ut med sopor",
    ]


def test_a_list_on_one_row_can_be_divided():
    sheets = brought((LISTS / "08r-semikolonlista.txt").read_text())
    assert read(sheets).parts == 4
    found = read(sheets, Choice(0, way=Way.PARTS)).entries
    assert [entry.text for entry in found] == ["Duka fram", "Torka bord", "Vika tvätt", "Diska"]
    assert read(brought("• Duka • Torka")).parts == 2
    assert read(brought("Duka, torka och vika")).parts == 0
