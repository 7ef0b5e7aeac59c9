"""Words that are looked for in what people write, from open lists: each with why it is asked about.

What is written in a list is what is found, and no more: *han* is a word of its own, and is not in *handledare*. A star
stands for any letters, or none: *tjej\\** is also *tjejer*, and *\\*körkort* also *B-körkort* and *truckkörkort*.

A plus before a verb in the present stands for all that the verb can be (`verbs.py`), with its small word apart or
together and what it is done to before or after, a few words between: *+delar ut medicin\\** is also *medicin delades
ut*, *utdelning av mat och medicin* and *medicinutdelning*.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from app.job_descriptions.advice.csv_lines import Malformed, table
from app.job_descriptions.advice.verbs import PARTICLES, inflected, is_present

ANY_FORM = "+"
MOST_BETWEEN = 4
"""Words, between a verb and what it is done to; and half of them between the verb and its small word."""


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
            if form.startswith(ANY_FORM) and not is_present(form[1:].split()[0]):
                raise Malformed(f"line {line}: after + stands a verb as in “delar”, not as in {form!r}")
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
    return _verb_way(*form[1:].split()) if form.startswith(ANY_FORM) else _as_written(form)


def _as_written(form: str) -> str:
    return re.escape(re.sub(r"\*+", "*", form)).replace(r"\*", r"\w*").replace(r"\ ", r"\s+")


_SPACE = r",?[^\S\n]+"


def _verb_way(present: str, *after: str) -> str:
    """A verb in any form, within a line: with its small word and what it is done to, where those are said."""
    particle, it = (after[0], after[1:]) if after[:1] and after[0] in PARTICLES else ("", after)
    done, noun = _done(present, particle)
    if not it:
        return done
    what = _as_written(" ".join(it))
    together = rf"|{_as_written(it[-1].rstrip('*'))}(?:s|e|a|o|u)?{noun}" if noun else ""
    between = rf"{_SPACE}(?:[\w’-]+{_SPACE}){{0,{MOST_BETWEEN}}}?"
    return rf"(?:{done}){between}{what}|{what}{between}(?:{done}){together}"


def _done(present: str, particle: str) -> tuple[str, str]:
    """The ways of the verb with its small word, and the noun's, which may end another word."""
    verb = inflected(present)
    forms = "|".join(map(re.escape, sorted(verb.forms, key=len, reverse=True)))
    noun = rf"{particle}{re.escape(verb.noun)}\w*" if verb.noun else ""
    whole = rf"(?:{forms})\b"
    if particle:
        whole = rf"{particle}{whole}|{whole}(?:{_SPACE}[\w’-]+){{0,{MOST_BETWEEN // 2}}}?{_SPACE}{particle}"
    return f"{whole}|{noun}" if noun else whole, noun
