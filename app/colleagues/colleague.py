"""Somebody with an account, and which of them are asked for. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Colleague:
    """`email`: None for somebody who has not chosen one. `leads`: how many workshops, their own and together with
    others. Times in milliseconds since 1970."""

    id: int
    email: str | None
    roles: tuple[str, ...]
    scope: tuple[int, ...]
    signed_in_at: int | None
    closed_at: int | None
    leads: int = 0


class Which(StrEnum):
    OPEN = "open"
    CLOSED = "closed"
    ALL = "all"


def found(every: Iterable[Colleague], words: str, which: str, role: str = "") -> list[Colleague]:
    """Those that are asked for. What can't be read asks for nothing."""
    asked = words.casefold().split()
    return [
        it
        for it in every
        if all(word in (it.email or "") for word in asked)
        and (which == Which.ALL or (it.closed_at is not None) == (which == Which.CLOSED))
        and (not role or role in it.roles)
    ]
