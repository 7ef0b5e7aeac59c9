"""A job description while it is written: from the red tasks of a board to a document that can be signed.

The report, 2.1.1: new jobs are made from the red tasks. 2.1.3: many descriptions only list tasks, and should also say
what the job is for; informal requirements (social competence, calm under stress) are forgotten. 3.2.1: a job under BEA
may not be indispensable, and is meant to end in an ordinary one.

A job often needs more than one workplace: its tasks may come from several workshops. Where they came from is kept with
the draft as it was when they were taken in: the boards may change afterwards.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from decimal import ROUND_FLOOR, Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any, Protocol, TypeVar

from app.analysis.analysis import Analysis
from app.analysis.freed import handed_over
from app.board.board import Board, Task, red_for_all_who_do_it
from app.vocabulary import GROUNDS, PASS, REVEALED, Answer, Colour, Refused, Standing, TextMissing, clean, words
from app.voting.ballot import ANSWERS, Ballots
from app.voting.smallest import TOGETHER
from app.weight.weight import FULL_TIME, PARTS
from app.workshop.readiness import MANDATE
from app.workshop.workshop import Workshop

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

OTHERS = "Grupper tillsammans"
"""Stands where a group's name stands, for the groups whose votes are only shown as a sum."""


Choice = TypeVar("Choice", bound=StrEnum)


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


class NotADate(Refused):
    """Details: `typed`."""

    code = "not_a_date"


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


_MAY_BECOME = {
    Status.DRAFT: (Status.DRAFT, Status.REVIEWED),
    Status.REVIEWED: (Status.DRAFT, Status.REVIEWED, Status.APPROVED),
    Status.APPROVED: (Status.DRAFT, Status.APPROVED),
}


class Agreement(StrEnum):
    OPEN = ""
    AB = "AB"
    BEA = "BEA"


class Employment(StrEnum):
    OPEN = ""
    PERMANENT = "permanent"
    TEMPORARY = "temporary"


class Kind(StrEnum):
    FORMAL = "formal"
    INFORMAL = "informal"


class Level(StrEnum):
    REQUIRED = "required"
    DESIRABLE = "desirable"
    NOT_NEEDED = "not_needed"


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
    is a mandate to make a job of it (`app.workshop.readiness`); None where nobody has said.
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


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a draft came from. `sources`: the tasks that were offered, chosen or not."""

    origins: tuple[Origin, ...] = ()
    sources: tuple[Source, ...] = ()

    @property
    def is_example(self) -> bool:
        return any(origin.is_example for origin in self.origins)

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

    `assignment`: what the job is for (*uppdrag*). `manager`: whom it reports to. `relieves`: whose tasks it takes over.
    `extent`: percent of `full_time`, which is hours a week. `working_hours`: when, in the day and the week. `until`:
    the last day, of a temporary job. `ab_plan`: the day when a job under BEA goes over to AB, and `plan` how. `support`
    is what everybody can have (universal design); `adaptation` what is fitted to one person. `aid`, `ssyk`, `jobtech`:
    "code label".
    """

    title: str
    provenance: Provenance
    duties: tuple[Duty, ...]
    workplace: str = ""
    assignment: str = ""
    not_included: str = ""
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
    agreement: Agreement = Agreement.OPEN
    ab_plan: date | None = None
    plan: str = ""
    introduction: str = ""
    mentor: str = ""
    support: str = ""
    adaptation: str = ""
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


CONTENT = tuple(f.name for f in fields(Draft) if f.name not in ("provenance", "status"))
"""What is written by hand."""


def by_heading(duties: Iterable[Duty]) -> list[tuple[str, list[Duty]]]:
    """The duties under their headings, those without one first, each heading once and in the order it first came."""
    found: dict[str, list[Duty]] = {"": []}
    for duty in duties:
        found.setdefault(duty.heading, []).append(duty)
    return [(heading, them) for heading, them in found.items() if them]


