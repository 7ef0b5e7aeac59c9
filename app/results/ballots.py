"""Ballots to print, for those without a phone: large type, a box of one size for every answer."""

from collections.abc import Iterable, Mapping
from typing import Any

from app.board import words as board_words
from app.export.document import COLOUR_WORDS
from app.export.pdf import said, typeset
from app.results import paper, wording
from app.results.result import Result
from app.vocabulary import PASS, Colour


def ballots(result: Result, numbers: range) -> bytes:
    """One for each who answers alone, with a number."""
    names = [{"name": paper.name(number), "group": None} for number in numbers]
    alone = [said(result.groups[id]) for id in result.alone]
    return typeset("ballots.typ", _data(result, names, alone, board_words.MINE, _PASS), _TASK)


def sheets(result: Result, groups: Iterable[str]) -> bytes:
    """One for each group that answers together."""
    names = [{"name": "Gruppens svar", "group": said(result.groups[id])} for id in groups]
    split = {"colour": "", "word": "Inte eniga", "means": "Vi är inte eniga. Då börjar samtalet där."}
    return typeset("ballots.typ", _data(result, names, [], board_words.OURS, _PASS, split), _TASK)


_TASK = 1
"""The column of the tasks, after their numbers."""
_PASS = {"colour": PASS, "word": "Gör den inte", "means": "Eller vet inte."}


def _data(
    result: Result,
    names: list[dict[str, Any]],
    groups: list[dict[str, Any]],
    meanings: Mapping[Colour, str],
    *others: dict[str, str],
) -> dict[str, Any]:
    answers = [
        {"colour": colour.value, "word": word.capitalize(), "means": meanings[colour]}
        for colour, word in COLOUR_WORDS.items()
    ]
    return {
        "title": said(result.title),
        "place": said(wording.place(result)),
        "names": names,
        "groups": groups,
        "tasks": [{"number": row.number, "said": said(row.text)} for row in result.rows],
        "answers": [*answers, *others],
    }
