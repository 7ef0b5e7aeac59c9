"""Table 3 of the report, from files that the product made."""

import csv
import io
import json
from pathlib import Path

import pytest

from app.account.roles import Role
from app.key_figures import file
from tests.key_figures.municipalities import EIGHT, NUMBERS, TOTAL, files

SCHEMA = Path(__file__).parents[2] / "docs/key-figures.schema.json"
WORDS = ("fewer_than_five", "not_shown", "not_stated")


@pytest.fixture
def hr(server):
    return server.facilitator("hr@example.se", Role.HR)


def totals(made):
    return [json.loads(it)["totals"] for it in made]


def sums(rows):
    """Of what is shown, and whether that is all."""
    names = (*NUMBERS, "priority_ab", "others_ab")
    return {name: sum(row[name] for row in rows if row[name] not in WORDS) for name in names}


def test_files_with_small_numbers_give_every_row_and_the_totals(server, hr):
    made = files(server, hr)
    rows = totals(made)
    for its, row in zip(EIGHT, rows, strict=True):
        assert {name: row[name] for name in NUMBERS} == {name: getattr(its, name) for name in NUMBERS}, its.name
        assert row["priority_ab"] == its.priority_ab
    assert sums(rows) == TOTAL
    for its, text in zip(EIGHT, made, strict=True):
        whole = json.loads(text)
        assert whole["small_numbers"] is True
        assert (whole["municipality"], (whole["definition"] or {}).get("when", "")) == (its.name, its.created)
        assert len(whole["posts"]) == its.posts
        assert sum(post["numbers"]["persons"] for post in whole["posts"]) == its.persons


def test_withheld_files_say_at_least(server, hr):
    rows = totals(files(server, hr, small=""))
    assert [row["persons"] for row in rows] == [its.persons for its in EIGHT]
    hidden = {its.name: (row["ab"], row["bea"]) for its, row in zip(EIGHT, rows, strict=True)}
    assert hidden["Karlskoga"] == ("fewer_than_five", "not_shown")
    assert hidden["Stockholm"] == (0, 39)
    assert hidden["Gävle"] == (5, 0)
    assert not any(
        0 < cell < 5
        for row in rows
        for name, cell in row.items()
        if isinstance(cell, int) and name in ("ab", "bea", "priority", "others", "women", "men")
    )
    assert sums(rows)["ab"] < TOTAL["ab"]


def test_a_withheld_file_has_no_numbers_of_single_posts(server, hr):
    for text in files(server, hr, small=""):
        its = json.loads(text)
        assert its["small_numbers"] is False
        assert all({*post["numbers"].values()} == {"not_shown"} for post in its["posts"])
        assert all((post["filled"], post["ordinary"]) == (None, None) for post in its["posts"])


def test_csv_says_the_same(server, hr):
    made = [io.StringIO(text.decode("utf-8-sig")) for text in files(server, hr, "csv")]
    rows = [next(row for row in csv.DictReader(it, delimiter=";") if row["Rad"] == "kommunen") for it in made]
    for its, row in zip(EIGHT, rows, strict=True):
        columns = {**file.POSTS, **file.COLUMNS}
        assert {name: row[columns[name]] for name in NUMBERS} == {name: str(getattr(its, name)) for name in NUMBERS}


def test_the_schema_is_the_one_in_the_documentation():
    assert json.loads(SCHEMA.read_text("utf-8")) == file.schema()
