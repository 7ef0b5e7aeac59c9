"""`docs/protocol.schema.json` and `docs/protocol.md` say what the code does, no more and no less."""

import json
import re
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from app import vocabulary
from app.analysis import analysis
from app.analysis.analysis import KINDS
from app.analysis.commands import AnswerQuestion, GiveOpinion, PlanAction
from app.analysis.opinions import ANSWERS, HOWS
from app.board import board
from app.board.commands import AddTask, PlaceTask
from app.live import budget, desk, undo, wire
from app.live.view import Audience, view, with_own
from app.screens import with_screen
from app.vocabulary import PASS, QUESTIONS, REVEALED, TOPICS, Colour, Refused, Step
from app.voting import ballot
from app.voting.commands import CastVote, PassTask
from app.web import refusals
from app.web.refusals import Unreadable, status
from app.weight import amount, weight
from app.weight.commands import EstimateTime, SetWeight
from app.weight.weight import WHEN
from app.workshop.commands import OpenTopic, ShowTopic
from app.workshop.workshop import (
    AloneNotAgreed,
    DoorIsClosed,
    FullForNow,
    GroupsAlike,
    PenElsewhere,
    TooManyGroups,
    TurnedAway,
    UnknownGroup,
    UnknownSeat,
)
from tests.makers import ANNA, CARERS, TEACHERS, a_live_workshop, ask, happen, votes

DOCS = Path(__file__).parent.parent.parent / "docs"
SCHEMA = json.loads((DOCS / "protocol.schema.json").read_text())
PROTOCOL = (DOCS / "protocol.md").read_text()
DEFS = SCHEMA["$defs"]

_TYPES = {
    "object": dict,
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "null": type(None),
    "array": list,
}
_KNOWN = {
    "$ref", "type", "enum", "const", "properties", "required", "additionalProperties", "anyOf", "oneOf",
    "minLength", "maxLength", "pattern", "minimum", "maximum", "format", "description", "items",
}  # fmt: skip


def wrong(value, schema, at="$"):
    """What in `value` the schema does not allow. Reads the keywords that our schema uses, and fails on any other.

    Stricter than the schema in one thing: a key that is not described is wrong.
    """
    assert schema.keys() <= _KNOWN, schema
    found = []
    if "$ref" in schema:
        found += wrong(value, DEFS[schema["$ref"].removeprefix("#/$defs/")], at)
    for several in ("anyOf", "oneOf"):
        if several in schema and all(wrong(value, each, at) for each in schema[several]):
            found.append(f"{at}: none of {several}")
    if "type" in schema and (
        not isinstance(value, _TYPES[schema["type"]]) or (isinstance(value, bool) and schema["type"] != "boolean")
    ):
        return [*found, f"{at}: not {schema['type']}"]
    if isinstance(value, str) and not re.search(schema.get("pattern", ""), value):
        found.append(f"{at}: {value!r}")
    if value not in schema.get("enum", [value]) or value != schema.get("const", value):
        found.append(f"{at}: {value!r}")
    if isinstance(value, str) and not schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", len(value)):
        found.append(f"{at}: length {len(value)}")
    if "minimum" in schema and not schema["minimum"] <= value <= schema.get("maximum", value):
        found.append(f"{at}: {value}")
    for nth, each in enumerate(value if "items" in schema else ()):
        found += wrong(each, schema["items"], f"{at}.{nth}")
    if schema.get("type") == "object" and ("properties" in schema or "additionalProperties" in schema):
        found += [f"{at}: {name} is missing" for name in schema.get("required", []) if name not in value]
        for name, each in value.items():
            below = schema.get("properties", {}).get(name, schema.get("additionalProperties"))
            found += wrong(each, below, f"{at}.{name}") if below else [f"{at}.{name}: not described"]
    return found


def may_be_null(schema):
    schema = DEFS.get(schema.get("$ref", "").removeprefix("#/$defs/"), schema)
    return any(each.get("type") == "null" for each in schema.get("anyOf", []))


def test_every_command_of_the_wire_is_in_the_schema_and_no_other():
    assert [each["$ref"].removeprefix("#/$defs/") for each in DEFS["command"]["oneOf"]] == list(wire.COMMANDS)


