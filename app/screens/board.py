"""One group's board on the facilitator's page: which colours are given more of its width."""

from collections import Counter

from app.screens.units import Json, in_order
from app.vocabulary import Colour

TRACKS = (5, 6, 7)
"""How many there may be room for. Of four, each colour has its own."""


def spans(view: Json) -> Json:
    """How many tracks wide a colour is, where it is ever more than one: group -> colour -> of five tracks, of six and
    of seven. Each track over four goes to the colour that has the most cards for each of those it has; of a board
    without cards all are as wide."""
    return {group: _spans(_cards(view, group)) for group in in_order(view)}


def _cards(view: Json, group: str) -> Counter[str]:
    placements = (task["placement"].get(group) for task in view["tasks"].values())
    return Counter(it["colour"] for it in placements if it)


def _spans(cards: Counter[str]) -> Json:
    wide = {colour.value: 1 for colour in Colour}
    if not any(cards[colour] for colour in wide):
        return {}
    found: dict[str, list[int]] = {colour: [] for colour in wide}
    for _ in TRACKS:
        fullest = max(wide, key=lambda colour: cards[colour] / wide[colour])
        wide[fullest] += 1
        for colour, own in wide.items():
            found[colour].append(own)
    return {colour: widths for colour, widths in found.items() if widths[-1] > 1}
