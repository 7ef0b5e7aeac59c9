"""Session two's page, stage by stage. What is asked and noted goes the same way as every command, by forms."""

from collections import Counter
from datetime import date
from functools import partial
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.access.workshop import LedWorkshop
from app.analysis.analysis import (
    SAME_SITTING,
    Action,
    Analysis,
    changed_since,
    in_order,
    lacks,
    must_be_decided,
    needs_parties,
    unasked,
    undecided,
    unplanned,
)
from app.analysis.asked import HOW_MANY, chosen, price, proposed
from app.analysis.freed import freed, warnings
from app.analysis.opinions import divided as opinions_divided
from app.analysis.questions import QUESTION
from app.analysis.several import rest_to_keep
from app.board.board import Talk, Task, talk
from app.ids import now
from app.live import beside
from app.live.patch import Json
from app.live.state import Live
from app.live.still import Still
from app.live.view import Audience
from app.rehearsal.beside import coach
from app.sharing import store as sharing
from app.sharing.store import About
from app.vocabulary import TOPICS, WEIGHT, Colour, Standing, Step
from app.voting.ballot import ANSWERS as ANSWERED
from app.voting.ballot import unknown
from app.voting.took_part import took_part
from app.web.calendar import today, written, written_day
from app.web.paging import PAGE, part
from app.web.templating import render
from app.weight.amount import as_typed
from app.workshop.pruned import report_is_kept

router = APIRouter()

START, CHOOSE, ACTIONS, PARTIES, FREED = "start", "choose", "actions", "parties", "freed"
STAGES = (START, CHOOSE, *TOPICS, ACTIONS, PARTIES, FREED)
VERY_DIVIDED = 0.5
"""From which the page says that a task was left divided in session one."""


@router.get("/w/{code}/analysis")
async def analysis_page(
    request: Request, found: LedWorkshop, stage: str = "", task: str = "", page: str = ""
) -> Response:
    """`stage`: one of `STAGES`; else where the room is. `task`: the one to talk about; else the first that is left.
    `page`: of the stage's list; else the one with that task."""
    return await beside.page(request, found.id, partial(_page, request, stage, task, page))


def _page(request: Request, stage: str, task: str, asked: str, still: Still) -> Response:
    live, view = still.live, still.whole(Audience.LEAD)
    report_is_kept(live.workshop.pruned)
    stage = stage if stage in STAGES else _where(live)
    tasks = _tasks(live, stage)
    left = [one for one in tasks if _is_left(live.analysis, one, stage)]
    chosen = live.board.tasks.get(task) or next(iter(left or tasks), None)
    freedom = freed(live.analysis)
    page = f"/w/{live.workshop.code}/analysis"
    here = f"{page}?stage={stage}" + (f"&task={chosen.id}" if chosen else "")
    remaining = {one.id for one in left}
    settled = [one for one in tasks if one.id not in remaining]
    listed = part(tasks if stage == WEIGHT else [*left, *settled], asked, showing=chosen if task else None)
    plan = _plan(live.analysis)
    return render(
        request,
        "analysis/page.html",
        view=view,
        at=live.number,
        coach=coach(request, live.workshop, view),
        alone=[group.id for group in live.workshop.groups.values() if not group.jointly],
        jointly=[group.id for group in live.workshop.groups.values() if group.jointly],
        analysis=live.analysis,
        weights=live.weights,
        page=page,
        here=here + (f"&page={listed.number}" if listed.pages > 1 else ""),
        start=f"{here}&page=",
        is_open=live.workshop.is_session_two,
        stage=stage,
        stages=_progress(live),
        tasks=tasks,
        left=left,
        listed=listed,
        listed_left=[one for one in listed.items if one.id in remaining],
        listed_settled=[one for one in listed.items if one.id not in remaining],
        settled_count=len(settled),
        chosen=chosen,
        warns_of_grounds=stage in QUESTION and QUESTION[stage].warns_of_grounds,
        following=_following(tasks, left, chosen),
        undecided=[(each, lacks(live.analysis, each)) for each in undecided(live.analysis)],
        unplanned=unplanned(live.analysis),
        must_be_decided=must_be_decided,
        needs_parties=lambda action: needs_parties(live.analysis, action),
        unasked=unasked(live.analysis),
        plan=plan,
        planned=part(plan, request.query_params.get("plan", "")),
        MOST_NAMED=PAGE,
        freed=freedom,
        warnings=warnings(live.analysis, freedom),
        as_typed=as_typed,
        Colour=Colour,
        day=written,
        today=today(request),
        answered=partial(_answered, live),
        unanswered=_unanswered(request, live.workshop.id),
        jobs=_jobs(live.analysis),
        to_keep=len(rest_to_keep(live.analysis, "resting" if stage == CHOOSE else "undecided")),
        asked_about=len(live.board.tasks) - len(live.analysis.rests),
        **(_opening(request, live, view) if stage == START else {}),
        **(_choosing(live, asked) if stage == CHOOSE else {}),
    )


def _unanswered(request: Request, workshop: int) -> int:
    with request.app.state.database.reading_session() as session:
        return sharing.unanswered(session, About(workshop=workshop))


def _answered(live: Live, topic: str) -> int:
    """How many have answered anything of a topic."""
    if topic == WEIGHT:
        return len({person for given in live.weights.estimates.values() for person in given})
    return sum(count > 0 for count in live.analysis.opinions.answered.get(topic, Counter()).values())


def _where(live: Live) -> str:
    """Where the room is: what it is asked, or what it plans."""
    if live.workshop.topic:
        return live.workshop.topic
    return ACTIONS if live.workshop.step in (Step.ACT, Step.CLOSED) else START


