"""A job of what several workplaces have shared, such that somebody can have it (the report, 2.1.1, 2.1.3, 3.2.1). Pure.

It holds when it fills the extent that is asked for, within a stated tolerance; hangs together over the day, so that no
shift is split; is at few places that lie near each other, with travel only between two parts of the day; and has a
qualified task, so that it is not only leftovers. Where none holds, what stands in the way is said, and the nearest wish
that would do.

The search is exact over which parts of the day follow each other, and which place has each. Of places for a stretch it
looks only at as many as the job may have (three at least), of those with most work and of those that have some that is
qualified: any other could be changed for one of them. Then each part is filled with whole tasks, and one is divided
where that is needed.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from itertools import combinations, pairwise, product

from app.alphabet import alphabetical
from app.built_jobs.day import ANY, DAYS_A_WEEK, DAYTIME, SLOTS, WEEKEND, Run, begins, ends, minutes_of, runs
from app.job_descriptions.draft import EXTENTS
from app.vocabulary import Colour
from app.weight.weight import FULL_TIME, PARTS

MOST_PLACES = 3
MOST_PROPOSALS = 3
TOLERANCE = 2
"""Percentage points of a full time that a job may lack, or have too much, and still count as filled."""
IDLE = 30 * DAYS_A_WEEK
"""Minutes a week that may be empty in a part within the day: a break is taken somewhere."""
LEAST = 30 * DAYS_A_WEEK
"""Minutes a week for which somebody begins a part of the day, or goes to another place."""
MOST_ELSEWHERE = 12
"""Other districts that are tried where nothing would do in this one."""
WHOLE_DAY = PARTS[:5]
"""All but the night, where nobody has asked for it."""


@dataclass(frozen=True, slots=True)
class Place:
    """A workplace. `district`: those with the same lie near each other; "" where nobody has said, and then it lies near
    none."""

    key: str
    name: str
    district: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """A task that one place hands over, or part of it. `minutes` a week; `when`: some of `app.weight.weight.WHEN`.
    `is_qualified`: it asks for an education or a working life, or for an introduction (yellow)."""

    id: int
    place: Place
    text: str
    minutes: int
    when: frozenset[str] = frozenset()
    colour: Colour = Colour.RED
    is_qualified: bool = False

    @property
    def pieces(self) -> dict[str, int]:
        """Its minutes by slot. Who does it in several parts of the day does as much in each: more is not known. What is
        done on weekdays and at weekends is counted on weekdays, as a day's work is (`app.weight.amount`)."""
        if "weekend" in self.when and "weekdays" not in self.when:
            return {WEEKEND: self.minutes}
        parts = [part for part in PARTS if part in self.when] or [ANY]
        each, rest = divmod(self.minutes, len(parts))
        return {part: each + (nth < rest) for nth, part in enumerate(parts)}


@dataclass(frozen=True, slots=True)
class Wish:
    """`district`: see `Place`. `extent`: percent of a full time, one of `EXTENTS`. `parts`: of the day. `full_time`:
    hours a week."""

    district: str
    extent: int
    parts: frozenset[str] = frozenset(WHOLE_DAY)
    most_places: int = 2
    full_time: int = FULL_TIME

    @property
    def minutes(self) -> int:
        """A week."""
        return self.full_time * 60 * self.extent // 100

    @property
    def tolerance(self) -> int:
        """Minutes a week."""
        return self.full_time * 60 * TOLERANCE // 100

    @property
    def least(self) -> int:
        return self.minutes - self.tolerance


@dataclass(frozen=True, slots=True)
class Take:
    """Minutes of an offer that a job has in a part of the day. `slot`: what they were in the offer's own pieces."""

    offer: Offer
    slot: str
    part: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Left:
    """Minutes of an offer that a job does not have."""

    offer: Offer
    slot: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Stop:
    """A stretch of the day at one place. `start`, `end`: minutes after midnight."""

    place: Place
    parts: Run
    start: int
    end: int


