"""Words that are looked for in what people write, from open lists: each with why it is asked about.

What is written in a list is what is found, and no more: *han* is a word of its own, and is not in *handledare*. A star
stands for any letters, or none: *tjej\\** is also *tjejer*, and *\\*körkort* also *B-körkort* and *truckkörkort*.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from app.job_descriptions.advice.csv_lines import Malformed, table


@dataclass(frozen=True, slots=True)
class Word:
    """An entry of a list. `forms`: ways of writing it; each may be several words. `instead`: what to write, or ""."""

    forms: tuple[str, ...]
    why: str
    instead: str = ""


def read_words(text: str, *, with_instead: bool) -> tuple[Word, ...]:
    """A list: columns `word` (forms with | between), `why`, and `instead` where it has that. Raises `Malformed`."""
    words = []
    for line, row in table(text, ("word", "why", "instead") if with_instead else ("word", "why")):
        forms = tuple(" ".join(form.split()) for form in row["word"].split("|") if form.strip())
        for form in forms:
            if sum(map(str.isalpha, form)) < 2:
                raise Malformed(f"line {line}: {form!r} needs two letters, else it is everywhere")
        if not forms:
            raise Malformed(f"line {line}: there is no word")
        words.append(Word(forms, row["why"], row.get("instead", "")))
    return tuple(words)


def found(forms: Iterable[str], text: str) -> list[str]:
    """What is found of the forms in a text, as it is written there; each once, in its order."""
    hits: dict[str, str] = {}
    for match in _pattern(tuple(forms)).finditer(text):
        hit = " ".join(match.group().split())
        hits.setdefault(hit.casefold(), hit)
    return list(hits.values())


@lru_cache(maxsize=512)
def _pattern(forms: tuple[str, ...]) -> re.Pattern[str]:
    """The longest first: *svenska som modersmål* before *svenska*."""
    ways = "|".join(_way(form) for form in sorted(forms, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{ways})(?!\w)", re.IGNORECASE)


def _way(form: str) -> str:
    return re.escape(re.sub(r"\*+", "*", form)).replace(r"\*", r"\w*").replace(r"\ ", r"\s+")
