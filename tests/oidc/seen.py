"""What can be seen afterwards: who is signed in, which accounts there are, and why nobody was let in."""

from sqlmodel import func, select

from app.account.tables import FacilitatorRow
from app.security.entry import What
from tests.security.doing import logged


def is_in(client):
    return client.get("/account/sign-ins").status_code == 200


def account(server, email="eva@example.se"):
    with server.database.reading_session() as session:
        return session.exec(select(FacilitatorRow).where(FacilitatorRow.email == email)).one_or_none()


def how_many(server, table):
    with server.database.reading_session() as session:
        return session.exec(select(func.count()).select_from(table)).one()


def why(server):
    """Why nobody was let in, as the security log has it."""
    return [it.details["why"] for it in logged(server, What.SIGN_IN_FAILED)]
