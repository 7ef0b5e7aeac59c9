"""Which sentences a participant meets: those that the participants' languages have, beside Swedish and English."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from jinja2 import meta

from app.web.language import speak
from app.web.refusals import swedish
from app.web.templating import environment
from app.wording import WORDS

TEMPLATES = Path(__file__).parent / "templates"
PAGES = (
    *("join/code.html", "join/group.html", "join/ended.html"),
    *("phone/page.html", "phone/pulse.html", "ending/phone.html", "own_words/page.html"),
    *("afterwards/holder.html", "refused.html", "not_found.html"),
)
NOT_THEIRS = frozenset({"_signed_in.html", "_not_sent.html"})
"""Shown to nobody but those who are signed in, on whichever page."""
REFUSALS = frozenset(
    {
        *("not_yours", "text_missing", "text_too_long", "too_many_marks", "workshop_closed", "unknown_group"),
        *("too_many_people", "unknown_choice", "group_fixed", "door_closed", "full_for_now", "too_many_joins"),
        *("turned_away", "pen_elsewhere", "alone_not_agreed", "unknown_task", "sorting_closed", "gathering_closed"),
        *("beforehand_over", "board_closed", "reworded_meanwhile", "task_there_already", "too_many_of_yours"),
        *("too_many_tasks", "unknown_question", "topic_not_open", "amount_unreadable", "how_often_missing"),
        *(
            "how_long_missing",
            "too_much_time",
            "number_off",
            "not_whole",
            "unknown_code",
            "too_many_codes",
            "workshop_ended",
            "not_joined",
        ),
        *("number_off", "not_whole"),
        *("unreadable", "too_large", "too_fast", "several_of_yours", "many_at_once", "too_many_screens"),
        *(
            "of_the_group",
            "foreign_origin",
            "share_filled",
            "workshop_filled",
            "other_host",
            "broken",
            "not_saved",
            "not_spoken",
            "link_gone",
            "nothing_answered",
            "all_have_answered",
            "answer_counted",
            "no_cookie",
        ),
    }
)
"""What may be answered to something that a participant does."""

STAFF = (
    *("AKR på 30 minuter", "Medarbetare", "Spår: %(track)s", "Allt på en sida", "Frågan", "Svara", "Gå kursen"),
    *("en minut", "%(a)s–%(b)s min", "Du ska vara med på en träff."),
)
"""What is said around the part of the course that staff read before they join."""
_STAFF = "course/content/staff.py"
_COURSE = ("course/", "templates/course/")
_WORDS = re.compile(r"WORDS\.(\w+)\.(\w+)")


@cache
def templates() -> frozenset[str]:
    """The participants' pages and all that they are made of."""
    found: set[str] = set()
    waiting = list(PAGES)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            tree = environment().parse((TEMPLATES / name).read_text("utf-8"))
            waiting += [it for it in meta.find_referenced_templates(tree) if it and it not in NOT_THEIRS]
    return frozenset(found)


def sentences(all_sentences: Catalog) -> Iterable[Any]:
    """Those of all sentences that a participant meets."""
    files = {f"templates/{name}" for name in templates()}
    said = _words() | {*STAFF} | {swedish(code) for code in REFUSALS}
    for it in all_sentences:
        one = it.id if isinstance(it.id, str) else it.id[0]
        if one and (one in said or (files | {_STAFF}) & {file for file, _line in it.locations}):
            yield it


def course(all_sentences: Catalog) -> Iterable[Any]:
    """Those of the course, which is in easy Swedish too."""
    for it in all_sentences:
        if it.id and any(file.startswith(_COURSE) for file, _line in it.locations):
            yield it


def _words() -> set[str]:
    """The words of the concepts that the pages say."""
    speak("sv")
    pages = [(TEMPLATES / name).read_text("utf-8") for name in templates()]
    named = {it for page in pages for it in _WORDS.findall(page)}
    return {word for concept, name in named for word in _flat(getattr(getattr(WORDS, concept), name))}


def _flat(words: Any) -> Iterable[str]:
    if isinstance(words, Mapping):
        words = tuple(words.values())
    if isinstance(words, str):
        yield words
    else:
        for it in words:
            yield from _flat(it)
