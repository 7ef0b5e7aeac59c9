"""Workplaces that have shared their tasks, in a database: what jobs are built of."""

from datetime import date
from uuid import uuid4

from app.account import store as accounts
from app.ids import now
from app.organisation import workplaces
from app.task_map import store
from app.task_map.shared import Area, Kind
from app.task_map.sharing import Offer
from app.vocabulary import Colour
from app.workshop.tables import JoinCodeRow, WorkshopRow
from tests.posts.written import administration

NORR = "Norr"


def red(text, hours, *when, **more):
    return Offer(text, text, Colour.RED, round(hours * 60), 6, 6, when, **more)


def yellow(text, hours, *when, **more):
    return Offer(text, text, Colour.YELLOW, round(hours * 60), 6, 6, when, **more)


def green(text, hours=1):
    return Offer(text, text, Colour.GREEN, round(hours * 60), 6, 6, ())


A_DAY = (
    red("Städa", 9, "forenoon"),
    red("Duka och duka av", 8, "midday", decided=Kind.BUNDLE, how="I en ny tjänst", due=date(2026, 9, 1)),
    red("Tvätta", 7, "afternoon"),
    red("Beställa förbrukningsvaror", 6),
    yellow("Planera utflykter", 3, "forenoon"),
)
"""What fills 75 % at one place; a task that may be done whenever asks for more than the others."""


def share(session, name, offers=A_DAY, *, district=NORR, of="Utbildning", is_example=False):
    """A workshop that is over and has shared: its code. The workplace is on the list, and an example's is not."""
    somebody = accounts.first(session).id
    code = f"K{uuid4().hex[:8]}"
    row = WorkshopRow(
        code=code,
        title=name,
        workplace=name,
        purpose="jobs",
        length="long",
        staff_may_place=False,
        number=0,
        facilitator=somebody,
        is_example=is_example,
        created_at=now(),
        step="closed",
        administration=administration(session, of),
    )
    session.add(row)
    session.flush()
    session.add(JoinCodeRow(code=code, workshop=row.id, order=0))
    place = None if is_example else workplaces.add(session, administration(session, of), name, district)
    store.share(session, row.id, place, Area.PRESCHOOL, offers, now())
    return code


WISH = {"asked": "yes", "district": NORR, "extent": "75", "part": ["forenoon", "midday", "afternoon"], "places": "2"}

AN_EVENING = (red("Diska", 18, "evening"), red("Beställa varor", 4, "evening"))
ONE_EVENING = {"asked": "yes", "district": NORR, "extent": "50", "part": "evening", "places": "1"}
