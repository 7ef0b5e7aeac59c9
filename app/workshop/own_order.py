"""The order in which one person meets the tasks while sorting.

Each person has an order of their own, so that the last tasks of a long list are not always the same, and all get
covered when time is short. It is the same however often the page is loaded, and on any screen of that person's. Those
who answer together meet them in one order, their group's.

It is in `js/phone/shown.js` too, for the pages that draw themselves; tests/cases/own_order.json holds them together.
"""

from collections.abc import Iterable

from app.ids import fingerprint
from app.vocabulary import Group

_WORD = 0xFFFFFFFF


def seed_of(person: str) -> str:
    """What a person's order is made from, and what the browser keeps that person's things under. Tells nothing else."""
    return fingerprint(f"order {person}")[:12]


def order_seed(group: Group, own: str) -> str:
    """What the order of somebody in a group is made from. `own`: the person's own seed."""
    return group.id if group.jointly else own


def in_own_order(tasks: Iterable[str], seed: str) -> list[str]:
    return sorted(tasks, key=lambda id: (_place(seed, id), id))


def _place(seed: str, id: str) -> int:
    """FNV-1a of both, and the end of MurmurHash3, which lets ids that are nearly alike fall far apart."""
    place = 0x811C9DC5
    for byte in f"{seed}{id}".encode():
        place = ((place ^ byte) * 0x01000193) & _WORD
    place = ((place ^ (place >> 16)) * 0x85EBCA6B) & _WORD
    place = ((place ^ (place >> 13)) * 0xC2B2AE35) & _WORD
    return place ^ (place >> 16)
