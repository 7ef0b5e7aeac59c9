"""Links for those who have no account: who may do what with one, and for how long.

A link is about one workshop, one job description, one workplace or one placement. Whoever has it may read; with a link
to comment, comment too; with a link to follow up, say what became of the actions; with one to review, say what one
thinks of the text as what one is; with one to translate, read the tasks and nothing else, and write them in its
language; with one to a workplace's checklist, answer that; with one after six or twelve months, say whether a workshop
has helped (`app.asked`). By one of a placement, who has the job, or their manager, says how it goes (`app.afterwards`).
It carries a role, never a name.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.vocabulary import Refused

LONGEST = 400
"""Days: past the check after twelve months."""
DAYS = (7, 30, 90, LONGEST)
DEFAULT_DAYS = 30
LABEL_LENGTH = 80
MOST_LINKS = 100
"""For one workshop or job description, the revoked ones too."""
MOST_COMMENTS = 200
"""By one link."""
ABOUT_LENGTH = 64
DAY = 24 * 60 * 60 * 1000


class Kind(StrEnum):
    REPORT = "report"
    COMMENT = "comment"
    FOLLOW_UP = "follow_up"
    TRANSLATE = "translate"
    """To translate the tasks to one language."""
    REVIEW = "review"
    """To say something of a job description as what one is: the link's role and, of a union, which."""
    CHECKLIST = "checklist"
    """To answer, together, what a workplace has and lacks."""
    HOLDER = "holder"
    """To say how it is at work, for those who have a job. Who opens it is noted nowhere."""
    COUNTED_ON = "counted_on"
    """To say whether a job can be counted on, for the manager."""
    ASKED = "asked"
    """To say whether a workshop has helped, for its staff. Who opens it is noted nowhere."""


class Reader(StrEnum):
    """Who a link is for."""

    MANAGER = "manager"
    HR = "hr"
    UNION = "union"
    SAFETY_REP = "safety_rep"
    REFERENCE_GROUP = "reference_group"
    LABOUR_UNIT = "labour_unit"
    """*Arbetsmarknadsenheten*, AME."""
    EMPLOYMENT_SERVICE = "employment_service"
    """*Arbetsförmedlingen*."""
    OWNER = "owner"
    OTHER = "other"


REVIEWERS = (
    *(Reader.UNION, Reader.MANAGER, Reader.SAFETY_REP, Reader.REFERENCE_GROUP),
    *(Reader.LABOUR_UNIT, Reader.EMPLOYMENT_SERVICE),
)
"""Who is asked by a link to say something. HR has accounts."""
OF_PLACEMENTS = (Kind.HOLDER, Kind.COUNTED_ON)
UNSEEN = (Kind.HOLDER, Kind.ASKED)
"""By which somebody answers for themselves: that they were here is noted nowhere."""


class UnionMissing(Refused):
    """A link for a union to say something by, and not which."""

    code = "union_missing"


class AnswerDayOff(Refused):
    """Asked to answer by a day that has been, or after the link is over."""

    code = "answer_day_off"


class LinkGone(Refused):
    """There is no such link, or it is revoked, or too old. Which of them is not told: it may be guessed at."""

    code = "link_gone"


class LinkReads(Refused):
    """The link is for reading only."""

    code = "link_reads"


class TooManyLinks(Refused):
    """Details: `most`."""

    code = "too_many_links"


class TooManyComments(Refused):
    """Details: `most`."""

    code = "too_many_comments"


@dataclass(frozen=True, slots=True)
class Link:
    """`workshop`, `job_description`, `workplace` or `staffing`: what it is about. `months`: of a staffing, or of the
    staff of a workshop, after how many it asks. `language`: of a link to translate, else "". `answer_by`: the day that
    who is asked to review is asked to answer by. `created_by`: whose account made it.

    Times: milliseconds since 1970."""

    id: int
    kind: Kind
    role: Reader
    label: str
    workshop: int | None
    job_description: int | None
    created_at: int
    expires_at: int
    revoked_at: int | None = None
    opened_at: int | None = None
    comments: int = 0
    language: str = ""
    answer_by: date | None = None
    created_by: int | None = None
    workplace: int | None = None
    staffing: int | None = None
    months: int | None = None

    def is_good(self, at: int) -> bool:
        return self.revoked_at is None and at < self.expires_at


@dataclass(frozen=True, slots=True)
class Comment:
    """`about`: which part of the page. `answer`: what those who wrote the text say to it; "" where they have not."""

    id: int
    role: Reader
    label: str
    about: str
    text: str
    at: int
    answer: str = ""
    answered_at: int | None = None
