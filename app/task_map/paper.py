"""The task map on paper, for a meeting (A4) or a wall (A3). In Swedish, as the municipality's papers are. Pure."""

from collections.abc import Iterable, Sequence
from datetime import date

from app.export.document import (
    COLOUR_WORDS,
    Block,
    Column,
    Document,
    Heading,
    Letterhead,
    Mark,
    Paragraph,
    Table,
    swedish_date,
)
from app.export.pdf import pdf as typeset
from app.task_map.counted import Count, Stopped, Task, Told
from app.task_map.lots import PERSONS, PLACES
from app.task_map.words import ANYWHERE, WHEN, WITHHELD
from app.task_map.words import PLACES as NAMED
from app.weight.weight import PARTS

KIND = "Uppgiftskarta"
TITLE = "Uppgifter på flera arbetsplatser"
WITHHELD_BECAUSE = (
    f"Ett tal vilar på minst {PERSONS} personer och {PLACES} arbetsplatser, och nya räknas in {PLACES} i taget. "
    f"Annars står det ”{WITHHELD}”."
)

AT_LEAST = (
    "Uppgifter läggs ihop efter sina ord. Det som är sagt på ett annat sätt kan stå för sig, så det kan vara fler. "
    "Timmarna är från dem som räknas."
)

_COLUMNS = (
    Column("Uppgift", 5),
    Column("Färg", 5),
    Column("Timmar i veckan", 2, is_number=True),
    Column("När på dagen", 3),
)
_STOPPED = (Column("Uppgift", 4), Column("Arbetsplats", 3), Column("Så gjorde de", 5))


def pdf(told: Told, tasks: Sequence[Task], part: str, whose: Letterhead, on: date, mark: str, is_large: bool) -> bytes:
    """`part`: the administration, or ""."""
    return typeset(document(told, tasks, part, whose, on, mark), size="a3" if is_large else "a4")


def document(told: Told, tasks: Sequence[Task], part: str, whose: Letterhead, on: date, mark: str = "") -> Document:
    blocks = tuple(_blocks(told, tasks))
    return Document(TITLE, part or "Hela kommunen", KIND, swedish_date(on), mark, on, blocks, whose)


def _blocks(told: Told, tasks: Sequence[Task]) -> Iterable[Block]:
    if told.places is None:
        yield Paragraph("För få arbetsplatser har delat för att något ska kunna räknas.")
    else:
        yield Paragraph(f"{told.places} arbetsplatser har delat vad de kom fram till. {WITHHELD_BECAUSE} {AT_LEAST}")
    counted = [task for task in tasks if task.counts]
    if counted:
        rows = (_row(task, count) for task in counted for count in task.counts)
        yield Table(_COLUMNS, tuple(rows))
    stopped = [(task, it) for task in tasks for it in task.stopped]
    if stopped:
        yield Heading("De har slutat")
        yield Table(_STOPPED, tuple((task.title, it.workplace, how(it)) for task, it in stopped))
    few = [task.title for task in tasks if not task.counts]
    if few:
        yield Heading(f"Delade av {WITHHELD}")
        yield Paragraph(" · ".join(few))


def _row(task: Task, count: Count) -> tuple[str | tuple[Mark, ...], ...]:
    return (
        task.title,
        (Mark(count.colour, on_how_many(task, count)),),
        hours(count),
        ", ".join(WHEN[part] for part in count.when if part in PARTS),
    )


def on_how_many(task: Task, count: Count) -> str:
    """ "röd på minst 9 av 14 förskolor"."""
    least = "minst " if task.of is None or count.places < task.of else ""
    of = f" av {task.of}" if task.of else ""
    return f"{COLOUR_WORDS[count.colour]} på {least}{count.places}{of} {NAMED[task.area or ANYWHERE]}"


def hours(count: Count) -> str:
    """Whole hours, "under 1" for what is less, "" where no time is known."""
    return "" if count.hours is None else str(count.hours) if count.hours else "under 1"


def how(it: Stopped) -> str:
    """In their own words, and from which day."""
    return ", ".join(filter(None, (it.how, f"från {swedish_date(it.on)}" if it.on else "")))
