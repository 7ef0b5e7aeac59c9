"""A job description as a document: what stands in it, in which order, whether it becomes Word or PDF.

It is the municipality's document and therefore in Swedish whatever language its writer reads. Blocks carry people's own
words as they are; whoever draws them sees to it that a text is only ever text.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.job_descriptions.draft import Agreement, Draft, Kind, Level, Source, Status, shares
from app.vocabulary import Colour

MOST_GROUPS_IN_COLUMNS = 3
"""With more occupational groups than this, a column for each would be too narrow to read."""

COLOUR_WORDS = {Colour.GREEN: "grön", Colour.YELLOW: "gul", Colour.RED: "röd", Colour.BLACK: "svart"}
_STATUS_WORDS = {Status.DRAFT: "Utkast", Status.REVIEWED: "Granskad", Status.APPROVED: "Godkänd"}
_LEVEL_WORDS = {Level.REQUIRED: "Krav", Level.DESIRABLE: "Önskvärt", Level.NOT_NEEDED: "Behövs inte"}
_MONTHS = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)
_BULLET = re.compile(r"^[-*•–]\s+")


@dataclass(frozen=True, slots=True)
class Heading:
    """`is_under`: whether it stands under the one before it."""

    text: str
    is_under: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Names and values, on a line each. An empty value is a line to write on."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A colour's sign, and words."""

    colour: Colour
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
class Document:
    """`kind` and `edition` stand in the head of each page, `mark` beside them until the text is approved."""

    title: str
    place: str
    kind: str
    edition: str
    mark: str
    on: date
    blocks: tuple[Block, ...]

    @property
    def file_name(self) -> str:
        """Without its ending."""
        return file_name(f"{self.kind} {self.title}")

    @property
    def plain_file_name(self) -> str:
        """The same in ASCII."""
        return in_ascii(self.file_name)


def file_name(words: str) -> str:
    """No character that a file system or a mail program trips over."""
    kept = "".join(c if c.isalnum() or c in " -_" else " " for c in words)
    return " ".join(kept.split())[:100].strip()


def in_ascii(name: str) -> str:
    apart = unicodedata.normalize("NFKD", name)
    return " ".join(apart.encode("ascii", "ignore").decode().split())


def document(draft: Draft, version: int, on: date) -> Document:
    """The draft as it was saved as this version, on this day."""
    came_from = draft.provenance
    return Document(
        title=draft.title,
        place=came_from.workplace + (" (påhittat exempel)" if came_from.is_example else ""),
        kind="Arbetsbeskrivning",
        edition=f"{_STATUS_WORDS[draft.status]}, version {version}, {swedish_date(on)}",
        mark="" if draft.status is Status.APPROVED else "UTKAST",
        on=on,
        blocks=tuple(_blocks(draft)),
    )


