"""A job description while it is written: from the red tasks of a board to a document that can be signed.

The report, 2.1.1: new jobs are made from the red tasks. 2.1.3: many descriptions only list tasks, and should also say
what the job is for; informal requirements (social competence, calm under stress) are forgotten. 3.2.1: a job under BEA
may not be indispensable, and is meant to end in an ordinary one.

A job often needs more than one workplace: its tasks may come from several workshops. Where they came from is kept with
the draft as it was when they were taken in: the boards may change afterwards.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from enum import StrEnum

from app.vocabulary import PASS, Answer, Colour, Refused, Standing
from app.weight.weight import FULL_TIME

NAME_LENGTH = 80
SENTENCE_LENGTH = 300
PROSE_LENGTH = 4000
MOST_ROWS = 60
MOST_HOURS = 60
MOST_IN_A_ROW = 2000
"""Hours a week of one task: a whole workplace may hand it over."""
EXTENTS = (50, 75, 100)
"""Percent of full time that people ask for."""
MOST_ORIGINS = 12
"""Workshops that one job is made from."""

FEWEST_COUNTED = 3
"""Interviews, for a count of those who said something to be told: of two, one's colleague knows whom."""

OTHERS = "Grupper tillsammans"
"""Stands where a group's name stands, for the groups whose votes are only shown as a sum."""


class TitleMissing(Refused):
    code = "title_missing"


class TasksMissing(Refused):
    code = "tasks_missing"


class TooManyRows(Refused):
    """Details: `most`."""

    code = "too_many_rows"


class NotANumber(Refused):
    """Details: `typed`, and `most`, the largest number that fits."""

    code = "not_a_number"


class EditedMeanwhile(Refused):
    """Somebody else saved since the page was opened, and not everything can be kept without asking."""

    code = "edited_meanwhile"


class AbPlanMissing(Refused):
    """A job under BEA is not reviewed or approved without a plan for AB, and its date (3.2.1, 6.1.2)."""

    code = "ab_plan_missing"


class Status(StrEnum):
    DRAFT = "draft"
    REVIEWED = "reviewed"
    APPROVED = "approved"


class Agreement(StrEnum):
    OPEN = ""
    AB = "AB"
    BEA = "BEA"


class Employment(StrEnum):
    OPEN = ""
    PERMANENT = "permanent"
    TEMPORARY = "temporary"


class OrdinaryWork(StrEnum):
    """Whether the job may do what ordinary staff do. The report, 2.1.3: where it may not, the tasks are only extras
    (*guldkant*); 6.1.6: those can't be paid from an ordinary budget."""

    OPEN = ""
    YES = "yes"
    NO = "no"


class BeganIn(StrEnum):
    """What came first. The report, 2.1.3: where helping somebody in came before the need, the jobs became like
    labour-market measures."""

    OPEN = ""
    NEED = "need"
    PERSON = "person"


class Kind(StrEnum):
    FORMAL = "formal"
    INFORMAL = "informal"


class Level(StrEnum):
    REQUIRED = "required"
    DESIRABLE = "desirable"
    NOT_NEEDED = "not_needed"