# From the boards


class Led(Protocol):
    """A workshop's whole state (`app.live.state.Live`)."""

    workshop: Workshop
    board: Board
    ballots: Ballots
    analysis: Analysis


def propose(state: Led) -> list[Source]:
    """The tasks to choose from, in the order they came: red for some group, or to be bundled into a new job."""
    return [_source(state, task) for task in _offered(state.analysis)]


def begin(states: Sequence[Led], title: str, chosen: Iterable[str], on: date, *, under_headings: bool = False) -> Draft:
    """A new draft from the chosen tasks, by their sources' ids; the first workshop is the job's own workplace.

    A task that was removed meanwhile is left out; one that was moved is kept. `under_headings`: the workplaces.
    """
    title = _title(title)
    chosen = set(chosen)
    provenance = Provenance()
    for state in states:
        provenance = with_origin(provenance, state, chosen, on)
    taken = [source for source in provenance.sources if source.id in chosen]
    if not taken:
        raise TasksMissing
    if len(taken) > MOST_ROWS:
        raise TooManyRows(most=MOST_ROWS)
    workplaces = {origin.code: origin.workplace for origin in provenance.origins}
    return Draft(
        title,
        provenance,
        tuple(_duty(source, workplaces[source.workshop] if under_headings else "") for source in taken),
        workplace=_listed(workplaces.values()),
        works_with=_listed(provenance.groups),
        relieves=_relieved(taken),
    )


def _relieved(taken: Iterable[Source]) -> str:
    return _listed(group for source in taken for group, colour in source.colours if colour is Colour.RED)


def _listed(names: Iterable[str]) -> str:
    return clean(", ".join(dict.fromkeys(names)), PROSE_LENGTH)[:SENTENCE_LENGTH]


def with_origin(provenance: Provenance, state: Led, chosen: Iterable[str], on: date) -> Provenance:
    """The same with one workshop more, and with its tasks that are offered or chosen and not there yet."""
    code, chosen = state.workshop.first_code, set(chosen)
    there = {task.id: task for task in state.board.tasks.values() if source_id(code, task.id) in chosen}
    offered = {task.id: task for task in _offered(state.analysis)} | there
    known = {source.id for source in provenance.sources}
    more = (_source(state, task) for task in sorted(offered.values(), key=lambda task: task.order))
    origins = provenance.origins
    if code not in {origin.code for origin in origins}:
        if len(origins) >= MOST_ORIGINS:
            raise TooManyRows(most=MOST_ORIGINS)
        origins = (*origins, _origin(state, on))
    return Provenance(origins, (*provenance.sources, *(source for source in more if source.id not in known)))


def extended(draft: Draft, offers: Iterable[Provenance], chosen: Iterable[str]) -> Draft:
    """The draft with more sentences, from tasks that others offer: only the chosen ones come along, and where from."""
    wanted = set(chosen)
    origins = {origin.code: origin for origin in draft.provenance.origins}
    sources = {source.id: source for source in draft.provenance.sources}
    for offer in offers:
        for source in offer.sources:
            origin = offer.origin(source)
            if source.id in wanted and origin:
                origins.setdefault(origin.code, origin)
                sources.setdefault(source.id, source)
    if len(origins) > MOST_ORIGINS:
        raise TooManyRows(most=MOST_ORIGINS)
    provenance = Provenance(tuple(origins.values()), tuple(sources.values()))
    longer = with_more(replace(draft, provenance=provenance), wanted)
    longer = _named_after(longer, draft)
    return replace(revised(draft, longer), provenance=provenance)


@dataclass(frozen=True, slots=True)
class _Names:
    """What a draft says of where it is and whom it is for, while nobody has said it otherwise."""

    workplace: str
    works_with: str
    relieves: str


def _names(draft: Draft) -> _Names:
    return _Names(
        _listed(origin.workplace for origin in draft.provenance.origins),
        _listed(draft.provenance.groups),
        _relieved(source for duty in draft.duties for source in draft.from_board(duty)),
    )


