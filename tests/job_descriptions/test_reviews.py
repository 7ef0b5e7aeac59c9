"""Who has agreed to which text, without a database."""

from dataclasses import replace
from datetime import date

import pytest

from app.job_descriptions.draft import AbPlanMissing, Agreement, Draft, Duty, Provenance, Status
from app.job_descriptions.way.reviews import (
    Review,
    ReviewFirst,
    Role,
    RoleMissing,
    StatusMissing,
    about,
    read_review,
    reviewed,
)
from app.vocabulary import TextTooLong

A_DRAFT = Draft("Serviceassistent", Provenance(), (Duty("Tvättar"),))


def in_status(status: Status) -> Draft:
    return replace(A_DRAFT, status=status)


@pytest.mark.parametrize(("role", "who"), [("", ""), ("boss", "Rektor"), ("other", ""), ("other", " ")])
def test_somebody_who_reviews_says_in_which_role(role: str, who: str):
    with pytest.raises(RoleMissing):
        read_review("reviewed", role, who)


@pytest.mark.parametrize("to", ["", "closed"])
def test_somebody_who_reviews_says_what_it_is_now(to: str):
    with pytest.raises(StatusMissing):
        read_review(to, "hr", "")


def test_what_is_said_closer_than_the_role_is_short():
    with pytest.raises(TextTooLong):
        read_review("reviewed", "union", "x" * 81)
    assert read_review("reviewed", "union", " Kommunal ") == (Status.REVIEWED, Role.UNION, "Kommunal")


def test_nothing_is_approved_that_nobody_has_reviewed():
    with pytest.raises(ReviewFirst):
        reviewed(in_status(Status.DRAFT), Status.APPROVED)


def test_a_job_under_bea_is_not_reviewed_without_a_plan_for_ab():
    with pytest.raises(AbPlanMissing):
        reviewed(replace(A_DRAFT, agreement=Agreement.BEA), Status.REVIEWED)


def test_a_text_is_reviewed_then_approved_and_can_be_made_a_draft_again():
    draft = in_status(Status.DRAFT)
    for to in (Status.REVIEWED, Status.APPROVED, Status.DRAFT):
        draft = reviewed(draft, to)
        assert draft.status is to


def test_one_more_who_has_read_an_approved_text_takes_nothing_back():
    approved = in_status(Status.APPROVED)
    assert reviewed(approved, Status.REVIEWED) == approved


def test_what_was_said_stands_by_every_version_with_that_text():
    texts = {
        1: A_DRAFT,
        2: replace(A_DRAFT, notes="Nytt"),
        3: replace(A_DRAFT, notes="Nytt", status=Status.REVIEWED),
        4: replace(A_DRAFT, notes="Nytt", status=Status.APPROVED),
    }
    said = [
        Review(number, status, Role.HR, "", at)
        for number, status, at in ((1, Status.REVIEWED, 1), (4, Status.APPROVED, 9), (3, Status.REVIEWED, 5))
    ]
    assert [it.version for it in about(4, texts, said)] == [3, 4]
    assert [it.version for it in about(3, texts, said)] == [3]
    assert [it.version for it in about(1, texts, said)] == [1]


def test_the_day_of_a_plan_is_part_of_the_text():
    planned = replace(A_DRAFT, agreement=Agreement.BEA, ab_plan=date(2027, 9, 1), plan="Efter sex månader")
    assert reviewed(planned, Status.REVIEWED).status is Status.REVIEWED
