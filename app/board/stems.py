"""What the texts of a list are made of: stems of words, compounds in their parts.

Words are without the endings that Swedish words take, and those that are in every text (*i*, *och*, *till*) are left
out. A slip of the finger is read as the word of the list that it nearly is. A compound is taken apart where the list
has its parts, so that *fönsterputs* is *putsa fönster* and *schemaläggning* is *lägga schema*.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from rapidfuzz import fuzz, process
from snowballstemmer import stemmer
from stopwordsiso import stopwords

_SLIP = 87
"""Percent of its letters, in order, that a word shares with the one that was meant."""
_LONG_WORD = 6
"""Letters of a word that is no other word with a letter more or less."""
_SHORTEST = 3
"""Letters of a compound's part at least."""
_NOT_BY_CHANCE = 4
"""Letters of a last part that is known, where the first is not."""

_VOWELS = "aeiouyåäö"
EMPTY = frozenset(stopwords("sv"))
_swedish = stemmer("swedish")
_THE = re.compile(r"(?<=...)(?:(?<!h)et|(?<!pl)an)s?$")
_OF_A_VERB = re.compile(r"(?<=...)(?:ering|ning|ing|ation|(?<=....)tion|ande|else|sel|er|ar)$")
"""What Snowball leaves, for it makes one word of another: *städning* of *städa*, *planering* of *planera*."""
_DOUBLED = re.compile(r"([mn])\1$")


def words(text: str) -> list[str]:
    """The words that say something; all, where none does."""
    every = re.findall(r"[^\W\d_]+", text.casefold())
    return [word for word in every if word not in EMPTY] or every


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """A word without its ending, so long as something is left of it."""
    return _DOUBLED.sub(r"\1", _OF_A_VERB.sub("", _swedish.stemWord(_THE.sub("", word))))


def parts(texts: Sequence[Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """The stem of each word, or of a compound the parts that the list has. `texts`: the words of each. A text that is
    there twice, as where what is brought along is on the board already, is one. A compound
    that several texts have is its own: *telefonlista* need not be torn."""
    texts = [*dict.fromkeys(map(tuple, texts))]
    meant = _meant(_having([[stem(word) for word in text] for text in texts]))
    stems = {word: meant[stem(word)] for text in texts for word in text}
    having = _having([[stems[word] for word in text] for text in texts])
    known = {
        **{word.removesuffix("n"): found for word, found in stems.items()},
        **stems,
        **{found: found for found in having},
    }
    return {word: _parts(word, found, known) if having[found] == 1 else (found,) for word, found in stems.items()}


def _having(texts: Sequence[Sequence[str]]) -> Counter[str]:
    """How many texts have each word."""
    return Counter(word for text in texts for word in {*text})


def _meant(having: Counter[str]) -> dict[str, str]:
    """Which stem each is: itself, or one that more texts have and that it nearly is, the first two letters the same."""
    meant: dict[str, str] = {}
    longer: dict[str, list[str]] = defaultdict(list)
    for found in sorted(having, key=lambda it: (-having[it], it)):
        near = longer[found[:2]] if len(found) >= _LONG_WORD else []
        close = process.extractOne(found, near, scorer=fuzz.ratio, processor=None, score_cutoff=_SLIP)
        meant[found] = close[0] if close else found
        near.extend([] if close else [found])
    return meant


def _parts(word: str, found: str, known: dict[str, str]) -> tuple[str, ...]:
    """Those of which most letters are known. An *s* at the end may be the stem's own, as in *fönsterputs*."""
    wholes = {found, word} if word == f"{found}s" else {found}
    cuts = [cut for whole in wholes for cut in _cuts(whole, known) if found not in cut[1]]
    return max(cuts)[1] if cuts else (found,)


def _cuts(word: str, known: dict[str, str]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Where a word may be two: how many of its letters are known, and the parts."""
    for cut in range(2, len(word) - _SHORTEST + 1):
        first, last = word[:cut], word[cut:]
        own = _first(first, known)
        if known.get(last) == last:
            own = own or known.get(stem(first.removesuffix("s")))
            if first in EMPTY:
                yield len(word), (last,)
            elif own:
                yield len(word), (own, last)
            elif cut >= _SHORTEST and len(last) >= _NOT_BY_CHANCE:
                yield len(last), (stem(first), last)
        elif own and last[0] not in _VOWELS:
            yield cut, (own, stem(last))


def _first(part: str, known: dict[str, str]) -> str | None:
    """A first part that is known, with the *s* that binds or without."""
    return (known.get(part) or known.get(part.removesuffix("s"))) if len(part) >= _SHORTEST else None
