"""To think of: what the report, the law and plain language would ask about a draft, each at its place in the text.

Said as advice, beside the text, and never in the way of a save: people decide. A check says what it can tell from the
draft and what it came from, and is silent where it can't.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Any

from app.board.qualified import is_qualified
from app.job_descriptions.advice.codes import CODED, CodeList, likely, stems
from app.job_descriptions.advice.day import day_of
from app.job_descriptions.advice.reading import EASY, ENOUGH_WORDS, HARD, Lix, hard_sentences, lix
from app.job_descriptions.advice.record_check import Law, is_said, near, strictest
from app.job_descriptions.advice.word_lists import Word, found
from app.job_descriptions.draft import (
    EXTENTS,
    Agreement,
    BeganIn,
    Draft,
    Duty,
    Employment,
    Kind,
    Level,
    OrdinaryWork,
    Requirement,
    Status,
)
from app.job_descriptions.fields import TABLE
from app.job_descriptions.saving import lacks_ab_plan
from app.vocabulary import Colour
from app.weight.weight import PARTS

MOSTLY = Decimal("0.75")
"""Of the job's time, that is simple: from here it is asked what could be added."""

CLOSE = Decimal("0.5")
"""Hours a week between the tasks and the extent that nobody need mind."""

SOME = Decimal("0.1")
"""Of the hours whose time of day is known: with less, a part of the day is empty."""

LICENCE = ("*körkort*", "b-kort")
DEGREE = (
    *("*examen*", "*legitimation*", "*legitimerad*", "högskol*", "universitet*", "*gymnasi*", "akademisk*"),
    *("*utbildning", "*utbildad", "*utbildade", "*utbildningen", "*betyg*"),
)
SWEDISH = ("svenska", "svenskan", "*svenska*")
FLUENT = (
    *("flytande", "obehindra*", "perfekt*", "felfri*", "utmärkt*", "god", "goda", "mycket god*", "mycket bra"),
    *("avancerad*", "i tal och skrift", "tala och skriva", "talar och skriver", "muntligt och skriftligt"),
)
EXPERIENCE = ("*erfarenhet*", "*års arbete", "har arbetat", "vana av", "van vid")
DRIVES = (
    *("+kör", "*körning*", "*transport*", "*skjuts*", "*leverans*", "+levererar", "+hämtar"),
    *("*bil", "*bilen", "*bilar"),
)
"""Signs that somebody drives."""

_BULLET = re.compile(r"\s*(?:[-*•–]|\d+[.)])\s")

Details = Mapping[str, Any]


