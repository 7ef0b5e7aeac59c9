"""The papers in `docs/examples` are what the code makes today."""

import io
from functools import cache

import docx as word
import openpyxl
import pikepdf
import pytest

from tests.examples import WHERE, editions, files
from tests.export.test_docx import everything
from tests.export.test_pdf import words

pytestmark = pytest.mark.unhurried

NAMES = sorted(it.name for it in WHERE.iterdir())


@cache
def made() -> dict[str, bytes]:
    return dict(files())


def said(name: str, file: bytes) -> str:
    """What a file says, without the moments and ids that differ each time."""
    match name.rsplit(".", 1)[1]:
        case "pdf":
            return words(pikepdf.open(io.BytesIO(file)))
        case "docx":
            return everything(word.Document(io.BytesIO(file)))
        case "xlsx":
            book = openpyxl.load_workbook(io.BytesIO(file))
            return repr([list(sheet.values) for sheet in book])
    return file.decode()


@cache
def said_now(name: str) -> str:
    return said(name, made()[name])


def test_every_format_is_there_and_nothing_else():
    assert set(NAMES) == set(made())


@pytest.mark.parametrize("name", NAMES)
def test_it_says_what_the_code_says(name: str):
    assert said(name, (WHERE / name).read_bytes()) == said_now(name), "python -m tests.examples"


@pytest.mark.parametrize("name", NAMES)
def test_it_says_that_it_is_an_example(name: str):
    text = said_now(name).replace("\n", " ").replace("\u200b", "")
    assert "påhittat exempel" in text or '"is_example": true' in text or "'ja'" in text


def test_the_hours_fill_the_extent():
    for edition in editions().values():
        draft = edition.draft
        assert draft.hours == draft.extent_in_hours