@dataclass(frozen=True)
class Proposal:
    """A job. `day`: each part of it in order, and the place that it is at."""

    wish: Wish
    day: tuple[tuple[str, Place], ...]
    takes: tuple[Take, ...]
    left: tuple[Left, ...]

    @cached_property
    def minutes(self) -> int:
        return sum(it.minutes for it in self.takes)

    @property
    def percent(self) -> int:
        """Of a full time, to a whole one."""
        return round(self.minutes * 100 / (self.wish.full_time * 60))

    @property
    def parts(self) -> Run:
        return tuple(part for part, _ in self.day)

    @property
    def places(self) -> tuple[Place, ...]:
        """In the order of the day."""
        return tuple(dict.fromkeys(place for _, place in self.day))

    @cached_property
    def tasks(self) -> dict[Offer, int]:
        """What it has of each, in minutes a week: by place in the order of the day, the largest first."""
        found: dict[Offer, int] = defaultdict(int)
        for it in self.takes:
            found[it.offer] += it.minutes
        order = {place: nth for nth, place in enumerate(self.places)}
        return dict(
            sorted(found.items(), key=lambda it: (order[it[0].place], -it[1], alphabetical(it[0].text), it[0].id))
        )

    @property
    def qualified(self) -> list[Offer]:
        return [offer for offer in self.tasks if offer.is_qualified]

    @property
    def left_red(self) -> int:
        """Red minutes a week that nobody has yet."""
        return sum(it.minutes for it in self.left if it.offer.colour is Colour.RED)

    @property
    def left_by_place(self) -> dict[Place, dict[str, int]]:
        """The same by place and slot, in order."""
        found: dict[Place, dict[str, int]] = {}
        red = (it for it in self.left if it.offer.colour is Colour.RED and it.minutes)
        for it in sorted(
            red, key=lambda it: (alphabetical(it.offer.place.name), it.offer.place.key, SLOTS.index(it.slot))
        ):
            slots = found.setdefault(it.offer.place, {})
            slots[it.slot] = slots.get(it.slot, 0) + it.minutes
        return found

    def in_part(self, part: str) -> int:
        return sum(it.minutes for it in self.takes if it.part == part)

    @property
    def spells(self) -> tuple[Stop, ...]:
        """Each part of its day: it begins late in the first and ends early in the last, so that it is one piece."""
        last = len(self.day) - 1
        found = []
        for nth, (part, place) in enumerate(self.day):
            a_day = -(-self.in_part(part) // DAYS_A_WEEK)
            start = ends(part) - a_day if nth == 0 < last else begins(part)
            end = begins(part) + a_day if nth == last else ends(part)
            found.append(Stop(place, (part,), start, end))
        return tuple(found)

    @property
    def stops(self) -> tuple[Stop, ...]:
        """The same, one for each place."""
        found: list[Stop] = []
        for it in self.spells:
            if found and found[-1].place == it.place:
                found[-1] = replace(found[-1], parts=(*found[-1].parts, *it.parts), end=it.end)
            else:
                found.append(it)
        return tuple(found)


class Why(StrEnum):
    """What stands in the way."""

    NOTHING = "nothing"
    """No time is shared there."""
    DAY = "day"
    """The parts of the day that are asked for are too short."""
    PLACES = "places"
    """It would hold at more places."""
    QUALIFIED = "qualified"
    """It would hold, and is only leftovers."""
    SPLIT = "split"
    """There is enough, and it falls apart over the day."""
    HOURS = "hours"
    """There is too little."""


@dataclass(frozen=True, slots=True)
class Hindrance:
    """`parts`: of the day that it is about. `minutes` a week: that there are of them, or that are lacking (see `why`);
    `places`: how many it takes."""

    why: Why
    parts: Run = ()
    minutes: int = 0
    places: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """`hindrance`: where there are no proposals. `nearest`: a wish that would give some, where there is one."""

    proposals: tuple[Proposal, ...] = ()
    hindrance: Hindrance | None = None
    nearest: Wish | None = None


def build(offers: Sequence[Offer], wish: Wish) -> Answer:
    """Up to `MOST_PROPOSALS`, the best first. The same offers and wish always give the same."""
    if found := _proposals(offers, wish):
        return Answer(tuple(found))
    return Answer(hindrance=_hindrance(offers, wish), nearest=_nearest(offers, wish))


# Work, by place and part


@dataclass(slots=True)
class _Work:
    """What a place hands over: minutes by slot, and of them what is qualified."""

    place: Place
    minutes: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    qualified: dict[str, int] = field(default_factory=lambda: defaultdict(int))


def _work(offers: Iterable[Offer]) -> list[_Work]:
    found: dict[Place, _Work] = {}
    for offer in offers:
        its = found.setdefault(offer.place, _Work(offer.place))
        for slot, minutes in offer.pieces.items():
            its.minutes[slot] += minutes
            if offer.is_qualified:
                its.qualified[slot] += minutes
    return sorted(found.values(), key=lambda it: (alphabetical(it.place.name), it.place.key))


def _near(offers: Iterable[Offer], district: str) -> list[Offer]:
    return [it for it in offers if it.place.district.casefold() == district.casefold() and it.minutes > 0]


# The search


@dataclass(frozen=True, slots=True)
class _Block:
    """A stretch of the day at one place. `filled`: minutes a week in each of its parts. `qualified`: minutes there."""

    place: Place
    filled: tuple[int, ...]
    qualified: int

    @property
    def minutes(self) -> int:
        return sum(self.filled)


@dataclass(frozen=True, slots=True)
class _Held:
    """A way that holds."""

    run: Run
    blocks: tuple[_Block, ...]
    filled: tuple[int, ...]

    @property
    def places(self) -> frozenset[Place]:
        return frozenset(it.place for it in self.blocks)

    @property
    def day(self) -> tuple[tuple[str, Place], ...]:
        where = (it.place for it in self.blocks for _ in it.filled)
        return tuple(zip(self.run, where, strict=True))


Way = tuple[Run, tuple[_Block, ...]]
"""Parts of the day, and the stretches of it, each at a place of its own."""


def _ways(work: Sequence[_Work], wish: Wish, least: int, *, may_split: bool = False) -> Iterator[Way]:
    """`least`: minutes a week that the parts have room for."""
    for run in runs(wish.parts):
        if sum(map(minutes_of, run)) < least:
            continue
        most = min(_most_places(wish), len(run))
        keep = max(most, MOST_PROPOSALS)
        blocks = {
            (first, end): _blocks(work, run, first, end, keep, may_split=may_split)
            for first in range(len(run))
            for end in range(first + 1, len(run) + 1)
        }
        for cuts in (cut for n in range(most) for cut in combinations(range(1, len(run)), n)):
            edges = (0, *cuts, len(run))
            for chosen in product(*(blocks[pair] for pair in pairwise(edges))):
                if len({it.place for it in chosen}) == len(chosen):
                    yield run, chosen


def _held(
    work: Sequence[_Work], wish: Wish, *, needs_qualified: bool = True, may_split: bool = False
) -> Iterator[_Held]:
    for run, blocks in _ways(work, wish, wish.least, may_split=may_split):
        if (any(it.qualified for it in blocks) or not needs_qualified) and (held := _holds(run, blocks, wish)):
            yield held


def _most_places(wish: Wish) -> int:
    """Those that are in no district lie near none."""
    return wish.most_places if wish.district else 1


def _blocks(work: Sequence[_Work], run: Run, first: int, end: int, keep: int, *, may_split: bool) -> list[_Block]:
    """Those of a stretch that any way that holds could have, and some to choose among."""
    found = [it for place in work if (it := _block(place, run, first, end, may_split=may_split))]
    by_minutes = sorted(found, key=lambda it: (-it.minutes, -it.qualified))[:keep]
    by_qualified = sorted((it for it in found if it.qualified), key=lambda it: (-it.minutes, -it.qualified))[:keep]
    return list(dict.fromkeys((*by_minutes, *by_qualified)))


def _block(work: _Work, run: Run, first: int, end: int, *, may_split: bool) -> _Block | None:
    """None where it would split the day, or is not worth going there for. Work for any part fills the parts within the
    day first: there it is needed."""
    at = range(first, end)
    inner = [nth for nth in at if 0 < nth < len(run) - 1]
    filled = {nth: min(work.minutes.get(run[nth], 0), minutes_of(run[nth])) for nth in at}
    free = work.minutes.get(ANY, 0)
    for nth in (*inner, *(it for it in at if it not in inner)):
        more = min(free, minutes_of(run[nth]) - filled[nth]) if run[nth] in DAYTIME else 0
        filled[nth] += more
        free -= more
    if not may_split and any(filled[nth] < minutes_of(run[nth]) - IDLE for nth in inner):
        return None
    if not may_split and any(filled[nth] < LEAST for nth in at):
        return None
    any_part = (ANY,) if {*run[first:end]} & {*DAYTIME} else ()
    qualified = sum(work.qualified.get(slot, 0) for slot in (*run[first:end], *any_part))
    return _Block(work.place, tuple(filled[nth] for nth in at), qualified)


def _holds(run: Run, blocks: tuple[_Block, ...], wish: Wish) -> _Held | None:
    """What is too much is taken from the end of the day, then from its beginning, and at last from within."""
    filled = [minutes for block in blocks for minutes in block.filled]
    last = len(run) - 1
    over = sum(filled) - wish.minutes
    for nth in (last, 0, *range(1, last)):
        least = LEAST if nth in (0, last) else minutes_of(run[nth]) - IDLE
        less = max(0, min(over, filled[nth] - least))
        filled[nth] -= less
        over -= less
    return _Held(run, blocks, tuple(filled)) if -wish.tolerance <= over <= 0 else None


def _rank(held: _Held, wish: Wish) -> tuple[object, ...]:
    """The best filled, to a percent; at the fewest places; by day; then in the fewest parts; with the most qualified
    work."""
    lacks = round((wish.minutes - sum(held.filled)) * 100 / (wish.full_time * 60))
    qualified = sum(min(it.qualified, it.minutes) for it in held.blocks)
    names = tuple((alphabetical(it.place.name), it.place.key) for it in held.blocks)
    cuts = tuple(len(it.filled) for it in held.blocks)
    late = sum(part not in DAYTIME for part in held.run)
    return lacks, len(held.blocks), late, len(held.run), -qualified, PARTS.index(held.run[0]), names, cuts


def _proposals(offers: Sequence[Offer], wish: Wish) -> list[Proposal]:
    near = _near(offers, wish.district)
    every = sorted(_held(_work(near), wish), key=lambda it: _rank(it, wish))
    chosen: list[_Held] = []
    for differs in (_in_places, _in_parts):
        for held in every:
            if len(chosen) < MOST_PROPOSALS and all(differs(held, it) for it in chosen):
                chosen.append(held)
    return [_filled(near, held, wish) for held in chosen]


def _in_places(one: _Held, other: _Held) -> bool:
    return one.places != other.places


def _in_parts(one: _Held, other: _Held) -> bool:
    return (one.run, one.places) != (other.run, other.places)


# Filled with tasks


class _Taking:
    """What is there yet of each offer's pieces, and what is taken."""

    def __init__(self, offers: Iterable[Offer]) -> None:
        self.rest = {(offer, slot): minutes for offer in offers for slot, minutes in offer.pieces.items()}
        self.takes: list[Take] = []
        self._by_cell: dict[tuple[Place, str], list[Offer]] = defaultdict(list)
        for offer, slot in self.rest:
            self._by_cell[offer.place, slot].append(offer)

    def there(self, place: Place, slot: str) -> list[Offer]:
        """What may be taken yet: what is qualified first, and what is largest."""
        its = (it for it in self._by_cell[place, slot] if self.rest[it, slot])
        return sorted(its, key=lambda it: (not it.is_qualified, -self.rest[it, slot], alphabetical(it.text), it.id))

    def take(self, offer: Offer, slot: str, part: str, minutes: int) -> int:
        its = min(minutes, self.rest[offer, slot])
        if its:
            self.rest[offer, slot] -= its
            self.takes.append(Take(offer, slot, part, its))
        return its

    def fill(self, place: Place, slot: str, part: str, minutes: int) -> None:
        """With whole pieces, and at last a part of one. What is qualified comes along, even where it must be cut."""
        there = self.there(place, slot)
        if there and there[0].is_qualified:
            minutes -= self.take(there[0], slot, part, minutes)
        for offer in self.there(place, slot):
            if self.rest[offer, slot] <= minutes:
                minutes -= self.take(offer, slot, part, minutes)
        for offer in self.there(place, slot):
            minutes -= self.take(offer, slot, part, minutes)

    def left(self) -> tuple[Left, ...]:
        return tuple(Left(offer, slot, minutes) for (offer, slot), minutes in self.rest.items() if minutes)


@dataclass(slots=True)
class _Cell:
    """A part of a job's day, to fill. `free`: how many of its minutes are of work that may be done in any part."""

    part: str
    place: Place
    minutes: int
    free: int


def _filled(offers: Sequence[Offer], held: _Held, wish: Wish) -> Proposal:
    taking = _Taking(offers)
    cells = []
    for (part, place), minutes in zip(held.day, held.filled, strict=True):
        fixed = sum(taking.rest[it, part] for it in taking.there(place, part))
        cells.append(_Cell(part, place, minutes, max(0, minutes - fixed)))
    _take_qualified(taking, cells)
    for it in cells:
        taking.fill(it.place, it.part, it.part, it.minutes - it.free)
        taking.fill(it.place, ANY, it.part, it.free)
    return Proposal(wish, held.day, tuple(taking.takes), taking.left())


def _take_qualified(taking: _Taking, cells: Sequence[_Cell]) -> None:
    """Where what is qualified may be done in any part, and would else not be needed: it goes before the rest."""
    if any(it.is_qualified for cell in cells for it in taking.there(cell.place, cell.part)):
        return
    open_ = (it for it in cells if it.part in DAYTIME)
    for cell in sorted(open_, key=lambda it: (-it.free, -it.minutes)):
        its = [it for it in taking.there(cell.place, ANY) if it.is_qualified]
        if its:
            taken = taking.take(its[0], ANY, cell.part, cell.free or cell.minutes)
            cell.minutes -= taken
            cell.free = max(0, cell.free - taken)
            return


# What stands in the way


def _hindrance(offers: Sequence[Offer], wish: Wish) -> Hindrance:
    work = _work(_near(offers, wish.district))
    if not any(minutes for it in work for slot, minutes in it.minutes.items() if slot != WEEKEND):
        return Hindrance(Why.NOTHING)
    longest = max(runs(wish.parts), key=lambda run: sum(map(minutes_of, run)), default=())
    if (room := sum(map(minutes_of, longest))) < wish.least:
        return Hindrance(Why.DAY, longest, room)
    for n in _more_places(wish):
        if any(_held(work, replace(wish, most_places=n))):
            return Hindrance(Why.PLACES, places=n)
    if any(_held(work, wish, needs_qualified=False)):
        return Hindrance(Why.QUALIFIED)
    falls = [_gap(it) for it in _held(work, wish, needs_qualified=False, may_split=True)]
    if falls:
        lacks, part = min(falls, key=lambda it: (it[0], PARTS.index(it[1])))
        return Hindrance(Why.SPLIT, (part,), lacks)
    ways = _ways(work, wish, 0, may_split=True)
    most = max((sum(it.minutes for it in blocks) for _, blocks in ways), default=0)
    return Hindrance(Why.HOURS, minutes=min(most, wish.minutes))


def _gap(held: _Held) -> tuple[int, str]:
    """The part of the day that lacks most, and how many minutes a week it lacks."""
    last = len(held.run) - 1
    needed = [LEAST if nth in (0, last) else minutes_of(part) - IDLE for nth, part in enumerate(held.run)]
    return max((need - has, part) for need, has, part in zip(needed, held.filled, held.run, strict=True))


# The nearest that would do


def _nearest(offers: Sequence[Offer], wish: Wish) -> Wish | None:
    return next((it for it in _other_wishes(offers, wish) if _any_holds(offers, it)), None)


def _any_holds(offers: Sequence[Offer], wish: Wish) -> bool:
    return any(_held(_work(_near(offers, wish.district)), wish))


def _other_wishes(offers: Iterable[Offer], wish: Wish) -> Iterator[Wish]:
    """One thing changed, then two, then three: how many places, when in the day, how much. At last somewhere else."""
    its = [
        replace(wish, most_places=places, parts=parts, extent=extent)
        for places in (wish.most_places, *_more_places(wish))
        for parts in (wish.parts, *_wider(wish.parts))
        for extent in (wish.extent, *(it for it in reversed(EXTENTS) if it < wish.extent))
    ]
    yield from sorted(its[1:], key=lambda it: _changes(it, wish))
    names = {it.place.district.casefold(): it.place.district for it in offers if it.place.district}
    others = sorted((it for it in names.values() if it.casefold() != wish.district.casefold()), key=alphabetical)[
        :MOST_ELSEWHERE
    ]
    for most in (wish, replace(wish, most_places=MOST_PLACES, parts=wish.parts | {*WHOLE_DAY}, extent=EXTENTS[0])):
        yield from (replace(most, district=name) for name in others)


def _changes(it: Wish, wish: Wish) -> tuple[int, bool, bool]:
    """How many things, and among as many: one more place before other hours, and other hours before fewer."""
    places, parts, extent = (getattr(it, name) != getattr(wish, name) for name in ("most_places", "parts", "extent"))
    return places + parts + extent, extent, parts


def _more_places(wish: Wish) -> range:
    return range(wish.most_places + 1, MOST_PLACES + 1) if wish.district else range(0)


def _wider(parts: frozenset[str]) -> Iterator[frozenset[str]]:
    """With the part after or before those that are asked for, and the whole day."""
    asked = [PARTS.index(it) for it in parts]
    more = [PARTS[nth] for nth in (max(asked, default=0) + 1, min(asked, default=1) - 1) if 0 <= nth < len(WHOLE_DAY)]
    for wider in dict.fromkeys((*(parts | {it} for it in more), parts | {*WHOLE_DAY})):
        if wider != parts:
            yield wider
