"""`python -m benchmarks.exports`: how long each export of a job description with forty tasks takes.

Each is made anew ten times, with another text each time: Typst remembers what it has set. The first is on its own, as
it is after a start.
"""

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from statistics import median
from time import perf_counter

from app.export.document import Letterhead
from app.export.docx import docx
from app.export.markdown import markdown
from app.export.pdf import pdf
from app.job_descriptions.draft import Decision, Draft, Duty, Level, Origin, Provenance, Requirement, Source
from app.job_descriptions.papers.ad import ad, text
from app.job_descriptions.papers.document import document
from app.job_descriptions.papers.easy import easy
from app.job_descriptions.papers.jobtech import json
from app.job_descriptions.papers.sheet import Saved, xlsx
from app.vocabulary import Colour
from benchmarks.machine import described

TASKS = 40
TIMES = 10
GOAL = 300
"""Milliseconds, of the first and of the median."""
MANY = 200
"""Job descriptions in the workbook."""

_ON, _WHOSE = date(2026, 11, 25), Letterhead("Exempelkommunen")
_GROUPS = ("Barnskötare", "Förskollärare", "Kockar")


def draft(number: int) -> Draft:
    """With forty tasks under five headings, their colours, votes and decisions, and prose in every field."""
    prose = f"Version {number} av en text. " + "Den har några meningar till, som man skriver dem. " * 8
    sources = tuple(
        Source(
            f"A.t{i}",
            f"Arbetsuppgift {i} på tavlan",
            "A",
            tuple((group, Colour.RED) for group in _GROUPS),
            tuple((group, (1, 2, 7, 0)) for group in _GROUPS),
            Decimal("0.75"),
            parts=("forenoon",),
            decisions=(Decision("bundle", "Med de andra", "Rektor", _ON),),
            why="Den tar tid från barnen",
        )
        for i in range(TASKS)
    )
    fields = ("assignment", "not_included", "plan", "introduction", "support", "adaptation", "notes")
    return replace(
        Draft(
            f"Serviceassistent {number}",
            Provenance((Origin("A", "Skolan", "Träff", _ON, _GROUPS, 30, 60, 40),), sources),
            tuple(
                Duty(f"Tar hand om uppgift {i} {number}", Decimal("0.75"), (f"A.t{i}",), f"Rubrik {i % 5}")
                for i in range(TASKS)
            ),
            extent=Decimal(75),
            requirements=tuple(
                Requirement(f"Förmåga {i}", level=level, why="Rutiner") for level in Level for i in range(4)
            ),
        ),
        **dict.fromkeys(fields, prose),
    )


def _exports() -> dict[str, Callable[[Draft], object]]:
    return {
        "Word": lambda it: docx(document(it, 1, _ON, _WHOSE)),
        "PDF": lambda it: pdf(document(it, 1, _ON, _WHOSE)),
        "PDF, easy to read": lambda it: pdf(easy(it, 1, _ON, _WHOSE)),
        "Markdown": lambda it: markdown(document(it, 1, _ON, _WHOSE)),
        "JSON": lambda it: json(it, 1, _ON, _WHOSE),
        "Text of an advertisement": lambda it: text(ad(it, _WHOSE)),
        "Excel": lambda it: xlsx([Saved(1, 1, _ON, it)], _ON),
        f"Excel, {MANY} of them": lambda it: xlsx([Saved(id, 1, _ON, it) for id in range(MANY)], _ON),
    }


def _taken(make: Callable[[Draft], object]) -> Iterator[float]:
    """Milliseconds."""
    for number in range(TIMES + 1):
        its = draft(number)
        began = perf_counter()
        make(its)
        yield (perf_counter() - began) * 1000


def main() -> int:
    slow = []
    print(f"{TASKS} tasks, milliseconds. {', '.join(f'{name} {it}' for name, it in described().items())}.\n")
    print("| | first | median | slowest |\n|---|---:|---:|---:|")
    for name, make in _exports().items():
        first, *others = _taken(make)
        print(f"| {name} | {first:.0f} | {median(others):.0f} | {max(others):.0f} |")
        if max(first, median(others)) > GOAL and str(MANY) not in name:
            slow.append(name)
    if slow:
        print(f"\nOver {GOAL} ms: {', '.join(slow)}", file=sys.stderr)
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
