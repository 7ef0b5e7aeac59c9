"""The process map on one A3, as data for its drawing (`app/export/map.typ`). In Swedish, as papers are, with the same
numbers as the page of whoever has it made. Pure."""

from datetime import date
from typing import Any

from app.export.document import swedish_date
from app.export.pdf import said
from app.key_figures.withheld import Cell, Hidden
from app.key_figures.words import HIDDEN
from app.process_map.boxes import LANES, Box, Count, Lane, Map
from app.process_map.words import ASKS, DONE, LANE, SENTENCE, WHAT, WHO, WORD
from app.ways.come_along import WAYS

EXAMPLE = "EXEMPEL"


def drawn(its: Map, organisation: str, on: date) -> dict[str, Any]:
    """`on`: the day of its numbers."""
    most = max((posts for _, posts in its.ways), default=0) or 1
    notes = [SENTENCE[name] for name in (*its.sentences, *(["withheld"] if its.hides else []))]
    return {
        "title": "Så hänger det ihop",
        "organisation": said(organisation),
        "mark": EXAMPLE if its.is_example else "",
        "on": [on.year, on.month, on.day],
        "date": swedish_date(on),
        "same": SENTENCE["same"],
        "lanes": {lane.value: _lane(lane, its) for lane in LANES},
        "ways": [{"name": said(name), "posts": str(posts), "share": posts / most} for name, posts in its.ways],
        "known": [] if its.ways else [said(way.name) for way in WAYS.values()],
        "past_plan": _past_plan(its.past_plan),
        "notes": notes,
    }


def _lane(lane: Lane, its: Map) -> dict[str, Any]:
    return {"name": LANE[lane], "asks": ASKS[lane], "boxes": [_box(box, its.count(box)) for box in LANES[lane]]}


def _box(box: Box, count: Count | None) -> dict[str, Any]:
    number, more = told(box, count) if count else ("", "")
    return {
        "word": WORD[box],
        "what": WHAT[box],
        "who": WHO[box],
        "number": number,
        "more": more,
        "is_nothing": count is None,
    }


def told(box: Box, count: Count) -> tuple[str, str]:
    """The number of a box, and what it counts with what there is beside it; "" for a number that is not shown."""
    beside = []
    now = "på\u00a0väg\u00a0in" if box is Box.POST else "nu"
    if box is Box.POST and count.decided is not None and count.done is not None:
        beside.append(_many(count.decided, "beslutad", "beslutade"))
    if count.persons is not None:
        beside.append(_many(count.persons, "person", "personer"))
    if count.now:
        beside.append(_many(count.now, now, now))
    if count.on:
        beside.append(swedish_date(count.on))
    if count.done is None:
        return str(count.decided), ", ".join(["beslutad" if count.decided == 1 else "beslutade", *beside])
    one, several = DONE[box]
    if isinstance(count.done, Hidden):
        return "", ", ".join([_many(count.done, one, several), *beside])
    return str(count.done), ", ".join([one if count.done == 1 else several, *beside])


def _many(count: Cell, one: str, several: str) -> str:
    if isinstance(count, Hidden):
        return f"{several}: {HIDDEN[count]}"
    return f"{count}\u00a0{one if count == 1 else several}"


def _past_plan(posts: int) -> str:
    if not posts:
        return ""
    return f"{_many(posts, 'tjänst', 'tjänster')} har passerat sin planerade AB-dag."
