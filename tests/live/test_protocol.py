"""`docs/protocol.schema.json` and `docs/protocol.md` say what the code does, no more and no less."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from app import vocabulary
from app.analysis import analysis, several
from app.analysis.commands import AnswerQuestion, GiveOpinion, PlanAction, SetAim
from app.analysis.plan import Plan
from app.board import board
from app.board.commands import AddTask, PlaceTask
from app.live import budget, described, desk, undo, wire
from app.live.view import Audience, view, with_own
from app.parking import parking
from app.parking.commands import Park
from app.screens import with_screen
from app.translation import translation
from app.vocabulary import REVEALED, Colour, Refused, Step
from app.voting import ballot
from app.voting.commands import CastVote, PassTask
from app.web import refusals
from app.web.refusals import Unreadable, status
from app.weight import amount, weight
from app.weight.commands import EstimateTime, SetWeight
from app.workshop import beforehand
from app.workshop.commands import MeetAgain, OpenTopic, ShowTopic
from app.workshop.pruned import KeptNoLonger
from app.workshop.short_names import ShortNamesAlike, ShortNameUnfit
from app.workshop.workshop import (
    AloneNotAgreed,
    DoorIsClosed,
    FullForNow,
    GroupsAlike,
    NothingToEnd,
    NumberOff,
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
    for any_of in ("anyOf", "oneOf"):
        if any_of in schema and all(wrong(value, each, at) for each in schema[any_of]):
            found.append(f"{at}: none of {any_of}")
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


def test_every_command_of_the_wire_is_in_the_schema_and_no_other():
    assert [each["$ref"].removeprefix("#/$defs/") for each in DEFS["command"]["oneOf"]] == list(wire.COMMANDS)


def test_the_commands_half_of_the_schema_is_what_the_code_prints():
    """Where this fails: `python -m app protocol-schema`."""
    assert described.FILE.read_bytes() == described.written(described.renewed(SCHEMA))


def test_what_is_no_command_any_more_is_left_out_and_what_is_written_by_hand_stays():
    gone = {"properties": {"do": {"const": "dance"}}}
    changed = {**SCHEMA, "$defs": {**DEFS, "dance": gone, "add_task": {}, "kind": {}}}
    assert described.renewed(changed)["$defs"] == DEFS


@pytest.mark.parametrize("name", wire.COMMANDS)
def test_a_command_as_the_schema_says_is_read(name):
    """Every field that is needed, and of each the first that may be said."""
    said = DEFS[name]
    asked = {field: an_example(said["properties"][field]) for field in said["required"]}
    assert wrong(asked, said) == []
    assert wire.name_of(type(wire.read(asked)[1])) == name


@pytest.mark.parametrize("name", wire.COMMANDS)
def test_what_is_needed_and_left_out_is_unreadable(name):
    said = DEFS[name]
    asked = {field: an_example(said["properties"][field]) for field in said["required"]}
    for field in set(asked) - {"id", "do"}:
        with pytest.raises(Unreadable):
            wire.read({key: value for key, value in asked.items() if key != field})


def an_example(schema):
    schema = DEFS.get(schema.get("$ref", "").removeprefix("#/$defs/"), schema)
    if several := schema.get("anyOf"):
        return an_example(several[0])
    if words := schema.get("enum"):
        return words[0]
    if schema.get("format") == "date":
        return "2027-01-01"
    return (
        schema.get("const")
        or {
            "string": "t1",
            "integer": schema.get("minimum", 0),
            "boolean": True,
            "array": [],
        }[schema["type"]]
    )


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
    ask(live, PlanAction("t1", "a1", Plan("move", first_step="Fråga", to=TEACHERS)))
    ask(live, OpenTopic("weight"))
    ask(live, EstimateTime("t1", "3 x 20 min om dagen", ("morning",)), ANNA)
    ask(live, SetWeight("t2", CARERS, "1 h i veckan", 4))
    ask(live, OpenTopic("right_competence"))
    ask(live, GiveOpinion("t1", "right_competence", "no", "new_job"), ANNA)
    ask(live, ShowTopic("right_competence"))
    ask(live, OpenTopic("right_things"))
    ask(live, SetAim(CARERS, "Mer tid med barnen"))
    ask(live, Park("Det drar i hallen", "p1"))
    ask(live, MeetAgain(date(2027, 3, 15)))
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
    of_workshop += (ShortNameUnfit, ShortNamesAlike, UnknownSeat, FullForNow, beforehand.DayPassed, NothingToEnd)
    of_workshop += (KeptNoLonger, NumberOff)
    raised = {each.code: each for each in of_workshop} | {
        thing.code: thing
        for module in (
            *(vocabulary, board, parking, translation, ballot, amount, weight, analysis, several),
            *(desk, budget, undo, refusals, beforehand),
        )
        for thing in vars(module).values()
        if isinstance(thing, type) and issubclass(thing, Refused) and thing is not Refused
    }
    assert said == {code: str(status(thing())) for code, thing in raised.items()}


def test_the_rules_are_numbered_without_gaps():
    numbers = [int(number) for number in re.findall(r"^\*\*R(\d+)\*\*", PROTOCOL, re.MULTILINE)]
    assert numbers == list(range(1, len(numbers) + 1))
