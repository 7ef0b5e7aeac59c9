"""What has been said of a job description: by manager, HR, unions and others, each as what they are, of one version.

A role and never a name: it is the manager, HR or the union that has agreed (the report, 2.1.1: without all of them it
ends in a list and no job). To review is one deed and to approve another (`approval`). What is said is kept as it was
said; a later word of the same party counts instead, and the earlier one stays. Whoever changes the text has a draft
again, and what was said about the version before still stands beside that one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.job_descriptions.draft import Draft, Status
from app.job_descriptions.saving import is_same_text
from app.vocabulary import NOTE_LENGTH, Refused, clean

WHO_LENGTH = 80
MOST_SAID = 50
"""By one party, of one job description."""
PROTOCOL_LENGTH = 300


class NothingToAnswer(Refused):
    """Answered what asks for no answer, or what has been said otherwise since."""

    code = "nothing_to_answer"


class ReplyMissing(Refused):
    """Nothing is chosen, or no why is written where one is asked for."""

    code = "reply_missing"


class WordMissing(Refused):
    """Nothing is chosen, or what that role does not say."""

    code = "word_missing"


class OwnWordsMissing(Refused):
    """A word that asks for its why."""

    code = "own_words_missing"


class RoleMissing(Refused):
    """It is not said as what, or for which union."""

    code = "role_missing"


class NotYourRole(Refused):
    """Said as what the account is not."""

    code = "not_your_role"


class ProtocolMissing(Refused):
    """Noted for somebody else, and not according to what."""

    code = "protocol_missing"


class SignedInHere(Refused):
    """Somebody who is signed in says something by a link that was made for somebody else."""

    code = "signed_in_here"


class SaidTooOften(Refused):
    """Details: `most`."""

    code = "said_too_often"


class NewerVersion(Refused):
    """Asked about a version whose text is not the newest."""

    code = "newer_version"


class ReviewRole(StrEnum):
    MANAGER = "manager"
    HR = "hr"
    UNION = "union"
    SAFETY_REP = "safety_rep"
    REFERENCE_GROUP = "reference_group"
    LABOUR_UNIT = "labour_unit"
    """*Arbetsmarknadsenheten*, AME."""
    EMPLOYMENT_SERVICE = "employment_service"
    """*Arbetsförmedlingen*, AF."""
    FACILITATOR = "facilitator"
    """These two said something before roles were held; nobody is asked as one now."""
    OTHER = "other"


BY_ACCOUNT = (ReviewRole.HR, ReviewRole.MANAGER)
"""Whoever has an account reviews as one of these, where the account holds the role of the same name."""
MATCHERS = (ReviewRole.LABOUR_UNIT, ReviewRole.EMPLOYMENT_SERVICE)
"""Who may have somebody to match. They say whether they do, with which support, and what hinders; never who."""
BY_LINK = (ReviewRole.MANAGER, ReviewRole.UNION, ReviewRole.SAFETY_REP, ReviewRole.REFERENCE_GROUP, *MATCHERS)
"""Who is asked by a link, and for whom something may be noted. A union says which it is."""
READ_THEIR_OWN = (ReviewRole.UNION, *MATCHERS)
"""By their link they read what they have said themselves: a union says its own before it reads the others', and what
is said within the municipality is no matter of those who are asked for somebody to match."""


class Word(StrEnum):
    REVIEWED = "reviewed"
    CHANGE = "change"
    """It needs to be changed."""
    SEEN = "seen"
    NEGOTIATE = "negotiate"
    """A union asks for negotiation (MBL 11, 12 §)."""
    AGREED = "agreed"
    DISAGREED = "disagreed"
    MATCHES = "matches"
    """There is somebody to match."""
    NOBODY = "nobody"
    """There is nobody to match now."""
    APPROVED = "approved"
    DRAFT = "draft"
    """It is in force no longer."""


OF_UNION = (Word.SEEN, Word.NEGOTIATE, Word.AGREED, Word.DISAGREED)
OF_OTHERS = (Word.REVIEWED, Word.CHANGE)
OF_MATCHERS = (Word.MATCHES, Word.CHANGE, Word.NOBODY)
ASK_WHY = (Word.CHANGE, Word.DISAGREED)
HAVE_READ = (Word.REVIEWED, Word.SEEN, Word.AGREED, Word.DISAGREED)
"""After one of these the text is a reviewed one. A union that disagrees has answered. Whether there is somebody to
match says nothing of the text."""
OF_PEOPLE = (Word.MATCHES, Word.NOBODY)
"""Said of who there is, and not of the text."""


def words_of(role: ReviewRole) -> tuple[Word, ...]:
    """What somebody in a role may say."""
    if role in MATCHERS:
        return OF_MATCHERS
    return OF_UNION if role is ReviewRole.UNION else OF_OTHERS


class Reply(StrEnum):
    """What those who are consulted, and do not decide, are answered."""

    READ = "read"
    UNCHANGED = "unchanged"
    """Read, and nothing is changed, because …"""


ARE_ANSWERED = (ReviewRole.REFERENCE_GROUP, *MATCHERS)
"""They are asked and do not decide: what they want changed is answered, or the text is changed and they are asked anew.
"Us and them" is what the report found where a reference group was asked and heard nothing (1.3.4, 5.2.1)."""


class How(StrEnum):
    ACCOUNT = "account"
    """By an account that holds the role."""
    LINK = "link"
    """By a link that was made for the role."""
    NOTED = "noted"
    """By somebody's account, for somebody else."""


@dataclass(frozen=True, slots=True)
class Party:
    """`who`: closer than the role, e.g. which union; "" where that is all."""

    role: ReviewRole
    who: str = ""

    @property
    def key(self) -> tuple[ReviewRole, str]:
        """The same for who is the same, however it is written."""
        return self.role, self.who.strip().casefold()


