"""What somebody has answered so far, as an address says it: nothing of it is kept anywhere. What can't be read is as if
it were not there. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.course.checks import Verdict, belongs, judged
from app.course.parts import Card, Cards, Ground, Order
from app.vocabulary import Colour
from app.workshop.readiness import ANSWERS, QUESTIONS

BETWEEN = "."
"""Between card, colour and ground, in an address."""


@dataclass(frozen=True, slots=True)
class Given:
    """What a card was given."""

    card: Card
    colour: Colour
    ground: Ground

    @property
    def verdict(self) -> Verdict:
        return judged(self.card, self.ground)

    @property
    def word(self) -> str:
        """As an address says it."""
        return BETWEEN.join((self.card.id, self.colour, self.ground))


@dataclass(frozen=True, slots=True)
class Sorting:
    """`given`: what has been answered, in the cards' order. `card`: the one that is asked about now, None where all are
    answered. `colour`: that it has been given, while its ground is asked for. `answered`: the one that has just been
    answered."""

    given: tuple[Given, ...]
    card: Card | None
    colour: Colour | None = None
    answered: Given | None = None

    @property
    def is_done(self) -> bool:
        return self.card is None and self.answered is None

    @property
    def grounds(self) -> dict[str, Ground]:
        """By card's id."""
        return {it.card.id: it.ground for it in self.given}


def sorting(cards: Cards, given: Iterable[str], card: str = "", colour: str = "", ground: str = "") -> Sorting:
    """`given`: as `Given.word`."""
    read = (_given(cards, *(*word.split(BETWEEN), "", "", "")[:3]) for word in given)
    its = {it.card.id: it for it in read if it}
    now = _given(cards, card, colour, ground)
    if now:
        its[card] = now
    in_turn = tuple(its[it.id] for it in cards.cards if it.id in its)
    if now:
        return Sorting(in_turn, now.card, now.colour, now)
    asked = cards.card(card) if card and card not in its else None
    next_card = asked or next((it for it in cards.cards if it.id not in its), None)
    return Sorting(in_turn, next_card, _colour(colour) if asked else None)


def _given(cards: Cards, card: str, colour: str, ground: str) -> Given | None:
    its, as_colour = cards.card(card), _colour(colour)
    if its is None or as_colour is None or ground not in {it.value for it in Ground}:
        return None
    return Given(its, as_colour, Ground(ground)) if belongs(as_colour, Ground(ground)) else None


def _colour(word: str) -> Colour | None:
    return Colour(word) if word in {it.value for it in Colour} else None


def numbers(order: Order, query: Mapping[str, str]) -> dict[str, int]:
    """Each step's number, of those that have one; see `app.course.checks.in_order`."""
    typed = {id: query.get(f"n-{id}", "") for id in order.begins_as}
    return {id: int(it) for id, it in typed.items() if it.isascii() and it.isdigit() and len(it) < 3}


def readiness(query: Mapping[str, str]) -> dict[str, str]:
    """Question -> answer, those that are answered."""
    return {question: query[question] for question in QUESTIONS if query.get(question) in ANSWERS}
