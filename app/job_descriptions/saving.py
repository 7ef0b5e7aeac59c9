"""A draft saved again. It is a text that is reviewed or approved: whoever changes the text has a draft again."""

from dataclasses import replace
from datetime import date

from app.job_descriptions.draft import CONTENT, AbPlanMissing, Agreement, Draft, Status, TasksMissing

_MAY_BECOME = {
    Status.DRAFT: (Status.DRAFT, Status.REVIEWED),
    Status.REVIEWED: (Status.DRAFT, Status.REVIEWED, Status.APPROVED),
    Status.APPROVED: (Status.DRAFT, Status.APPROVED),
}


def is_same_text(one: Draft, other: Draft) -> bool:
    return all(getattr(one, name) == getattr(other, name) for name in CONTENT)


def revised(now: Draft, wanted: Draft, to: Status | None = None) -> Draft:
    """What a save makes of the draft. Reviewed or approved is a text, so whoever changes it has a draft again.

    `to`: the status asked for; kept as it is where that does not follow on the one there is. Raises `TasksMissing`,
    `AbPlanMissing`.
    """
    status = now.status if is_same_text(now, wanted) else Status.DRAFT
    if to in _MAY_BECOME[status]:
        if to is not Status.DRAFT and to is not status and (no := why_not_reviewed(wanted)):
            raise no
        status = to
    return replace(wanted, provenance=now.provenance, status=status)


def why_not_reviewed(draft: Draft) -> TasksMissing | AbPlanMissing | None:
    """What a text lacks that nobody can review without."""
    if not draft.duties:
        return TasksMissing()
    return AbPlanMissing() if lacks_ab_plan(draft) else None


def lacks_ab_plan(draft: Draft) -> bool:
    """Whether it is a job under BEA that nobody has said how and when to make an ordinary one. A day before its tasks
    were taken from a board is none."""
    begun = max((origin.on for origin in draft.provenance.origins), default=date.min)
    return draft.agreement is Agreement.BEA and not (draft.plan and draft.ab_plan and draft.ab_plan > begun)


def went_back(before: Draft, now: Draft) -> bool:
    """Whether a changed text made a draft of what was reviewed or approved."""
    return now.status is Status.DRAFT and before.status is not Status.DRAFT and not is_same_text(before, now)
