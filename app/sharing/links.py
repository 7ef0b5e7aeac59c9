"""Links for those who have no account: who may do what with one, and for how long.

A link is about one workshop or one job description. Whoever has it may read; with a link to comment, comment too; with
a link to follow up, say what became of the actions; with one to translate, read the tasks and nothing else, and write
them in its language. It carries a role, never a name.
"""

from dataclasses import dataclass
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


class Role(StrEnum):
    """Who a link is for."""

    MANAGER = "manager"
    HR = "hr"
    UNION = "union"
    SAFETY_REP = "safety_rep"
    OWNER = "owner"
    OTHER = "other"


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
    """`workshop` or `job_description`: what it is about. `language`: of a link to translate, else "".

    Times: milliseconds since 1970."""

    id: int
    kind: Kind
    role: Role
    label: str
    workshop: int | None
    job_description: int | None
    created_at: int
    expires_at: int
    revoked_at: int | None = None
    opened_at: int | None = None
    comments: int = 0
    language: str = ""

    def is_good(self, at: int) -> bool:
        return self.revoked_at is None and at < self.expires_at


@dataclass(frozen=True, slots=True)
class Comment:
    """`about`: which part of the page. `answer`: what those who wrote the text say to it; "" where they have not."""

    id: int
    role: Role
    label: str
    about: str
    text: str
    at: int
    answer: str = ""
    answered_at: int | None = None
