"""What those who are signed in may do: one table, of roles and rights.

A person may hold several roles, and has the widest reach that any of them gives. An account may be limited to some
administrations: a reach of everything is then everything there. Participants have no account, and no role; who comes by
a link may do what the link is for (`app.sharing.links`).
"""

from collections.abc import Collection, Iterable, Mapping
from enum import IntEnum, StrEnum


class Role(StrEnum):
    """What somebody with an account is here."""

    LEADS = "leads"
    """Leads workshops."""
    HR = "hr"
    PROGRAMME_OWNER = "programme_owner"
    ECONOMIST = "economist"
    MANAGER = "manager"
    """Reads and reviews as a manager."""
    OPERATOR = "operator"
    """Sees to the installation, and reads no content."""


class Right(StrEnum):
    LEAD = "lead"
    """Workshops: make them, lead them, and all that is in them."""
    SEE_WORKSHOPS = "see_workshops"
    """That others' workshops exist, and of their results what those who lead them have shared."""
    READ_TEXTS = "read_texts"
    """Job descriptions."""
    WRITE_TEXTS = "write_texts"
    BUILD_JOBS = "build_jobs"
    """See which jobs could be made of what workplaces have shared."""
    REVIEW = "review"
    """In a role that the account holds, and never one's own text alone."""
    REMOVE_TEXTS = "remove_texts"
    """Take a job description away for good, with all that was said of it."""
    FOLLOW = "follow"
    """Write how far posts have come on their way in."""
    EDIT_WAYS = "edit_ways"
    """The municipality's ways in, and the stages of each."""
    READ_POSTS = "read_posts"
    """Posts, and how many are in them; what is small only where they are written too."""
    WRITE_POSTS = "write_posts"
    """Posts and how many are in them, workplaces and titles."""
    READ_RECEPTION = "read_reception"
    """How somebody is received where a post is placed, and what the workplace answers of itself: no numbers."""
    WRITE_RECEPTION = "write_reception"
    FIGURES = "figures"
    """Sums over job descriptions and posts."""
    SEE_TASKS = "see_tasks"
    """The task map: sums over what workplaces have shared, and who has stopped what."""
    GROUP_TASKS = "group_tasks"
    """Which tasks of the map are the same: split a group, join two."""
    GOALS = "goals"
    """When a job counts as created, and the programme's goals: for the whole municipality."""
    READ_PROGRAMME = "read_programme"
    """Why, who and when: the questions, the steering group, where competence is short. *Own*: of the workplaces."""
    WRITE_PROGRAMME = "write_programme"
    CALCULATE = "calculate"
    """What a job costs and who pays: make a calculation, with the title, hours and extent of what it is for."""
    WRITE_VALUES = "write_values"
    """The values that calculations rest on."""
    OPERATE = "operate"
    """Accounts, roles, retention, sign-in, the security log, languages, the accessibility statement."""


class Reach(IntEnum):
    """The wider is the greater."""

    NONE = 0
    OWN = 1
    """What is one's own, from a workshop that one leads, or of a workplace that HR has said one leads at."""
    ALL = 2
    """Everything, within the account's administrations."""


MATRIX: Mapping[Right, Mapping[Role, Reach]] = {
    Right.LEAD: {Role.LEADS: Reach.OWN},
    Right.SEE_WORKSHOPS: {Role.LEADS: Reach.OWN, Role.HR: Reach.ALL, Role.PROGRAMME_OWNER: Reach.ALL},
    Right.READ_TEXTS: {Role.LEADS: Reach.OWN, Role.HR: Reach.ALL, Role.MANAGER: Reach.ALL},
    Right.WRITE_TEXTS: {Role.LEADS: Reach.OWN, Role.HR: Reach.ALL},
    Right.BUILD_JOBS: {Role.HR: Reach.ALL, Role.PROGRAMME_OWNER: Reach.ALL},
    Right.REVIEW: {Role.HR: Reach.ALL, Role.MANAGER: Reach.ALL},
    Right.REMOVE_TEXTS: {Role.HR: Reach.ALL},
    Right.FOLLOW: {Role.HR: Reach.ALL},
    Right.EDIT_WAYS: {Role.HR: Reach.ALL},
    Right.READ_POSTS: {Role.LEADS: Reach.OWN, Role.HR: Reach.ALL},
    Right.WRITE_POSTS: {Role.HR: Reach.ALL},
    Right.READ_RECEPTION: {Role.LEADS: Reach.OWN, Role.HR: Reach.ALL, Role.MANAGER: Reach.ALL},
    Right.WRITE_RECEPTION: {Role.LEADS: Reach.OWN, Role.HR: Reach.ALL},
    Right.FIGURES: {
        Role.LEADS: Reach.OWN,
        Role.HR: Reach.ALL,
        Role.PROGRAMME_OWNER: Reach.ALL,
        Role.ECONOMIST: Reach.ALL,
    },
    Right.SEE_TASKS: {Role.LEADS: Reach.ALL, Role.HR: Reach.ALL, Role.PROGRAMME_OWNER: Reach.ALL},
    Right.GROUP_TASKS: {Role.HR: Reach.ALL, Role.PROGRAMME_OWNER: Reach.ALL},
    Right.GOALS: {Role.HR: Reach.ALL, Role.PROGRAMME_OWNER: Reach.ALL},
    Right.READ_PROGRAMME: {
        Role.LEADS: Reach.OWN,
        Role.HR: Reach.ALL,
        Role.PROGRAMME_OWNER: Reach.ALL,
        Role.ECONOMIST: Reach.ALL,
        Role.MANAGER: Reach.ALL,
    },
    Right.WRITE_PROGRAMME: {Role.PROGRAMME_OWNER: Reach.ALL},
    Right.CALCULATE: {
        Role.LEADS: Reach.OWN,
        Role.HR: Reach.ALL,
        Role.PROGRAMME_OWNER: Reach.ALL,
        Role.ECONOMIST: Reach.ALL,
    },
    Right.WRITE_VALUES: {Role.ECONOMIST: Reach.ALL},
    Right.OPERATE: {Role.OPERATOR: Reach.ALL},
}
"""What is not named is not theirs."""


def reach(roles: Iterable[str], right: Right) -> Reach:
    """How far a right goes for somebody with these roles."""
    return max((MATRIX[right].get(Role(role), Reach.NONE) for role in roles), default=Reach.NONE)


def may(
    roles: Iterable[str], right: Right, *, is_own: bool, administration: int | None, scope: Collection[int]
) -> bool:
    """Whether somebody may do it with one thing. `administration`: the thing's, None where it is nobody's in
    particular. `scope`: the administrations that the account is limited to; all of them where it names none."""
    its = reach(roles, right)
    return (its is Reach.ALL and is_within(administration, scope)) or (its >= Reach.OWN and is_own)


def is_within(administration: int | None, scope: Collection[int]) -> bool:
    """What is of no administration is seen by those who are not limited."""
    return not scope or administration in scope
