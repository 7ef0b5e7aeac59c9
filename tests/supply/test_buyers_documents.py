"""What a municipality lays in its files holds: what is named is there, and each table is accounted for."""

import re
from importlib import import_module

import pytest
from sqlalchemy import String
from sqlmodel import SQLModel

import app.main
from app.supply.parts import HERE

for file in (HERE / "app").rglob("tables.py"):  # every table there is, whether anything asks for it yet or not
    import_module(".".join(file.relative_to(HERE).with_suffix("").parts))
DOCS = HERE / "docs"
NAMES = ("dpia.md", "klassa.md", "procurement.md", "record-of-processing.md")
SAID = {name: (DOCS / name).read_text("utf-8") for name in NAMES} | {
    "../SECURITY.md": (HERE / "SECURITY.md").read_text("utf-8")
}
FILES = sorted(
    {(doc, file) for doc, said in SAID.items() for file in re.findall(r"`((?:app|tests|docs)/[^`]+)`", said)}
)
LINKS = sorted({(doc, to) for doc, said in SAID.items() for to in re.findall(r"\]\((?!https?:)([^)]+)\)", said)})
ROWS = re.findall(r"^\| `(\w+)` \| (ja|nej) \| (.*) \| (.*) \| (.+) \|$", SAID["record-of-processing.md"], re.MULTILINE)
SOMEBODYS = {"by", "person", "facilitator", "email", "address", "who", "owner", "contact", "holder", "device"}
"""Names of columns that say who somebody is, or which pseudonym."""
WORDS = {"text", "note", "why", "what", "label", "data", "details", "answer"}
"""Names of columns that may hold what people have written."""


def anchors(text: str) -> set[str]:
    """Of its headings, as they are led to."""
    heads = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", head).strip().lower().replace(" ", "-") for head in heads}


@pytest.mark.parametrize(("doc", "named"), FILES)
def test_every_file_and_test_that_is_named_is_there(doc, named):
    file, _, test = named.partition("::")
    assert (HERE / file).exists()
    assert not test or f"def {test}(" in (HERE / file).read_text("utf-8")


@pytest.mark.parametrize(("doc", "to"), LINKS)
def test_every_link_leads_to_a_file_and_a_heading(doc, to):
    file, _, anchor = to.partition("#")
    target = (DOCS / doc).parent / file if file else DOCS / doc
    assert target.exists()
    assert not anchor or anchor in anchors(target.read_text("utf-8"))


def test_every_table_is_said_to_hold_personal_data_or_not_once():
    assert sorted(row[0] for row in ROWS) == sorted(SQLModel.metadata.tables)


def test_of_each_that_does_it_is_said_what_of_whom_and_how_long():
    assert all(what and whom and long for _, has, what, whom, long in ROWS if has == "ja")


def test_a_table_that_names_somebody_or_holds_words_is_not_said_to_hold_nothing():
    without = [SQLModel.metadata.tables[name] for name, has, *_ in ROWS if has == "nej"]
    columns = [it for table in without for it in table.columns]
    telling = [it for it in columns if it.name in SOMEBODYS or (it.name in WORDS and isinstance(it.type, String))]
    assert [f"{it.table.name}.{it.name}" for it in telling] == []


@pytest.mark.parametrize("row", re.findall(r"^\| .+ \|$", SAID["klassa.md"].partition("## Krav")[2], re.MULTILINE))
def test_every_requirement_names_what_shows_it_or_is_said_to_be_the_municipalitys_or_not_met(row):
    _, asked, state, shown, _ = (cell.strip() for cell in row.split("|"))
    if asked in ("krav", "---"):
        return
    assert state in ("uppfyllt", "delvis", "nej", "**kommunen**")
    assert state != "uppfyllt" or "`tests/" in shown or "](" in shown
    assert shown


def test_what_is_left_to_the_municipality_is_marked():
    assert SAID["dpia.md"].count("**Kommunen beslutar**") > 5
    assert SAID["record-of-processing.md"].lower().count("**kommunen fyller i**") > 3
    assert all("på svenska" in SAID[name].splitlines()[2] for name in NAMES)


def test_the_newest_version_is_the_one_that_is_supported():
    major = ".".join(app.VERSION.split(".")[:2])
    assert f"the latest ({major})" in SAID["../SECURITY.md"]
