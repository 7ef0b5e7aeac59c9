"""A job description while it is written: from the red tasks of a board to a document that can be signed.

The report, 2.1.1: new jobs are made from the red tasks. 2.1.3: many descriptions only list tasks, and should also say
what the job is for; the tasks drift to the low-qualified; informal requirements (social competence, calm under stress)
are forgotten. 3.2.1: a job under BEA may not be indispensable. What follows from it is said as advice; people decide.

Where the tasks came from is kept with the draft as it was when the draft was made: the board may change afterwards.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from decimal import ROUND_FLOOR, Decimal
from enum import StrEnum
from typing import Any, TypeVar

from app.analysis.analysis import Analysis
from app.board.board import Board, Task, red_for_all_who_do_it
from app.vocabulary import Colour, Refused, TextMissing, clean, words

NAME_LENGTH = 80
SENTENCE_LENGTH = 300
PROSE_LENGTH = 4000
MOST_ROWS = 60
MOST_HOURS = 60
FULL_TIME = Decimal(40)

QUALIFIED = ("administr", "arkiv", "beställ", "boka", "diarie", "faktur", "inköp", "kvitto", "registr", "schema")
"""How the report's examples of more qualified tasks begin (2.1.3)."""


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
    """Somebody else saved since the page was opened."""

    code = "edited_meanwhile"


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


class Kind(StrEnum):
    FORMAL = "formal"
    INFORMAL = "informal"


class Level(StrEnum):
    REQUIRED = "required"
    DESIRABLE = "desirable"
    NOT_NEEDED = "not_needed"