def _named_after(longer: Draft, draft: Draft) -> Draft:
    """What nobody has reworded follows the tasks; what somebody wrote stays as it is."""
    was, became = _names(draft), _names(longer)
    return replace(
        longer,
        workplace=became.workplace if draft.workplace == was.workplace else draft.workplace,
        works_with=became.works_with if draft.works_with == was.works_with else draft.works_with,
        relieves=became.relieves if draft.relieves == was.relieves else draft.relieves,
    )


def left_over(offers: Iterable[Provenance], drafts: Iterable[Draft]) -> list[Provenance]:
    """Of what is offered, the tasks that are proposed for a job and that none of these drafts uses; each of them once,
    under its workshop."""
    used = {id for draft in drafts for duty in draft.duties for id in duty.sources}
    found: dict[str, tuple[Origin, dict[str, Source]]] = {}
    for offer in offers:
        for source in offer.sources:
            origin = offer.origin(source)
            if origin and source.is_proposed and source.id not in used:
                found.setdefault(origin.code, (origin, {}))[1].setdefault(source.id, source)
    return [Provenance((origin,), tuple(sources.values())) for origin, sources in found.values()]


def source_id(code: str, task: str) -> str:
    return f"{code}.{task}"


def _duty(source: Source, heading: str = "") -> Duty:
    return Duty(source.text, source.hours, (source.id,), heading, source.id)


def _offered(analysis: Analysis) -> list[Task]:
    bundled = {action.task for action in analysis.actions.values() if action.plan.kind == "bundle"}
    offered = (task for task in analysis.board.tasks.values() if task.id in bundled or _is_red_for_some(task))
    return sorted(offered, key=lambda task: task.order)


def _is_red_for_some(task: Task) -> bool:
    return Colour.RED in task.colours


def _origin(state: Led, on: date) -> Origin:
    workshop = state.workshop
    placed = [task for task in state.board.tasks.values() if task.placement]
    return Origin(
        code=workshop.first_code,
        workplace=workshop.workplace,
        workshop=workshop.title,
        on=on,
        groups=tuple(group.name for group in workshop.groups.values()),
        people=state.ballots.took_part,
        sorted=len(placed),
        red=sum(map(red_for_all_who_do_it, placed)),
        has_mandate=_has_mandate(workshop),
        is_example=workshop.is_example,
    )


def _has_mandate(workshop: Workshop) -> bool | None:
    if workshop.purpose != "jobs":
        return False
    said = workshop.readiness.get(MANDATE)
    return None if said is None else said == "yes"


def _source(state: Led, task: Task) -> Source:
    groups = state.workshop.groups
    placed = ((groups[id].name, task.placement[id].colour) for id in groups if id in task.placement)
    over = handed_over(state.analysis, task)
    hours = {unit: _in_hours(it.minutes) for unit, it in over.items()}
    decisions = (
        Decision(it.plan.kind, it.plan.what, it.plan.owner, it.plan.due) for it in state.analysis.actions_for(task.id)
    )
    return Source(
        id=source_id(state.workshop.first_code, task.id),
        text=task.text,
        workshop=state.workshop.first_code,
        colours=tuple(placed),
        votes=tuple(_votes(state, task)),
        hours=sum(hours.values(), Decimal(0)) if hours else None,
        hours_by_group=tuple((_unit(state, unit), its) for unit, its in hours.items()),
        parts=tuple(part for part in PARTS if any(part in it.when for it in over.values())),
        decisions=tuple(decisions),
        why=task.why,
        dissent=task.dissent,
        grounds=tuple(_grounds(state, task)),
        joint=tuple(_joint(state, task)),
    )


def _in_hours(minutes: Fraction) -> Decimal:
    """To a quarter of an hour: an estimate is no finer, and a sum is easy to follow."""
    return Decimal(round(minutes / 15)) / 4


