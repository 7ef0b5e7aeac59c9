"""How hard a text is to read: LIX (Björnsson, 1968), and which sentences make it so.

LIX is the mean number of words in a sentence plus the percentage of words with more than six letters. Below 30 is a
children's book, 40 an ordinary newspaper, 50 an authority, 60 its regulations.
"""

import re
from dataclasses import dataclass

EASY, HARD = 40, 50
"""The highest LIX of an easy text, and of one that is neither easy nor hard."""
LONG_WORD = 6
LONG_SENTENCE = 20
"""Letters, words: more than this is long."""
HARD_SENTENCE = 60
"""LIX of a sentence by itself, which is hard also where it is not long; with so few words as below it says nothing."""
FEW_WORDS = 8
ENOUGH_WORDS = 25
"""In a whole text, for its LIX to say anything."""

_WORD = re.compile(r"\w+(?:[-:’'./]\w+)*")
_END = re.compile(r"(?<=[.!?:])[”\"')\]]*\s+")
_BULLET = re.compile(r"^\s*(?:[-*•–]|\d+[.)])\s+")


@dataclass(frozen=True, slots=True)
class Lix:
    """Counts of a text; they can be added."""

    words: int = 0
    long_words: int = 0
    sentences: int = 0

    def __add__(self, other: "Lix") -> "Lix":
        return Lix(self.words + other.words, self.long_words + other.long_words, self.sentences + other.sentences)

    @property
    def value(self) -> int:
        """0 for a text without words."""
        return round(self.words / self.sentences + 100 * self.long_words / self.words) if self.words else 0


def lix(text: str) -> Lix:
    counts = Lix()
    for sentence in sentences(text):
        words = _WORD.findall(sentence)
        counts += Lix(len(words), sum(len(word) > LONG_WORD for word in words), 1)
    return counts


def sentences(text: str) -> list[str]:
    """Those of a text that have words. A line is a sentence also without a full stop; *kl. 9* and *t.ex. mat* are not
    the end of one."""
    found: list[str] = []
    for line in text.splitlines():
        parts: list[str] = []
        for part in _END.split(_BULLET.sub("", line)):
            goes_on = part[:1].islower() or part[:1].isdigit()
            if parts and goes_on:
                parts[-1] = f"{parts[-1]} {part}"
            else:
                parts.append(part)
        found += [part.strip() for part in parts if _WORD.search(part)]
    return found


def hard_sentences(text: str) -> list[str]:
    return [sentence for sentence in sentences(text) if _is_hard(lix(sentence))]


def _is_hard(sentence: Lix) -> bool:
    return sentence.words > LONG_SENTENCE or (sentence.words >= FEW_WORDS and sentence.value > HARD_SENTENCE)