class AdviceKind(StrEnum):
    """What there is to think of, and the details that a sentence about it needs."""

    NO_MANDATE = "no_mandate"
    """`lack`: the workplaces where the answer is no; `unknown`: where nobody has answered; `have`: where it is yes."""
    RECORD_CHECK = "record_check"
    """`laws`: those that may ask for one; `written`: the words that made us think of them."""
    NO_ASSIGNMENT = "no_assignment"
    ONLY_A_LIST = "only_a_list"
    RESERVED_GROUND = "reserved_ground"
    """A group says that only they may, by law or licence. `groups`: names."""
    RESERVED_WORD = "reserved_word"
    """`word`: the list's entry; `written`: as it stands in the text."""
    GREEN_FOR_A_GROUP = "green_for_a_group"
    BLACK_FOR_A_GROUP = "black_for_a_group"
    """`groups`: names."""
    MOSTLY_SIMPLE = "mostly_simple"
    """`percent` of the time; `add`: tasks of the same boards that are not used and may be more."""
    PEAKS = "peaks"
    """`stretches`: the parts of the day that there is something in, those that meet together; `every`: {part: hours a
    week}; `known`: their sum; `between`: the empty parts that make a split shift."""
    HOURS = "hours"
    """`says`: "none", "no_extent", "less" or "more"; `hours`, `extent` in hours a week; `without`: duties that have no
    hours; `missing`: [(percent, hours)]."""
    ASK_LICENCE = "ask_licence"
    """`drives`: whether a task says so."""
    ASK_DEGREE = "ask_degree"
    ASK_SWEDISH = "ask_swedish"
    ASK_EXPERIENCE = "ask_experience"
    NO_INFORMAL = "no_informal"
    NO_AGREEMENT = "no_agreement"
    NOT_INDISPENSABLE = "not_indispensable"
    NO_AB_PLAN = "no_ab_plan"
    """`is_past`: whether there is all of it, but the day had been when the tasks were taken from the board."""
    BEA_PERMANENT = "bea_permanent"
    EXTRAS_UNDER_AB = "extras_under_ab"
    """The job may only do what is extra, and is to be an ordinary one."""
    ORDINARY_UNDER_BEA = "ordinary_under_bea"
    """It may do ordinary work, and is a labour-market measure."""
    BEGAN_IN_PERSON = "began_in_person"
    """A person or a group came first, and the need is not written."""
    NO_SUPPORT = "no_support"
    ADAPTATION_FIRST = "adaptation_first"
    """Something is fitted to one person, and nothing is there for all."""
    WORDING = "wording"
    """`word`, `written` as above."""
    UNKNOWN_CODE = "unknown_code"
    """`typed`; `meant`: the code of the list that it is nearly, or None."""
    READING = "reading"
    """`lix`; `level`: "easy", "middle" or "hard". The places are the hard sentences."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the editor. `of`: a field of the draft, or "origins"; `id`: a row's, in "duties" and "requirements".

    `says`: the words that are meant there, or "".
    """

    of: str
    id: str = ""
    says: str = ""

    @property
    def key(self) -> str:
        return f"{self.of}/{self.id}" if self.id else self.of

    @property
    def anchor(self) -> str:
        """The element's id in the editor."""
        return f"{self.of}-{self.id}" if self.id else self.of


_WHICH: dict[AdviceKind, Callable[[Details], str]] = {
    AdviceKind.NO_MANDATE: lambda its: "some" if its["have"] else "no" if its["lack"] else "unknown",
    AdviceKind.MOSTLY_SIMPLE: lambda its: "only" if its["percent"] == 100 else "mostly",
    AdviceKind.PEAKS: lambda its: "apart" if its["between"] else "short",
    AdviceKind.HOURS: lambda its: str(its["says"]),
    AdviceKind.ASK_LICENCE: lambda its: "drives" if its["drives"] else "unsaid",
    AdviceKind.NO_AB_PLAN: lambda its: "past" if its["is_past"] else "missing",
    AdviceKind.UNKNOWN_CODE: lambda its: "meant" if its["meant"] else "missing",
    AdviceKind.READING: lambda its: str(its["level"]),
}
"""By kind: which of its sentences, by the details."""


@dataclass(frozen=True, slots=True)
class Advice:
    """Something to think of. `section`: of the report, or "". `details`: see `AdviceKind`."""

    kind: AdviceKind
    places: tuple[Place, ...]
    section: str = ""
    details: Details = field(default_factory=dict)

    @property
    def key(self) -> str:
        """Its kind and, where there is more than one thing to say of that, which: what it is in words by."""
        which = _WHICH.get(self.kind)
        return f"{self.kind} {which(self.details)}" if which else self.kind

    @property
    def fields(self) -> list[Place]:
        """The places, each field or row once."""
        return list({place.key: place for place in self.places}.values())

    @property
    def is_praise(self) -> bool:
        return self.kind is AdviceKind.READING and self.details["level"] == "easy"


@dataclass(frozen=True, slots=True)
class Lists:
    """What a draft's words are held against. `codes`: by field; those that the municipality has supplied."""

    words: tuple[Word, ...] = ()
    reserved: tuple[Word, ...] = ()
    codes: Mapping[str, CodeList] = field(default_factory=dict)


