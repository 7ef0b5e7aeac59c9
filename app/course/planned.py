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
from app.web.language import Spoken
from app.workshop.workshop import NAME_LENGTH

TYPED = ("on", "room")
_TEXT, _ASK = Spoken(TEXT), Spoken(ASK)


@dataclass(frozen=True, slots=True)
class Mine:
    """`asks`: keys of `app.course.words.ASK`, in their order."""

    on: date
    room: str
    asks: tuple[str, ...]

    def text(self) -> str:
        """To send, in the reader's language."""
        where = [_TEXT["where"].format(room=self.room)] if self.room else []
        when = _TEXT["when"].format(day=written(self.on))
        return "\n".join([_TEXT["begins"], when, *where, _TEXT["asks"], _TEXT["ends"]])

    def entry(self, site: str) -> Entry:
        """`site`: the host, which makes the id unique."""
        about = [_TEXT["where"].format(room=self.room)] if self.room else []
        if self.asks:
            about.append(_TEXT["to_ask"].format(whom=", ".join(_ASK[it] for it in self.asks)))
        uid = f"course-{self.on.isoformat()}@{site}"
        return Entry(uid, self.on, _TEXT["title"], clean("\n".join(about), NOTE_LENGTH, lines=True))


def read(plan: Plan, typed: Mapping[str, str], asks: list[str]) -> Mine:
    """Raises `TextMissing`, `NotADate`, `DayOutOfReach`, `TextTooLong`, each at its field."""
    on = read_day(typed.get("on", ""), "on")
    with at("on", N_("Dag")):
        if on is None:
            raise TextMissing
    with at("room", N_("Rum")):
        room = clean(typed.get("room", ""), NAME_LENGTH)
    return Mine(on, room, tuple(it for it in plan.asks if it in asks))
