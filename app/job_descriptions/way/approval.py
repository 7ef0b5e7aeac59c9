"""When a job description may be approved, and be in force: what must have an answer first.

The employer decides when 11 § MBL and the risk assessment have an answer, comments are answered, and those who were
asked have said something. A union that disagrees does not stop the employer; what it says stands in the document. Each
condition may be passed by, with a why that is printed.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from app.job_descriptions.draft import AbPlanMissing, Draft, Status
from app.job_descriptions.saving import is_same_text, lacks_ab_plan
from app.job_descriptions.way.reviews import HAVE_READ, OF_PEOPLE, Party, Review, ReviewRole, Word, latest
from app.vocabulary import NOTE_LENGTH, Refused, clean


class ReviewFirst(Refused):
    """Approved before anybody has reviewed it."""

    code = "review_first"


class ApprovedAlready(Refused):
    code = "approved_already"


class AloneWithIt(Refused):
    """Whoever approves has written the text, and nobody else has reviewed it."""

    code = "alone_with_it"


class ReadAgain(Refused):
    """Something has been said since the page was drawn that asked."""

    code = "read_again"


class ConditionsMissing(Refused):
    """Details: `conditions`, those that are neither met nor passed by."""

    code = "conditions_missing"


class NotInForce(Refused):
    """Ended what is in force no longer."""

    code = "not_in_force"


class EndingWhyMissing(Refused):
    code = "ending_why_missing"


class Condition(StrEnum):
    NEGOTIATION = "negotiation"
    RISK_ASSESSMENT = "risk_assessment"
    COMMENTS = "comments"
    ANSWERS = "answers"
    """Somebody who was asked has not answered."""
    NEGOTIATE = "negotiate"
    """A union asks for negotiation, and has said nothing since."""
    CHANGE = "change"
    """Somebody says that it needs to be changed, and is not answered."""
    REPLY = "reply"
    """The reference group has written something, and is not answered."""
    REFERENCE_GROUP = "reference_group"
    """These are not asked, where the municipality wants them to be."""
    LABOUR_UNIT = "labour_unit"
    EMPLOYMENT_SERVICE = "employment_service"


WANTED = {
    ReviewRole.REFERENCE_GROUP: Condition.REFERENCE_GROUP,
    ReviewRole.LABOUR_UNIT: Condition.LABOUR_UNIT,
    ReviewRole.EMPLOYMENT_SERVICE: Condition.EMPLOYMENT_SERVICE,
}
"""Whom the municipality may want to be asked about every text (`app.settings`, by the same names)."""


@dataclass(frozen=True, slots=True)
class Unmet:
    """`parties`: whom it is about. `count`: of comments."""

    condition: Condition
    parties: tuple[Party, ...] = ()
    count: int = 0


@dataclass(frozen=True, slots=True)
class Passed:
    """A condition that was not met when the text was approved, and why it was approved all the same."""

    condition: Condition
    why: str
    parties: tuple[Party, ...] = ()
    count: int = 0


@dataclass(frozen=True, slots=True)
class Approval:
    """That a version is, or was, in force. `until`: the day that it was replaced or ended."""

    since: date
    until: date | None = None
    passed: tuple[Passed, ...] = ()


def unmet(
    draft: Draft,
    said: Iterable[Review],
    asked: Iterable[Party],
    comments: int,
    wanted: Collection[ReviewRole] = (),
) -> list[Unmet]:
    """What stands in the way. `said`: of this text, the first first. `asked`: by a link. `comments`: how many have no
    answer. `wanted`: of `WANTED`, whom the municipality wants to be asked."""
    last = latest(said)
    heard = {it.party.key for it in last}
    silent = {party.key: party for party in asked if party.key not in heard}
    there = {role for role, _ in {*heard, *silent}}
    every = (
        (Condition.NEGOTIATION, not draft.negotiation, (), 0),
        (Condition.RISK_ASSESSMENT, not draft.risk_assessment, (), 0),
        (Condition.COMMENTS, comments > 0, (), comments),
        (Condition.ANSWERS, bool(silent), tuple(silent.values()), 0),
        _about(Condition.NEGOTIATE, (it for it in last if it.word is Word.NEGOTIATE)),
        _about(Condition.CHANGE, (it for it in last if it.stops)),
        _about(Condition.REPLY, (it for it in last if it.lacks_reply and not it.stops)),
        *((condition, role in wanted and role not in there, (), 0) for role, condition in WANTED.items()),
    )
    return [Unmet(condition, parties, count) for condition, is_unmet, parties, count in every if is_unmet]


def _about(condition: Condition, its: Iterable[Review]) -> tuple[Condition, bool, tuple[Party, ...], int]:
    who = tuple(it.party for it in its)
    return condition, bool(who), who, 0


def passed(missing: Sequence[Unmet], whys: Mapping[str, str]) -> tuple[Passed, ...]:
    """The conditions with the whys that were typed, by condition. A why for what is met is left out.

    Raises `ConditionsMissing`, `TextTooLong`.
    """
    its = {it.condition: clean(whys.get(it.condition, ""), NOTE_LENGTH, lines=True) for it in missing}
    if lacking := tuple(condition for condition, why in its.items() if not why):
        raise ConditionsMissing(conditions=lacking)
    return tuple(Passed(it.condition, its[it.condition], it.parties, it.count) for it in missing)


def approved(draft: Draft, said: Iterable[Review]) -> Draft:
    """The text as an approved one. Raises `ApprovedAlready`, `ReviewFirst`, `AbPlanMissing`."""
    if draft.status is Status.APPROVED:
        raise ApprovedAlready
    if not any(it.word in HAVE_READ for it in said):
        raise ReviewFirst
    if lacks_ab_plan(draft):
        raise AbPlanMissing
    return replace(draft, status=Status.APPROVED)


def writers(texts: Mapping[int, tuple[Draft, int | None]], since: int = 0) -> frozenset[int | None]:
    """Whose accounts have written in the text: by number each version and who saved it. `since`: the version in force,
    which was approved as it was."""
    return frozenset(
        by
        for number, (draft, by) in texts.items()
        if number > since and (number - 1 not in texts or not is_same_text(texts[number - 1][0], draft))
    )


def is_alone(account: int, wrote: Collection[int | None], said: Iterable[Review]) -> bool:
    """Whether nobody but who approves has written the text or said anything of it. What an account has noted for
    somebody else is that account's; what comes by a link is not. Whether there is somebody to match is nothing said of
    the text."""
    return {*wrote} <= {account} and all(it.account == account for it in said if it.word not in OF_PEOPLE)
