"""The programme's lines on the board's one page. In Swedish, as the municipality's papers are. Pure."""

from collections.abc import Iterator

from app.export.document import Block, Facts, Heading, in_one_line, swedish_date
from app.programme.phases import State
from app.programme.told import Summary
from app.programme.words import PHASE, QUESTION, SHORTAGE
from app.programme.workplaces import Shortage, Sums

NEED_ON_PAPER = 240
"""Characters of the need: the page is one."""
FIGURE_ON_PAPER = 80
"""Characters of what a figure says."""
MOST_FIGURES, MOST_LATE = 3, 3


def blocks(it: Summary) -> list[Block]:
    if it.is_nothing:
        return []
    return [Heading(f"Programmet, {swedish_date(it.on)}"), Facts(tuple(_rows(it)))]


def _rows(it: Summary) -> Iterator[tuple[str, str]]:
    if it.is_whole:
        yield "Behovet", in_one_line(it.need, NEED_ON_PAPER) or "Ingen har svarat på varför än."
        if it.figures:
            yield "Svart på vitt", " · ".join(map(_figure, it.figures[:MOST_FIGURES]))
        yield "Faserna", " · ".join(map(_state, it.states))
        if it.late:
            yield "Försenade svar", _late(it)
    if it.places:
        yield "Brist på kompetens", _places(it.places)
    if it.meeting:
        yield "Styrgruppen", f"Nästa möte {swedish_date(it.meeting)}"


def _figure(it: tuple[str, str]) -> str:
    what, amount = it
    return f"{in_one_line(what, FIGURE_ON_PAPER)}: {amount}"


def _state(it: State) -> str:
    return f"{PHASE[it.phase]} {it.given} av {it.of}"


def _late(it: Summary) -> str:
    more = len(it.late) - MOST_LATE
    shown = " ".join(QUESTION[key] for key in it.late[:MOST_LATE])
    return f"{shown} Och {more} till." if more > 0 else shown


def _places(it: Sums) -> str:
    said = (f"{SHORTAGE[each].lower()} {it.count(each)}" for each in Shortage)
    text = " · ".join(said)
    return f"{text[0].upper()}{text[1:]} (arbetsplatser)"