def advise(draft: Draft, lists: Lists = Lists()) -> list[Advice]:
    """All there is to think of, in the order to think of it."""
    return [
        *_mandate(draft),
        *_record_check(draft),
        *_assignment(draft),
        *_reserved(draft, lists.reserved),
        *_colours(draft),
        *_simple(draft),
        *_peaks(draft),
        *_hours(draft),
        *_requirements(draft),
        *_agreement(draft),
        *_need(draft),
        *_support(draft),
        *_wording(draft, lists.words),
        *_codes(draft, lists.codes),
        *_reading(draft),
    ]


def beside(advice: Iterable[Advice]) -> dict[str, list[tuple[Advice, list[Place]]]]:
    """The advice by the key of its place, for the field that it is about; with all that it means there."""
    found: dict[str, list[tuple[Advice, list[Place]]]] = {}
    for one in advice:
        at: dict[str, list[Place]] = {}
        for place in one.places:
            at.setdefault(place.key, []).append(place)
        for key, places in at.items():
            found.setdefault(key, []).append((one, places))
    return found


def suggestions(draft: Draft, lists: Lists) -> dict[str, list[str]]:
    """For each coded field that has a list, what may fit the draft and is not written there."""
    return {
        name: [str(code) for code in likely(codes, draft) if str(code) != getattr(draft, name)]
        for name, codes in lists.codes.items()
    }


# What stands behind the job


def _mandate(draft: Draft) -> Iterator[Advice]:
    """Without a mandate it ends in a list (2.1.1, 6.1.6), and one workplace's yes is not another's. Whoever has
    approved the text has given one."""
    if draft.status is Status.APPROVED:
        return
    said: dict[bool | None, dict[str, None]] = {answer: {} for answer in (True, False, None)}
    for origin in draft.provenance.origins:
        said[origin.has_mandate][origin.workplace or origin.workshop] = None
    have, lack, unknown = (tuple(said[answer]) for answer in (True, False, None))
    if lack or unknown:
        details = {"lack": lack, "unknown": unknown, "have": have}
        yield Advice(AdviceKind.NO_MANDATE, (Place("origins"),), "6.1.6", details)


def _record_check(draft: Draft) -> Iterator[Advice]:
    """By what the job is close to, wherever that stands; silent where somebody has written of it."""
    if any(is_said(str(getattr(draft, it.name))) for it in TABLE):
        return
    texts = [*_close_to(draft), *(_at(duty) for duty in draft.duties)]
    hits = strictest([(at, it) for at in texts for it in near(_behind(draft, at))])
    if hits:
        details = {
            "laws": tuple(law for law in Law if any(it.law is law for _, it in hits)),
            "written": tuple(dict.fromkeys(word for _, it in hits for word in it.written)),
        }
        places = tuple(dict.fromkeys(Place(at.of, at.id, it.written[0]) for at, it in hits))
        yield Advice(AdviceKind.RECORD_CHECK, places, "", details)


def _close_to(draft: Draft) -> list[Place]:
    """Where it says what a job is close to, besides its tasks: also the workplaces that they came from."""
    names = ("title", "workplace", "assignment", "works_with", "relieves")
    workplaces = "\n".join(origin.workplace for origin in draft.provenance.origins)
    return [*(Place(name, "", getattr(draft, name)) for name in names), Place("origins", "", workplaces)]


def _behind(draft: Draft, at: Place) -> str:
    """A duty with the tasks that it came from; else what stands there."""
    duty = next((it for it in draft.duties if at.of == "duties" and it.id == at.id), None)
    return _all_said_of(draft, duty) if duty else at.says


def _assignment(draft: Draft) -> Iterator[Advice]:
    if not draft.assignment:
        yield Advice(AdviceKind.NO_ASSIGNMENT, (Place("assignment"),), "2.1.3")
    elif _is_only_a_list(draft):
        yield Advice(AdviceKind.ONLY_A_LIST, (Place("assignment"),), "2.1.3")


