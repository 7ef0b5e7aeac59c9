"""The fields of a job description: what each is called, what may be written in it, where it is asked and shown.

Whoever reads, draws or compares a draft asks this table. The editor asks for a field in its part, and the papers show
it there; only what a paper says in its own words, as how long an employment lasts, is written there.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.job_descriptions.draft import (
    MOST_HOURS,
    MOST_IN_A_ROW,
    NAME_LENGTH,
    PROSE_LENGTH,
    SENTENCE_LENGTH,
    Agreement,
    BeganIn,
    Employment,
    Kind,
    Level,
    OrdinaryWork,
)
from app.vocabulary import N_, NOTE_LENGTH

NUMBER_LENGTH = 8
"""Characters of a number as it is typed: `62,50 %`."""


class What(StrEnum):
    """What is written in a field."""

    LINE = "line"
    PROSE = "prose"
    NUMBER = "number"
    DATE = "date"
    CHOICE = "choice"
    CODE = "code"
    """A code and its label, of a list that the municipality may supply."""
    ROWS = "rows"


class Part(StrEnum):
    """Of the text, in the editor's order."""

    TITLE = "title"
    PLACE = "place"
    NEED = "need"
    ASSIGNMENT = "assignment"
    DUTIES = "duties"
    NOT_INCLUDED = "not_included"
    AUTHORITY = "authority"
    STRAIN = "strain"
    REQUIREMENTS = "requirements"
    EMPLOYMENT = "employment"
    AGREEMENT = "agreement"
    SUPPORT = "support"
    GROWTH = "growth"
    CONSULTATION = "consultation"
    CODES = "codes"
    NOTES = "notes"


@dataclass(frozen=True, slots=True)
class Field:
    """`name`: the draft's."""

    name: str
    part: Part
    what: What
    label: str
    hint: str = ""
    most: int = SENTENCE_LENGTH
    """The longest text, or the largest number."""
    choices: type[StrEnum] | None = None
    is_copied: bool = True
    """Whether it comes along to a job description that is made from this one."""
    is_read: bool = False
    """Whether it is read as a text, and so by the advice about words."""
    for_applicants: bool = False
    """Whether an advertisement shows it."""
    in_easy: str = ""
    """How the easy-to-read version that is proposed shows it: `{}` is what is written; "" where none may."""
    on_paper: str = ""
    """What papers call it, where that is not `label`."""
    width: int = 24
    """Letters, in the workbook."""

    @property
    def letters(self) -> int:
        """How many there is room for where it is typed."""
        return NUMBER_LENGTH if self.what is What.NUMBER else self.most

    @property
    def name_on_paper(self) -> str:
        return self.on_paper or self.label

    @property
    def is_short(self) -> bool:
        return self.what is not What.PROSE


