"""What a screen shows, decided once: a pure function of the view that its audience has.

It is made from what the audience may see already, so it can tell nothing more. It holds ids, orders, names of kinds and
numbers; never words or markup. The room puts it into the view as `screen`; templates print it, scripts draw it.
"""

from collections.abc import Callable

from app.screens import lead, phone, remote, wall
from app.screens.units import Json

SCREENS: dict[str, Callable[[Json], Json]] = {
    "lead": lead.screen,
    "phone": phone.screen,
    "wall": wall.screen,
    "remote": remote.screen,
}
"""By audience."""


def with_screen(audience: str, view: Json) -> Json:
    """A view with what is shown of it."""
    return {**view, "screen": SCREENS[audience](view)}