def _is_only_a_list(draft: Draft) -> bool:
    """Every line is a bullet, or every part of it says a task once more."""
    lines = [line for line in draft.assignment.splitlines() if line.strip()]
    if all(_BULLET.match(line) for line in lines):
        return True
    tasks = stems(" ".join(text for duty in draft.duties for text in draft.said_of(duty)))
    parts = [stems(part) for part in re.split(r"[\n.,;:•]|\boch\b|\bsamt\b", draft.assignment)]
    return any(parts) and all(part <= tasks for part in parts)


# The tasks


def _reserved(draft: Draft, words: Sequence[Word]) -> Iterator[Advice]:
    kept = {duty.id: groups for duty in draft.duties if (groups := _kept_by_law(draft, duty))}
    for groups in dict.fromkeys(kept.values()):
        those = tuple(_at(duty) for duty in draft.duties if kept.get(duty.id) == groups)
        yield Advice(AdviceKind.RESERVED_GROUND, those, "2.1.1", {"groups": groups})
    for word in words:
        hits = [(duty, hit) for duty in draft.duties for hit in found(word.forms, _all_said_of(draft, duty))]
        if hits:
            yield Advice(
                AdviceKind.RESERVED_WORD,
                tuple(dict.fromkeys(_at(duty) for duty, _ in hits)),
                "",
                {"word": word, "written": hits[0][1]},
            )


def _kept_by_law(draft: Draft, duty: Duty) -> tuple[str, ...]:
    """Who says that only they may do some task behind a duty, by law or licence."""
    grounds = (it for source in draft.from_board(duty) for it in source.grounds)
    return tuple(dict.fromkeys(group for group, ground in grounds if ground in ("law", "licence")))


def _colours(draft: Draft) -> Iterator[Advice]:
    """Tasks that some group keeps as its own, or would stop, by which groups. Where the law keeps it for them, that is
    said already."""
    for colour, kind in (
        (Colour.GREEN, AdviceKind.GREEN_FOR_A_GROUP),
        (Colour.BLACK, AdviceKind.BLACK_FOR_A_GROUP),
    ):
        by_groups: dict[tuple[str, ...], list[Place]] = {}
        for duty in draft.duties:
            told = _kept_by_law(draft, duty) if colour is Colour.GREEN else ()
            if groups := tuple(group for group in _groups_that_say(draft, duty, colour) if group not in told):
                by_groups.setdefault(groups, []).append(_at(duty))
        for groups, places in by_groups.items():
            yield Advice(kind, tuple(places), "2.1.1", {"groups": groups})


def _groups_that_say(draft: Draft, duty: Duty, colour: Colour) -> tuple[str, ...]:
    colours = (it for source in draft.from_board(duty) for it in source.colours)
    return tuple(dict.fromkeys(group for group, its in colours if its is colour))


def _simple(draft: Draft) -> Iterator[Advice]:
    """A task is simple where no group has it as its own and nothing in it asks for an education or a working life; the
    job is, where that is most of its time and no education is required (2.1.3)."""
    if any(_asks_for_an_education(requirement) for requirement in draft.requirements):
        return
    weights = _weights(draft.duties)
    simple = sum(
        (weight for duty, weight in zip(draft.duties, weights, strict=True) if _is_simple(draft, duty)), Decimal(0)
    )
    share = simple / sum(weights, Decimal(0)) if draft.duties else Decimal(0)
    if share >= MOSTLY:
        add = tuple(source.text for source in draft.not_used if is_qualified(source.text))
        percent = int((share * 100).to_integral_value(ROUND_HALF_UP))
        yield Advice(AdviceKind.MOSTLY_SIMPLE, (Place("duties"),), "2.1.3", {"percent": percent, "add": add})


def _asks_for_an_education(requirement: Requirement) -> bool:
    is_asked = requirement.kind is Kind.FORMAL and requirement.level is Level.REQUIRED
    return is_asked and bool(found(DEGREE, requirement.what))


def _weights(duties: Sequence[Duty]) -> list[Decimal]:
    """Each duty's hours; one without them is as the mean of the others."""
    known = [duty.hours for duty in duties if duty.hours]
    mean = sum(known, Decimal(0)) / len(known) if known else Decimal(1)
    return [duty.hours or mean for duty in duties]