class Begun(StrEnum):
    """What tasks came from that is no workshop (the report, 2.1.1)."""

    INTERVIEWS = "interviews"
    OLDER_TEXT = "older_text"
    VACANCY = "vacancy"
    SHARED = "shared"
    """What several workplaces have shared of their workshops, and nothing else of those."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What session two decided about a task. `kind`: one of `app.analysis.analysis.KINDS`."""

    kind: str
    what: str = ""
    owner: str = ""
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A task on a board, as it was when it was taken in. `id`: "{code}.{task}"; `workshop`: its `Origin`'s code.

    Or one that came from elsewhere. `basis`: its `Basis`'s kind; `also`: other words for it, that somebody has said are
    the same; `mentions`: in how many interviews it was.

    `colours`: the name of each group that had placed it, and the colour, or `PASS`. `votes`: name of a group, or
    `OTHERS`, and how many gave each of `app.voting.ballot.ANSWERS`; only what may be shown. `joint`: name of each group
    that answers together, and what it said; nothing of it is counted. `grounds`: likewise, on what ground somebody said
    that only they may do it (`app.vocabulary.GROUNDS`). `hours` a week: what the groups hand over. `parts`: some of
    `PARTS`; none where it is not known.
    """

    id: str
    text: str
    workshop: str = ""
    colours: tuple[tuple[str, Standing], ...] = ()
    votes: tuple[tuple[str, tuple[int, ...]], ...] = ()
    hours: Decimal | None = None
    hours_by_group: tuple[tuple[str, Decimal], ...] = ()
    parts: tuple[str, ...] = ()
    decisions: tuple[Decision, ...] = ()
    why: str = ""
    dissent: str = ""
    grounds: tuple[tuple[str, str], ...] = ()
    joint: tuple[tuple[str, Answer], ...] = ()
    basis: Begun | None = None
    also: tuple[str, ...] = ()
    mentions: int = 0

    @property
    def is_proposed(self) -> bool:
        """Whether session two decided to bundle it into a job and, where it decided nothing, whether it is red for
        every group that does it (2.1.1)."""
        if self.decisions:
            return any(decision.kind == "bundle" for decision in self.decisions)
        return {colour for _, colour in self.colours if colour != PASS} == {Colour.RED}


@dataclass(frozen=True, slots=True)
class Origin:
    """A workshop that tasks came from, as it was that day.

    `sorted`: how many tasks were placed; `red`: how many of them red for all who do them. `has_mandate`: whether there
    is a mandate to make a job of it (`app.workshop.readiness`); None where nobody has said. `negotiation`,
    `risk_assessment`: what session two answered about the employer's duties, in a sentence; "" where it had not.
    """

    code: str
    workplace: str
    workshop: str
    on: date
    groups: tuple[str, ...]
    people: int
    sorted: int
    red: int
    has_mandate: bool | None = None
    is_example: bool = False
    negotiation: str = ""
    risk_assessment: str = ""


@dataclass(frozen=True, slots=True)
class Basis:
    """What tasks came from that is no workshop, as it was that day. `name`: what the text or the vacancy is called,
    or which workplaces have shared; `asked`: how many were interviewed. `is_example`: it came of examples."""

    kind: Begun
    on: date
    name: str = ""
    asked: int = 0
    is_example: bool = False


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a draft came from. `sources`: the tasks that were offered, chosen or not. `bases`: one of each kind."""

    origins: tuple[Origin, ...] = ()
    sources: tuple[Source, ...] = ()
    bases: tuple[Basis, ...] = ()

    @property
    def is_example(self) -> bool:
        return any(it.is_example for it in self.origins) or any(it.is_example for it in self.bases)

    @property
    def workplace(self) -> str:
        """That of the first workshop."""
        return self.origins[0].workplace if self.origins else ""

    @property
    def groups(self) -> tuple[str, ...]:
        """The occupational groups of all its workshops, each name once."""
        return tuple(dict.fromkeys(group for origin in self.origins for group in origin.groups))

    def origin(self, source: Source) -> Origin | None:
        return next((origin for origin in self.origins if origin.code == source.workshop), None)

    def basis(self, kind: Begun | None) -> Basis | None:
        return next((basis for basis in self.bases if basis.kind is kind), None)

    def mentioned(self, source: Source) -> tuple[int, int] | None:
        """In how many of how many interviews it was; None where so few were interviewed that it tells who said it."""
        basis = self.basis(source.basis)
        is_told = basis is not None and basis.kind is Begun.INTERVIEWS and basis.asked >= FEWEST_COUNTED
        return (source.mentions, basis.asked) if basis and is_told else None

    @property
    def awaits_tasks(self) -> bool:
        """Whether there may be a text before there is a task: interviews come first."""
        return self.basis(Begun.INTERVIEWS) is not None


