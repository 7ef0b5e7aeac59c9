"""AID, SSYK and JobTech's ids: lists that the municipality supplies, and what in them may fit a draft.

Suggestions to check. AID's own rule is that the tasks decide, not the title; so the tasks are what is compared. A code
that is not in the list is asked about and never refused: the list may be older than the code.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from app.board.stems import stem
from app.job_descriptions.advice.csv_lines import Malformed, table
from app.job_descriptions.draft import SENTENCE_LENGTH, Draft
from app.job_descriptions.fields import What, of_kind

CODED = tuple(field.name for field in of_kind(What.CODE))
"""The fields of a draft that have a list, which has the field's name."""
MOST_SUGGESTED = 3

_SAYING_NOTHING = {"och", "samt", "för", "med", "vid", "till", "inom", "eller", "annan", "andr", "övrig", "mfl"}


@dataclass(frozen=True, slots=True)
class Code:
    """`stems`: of its label and of the words that the list gives besides."""

    code: str
    label: str
    stems: frozenset[str] = frozenset()

    def __str__(self) -> str:
        """As it stands in a draft's field."""
        return f"{self.code} {self.label}"


@dataclass(frozen=True)
class CodeList:
    codes: tuple[Code, ...] = ()

    @cached_property
    def _by_code(self) -> dict[str, Code]:
        return {code.code.casefold(): code for code in self.codes}

    @cached_property
    def _by_label(self) -> dict[str, Code]:
        return {code.label.casefold(): code for code in reversed(self.codes)}

    @cached_property
    def _how_many_have(self) -> Counter[str]:
        return Counter(stem for code in self.codes for stem in code.stems)

    def meant(self, text: str) -> Code | None:
        """The code that a field's text is about: it begins with it, or is a label by itself."""
        words = text.casefold().split()
        return (self._by_code.get(words[0]) or self._by_label.get(" ".join(words))) if words else None

    def has(self, text: str) -> bool:
        """Whether it is a code of the list, by itself or with the list's own label after."""
        code = self.meant(text)
        return code is not None and " ".join(text.split()).casefold() in (code.code.casefold(), str(code).casefold())

    def suggest(self, texts: Iterable[str], most: int = MOST_SUGGESTED) -> list[Code]:
        """The codes that share most words with the texts, the best first. A word that few codes have counts more."""
        said = stems(" ".join(texts))
        scores = {code: sum(1 / self._how_many_have[it] for it in code.stems & said) for code in self.codes}
        likely = [code for code in self.codes if scores[code]]
        return sorted(likely, key=lambda code: -scores[code])[:most]


def read_codes(text: str) -> CodeList:
    """A list: columns `code`, `label` and perhaps `words`, more words for it. Raises `Malformed`."""
    codes: dict[str, Code] = {}
    for line, row in table(text, ("code", "label"), ("words",)):
        code = Code(row["code"], " ".join(row["label"].split()), stems(f"{row['label']} {row['words']}"))
        if not re.fullmatch(r"\S+", code.code):
            raise Malformed(f"line {line}: a code has no space in it, and {code.code[:40]!r} has")
        if len(str(code)) > SENTENCE_LENGTH:
            raise Malformed(f"line {line}: code and label are longer than {SENTENCE_LENGTH} characters")
        if code.code.casefold() in codes:
            raise Malformed(f"line {line}: the code {code.code} is there already")
        codes[code.code.casefold()] = code
    if not codes:
        raise Malformed("there is no code in it")
    return CodeList(tuple(codes.values()))


def likely(codes: CodeList, draft: Draft) -> list[Code]:
    """What may fit a draft, by its title, its duties and the tasks that they came from."""
    return codes.suggest([draft.title, *(text for duty in draft.duties for text in draft.said_of(duty))])


def use(draft: Draft, chosen: str, codes: Mapping[str, CodeList]) -> Draft:
    """The draft with a code of a list in its field. `chosen`: "{field}:{code and label}"; nothing happens otherwise."""
    name, _, text = chosen.partition(":")
    written: dict[str, Any] = {name: text}
    return replace(draft, **written) if name in codes and codes[name].has(text) else draft


def stems(text: str) -> frozenset[str]:
    """Its words without their endings, but for those that say nothing of what is done."""
    found = (stem(word) for word in re.findall(r"[^\W\d_]{3,}", text.casefold()))
    return frozenset(it for it in found if it not in _SAYING_NOTHING)
