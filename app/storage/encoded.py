"""JSON that has been encoded already: what is measured and then written is encoded once."""

from typing import Any

import orjson


class Encoded(str):
    __slots__ = ()


def encoded(value: Any) -> Encoded:
    """A value as it is written in a JSON column; what has been encoded stays as it is."""
    return value if isinstance(value, Encoded) else Encoded(orjson.dumps(value).decode())
