"""The poster: the picture of what a workshop came to, on one page, for the staff room's wall."""

from datetime import date
from typing import Any, Literal

from app.board import words as board_words
from app.board.board import Talk
from app.export.document import COLOUR_WORDS, STANDING_WORDS, swedish_date
from app.export.pdf import said, typeset
from app.results import wording
from app.results.result import Result, Row
from app.vocabulary import PASS
from app.workshop.words import PURPOSE_SHORT

MOST_ON_A_PAGE = 90
"""Tasks of one talk: more have no room, however short they are, and would only take time to lay out."""

MOST_NAMED = 4
"""Tasks that no group does, by name: they have no list of their own."""

Paper = Literal["a3", "a4"]


def poster(result: Result, on: date, paper: Paper) -> bytes:
    return typeset("poster.typ", _data(result, on, paper))


def _data(result: Result, on: date, paper: Paper) -> dict[str, Any]:
    place = wording.place(result)
    is_named = result.title != result.workplace
    return {
        "paper": paper,
        "title": said(result.title),
        "place": said(place if is_named or result.is_example else ""),
        "purpose": PURPOSE_SHORT[result.purpose],
        "on": [on.year, on.month, on.day],
        "date": swedish_date(on),
        "groups": [said(name) for name in result.groups.values()],
        "talks": {about.value: _talk(about, result) for about in result.talks},
        "legend": [
            {"colour": colour.value, "word": word.capitalize(), "means": board_words.MEANING_ON_PAPER[colour]}
            for colour, word in COLOUR_WORDS.items()
        ]
        + _dash(result),
        "notes": [said(note) for note in (*_left(result), *wording.unknown(result), *wording.method(result))],
    }


def _talk(about: Talk, result: Result) -> dict[str, Any]:
    rows = result.asking_for(about)
    return {
        "word": board_words.TALK[about],
        "why": wording.talk_why(about, result),
        "count": len(rows),
        "tasks": [
            {"said": said(row.text), "signs": _signs(row, result), "alt": _alt(row, result)}
            for row in rows[:MOST_ON_A_PAGE]
        ],
    }


def _signs(row: Row, result: Result) -> list[str]:
    """In the groups' order; empty for a group that has not placed the task."""
    return [str(row.placement[id]) if id in row.placement else "" for id in result.groups]


def _alt(row: Row, result: Result) -> str:
    """The signs for somebody who can't see them."""
    colours = row.placement
    return ", ".join(f"{name}: {STANDING_WORDS[colours[id]]}" for id, name in result.groups.items() if id in colours)


def _dash(result: Result) -> list[dict[str, str]]:
    if not any(PASS in row.placement.values() for row in result.rows):
        return []
    return [{"colour": PASS, "word": STANDING_WORDS[PASS].capitalize(), "means": ""}]


def _left(result: Result) -> list[str]:
    notes = []
    if result.nobodys:
        notes.append(f"Ingen grupp här gör: {wording.names(row.text for row in result.nobodys[:MOST_NAMED])}.")
    if (more := len(result.nobodys) - MOST_NAMED) > 0:
        notes[-1] = notes[-1][:-1] + f", och {more} till."
    if result.unplaced:
        notes.append(wording.how_many(result.unplaced, "uppgift är inte lagd än.", "uppgifter är inte lagda än."))
    return notes
