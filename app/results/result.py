"""What came out of a workshop, for the page, the poster and the files.

Made from the wall's view and from nothing else: what the room may not see is not in it, and so in no export. Who draws
it up adds only how the answers came in, as one total for the whole workshop.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from app.board.board import Placement, Talk, Task, talk
from app.results.paper import paper_ballots
from app.vocabulary import REVEALED, Standing, standing
from app.voting.smallest import TOGETHER


@dataclass(frozen=True, slots=True)
class Row:
    """One task. `number` is the one that it was added as, and keeps. `votes` and `grounds`: by group id or `TOGETHER`.

    `votes` and `divided` are None where the answers may not be shown.
    """

    id: str
    number: int
    text: str
    also: tuple[str, ...]
    placement: dict[str, Standing]
    talk: Talk | None
    votes: dict[str, dict[Standing, int]] | None
    divided: float | None
    grounds: dict[str, dict[str, int]]
    why: str
    dissent: str


@dataclass(frozen=True, slots=True)
class Result:
    """`groups`: id -> name, in their order. `together`: those whose answers are shown only as a sum.

    `voices`: the ids that votes are shown for, `TOGETHER` last; none before the reveal. `phones` and `paper`: how many
    took part in either way.
    """

    code: str
    title: str
    workplace: str
    purpose: str
    is_example: bool
    groups: dict[str, str]
    together: tuple[str, ...]
    voices: tuple[str, ...]
    smallest: int
    phones: int
    paper: int
    rows: tuple[Row, ...]

    def asking_for(self, about: Talk) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.talk is about)

    @property
    def talks(self) -> tuple[Talk, ...]:
        """The talks that there can be: a group alone has nobody to hand over to."""
        return tuple(Talk) if len(self.groups) > 1 else (Talk.NEW_JOB, Talk.STOP, Talk.KEEP)

    @property
    def unplaced(self) -> int:
        return sum(row.talk is None for row in self.rows)


def result(view: dict[str, Any], people: Iterable[str]) -> Result:
    """`view`: the wall's. `people`: the ids of all who have joined."""
    groups = dict(sorted(view["groups"].items(), key=lambda item: item[1]["order"]))
    together = tuple(view["together"])
    alone = [id for id in groups if id not in together]
    ids = list(people)
    paper = len(paper_ballots(ids))
    return Result(
        code=view["code"],
        title=view["title"],
        workplace=view["workplace"],
        purpose=view["purpose"],
        is_example=view["example"],
        groups={id: group["name"] for id, group in groups.items()},
        together=together,
        voices=(*alone, *([TOGETHER] if together else [])) if view["step"] in REVEALED else (),
        smallest=view["rules"]["smallest"],
        phones=len(ids) - paper,
        paper=paper,
        rows=tuple(_row(id, task) for id, task in sorted(view["tasks"].items(), key=lambda item: item[1]["order"])),
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
        votes=votes and {of: {standing(answer): n for answer, n in fell.items()} for of, fell in votes.items()},
        divided=task.get("divided"),
        grounds=task.get("grounds", {}),
        why=task.get("why", ""),
        dissent=task.get("dissent", ""),
    )
