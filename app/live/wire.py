"""The wire `akr.1`, as bytes: commands read, answers written. `docs/protocol.md` numbers its rules."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import Field, fields, is_dataclass
from typing import Any

import orjson
from pydantic import TypeAdapter, ValidationError

from app.ids import new_code, new_id, now
from app.live.state import WIRE, name_of
from app.vocabulary import N_, Colour, Refused
from app.web import language
from app.web.refusals import NotWhole, Unreadable, as_json

SUBPROTOCOL = "akr.1"
MOST_IN_A_FRAME = 16 * 1024
ID_LENGTH = 64


def _offered() -> tuple[str, ...]:
    return tuple(language.tags())


GIVEN: dict[str, Callable[[], Any]] = {"new": new_id, "now": now, "new_code": new_code, "offered": _offered}


def on_the_wire(part: Field[Any]) -> tuple[Field[Any], ...]:
    """The fields that a command's field is on the wire: of a value that holds several, such as a plan, all of them."""
    return fields(part.type) if isinstance(part.type, type) and is_dataclass(part.type) else (part,)


COMMANDS: dict[str, type] = {name_of(command): command for command in WIRE}
_READERS: dict[str, TypeAdapter[Any]] = {name: TypeAdapter(command) for name, command in COMMANDS.items()}
_MADE_HERE: dict[str, dict[str, Callable[[], Any]]] = {
    name: {field.name: GIVEN[field.name] for field in fields(command) if field.name in GIVEN}
    for name, command in COMMANDS.items()
}
"""What a command gets from the server and never from a client."""
_TOGETHER: dict[str, dict[str, tuple[str, ...]]] = {
    name: {
        part.name: tuple(field.name for field in found)
        for part in fields(command)
        if (found := on_the_wire(part)) != (part,)
    }
    for name, command in COMMANDS.items()
}
"""What a command holds as one value, such as a plan: on the wire its fields stand beside the command's others."""


def read_frame(text: bytes) -> tuple[str, Any]:
    """The id and the command in a frame. Raises `Unreadable`, with the frame's id where it has one."""
    try:
        frame = orjson.loads(text)
    except orjson.JSONDecodeError:
        raise Unreadable(id="") from None
    if not isinstance(frame, dict):
        raise Unreadable(id="")
    return read(frame)


def read(asked: dict[str, Any]) -> tuple[str, Any]:
    """The id and the command of `{"id", "do", …fields}`. Fields that the command does not have are not read."""
    id, do = asked.get("id"), asked.get("do")
    if not isinstance(id, str) or not 0 < len(id) <= ID_LENGTH or not (id.isascii() and id.isprintable()):
        raise Unreadable(id="")
    if not isinstance(do, str) or do not in COMMANDS:
        raise Unreadable(id=id)
    given = {name: value for name, value in asked.items() if name not in ("id", "do")}
    for whole, names in _TOGETHER[do].items():
        given[whole] = {name: given.pop(name) for name in names if name in given}
    given |= {name: make() for name, make in _MADE_HERE[do].items()}
    try:
        return id, _READERS[do].validate_python(given)
    except ValidationError as why:
        raise _unreadable(id, why) from None


NUMBERS = {
    "minutes": N_("Minuter"),
    "people": N_("Hur många"),
    "agreement": N_("Procent som svarar lika"),
    "smallest": N_("Minsta grupp som visas för sig"),
    **dict.fromkeys((colour.value for colour in Colour), N_("Räknade händer")),
}
"""The fields that somebody types a whole number in, and what they are called."""


def _unreadable(id: str, why: ValidationError) -> Unreadable:
    """A number that is none is told of by its field; else a page of ours has not sent it."""
    for it in why.errors(include_url=False, include_context=False, include_input=False):
        name = str(it["loc"][-1]) if it["loc"] else ""
        if it["type"].startswith("int_") and name in NUMBERS:
            return NotWhole(id=id, label=NUMBERS[name], at=name)
    return Unreadable(id=id)


def read_form(form: Mapping[str, str], ticked: Callable[[str], Sequence[str]]) -> tuple[str, Any]:
    """A command posted by a form: an empty field is null where the command takes null.

    `ticked`: every value of a field, for those that take several.
    """
    command = COMMANDS.get(form.get("do", ""))
    parts = [field for part in fields(command) for field in on_the_wire(part)] if command else []
    types = {field.name: str(field.type) for field in parts}
    asked: dict[str, Any] = {}
    for name, value in form.items():
        type = types.get(name, "")
        asked[name] = list(ticked(name)) if "tuple" in type else None if value == "" and "None" in type else value
    return read(asked)


def done(id: str, at: int) -> bytes:
    return orjson.dumps({"done": id, "at": at})


def refused(id: str, why: Refused) -> bytes:
    return orjson.dumps({"refused": id, **as_json(why)})
