"""Passwords that whoever guesses tries first, however long they are."""

from itertools import pairwise
from pathlib import Path

COMMON = frozenset((Path(__file__).parent / "common_passwords.txt").read_text("utf-8").split())
"""Words in small letters, without digits and signs: what is hung on a word makes it no harder to guess."""

_LEAST_DIFFERENT = 5
_AS_LETTERS = str.maketrans("013457@$", "oieastas")


def is_guessable(password: str, email: str) -> bool:
    """Whether a password is common, one thing again and again, a row of digits, or one's own e-mail."""
    folded, address = password.strip().casefold(), email.strip().casefold()
    letters = _letters(folded)
    if folded == address or (letters and letters in (_letters(address), _letters(address.split("@")[0]))):
        return True
    if len(set(folded)) < _LEAST_DIFFERENT or _is_a_row(_once(folded)):
        return True
    return bool({letters, _once(letters), _once(_letters(_spelled(folded)))} & COMMON)


def _letters(text: str) -> str:
    return "".join(sign for sign in text if sign.isalpha())


def _spelled(text: str) -> str:
    """What is between the first letter and the last, with digits and signs that stand for letters read as those."""
    at = [place for place, sign in enumerate(text) if sign.isalpha()]
    return text[at[0] : at[-1] + 1].translate(_AS_LETTERS) if at else ""


def _once(text: str) -> str:
    """What is said again and again, said once."""
    return text[: (text + text).find(text, 1)]


def _is_a_row(text: str) -> bool:
    """123456789012 and its like: each digit beside the one before it."""
    return text.isdigit() and {ord(b) - ord(a) for a, b in pairwise(text)} <= {1, -1, 9, -9}
