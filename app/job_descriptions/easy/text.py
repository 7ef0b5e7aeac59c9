"""A job description's text that is easy to read (*lättläst*): HR's own, one thought a line. Pure.

It is proposed once from the job description (`app.job_descriptions.papers.easy`), and is then what somebody has made of
it. It is a draft until the reference group has read it and said that it is good. Three things never stand in it: what
is fitted to one person, the plan within the municipality, and that whoever reads is not needed.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.days import read_day
from app.job_descriptions.advice.reading import lix, sentences
from app.job_descriptions.draft import PROSE_LENGTH, Draft
from app.job_descriptions.easy.flags import Flag, Kind, says_never
from app.job_descriptions.fields import What, of_kind
from app.job_descriptions.saving import is_same_text
from app.job_descriptions.way.reviews import Review, ReviewRole, Word, latest
from app.vocabulary import Refused, clean

MOST = 3 * PROSE_LENGTH
"""Characters."""
FEW_WORDS = 3
"""A sentence with fewer says too little to be somebody's."""
NEVER_TOLD = ("adaptation", "plan")
"""Fields of the draft that never stand in it, in whole sentences."""

_WORD = re.compile(r"\w+")
_HEADING = re.compile(r"^(#{1,2})\s+(?=\S)")
_BULLET = re.compile(r"^[-*•–]\s+")


class EasyChanged(Refused):
    """Somebody else saved it since the page was opened."""

    code = "easy_changed"


class EasyMissing(Refused):
    """There is no text."""

    code = "easy_missing"


class ReadDayOff(Refused):
    """Read on paper on no day, or on one that has not come."""

    code = "read_day_off"


class NeverInEasy(Refused):
    """Details: `line`, one that never stands in it."""

    code = "never_in_easy"


@dataclass(frozen=True, slots=True)
class EasyText:
    """As it was saved last. `number`: how many times. `of`: the version that it says the same as. `read`: which
    `number` the reference group has said is good. `at`, `read_at`: milliseconds since 1970. `by`, `read_by`: e-mails.
    `read_on`, `read_how`: the day that they read it on paper, and according to what, as `read_by` has noted it."""

    number: int
    text: str
    of: int
    at: int
    by: str | None = None
    read: int | None = None
    read_at: int | None = None
    read_on: date | None = None
    read_how: str = ""
    read_by: str | None = None

    def is_of_another(self, draft: Draft, texts: Mapping[int, Draft]) -> bool:
        """Whether it was made of another text. `texts`: all versions by number."""
        its = texts.get(self.of)
        return its is None or not is_same_text(its, draft)

    def is_read(self, said: Iterable[Review]) -> bool:
        """Whether the reference group has read it as it is, and nobody in it says since that something must change.
        `said`: of the text that it is made of, the first first."""
        last = (it.word for it in latest(said) if it.role is ReviewRole.REFERENCE_GROUP)
        return self.read == self.number and Word.CHANGE not in last


def read(typed: str, draft: Draft) -> str:
    """What was typed. Raises `EasyMissing`, `TextTooLong`, `NeverInEasy`."""
    text = "\n".join(line.rstrip() for line in clean(typed, MOST, lines=True).split("\n"))
    if not text.strip():
        raise EasyMissing
    is_never = never_of(draft)
    for line in text.split("\n"):
        if is_never(line):
            raise NeverInEasy(line=line.strip()[:200])
    return text


@dataclass(frozen=True, slots=True)
class OnPaper:
    """A reading on paper. `how`: according to what; `by`: whose account notes it."""

    on: date
    how: str
    by: int


def read_on_paper(typed: str, today: date, at: str) -> date:
    """The day that it was read, as it was typed. `at`: its field. Raises `NotADate`, `ReadDayOff`."""
    on = read_day(typed, at)
    if on is None or on > today:
        raise ReadDayOff(at=at)
    return on


def never_of(draft: Draft) -> Callable[[str], bool]:
    """Tells whether a line never stands in the text."""
    untold = [f" {it} " for it in _never_told(draft)]
    return lambda line: says_never(line) or any(it in f" {_bare(line)} " for it in untold)


def _never_told(draft: Draft) -> Iterator[str]:
    """The sentences of what is never told, but for those that are everybody's too."""
    told = {_bare(it) for field in of_kind(What.PROSE) if field.in_easy for it in sentences(getattr(draft, field.name))}
    for name in NEVER_TOLD:
        for sentence in sentences(getattr(draft, name)):
            bare = _bare(sentence)
            if len(bare.split()) >= FEW_WORDS and bare not in told:
                yield bare


def _bare(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def parted(line: str) -> tuple[str, int]:
    """What a line is, as an element's tag, and where its words begin: `#` before a heading, `-` before a point."""
    if mark := _HEADING.match(line):
        return f"h{1 + len(mark[1])}", mark.end()
    bullet = _BULLET.match(line)
    return ("li", bullet.end()) if bullet else ("p", 0)


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it is shown to who writes it. `tag`: the element's. `pieces`: its text, and the number of the flag that
    a piece has, from 1; 0 for none. A long sentence has its number after it."""

    tag: str
    pieces: tuple[tuple[str, int], ...]


def lines(text: str, found: Sequence[Flag]) -> Iterator[Line]:
    """The text's lines, but for empty ones. `found`: all of its flags, in their order."""
    waiting = [*enumerate(found, 1)][::-1]
    at = 0
    for line in text.split("\n"):
        its: list[tuple[Flag, int]] = []
        while waiting and waiting[-1][1].at <= at + len(line):
            number, flag = waiting.pop()
            its.append((flag, number))
        if line.strip():
            yield _shown(line, at, its)
        at += len(line) + 1


def _shown(line: str, at: int, found: Sequence[tuple[Flag, int]]) -> Line:
    tag, reached = parted(line)
    pieces: list[tuple[str, int]] = []
    marks = sorted((_span(it, at, number) for it, number in found), key=lambda span: span[1])
    for start, end, number in marks:
        if start >= reached:
            pieces += [(line[reached:start], 0), (line[start:end], number)]
            reached = end
    pieces.append((line[reached:], 0))
    return Line(tag, tuple(it for it in pieces if it[0] or it[1]))


def _span(flag: Flag, at: int, number: int) -> tuple[int, int, int]:
    """Of a long sentence its end, where nothing is underlined."""
    end = flag.at - at + len(flag.written)
    return (end if flag.kind is Kind.LONG_SENTENCE else flag.at - at), end, number


@dataclass(frozen=True, slots=True)
class HowItReads:
    """`lix`; `longest`: words in the longest sentence."""

    lix: int
    longest: int


def how_it_reads(text: str) -> HowItReads:
    read_aloud = "\n".join(_HEADING.sub("", line) for line in text.split("\n"))
    return HowItReads(lix(read_aloud).value, max((lix(it).words for it in sentences(read_aloud)), default=0))
