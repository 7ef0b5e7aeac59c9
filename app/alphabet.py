"""The one order of words that people are shown: Swedish, whatever database and system are beneath.

Å, ä and ö come after z, é stands as e, capitals as small letters, and a number by what it is worth: "Avdelning 2" comes
before "Avdelning 10". The collators that could be had are a large system library (ICU), or know no Swedish (pyuca).
"""

import re
from unicodedata import combining, name, normalize

_LETTERS = str.maketrans({"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}", "ü": "y", "đ": "d", "ł": "l"})
"""After z, in this order; and what stands as another letter."""

Key = tuple[tuple[tuple[int, int, str], ...], str]


def alphabetical(text: str) -> Key:
    """What to sort by. Word for word, whatever signs part them; of two alike but for accents, the one without."""
    folded = normalize("NFC", text.casefold())
    return tuple(_place(part) for part in re.findall(r"\d+|[^\W\d_]+", folded)), folded


def _place(part: str) -> tuple[int, int, str]:
    """Numbers before words. Of numbers the longer one is more: they may have more digits than a number is read of."""
    if part[0].isdecimal():
        worth = part.lstrip("0")
        return 0, len(worth), worth
    plain = normalize("NFD", part.translate(_LETTERS))
    return 1, 0, "".join(letter for letter in plain if not combining(letter))


def is_in_our_letters(words: str) -> bool:
    """Mostly, as an installation's language is. What is not is in a language that we can't know."""
    letters = [it for it in words if it.isalpha()]
    return 2 * sum(name(it, "").startswith("LATIN") for it in letters) >= len(letters)