def _votes(state: Led, task: Task) -> Iterable[tuple[str, tuple[int, ...]]]:
    """As the room sees them: none before the reveal, or while the task is answered anew."""
    if not _is_shown(state, task):
        return
    for unit, counts in state.ballots.tally(task.id).items():
        if any(counts.values()):
            yield _unit(state, unit), tuple(counts.get(answer, 0) for answer in ANSWERS)


def _joint(state: Led, task: Task) -> Iterable[tuple[str, Answer]]:
    """As the room sees it."""
    if _is_shown(state, task):
        yield from ((_unit(state, group), answer) for group, answer in state.ballots.joint(task.id).items())


def _grounds(state: Led, task: Task) -> Iterable[tuple[str, str]]:
    """As the room sees them."""
    if _is_shown(state, task):
        for unit, grounds in state.ballots.why_green(task.id).items():
            yield from ((_unit(state, unit), ground) for ground in GROUNDS if f"may {ground}" in grounds)


def _is_shown(state: Led, task: Task) -> bool:
    return state.workshop.step in REVEALED and state.ballots.again != task.id


def _unit(state: Led, unit: str) -> str:
    return OTHERS if unit == TOGETHER else state.workshop.groups[unit].name


# Typed by hand


@dataclass(frozen=True, slots=True)
class Form:
    """A draft as it is typed, before anybody knows whether it can be read. Rows: one for each duty and requirement."""

    texts: Mapping[str, str]
    duties: Sequence[Mapping[str, str]] = field(default=())
    requirements: Sequence[Mapping[str, str]] = field(default=())


ONE_LINE = (
    *("workplace", "manager", "works_with", "relieves", "working_hours", "start", "salary", "mentor"),
    *("aid", "ssyk", "jobtech", "municipality", "negotiation", "risk_assessment", "hr_review"),
)
PROSE = ("assignment", "not_included", "plan", "introduction", "support", "adaptation", "notes")
NUMBERS = {"extent": 100, "full_time": MOST_HOURS}
"""And the largest that fits."""
DATES = ("until", "ab_plan")
DUTY = ("id", "text", "hours", "sources", "heading")
REQUIREMENT = ("id", "what", "kind", "level", "why")
"""The fields of a row, in the order they are typed."""

ROW_ID = re.compile(r"[A-Za-z0-9._-]{1,40}")


def typed(draft: Draft) -> Form:
    """The draft as somebody would type it: `read` gives it back."""
    texts = {name: getattr(draft, name) for name in ("title", *ONE_LINE, *PROSE)}
    texts |= {name: as_typed(getattr(draft, name)) for name in NUMBERS}
    texts |= {name: it.isoformat() if (it := getattr(draft, name)) else "" for name in DATES}
    texts |= {"agreement": draft.agreement.value, "employment": draft.employment.value}
    return Form(
        texts, [duty_as_typed(it) for it in draft.duties], [requirement_as_typed(it) for it in draft.requirements]
    )


def duty_as_typed(duty: Duty) -> dict[str, str]:
    return {
        "id": duty.id,
        "text": duty.text,
        "hours": as_typed(duty.hours),
        "sources": " ".join(duty.sources),
        "heading": duty.heading,
    }


def requirement_as_typed(it: Requirement) -> dict[str, str]:
    return {"id": it.id, "what": it.what, "kind": it.kind.value, "level": it.level.value, "why": it.why}


def as_typed(number: Decimal | None) -> str:
    return "" if number is None else f"{number.normalize():f}".replace(".", ",")


