"""Fourteen invented workplaces that have shared, for whoever has no map yet: laid together and counted by the same
rules as real ones. Their tasks are in `fourteen.txt`; colours and hours are made up here."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path

from app.board.qualified import is_qualified
from app.task_map import lots
from app.task_map.grouping import assigned
from app.task_map.lots import Row
from app.task_map.shared import Area, Kind, SharedTask
from app.task_map.sharing import Offer
from app.vocabulary import Colour

FOURTEEN = Path(__file__).with_name("fourteen.txt")
Lines = list[tuple[str, str]]
"""What a person has said that a task is, and the task."""

_OWN = {"planera", "dokumentera", "samtal", "samling", "medicin", "läroplan", "blöjor", "journal", "prov", "hämtning"}
_YELLOW = {"schema", "intro vikarie", "närvaro", "rastvakt", "vila", "utflykt"}
_BLACK = {"veckobrev": "Ett gemensamt brev i månaden räcker", "kläder": "En låda vid dörren, som töms på fredagar"}
_WHEN = {
    "tvätt": ("forenoon",),
    "sopor": ("afternoon",),
    "dukning": ("midday",),
    "disk": ("midday", "afternoon"),
    "telefon": ("morning", "forenoon"),
}


def workplaces() -> list[tuple[str, Area, str, Lines]]:
    return read(FOURTEEN)


def read(path: Path) -> list[tuple[str, Area, str, Lines]]:
    """Of each workplace how it is used where the rules are measured, of which kind it is, its name and its tasks."""
    found: list[tuple[str, Area, str, Lines]] = []
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("## "):
            use, area, name = line[3:].split(" · ")
            found.append((use, Area(area), name, []))
        elif line and not line.startswith("#"):
            label, text = line.split(": ", 1)
            found[-1][3].append((label, text))
    return found


def offers(place: int, lines: Lines) -> Iterator[Offer]:
    """Of one workplace: hours by what it is, of two to five who do it."""
    for at, (label, text) in enumerate(lines):
        colour = _colour(label, place)
        people = 2 + (place + len(label)) % 4
        yield Offer(
            f"t{at}",
            text,
            colour,
            people * (15 + 5 * ((len(label) * 7 + place) % 9)),
            people,
            people + 2,
            _WHEN.get(label, ()),
            {Colour.BLACK: Kind.STOP, Colour.RED: Kind.BUNDLE}.get(colour, Kind.KEEP),
            _BLACK.get(label, ""),
            date(2026, 11, 2) if label in _BLACK else None,
        )


def _colour(label: str, place: int) -> Colour:
    if label in _OWN:
        return Colour.GREEN
    if label in _BLACK:
        return Colour.BLACK
    return Colour.YELLOW if label in _YELLOW or (len(label) + place) % 5 == 0 else Colour.RED


@lru_cache(maxsize=1)
def fourteen() -> tuple[tuple[Row, ...], dict[int, int]]:
    """Their rows, and how many rows each lot was made of, as `app.task_map.store.rows` gives those that have shared."""
    groups: list[list[str]] = []
    tasks: list[SharedTask] = []
    for place, (_, area, name, lines) in enumerate(workplaces()):
        its = list(offers(place, lines))
        for group, offer in zip(assigned(groups, [it.text for it in its]), its, strict=True):
            groups.extend([[]] if group == len(groups) else [])
            groups[group].append(offer.text)
            tasks.append(_shared(len(tasks) + 1, place, name, area, group + 1, offer))
    made = lots.new([Row(task) for task in tasks])
    lot = {id: n for n, ids in enumerate(made, 1) for id in ids}
    return tuple(Row(task, lot.get(task.id)) for task in tasks), {n: len(ids) for n, ids in enumerate(made, 1)}


def _shared(id: int, place: int, name: str, area: Area, group: int, offer: Offer) -> SharedTask:
    return SharedTask(
        id=id,
        share=place,
        workplace=name,
        workplace_id=None,
        administration_id=None,
        area=area,
        text=offer.text,
        colour=offer.colour,
        minutes=offer.minutes,
        people=offer.people,
        heads=offer.heads,
        when=frozenset(offer.when),
        qualified=is_qualified(offer.text),
        decided=offer.decided,
        how=offer.how,
        on=offer.due,
        group=group,
        is_example=True,
    )
