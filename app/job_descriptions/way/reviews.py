"""Who has read a job description and agrees: reviewed, then approved, each by somebody in a role, for one version.

A role and never a name: it is the manager, HR or the union that has agreed (the report, 2.1.1: without all of them it
ends in a list and no job). Several review the same text; whoever changes the text has a draft again, and what was said
about the version before still stands beside that one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.job_descriptions.draft import Draft, Status
from app.job_descriptions.saving import is_same_text, revised
from app.vocabulary import Refused, clean

WHO_LENGTH = 80


class StatusMissing(Refused):
    code = "status_missing"


class RoleMissing(Refused):
    code = "role_missing"


class ReviewFirst(Refused):
    """Approved before anybody has reviewed it."""

    code = "review_first"


class NewerVersion(Refused):
    """Asked about a version that is not the newest."""

    code = "newer_version"


class Role(StrEnum):
    MANAGER = "manager"
    HR = "hr"
    UNION = "union"
    SAFETY_REP = "safety_rep"
    FACILITATOR = "facilitator"
    OTHER = "other"


AGREE = (Role.MANAGER, Role.HR, Role.UNION)
"""Without all of them it ends in a list (the report, 2.1.1)."""


@dataclass(frozen=True, slots=True)
class Review:
    """What somebody has said of a version. `who`: closer than the role, e.g. which union.

    `at`: milliseconds since 1970. `by`: whose account it was written with, an e-mail; None for somebody who has none.
    """

    version: int
    status: Status
    role: Role
    who: str
    at: int
    by: str | None = None


def read_review(to: str, role: str, who: str) -> tuple[Status, Role, str]:
    """What is said, and by whom, as it was chosen and typed. A role that is not on the list has to be told in words.

    Raises `StatusMissing`, `RoleMissing`, `TextTooLong`.
    """
    who = clean(who, WHO_LENGTH)
    if to not in list(Status):
        raise StatusMissing
    if role not in list(Role) or (role == Role.OTHER and not who):
        raise RoleMissing
    return Status(to), Role(role), who


def reviewed(draft: Draft, to: Status) -> Draft:
    """The draft with this said about it. Raises `ReviewFirst`, and what `revised` refuses."""
    if to is Status.APPROVED and draft.status is Status.DRAFT:
        raise ReviewFirst
    if draft.status is Status.APPROVED and to is Status.REVIEWED:
        return draft  # one more who has read it takes nothing back
    return revised(draft, draft, to)


def about(number: int, texts: Mapping[int, Draft], reviews: Iterable[Review]) -> list[Review]:
    """What was said of the text of a version, the first first. `texts`: the versions by number.

    A version that only changed the status has the text of the one before, and what was said about that.
    """
    same = {number}
    while (number - 1) in texts and is_same_text(texts[number - 1], texts[number]):
        number -= 1
        same.add(number)
    return sorted((it for it in reviews if it.version in same), key=lambda it: (it.at, it.version))
