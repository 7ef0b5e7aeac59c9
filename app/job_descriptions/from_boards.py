"""A draft begun from the red tasks of boards, and more tasks for one that is begun.

What the room may not see does not come along: no votes before the reveal, no group's that is too small.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Protocol

from app.analysis.analysis import Analysis
from app.analysis.freed import handed_over
from app.analysis.parties import Duty as EmployersDuty
from app.board.board import Board, Task, red_for_all_who_do_it
from app.export.document import swedish_date
from app.job_descriptions.draft import (
    MOST_ORIGINS,
    MOST_ROWS,
    OTHERS,
    PROSE_LENGTH,
    SENTENCE_LENGTH,
    Decision,
    Draft,
    Origin,
    Provenance,
    Source,
    TasksMissing,
    TooManyRows,
)
from app.job_descriptions.rows import duty_from, with_more
from app.job_descriptions.saving import revised
from app.job_descriptions.typed import read_title
from app.vocabulary import GROUNDS, NOTE_LENGTH, REVEALED, Answer, Colour, clean
from app.voting.ballot import ANSWERS, Ballots
from app.voting.smallest import TOGETHER
from app.weight.weight import PARTS
from app.workshop.readiness import MANDATE
from app.workshop.workshop import Workshop


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
    title = read_title(title)
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
        tuple(duty_from(source, workplaces[source.workshop] if under_headings else "") for source in taken),
        workplace=_listed(workplaces.values()),
        works_with=_listed(provenance.groups),
        relieves=_relieved(taken),
        negotiation=_answers(provenance.origins, "negotiation"),
        risk_assessment=_answers(provenance.origins, "risk_assessment"),
    )


def _relieved(taken: Iterable[Source]) -> str:
    return _listed(group for source in taken for group, colour in source.colours if colour is Colour.RED)


def _answers(origins: Sequence[Origin], duty: str) -> str:
    """What session two answered, for each workshop that has: whose it is where there are several. The end of what does
    not fit is left out, and says so."""
    said = [(origin.workplace, answer) for origin in origins if (answer := getattr(origin, duty))]
    whole = " ".join(f"{where}: {answer}" if len(origins) > 1 else answer for where, answer in said)
    return whole if len(whole) <= NOTE_LENGTH else f"{whole[: NOTE_LENGTH - 1]}…"


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
    sources = (*provenance.sources, *(source for source in more if source.id not in known))
    return replace(provenance, origins=origins, sources=sources)


def extended(draft: Draft, offers: Iterable[Provenance], chosen: Iterable[str]) -> Draft:
    """The draft with more sentences, from tasks that others offer: only the chosen ones come along, and where from."""
    wanted = set(chosen)
    origins = {origin.code: origin for origin in draft.provenance.origins}
    sources = {source.id: source for source in draft.provenance.sources}
    for offer in offers:
        for source in offer.sources:
            origin = offer.origin(source)
            if source.id in wanted and origin:
                known = origins.setdefault(origin.code, origin)
                origins[origin.code] = _with_answers(known, origin)
                sources.setdefault(source.id, source)
    if len(origins) > MOST_ORIGINS:
        raise TooManyRows(most=MOST_ORIGINS)
    provenance = replace(draft.provenance, origins=tuple(origins.values()), sources=tuple(sources.values()))
    longer = with_more(replace(draft, provenance=provenance), wanted)
    longer = _named_after(longer, draft)
    return replace(revised(draft, longer), provenance=provenance)


def _with_answers(known: Origin, now: Origin) -> Origin:
    """The workshop as it was, with what it has answered since."""
    return replace(
        known,
        negotiation=known.negotiation or now.negotiation,
        risk_assessment=known.risk_assessment or now.risk_assessment,
    )


@dataclass(frozen=True, slots=True)
class _Names:
    """What a draft says of where it is, whom it is for and what was asked first, while nobody has said it otherwise."""

    workplace: str
    works_with: str
    relieves: str
    negotiation: str
    risk_assessment: str


def _names(draft: Draft) -> _Names:
    return _Names(
        _listed(origin.workplace for origin in draft.provenance.origins),
        _listed(draft.provenance.groups),
        _relieved(source for duty in draft.duties for source in draft.from_board(duty)),
        _answers(draft.provenance.origins, "negotiation"),
        _answers(draft.provenance.origins, "risk_assessment"),
    )


def _named_after(longer: Draft, draft: Draft) -> Draft:
    """What nobody has reworded follows the tasks; what somebody wrote stays as it is."""
    was, became = _names(draft), _names(longer)
    names = (field.name for field in fields(_Names))
    said = {name: (getattr(draft, name), getattr(was, name), getattr(became, name)) for name in names}
    return replace(longer, **{name: new if its == old else its for name, (its, old, new) in said.items()})


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
        negotiation=_answer(state.analysis.duty("mbl")),
        risk_assessment=_answer(state.analysis.duty("risk")),
    )


def _answer(duty: EmployersDuty) -> str:
    """In a sentence, as it stands in the document; "" where there is none yet."""
    if not duty.is_answered:
        return ""
    outcome = " ".join(duty.outcome.split())
    return f"Gjord {swedish_date(duty.on)}: {outcome}" if duty.on else f"Behövs inte: {outcome}"


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
