"""What the run says: on the screen, and in `results/` as Markdown, JSON and a picture."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from benchmarks.measure import Figures

RESULTS = Path(__file__).with_name("results")
DOCUMENT = Path(__file__).parent.parent / "docs/performance.md"
DISTURBED = 0.1
"""Share of the server's core that may go to others before the figures say so."""
_MARKS = ("<!-- figures -->\n", "<!-- end of figures -->")
_COLUMNS = (
    ("", lambda it: it.who),
    ("people", lambda it: f"{it.people:,}"),
    ("actions/s", lambda it: f"{it.per_second:,.0f}"),
    ("ack p50", lambda it: _ms(it.ack_p50)),
    ("ack p99", lambda it: _ms(it.ack_p99)),
    ("everyone p50", lambda it: _ms(it.everyone_p50)),
    ("everyone p99", lambda it: _ms(it.everyone_p99)),
    ("everyone max", lambda it: _ms(it.everyone_max)),
    ("frames/s", lambda it: f"{it.frames_per_second:,.0f}"),
    ("bytes", lambda it: f"{it.frame_bytes:,.0f}"),
    ("server", lambda it: f"{it.server:.0%}"),
    ("database", lambda it: f"{it.database:.0%}" if it.database else "–"),
    ("load", lambda it: f"{it.load:.0%}"),
    ("others", lambda it: f"{it.others:.0%}"),
)


@dataclass
class Goal:
    """What was aimed for, what was reached, and whether that is enough; None where it could not be measured."""

    aim: str
    reached: str
    met: bool | None

    @property
    def sign(self) -> str:
        return {True: "met", False: "**missed**", None: "not measured"}[self.met]


@dataclass
class Row:
    name: str
    title: str
    goals: list[Goal] = field(default_factory=list)
    figures: list[Figures] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    costs: dict[str, float] = field(default_factory=dict)
    """Microseconds of processor for each delivery, by who."""

    def of(self, who: str, people: int = 0) -> Figures | None:
        return next((it for it in self.figures if it.who == who and people in (0, it.people)), None)


def _ms(value: float) -> str:
    return f"{value:,.1f}" if value < 100 else f"{value:,.0f}"


def as_markdown(rows: Sequence[Row], machine: dict[str, str | int], when: str) -> str:
    lines = ["# Results", "", f"{when}. " + ", ".join(f"{name}: {value}" for name, value in machine.items()) + ".", ""]
    lines += ["Server on one core; load, and PostgreSQL where there is one, on another. Times in ms.", ""]
    if (most := max((it.others for row in rows for it in row.figures), default=0.0)) > DISTURBED:
        lines += [f"**Disturbed**: other programs took up to {most:.0%} of the server's core. Measure again.", ""]
    lines += _goals(rows)
    for row in rows:
        lines += ["", f"## {row.title}", ""]
        if row.figures:
            lines += _table([name for name, _ in _COLUMNS], [[say(it) for _, say in _COLUMNS] for it in row.figures])
        if row.notes:
            lines += ["", *(f"- {note}" for note in row.notes)]
    return "\n".join(lines) + "\n"


def _goals(rows: Sequence[Row]) -> list[str]:
    goals = [(row.title if not nth else "", goal) for row in rows for nth, goal in enumerate(row.goals)]
    return _table(("", "goal", "reached", ""), [(title, it.aim, it.reached, it.sign) for title, it in goals])


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    wide = [max(len(line[nth]) for line in [head, *rows]) for nth in range(len(head))]
    laid = [" | ".join(cell.ljust(width) for cell, width in zip(line, wide, strict=True)) for line in [head, *rows]]
    return [
        f"| {laid[0]} |",
        "|" + "|".join("-" * (width + 2) for width in wide) + "|",
        *(f"| {it} |" for it in laid[1:]),
    ]


def write(rows: Sequence[Row], machine: dict[str, str | int], when: str) -> None:
    """Keep a whole run: the results, and the goals in the document for operators."""
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "results.md").write_text(as_markdown(rows, machine, when))
    kept = {"when": when, "machine": machine, "rows": [asdict(row) for row in rows]}
    (RESULTS / "results.json").write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n")
    before, _, rest = DOCUMENT.read_text().partition(_MARKS[0])
    _, _, after = rest.partition(_MARKS[1])
    DOCUMENT.write_text(before + _MARKS[0] + "\n".join(["", *_goals(rows), "", ""]) + _MARKS[1] + after)
