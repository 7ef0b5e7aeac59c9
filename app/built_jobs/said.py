"""What is said of built jobs, in sentences. Pure; in the reader's language."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from app.built_jobs import words
from app.built_jobs.building import Answer, Hindrance, Offer, Proposal, Why, Wish
from app.built_jobs.day import DAYS_A_WEEK, Run
from app.calculator.mix.said import Reader
from app.weight.weight import PARTS

QUARTER = 15
"""Minutes: no estimate is finer."""


def quarters(minutes: Sequence[int]) -> list[Decimal]:
    """Each in hours, to a quarter, so that they are together what their sum is: those whose remainder is largest are
    rounded up."""
    whole = round(sum(minutes) / QUARTER)
    found = [it // QUARTER for it in minutes]
    rests = sorted(range(len(minutes)), key=lambda nth: (-(minutes[nth] % QUARTER), nth))
    for nth in rests[: whole - sum(found)]:
        found[nth] += 1
    return [Decimal(it) / 4 for it in found]


def hours(minutes: int, who: Reader) -> str:
    """To a quarter of an hour."""
    return who.number(quarters([minutes])[0], 2)


def clock(minutes: int) -> str:
    """After midnight: 9.30, as a Swede writes it, and others read it."""
    return f"{minutes // 60 % 24}.{minutes % 60:02}"


def sentence(it: Proposal, who: Reader) -> str:
    """What it fills, where and when; and what is left."""
    fills = who.fill(
        words.FILLS,
        percent=who.number(it.percent),
        extent=who.number(it.wish.extent),
        places=who.say(words.AT[len(it.places) - 1]),
        parts=run(it.parts, who),
    )
    return f"{fills} {left(it.left_red, who)}"


def left(minutes: int, who: Reader) -> str:
    if not minutes:
        return who.say(words.LEFT[2])
    said = hours(minutes, who)
    return who.say(words.LEFT[0]) if said == "1" else who.fill(words.LEFT[1], hours=said)


def run(parts: Run, who: Reader) -> str:
    """Parts that follow each other."""
    names = [who.say(words.IN_A_SENTENCE[part]) for part in parts]
    if len(names) < 2:
        return "".join(names)
    return who.fill(words.TWO if len(names) == 2 else words.RUN, **_pair(names))


def _pair(names: Sequence[str]) -> dict[str, str]:
    return {"one": names[0], "other": names[-1], "first": names[0], "last": names[-1]}


def notes(it: Proposal, who: Reader) -> Iterator[str]:
    """What there is to know besides: how one gets about, and what one grows in."""
    if len(it.places) > 1:
        yield who.fill(words.TRAVEL, places=" – ".join(place.name for place in it.places))
    yield who.fill(words.GROWS, tasks=", ".join(dict.fromkeys(offer.text for offer in it.qualified)))


def tasks(it: Proposal, who: Reader) -> list[tuple[Offer, str, str]]:
    """Each, its hours a week, and of how many where it is divided ("" where it is not)."""
    its = [*it.tasks.items()]
    in_hours = quarters([minutes for _, minutes in its])
    return [
        (offer, who.number(share, 2), _divided(offer, minutes, share, who))
        for (offer, minutes), share in zip(its, in_hours, strict=True)
    ]


def _divided(offer: Offer, minutes: int, share: Decimal, who: Reader) -> str:
    if minutes == offer.minutes:
        return ""
    return who.fill(words.DIVIDED, hours=who.number(share, 2), all=hours(offer.minutes, who))


def hindrance(it: Hindrance, wish: Wish, who: Reader) -> str:
    match it.why:
        case Why.DAY if not it.parts:
            return who.say(words.NO_PART)
        case Why.DAY:
            a_day = {"has": hours(it.minutes // DAYS_A_WEEK, who), "needs": hours(wish.minutes // DAYS_A_WEEK, who)}
            details = a_day | {"parts": run(it.parts, who), "extent": who.number(wish.extent)}
        case Why.SPLIT:
            details = {"part": run(it.parts, who), "hours": hours(it.minutes, who)}
        case Why.HOURS:
            percent = it.minutes * 100 // (wish.full_time * 60)
            details = {"percent": who.number(percent), "extent": who.number(wish.extent)}
        case _:
            details = {"n": who.say(words.AT[it.places - 1])}
    return who.fill(words.HINDRANCE[it.why], **details)


def nearest(answer: Answer, wish: Wish, who: Reader, name_of: dict[str, str]) -> str:
    """What is to be changed, in the order of the form; "" where nothing would do. `name_of`: districts that are ours to
    say."""
    it = answer.nearest
    if it is None:
        return ""
    changed = []
    if it.district != wish.district:
        name = name_of.get(it.district, it.district)
        changed.append(who.fill(words.DISTRICT, name=name))
    if it.extent != wish.extent:
        changed.append(f"{who.number(it.extent)} %")
    if it.parts != wish.parts:
        changed.append(listed(_in_order(it.parts), who))
    if it.most_places != wish.most_places:
        changed.append(who.say(words.AT[it.most_places - 1]))
    return who.fill(words.NEAREST, changed=", ".join(changed))


def _in_order(parts: Iterable[str]) -> Run:
    return tuple(part for part in PARTS if part in {*parts})


def listed(parts: Run, who: Reader) -> str:
    """Parts that may lie apart."""
    names = [who.say(words.IN_A_SENTENCE[part]) for part in parts]
    if len(names) < 2:
        return "".join(names)
    return who.fill(words.TWO, one=", ".join(names[:-1]), other=names[-1])
