"""What is answered to what somebody answers in the course. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.course.parts import GROUNDS, MAY, Before, Card, Cards, Choice, Choices, Ground, Order
from app.vocabulary import Colour

NEVER = frozenset({Ground.HABIT, Ground.TIME, Ground.DULL})
"""Answers that many give, and that say nothing of whose a task is."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Of one card. `holds`: whether the ground stands, whatever the colour. `why`: a key of
    `app.course.words.VERDICT`."""

    holds: bool
    why: str


def judged(card: Card, ground: Ground) -> Verdict:
    """Whether a ground stands for a card."""
    needs_may = bool(card.holds & MAY)
    if ground in NEVER:
        return Verdict(False, ground.value)
    if ground in MAY and not needs_may:
        return Verdict(False, "no_rule")
    if needs_may and ground not in MAY:
        return Verdict(False, "a_rule")
    if card.is_open:
        return Verdict(True, "open")
    if ground in card.holds:
        return Verdict(True, "may" if ground in MAY else "should" if ground is Ground.KNOWLEDGE else "stands")
    return Verdict(False, "another_rule" if needs_may else "say_which" if ground is Ground.KNOWLEDGE else "not_it")


def belongs(colour: Colour, ground: Ground) -> bool:
    """Whether a ground is one of those that are asked for after a colour."""
    return ground in GROUNDS[colour]


def standing(cards: Cards, given: Mapping[str, Ground]) -> tuple[int, int, int]:
    """How many have a ground that stands, of how many that are not open, and how many of all are answered.
    `given`: card id -> ground."""
    closed = [card for card in cards.cards if not card.is_open]
    holds = sum(card.id in given and judged(card, given[card.id]).holds for card in closed)
    return holds, len(closed), sum(card.id in given for card in cards.cards)


def chosen(choices: Choices, id: str) -> Choice | None:
    """The one that is chosen; None for none, or one that there is not."""
    return next((choice for choice in choices.choices if choice.id == id), None)


def broken(order: Order, ids: Sequence[str]) -> list[Before]:
    """The rules that an order breaks. Raises `ValueError` where `ids` are not exactly the steps."""
    if sorted(ids) != sorted(step.id for step in order.steps):
        raise ValueError("not the steps")
    place = {id: n for n, id in enumerate(ids)}
    return [rule for rule in order.rules if place[rule.first] > place[rule.then]]


def in_order(order: Order, numbers: Mapping[str, int]) -> list[str]:
    """The steps by the number that each is given; those with the same number stand as they began. `numbers`: step ->
    its place, from one; a step without comes last."""
    last = len(order.steps) + 1
    return sorted(order.begins_as, key=lambda id: numbers.get(id, last))


def moved(ids: Sequence[str], id: str, up: bool) -> list[str]:
    """The same steps, with one moved a place up or down; unchanged where there is no such place, or no such step."""
    its = [*ids]
    if id not in its:
        return its
    here = its.index(id)
    there = here + (-1 if up else 1)
    if 0 <= there < len(its):
        its[here], its[there] = its[there], its[here]
    return its
