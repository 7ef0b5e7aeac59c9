"""Who sees to the installation: a facilitator whom the command line has made its operator."""

from typing import Annotated

from fastapi import Depends
from starlette.exceptions import HTTPException

from app.access.facilitator import SignedIn
from app.account.tables import FacilitatorRow


def _operator(facilitator: SignedIn) -> FacilitatorRow:
    """For anybody else there is no such page."""
    if not facilitator.is_operator:
        raise HTTPException(404)
    return facilitator


Operator = Annotated[FacilitatorRow, Depends(_operator)]
