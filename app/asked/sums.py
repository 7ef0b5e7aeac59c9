"""What the staff, and who leads, are asked of how it went: what of it may be told. Nobody's answer is kept by itself,
and nobody is told of while others still answer. Pure.

The staff of a workshop are asked whether it *helped*, at the start and after six and twelve months, where its purpose
is roles or working environment; and three facts after each *session*. Who led answers three of their own.

An answer is added to the sums of an *occasion* the moment it comes, each question for itself. An occasion ends once and
for all: by whoever leads, or when its last day has passed. First then anything is told, and of each question only where
at least five have answered it, and one more for each phone that is one too many. So there is nothing before and after
to subtract, and what is told stays as it is.

The *programme owner* reads sums over workshops. They are made of *batches*, once, when a half-year has ended: of sums
that are told to the leads, so each part of a batch is five persons at least; and of so many workshops that no two
persons lead all of them. Whoever leads some, and subtracts them, has left what at least two others lead. Batches share
nothing and stay as they are, and what is shown is whole ones: so every difference between two looks, or between the
whole and an administration, is of whole batches too. What is too little for a batch of its administration joins that of
the whole municipality; what is too little there waits.

An example: three workshops of one half-year, led by Eva, by Bo and by both, make no batch. When Ali's is there too, all
four do: Eva, who subtracts her two, has left what Bo and Ali lead.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from app.asked.occasions import CHOICES, QUESTIONS, Kind, Occasion, OccasionOver, Question, Says, kind
from app.posts.half_year import HalfYear, half_year
from app.workshop.workshop import SMALLEST

MOST_ANSWERS = 500
"""To one question on one occasion."""

Sums = Mapping[str, int]
"""Of one question: by choice, how many. What nobody has chosen may be left out."""

# One occasion of one workshop


@dataclass(frozen=True, slots=True)
class Box:
    """`until`: the last day to answer; `is_ended`: whether somebody has ended it before. `extra`: how many phones more
    than persons had joined, at most, while it was answered. `sums`: by question."""

    until: date
    is_ended: bool = False
    extra: int = 0
    sums: Mapping[Question, Sums] = field(default_factory=dict)

    def is_over(self, today: date) -> bool:
        return self.is_ended or today > self.until

    @property
    def needed(self) -> int:
        return SMALLEST + self.extra

    @property
    def enough(self) -> Mapping[Question, Sums]:
        """The questions that enough have answered. Nothing of it leaves the server before it is over."""
        return {it: sums for it, sums in self.sums.items() if answers(sums) >= self.needed}

    @property
    def has_enough(self) -> bool:
        return bool(self.enough)


def put(box: Box, says: Says, extra: int, today: date) -> Box:
    """One more. Raises `OccasionOver`."""
    if box.is_over(today) or any(answers(box.sums.get(it, {})) >= MOST_ANSWERS for it in says):
        raise OccasionOver
    sums = {it: dict(its) for it, its in box.sums.items()}
    for question, choice in says.items():
        its = sums.setdefault(question, {})
        its[choice] = its.get(choice, 0) + 1
    return Box(box.until, box.is_ended, max(box.extra, extra), sums)


def answers(sums: Sums) -> int:
    return sum(sums.values())


@dataclass(frozen=True, slots=True)
class Line:
    """A question as it is told: how many chose what, and how many answers that is."""

    question: Question
    sums: Sums

    @property
    def answers(self) -> int:
        return answers(self.sums)


@dataclass(frozen=True, slots=True)
class Told:
    """An occasion as who leads is told of it. `has_enough`: whether ending it now would show anything; `lines`: what is
    shown, of an occasion that is over."""

    occasion: Occasion
    until: date
    is_over: bool
    has_enough: bool
    lines: tuple[Line, ...] = ()


def tell(of: Occasion, box: Box, today: date) -> Told:
    if not box.is_over(today):
        return Told(of, box.until, is_over=False, has_enough=box.has_enough)
    enough = box.enough
    return Told(of, box.until, True, bool(enough), tuple(_lines(QUESTIONS[kind(of)], enough)))


def _lines(questions: Iterable[Question], sums: Mapping[Question, Sums]) -> Iterator[Line]:
    for it in questions:
        if it in sums:
            yield Line(it, {choice: sums[it].get(choice, 0) for choice in CHOICES[it]})


# Over workshops


@dataclass(frozen=True, slots=True)
class Unit:
    """One question on one occasion of one workshop: five persons at least, or one who led. `leads`: who leads it, and
    so may have read it; `by`: of what who led has said, who said it. `administration`: of the workshop; None where it
    is of none."""

    workshop: int
    occasion: Occasion
    question: Question
    sums: Sums
    leads: frozenset[int]
    administration: int | None
    half: HalfYear
    by: int | None = None

    @property
    def key(self) -> tuple[int, Occasion, Question]:
        return self.workshop, self.occasion, self.question


@dataclass(frozen=True, slots=True)
class Batch:
    """What is shown together, from when `half` had ended. `administration`: None where it is of the whole municipality
    alone. `units`: how many it is made of."""

    kind: Kind
    question: Question
    administration: int | None
    half: HalfYear
    sums: Sums
    units: int


@dataclass(frozen=True, slots=True)
class Made:
    batch: Batch
    of: tuple[Unit, ...]


def batches(waiting: Iterable[Unit], now: HalfYear) -> list[Made]:
    """What may be counted when a half-year has begun, of what has waited since before it. What is in none waits on."""
    due: dict[tuple[Kind, Question], dict[int | None, list[Unit]]] = {}
    for unit in waiting:
        if unit.half < now:
            by_place = due.setdefault((kind(unit.occasion), unit.question), {})
            by_place.setdefault(unit.administration, []).append(unit)
    made = []
    for (of, question), by_place in due.items():
        rest = by_place.pop(None, [])
        for place in sorted(it for it in by_place if it is not None):
            if may_stand(of, by_place[place]):
                made.append(_batch(of, question, place, by_place[place], now))
            else:
                rest = [*rest, *by_place[place]]
        if may_stand(of, rest):
            made.append(_batch(of, question, None, rest, now))
    return made


def may_stand(of: Kind, units: Collection[Unit]) -> bool:
    """Whether a sum of these is nobody's: no two persons lead all of them. What one person each has said is at least
    five persons', nobody has said more than half, and whoever has read some of it, leading with them, has four others
    left at least."""
    leads = [it.leads for it in units]
    if of is Kind.LED:
        said = Counter(it.by for it in units)
        if len(said) < SMALLEST or 2 * max(said.values()) > len(leads):
            return False
        readers = frozenset[int]().union(*leads)
        if any(len({it.by for it in units if who not in it.leads}) < SMALLEST - 1 for who in readers):
            return False
    return bool(leads) and not any(_covers(who, leads) for who in frozenset().union(*leads))


def _covers(who: int, leads: Iterable[frozenset[int]]) -> bool:
    """Whether somebody, and one other at most, lead all."""
    rest = [its for its in leads if who not in its]
    return not rest or bool(frozenset.intersection(*rest))


def _batch(of: Kind, question: Question, place: int | None, units: list[Unit], now: HalfYear) -> Made:
    sums = added(it.sums for it in units)
    ended = half_year(now.first - timedelta(days=1))
    return Made(Batch(of, question, place, ended, sums, len(units)), tuple(units))


def added(every: Iterable[Sums]) -> dict[str, int]:
    whole: Counter[str] = Counter()
    for sums in every:
        whole.update(sums)
    return dict(whole)


@dataclass(frozen=True, slots=True)
class Part:
    """One kind of question over workshops. `units`: how many sessions, or workshops, the lines rest on at most.
    `until`: the half-year at whose end it was counted last."""

    kind: Kind
    lines: tuple[Line, ...]
    units: int
    until: HalfYear


@dataclass(frozen=True, slots=True)
class Programme:
    """What a programme owner is told. `until`: the half-year at whose end it was counted last; None before anything has
    been."""

    parts: tuple[Part, ...] = ()
    until: HalfYear | None = None


def programme(counted: Iterable[Batch], administrations: Collection[int]) -> Programme:
    """Of these administrations; of the whole municipality where none is named. Whole batches, and nothing less."""
    its = [it for it in counted if not administrations or it.administration in administrations]
    parts = []
    for of in Kind:
        of_kind = [it for it in its if it.kind is of]
        sums = {q: added(it.sums for it in of_kind if it.question is q) for q in {it.question for it in of_kind}}
        units = Counter[Question]()
        for it in of_kind:
            units[it.question] += it.units
        if sums:
            parts.append(
                Part(of, tuple(_lines(QUESTIONS[of], sums)), max(units.values()), max(it.half for it in of_kind))
            )
    return Programme(tuple(parts), max((it.half for it in its), default=None))
