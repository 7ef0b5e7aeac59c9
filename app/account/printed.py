"""What each role may do, as a table for whoever reads the documentation. Pure."""

from app.account.roles import MATRIX, Reach, Right, Role

_ROLES = {
    Role.LEADS: "leads workshops",
    Role.HR: "HR",
    Role.PROGRAMME_OWNER: "programme owner",
    Role.ECONOMIST: "economist",
    Role.MANAGER: "manager",
    Role.OPERATOR: "operator",
}
_RIGHTS = {
    Right.LEAD: "workshops: make them, lead them, all that is in them",
    Right.SEE_WORKSHOPS: "others' workshops: that there are such, and results that were shared",
    Right.READ_TEXTS: "job descriptions: read",
    Right.WRITE_TEXTS: "job descriptions: write, share by link, answer comments, give to a colleague",
    Right.BUILD_JOBS: "jobs of what workplaces have shared: see which could be built",
    Right.REVIEW: "job descriptions: review, in a role that the account holds",
    Right.FOLLOW: "posts: write how far they have come on their way in",
    Right.EDIT_WAYS: "ways in: edit",
    Right.READ_POSTS: "posts, and how many are in them: read",
    Right.WRITE_POSTS: "posts and how many are in them, workplaces, titles: write",
    Right.READ_RECEPTION: "receptions and workplaces' checklists: read",
    Right.WRITE_RECEPTION: "receptions and workplaces' checklists: write, ask the team by link",
    Right.FIGURES: "sums over job descriptions and posts",
    Right.SEE_TASKS: "the task map: sums over workplaces, and who has stopped what",
    Right.GROUP_TASKS: "the task map: which tasks are the same",
    Right.GOALS: "when a job counts as created, and the programme's goals: decide",
    Right.READ_PROGRAMME: "the programme, and where competence is short: read",
    Right.WRITE_PROGRAMME: "the programme, and where competence is short: write",
    Right.CALCULATE: "what a job costs and who pays: calculate",
    Right.WRITE_VALUES: "the values that calculations rest on: write",
    Right.REMOVE_TEXTS: "job descriptions: delete",
    Right.OPERATE: "accounts, roles, retention, the security log, languages, the accessibility statement",
}
_REACH = {Reach.NONE: "–", Reach.OWN: "own", Reach.ALL: "all"}


def table() -> str:
    """The matrix (`app.account.roles`) as Markdown."""
    head = ["", *_ROLES.values()]
    rows = [[_RIGHTS[right], *(_REACH[MATRIX[right].get(role, Reach.NONE)] for role in _ROLES)] for right in Right]
    return "\n".join(map(_line, [head, ["---"] * len(head), *rows]))


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
