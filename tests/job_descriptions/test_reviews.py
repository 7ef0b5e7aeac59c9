"""Who has said what of which text, and when it may be approved, without a database."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.job_descriptions.draft import AbPlanMissing, Agreement, Draft, Duty, Provenance, Status
from app.job_descriptions.way.approval import (
    WANTED,
    ApprovedAlready,
    Condition,
    ConditionsMissing,
    ReviewFirst,
    Unmet,
    approved,
    is_alone,
    passed,
    unmet,
    writers,
)
from app.job_descriptions.way.reviews import (
    ASK_WHY,
    BY_LINK,
    HAVE_READ,
    MATCHERS,
    NotYourRole,
    OwnWordsMissing,
    Party,
    ProtocolMissing,
    Review,
    ReviewRole,
    RoleMissing,
    Word,
    WordMissing,
    about,
    as_what,
    latest,
    read_noted,
    read_word,
    status_after,
    words_of,
)
from app.vocabulary import TextTooLong

A_DRAFT = Draft("Serviceassistent", Provenance(), (Duty("Tvättar"),))
READY = replace(A_DRAFT, negotiation="Gjord 3 december", risk_assessment="Gjord 4 december")
KOMMUNAL, VISION, GROUP = (
    Party(ReviewRole.UNION, "Kommunal"),
    Party(ReviewRole.UNION, "Vision"),
    Party(ReviewRole.REFERENCE_GROUP),
)


def said(party: Party, word: Word, at: int = 1, **more: object) -> Review:
    return Review(1, word, party.role, party.who, at, **more)  # type: ignore[arg-type]


# Said


@pytest.mark.parametrize(
    ("role", "word"),
    [
        (ReviewRole.UNION, ""),
        (ReviewRole.UNION, "reviewed"),
        (ReviewRole.MANAGER, "agreed"),
        (ReviewRole.HR, "approved"),
    ],
)
def test_each_says_what_their_role_says_and_nothing_is_chosen_for_them(role: ReviewRole, word: str):
    with pytest.raises(WordMissing):
        read_word(role, word, "")


@pytest.mark.parametrize("word", ASK_WHY)
def test_who_disagrees_says_why_and_the_words_stand_as_they_were_written(word: Word):
    role = next(role for role in BY_LINK if word in words_of(role))
    with pytest.raises(OwnWordsMissing):
        read_word(role, word, "  ")
    assert read_word(role, word, "En rad\nEn till") == (word, "En rad\nEn till")
    with pytest.raises(TextTooLong):
        read_word(role, word, "x" * 1001)


@pytest.mark.parametrize(
    ("held", "asked", "role"),
    [
        (["leads", "hr"], "", ReviewRole.HR),
        (["manager"], "", ReviewRole.MANAGER),
        (["hr", "manager"], "manager", ReviewRole.MANAGER),
    ],
)
def test_an_account_reviews_as_what_it_is(held: list[str], asked: str, role: ReviewRole):
    assert as_what(held, asked) is role


@pytest.mark.parametrize(
    ("held", "asked", "no"),
    [
        (["leads"], "", NotYourRole),
        (["leads", "hr"], "manager", NotYourRole),
        (["hr"], "union", NotYourRole),
        (["hr", "manager"], "", RoleMissing),
    ],
)
def test_nobody_reviews_as_what_they_are_not(held: list[str], asked: str, no: type[Exception]):
    with pytest.raises(no):
        as_what(held, asked)


@pytest.mark.parametrize(("role", "who"), [("", ""), ("hr", ""), ("boss", "x"), ("union", " "), ("other", "Nämnden")])
def test_what_is_noted_for_somebody_says_for_whom(role: str, who: str):
    with pytest.raises(RoleMissing):
        read_noted(role, who, "§ 8")


def test_what_is_noted_for_somebody_says_according_to_what():
    with pytest.raises(ProtocolMissing):
        read_noted("union", "Kommunal", " ")
    assert read_noted("union", " Kommunal ", "§ 8") == (KOMMUNAL, "§ 8")


def test_a_later_word_counts_instead_however_the_name_is_written():
    first, other, last = said(KOMMUNAL, Word.SEEN), said(VISION, Word.AGREED, 2), said(KOMMUNAL, Word.AGREED, 3)
    last = replace(last, who="kommunal ")
    assert latest([first, other, last, said(Party(ReviewRole.HR), Word.APPROVED, 4)]) == [last, other]


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ([], Status.DRAFT),
        ([Word.NEGOTIATE], Status.DRAFT),
        *(([word], Status.REVIEWED) for word in HAVE_READ),
        ([Word.DISAGREED, Word.CHANGE], Status.DRAFT),
    ],
)
def test_a_text_is_reviewed_when_somebody_has_read_it_and_nobody_wants_it_changed(words: list[Word], status: Status):
    parties = (KOMMUNAL, Party(ReviewRole.MANAGER))
    assert status_after(said(party, word) for party, word in zip(parties, words, strict=False)) is status


def test_what_was_said_stands_by_every_version_with_that_text():
    texts = {
        1: A_DRAFT,
        2: replace(A_DRAFT, notes="Nytt"),
        3: replace(A_DRAFT, notes="Nytt", status=Status.REVIEWED),
        4: replace(A_DRAFT, notes="Nytt", status=Status.APPROVED),
    }
    its = [
        Review(number, word, ReviewRole.HR, "", at)
        for number, word, at in ((1, Word.REVIEWED, 1), (4, Word.APPROVED, 9), (3, Word.REVIEWED, 5))
    ]
    assert [it.version for it in about(4, texts, its)] == [3, 4]
    assert [it.version for it in about(3, texts, its)] == [3]
    assert [it.version for it in about(1, texts, its)] == [1]


# Approved


def test_a_text_that_all_have_answered_has_nothing_in_its_way():
    assert unmet(READY, [said(KOMMUNAL, Word.AGREED)], [KOMMUNAL], 0) == []


def test_what_is_missing_is_named():
    heard = [said(VISION, Word.NEGOTIATE), said(Party(ReviewRole.MANAGER), Word.CHANGE)]
    assert unmet(A_DRAFT, heard, [KOMMUNAL, VISION], 2, [*WANTED]) == [
        Unmet(Condition.NEGOTIATION),
        Unmet(Condition.RISK_ASSESSMENT),
        Unmet(Condition.COMMENTS, (), 2),
        Unmet(Condition.ANSWERS, (KOMMUNAL,)),
        Unmet(Condition.NEGOTIATE, (VISION,)),
        Unmet(Condition.CHANGE, (Party(ReviewRole.MANAGER),)),
        Unmet(Condition.REFERENCE_GROUP),
        Unmet(Condition.LABOUR_UNIT),
        Unmet(Condition.EMPLOYMENT_SERVICE),
    ]


def test_a_union_that_disagrees_has_answered_and_does_not_stop_the_employer():
    assert unmet(READY, [said(KOMMUNAL, Word.DISAGREED)], [KOMMUNAL], 0) == []


def test_a_union_that_asked_for_negotiation_is_heard_when_it_has_said_something_since():
    asked = [said(KOMMUNAL, Word.NEGOTIATE), said(KOMMUNAL, Word.DISAGREED, 2)]
    assert unmet(READY, asked, [KOMMUNAL], 0) == []


@pytest.mark.parametrize("role", WANTED)
def test_who_is_wanted_and_is_asked_or_heard_need_not_be_asked_for(role: ReviewRole):
    party = Party(role)
    assert unmet(READY, [], [], 0, [role]) == [Unmet(WANTED[role])]
    assert unmet(READY, [said(party, words_of(role)[0])], [], 0, [role]) == []
    assert unmet(READY, [], [party], 0, [role]) == [Unmet(Condition.ANSWERS, (party,))]


# AME and Arbetsförmedlingen


@pytest.mark.parametrize("role", MATCHERS)
def test_who_may_have_somebody_to_match_says_that_and_what_hinders(role: ReviewRole):
    assert words_of(role) == (Word.MATCHES, Word.CHANGE, Word.NOBODY)
    assert read_word(role, "nobody", "") == (Word.NOBODY, "")
    with pytest.raises(OwnWordsMissing) as no:
        read_word(role, "change", " ", "words")
    assert no.value.details["at"] == "words"
    for word in ("reviewed", "agreed"):
        with pytest.raises(WordMissing):
            read_word(role, word, "")


def test_that_somebody_can_be_matched_is_no_review_of_the_text_and_nobody_to_match_is_nothing_in_its_way():
    ame, af = (Party(role) for role in MATCHERS)
    heard = [said(ame, Word.NOBODY), said(af, Word.MATCHES)]
    assert unmet(READY, heard, [ame, af], 0, MATCHERS) == []
    assert status_after(heard) is Status.DRAFT
    with pytest.raises(ReviewFirst):
        approved(READY, heard)
    assert is_alone(7, {7}, [said(Party(ReviewRole.HR), Word.REVIEWED, account=7), *heard])
    assert not is_alone(7, {7}, [*heard, said(ame, Word.CHANGE)])


_UNMET = st.lists(st.sampled_from(Condition), unique=True).map(lambda its: [Unmet(it) for it in its])


@given(_UNMET, st.dictionaries(st.sampled_from(Condition), st.sampled_from(["", " ", "Därför"])))
def test_a_condition_is_passed_by_only_with_a_why_and_only_where_it_is_not_met(
    missing: list[Unmet], whys: dict[Condition, str]
):
    lacking = [it.condition for it in missing if not whys.get(it.condition, "").strip()]
    if lacking:
        with pytest.raises(ConditionsMissing) as no:
            passed(missing, whys)
        assert [*no.value.details["conditions"]] == lacking
    else:
        assert [(it.condition, it.why) for it in passed(missing, whys)] == [(it.condition, "Därför") for it in missing]


def test_nothing_is_approved_that_nobody_has_read():
    for word in (Word.CHANGE, Word.NEGOTIATE):
        with pytest.raises(ReviewFirst):
            approved(READY, [said(KOMMUNAL, word)])
    with pytest.raises(ReviewFirst):
        approved(READY, [])


def test_what_is_approved_is_not_approved_again():
    with pytest.raises(ApprovedAlready):
        approved(replace(READY, status=Status.APPROVED), [said(KOMMUNAL, Word.AGREED)])


def test_a_job_under_bea_is_not_approved_without_a_plan_for_ab():
    bea = replace(READY, agreement=Agreement.BEA)
    heard = [said(KOMMUNAL, Word.AGREED)]
    with pytest.raises(AbPlanMissing):
        approved(bea, heard)
    planned = replace(bea, ab_plan=date(2027, 9, 1), plan="Efter sex månader")
    assert approved(planned, heard).status is Status.APPROVED


def test_who_has_written_in_a_text_is_told_by_what_changed_since_the_one_in_force():
    texts = {
        1: (A_DRAFT, 1),
        2: (replace(A_DRAFT, notes="Nytt"), 2),
        3: (replace(A_DRAFT, notes="Nytt", status=Status.REVIEWED), 3),
        4: (replace(A_DRAFT, notes="Nytt", status=Status.APPROVED), 4),
        5: (replace(A_DRAFT, notes="Ny"), 1),
    }
    assert writers({number: texts[number] for number in (1, 2, 3, 4)}) == {1, 2}
    assert writers(texts, 4) == {1}


@given(
    st.sets(st.integers(1, 3), min_size=1),
    st.lists(st.sampled_from([None, 1, 2, 3])),
)
def test_nobody_is_alone_with_a_text_that_somebody_else_has_written_or_read(
    wrote: set[int], accounts: list[int | None]
):
    heard = [said(KOMMUNAL, Word.AGREED, account=account) for account in accounts]
    assert is_alone(1, wrote, heard) is (wrote == {1} and {*accounts} <= {1})
