"""Posts in a database, for tests of pages."""

from datetime import date

from sqlmodel import select

from app.account import store as accounts
from app.ids import now
from app.organisation import workplaces
from app.organisation.tables import AdministrationRow, WorkplaceLeadRow
from app.posts import lists, store
from app.posts.post import Post
from app.posts.staffing import Staffing

BEGAN = "2024:1"
"""The half-year when somebody began in `a_post_where_they_lead`."""
STARTS = date(2024, 3, 1)


def administration(session, name="Utbildning"):
    """Its id, whether it was there or not."""
    its = session.exec(select(AdministrationRow).where(AdministrationRow.name == name)).one_or_none()
    if its is None:
        session.add(its := AdministrationRow(name=name))
        session.flush()
    return its.id


def a_workplace(session, name="Förskolan Exempelgården", of="Utbildning", leads=()):
    id = workplaces.add(session, administration(session, of), name)
    for email in leads:
        session.add(WorkplaceLeadRow(workplace=id, facilitator=accounts.with_email(session, email).id))
    session.flush()
    return id


def keep(session, *staffings, title="Serviceassistent", of="Utbildning", **its):
    """A post's id."""
    its = {"administration": administration(session, of), **its}
    return store.add(session, Post(title, staffings=staffings, **its), now())


def a_post_where_they_lead(session, *emails):
    """A post with two persons, at a workplace where these lead; a title and a group to choose. All have id 1."""
    place = a_workplace(session, leads=emails)
    lists.add_category(session, "Kontorsassistent", "", None)
    lists.add_group(session, "Nyanlända")
    return keep(session, Staffing(place, STARTS, 2))