@dataclass(frozen=True, slots=True)
class Source:
    """A task on the board, as it was. `colours`: the name of each group that had placed it, and the colour."""

    id: str
    text: str
    colours: tuple[tuple[str, Colour], ...] = ()


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a draft came from. `sorted`: how many tasks were placed; `red`: how many of them red for all who do them.

    `sources`: the tasks that were offered, chosen or not.
    """

    workplace: str
    workshop: str
    on: date
    groups: tuple[str, ...]
    people: int
    sorted: int
    red: int
    sources: tuple[Source, ...]
    is_example: bool = False


@dataclass(frozen=True, slots=True)
class Duty:
    """A task of the job as the document says it. `hours` a week. `sources`: ids of the tasks that it came from."""

    text: str
    hours: Decimal | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Requirement:
    what: str
    kind: Kind = Kind.INFORMAL
    level: Level = Level.REQUIRED
    why: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """`extent`: percent of `full_time`, which is hours a week. `ab_plan`: when a job under BEA is to go over to AB."""

    title: str
    provenance: Provenance
    duties: tuple[Duty, ...]
    assignment: str = ""
    manager: str = ""
    extent: Decimal | None = None
    full_time: Decimal = FULL_TIME
    agreement: Agreement = Agreement.OPEN
    ab_plan: date | None = None
    not_included: str = ""
    requirements: tuple[Requirement, ...] = ()
    support: str = ""
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

    @property
    def extent_in_hours_as_typed(self) -> str:
        return as_typed(self.extent_in_hours)

    def from_board(self, duty: Duty) -> list[Source]:
        return [source for source in self.provenance.sources if source.id in duty.sources]

    @property
    def not_used(self) -> list[Source]:
        """The offered tasks that no sentence came from."""
        used = {id for duty in self.duties for id in duty.sources}
        return [source for source in self.provenance.sources if source.id not in used]


CONTENT = tuple(f.name for f in fields(Draft) if f.name not in ("provenance", "status"))
"""What is written by hand."""


# From the board


@dataclass(frozen=True, slots=True)
class Proposal:
    """A task to choose or not. `decided`: the kinds of action that session two planned for it."""

    source: Source
    is_proposed: bool
    decided: tuple[str, ...] = ()


def propose(analysis: Analysis) -> list[Proposal]:
    """The tasks to choose from, in the order they came: red for some group, or to be bundled into a new job.

    Proposed are those that session two decided to bundle and, where it decided nothing, those that are red for every
    group that does them (2.1.1).
    """
    proposals = []
    for task in _offered(analysis):
        decided = tuple(dict.fromkeys(action.kind for action in analysis.actions_for(task.id)))
        is_proposed = "bundle" in decided if decided else red_for_all_who_do_it(task)
        proposals.append(Proposal(_source(analysis.board, task), is_proposed, decided))
    return proposals


def begin(analysis: Analysis, title: str, chosen: Iterable[str], on: date) -> Draft:
    """A new draft from the chosen tasks. One that was removed meanwhile is left out; one that was moved is kept."""
    board = analysis.board
    title = _title(title)
    there = {id: board.tasks[id] for id in chosen if id in board.tasks}
    if not there:
        raise TasksMissing
    if len(there) > MOST_ROWS:
        raise TooManyRows(most=MOST_ROWS)
    offered = {task.id: task for task in _offered(analysis)} | there
    in_order = sorted(offered.values(), key=lambda task: task.order)
    placed = [task for task in board.tasks.values() if task.placement]
    provenance = Provenance(
        workplace=board.workshop.workplace,
        workshop=board.workshop.title,
        on=on,
        groups=tuple(group.name for group in board.workshop.groups.values()),
        people=len(board.workshop.people),
        sorted=len(placed),
        red=sum(map(red_for_all_who_do_it, placed)),
        sources=tuple(_source(board, task) for task in in_order),
        is_example=board.workshop.is_example,
    )
    duties = tuple(Duty(task.text, None, (task.id,)) for task in in_order if task.id in there)
    return Draft(title, provenance, duties)


def _offered(analysis: Analysis) -> list[Task]:
    bundled = {action.task for action in analysis.actions.values() if action.kind == "bundle"}
    offered = (task for task in analysis.board.tasks.values() if task.id in bundled or _is_red_for_some(task))
    return sorted(offered, key=lambda task: task.order)


def _is_red_for_some(task: Task) -> bool:
    return any(placement.colour is Colour.RED for placement in task.placement.values())


def _source(board: Board, task: Task) -> Source:
    groups = board.workshop.groups
    colours = ((groups[id].name, task.placement[id].colour) for id in groups if id in task.placement)
    return Source(task.id, task.text, tuple(colours))


# Typed by hand


@dataclass(frozen=True, slots=True)
class Form:
    """A draft as it is typed, before anybody knows whether it can be read. Rows: one for each duty and requirement."""

    texts: Mapping[str, str]
    duties: Sequence[Mapping[str, str]] = field(default=())
    requirements: Sequence[Mapping[str, str]] = field(default=())


_ONE_LINE = ("manager", "negotiation", "risk_assessment", "hr_review")
_PROSE = ("assignment", "not_included", "support", "notes")


def typed(draft: Draft) -> Form:
    """The draft as somebody would type it: `read` gives it back."""
    texts = {name: getattr(draft, name) for name in ("title", *_ONE_LINE, *_PROSE)}
    texts |= {"extent": as_typed(draft.extent), "full_time": as_typed(draft.full_time)}
    texts |= {"agreement": draft.agreement.value, "ab_plan": draft.ab_plan.isoformat() if draft.ab_plan else ""}
    duties = [
        {"text": duty.text, "hours": as_typed(duty.hours), "sources": " ".join(duty.sources)} for duty in draft.duties
    ]
    requirements = [
        {"what": it.what, "kind": it.kind.value, "level": it.level.value, "why": it.why} for it in draft.requirements
    ]
    return Form(texts, duties, requirements)


def as_typed(number: Decimal | None) -> str:
    return "" if number is None else f"{number.normalize():f}".replace(".", ",")


def read(form: Form, provenance: Provenance) -> Draft:
    """What was typed. A row without words is a row taken away. Raises `Refused` for what can't be read."""
    texts = form.texts
    known = {source.id for source in provenance.sources}
    duties = []
    for row in form.duties:
        if text := clean(row.get("text", ""), SENTENCE_LENGTH):
            sources = tuple(id for id in dict.fromkeys(row.get("sources", "").split()) if id in known)
            duties.append(Duty(text, _number(row.get("hours", ""), MOST_HOURS), sources))
            known -= set(sources)
    requirements = []
    for row in form.requirements:
        what, why = clean(row.get("what", ""), SENTENCE_LENGTH), clean(row.get("why", ""), SENTENCE_LENGTH)
        if what or why:
            requirements.append(
                Requirement(
                    what,
                    _choice(row.get("kind", ""), Kind, Kind.INFORMAL),
                    _choice(row.get("level", ""), Level, Level.REQUIRED),
                    why,
                )
            )
    if max(len(duties), len(requirements)) > MOST_ROWS:
        raise TooManyRows(most=MOST_ROWS)
    if not duties:
        raise TasksMissing
    by_hand: dict[str, Any] = {name: clean(texts.get(name, ""), SENTENCE_LENGTH) for name in _ONE_LINE}
    by_hand |= {name: clean(texts.get(name, ""), PROSE_LENGTH, lines=True) for name in _PROSE}
    return Draft(
        title=_title(texts.get("title", "")),
        provenance=provenance,
        duties=tuple(duties),
        extent=_number(texts.get("extent", ""), 100),
        full_time=_number(texts.get("full_time", ""), MOST_HOURS) or FULL_TIME,
        agreement=_choice(texts.get("agreement", ""), Agreement, Agreement.OPEN),
        ab_plan=_date(texts.get("ab_plan", "")),
        requirements=tuple(requirements),
        **by_hand,
    )


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


