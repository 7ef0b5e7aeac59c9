"""Ballots to print, for those without a phone: large type, a box for every answer."""

from typing import Any

from app.export.document import COLOUR_WORDS
from app.export.pdf import said, typeset
from app.results import paper, wording
from app.results.result import Result


def ballots(result: Result, numbers: range) -> bytes:
    return typeset("ballots.typ", _data(result, numbers))


def _data(result: Result, numbers: range) -> dict[str, Any]:
    return {
        "title": said(result.title),
        "place": said(wording.place(result)),
        "names": [paper.name(number) for number in numbers],
        "groups": [said(name) for name in result.groups.values()],
        "tasks": [{"number": row.number, "said": said(row.text)} for row in result.rows],
        "answers": [
            *({"colour": colour.value, "word": word.capitalize()} for colour, word in COLOUR_WORDS.items()),
            {"colour": "", "word": "Vet inte"},
        ],
        "legend": [
            *(
                {"colour": colour.value, "word": word.capitalize(), "means": wording.MY_MEANINGS[colour]}
                for colour, word in COLOUR_WORDS.items()
            ),
            {"colour": "", "word": "Vet inte", "means": "Eller gör den inte."},
        ],
    }