def read(form: Form, provenance: Provenance) -> Draft:
    """What was typed. A row without words is a row taken away. Raises `Refused` for what can't be read."""
    texts = form.texts
    duties = _duties(form.duties, provenance)
    requirements = _requirements(form.requirements)
    if max(len(duties), len(requirements)) > MOST_ROWS:
        raise TooManyRows(most=MOST_ROWS)
    if not duties:
        raise TasksMissing
    by_hand: dict[str, Any] = {name: clean(texts.get(name, ""), SENTENCE_LENGTH) for name in ONE_LINE}
    by_hand |= {name: clean(texts.get(name, ""), PROSE_LENGTH, lines=True) for name in PROSE}
    by_hand |= {name: day(texts.get(name, "")) for name in DATES}
    by_hand |= {name: _number(texts.get(name, ""), most) for name, most in NUMBERS.items()}
    by_hand["full_time"] = by_hand["full_time"] or Decimal(FULL_TIME)
    return Draft(
        title=_title(texts.get("title", "")),
        provenance=provenance,
        duties=duties,
        requirements=requirements,
        employment=_choice(texts.get("employment", ""), Employment, Employment.OPEN),
        agreement=_choice(texts.get("agreement", ""), Agreement, Agreement.OPEN),
        **by_hand,
    )


def _duties(rows: Sequence[Mapping[str, str]], provenance: Provenance) -> tuple[Duty, ...]:
    known, ids = {source.id for source in provenance.sources}, _ids(rows)
    duties = []
    for row, id in zip(rows, ids, strict=True):
        if text := clean(row.get("text", ""), SENTENCE_LENGTH):
            sources = tuple(it for it in dict.fromkeys(row.get("sources", "").split()) if it in known)
            heading = clean(row.get("heading", ""), NAME_LENGTH)
            duties.append(Duty(text, _number(row.get("hours", ""), MOST_IN_A_ROW), sources, heading, id))
            known -= set(sources)
    return grouped(duties)


def grouped(duties: Iterable[Duty]) -> tuple[Duty, ...]:
    """The duties in the order that their headings put them in."""
    return tuple(duty for _, under in by_heading(duties) for duty in under)


def _requirements(rows: Sequence[Mapping[str, str]]) -> tuple[Requirement, ...]:
    requirements = []
    for row, id in zip(rows, _ids(rows), strict=True):
        what, why = clean(row.get("what", ""), SENTENCE_LENGTH), clean(row.get("why", ""), SENTENCE_LENGTH)
        if what or why:
            kind = _choice(row.get("kind", ""), Kind, Kind.INFORMAL)
            requirements.append(Requirement(what, kind, _choice(row.get("level", ""), Level, Level.REQUIRED), why, id))
    return tuple(requirements)


def _ids(rows: Sequence[Mapping[str, str]]) -> list[str]:
    """Each row's own, or one by its place where it has none, or one that another row has."""
    typed_ids = [row.get("id", "") for row in rows]
    given: dict[str, None] = {}
    for place, id in enumerate(typed_ids):
        if not ROW_ID.fullmatch(id) or id in given:
            taken = {*typed_ids, *given}
            id = next(new for n in range(len(rows) + 1) if (new := f"row{place + n}") not in taken)
        given[id] = None
    return list(given)


def _title(text: str) -> str:
    try:
        return words(text, NAME_LENGTH)
    except TextMissing:
        raise TitleMissing from None


def _number(text: str, most: int) -> Decimal | None:
    """A number as people write it: `5,5`, `5.5 h`, `62,5 %`."""
    bare = re.sub(r"\s|h|%", "", text).replace(",", ".")
    if not bare:
        return None
    if not re.fullmatch(r"[0-9]{1,3}(\.[0-9]{1,2})?", bare) or Decimal(bare) > most:
        raise NotANumber(typed=text.strip()[:40], most=most)
    return Decimal(bare) or None


def day(text: str) -> date | None:
    """Raises `NotADate`."""
    try:
        return date.fromisoformat(text.strip()) if text.strip() else None
    except ValueError:
        raise NotADate(typed=text.strip()[:40]) from None


def _choice(text: str, choices: type[Choice], otherwise: Choice) -> Choice:
    return choices(text) if text in list(choices) else otherwise


# Saved again


