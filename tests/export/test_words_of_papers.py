"""Names, dates and numbers, as every paper has them."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.export.document import LONGEST_NAME, file_name, in_ascii, reads_from_right, swedish_date, swedish_number


@pytest.mark.parametrize(
    ("title", "name", "plain_name"),
    [
        ("Serviceassistent i förskola", "Arbetsbeskrivning Serviceassistent i förskola", "Serviceassistent i forskola"),
        ('../../etc/"passwd"\n', "Arbetsbeskrivning etc passwd", "etc passwd"),
        ("مساعد", "Arbetsbeskrivning مساعد", ""),
        ("🧺", "Arbetsbeskrivning", ""),
    ],
)
def test_the_title_becomes_a_file_name_that_every_computer_takes(title: str, name: str, plain_name: str):
    words = file_name(f"Arbetsbeskrivning {title}")
    assert words == name
    assert in_ascii(words) == f"Arbetsbeskrivning {plain_name}".strip()


def test_which_of_several_a_file_is_stands_whole_after_a_long_title():
    name = file_name("Arbetsbeskrivning " + "Serviceassistent " * 9, "version 12 utkast dnr KS 2026-123")
    assert name.endswith(" version 12 utkast dnr KS 2026-123")
    assert len(name) <= LONGEST_NAME


@given(st.text(max_size=120), st.text(max_size=80))
def test_a_file_name_has_nothing_that_a_computer_trips_over(words: str, which: str):
    name = file_name(words, which)
    assert len(name) <= LONGEST_NAME
    assert not {*name} & {*'<>:"/\\|?*.', *map(chr, range(32))}
    assert name == name.strip()
    assert name.upper() not in ("CON", "NUL", "COM1", "LPT9")
    assert file_name(name) == name


@pytest.mark.parametrize("title", ["CON", "nul", "com1"])
def test_a_name_that_windows_takes_for_a_device_is_none(title: str):
    assert file_name(title) == f"{title}_"


def test_dates_and_numbers_are_swedish():
    assert swedish_date(date(2026, 11, 4)) == "4 november 2026"
    assert [swedish_number(Decimal(it)) for it in ("10", "5.50", "0.333", "1234.5")] == ["10", "5,5", "0,33", "1234,5"]


def test_the_first_letter_says_from_which_side_a_text_is_read():
    assert reads_from_right("(12) غسل")
    assert not reads_from_right("Tvätt غسل")
    assert not reads_from_right("123 🧺")