@dataclass(frozen=True, slots=True)
class Duty:
    """A task of the job as the document says it. `hours` a week. `sources`: ids of the tasks that it came from.

    `heading`: what it stands under; "" for none. `id`: the row's, so that two who write at once are told apart.
    """

    text: str
    hours: Decimal | None = None
    sources: tuple[str, ...] = ()
    heading: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Requirement:
    what: str
    kind: Kind = Kind.INFORMAL
    level: Level = Level.REQUIRED
    why: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """What the job description says. Texts are "" where nothing is written.

    `administration`, `unit`: which part of the municipality the job is in (*förvaltning*, *enhet*). `authority`: what
    it answers for and may decide. `strain`: what is heavy or trying, and what is done about it. `pay_group`: of jobs
    that are weighed as equal. `register_check`: which extract or check is asked for, and by which law. `growth`: what
    the job may grow into. `quiet`: what to do when there is little to do.

    `need`: what the workplace lacks, in its own words (the report, 2.1.2); `ordinary_work`, `began_in`: what decides
    what becomes of it (2.1.3). `assignment`: what the job is for (*uppdrag*). `manager`: whom it reports to.
    `relieves`: whose tasks it takes over. `extent`: percent of `full_time`, which is hours a week. `working_hours`:
    when, in the day and the week. `until`: the last day, of a temporary job. `ab_plan`: the day when a job under BEA
    goes over to AB, and `plan` how. `support` is what everybody can have (universal design); `adaptation` what is
    fitted to one person. `aid`, `ssyk`, `jobtech`: "code label".
    """

    title: str
    provenance: Provenance
    duties: tuple[Duty, ...]
    administration: str = ""
    unit: str = ""
    workplace: str = ""
    need: str = ""
    ordinary_work: OrdinaryWork = OrdinaryWork.OPEN
    began_in: BeganIn = BeganIn.OPEN
    assignment: str = ""
    not_included: str = ""
    authority: str = ""
    strain: str = ""
    manager: str = ""
    works_with: str = ""
    relieves: str = ""
    extent: Decimal | None = None
    full_time: Decimal = Decimal(FULL_TIME)
    working_hours: str = ""
    employment: Employment = Employment.OPEN
    until: date | None = None
    start: str = ""
    salary: str = ""
    pay_group: str = ""
    register_check: str = ""
    agreement: Agreement = Agreement.OPEN
    ab_plan: date | None = None
    plan: str = ""
    introduction: str = ""
    mentor: str = ""
    support: str = ""
    adaptation: str = ""
    growth: str = ""
    quiet: str = ""
    requirements: tuple[Requirement, ...] = ()
    aid: str = ""
    ssyk: str = ""
    jobtech: str = ""
    municipality: str = ""
    negotiation: str = ""
    risk_assessment: str = ""
    hr_review: str = ""
    notes: str = ""
    status: Status = Status.DRAFT

    @property
    def hours(self) -> Decimal:
        """What the tasks add up to in a week."""
        return sum((duty.hours for duty in self.duties if duty.hours), Decimal(0))

    @property
    def extent_in_hours(self) -> Decimal | None:
        """To a hundredth of an hour."""
        return (self.full_time * self.extent / 100).quantize(Decimal("0.01")) if self.extent else None

    @property
    def hours_as_typed(self) -> str:
        return as_typed(self.hours)

    def missing_for(self, percent: int) -> Decimal:
        """Hours a week that the tasks lack for an extent of so many percent; 0 where there are enough."""
        return max(Decimal(0), self.full_time * percent / 100 - self.hours)

    @property
    def missing(self) -> tuple[int, Decimal] | None:
        """The next extent that the hours do not fill, and how many hours it lacks; None where they fill a full time."""
        return next_extent(self.hours, self.full_time)

    def from_board(self, duty: Duty) -> list[Source]:
        return [source for source in self.provenance.sources if source.id in duty.sources]

    def said_of(self, duty: Duty) -> list[str]:
        """The sentence, and the tasks that it came from as they were called on their boards."""
        return [duty.text, *(source.text for source in self.from_board(duty))]

    @property
    def not_used(self) -> list[Source]:
        """The offered tasks that no sentence came from."""
        used = {id for duty in self.duties for id in duty.sources}
        return [source for source in self.provenance.sources if source.id not in used]


def next_extent(hours: Decimal, full_time: Decimal) -> tuple[int, Decimal] | None:
    """The next extent that so many hours a week do not fill, and how many it lacks; None without hours, and where they
    fill a full time."""
    lacks = ((percent, full_time * percent / 100 - hours) for percent in EXTENTS)
    return next(((percent, lack) for percent, lack in lacks if lack > 0), None) if hours else None


CONTENT = tuple(f.name for f in fields(Draft) if f.name not in ("provenance", "status"))
"""What is written by hand."""


def by_heading(duties: Iterable[Duty]) -> list[tuple[str, list[Duty]]]:
    """The duties under their headings, those without one first, each heading once and in the order it first came."""
    found: dict[str, list[Duty]] = {"": []}
    for duty in duties:
        found.setdefault(duty.heading, []).append(duty)
    return [(heading, them) for heading, them in found.items() if them]


def grouped(duties: Iterable[Duty]) -> tuple[Duty, ...]:
    """The duties in the order that their headings put them in."""
    return tuple(duty for _, under in by_heading(duties) for duty in under)


def as_typed(number: Decimal | None) -> str:
    return "" if number is None else f"{number.normalize():f}".replace(".", ",")
