"""A workshop that stands still, to draw from in a thread.

Each command changes the live state in place, so a thread that drew from it would see it change under its hands. A
thread is given a copy instead, which is its own and which nobody changes: packed on the loop, where the state stands
still until something is awaited, and unpacked by the thread. Packing is all that the room waits for: some 20 ms for
2,000 tasks with 24,000 votes, where the lead's view alone would take 30 to 90.
"""

import pickle
from collections import OrderedDict
from dataclasses import dataclass, replace

from app.live.patch import Json
from app.live.state import Live
from app.live.view import Audience, Gathered, Here, gather, held, part, view, with_own
from app.screens import with_screen


@dataclass(frozen=True, slots=True)
class Still:
    """`here`, `gathered`: what its room had told when it stood so; no `gathered` where nobody follows. `held`: see
    `Room.held`."""

    live: Live
    here: Here
    gathered: Gathered | None
    held: Json | None = None

    def whole(self, audience: Audience, person: str | None = None) -> Json:
        """Everything that this audience, and this person, may see, for a page."""
        now = view(self.live, audience, self.here, self.gathered)
        if audience is Audience.WALL and self.held is not None:
            now = held(self.held, now)
        common = with_screen(audience, now)
        return with_own(self.live, common, person) if person else common

    def groups(self) -> Json:
        """The groups, as the lead sees them."""
        told = self.gathered or gather(self.live)
        ids = self.live.workshop.groups
        return {id: part(self.live, Audience.LEAD, ("groups", id), self.here, told) for id in ids}

    def pack(self) -> bytes:
        """What unpacks as a copy: without the commands done, which no page shows."""
        return pickle.dumps(replace(self, live=replace(self.live, done=OrderedDict())), pickle.HIGHEST_PROTOCOL)


def unpack(packed: bytes) -> Still:
    """`packed`: what `Still.pack` gave, in this process."""
    still: Still = pickle.loads(packed)  # noqa: S301
    return still
