"""The fourteen invented workplaces of `tests/cases/task_map.txt` on a task map, with colours and hours of our own."""

from datetime import date
from pathlib import Path

from app.account import store as accounts
from app.ids import now
from app.task_map import store
from app.task_map.shared import Area, Kind
from app.task_map.sharing import Offer
from app.vocabulary import Colour
from app.workshop import store as workshops
from app.workshop.workshop import create
from tests.posts.written import a_workplace

CASES = Path(__file__).parent.parent / "cases" / "task_map.txt"
OWN = {"planera", "dokumentera", "samtal", "samling", "medicin", "läroplan", "blöjor", "journal", "prov", "hämtning"}
YELLOW = {"schema", "intro vikarie", "närvaro", "rastvakt", "vila", "utflykt"}
BLACK = {"veckobrev", "kläder"}
WHEN = {
    "tvätt": ("forenoon",),
    "sopor": ("afternoon",),
    "dukning": ("midday",),
    "disk": ("midday", "afternoon"),
    "telefon": ("morning", "forenoon"),
}
OF = {Area.PRESCHOOL: "Utbildning", Area.SCHOOL: "Utbildning", Area.CARE_HOME: "Omsorg", Area.HOME_CARE: "Omsorg"}


def workplaces():
    """(how it is used, kind of workplace, name, [(group, text)])."""
    found = []
    for line in CASES.read_text("utf-8").splitlines():
        if line.startswith("## "):
            found.append((*line[3:].split(" · "), []))
        elif line and not line.startswith("#"):
            found[-1][3].append(tuple(line.split(": ", 1)))
    return found


def colour(label, place):
    if label in OWN:
        return Colour.GREEN
    if label in YELLOW:
        return Colour.YELLOW
    if label in BLACK:
        return Colour.BLACK
    return Colour.YELLOW if (len(label) + place) % 5 == 0 else Colour.RED


def offers(place, lines):
    """Of one workplace: hours by what it is, of two to five who do it."""
    for at, (label, text) in enumerate(lines):
        its = colour(label, place)
        people = 2 + (place + len(label)) % 4
        stops = its is Colour.BLACK
        yield Offer(
            f"t{at}",
            text,
            its,
            people * (15 + 5 * ((len(label) * 7 + place) % 9)),
            people,
            people + 2,
            WHEN.get(label, ()),
            Kind.STOP if stops else Kind.BUNDLE if its is Colour.RED else Kind.KEEP,
            "Ett gemensamt brev i månaden räcker" if label == "veckobrev" else "En låda vid dörren" if stops else "",
            date(2026, 11, 2) if stops else None,
        )


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
    for place, (_, kind, name, lines) in enumerate(workplaces()[:most]):
        area = Area(kind)
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