def is_same_text(one: Draft, other: Draft) -> bool:
    return all(getattr(one, name) == getattr(other, name) for name in CONTENT)


def revised(now: Draft, wanted: Draft, to: Status | None = None) -> Draft:
    """What a save makes of the draft. Reviewed or approved is a text, so whoever changes it has a draft again.

    `to`: the status asked for; kept as it is where that does not follow on the one there is. Raises `AbPlanMissing`.
    """
    status = now.status if is_same_text(now, wanted) else Status.DRAFT
    if to in _MAY_BECOME[status]:
        if to is not Status.DRAFT and to is not status and lacks_ab_plan(wanted):
            raise AbPlanMissing
        status = to
    return replace(wanted, provenance=now.provenance, status=status)


def lacks_ab_plan(draft: Draft) -> bool:
    """Whether it is a job under BEA that nobody has said how and when to make an ordinary one. A day before its tasks
    were taken from a board is none."""
    begun = max((origin.on for origin in draft.provenance.origins), default=date.min)
    return draft.agreement is Agreement.BEA and not (draft.plan and draft.ab_plan and draft.ab_plan > begun)


def with_more(draft: Draft, chosen: Iterable[str]) -> Draft:
    """More sentences, from offered tasks that are not used yet."""
    wanted = set(chosen)
    taken = {duty.id for duty in draft.duties}
    more = tuple(_duty(source) for source in draft.not_used if source.id in wanted)
    more = tuple(replace(duty, id=f"{duty.id}-2") if duty.id in taken else duty for duty in more)
    if len(draft.duties) + len(more) > MOST_ROWS:
        raise TooManyRows(most=MOST_ROWS)
    return replace(draft, duties=grouped(draft.duties + more))


def joined(draft: Draft, id: str) -> Draft:
    """Two sentences made one: the row and the one above it. Nothing happens to the first row."""
    row = _place(draft, id)
    if not row:
        return draft
    above, below = draft.duties[row - 1 : row + 1]
    hours = _number(as_typed((above.hours or Decimal(0)) + (below.hours or 0)), MOST_IN_A_ROW)
    text = clean(f"{above.text}; {below.text}", SENTENCE_LENGTH)
    one = replace(above, text=text, hours=hours, sources=above.sources + below.sources)
    return replace(draft, duties=(*draft.duties[: row - 1], one, *draft.duties[row + 1 :]))


def moved_up(draft: Draft, id: str) -> Draft:
    """The row before the one above it, under the same heading as that one."""
    row = _place(draft, id)
    if not row:
        return draft
    above, below = draft.duties[row - 1 : row + 1]
    below = replace(below, heading=above.heading)
    return replace(draft, duties=grouped((*draft.duties[: row - 1], below, above, *draft.duties[row + 1 :])))


def _place(draft: Draft, id: str) -> int:
    """Where the row stands; 0 also where it is not there."""
    return next((place for place, duty in enumerate(draft.duties) if duty.id == id), 0)


def went_back(before: Draft, now: Draft) -> bool:
    """Whether a changed text made a draft of what was reviewed or approved."""
    return now.status is Status.DRAFT and before.status is not Status.DRAFT and not is_same_text(before, now)


def shares(draft: Draft) -> list[int | None]:
    """Each duty's percent of the hours: whole numbers that add up to 100. None for a duty without hours."""
    whole = draft.hours
    exact = [duty.hours * 100 / whole if duty.hours else None for duty in draft.duties]
    floors = [None if share is None else int(share.to_integral_value(ROUND_FLOOR)) for share in exact]
    rest = {
        i: share - floor
        for i, (share, floor) in enumerate(zip(exact, floors, strict=True))
        if share and floor is not None
    }
    left = 100 - sum(floor or 0 for floor in floors) if rest else 0
    for i in sorted(rest, key=lambda i: -rest[i])[:left]:
        floors[i] = (floors[i] or 0) + 1
    return floors
