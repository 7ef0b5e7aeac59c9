"""Tasks to grow into, and what to do when it is quiet: chosen among the job's own and those that were red and not
chosen. Pure.

Those who had the jobs wanted more (the report, 2.1.3). What is chosen becomes a line of the draft's own texts, `growth`
and `quiet`, where it is edited like any other.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from app.job_descriptions.draft import PROSE_LENGTH, Draft
from app.job_descriptions.saving import revised
from app.vocabulary import Refused


class NoRoomToGrow(Refused):
    """Details: `most` characters, and `at`, the field."""

    code = "no_room_to_grow"


@dataclass(frozen=True, slots=True)
class Offered:
    """`key`: of the row or the task. `is_own`: it is in the job already, so there is no growing into it."""

    key: str
    text: str
    is_own: bool


def offered(draft: Draft) -> list[Offered]:
    """The job's own rows, and after them what was offered and not chosen; each text once."""
    used = {id for duty in draft.duties for id in duty.sources}
    own = [Offered(f"own-{nth}", duty.text, is_own=True) for nth, duty in enumerate(draft.duties)]
    more = [
        Offered(f"left-{nth}", it.text, is_own=False)
        for nth, it in enumerate(draft.provenance.sources)
        if it.id not in used and it.is_proposed
    ]
    found: dict[str, Offered] = {}
    for it in (*own, *more):
        if it.text:
            found.setdefault(it.text.casefold(), it)
    return [*found.values()]


def is_there(text: str, task: str) -> bool:
    """Whether a task stands on a line of its own in a text already."""
    return task.casefold() in {_bare(line) for line in text.split("\n")}


def _bare(line: str) -> str:
    return line.strip().removeprefix("-").strip().casefold()


def grown(draft: Draft, grow: Collection[str], quiet: Collection[str]) -> Draft:
    """The draft with what was chosen, by key, as lines of its texts. Raises `NoRoomToGrow`."""
    its = offered(draft)
    into = (it.text for it in its if it.key in grow and not it.is_own)
    when = (it.text for it in its if it.key in quiet)
    longer = replace(draft, growth=_with(draft.growth, into, "growth"), quiet=_with(draft.quiet, when, "quiet"))
    return revised(draft, longer)


def _with(text: str, tasks: Iterable[str], field: str) -> str:
    lines = [f"- {task}" for task in tasks if not is_there(text, task)]
    longer = "\n".join(filter(None, (text, *lines)))
    if len(longer) > PROSE_LENGTH:
        raise NoRoomToGrow(most=PROSE_LENGTH, at=field)
    return longer
