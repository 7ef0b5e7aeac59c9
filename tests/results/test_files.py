"""The files, read back."""

import csv
import io
import json
import re
from datetime import date

import openpyxl
import pytest

from app.results import files, table
from app.vocabulary import Step
from tests.results.made import HARD, a_workshop, merged, settled, shown

DAY = date(2026, 11, 25)


@pytest.fixture
def hard():
    return shown(settled(a_workshop(*HARD)))


def read_csv(came):
    return list(csv.reader(io.StringIO(files.csv(came, DAY).decode("utf-8-sig")), delimiter=";"))


def sheet(came):
    return openpyxl.load_workbook(io.BytesIO(files.xlsx(came, DAY)))["Tavlan"]


def test_csv_opens_in_swedish_excel():
    came = shown(a_workshop("Tvätt"))
    raw = files.csv(came, DAY)
    assert raw.startswith("\ufeff".encode())
    head, row, *_ = read_csv(came)
    assert head[:4] == ["Nr", "Arbetsuppgift", "Andra formuleringar", "Samtal"]
    assert dict(zip(head, row, strict=True))["Spridning (0–1)"] == "0,667"


def test_csv_says_how_the_answers_came_in():
    assert [part[:38] for part in read_csv(shown(a_workshop("Tvätt")))[-1]] == [
        "Så kom svaren in",
        "12 svarade på telefon och 0 på papper.",
    ]


def test_no_text_in_csv_begins_a_formula(hard):
    rows = read_csv(hard)
    found = [cell for row in rows for cell in row]
    assert not [cell for cell in found if cell.lstrip("\u200b ").startswith(tuple("=+-@"))]
    assert {row[1].removeprefix("'") for row in rows[1 : len(HARD) + 1]} == set(HARD)


def test_a_group_that_is_called_like_a_formula_is_harmless_too():
    live = a_workshop("Tvätt")
    came = shown(live)
    object.__setattr__(came, "title", "=1+1")
    assert ["Workshop", "'=1+1"] in read_csv(came)


def test_every_text_in_xlsx_is_a_string_as_it_was_written(hard):
    rows = list(sheet(hard).iter_rows(min_row=2))
    assert not [cell for row in rows for cell in row if cell.data_type == "f" or cell.hyperlink]
    # The reader leaves the mark by which the format keeps such a text from being taken for a letter.
    assert [row[1].value.replace("_x005F_", "_") for row in rows] == list(HARD)
    assert rows[0][-1].value == "=Nej, sa två"


def test_xlsx_has_numbers_as_numbers():
    came = shown(settled(a_workshop("Tvätt")))
    head, row = ([cell.value for cell in line] for line in sheet(came).iter_rows())
    there = dict(zip(head, row, strict=True))
    assert there["Röster Barnskötare: röd"] == 6
    assert there["Spridning (0–1)"] == 0.667
    assert there["Placering Förskollärare"] == "grön"
    assert there["Samtal"] == "Lämna över"
    assert there["Grunder för grön"] == "Förskollärare: får bara vi, lag (6)"


def test_json_has_the_protocols_words(hard):
    whole = json.loads(files.json(hard, DAY))
    assert [task["text"] for task in whole["tasks"]] == list(HARD)
    first = whole["tasks"][0]
    assert first["placement"] == {"g1": "red", "g2": "green"}
    assert first["votes"]["g1"] == {"green": 0, "yellow": 0, "red": 6, "black": 0}
    assert first["talk"] == "hand_over"
    assert whole["took_part"] == {"phones": 12, "paper": 0, "jointly": {}}


def test_json_has_no_votes_before_the_reveal():
    assert "votes" not in files.json(shown(a_workshop("Tvätt", step=Step.SORT)), DAY).decode()


def test_markdown_is_one_table_for_each_talk(hard):
    said = files.markdown(hard, DAY).decode()
    assert f"## Lämna över: {len(HARD)}" in said
    rows = [line for line in said.splitlines() if line.startswith("|")]
    assert all(len(re.findall(r"(?<!\\)\|", row)) == 6 for row in rows)
    assert len(rows) == len(HARD) + 2


def test_no_text_in_markdown_is_markup(hard):
    said = files.markdown(hard, DAY).decode()
    assert "<script" not in said
    assert "<b>" not in said
    assert r"\#panic\(\) \$x\^2\$ \*fet\* \_kursiv\_ \`kod\` \@ref \| rör" in said


def test_notes_and_other_words_stand_in_every_file():
    came = shown(merged(settled(a_workshop("Tvätt", "Tvätta kläder"))))
    assert "Tvätta kläder" in files.markdown(came, DAY).decode()
    assert "- Varför: Så gör vi i dag" in files.markdown(came, DAY).decode()
    assert "Tvätta kläder" in read_csv(came)[1]
    assert "Så gör vi\ni dag" in read_csv(came)[1]
    assert "Tvätta kläder" in [cell.value for cell in sheet(came)[2]]


def test_a_result_without_tasks_makes_files_all_the_same():
    came = shown(a_workshop())
    for made in (files.xlsx, files.csv, files.json, files.markdown):
        assert made(came, DAY)
    assert len(table.columns(came)) == len(read_csv(came)[0])
