"""What came out of a workshop, for the page, the poster and the files.

Made from the wall's view and from nothing else: what the room may not see is not in it, and so in no export. Who draws
it up adds only how the answers came in, as one total for the whole workshop.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app.board.board import Placement, Talk, Task, talk
from app.screens.units import rows
from app.vocabulary import PASS, REVEALED, Answer, Standing, standing
from app.voting.smallest import TOGETHER
from app.voting.took_part import TookPart
from app.workshop.pruned import ANSWERS, SUMS


@dataclass(frozen=True, slots=True)
class Row:
    """One task. `number` is the one that it was added as, and keeps. `votes` and `grounds`: by group id or `TOGETHER`.

    `votes` and `divided` are None where the answers may not be shown. `joint`: what the groups that answer together
    say, by group id; their open word, and nothing to count. `few`: the bars that too few have answered to be shown.
    `unknown`: the groups that are here, have not placed it, and whose view of it nobody can know.
    """

    id: str
    number: int
    text: str
    also: tuple[str, ...]
    placement: dict[str, Standing]
    talk: Talk | None
    votes: dict[str, dict[Standing, int]] | None
    joint: dict[str, Answer]
    few: frozenset[str]
    unknown: tuple[str, ...]
    divided: float | None
    grounds: dict[str, dict[str, int]]
    why: str
    dissent: str
    picture: str = ""

    @property
    def is_nobodys(self) -> bool:
        """Whether every group that has placed it says that it does not do it."""
        return bool(self.placement) and set(self.placement.values()) == {PASS}


@dataclass(frozen=True, slots=True)
class Gone:
    """What is kept no longer (`app.workshop.pruned`), and by which decision."""

    then: str
    number: str
    on: date
    by: str


@dataclass(frozen=True, slots=True)
class Result:
    """`groups`: id -> name, in their order. `together`: those whose answers are shown only as a sum.

    `jointly`: the groups that answer together. `voices`: the others, whose answers are counted: group ids, `TOGETHER`
    last; also a group that only a show of hands is counted for. None of them before the reveal, or when
    the answers are gone (`is_shown`). `pruned`:
    what is kept no longer.
    """

    code: str
    title: str
    workplace: str
    purpose: str
    is_example: bool
    groups: dict[str, str]
    together: tuple[str, ...]
    voices: tuple[str, ...]
    jointly: tuple[str, ...]
    is_shown: bool
    smallest: int
    took_part: TookPart
    rows: tuple[Row, ...]
    pruned: Mapping[str, Gone] = field(default_factory=dict)

    @property
    def has_no_answers(self) -> bool:
        """Whether how it was answered has been removed, sums and all."""
        return ANSWERS in self.pruned and self.pruned[ANSWERS].then != SUMS

    def asking_for(self, about: Talk) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.talk is about)

    @property
    def alone(self) -> tuple[str, ...]:
        """The groups in which each answers alone."""
        return tuple(group for group in self.groups if group not in self.jointly)

    @property
    def talks(self) -> tuple[Talk, ...]:
        """The talks that there can be: a group alone has nobody to hand over to."""
        return tuple(Talk) if len(self.groups) > 1 else (Talk.NEW_JOB, Talk.STOP, Talk.KEEP)

    def names(self, groups: Iterable[str]) -> list[str]:
        return [self.groups[id] for id in groups]

    @property
    def unplaced(self) -> int:
        return sum(not row.placement for row in self.rows)

    @property
    def nobodys(self) -> tuple[Row, ...]:
        """The tasks that every group that placed them says that it does not do."""
        return tuple(row for row in self.rows if row.is_nobodys)

    @property
    def unknown(self) -> dict[str, int]:
        """By group id, in how many tasks its view is not known; only where it is in any."""
        counts = {group: sum(group in row.unknown for row in self.rows) for group in self.groups}
        return {group: count for group, count in counts.items() if count}


def result(view: dict[str, Any], came_in: TookPart) -> Result:
    """`view`: the wall's."""
    groups = dict(sorted(view["groups"].items(), key=lambda item: item[1]["order"]))
    counted = {row["id"] for row in rows(view) if row["kind"] != "joint"}
    counted |= {unit for task in view["tasks"].values() for unit in task.get("votes", ())}
    pruned = {
        kind: Gone(it["then"], it["number"], date.fromisoformat(it["on"]), it["by"])
        for kind, it in view.get("pruned", {}).items()
    }
    is_shown = view["step"] in REVEALED and (ANSWERS not in pruned or pruned[ANSWERS].then == SUMS)
    tasks = sorted(view["tasks"].items(), key=lambda item: item[1]["order"])
    return Result(
        code=view["code"],
        title=view["title"],
        workplace=view["workplace"],
        purpose=view["purpose"],
        is_example=view["example"],
        groups={id: group["name"] for id, group in groups.items()},
        together=tuple(view["together"]),
        voices=tuple(id for id in (*groups, TOGETHER) if id in counted) if is_shown else (),
        jointly=tuple(id for id, group in groups.items() if group["jointly"]),
        is_shown=is_shown,
        smallest=view["rules"]["smallest"],
        took_part=came_in,
        rows=tuple(_row(id, task if is_shown else {**task, "votes": None}) for id, task in tasks),
        pruned=pruned,
    )


def _row(id: str, task: dict[str, Any]) -> Row:
    placement = {group: Placement(standing(it["colour"]), it["order"]) for group, it in task["placement"].items()}
    votes = task.get("votes")
    return Row(
        id=id,
        number=task["order"],
        text=task["text"],
        also=tuple(task.get("also", ())),
        placement={group: it.colour for group, it in placement.items()},
        talk=talk(Task(id, task["text"], "", task["order"], placement)),
        votes=None
        if votes is None
        else {of: {standing(answer): n for answer, n in fell.items()} for of, fell in votes.items()},
        joint=dict(task.get("joint", {})),
        few=frozenset(task.get("few", {})),
        unknown=tuple(task.get("unknown", {})),
        divided=task.get("divided"),
        grounds=task.get("grounds", {}),
        why=task.get("why", ""),
        dissent=task.get("dissent", ""),
        picture=task.get("picture", ""),
    )
