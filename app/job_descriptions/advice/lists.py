"""The lists that a draft is held against: the words that come with the product, and what the municipality supplies.

In the folder that `AKR_LISTS` names: `aid.csv`, `ssyk.csv`, `jobtech.csv`, and `words.csv` and `reserved.csv` in place
of those that come with the product. All are read once, at start.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from app.job_descriptions.advice.checks import Lists
from app.job_descriptions.advice.codes import CODED, read_codes
from app.job_descriptions.advice.csv_lines import Malformed
from app.job_descriptions.advice.word_lists import Word, read_words

HERE = Path(__file__).parent
WORDS, RESERVED = "words.csv", "reserved.csv"
FILES = (*(f"{name}.csv" for name in CODED), WORDS, RESERVED)

Read = TypeVar("Read")


def read_lists(folder: Path | None) -> Lists:
    """Raises `Malformed`, with the file and the line, for a list that can't be read or is none of ours."""
    there = {file.name: file for file in sorted(folder.glob("*.csv"))} if folder else {}
    for name in there:
        if name not in FILES:
            raise Malformed(f"{name} is not a list. There are: {', '.join(FILES)}")
    return Lists(
        words=_read(there.get(WORDS, HERE / WORDS), _words),
        reserved=_read(there.get(RESERVED, HERE / RESERVED), _reserved),
        codes={name: _read(file, read_codes) for name in CODED if (file := there.get(f"{name}.csv"))},
    )


def _words(text: str) -> tuple[Word, ...]:
    return read_words(text, with_instead=True)


def _reserved(text: str) -> tuple[Word, ...]:
    return read_words(text, with_instead=False)


def _read(file: Path, read: Callable[[str], Read]) -> Read:
    try:
        return read(file.read_text("utf-8-sig"))
    except UnicodeDecodeError:
        raise Malformed(f"{file.name} is not UTF-8. In Excel, save it as “CSV UTF-8”") from None
    except OSError as why:
        raise Malformed(f"{file.name} can't be read: {why.strerror}") from None
    except Malformed as why:
        raise Malformed(f"{file.name}, {why}") from None
