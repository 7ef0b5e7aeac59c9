"""Session two's page. What is answered and planned goes the same way as every command, by forms."""

from datetime import date

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.analysis.analysis import ANSWERS, KINDS, QUESTIONS, is_answered, needing, questions_for
from app.web.access import LedWorkshop
from app.web.templating import render

router = APIRouter()


@router.get("/w/{code}/analysis")
async def analysis_page(request: Request, found: LedWorkshop) -> Response:
    live = await request.app.state.desk.state(found.id)
    tasks = needing(live.board)
    return render(
        request,
        "analysis/page.html",
        view=request.app.state.rooms.room(found.id).whole(live, "lead", None),
        at=live.number,
        tasks=tasks,
        questions_for={task.id: questions_for(task) for task in tasks},
        is_answered={task.id: is_answered(live.analysis, task) for task in tasks},
        replies=live.analysis.replies,
        actions={task.id: live.analysis.actions_for(task.id) for task in tasks},
        QUESTIONS=QUESTIONS,
        ANSWERS=ANSWERS,
        KINDS=KINDS,
        today=date.today(),
    )
