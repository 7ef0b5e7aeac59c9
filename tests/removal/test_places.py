"""Every place that may hold people's words is named as one that does or as one that does not: nothing new is forgotten
when a name is taken away."""

from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from sqlalchemy import JSON, LargeBinary, String
from sqlmodel import AutoString, SQLModel

from app.analysis.plan import Plan
from app.job_descriptions.draft import OTHERS, Draft
from app.live.events import KINDS
from app.removal.places import CODES, LINES, TABLES, changed, changed_back, changed_line
from app.removal.store import found
from app.vocabulary import Event
from tests.live.test_desk import EVERYTHING
from tests.live.test_older import BEFORE

assert found, "knows every table"


def columns(table):
    kinds = (String, AutoString, JSON, LargeBinary)
    return {column.name for column in table.c if isinstance(column.type, kinds)}


@pytest.mark.parametrize("name", sorted(SQLModel.metadata.tables))
def test_every_column_of_text_is_named(name):
    if name == "journal":
        assert columns(SQLModel.metadata.tables[name]) == {"by", "kind", "data", "command", "undo"}
        return
    its = TABLES[name]
    assert {*its.words} | its.others == columns(SQLModel.metadata.tables[name])
    assert not {*its.words} & its.others


def test_no_table_is_named_that_is_not_there():
    assert TABLES.keys() <= SQLModel.metadata.tables.keys()


def leaves(kind: Any, path: str = "") -> list[str]:
    """The paths to all that is text in a value of a type, as JSON has it."""
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        return [leaf for it in fields(kind) for leaf in leaves(hints[it.name], f"{path}.{it.name}".lstrip("."))]
    if get_origin(kind) is tuple:
        parts = get_args(kind)
        if parts[-1] is ...:
            return leaves(parts[0], f"{path}.*")
        return [leaf for place, it in enumerate(parts) for leaf in leaves(it, f"{path}.{place}")]
    if get_args(kind):
        return list(dict.fromkeys(leaf for it in get_args(kind) if isinstance(it, type) for leaf in leaves(it, path)))
    is_other = isinstance(kind, type) and issubclass(kind, bool | int | float | date | type(None))
    return [] if is_other else [path]


def is_a_code(kind: str, leaf: str) -> bool:
    names = leaf.split(".")
    return {f"{kind}.{names[0]}", f"{kind}.{leaf}"} & CODES != set() or any(name in CODES for name in names)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_text_in_what_happened_is_named(kind):
    words = LINES.get(kind, ())
    unnamed = [leaf for leaf in leaves(KINDS[kind]) if leaf not in words and not is_a_code(kind, leaf)]
    assert unnamed == []


def test_no_text_of_what_happened_is_both_words_and_a_code_but_in_older_lines():
    both = {(kind, path) for kind, paths in LINES.items() for path in paths if path.split(".")[-1] in CODES}
    assert both == set()


def test_no_kind_is_named_that_is_not_there():
    assert LINES.keys() <= KINDS.keys()


NOT_WORDS = {"id", "workshop", "code", "sources", "kind", "level", "employment", "agreement", "status", "parts"}
NOT_WORDS |= {"ordinary_work", "began_in"}


def test_every_text_of_a_job_description_is_named():
    words = TABLES["job_description_version"].words["content"]
    unnamed = [leaf for leaf in leaves(Draft) if leaf not in words]
    ids = [leaf for leaf in unnamed if {*leaf.split(".")} & (NOT_WORDS - {"workshop"})]
    amounts = ["extent", "full_time", "hours"]
    rest = [it for it in unnamed if it not in ids and it.split(".")[-1] not in amounts]
    # Colours, answers, grounds and hours beside a group's name; which workshop a source is from, by its code.
    assert all(it.endswith((".*.1", ".1.*", "sources.*.workshop")) for it in rest), rest


def shout(text: str) -> str:
    return text.upper()


def test_only_words_are_changed():
    assert changed_line("TaskAdded", {"task": "t1", "text": "tvätt", "by": "anna"}, shout) == {
        "task": "t1",
        "text": "TVÄTT",
        "by": "anna",
    }
    assert changed_line("WallLooked", {"what": "board", "of": "g1"}, shout) == {"what": "board", "of": "g1"}
    created = {"code": "abc", "groups": [["g1", "kockar"]], "short": [["g1", "ko"]]}
    assert changed_line("WorkshopCreated", created, shout)["groups"] == [["g1", "KOCKAR"]]
    assert changed({"t1": ["tvätt", {"g1": "red"}]}, ("*.0",), shout) == {"t1": ["TVÄTT", {"g1": "red"}]}
    assert changed(OTHERS, ("",), shout) == OTHERS
    assert changed(None, ("", "a.*"), shout) is None


def test_what_is_changed_is_a_copy():
    undo = {"do": "remove_task", "about": {"n": 1, "text": "tvätt"}, "back": [{"kind": "TaskRestored", "data": BEFORE}]}
    again = changed_back(undo, shout)
    assert again["about"] == {"n": 1, "text": "TVÄTT"}
    assert again["back"][0]["data"]["text"] == "TVÄTT"
    assert BEFORE["text"] == "Tvätt"


def test_the_test_sees_what_is_in_an_event():
    assert "plan.what" in leaves(KINDS["ActionPlanned"])
    assert "replies.*.note" in leaves(KINDS["TalkRestored"])
    assert leaves(Plan) == ["kind", "what", "owner", "first_step", "notice", "to"]
    assert issubclass(KINDS["TaskAdded"], Event)
    assert EVERYTHING