@pytest.mark.parametrize("name", wire.COMMANDS)
def test_a_command_has_the_fields_that_the_schema_says(name):
    said, reads = DEFS[name], TypeAdapter(wire.COMMANDS[name]).json_schema()
    taken = {field: each for field, each in reads.get("properties", {}).items() if field not in wire.GIVEN}
    assert said["properties"]["do"] == {"const": name}
    assert set(said["properties"]) == {"id", "do", *taken}
    assert set(said["required"]) == {"id", "do", *(set(reads.get("required", ())) - wire.GIVEN.keys())}
    assert {field for field in taken if may_be_null(said["properties"][field])} == {
        field for field, each in taken.items() if any(one.get("type") == "null" for one in each.get("anyOf", []))
    }


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("step", [*Step]),
        ("colour", [*Colour]),
        ("answer", [*Colour, PASS]),
        ("question", QUESTIONS),
        ("kind", KINDS),
        ("topic", TOPICS),
        ("when", WHEN),
        ("opinionAnswer", ANSWERS),
        ("how", ["", *(how for hows in HOWS.values() for how in hows)]),
    ],
)
def test_the_schema_has_our_words(name, words):
    assert DEFS[name]["enum"] == [str(word) for word in words]


def test_the_schema_has_our_answers():
    assert DEFS["answer_question"]["properties"]["answer"]["enum"] == [*ANSWERS, ""]


def test_the_schema_and_the_wire_agree_on_an_id():
    assert DEFS["id"]["maxLength"] == wire.ID_LENGTH


def a_full_workshop():
    live = a_live_workshop("Tvätt", "Disk", step=Step.GATHER)
    ask(live, AddTask("Sopor", "t3"), ANNA)
    happen(live, *votes("t1", anna=Colour.RED, cilla=Colour.GREEN))
    live.workshop.step = Step.SORT
    ask(live, CastVote("t2", Colour.BLACK), ANNA)
    ask(live, PassTask("t3"), ANNA)
    ask(live, PlaceTask("t1", CARERS, Colour.RED))
    ask(live, PlaceTask("t1", TEACHERS, Colour.GREEN))
    live.workshop.step = Step.ANALYSE
    ask(live, AnswerQuestion("t1", "right_competence", "no", "En annan dag"))
    ask(live, PlanAction("t1", "move", "a1", first_step="Fråga", to=TEACHERS))
    ask(live, OpenTopic("weight"))
    ask(live, EstimateTime("t1", "3 x 20 min om dagen", ("morning",)), ANNA)
    ask(live, SetWeight("t2", CARERS, "1 h i veckan", 4))
    ask(live, OpenTopic("right_competence"))
    ask(live, GiveOpinion("t1", "right_competence", "no", "new_job"), ANNA)
    ask(live, ShowTopic("right_competence"))
    ask(live, OpenTopic("right_things"))
    return live


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("step", Step)
def test_what_everybody_is_sent_is_what_the_schema_describes(step, audience):
    live = a_full_workshop()
    live.workshop.step, live.workshop.list_is_open = step, True
    whole = with_screen(audience, view(live, audience, {CARERS: 2}))
    whole = with_own(live, whole, "anna") if audience is Audience.PHONE else whole
    assert wrong({"view": whole, "at": live.number}, DEFS["down"]) == []
    assert ("votes" in whole["tasks"]["t1"]) is (step in REVEALED)


@pytest.mark.parametrize(
    "frame", [wire.done("c1", 18), wire.refused("c1", Unreadable(id="c1")), wire.refused("", Unreadable(id=""))]
)
def test_an_answer_is_what_the_schema_describes(frame):
    assert wrong(json.loads(frame), DEFS["down"]) == []


def test_every_refusal_of_the_wire_is_in_the_documentation_with_its_status():
    said = dict(re.findall(r"^\| `(\w+)` \| (\d{3}) \|", PROTOCOL, re.MULTILINE))
    of_workshop = (UnknownGroup, GroupsAlike, TooManyGroups, PenElsewhere, AloneNotAgreed, TurnedAway, DoorIsClosed)
    raised = {each.code: each for each in (*of_workshop, UnknownSeat, FullForNow)} | {
        thing.code: thing
        for module in (vocabulary, board, ballot, amount, weight, analysis, desk, budget, undo, refusals)
        for thing in vars(module).values()
        if isinstance(thing, type) and issubclass(thing, Refused) and thing is not Refused
    }
    assert said == {code: str(status(thing())) for code, thing in raised.items()}


def test_the_rules_are_numbered_without_gaps():
    numbers = [int(number) for number in re.findall(r"^\*\*R(\d+)\*\*", PROTOCOL, re.MULTILINE)]
    assert numbers == list(range(1, len(numbers) + 1))
