"""Whether each part fits in the minutes that it says: what is read at 200 words a minute, three seconds a press and ten
a choice that takes thought. Adults read Swedish prose silently somewhat faster (Brysbaert 2019 has 238 words a minute
for English), so there is time to look about. What a rehearsal takes was measured, once, as `docs/course.md` says.
"""

import re
from collections.abc import Iterator

import pytest

from app.board.words import MINE, OURS
from app.course.content import TRACKS
from app.course.parts import (
    GROUNDS,
    Bars,
    Cards,
    Choices,
    Colours,
    Note,
    Order,
    Part,
    Plan,
    Points,
    Readiness,
    Rehearsal,
    Session,
    Story,
    Text,
    TrackId,
)
from app.course.words import ASK, GROUND, VERDICT
from app.workshop.words import PROMISE, READY, READY_ADVICE

A_MINUTE = 200
"""Words that are read."""
PRESS, CHOICE, TYPED = 3.0, 10.0, 1.5
"""Seconds: a press, a choice that takes thought, a word that is typed."""
REHEARSED = {Session.ONE: 295.0, Session.TWO: 402.0}
"""Seconds from *Börja öva* until all six deeds are done, by hand, at this pace; what robots take is in it."""
BACK = 2
"""Presses that begin a rehearsal and come back from it."""
FREE_TEXT = 4
"""Words that are typed where somebody writes a workplace, groups, a room and a name."""


def words_of(*texts: str) -> int:
    return sum(len(re.findall(r"\w+(?:[-’]\w+)*", text)) for text in texts)


def read_in(part: Part, track: TrackId) -> Iterator[str]:
    """What somebody reads who reads all of it once, and answers right."""
    yield from (part.title, part.lead)
    for block in part.blocks_for(track):
        match block:
            case Text(words) | Note(_, words):
                yield words
            case Points(title, items):
                yield from (title, *items)
            case Story(title, paragraphs):
                yield from (title, *paragraphs)
            case Colours():
                yield from MINE.values()
            case Bars(title, bars):
                yield from (title, *(f"{bar.group} {bar.says}" for bar in bars))
            case Readiness():
                yield from (*READY.values(), max(PROMISE.values(), key=words_of), *[*READY_ADVICE.values()][:3])
            case Rehearsal(_, deeds):
                yield from deeds
            case Plan(asks):
                yield from (ASK[who] for who in asks)
    yield from read_in_check(part)


def read_in_check(part: Part) -> Iterator[str]:
    yield part.check.question
    match part.check:
        case Choices(_, choices):
            yield from (choice.words for choice in choices)
            yield from (choice.ground for choice in choices if choice.is_right)
        case Cards(_, cards):
            # The colours and the grounds are the same each time; they are read once.
            yield from (
                *OURS.values(),
                *(" ".join(GROUND[it]) for it in {it for its in GROUNDS.values() for it in its}),
            )
            yield from (f"{card.task} {card.group} {card.because} {VERDICT['stands']}" for card in cards)
        case Order(_, steps, _, _, right):
            yield from (*(step.words for step in steps), right)


def done_in(part: Part) -> float:
    """Seconds of what is pressed, thought of, typed and waited for."""
    seconds = PRESS  # to the next part
    for block in part.blocks:
        match block:
            case Readiness():
                seconds += len(READY) * (CHOICE + PRESS) / 2 + 2 * PRESS + 2 * FREE_TEXT * TYPED
            case Rehearsal(session):
                seconds += REHEARSED[session] + BACK * PRESS
            case Plan(asks):
                seconds += CHOICE + (2 + len(asks)) * PRESS + 2 * FREE_TEXT * TYPED
    match part.check:
        case Choices():
            seconds += CHOICE + 2 * PRESS
        case Cards(_, cards):
            seconds += len(cards) * (CHOICE + 3 * PRESS)
        case Order(_, steps):
            seconds += len(steps) * (CHOICE + PRESS) + PRESS
    return seconds


def reckoned(part: Part, track: TrackId) -> float:
    """Minutes."""
    return words_of(*read_in(part, track)) / A_MINUTE + done_in(part) / 60


@pytest.mark.parametrize("track", TrackId)
def test_each_part_fits_in_the_minutes_that_it_says(track: TrackId):
    """In whole minutes, so that one may be a quarter over; the track may not."""
    its = TRACKS[track]
    for part in its.parts:
        minutes = reckoned(part, track)
        print(f"{track:14} {part.id:12} {part.minutes} min: {minutes:.1f}, {words_of(*read_in(part, track))} words")
        assert minutes <= part.minutes + 0.25, part.id
    assert sum(reckoned(part, track) for part in its.parts) <= its.minutes


@pytest.mark.parametrize("track", TrackId)
def test_a_track_takes_more_than_half_of_what_it_says(track: TrackId):
    """Else it would be truer to say less. The reference group reads half as fast."""
    its = TRACKS[track]
    again = sum(words_of(*read_in(part, track)) for part in its.parts) / A_MINUTE if track is TrackId.REFERENCE else 0
    assert sum(reckoned(part, track) for part in its.parts) + again > its.minutes / 2
