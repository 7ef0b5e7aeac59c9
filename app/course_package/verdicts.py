"""What is answered to each ground, reckoned beforehand by the product's own rules, so that a static page only looks it
up. Pure."""

from collections.abc import Mapping

from app.course.checks import judged
from app.course.parts import Card, Cards, Ground

Verdicts = Mapping[str, Mapping[str, tuple[str, bool]]]


def verdicts(cards: Cards) -> Verdicts:
    """Card -> ground -> (why, a key of `app.course.words.VERDICT`; whether the ground stands)."""
    return {card.id: {ground.value: _one(card, ground) for ground in Ground} for card in cards.cards}


def _one(card: Card, ground: Ground) -> tuple[str, bool]:
    its = judged(card, ground)
    return its.why, its.holds


def is_counted(cards: Cards) -> list[str]:
    """The cards that count: where a ground can be missing. Of the others the room decides."""
    return [card.id for card in cards.cards if not card.is_open]
