"""Session two's page. What is answered and planned goes the same way as every command, by forms."""

from datetime import date

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.analysis.analysis import (
    KINDS,
    Action,
    Analysis,
    is_answered,
    needing,
    undecided,
)
from app.analysis.opinions import ANSWERS
from app.board.board import Task
from app.live.view import Audience
from app.vocabulary import QUESTIONS, Step
from app.web.access import LedWorkshop
from app.web.calendar import today, written
from app.web.templating import render

router = APIRouter()


@router.get("/w/{code}/analysis")
async def analysis_page(request: Request, found: LedWorkshop, task: str = "") -> Response:
    """`task`: the one to talk about; without it, the first that is left."""
    live = await request.app.state.desk.state(found.id)
    tasks = needing(live.analysis)
    left = _left(live.analysis, tasks)
    chosen = live.board.tasks.get(task) or next(iter(left or tasks), None)
    return render(
        request,
        "analysis/page.html",
        view=request.app.state.rooms.whole(live, Audience.LEAD, None),
        at=live.number,
        tasks=tasks,
        left=left,
        undecided=undecided(live.analysis),
        chosen=chosen,
        following=_following(left, chosen),
        questions_for={id: live.analysis.asks(each) for id, each in live.board.tasks.items()},
        is_answered={each.id: is_answered(live.analysis, each) for each in tasks},
        replies=live.analysis.replies,
        actions={id: live.analysis.actions_for(id) for id in live.board.tasks},
        plan=_plan(live.analysis),
        day=written,
        QUESTIONS=QUESTIONS,
        ANSWERS=ANSWERS,
        KINDS=KINDS,
        today=today(request),
    )


def _left(analysis: Analysis, tasks: list[Task]) -> list[Task]:
    """What the open step still has to do: questions to answer, or actions to decide."""
    if analysis.board.workshop.step is Step.ACT:
        return undecided(analysis)
    return [task for task in tasks if not is_answered(analysis, task)]


def _following(left: list[Task], chosen: Task | None) -> Task | None:
    """The next one that is left after the chosen one, from the beginning again after the last."""
    if chosen is None:
        return None
    others = [task for task in left if task is not chosen]
    return next((task for task in others if task.order > chosen.order), next(iter(others), None))


def _plan(analysis: Analysis) -> list[tuple[Action, Task]]:
    """Every action with its task: what is due first comes first, "keep" last."""
    actions = sorted(analysis.actions.values(), key=lambda it: (it.kind == "keep", it.due or date.max, it.order))
    return [(action, analysis.board.task(action.task)) for action in actions]
