"""What a paper is made of: blocks of headings, texts and tables, under a letterhead; whether it becomes Word or PDF.

The papers are the municipality's and therefore in Swedish, whatever language their readers read. Blocks carry people's
own words as they are; whoever draws them sees to it that a text is only ever text.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from app.vocabulary import PASS, SPLIT, Answer, Colour, Standing, standing

IN_THE_HEAD = 90
"""Letters of a workplace's name, on two lines."""

STANDING_WORDS: dict[Standing, str] = {
    Colour.GREEN: "grön",
    Colour.YELLOW: "gul",
    Colour.RED: "röd",
    Colour.BLACK: "svart",
    PASS: "gör den inte",
}
COLOUR_WORDS = {colour: STANDING_WORDS[colour] for colour in Colour}
_MONTHS = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)
_BULLET = re.compile(r"^[-*•–]\s+")


@dataclass(frozen=True, slots=True)
class Heading:
    """`level`: 2 for a part of the document, 3 for what stands in one; its title is 1.

    `about`: what a comment on that part is about, where there can be any (`app.sharing`). `with_signatures`: what
    follows, up to the lines to sign on, is kept on one page where a page has room for it.
    """

    text: str
    level: int = 2
    on_new_page: bool = False
    about: str = ""
    with_signatures: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Names and values, on a line each. An empty value is a line to write on. `about`: what can be commented on among
    them, and what it is called."""

    rows: tuple[tuple[str, str], ...]
    about: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """A colour's sign, or a dash for `PASS`, and words."""

    colour: Standing
    text: str


Cell = str | tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """`width`: parts of the sum of all columns' widths."""

    head: str
    width: int
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Bars:
    """A picture of a table that follows, for those who look before they read; nothing stands in it alone.

    `rows`: a name, its parts as shade and size in one unit for all rows, and what the sum says. Shades: a colour's
    value, "none", "stays" or "comes".
    """

    rows: tuple[tuple[str, tuple[tuple[str, float], ...], str], ...]
    key: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Signatures:
    """A line to sign on for each."""

    lines: tuple[str, ...]


Block = Heading | Paragraph | Bullets | Facts | Table | Bars | Signatures


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture as PNG, and how large it stands on paper, in mm."""

    png: bytes
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Whose document it is. `organisation`: its name, or "". `template`: its own Word file to begin with."""

    organisation: str = ""
    logo: Logo | None = None
    template: bytes | None = field(default=None, repr=False)


NO_LETTERHEAD = Letterhead()


@dataclass(frozen=True, slots=True)
class Filed:
    """How a paper stands in the municipality's records: its number in the diary, its code in the classification, and
    the day that it was drawn up (*upprättad*); "" and None where it has none."""

    diary: str = ""
    classification: str = ""
    drawn_up: date | None = None

    @property
    def lines(self) -> tuple[str, ...]:
        """As they stand in a paper's head."""
        number = f"Dnr {self.diary}" if self.diary else ""
        code = f"Klass {self.classification}" if self.classification else ""
        day = f"Upprättad {swedish_date(self.drawn_up)}" if self.drawn_up else ""
        return tuple(filter(None, (number, code, day)))

    def named(self, words: str) -> str:
        """What a file is, with its number: for the file's name."""
        return f"{words} dnr {self.diary.replace('/', '-')}".strip() if self.diary else words


NOT_FILED = Filed()


@dataclass(frozen=True, slots=True)
class Document:
    """`kind` and `edition` stand in the head of each page, `mark` beside them until the text is approved.

    `is_easy`: for those who read slowly, in large type. `which`: of its editions, as a file's name says it. `language`:
    what its own words are in, where they are not Swedish.
    """

    title: str
    place: str
    kind: str
    edition: str
    mark: str
    on: date
    blocks: tuple[Block, ...]
    letterhead: Letterhead = NO_LETTERHEAD
    is_easy: bool = False
    filed: Filed = NOT_FILED
    which: str = ""
    language: str = "sv"

    @property
    def foot(self) -> str:
        """What stands at the foot of each page."""
        return f"{self.kind}: {shortened(self.title)}"

    @property
    def file_name(self) -> str:
        """Without its ending."""
        return file_name(f"{self.kind} {self.title}", self.filed.named(self.which))


LONGEST_NAME = 100
"""Letters of a file's name."""
_DEVICES = frozenset(["CON", "PRN", "AUX", "NUL"]) | {f"{port}{n}" for port in ("COM", "LPT") for n in range(1, 10)}
"""What Windows takes for something else than a file."""


def file_name(words: str, which: str = "") -> str:
    """No character that a file system or a mail program trips over. `which`: of several; stands whole, last."""
    last = f" {_kept(which)}"[: LONGEST_NAME // 2].rstrip()
    name = f"{_kept(words)[: LONGEST_NAME - len(last)].strip()}{last}".strip()
    return f"{name}_" if name.upper() in _DEVICES else name


def _kept(words: str) -> str:
    return " ".join("".join(c if c.isalnum() or c in " -_" else " " for c in words).split())


def in_ascii(name: str) -> str:
    apart = unicodedata.normalize("NFKD", name)
    return " ".join(apart.encode("ascii", "ignore").decode().split())


def shortened(text: str) -> str:
    """As much of it as there is room for in the head of a page."""
    return text if len(text) <= IN_THE_HEAD else text[: IN_THE_HEAD - 1].rstrip() + "…"


def in_one_line(text: str, most: int) -> str:
    """Cut between two words, where it is longer."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    return line[:most].rsplit(" ", 1)[0].rstrip(",.;:") + " …"


def swedish_date(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def swedish_number(number: Decimal) -> str:
    """At most two decimals, after a comma."""
    return f"{number.quantize(Decimal('0.01')).normalize():f}".replace(".", ",")


def reads_from_right(text: str) -> bool:
    """Whether the first letter with a direction is Arabic, Hebrew or the like."""
    directions = (unicodedata.bidirectional(c) for c in text)
    return next((d for d in directions if d in ("L", "R", "AL")), "L") != "L"


def answer_word(answer: Answer) -> str:
    """What a group says that answers together."""
    return "inte eniga" if answer == SPLIT else STANDING_WORDS[standing(answer)]


def listed(names: Iterable[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} och {last}" if most else last


def prose(text: str) -> Iterable[Block]:
    """A paragraph for each line; lines that begin with a dash or a star are a list."""
    items: list[str] = []
    for line in filter(None, (line.strip() for line in text.split("\n"))):
        if _BULLET.match(line):
            items.append(_BULLET.sub("", line))
            continue
        if items:
            yield Bullets(tuple(items))
            items = []
        yield Paragraph(line)
    if items:
        yield Bullets(tuple(items))
