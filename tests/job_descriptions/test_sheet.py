"""The workbook, read back."""

import io
from dataclasses import replace
from datetime import datetime
from typing import Any

import openpyxl
import pytest

from app.job_descriptions.draft import Draft, Status
from app.job_descriptions.papers.sheet import Saved, xlsx
from tests.job_descriptions.drafts import FIELDS, HARD, SAVED, every_text, full, marked, plain

pytestmark = pytest.mark.unhurried


def book(*drafts: Draft) -> Any:
    saved = [Saved(nr, 3, SAVED, draft) for nr, draft in enumerate(drafts, 7)]
    return openpyxl.load_workbook(io.BytesIO(xlsx(saved, SAVED)))


def rows(sheet: Any) -> list[dict[str, Any]]:
    head, *lines = [[cell.value for cell in line] for line in sheet.iter_rows()]
    return [dict(zip(head, line, strict=True)) for line in lines]


def test_there_is_a_row_for_each_job_description():
    first, second = rows(book(full(), replace(plain(), status=Status.APPROVED))["Arbetsbeskrivningar"])
    assert (first["Nr"], second["Nr"]) == (7, 8)
    assert (first["Läge"], second["Läge"]) == ("Utkast", "Godkänd")
    assert first["Omfattning, %"] == 62.5
    assert first["AB från"] == datetime(2027, 9, 1)
    assert first["Anställning"] == "Tidsbegränsad till och med 31 augusti 2027"
    assert first["Behövs inte"] == "B-körkort"
    assert first["Workshoppar"] == "Förskolan Exempelgården: Rätt kompetens\nKöket Exempelgården: Kökets dag"
    assert second["Lön"] is None


def test_tasks_have_a_row_each_with_hours_share_and_where_from():
    first, *_, last = rows(book(full())["Uppgifter"])
    assert (first["Rubrik"], first["Timmar i veckan"], first["Andel, %"]) == ("Textilier", 5.5, 36)
    assert first["Från tavlan"] == "Hantering av tvätt"
    assert (last["Uppgift"], last["Andel, %"]) == ("Diskar efter lunchen", 45)


def test_requirements_have_a_row_each():
    assert [(row["Nivå"], row["Slag"]) for row in rows(book(full())["Krav"])] == [
        ("Önskvärt", "Informell"),
        ("Krav", "Formell"),
        ("Behövs inte", "Formell"),
    ]


def test_how_many_there_was_no_room_for_is_said_in_the_last_row():
    whole = openpyxl.load_workbook(io.BytesIO(xlsx([Saved(1, 1, SAVED, plain())], SAVED, left_out=7)))
    *_, last = rows(whole["Arbetsbeskrivningar"])
    assert last["Nr"] is None
    assert any(str(value).startswith("7 till fick inte plats") for value in last.values())


def test_none_at_all_is_a_workbook_with_heads():
    assert [sheet.max_row for sheet in book()] == [1, 1, 1]


@pytest.mark.parametrize("hard", [*HARD, "y" * 5000, '=HYPERLINK("http://x")', "https://example.se", "@SUM(A1)"])
def test_every_hard_text_is_only_ever_text(hard: str):
    whole = book(every_text(hard))
    cells = [cell for sheet in whole for line in sheet.iter_rows() for cell in line]
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    said = "\n".join(cell.value for cell in cells if isinstance(cell.value, str))
    missing = {field for field in FIELDS if marked(hard, field) not in said}
    assert missing == {"group", "decision", "owner", "reason", "dissent"}  # of the board, which the appendix tells