def _date(text: str) -> date | None:
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

    `to`: the status asked for; kept as it is where that does not follow on the one there is.
    """
    status = now.status if is_same_text(now, wanted) else Status.DRAFT
    return replace(wanted, provenance=now.provenance, status=to if to in _MAY_BECOME[status] else status)


def with_more(draft: Draft, chosen: Iterable[str]) -> Draft:
    """More sentences, from offered tasks that are not used yet."""
    wanted = set(chosen)
    more = tuple(Duty(source.text, None, (source.id,)) for source in draft.not_used if source.id in wanted)
    if len(draft.duties) + len(more) > MOST_ROWS:
        raise TooManyRows(most=MOST_ROWS)
    return replace(draft, duties=draft.duties + more)


def joined(draft: Draft, row: int) -> Draft:
    """Two sentences made one: the row and the one above it. Nothing happens to the first row."""
    if not 0 < row < len(draft.duties):
        return draft
    above, below = draft.duties[row - 1 : row + 1]
    hours = _number(as_typed((above.hours or Decimal(0)) + (below.hours or 0)), MOST_HOURS)
    one = Duty(clean(f"{above.text}; {below.text}", SENTENCE_LENGTH), hours, above.sources + below.sources)
    return replace(draft, duties=(*draft.duties[: row - 1], one, *draft.duties[row + 1 :]))


def went_back(before: Draft, now: Draft) -> bool:
    """Whether a changed text made a draft of what was reviewed or approved."""
    return now.status is Status.DRAFT and before.status is not Status.DRAFT and not is_same_text(before, now)


@dataclass(frozen=True, slots=True)
class Merge:
    """Two people's changes of the same version. `taken`: fields only the other changed; `clashing`: both did."""

    draft: Draft
    taken: tuple[str, ...]
    clashing: tuple[str, ...]


def merge(base: Draft, mine: Draft, theirs: Draft) -> Merge:
    """My text where I changed it, theirs where only they did, so that saving again undoes nothing unseen."""
    taken: list[str] = []
    clashing: list[str] = []
    for name in CONTENT:
        was, my, their = getattr(base, name), getattr(mine, name), getattr(theirs, name)
        if their in (was, my):
            continue
        (taken if my == was else clashing).append(name)
    draft = replace(mine, **{name: getattr(theirs, name) for name in taken}, status=theirs.status)
    return Merge(draft, tuple(taken), tuple(clashing))


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


# To think of


class AdviceKind(StrEnum):
    NO_ASSIGNMENT = "no_assignment"
    GREEN_FOR_A_GROUP = "green_for_a_group"
    BLACK_FOR_A_GROUP = "black_for_a_group"
    NOT_INDISPENSABLE = "not_indispensable"
    NO_AB_PLAN = "no_ab_plan"
    NO_AGREEMENT = "no_agreement"
    ONLY_SIMPLE = "only_simple"
    NO_INFORMAL = "no_informal"
    NO_SUPPORT = "no_support"
    HOURS_AND_EXTENT = "hours_and_extent"


@dataclass(frozen=True, slots=True)
class Advice:
    """Something to think of. `section`: of the report. `tasks` and `groups`: whom and what it is about."""

    kind: AdviceKind
    section: str
    tasks: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()


def advise(draft: Draft) -> list[Advice]:
    """What the report would ask about this draft, as far as the draft itself can tell."""
    advice = []
    if not draft.assignment:
        advice.append(Advice(AdviceKind.NO_ASSIGNMENT, "2.1.3"))
    for colour, kind in ((Colour.GREEN, AdviceKind.GREEN_FOR_A_GROUP), (Colour.BLACK, AdviceKind.BLACK_FOR_A_GROUP)):
        if marked := _marked(draft, colour):
            groups = {group for source in marked for group, its in source.colours if its is colour}
            texts = tuple(source.text for source in marked)
            advice.append(Advice(kind, "2.1.1", texts, tuple(g for g in draft.provenance.groups if g in groups)))
    if draft.agreement is Agreement.OPEN:
        advice.append(Advice(AdviceKind.NO_AGREEMENT, "2.1.2"))
    if draft.agreement is Agreement.BEA:
        advice.append(Advice(AdviceKind.NOT_INDISPENSABLE, "3.2.1"))
        if draft.ab_plan is None:
            advice.append(Advice(AdviceKind.NO_AB_PLAN, "6.1.2"))
    if not any(sign in duty.text.casefold() for duty in draft.duties for sign in QUALIFIED):
        advice.append(Advice(AdviceKind.ONLY_SIMPLE, "2.1.3"))
    if not any(requirement.kind is Kind.INFORMAL for requirement in draft.requirements):
        advice.append(Advice(AdviceKind.NO_INFORMAL, "2.1.3"))
    if not draft.support:
        advice.append(Advice(AdviceKind.NO_SUPPORT, "4.2.2"))
    if draft.hours and draft.extent_in_hours not in (None, draft.hours):
        advice.append(Advice(AdviceKind.HOURS_AND_EXTENT, ""))
    return advice


def _marked(draft: Draft, colour: Colour) -> list[Source]:
    """The tasks behind the draft's sentences that some group has placed in a colour."""
    return [
        source
        for duty in draft.duties
        for source in draft.from_board(duty)
        if colour in (its for _, its in source.colours)
    ]
