"""What is said of an action. A command, an event, a row and a view hold it whole: what is added here is in all of them,
but for its column and its field on the page."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Plan:
    """`kind`: one of `KINDS` in `app.analysis.analysis`."""

    kind: str
    what: str = ""
    owner: str = ""
    due: date | None = None
    """When it is done; for "stop", the day it stops."""
    first_step: str = ""
    notice: str = ""
    """How to notice if it was wrong."""
    to: str = ""
    """For "move": the group that takes over."""
