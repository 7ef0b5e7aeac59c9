"""The commands' half of `docs/protocol.schema.json`, made from the code: `python -m app protocol-schema` renews it.

What a frame and a view are is written by hand there, and stays.
"""

from collections.abc import Iterable
from dataclasses import MISSING, Field, fields
from datetime import date
from pathlib import Path
from typing import Any, get_args

import orjson

from app.analysis import analysis, asked, opinions, parties, several
from app.live.patch import Json
from app.live.wire import COMMANDS, GIVEN, ID_LENGTH, on_the_wire
from app.parking import parking
from app.vocabulary import GROUNDS, NOTE_LENGTH, ONLY, PASS, QUESTIONS, SPLIT, TEXT_LENGTH, TOPICS, Colour, Step
from app.weight.amount import TYPED_LENGTH
from app.weight.weight import WHEN
from app.workshop import readiness, short_names, wall, workshop

FILE = Path(__file__).parent.parent.parent / "docs" / "protocol.schema.json"


def _one_of(*values: str) -> Json:
    return {"enum": [str(value) for value in values]}


def _text(most: int, more: str = "") -> Json:
    return {"type": "string", "description": f"At most {most} characters after cleaning{more}."}


def _number(least: int, most: int | None = None) -> Json:
    return {"type": "integer", "minimum": least} | ({} if most is None else {"maximum": most})


_SHARED: dict[str, Json] = {
    "id": {
        "type": "string",
        "minLength": 1,
        "maxLength": ID_LENGTH,
        "pattern": "^[ -~]+$",
        "description": "Made by the client, new for each command.",
    },
    "key": {
        "type": "string",
        "minLength": 1,
        "description": "The id of a task, a group, an action or what is put aside, as it stands in the view.",
    },
    "step": _one_of(*Step),
    "colour": _one_of(*Colour),
    "answer": _one_of(*Colour, PASS),
    "standing": {
        **_one_of(*Colour, PASS),
        "description": "What a task is for a group: a colour, or that it does not do it.",
    },
    "only": _one_of("", *ONLY),
    "ground": _one_of("", *GROUNDS),
    "topic": _one_of(*TOPICS),
    "question": _one_of(*QUESTIONS),
    "opinionAnswer": _one_of(*opinions.ANSWERS),
    "how": _one_of("", *(how for hows in opinions.HOWS.values() for how in hows)),
    "kind": _one_of(*analysis.KINDS),
    "when": _one_of(*WHEN),
    "amount": {
        "type": "string",
        "maxLength": TYPED_LENGTH,
        "description": 'As people say it: "3 x 20 min om dagen"; "0" for none.',
    },
    "taskText": _text(TEXT_LENGTH, ", and one that can be seen"),
    "what": _text(TEXT_LENGTH),
    "note": _text(NOTE_LENGTH, "; may have lines"),
    "owner": _text(analysis.NAME_LENGTH),
    "name": _text(workshop.NAME_LENGTH),
    "short": _text(short_names.MOST),
    "count": _number(0),
    "language": {"type": "string", "description": "A tag (BCP 47) of a language that participants can choose."},
}
"""What several fields are, by its name in the schema."""

_NAMED = {
    **dict.fromkeys(("task", "group", "action", "into", "other", "before", "parked"), "key"),
    **dict.fromkeys(("first_step", "notice", "why"), "what"),
    **dict.fromkeys(("dissent", "outcome"), "note"),
    **dict.fromkeys(("seat", *Colour), "count"),
    **{"text": "taskText", "texts": "taskText", "tasks": "key"},
}
"""Fields that are not called as what they are."""

_PEOPLE = _number(0, workshop.MOST_PEOPLE)
_OTHERWISE: dict[tuple[str, str], Json] = {
    ("translate_task", "text"): {"$ref": "#/$defs/what"},
    ("translate_task", "of"): {"$ref": "#/$defs/what"},
    ("place_task", "colour"): {"$ref": "#/$defs/standing"},
    ("note_decision", "why"): {"$ref": "#/$defs/note"},
    ("note_party", "note"): {"$ref": "#/$defs/what"},
    ("note_party", "role"): _one_of(*parties.ROLES),
    ("answer_duty", "duty"): _one_of(*parties.DUTIES),
    ("answer_duty", "needed"): _one_of(*parties.NEEDED),
    ("answer_question", "answer"): _one_of(*opinions.ANSWERS, ""),
    ("give_opinions", "answer"): {"$ref": "#/$defs/opinionAnswer"},
    ("choose_tasks", "how"): _one_of(*asked.HOW_MANY),
    ("keep_rest", "of"): _one_of(*several.RESTS),
    ("give_opinion", "answer"): {"anyOf": [{"$ref": "#/$defs/opinionAnswer"}, {"const": SPLIT}]},
    ("answer_readiness", "question"): _one_of(*readiness.QUESTIONS, readiness.RECEIVER_IS),
    ("answer_readiness", "answer"): _one_of("", *dict.fromkeys((*readiness.ANSWERS, *readiness.RECEIVERS))),
    ("change_purpose", "purpose"): _one_of(*workshop.PURPOSES),
    ("change_place", "place"): _one_of(*workshop.PLACES),
    ("open_topic", "topic"): {"anyOf": [{"$ref": "#/$defs/topic"}, {"const": ""}]},
    ("set_rules", "agreement"): _number(workshop.LEAST_AGREEMENT, 100),
    ("set_rules", "smallest"): _number(workshop.SMALLEST, workshop.LARGEST_SMALLEST),
    ("set_timer", "minutes"): _number(0, workshop.LONGEST_TIMER),
    ("plan_minutes", "minutes"): _number(1, workshop.LONGEST_TIMER),
    ("settle_parked", "ends_as"): _one_of("", *parking.ENDS),
    ("set_aim", "text"): {"$ref": "#/$defs/what"},
    ("cover_wall", "cover"): _one_of(*workshop.COVERS),
    ("cover_wall", "minutes"): _number(0, workshop.LONGEST_TIMER),
    ("steer_wall", "way"): _one_of(*wall.WAYS),
    ("steer_wall", "page"): _number(0, wall.MOST_PAGES - 1),
    ("turn_wall", "page"): _number(0, wall.MOST_PAGES - 1),
    ("turn_wall", "pages"): _number(0, wall.MOST_PAGES),
    ("look_at", "what"): _one_of(*wall.LOOKS),
    ("estimate_time", "people"): _number(1, workshop.MOST_PEOPLE),
    ("set_weight", "people"): _PEOPLE,
    ("expect_people", "people"): _PEOPLE,
}
"""By command and field: what is not as its name says elsewhere."""

