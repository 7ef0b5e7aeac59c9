"""A workshop that is led by commands, with a clock, and its journal told from the beginning."""

from dataclasses import dataclass, field
from typing import Any

from app.course.looking_back.story import Line, Story, Teller
from app.history.history import Undoings
from app.live.acts import ActRedone, ActUndone
from app.live.state import Live, evolve, new
from app.vocabulary import Person, Who
from app.workshop.commands import JoinWorkshop
from app.workshop.workshop import begin, create
from tests.makers import LEAD, ask

MINUTE = 60_000
BEGAN = 1_800_000_000_000


@dataclass
class Journal:
    """`at`: the clock, which `pass_` moves."""

    groups: tuple[str, ...] = ("Barnskötare",)
    readiness: dict[str, str] = field(default_factory=dict)
    at: int = BEGAN
    lines: list[Line] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.live = self._made()

    def _made(self) -> Live:
        created = create(
            "F7K2QM", "", "Förskolan Exempelgården", "jobs", "apt90", [*self.groups], readiness=self.readiness
        )
        return new(begin(1, created), 1)

    def later(self, minutes: float) -> "Journal":
        self.at += round(minutes * MINUTE)
        return self

    def do(self, *commands: Any, by: Person = LEAD) -> "Journal":
        for command in commands:
            first = self.live.number + 1
            events = ask(self.live, command, by)
            self.lines += [Line(first + nth, self.at, by.id, event, first) for nth, event in enumerate(events)]
        return self

    def join(self, people: int, group: str = "g1") -> list[Person]:
        came = [Person(f"{group}-{number}", Who.PARTICIPANT) for number in range(people)]
        for person in came:
            self.do(JoinWorkshop(group), by=person)
        return came

    def story(self) -> Story:
        undoings = Undoings(*(self._about(kind) for kind in (ActUndone, ActRedone)))
        live, teller = self._made(), Teller(undoings, BEGAN)
        for line in self.lines:
            teller.note(line, live)
            live.number = line.number
            evolve(line.event, live)
        return teller.ended(live)

    def _about(self, kind: type) -> dict[int, int]:
        return {line.number: line.event.act for line in self.lines if isinstance(line.event, kind)}
