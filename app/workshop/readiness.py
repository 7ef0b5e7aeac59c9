"""Whether the ground is laid, and what the workshop may promise then.

Without backing from the management, HR and the union beforehand, AKR ends in a list and not in a job (the report, 2.1.1
and 6.1.6). So the facilitator is asked before it begins, and what everybody is told follows from the answers.
"""

from collections.abc import Mapping
from enum import StrEnum

MANDATE = "mandate"
_MATCH = ("labour_unit", "employment_service")
CATEGORY, RECEIVER = "category", "receiver"
QUESTIONS = (MANDATE, "money", CATEGORY, "red_list", RECEIVER, "hr", "manager", "union", "safety_rep", *_MATCH)
"""Is there a mandate to create a job? Money? Is a new occupational category decided (the report, 6.1.6)? Does somebody
take the red list? Has a function said that it receives what comes of it (5.3.1)? Are HR, the manager, the union and the
*skyddsombud* informed? AME and Arbetsförmedlingen, who may have somebody to match?"""
ANSWERS = ("yes", "no", "not_yet")
RECEIVER_IS = "receiver_is"
"""Which function that is, one of `RECEIVERS`: kept beside the answers, and no answer of itself."""
RECEIVERS = ("manager", "hr", "administration", "labour_unit", "programme_owner")
_LATER = (CATEGORY, RECEIVER)
"""Asked since later than the others: of a workshop that was closed before, nothing is missing for them."""

_FOR_A_JOB = (MANDATE, "money", "red_list", "hr", "manager", "union")
"""What a promise of a job stands on: not on who may be matched to it."""
_WITHOUT_A_JOB = ("red_list", RECEIVER, "hr", "manager", "union", "safety_rep")


class Promise(StrEnum):
    """What everybody in the room may be told that it leads to."""

    JOBS = "jobs"
    """The red list becomes a draft job description, and somebody has said yes to the job."""
    DRAFT = "draft"
    """It becomes a draft, and whether it becomes a job is not settled."""
    LIST = "list"
    """Nobody may create a job: it ends in a list."""
    UNDECIDED = "undecided"
    """Nobody has said yet whether somebody may."""
    ROLES = "roles"
    WORK_ENVIRONMENT = "work_environment"


def promise(purpose: str, readiness: Mapping[str, str]) -> Promise:
    """What a workshop with this purpose may promise. `readiness`: question -> answer, those that are answered."""
    if purpose != "jobs":
        return Promise(purpose)
    if MANDATE not in readiness:
        return Promise.UNDECIDED
    if readiness[MANDATE] != "yes":
        return Promise.LIST
    return Promise.JOBS if all(readiness.get(question) == "yes" for question in _FOR_A_JOB) else Promise.DRAFT


def may_be_answered(question: str, answer: str) -> bool:
    """Whether there is such an answer to such a question; "" takes an answer back."""
    choices = RECEIVERS if question == RECEIVER_IS else ANSWERS if question in QUESTIONS else ()
    return answer in ("", *choices) and bool(choices)


def asked(purpose: str) -> tuple[str, ...]:
    """The questions that matter for a purpose."""
    return QUESTIONS if purpose == "jobs" else _WITHOUT_A_JOB


def counted(purpose: str, readiness: Mapping[str, str], *, is_closed: bool = False) -> tuple[str, ...]:
    """Those of them that could be answered: all, but for the later ones that have no answer where it is closed."""
    return tuple(it for it in asked(purpose) if not is_closed or it in readiness or it not in _LATER)


def missing(purpose: str, readiness: Mapping[str, str], *, is_closed: bool = False) -> list[str]:
    """The questions that nobody has said yes to, in their order."""
    return [it for it in counted(purpose, readiness, is_closed=is_closed) if readiness.get(it) != "yes"]
