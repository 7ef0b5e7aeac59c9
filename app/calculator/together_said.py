"""What placements cost together, as the board's page says it, and its numbers as a reader writes them."""

from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from app.calculator.amounts import digits
from app.calculator.papers.paper import OWN_FORMULAS, SWEDISH
from app.calculator.together import Sums, Together
from app.calculator.together_words import LENSES, PAID, TOGETHER
from app.calculator.values import Unit
from app.calculator.wording import here
from app.export.document import Block, Column, Heading, Paragraph, Table, swedish_date
from app.key_figures.rows import Row
from app.key_figures.withheld import Hidden

COSTS, FIRST_MONTH = "Vad tjänsterna kostar", "Vad tjänsterna kostar, alla som i sin första månad"
A_MONTH = "kr i månaden"
NOT_SHOWN = "Summan visas inte: antalet personer i någon tjänst, eller hur det har ändrats, är färre än 5."


def kronor(it: Decimal, is_signed: bool = False) -> str:
    """Whole, in the reader's language."""
    whole = it.quantize(Decimal(1), ROUND_HALF_UP)
    text = digits(whole, Unit.KRONOR, here())
    return f"+{text}" if is_signed and whole > 0 else text


def blocks(it: Together | None) -> tuple[Block, ...]:
    """For the board's page; nothing where nothing is calculated."""
    return tuple(_blocks(it)) if it and it.calculated else ()


def _blocks(it: Together) -> Iterator[Block]:
    yield Heading("Vad tjänsterna kostar, och vem som vinner, kr i månaden")
    posts = "en tjänst" if it.open_posts == 1 else f"{it.open_posts} tjänster"
    of = f"Uträkning finns för {it.calculated} av {posts}."
    if it.sums is None:
        yield Paragraph(f"{of} {NOT_SHOWN}")
        return
    if not it.sums.persons:
        yield Paragraph(f"{of} Ingen är på en tjänst som har en uträkning.")
        return
    names = (*PAID, *(LENSES if it.sums.with_money else ()))
    columns = tuple(Column(TOGETHER[name], 1, is_number=True) for name in names)
    yield Table(columns, (tuple(_signed(it.sums, name) for name in names),))
    people = "1 person" if it.sums.persons == 1 else f"{it.sums.persons} personer"
    day, first = swedish_date(it.sums.on), "Alla räknas som i sin första månad. " if it.is_first else ""
    yield Paragraph(f"{of} Summan är för {people}, {day}. {first}{_rests_on(it.sums)}{OWN_FORMULAS}")


def rows(it: Together | None, on: date) -> list[Row]:
    """For the workbook and the table; none where nothing is calculated. `on`: the day that is asked for."""
    return [*_rows(it, on)] if it and it.calculated else []


def _rows(it: Together, on: date) -> Iterator[Row]:
    yield Row(COSTS, "Tjänster med uträkning", it.calculated, it.open_posts, on)
    its, section = it.sums, FIRST_MONTH if it.is_first else COSTS
    if its is None:
        yield Row(section, "Summan", Hidden.NOT_SHOWN, None, on, A_MONTH)
        return
    yield Row(section, "Personer", its.persons, None, its.on)
    if not its.persons:
        return
    for name in (*PAID, *(LENSES if its.with_money else ())):
        yield Row(section, TOGETHER[name], _whole(its, name), None, its.on, A_MONTH)
    yield Row(section, "Uträkningar där det är valt hur mycket som blir pengar", its.with_money, its.posts, its.on)
    yield Row(section, "Uträkningar med antaganden", its.guessed, its.posts, its.on)


def _rests_on(it: Sums) -> str:
    money = (
        f"Hur mycket av tiden som blir pengar är valt för {it.with_money} av {it.posts}. "
        if it.with_money < it.posts
        else ""
    )
    guessed = f"Antaganden finns i {it.guessed} av {it.posts} uträkningar. " if it.guessed else ""
    return money + guessed


def _signed(it: Sums, name: str) -> str:
    whole = _whole(it, name)
    text = digits(Decimal(whole), Unit.KRONOR, SWEDISH)
    return f"+{text}" if name in LENSES and whole > 0 else text


def _whole(it: Sums, name: str) -> int:
    return int(Decimal(getattr(it, name)).quantize(Decimal(1), ROUND_HALF_UP))