@dataclass(frozen=True, slots=True)
class Matched:
    """What who may have somebody to match has said last, of whichever version: a comma that was mended since changes
    nothing in it. `word`: None where they were asked and have not said anything."""

    party: Party
    word: Word | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class Review:
    """What a party has said of a version. `words`: its own, as they were written. `protocol`: according to what it was
    noted; "" also where it was noted before that was asked for.

    `at`: milliseconds since 1970. `by`: whose account it was written with, an e-mail; None by a link, and for somebody
    who has none. `account`: that account; None by a link. `reply`, `reply_words`, `replied_at`, `replied_by`: what it
    was answered, when and by whom.
    """

    version: int
    word: Word
    role: ReviewRole
    who: str
    at: int
    by: str | None = None
    words: str = ""
    how: How = How.ACCOUNT
    protocol: str = ""
    account: int | None = None
    id: int = 0
    reply: Reply | None = None
    reply_words: str = ""
    replied_at: int | None = None
    replied_by: str | None = None

    @property
    def party(self) -> Party:
        return Party(self.role, self.who)

    @property
    def is_said(self) -> bool:
        """Whether it is said of the text, and not done with it."""
        return self.word not in (Word.APPROVED, Word.DRAFT)

    @property
    def replies(self) -> tuple[Reply, ...]:
        """What it may be answered: who wants the text changed, that it is not, and why; else it would be changed."""
        if self.role not in ARE_ANSWERED or not (self.word is Word.CHANGE or self.words):
            return ()
        return (Reply.UNCHANGED,) if self.word is Word.CHANGE else tuple(Reply)

    @property
    def lacks_reply(self) -> bool:
        """Whether it must be answered before the text is approved: what the reference group wrote, and what any of them
        wants changed."""
        must = self.word is Word.CHANGE or self.role is ReviewRole.REFERENCE_GROUP
        return bool(self.replies) and must and self.reply is None

    @property
    def stops(self) -> bool:
        """Whether it says that the text needs to be changed, and is not answered."""
        return self.word is Word.CHANGE and self.reply is None


def read_word(role: ReviewRole, word: str, words: str, at: str = "") -> tuple[Word, str]:
    """What is said, as it was chosen and typed. `at`: the field of the own words.

    Raises `WordMissing`, `OwnWordsMissing`, `TextTooLong`.
    """
    if word not in words_of(role):
        raise WordMissing
    own = clean(words, NOTE_LENGTH, lines=True)
    if word in ASK_WHY and not own:
        raise OwnWordsMissing(at=at)
    return Word(word), own


def read_reply(review: Review, typed: str, words: str, at: str) -> tuple[Reply, str]:
    """What is answered, as it was chosen and typed. `at`: the field of the words. Raises `NothingToAnswer`,
    `ReplyMissing`, `TextTooLong`."""
    if not review.replies:
        raise NothingToAnswer
    own = clean(words, NOTE_LENGTH, lines=True)
    if typed not in review.replies or (typed == Reply.UNCHANGED and not own):
        raise ReplyMissing(at=at)
    return Reply(typed), own


def as_what(held: Iterable[str], asked: str) -> ReviewRole:
    """As what an account with these roles reviews: the one that was asked for, or else the only one that there is.

    Raises `RoleMissing`, `NotYourRole`.
    """
    may_be = [role for role in BY_ACCOUNT if role.value in held]
    if asked:
        if asked not in may_be:
            raise NotYourRole
        return ReviewRole(asked)
    if not may_be:
        raise NotYourRole
    if len(may_be) > 1:
        raise RoleMissing
    return may_be[0]


def read_noted(role: str, who: str, protocol: str, at: str = "") -> tuple[Party, str]:
    """For whom something is noted, and according to what. `at`: the field of the protocol.

    Raises `RoleMissing`, `ProtocolMissing`, `TextTooLong`.
    """
    party = read_party(role, who)
    protocol = clean(protocol, PROTOCOL_LENGTH)
    if not protocol:
        raise ProtocolMissing(at=at)
    return party, protocol


def read_party(role: str, who: str) -> Party:
    """Raises `RoleMissing`, `TextTooLong`."""
    who = clean(who, WHO_LENGTH)
    if role not in BY_LINK or (role == ReviewRole.UNION and not who):
        raise RoleMissing
    return Party(ReviewRole(role), who)


def about(number: int, texts: Mapping[int, Draft], reviews: Iterable[Review]) -> list[Review]:
    """What was said of the text of a version, the first first. `texts`: the versions by number.

    A version that only changed the status has the text of the one before, and what was said about that.
    """
    same = with_same_text(number, texts)
    return sorted((it for it in reviews if it.version in same), key=lambda it: (it.at, it.version))


def with_same_text(number: int, texts: Mapping[int, Draft]) -> set[int]:
    """The version, and those just before it that say the same."""
    same = {number}
    while (number - 1) in texts and is_same_text(texts[number - 1], texts[number]):
        number -= 1
        same.add(number)
    return same


def latest(said: Iterable[Review]) -> list[Review]:
    """The last word of each party, the party that spoke first first. `said`: the first first."""
    its: dict[tuple[ReviewRole, str], Review] = {}
    for review in said:
        if review.is_said:
            its[review.party.key] = review
    return [*its.values()]


def status_after(said: Iterable[Review]) -> Status:
    """How far a text has come that is not approved."""
    last = latest(said)
    is_read = any(it.word in HAVE_READ for it in last)
    return Status.REVIEWED if is_read and not any(it.stops for it in last) else Status.DRAFT
