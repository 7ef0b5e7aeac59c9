"""My plan: what was typed, its calendar file and a text to send. Nothing of it is kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.course.parts import Plan
from app.course.words import ASK, TEXT
from app.days import read_day
from app.export.calendar import Entry
from app.vocabulary import N_, NOTE_LENGTH, TextMissing, at, clean
from app.web.calendar import written
from app.web.language import _
from app.workshop.workshop import NAME_LENGTH

TYPED = ("on", "room")


@dataclass(frozen=True, slots=True)
class Mine:
    """`asks`: keys of `app.course.words.ASK`, in their order."""

    on: date
    room: str
    asks: tuple[str, ...]

    def text(self) -> str:
        """To send, in the reader's language."""
        lines = [_(TEXT["begins"]), _(TEXT["when"]).format(day=written(self.on))]
        if self.room:
            lines.append(_(TEXT["where"]).format(room=self.room))
        return "\n".join([*lines, _(TEXT["asks"]), _(TEXT["ends"])])

    def entry(self, site: str) -> Entry:
        """`site`: the host, which makes the id unique."""
        about = [_(TEXT["where"]).format(room=self.room)] if self.room else []
        if self.asks:
            about.append(_(TEXT["to_ask"]).format(whom=", ".join(_(ASK[it]) for it in self.asks)))
        uid = f"course-{self.on.isoformat()}@{site}"
        return Entry(uid, self.on, _(TEXT["title"]), clean("\n".join(about), NOTE_LENGTH, lines=True))


def read(plan: Plan, typed: Mapping[str, str], asks: list[str]) -> Mine:
    """Raises `TextMissing`, `NotADate`, `DayOutOfReach`, `TextTooLong`, each at its field."""
    on = read_day(typed.get("on", ""), "on")
    with at("on", N_("Dag")):
        if on is None:
            raise TextMissing
    with at("room", N_("Rum")):
        room = clean(typed.get("room", ""), NAME_LENGTH)
    return Mine(on, room, tuple(it for it in plan.asks if it in asks))
