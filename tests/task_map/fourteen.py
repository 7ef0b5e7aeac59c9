"""The fourteen invented workplaces (`app.task_map.example`) on a task map in a database."""

from app.account import store as accounts
from app.ids import now
from app.task_map import store
from app.task_map.example import offers, workplaces
from app.task_map.shared import Area
from app.task_map.sharing import Offer
from app.vocabulary import Colour
from app.workshop import store as workshops
from app.workshop.workshop import create
from tests.posts.written import a_workplace

OF = {Area.PRESCHOOL: "Utbildning", Area.SCHOOL: "Utbildning", Area.CARE_HOME: "Omsorg", Area.HOME_CARE: "Omsorg"}


def a_closed_workshop(session, code, workplace, *, is_example=False, administration=None):
    """Its id. It has nothing on its board: what is shared is laid there by the test."""
    lead = accounts.first(session).id
    row = workshops.add(session, create(code, "", workplace, "jobs", "apt90", ["Barnskötare"]), lead, now())
    row.step, row.is_example, row.administration = "closed", is_example, administration
    session.add(row)
    session.flush()
    return row.id


CODE = "ABCDEFGHJKLMNP"


def lay(session, most=14, *, is_example=False):
    """Let so many of them share, in order. The ids of their workshops, by name."""
    found = {}
    for place, (_, area, name, lines) in enumerate(workplaces()[:most]):
        where = None if is_example else a_workplace(session, name, of=OF.get(area, "Stab"))
        code = f"{'X' if is_example else 'M'}{CODE[place]}7K2Q"
        found[name] = a_closed_workshop(session, code, name, is_example=is_example)
        store.share(session, found[name], where, area, list(offers(place, lines)), now() + place)
    return found


def lay_one(session):
    """One more workshop, of the workplace and the administration that are there, has shared two ways to say a task."""
    workshop = a_closed_workshop(session, "QQQQ7K2Q", "Förskolan Exempelgården", administration=1)
    its = [Offer(f"t{n}", text, Colour.RED, 60, 2, 3) for n, text in enumerate(("Hantera tvätt", "Sköta tvätten"))]
    store.share(session, workshop, 1, Area.PRESCHOOL, its, now())
