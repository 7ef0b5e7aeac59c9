"""JSON as sheets: each list of objects in it is a table, whose columns are their keys. Our own is one of them."""

from typing import Any

import orjson

from app.brought.sheets import MOST_COLUMNS, MOST_LINES, MOST_ROWS, MOST_SHOWN, Sheet, TooManyLines

_OURS = {"workshop", "groups", "tasks", "method"}


def sheets(content: bytes) -> list[Sheet]:
    """None where it is no JSON, or holds no list. Raises `TooManyLines`."""
    try:
        whole = orjson.loads(content)
    except orjson.JSONDecodeError:
        return []
    parts = whole.items() if isinstance(whole, dict) else [("", whole)]
    is_ours = isinstance(whole, dict) and whole.keys() >= _OURS
    found = [_sheet(name, value, is_ours) for name, value in parts if isinstance(value, list) and value]
    return [sheet for sheet in found if sheet.has_words]


def _sheet(name: str, values: list[Any], is_ours: bool) -> Sheet:
    if len(values) > MOST_ROWS:
        raise TooManyLines(most=MOST_LINES, count=len(values))
    keys = [*dict.fromkeys(key for value in values if isinstance(value, dict) for key in value)][:MOST_COLUMNS]
    rows = [
        [_shown(value.get(key)) for key in keys] if isinstance(value, dict) else [_shown(value)] for value in values
    ]
    rows = [keys, *rows] if keys else rows
    return Sheet(name, rows, is_ours=is_ours)


def _shown(value: Any) -> str:
    return str(value)[:MOST_SHOWN] if isinstance(value, str | int | float) and not isinstance(value, bool) else ""