TABLE = (
    Field("title", Part.TITLE, What.LINE, N_("Titel"), most=NAME_LENGTH, is_read=True),
    Field(
        "administration",
        Part.PLACE,
        What.LINE,
        N_("Förvaltning"),
        N_("Tom: dokumentet säger den förvaltning som texten hör till, om den hör till någon."),
    ),
    Field("unit", Part.PLACE, What.LINE, N_("Enhet")),
    Field("workplace", Part.PLACE, What.LINE, N_("Arbetsplats")),
    Field("manager", Part.PLACE, What.LINE, N_("Närmaste chef"), for_applicants=True, in_easy="Din chef: {}", width=20),
    Field("works_with", Part.PLACE, What.LINE, N_("Arbetar med"), for_applicants=True, in_easy="Du arbetar med: {}"),
    Field("relieves", Part.PLACE, What.LINE, N_("Avlastar"), N_("Vilka som får tid över."), in_easy="Du hjälper: {}"),
    Field(
        "need",
        Part.NEED,
        What.PROSE,
        N_("Behovet"),
        N_(
            "Med arbetsplatsens egna ord: vad blir inte gjort i dag, eller görs av fel yrkesgrupp? "
            "Skriv inte om en person."
        ),
        PROSE_LENGTH,
        width=44,
    ),
    Field(
        "ordinary_work",
        Part.NEED,
        What.CHOICE,
        N_("Får tjänsten göra ordinarie arbete?"),
        choices=OrdinaryWork,
        width=20,
    ),
    Field(
        "began_in",
        Part.NEED,
        What.CHOICE,
        N_("Började ni i behovet eller i en person?"),
        choices=BeganIn,
        is_copied=False,
        width=20,
    ),
    Field(
        "assignment",
        Part.ASSIGNMENT,
        What.PROSE,
        N_("Uppdrag"),
        N_("Varför tjänsten finns: vad blir bättre, och för vem? Ett par meningar, inte en lista."),
        PROSE_LENGTH,
        is_read=True,
        for_applicants=True,
        in_easy="{}",
        width=44,
    ),
    Field("duties", Part.DUTIES, What.ROWS, N_("Arbetsuppgifter")),
    Field(
        "not_included",
        Part.NOT_INCLUDED,
        What.PROSE,
        N_("Ingår inte"),
        N_("Det som lätt kan tas för en del av tjänsten. En rad som börjar med - blir en punkt."),
        PROSE_LENGTH,
        is_read=True,
        for_applicants=True,
        in_easy="{}",
        width=34,
    ),
    Field(
        "authority",
        Part.AUTHORITY,
        What.PROSE,
        N_("Ansvar och befogenheter"),
        N_("Vad man svarar för och får bestämma själv, och vad chefen eller kollegorna bestämmer."),
        PROSE_LENGTH,
        is_read=True,
        in_easy="{}",
        width=34,
    ),
    Field(
        "strain",
        Part.STRAIN,
        What.PROSE,
        N_("Belastning och arbetsmiljö"),
        N_("Vad som är tungt, bullrigt eller stressigt, hur ofta, och vad ni gör åt det. Skriv inget om en person."),
        PROSE_LENGTH,
        is_read=True,
        in_easy="{}",
        width=34,
    ),
    Field("requirements", Part.REQUIREMENTS, What.ROWS, N_("Det du behöver kunna")),
    Field(
        "extent",
        Part.EMPLOYMENT,
        What.NUMBER,
        N_("Omfattning, procent"),
        most=100,
        for_applicants=True,
        on_paper="Omfattning",
    ),
    Field("full_time", Part.EMPLOYMENT, What.NUMBER, N_("Heltid, timmar i veckan"), most=MOST_HOURS),
    Field(
        "employment", Part.EMPLOYMENT, What.CHOICE, N_("Anställning"), choices=Employment, for_applicants=True, width=20
    ),
    Field(
        "until",
        Part.EMPLOYMENT,
        What.DATE,
        N_("Till och med"),
        N_("För en tidsbegränsad anställning."),
        is_copied=False,
        width=12,
    ),
    Field(
        "working_hours",
        Part.EMPLOYMENT,
        What.LINE,
        N_("Arbetstid"),
        N_("När på dagen och i veckan. Går det att slippa delade turer?"),
        is_read=True,
        for_applicants=True,
        in_easy="Tider: {}",
    ),
    Field(
        "start",
        Part.EMPLOYMENT,
        What.LINE,
        N_("Börjar"),
        is_copied=False,
        for_applicants=True,
        in_easy="Du börjar: {}",
        on_paper="Tillträde",
        width=20,
    ),
    Field(
        "salary",
        Part.EMPLOYMENT,
        What.LINE,
        N_("Lön"),
        N_("Till exempel ett spann, eller enligt vilket avtal."),
        for_applicants=True,
        in_easy="Lön: {}",
        width=20,
    ),
    Field(
        "pay_group",
        Part.EMPLOYMENT,
        What.LINE,
        N_("Lönegrupp"),
        N_("Den grupp av likvärdiga arbeten som tjänsten hör till, om ni har sådana."),
        width=20,
    ),
    Field(
        "register_check",
        Part.EMPLOYMENT,
        What.LINE,
        N_("Registerkontroll"),
        N_("Till exempel utdrag ur belastningsregistret, och enligt vilken lag. Behövs inget: skriv det."),
        for_applicants=True,
        in_easy="Kontroll i register: {}",
    ),
    Field(
        "agreement",
        Part.AGREEMENT,
        What.CHOICE,
        N_("Avtal"),
        choices=Agreement,
        for_applicants=True,
        on_paper="Kollektivavtal",
    ),
    Field(
        "ab_plan",
        Part.AGREEMENT,
        What.DATE,
        N_("AB från"),
        N_("Gäller BEA: dagen då tjänsten blir en ordinarie anställning."),
        is_copied=False,
        width=12,
    ),
    Field(
        "plan",
        Part.AGREEMENT,
        What.PROSE,
        N_("Plan för AB"),
        N_("Gäller BEA: vad som ska vara på plats före AB, och vem som ser till det."),
        PROSE_LENGTH,
        is_read=True,
        width=34,
    ),
    Field(
        "introduction",
        Part.SUPPORT,
        What.PROSE,
        N_("Introduktion"),
        N_("Hur de första veckorna går till, och när ni följer upp."),
        PROSE_LENGTH,
        is_read=True,
        for_applicants=True,
        in_easy="{}",
        width=34,
    ),
    Field(
        "mentor",
        Part.SUPPORT,
        What.LINE,
        N_("Handledare"),
        N_("Vem, och hur mycket tid."),
        is_read=True,
        for_applicants=True,
        in_easy="Handledare: {}",
        width=20,
    ),
    Field(
        "support",
        Part.SUPPORT,
        What.PROSE,
        N_("Stöd som alla har"),
        N_("Det som gör arbetet lättare för alla: bildstöd, lugn plats, tydliga rutiner, fasta tider. Börja här."),
        PROSE_LENGTH,
        is_read=True,
        for_applicants=True,
        in_easy="{}",
        width=34,
    ),
    Field(
        "adaptation",
        Part.SUPPORT,
        What.PROSE,
        N_("Anpassning för en person"),
        N_("Bara det som fattas sedan, för den som får tjänsten. Skriv inget om hälsa, eller om vem det är."),
        PROSE_LENGTH,
        is_copied=False,
        is_read=True,
        width=34,
    ),
    Field(
        "growth",
        Part.GROWTH,
        What.PROSE,
        N_("Utvecklingsväg"),
        N_("Uppgifter att växa in i, utbildning på arbetstid, och vad tjänsten kan leda till."),
        PROSE_LENGTH,
        is_read=True,
        for_applicants=True,
        in_easy="{}",
        width=34,
    ),
    Field(
        "quiet",
        Part.GROWTH,
        What.PROSE,
        N_("När det är lugnt"),
        N_("Uppgifter som alltid går att ta när det är lite att göra, utan att fråga först."),
        PROSE_LENGTH,
        is_read=True,
        in_easy="{}",
        width=34,
    ),
    Field(
        "negotiation",
        Part.CONSULTATION,
        What.LINE,
        N_("Förhandling enligt 11 § MBL"),
        N_("När, och vad den ledde till. Behövs ingen: skriv varför. Svaret från träff 2 följer med."),
        NOTE_LENGTH,
        is_copied=False,
    ),
    Field(
        "risk_assessment",
        Part.CONSULTATION,
        What.LINE,
        N_("Riskbedömning med skyddsombud"),
        N_("När, och vad den ledde till. Behövs ingen: skriv varför. Svaret från träff 2 följer med."),
        NOTE_LENGTH,
        is_copied=False,
    ),
    Field("hr_review", Part.CONSULTATION, What.LINE, N_("Granskad av HR"), is_copied=False),
    Field("aid", Part.CODES, What.CODE, N_("AID")),
    Field("ssyk", Part.CODES, What.CODE, N_("SSYK")),
    Field("jobtech", Part.CODES, What.CODE, N_("JobTech")),
    Field("municipality", Part.CODES, What.LINE, N_("Kommun"), width=18),
    Field(
        "notes",
        Part.NOTES,
        What.PROSE,
        N_("Övrigt"),
        N_("Annat som ska stå i dokumentet."),
        PROSE_LENGTH,
        is_read=True,
        in_easy="{}",
        width=34,
    ),
)
"""In the editor's order."""
FIELDS = {field.name: field for field in TABLE}


