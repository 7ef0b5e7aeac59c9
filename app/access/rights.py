"""Who has which right (`app.account.roles`), as types for a route's signature. Anybody else gets a plain 404."""

from collections.abc import Awaitable, Callable
from typing import Annotated

from fastapi import Depends
from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection

from app.access.facilitator import SignedIn
from app.account.roles import Reach, Right, reach
from app.account.tables import FacilitatorRow


def has(somebody: FacilitatorRow, right: Right) -> bool:
    """Whether somebody has a right at all, be it only over what is their own."""
    return reach(somebody.roles, right) is not Reach.NONE


def has_everywhere(somebody: FacilitatorRow, right: Right) -> bool:
    """Whether somebody has a right over all that there is, limited to no administration."""
    return reach(somebody.roles, right) is Reach.ALL and not somebody.scope


def _needs(*rights: Right, least: Reach = Reach.OWN) -> Callable[..., Awaitable[FacilitatorRow]]:
    """Any of these rights, and so far at least."""

    async def who(asker: HTTPConnection, facilitator: SignedIn) -> FacilitatorRow:
        if all(reach(facilitator.roles, right) < least for right in rights):
            asker.state.refused = "no_right"
            raise HTTPException(404)
        return facilitator

    return who


def _needs_everywhere(right: Right) -> Callable[..., Awaitable[FacilitatorRow]]:
    """All of it, limited to no administration."""

    async def who(asker: HTTPConnection, facilitator: SignedIn) -> FacilitatorRow:
        if not has_everywhere(facilitator, right):
            asker.state.refused = "no_right"
            raise HTTPException(404)
        return facilitator

    return who


Leader = Annotated[FacilitatorRow, Depends(_needs(Right.LEAD))]
Operator = Annotated[FacilitatorRow, Depends(_needs(Right.OPERATE))]
Reviewer = Annotated[FacilitatorRow, Depends(_needs(Right.REVIEW))]
TextReader = Annotated[FacilitatorRow, Depends(_needs(Right.READ_TEXTS))]
Writer = Annotated[FacilitatorRow, Depends(_needs(Right.WRITE_TEXTS))]
BeginsTexts = Annotated[FacilitatorRow, Depends(_needs(Right.WRITE_TEXTS, least=Reach.ALL))]
"""May begin a job description without a workshop."""
BuildsJobs = Annotated[FacilitatorRow, Depends(_needs(Right.BUILD_JOBS, least=Reach.ALL))]
EditsWays = Annotated[FacilitatorRow, Depends(_needs(Right.EDIT_WAYS, least=Reach.ALL))]
RegisterReader = Annotated[FacilitatorRow, Depends(_needs(Right.FIGURES, Right.READ_TEXTS))]
PostReader = Annotated[FacilitatorRow, Depends(_needs(Right.READ_POSTS))]
PostWriter = Annotated[FacilitatorRow, Depends(_needs(Right.WRITE_POSTS))]
ReceptionReader = Annotated[FacilitatorRow, Depends(_needs(Right.READ_RECEPTION))]
FiguresReader = Annotated[FacilitatorRow, Depends(_needs(Right.FIGURES))]
ReadsAsked = Annotated[FacilitatorRow, Depends(_needs(Right.GOALS, least=Reach.ALL))]
"""What the staff and who leads say of how it went, as sums over workshops."""
SetsGoals = Annotated[FacilitatorRow, Depends(_needs_everywhere(Right.GOALS))]
ReadsProgramme = Annotated[FacilitatorRow, Depends(_needs(Right.READ_PROGRAMME))]
SeesProgramme = Annotated[FacilitatorRow, Depends(_needs_everywhere(Right.READ_PROGRAMME))]
"""All of it, with who changed what."""
WritesWorkplaces = Annotated[FacilitatorRow, Depends(_needs(Right.WRITE_PROGRAMME))]
"""What is written of the workplaces of their administrations."""
WritesProgramme = Annotated[FacilitatorRow, Depends(_needs_everywhere(Right.WRITE_PROGRAMME))]
AnswersAfter = Annotated[FacilitatorRow, Depends(_needs(Right.WRITE_PROGRAMME, Right.READ_POSTS, least=Reach.ALL))]
"""Says how it went a year after: of workshops who writes the programme, of jobs who sees all of a post."""
Calculates = Annotated[FacilitatorRow, Depends(_needs(Right.CALCULATE))]
WritesValues = Annotated[FacilitatorRow, Depends(_needs_everywhere(Right.WRITE_VALUES))]
SeesTasks = Annotated[FacilitatorRow, Depends(_needs(Right.SEE_TASKS, least=Reach.ALL))]
GroupsTasks = Annotated[FacilitatorRow, Depends(_needs_everywhere(Right.GROUP_TASKS))]
SeesWorkshops = Annotated[FacilitatorRow, Depends(_needs(Right.SEE_WORKSHOPS, least=Reach.ALL))]
"""Others' too."""
