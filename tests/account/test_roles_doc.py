"""docs/roles.md has the table that the code asks."""

import re
from pathlib import Path

import pytest

from app.__main__ import main
from app.account.printed import table
from app.account.roles import Right, Role

DOC = (Path(__file__).parent.parent.parent / "docs" / "roles.md").read_text()


def test_the_page_has_the_table_as_it_is():
    assert re.findall(r"(?m)^\|.*$", DOC) == table().splitlines()


def test_the_table_has_a_row_for_each_right_and_a_column_for_each_role():
    rows = [line.split(" | ") for line in table().splitlines()]
    assert len(rows) == 2 + len(Right)
    assert {len(row) for row in rows} == {1 + len(Role)}


def test_the_command_line_prints_it(capsys: pytest.CaptureFixture[str]):
    assert main(["roles"]) == 0
    assert capsys.readouterr().out.strip() == table()