def of_part(*parts: Part) -> tuple[Field, ...]:
    return tuple(field for field in TABLE if field.part in parts)


def of_kind(*kinds: What) -> tuple[Field, ...]:
    return tuple(field for field in TABLE if field.what in kinds)


def ordered(first: Sequence[str], fields: Iterable[Field]) -> list[Field]:
    """The fields with these names first, in the names' order, and the others after them as they come."""
    return sorted(fields, key=lambda field: first.index(field.name) if field.name in first else len(first))


@dataclass(frozen=True, slots=True)
class Cell:
    """A field of a row: of a duty or a requirement, whose `name` it is."""

    name: str
    what: What
    label: str
    most: int = SENTENCE_LENGTH
    choices: type[StrEnum] | None = None

    @property
    def letters(self) -> int:
        return NUMBER_LENGTH if self.what is What.NUMBER else self.most


CELLS = {
    "duties": (
        Cell("text", What.LINE, N_("Text")),
        Cell("hours", What.NUMBER, N_("Timmar i veckan"), MOST_IN_A_ROW),
        Cell("heading", What.LINE, N_("Överrubrik"), NAME_LENGTH),
    ),
    "requirements": (
        Cell("what", What.LINE, N_("Text")),
        Cell("kind", What.CHOICE, N_("Slag"), choices=Kind),
        Cell("level", What.CHOICE, N_("Nivå"), choices=Level),
        Cell("why", What.LINE, N_("Varför")),
    ),
}
"""What is written in a row; the first names it. Which row it is, and which cards it came from, is beside that."""
