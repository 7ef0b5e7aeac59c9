"""Signing out of the municipality's own sign-in too, where it was that which let somebody in.

The token of the sign-in is not kept, so the provider is told no more than who we are: it asks whoever comes.
"""

from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response

from app.access.facilitator import sign_in_of
from app.account import store as accounts
from app.oidc.answers import ProviderAway
from app.web.templating import render

if TYPE_CHECKING:
    from app.oidc.provider import Provider


def is_provided(request: Request) -> bool:
    """Whether the sign-in that asks is by the provider."""
    if request.app.state.provider is None:
        return False
    with request.app.state.database.reading_session() as session:
        return accounts.is_provided(session, sign_in_of(request))


async def signed_out(request: Request) -> Response:
    """The page for who has been signed out here: it leads on to the provider, which may be away.

    A page and no redirect: a form may lead to this site only (`app.web.safety`).
    """
    provider: Provider = request.app.state.provider
    request.state.facilitator = None
    try:
        address = await provider.way_out()
    except ProviderAway:
        address = ""
    return render(request, "oidc/signed_out.html", address=address, name=provider.chosen.name)
