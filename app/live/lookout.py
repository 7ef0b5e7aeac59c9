"""Looks again, every few minutes, at who leads by an open socket.

Who may lead is seen when a socket is opened. A sign-in that ends later, or a lead that is taken away, closes the
sockets of the process where it happened at once; those of another process, and those of a sign-in that only ran out,
end here. All of a process' sockets are looked up together: three statements, however many they are. Whoever has done
something by their socket has used their sign-in, and that is noted here.
"""

import asyncio

from app.account import store as accounts
from app.background import Background, again_and_again
from app.ids import now
from app.live.room import Listener, Rooms
from app.remote import store as store_of_remotes
from app.storage.database import Database
from app.workshop import store as workshops

EVERY = 120.0
"""Seconds."""


class Lookout(Background):
    def __init__(self, database: Database, rooms: Rooms) -> None:
        self._database = database
        self._rooms = rooms
        super().__init__(lambda: again_and_again(EVERY, self.look, "not_looked"))

    async def look(self) -> None:
        """End the screens of those who may no longer lead."""
        if leads := self._rooms.leads:
            await asyncio.to_thread(self._note_who_did, _used(leads))
            may_not = await asyncio.to_thread(self._who_may_not, leads)
            for _, listener in self._rooms.leads:  # those who have not left meanwhile
                if listener in may_not:
                    listener.end()
        if remotes := {it.remote for it in self._rooms.remotes if it.remote is not None}:
            stand = await asyncio.to_thread(self._which_stand, remotes)
            for listener in self._rooms.remotes:
                if listener.remote in remotes - stand:
                    listener.end()

    def _note_who_did(self, sign_ins: set[str]) -> None:
        if sign_ins:
            with self._database.session() as session:
                accounts.seen_again(session, sign_ins, now())

    def _which_stand(self, remotes: set[int]) -> set[int]:
        with self._database.reading_session() as session:
            return store_of_remotes.standing(session, remotes, now())

    def _who_may_not(self, leads: list[tuple[int, Listener]]) -> set[Listener]:
        with self._database.reading_session() as session:
            stands = accounts.standing(session, {it.sign_in for _, it in leads}, now())
            led = workshops.all_leads(session, {id for id, _ in leads})
        return {it for id, it in leads if it.sign_in not in stands or (id, stands[it.sign_in]) not in led}


def _used(leads: list[tuple[int, Listener]]) -> set[str]:
    """The sign-ins that something was done with since this was asked last. Asked and forgotten in one go: what is done
    while it is noted counts the next time."""
    used = [it for _, it in leads if it.was_used]
    for it in used:
        it.was_used = False
    return {it.sign_in for it in used}