_NAMED_ANYHOW = "The author was asked whether there is a person's name in it, and sends it as it is."
_TAKES_OVER = 'For "move": the group that takes over.'
_SAID = {
    ("add_task", "named"): _NAMED_ANYHOW,
    ("translate_task", "text"): "Empty: no translation any more.",
    ("translate_task", "of"): "The text of the task that was translated; null or left out: the one that it has.",
    ("reword_task", "named"): _NAMED_ANYHOW,
    ("plan_action", "to"): _TAKES_OVER,
    ("change_action", "to"): _TAKES_OVER,
    ("plan_for_several", "to"): _TAKES_OVER,
    ("set_picture", "picture"): 'A key of the set; "" or left out for none.',
    ("merge_several", "into"): "Left out or null: the first of them on the board.",
    (
        "answer_readiness",
        "answer",
    ): "Empty: no answer after all. Of `receiver_is` a function, else one of the three.",
    ("cover_wall", "cover"): '"frozen" is what `steer_wall` with "hold" is called in older clients.',
    ("cover_wall", "minutes"): "Of a pause; 0 where nobody has said.",
    ("steer_wall", "page"): "The one that it stays at; null or left out where whoever asks does not know.",
    ("turn_wall", "pages"): "How many there are; 0 where nobody sees it, null or left out to leave it as it is.",
    ("look_at", "of"): "The group of a board, the talk, the topic of a question, the task of an action; or empty.",
    ("estimate_time", "people"): "How many do it, of a group that answers together.",
    ("estimate_time", "when"): "Left out or null, it stays as it was.",
}
_TYPES: dict[Any, Json] = {
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    str: {"type": "string"},
    date: {"type": "string", "format": "date"},
}


def definitions() -> Json:
    """All that a client may send, and what it is made of."""
    one_of = [{"$ref": f"#/$defs/{name}"} for name in COMMANDS]
    return {**_SHARED, **{name: command(name) for name in COMMANDS}, "command": {"oneOf": one_of}}


def command(name: str) -> Json:
    parts = [one for part in fields(COMMANDS[name]) if part.name not in GIVEN for one in on_the_wire(part)]
    needed = [part.name for part in parts if part.default is MISSING and part.default_factory is MISSING]
    described = {part.name: _field(name, part) for part in parts}
    return {
        "type": "object",
        "properties": {"id": {"$ref": "#/$defs/id"}, "do": {"const": name}, **described},
        "required": ["id", "do", *needed],
    }


def _field(of: str, part: Field[Any]) -> Json:
    types = get_args(part.type) or (part.type,)
    is_several = any("tuple" in str(type) for type in (part.type, *types))
    it = _OTHERWISE.get((of, part.name)) or _named(part.name, types)
    if is_several:
        it = {"type": "array", "items": it}
    if type(None) in types:
        it = {"anyOf": [*it.get("anyOf", [it]), {"type": "null"}]}
    return it | ({"description": said} if (said := _SAID.get((of, part.name))) else {})


def _named(name: str, types: Iterable[Any]) -> Json:
    defined = _NAMED.get(name, name)
    if defined in _SHARED:
        return {"$ref": f"#/$defs/{defined}"}
    return next(_TYPES[type] for type in types if type in _TYPES)


def renewed(schema: Json) -> Json:
    """A schema with its commands' half as the code has it, and the other half as it was."""
    ours = definitions()
    by_hand = {name: it for name, it in schema["$defs"].items() if name not in ours and not _is_command(it)}
    return {**schema, "$defs": {**ours, **by_hand}}


def _is_command(definition: Json) -> bool:
    """Also one that there is no more."""
    return "const" in definition.get("properties", {}).get("do", {})


def written(schema: Json) -> bytes:
    return orjson.dumps(schema, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def renew() -> None:
    FILE.write_bytes(written(renewed(orjson.loads(FILE.read_bytes()))))