def swedish_date(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def swedish_number(number: Decimal) -> str:
    """At most two decimals, after a comma."""
    return f"{number.quantize(Decimal('0.01')).normalize():f}".replace(".", ",")


def reads_from_right(text: str) -> bool:
    """Whether the first letter with a direction is Arabic, Hebrew or the like."""
    directions = (unicodedata.bidirectional(c) for c in text)
    return next((d for d in directions if d in ("L", "R", "AL")), "L") != "L"


def _blocks(draft: Draft) -> Iterable[Block]:
    yield Facts(tuple(_facts(draft)))
    yield Heading("Uppdrag")
    yield from _prose(draft.assignment or "Uppdraget är inte beskrivet än.")
    yield Heading("Arbetsuppgifter")
    yield _duties(draft)
    if draft.not_included:
        yield Heading("Ingår inte")
        yield from _prose(draft.not_included)
    if draft.requirements:
        yield Heading("Krav och önskemål")
        yield _requirements(draft)
    if draft.support:
        yield Heading("Introduktion och stöd")
        yield from _prose(draft.support)
    yield Heading("Anställningsform")
    yield Paragraph(_employment(draft))
    if draft.notes:
        yield Heading("Övrigt")
        yield from _prose(draft.notes)
    yield Heading("Så kom uppgifterna till")
    yield Paragraph(_origin(draft))
    if came_from := [source for duty in draft.duties for source in draft.from_board(duty)]:
        yield _sources(draft, came_from)
    yield Heading("Samverkan")
    yield Facts(
        (
            ("Förhandling enligt MBL 11 §", draft.negotiation),
            ("Riskbedömning med skyddsombud", draft.risk_assessment),
            ("Granskad av HR", draft.hr_review),
        )
    )
    yield Heading("Underskrifter")
    yield Signatures(("Ort och datum", "Närmaste chef", "Ort och datum", "Medarbetare"))


def _facts(draft: Draft) -> Iterable[tuple[str, str]]:
    yield "Omfattning", _extent(draft)
    yield "Avtal", _agreement(draft)
    yield "Närmaste chef", draft.manager or "–"
    yield "Arbetar med", _listed(draft.provenance.groups)


def _extent(draft: Draft) -> str:
    if draft.extent is None or draft.extent_in_hours is None:
        return "–"
    return f"{swedish_number(draft.extent_in_hours)} timmar i veckan, {swedish_number(draft.extent)} procent"


def _agreement(draft: Draft) -> str:
    if draft.agreement is Agreement.BEA and draft.ab_plan:
        return f"BEA. Plan för AB från {swedish_date(draft.ab_plan)}"
    return draft.agreement.value or "–"


def _employment(draft: Draft) -> str:
    if draft.agreement is Agreement.AB:
        return "Anställningen är ordinarie och följer Allmänna bestämmelser (AB)."
    if draft.agreement is Agreement.OPEN:
        return "Avtalet är inte bestämt."
    plan = (
        f"Planen är en ordinarie anställning enligt AB från den {swedish_date(draft.ab_plan)}."
        if draft.ab_plan
        else "Det finns ingen bestämd dag för en ordinarie anställning enligt AB."
    )
    return (
        "Anställningen följer avtalet för arbetsmarknadspolitiska insatser (BEA). Uppgifterna är avlastning och får "
        f"inte vara sådana att verksamheten inte klarar sig utan dem. {plan}"
    )


def _duties(draft: Draft) -> Table:
    whole = draft.hours
    if not whole:
        return Table((Column("Uppgift", 1),), tuple((duty.text,) for duty in draft.duties))
    rows = tuple(
        (
            duty.text,
            f"{swedish_number(duty.hours)} h" if duty.hours else "–",
            "–" if share is None else f"{share} %",
        )
        for duty, share in zip(draft.duties, shares(draft), strict=True)
    )
    columns = (Column("Uppgift", 15), Column("I veckan", 3, is_number=True), Column("Andel", 3, is_number=True))
    return Table(columns, rows, ("Summa", f"{swedish_number(whole)} h", "100 %"))


def _requirements(draft: Draft) -> Table:
    """The formal ones first."""
    in_order = sorted(draft.requirements, key=lambda it: it.kind is not Kind.FORMAL)
    rows = tuple(
        (it.what, "Formell" if it.kind is Kind.FORMAL else "Informell", _LEVEL_WORDS[it.level], it.why)
        for it in in_order
    )
    return Table((Column("Kunskap eller förmåga", 8), Column("Slag", 3), Column("Nivå", 4), Column("Varför", 7)), rows)


def _origin(draft: Draft) -> str:
    it = draft.provenance
    who = f"{it.people} medarbetare" if it.people else "Medarbetarna"
    groups = f" i yrkesgrupperna {_listed(it.groups)}" if len(it.groups) > 1 else ""
    tasks = f"{it.sorted} arbetsuppgifter" if it.sorted != 1 else "en arbetsuppgift"
    red = (
        f"{it.red} av dem blev röda för alla som gör dem" if it.red != 1 else "En av dem blev röd för alla som gör den"
    )
    return (
        f"{who}{groups} sorterade {tasks} i workshopen ”{it.workshop}” enligt metoden Använd kompetensen rätt. {red}. "
        "Röd är en uppgift som ligger utanför gruppens uppdrag men som någon annan på arbetsplatsen behöver göra. "
        f"Så här låg uppgifterna den {swedish_date(it.on)}."
    )


def _sources(draft: Draft, came_from: list[Source]) -> Table:
    groups = draft.provenance.groups
    if len(groups) > MOST_GROUPS_IN_COLUMNS:
        columns = (Column("Arbetsuppgift på tavlan", 1), Column("Yrkesgruppernas färger", 1))
        return Table(columns, tuple((source.text, _by_colour(source)) for source in came_from))
    a_column_each = (Column("Arbetsuppgift på tavlan", 4), *(Column(group, 2) for group in groups))
    return Table(a_column_each, tuple((source.text, *_by_group(source, groups)) for source in came_from))


def _by_group(source: Source, groups: tuple[str, ...]) -> list[Cell]:
    colours = dict(source.colours)
    return [(Mark(colours[group], COLOUR_WORDS[colours[group]]),) if group in colours else "–" for group in groups]


def _by_colour(source: Source) -> Cell:
    who = {colour: [group for group, its in source.colours if its is colour] for colour in Colour}
    return tuple(Mark(c, f"{COLOUR_WORDS[c]}: {_listed(groups)}") for c, groups in who.items() if groups) or "–"


def _listed(names: Iterable[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} och {last}" if most else last


def _prose(text: str) -> Iterable[Block]:
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