def _is_simple(draft: Draft, duty: Duty) -> bool:
    is_somebodys_own = bool(_groups_that_say(draft, duty, Colour.GREEN))
    return not is_somebodys_own and not is_qualified(_all_said_of(draft, duty))


def _peaks(draft: Draft) -> Iterator[Advice]:
    """Relief taken out of others' days may leave only their peaks: a job of split shifts, or of a short one."""
    by_part = _hours_by_part(draft)
    known = sum(by_part.values(), Decimal(0))
    if not known or known * 2 < draft.hours:
        return
    day = day_of({part for part in PARTS if by_part.get(part, 0) >= known * SOME})
    if day.between or day.is_short:
        every = {part: by_part[part].quantize(Decimal("0.1"), ROUND_HALF_UP) for part in PARTS if by_part.get(part)}
        details = {"stretches": day.stretches, "every": every, "known": known, "between": day.between}
        yield Advice(AdviceKind.PEAKS, (Place("working_hours"),), "", details)


def _hours_by_part(draft: Draft) -> dict[str, Decimal]:
    """A duty's hours are spread evenly over the parts of the day that it is done in."""
    hours: dict[str, Decimal] = {}
    for duty in draft.duties:
        parts = {part for source in draft.from_board(duty) for part in source.parts if part in PARTS}
        for part in parts if duty.hours else ():
            hours[part] = hours.get(part, Decimal(0)) + (duty.hours or Decimal(0)) / len(parts)
    return hours


def _hours(draft: Draft) -> Iterator[Advice]:
    says = _what_the_hours_say(draft)
    if not says:
        return
    details = {
        "says": says,
        "hours": draft.hours,
        "extent": draft.extent_in_hours,
        "without": sum(not duty.hours for duty in draft.duties),
        "missing": tuple((percent, lacks) for percent in EXTENTS if (lacks := draft.missing_for(percent))),
    }
    yield Advice(AdviceKind.HOURS, (Place("extent"),), "", details)


def _what_the_hours_say(draft: Draft) -> str:
    extent = draft.extent_in_hours
    if not draft.hours:
        return "none" if extent else ""
    if extent is None:
        return "no_extent"
    if abs(draft.hours - extent) <= CLOSE:
        return ""
    return "less" if draft.hours < extent else "more"


# What is asked of people


def _requirements(draft: Draft) -> Iterator[Advice]:
    """Each is asked about until somebody has written why: a needless one shuts people out."""
    drives = any(found(DRIVES, _all_said_of(draft, duty)) for duty in draft.duties)
    for requirement in draft.requirements:
        if requirement.level is Level.NOT_NEEDED or requirement.why:
            continue
        at = (Place("requirements", requirement.id, requirement.what),)
        if found(LICENCE, requirement.what):
            yield Advice(AdviceKind.ASK_LICENCE, at, "", {"drives": drives})
        elif found(DEGREE, requirement.what):
            yield Advice(AdviceKind.ASK_DEGREE, at, "2.1.3")
        elif found(SWEDISH, requirement.what) and found(FLUENT, requirement.what):
            yield Advice(AdviceKind.ASK_SWEDISH, at)
        elif found(EXPERIENCE, requirement.what):
            yield Advice(AdviceKind.ASK_EXPERIENCE, at)
    if not any(requirement.kind is Kind.INFORMAL for requirement in draft.requirements):
        yield Advice(AdviceKind.NO_INFORMAL, (Place("requirements"),), "2.1.3")


