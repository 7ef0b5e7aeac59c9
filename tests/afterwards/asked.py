"""Links to ask by, and phones that answer, for tests of pages."""

import re
from datetime import timedelta

from sqlmodel import update

from app.account.roles import Role
from app.afterwards.tables import HolderBoxRow
from app.posts.half_year import half_year
from app.posts.staffing import Staffing
from app.vocabulary import months_after
from tests.days import today
from tests.posts.written import a_workplace, administration, keep
from tests.scenes import a_scene

TODAY = today()
BEGAN = months_after(TODAY, -6)
"""So long ago that holders and managers are asked after six months."""
LAST_HALF = half_year(half_year(TODAY).first - timedelta(days=1))


@a_scene
def hr_of(server):
    with server.database.session() as session:
        administration(session)
    return server.facilitator("hr@example.se", Role.HR)


def place(server, *persons, name="Förskolan Exempelgården", title="Serviceassistent"):
    """A post with so many persons in each placement, all at one workplace. Its id, and its staffings'."""
    with server.database.session() as session:
        at = a_workplace(session, name)
        id = keep(session, *(Staffing(at, BEGAN, count) for count in persons), title=title)
        from app.posts import store
        from app.posts.tables import PostRow

        return id, [it.id for it in store.one(session, PostRow.id == id, id).post.staffings]


def link(hr, post, staffing, of="holder", months=6):
    """The path of a new link."""
    form = {"staffing": str(staffing), "of": of, "months": str(months)}
    answer = hr.post(f"/posts/{post}/asks", data=form, follow_redirects=True)
    assert answer.status_code == 200, answer.text
    return re.search(r"/l/[\w-]+", answer.text)[0]


def phone(server, path):
    """Somebody who has opened the link."""
    its = server.client()
    assert its.get(path, follow_redirects=True).status_code == 200
    return its


def answer(client, path, tasks="yes", **more):
    return client.post(f"{path}/work", data={"tasks": tasks, **more})


def end_the_half_year(server):
    """As if all that has been answered had been so in the half-year before."""
    with server.database.session() as session:
        session.exec(update(HolderBoxRow).values(half=str(LAST_HALF), since=str(LAST_HALF)))