def _tasks(live: Live, stage: str) -> list[Task]:
    """The tasks of a stage, in the order in which they are talked about: where the answers are shown, the most divided
    first."""
    analysis = live.analysis
    if stage == ACTIONS:
        return [it for it in in_order(analysis) if must_be_decided(it) or it.id in analysis.needing]
    if stage not in TOPICS:
        return []
    asked = analysis.about(stage)
    if stage == WEIGHT:
        return sorted(asked, key=lambda task: (task.id not in analysis.needing, task.order))
    if stage not in live.workshop.shown:
        return asked
    return sorted(asked, key=lambda task: (-_divided(analysis, stage, task), task.order))


def _divided(analysis: Analysis, question: str, task: Task) -> float:
    return opinions_divided(analysis.opinions.tally(question, task.id), analysis.opinions.joint(question, task.id))


def _is_left(analysis: Analysis, task: Task, stage: str) -> bool:
    """Whether a stage still has something to do with a task."""
    if stage == ACTIONS:
        return must_be_decided(task) and bool(lacks(analysis, task))
    if stage == WEIGHT:
        return not analysis.weights.weighed(task.id)
    reply = analysis.replies.get((task.id, stage))
    return not (reply and reply.answer) and not analysis.actions_for(task.id)


def _progress(live: Live) -> list[tuple[str, int, int]]:
    """Each stage, how many tasks it has, and how many of them are left."""
    found = []
    for stage in STAGES:
        tasks = _tasks(live, stage)
        found.append((stage, len(tasks), sum(_is_left(live.analysis, task, stage) for task in tasks)))
    return found


def _following(tasks: list[Task], left: list[Task], chosen: Task | None) -> Task | None:
    """The next one that is left after the chosen one, from the beginning again after the last."""
    if chosen is None:
        return None
    after = tasks[tasks.index(chosen) + 1 :] if chosen in tasks else []
    remaining = {task.id for task in left}
    return next((task for task in (*after, *tasks) if task.id in remaining and task is not chosen), None)


def _plan(analysis: Analysis) -> list[tuple[Action, Task]]:
    """Every action with its task: what is due first comes first, "keep" last."""
    actions = sorted(
        analysis.actions.values(), key=lambda it: (it.plan.kind == "keep", it.plan.due or date.max, it.order)
    )
    return [(action, analysis.board.task(action.task)) for action in actions]


def _jobs(analysis: Analysis) -> list[str]:
    """What the new jobs are called that tasks are bundled to, each once: for the next to be called the same."""
    bundled = sorted((it for it in analysis.actions.values() if it.plan.kind == "bundle"), key=lambda it: it.order)
    return [*dict.fromkeys(action.plan.what for action in bundled if action.plan.what)]


def _choosing(live: Live, asked: str) -> dict[str, Any]:
    """What can be asked about, at what price, and why. First what is asked about and takes longest."""
    analysis, reasons = live.analysis, proposed(live.analysis)
    choices = {how: chosen(analysis, how) for how in HOW_MANY}
    if len(choices["ten"]) == len(choices["proposal"]):
        del choices["ten"]
    places = {id: place for place, id in enumerate(reasons)}

    def place(task: Task) -> tuple[bool, Any, int, int]:
        time = analysis.weights.minutes(task.id)
        return task.id in analysis.rests, -time, places.get(task.id, len(places)), task.order

    rows = part(sorted(live.board.tasks.values(), key=place), asked)
    return {
        "choices": {how: (ids, price(analysis, ids)) for how, ids in choices.items() if ids},
        "now": next((how for how, ids in choices.items() if analysis.rests == live.board.tasks.keys() - set(ids)), ""),
        "reasons": reasons,
        "rows": rows,
        "asked_rows": [task for task in rows.items if task.id not in analysis.rests],
        "resting_rows": [task for task in rows.items if task.id in analysis.rests],
    }


def _opening(request: Request, live: Live, view: Json) -> dict[str, Any]:
    """What session one came to, and what has become of it since."""
    tasks = sorted(live.board.tasks.values(), key=lambda task: task.order)
    sittings = live.analysis.sittings
    return {
        "came_in": took_part(live.ballots),
        "nobodys": [task for task in tasks if task.placement and not task.colours],
        "unknown": {group: count for group in live.workshop.groups if (count := _unknown(live, group))},
        "settled": {
            group: {standing: sum(_is(task, group, standing) for task in tasks) for standing in ANSWERED}
            for group in live.workshop.groups
        },
        "talks": {about: [task for task in tasks if talk(task) is about] for about in Talk},
        "unplaced": [task for task in tasks if not task.placement],
        "divided": [task for task in tasks if view["tasks"].get(task.id, {}).get("divided", 0) >= VERY_DIVIDED],
        "sittings": sittings,
        "was_long_ago": bool(sittings) and now() - sittings[-1].at >= SAME_SITTING,
        "changes": changed_since(sittings[-1] if len(sittings) == 1 else sittings[-2], live.board) if sittings else [],
        "moment": written_day(request),
        "answered_tasks": len(live.analysis.answered),
    }


def _unknown(live: Live, group: str) -> int:
    """In how many tasks a group's view is not known."""
    ballots = live.ballots
    asked = (task for id, task in live.board.tasks.items() if id != ballots.again)
    return sum(group in unknown(ballots, task, ballots.tally(task.id), ballots.joint(task.id)) for task in asked)


def _is(task: Task, group: str, standing: Standing) -> bool:
    return group in task.placement and task.placement[group].colour == standing