def _agreement(draft: Draft) -> Iterator[Advice]:
    if draft.agreement is Agreement.OPEN:
        yield Advice(AdviceKind.NO_AGREEMENT, (Place("agreement"),), "2.1.2")
    if draft.agreement is Agreement.BEA:
        yield Advice(AdviceKind.NOT_INDISPENSABLE, (Place("agreement"),), "3.2.1")
    if lacks_ab_plan(draft):
        missing = [name for name in ("ab_plan", "plan") if not getattr(draft, name)]
        details = {"is_past": not missing}
        yield Advice(AdviceKind.NO_AB_PLAN, tuple(map(Place, missing or ["ab_plan"])), "6.1.2", details)
    if draft.agreement is Agreement.BEA and draft.employment is Employment.PERMANENT:
        yield Advice(AdviceKind.BEA_PERMANENT, (Place("employment"),), "3.2.1")


def _need(draft: Draft) -> Iterator[Advice]:
    """Extras can't be paid from an ordinary budget (6.1.6). What is done under BEA is beyond what is budgeted, and
    where somebody came first, jobs became like measures (2.1.3)."""
    if draft.ordinary_work is OrdinaryWork.NO and draft.agreement is Agreement.AB:
        yield Advice(AdviceKind.EXTRAS_UNDER_AB, (Place("ordinary_work"),), "6.1.6")
    if draft.ordinary_work is OrdinaryWork.YES and draft.agreement is Agreement.BEA:
        yield Advice(AdviceKind.ORDINARY_UNDER_BEA, (Place("ordinary_work"),), "2.1.3")
    if draft.began_in is BeganIn.PERSON and not draft.need:
        yield Advice(AdviceKind.BEGAN_IN_PERSON, (Place("need"),), "2.1.3")


def _support(draft: Draft) -> Iterator[Advice]:
    """What everybody can have comes before what is fitted to one (universal design)."""
    if not draft.support:
        kind = AdviceKind.ADAPTATION_FIRST if draft.adaptation else AdviceKind.NO_SUPPORT
        yield Advice(kind, (Place("support"),), "4.2.2")


# The words


def _wording(draft: Draft, words: Sequence[Word]) -> Iterator[Advice]:
    texts = [*_texts(draft), *_reasons(draft)]
    for word in words:
        places = [Place(at.of, at.id, hit) for at in texts for hit in found(word.forms, at.says)]
        if places:
            details = {"word": word, "written": tuple(dict.fromkeys(place.says for place in places))}
            yield Advice(AdviceKind.WORDING, tuple(places), "", details)


def _codes(draft: Draft, lists: Mapping[str, CodeList]) -> Iterator[Advice]:
    for name in CODED:
        typed, codes = getattr(draft, name), lists.get(name)
        if typed and codes and not codes.has(typed):
            details = {"typed": typed, "meant": codes.meant(typed)}
            yield Advice(AdviceKind.UNKNOWN_CODE, (Place(name, "", typed),), "", details)


def _reading(draft: Draft) -> Iterator[Advice]:
    texts = _texts(draft)
    whole = sum((lix(at.says) for at in texts), Lix())
    hard = tuple(Place(at.of, at.id, sentence) for at in texts for sentence in hard_sentences(at.says))
    if whole.words >= ENOUGH_WORDS or hard:
        level = "easy" if whole.value <= EASY else "middle" if whole.value <= HARD else "hard"
        yield Advice(AdviceKind.READING, hard, "", {"lix": whole.value, "level": level})


def _texts(draft: Draft) -> list[Place]:
    """What somebody reads in the document, each text at its place; a requirement that is none is not one of them."""
    return [
        *(Place(it.name, "", text) for it in TABLE if it.is_read and (text := getattr(draft, it.name))),
        *(_at(duty) for duty in draft.duties),
        *(Place("requirements", it.id, it.what) for it in _asked(draft)),
    ]


def _reasons(draft: Draft) -> list[Place]:
    return [Place("requirements", it.id, it.why) for it in _asked(draft) if it.why]


def _asked(draft: Draft) -> list[Requirement]:
    return [it for it in draft.requirements if it.level is not Level.NOT_NEEDED]


def _at(duty: Duty) -> Place:
    return Place("duties", duty.id, duty.text)


def _all_said_of(draft: Draft, duty: Duty) -> str:
    return "\n".join(draft.said_of(duty))
