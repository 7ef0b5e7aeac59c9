"""The eight municipalities of table 3 (the report, bilaga 1), each made anew through the product's own pages."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete

from app.key_figures.tables import CreatedDefinitionRow
from app.organisation import store as administrations
from app.organisation import workplaces
from app.organisation.tables import AdministrationRow, WorkplaceRow
from app.posts.tables import PostOutcomeRow, PostRow, PostTallyRow, StaffingChangeRow, StaffingRow, TargetGroupRow

BEGAN, DECIDED = date(2024, 3, 4), date(2024, 1, 15)
COUNTED = date(2024, 4, 1)


@dataclass(frozen=True)
class Municipality:
    """A row of the table. `priority_ab`: of the priority group, under AB; the last row of the table tells it."""

    name: str
    posts: int
    workplaces: int
    persons: int
    ab: int
    bea: int
    priority: int
    others: int
    priority_ab: int
    created: str = ""


EIGHT = (
    Municipality("Borås", 9, 10, 11, 2, 9, 11, 0, 2),
    Municipality("Falkenberg", 9, 11, 11, 2, 9, 11, 0, 2),
    Municipality("Gävle", 1, 3, 5, 5, 0, 0, 5, 0, "ordinary"),
    Municipality("Hudiksvall", 8, 4, 5, 5, 0, 5, 0, 5),
    Municipality("Karlskoga", 5, 7, 18, 1, 17, 18, 0, 1, "decided"),
    Municipality("Skövde", 10, 10, 39, 4, 35, 39, 0, 4),
    Municipality("Stockholm", 13, 26, 39, 0, 39, 39, 0, 0, "ordinary"),
    Municipality("Örebro", 1, 3, 5, 3, 2, 2, 3, 0, "ordinary"),
)
NUMBERS = ("posts", "workplaces", "persons", "ab", "bea", "priority", "others")
TOTAL = {
    **{"posts": 56, "workplaces": 74, "persons": 133, "ab": 22, "bea": 111, "priority": 125, "others": 8},
    **{"priority_ab": 14, "others_ab": 8},
}


def files(server, hr, ending="json", small="yes"):
    """One file for each, made one after the other on the same server: by the first who asks in each process."""
    if not _MADE:
        for its in EIGHT:
            clear(server)
            make(server, hr, its)
            for asked in WAYS:
                _MADE.setdefault(asked, []).append(_file(hr, its, *asked))
    return _MADE[ending, small]


WAYS = (("json", "yes"), ("json", ""), ("csv", "yes"), ("csv", ""))
"""A file's ending, and whether small numbers are in it."""
_MADE = {}


def _file(hr, its, ending, small):
    asked = {"municipality": its.name, "small": small}
    answer = hr.get(f"/key-figures/akr.nyckeltal.1.{ending}", params=asked)
    assert answer.status_code == 200, answer.text
    return answer.content


def clear(server):
    tables = (PostOutcomeRow, PostTallyRow, StaffingChangeRow, StaffingRow, PostRow, TargetGroupRow)
    with server.database.session() as session:
        for table in (*tables, WorkplaceRow, AdministrationRow, CreatedDefinitionRow):
            session.exec(delete(table))


def make(server, hr, its):
    """HR's deeds: lists, a definition, posts, who began where, and what is known of them."""
    with server.database.session() as session:
        of = administrations.add(session, "Exempelförvaltningen")
        places = [workplaces.add(session, of, f"Arbetsplats {nth}") for nth in range(its.workplaces)]
        session.add(group := TargetGroupRow(name="En annan målgrupp"))
        session.flush()
        other = group.id
    if its.created:
        sent = hr.post("/key-figures/definition", data={"created": its.created})
        assert sent.status_code == 303, sent.text
    posts = [made(hr, nth, of) for nth in range(its.posts)]
    left = Left(its)
    for nth, place in enumerate(places):
        persons, ab = left.at(nth)
        form = {"workplace": place, "starts": BEGAN.isoformat(), "persons": persons, "ordinary": ab}
        posts[nth % its.posts].post("staffings/new", form)
        posts[nth % its.posts].count(persons, ab)
    for post in posts:
        post.tell(left, other)


class Left:
    """Who is still to be placed, and told of."""

    def __init__(self, its):
        self.its, self.ab = its, its.ab
        self.priority, self.others = its.priority, its.others

    def at(self, nth):
        """Persons of a workplace, and how many of them under AB: the first are."""
        share, more = divmod(self.its.persons, self.its.workplaces)
        persons = share + (nth < more)
        ab = min(self.ab, persons)
        self.ab -= ab
        return persons, ab

    def groups(self, persons):
        others = min(self.others, persons)
        self.others -= others
        return persons - others, others


class made:
    """A post, and what its pages are told."""

    def __init__(self, hr, nth, of):
        self.hr, self.version, self.persons, self.ab = hr, 1, 0, 0
        content = {"content_cleaning": "60", "content_meals": "40"}
        form = {"title": f"Serviceassistent {nth}", "administration": of, "employer": "administration", **content}
        sent = hr.post("/posts/new", data={**form, "decided_on": DECIDED.isoformat()})
        assert sent.status_code == 303, sent.text
        self.address = sent.headers["location"]

    def post(self, page, form):
        sent = self.hr.post(f"{self.address}/{page}", data={"version": self.version, **form})
        assert sent.status_code == 303, sent.text
        self.version += 1

    def count(self, persons, ab):
        self.persons, self.ab = self.persons + persons, self.ab + ab

    def tell(self, left, other):
        if not self.persons:
            return
        priority, others = left.groups(self.persons)
        form = {"on": COUNTED.isoformat(), "group_priority": priority, f"group_{other}": others}
        if others and priority:
            form["ordinary_of_priority"] = left.its.priority_ab
        self.post("counts", form)
