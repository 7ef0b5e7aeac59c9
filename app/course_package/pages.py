"""The course's pages as files: from the same data, words and marks as the product's own pages (`app.course`)."""

from collections.abc import Mapping, Sequence
from contextvars import copy_context
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from jinja2 import Environment

from app.course.content import LONG, NAME, SHORT, TRACKS
from app.course.local import Said
from app.course.parts import GROUNDS, Cards, Order, Part, Track, TrackId
from app.course.shown import kind, named
from app.course_package.verdicts import is_counted, verdicts
from app.vocabulary import N_
from app.web import language
from app.web.language import _
from app.web.templating import environment
from app.wording import KNOWN
from app.workshop.workshop import SMALLEST

Own = Mapping[str, Sequence[Said]]
"""The municipality's own words, by part."""

LANGUAGES = language.ALWAYS_ON
"""Those that the course is in, whole or as far as it is said otherwise."""
FIRST = "index.html"


@dataclass(frozen=True, slots=True)
class Drawn:
    """`pages`: text by path. `used`: the static files that they name."""

    pages: Mapping[str, str]
    used: frozenset[str]


def drawn(own: Own, its_language: str, only: TrackId | None = None) -> Drawn:
    """`its_language`: of the municipality's own words. `only`: a package of one track."""
    used: set[str] = set()
    templates = _templates(used, its_language)
    tracks = [it for it in TRACKS.values() if only in (None, it.id)]
    pages: dict[str, str] = {}
    for tag in LANGUAGES:
        # In a context of its own: whoever asks goes on in their language.
        pages |= copy_context().run(_in_one_language, templates, tag, tracks, own)
    return Drawn(pages, frozenset(used))


def _templates(used: set[str], its_language: str) -> Environment:
    """As the product's, but that addresses are relative, and nobody asks for a page."""

    def static(path: str) -> str:
        used.add(path)
        return f"../static/{path}"

    templates = environment().overlay(cache_size=100)
    templates.globals = {
        **environment().globals,
        **KNOWN,
        "static": static,
        "picture": lambda key: static(f"vendor/pictures/{key}.svg"),
        "request": _nobody(its_language),
    }
    return templates


def _nobody(its_language: str) -> Any:
    """What shared macros ask of a request: that nothing speaks but the browser, and the municipality's language."""
    state = SimpleNamespace(
        settings=SimpleNamespace(language=its_language, clips=None), speaking=SimpleNamespace(voices=())
    )
    return SimpleNamespace(app=SimpleNamespace(state=state))


def _in_one_language(templates: Environment, tag: str, tracks: Sequence[Track], own: Own) -> dict[str, str]:
    language.speak(tag)

    def page(file: str, template: str, **context: Any) -> tuple[str, str]:
        text = templates.get_template(f"course_package/{template}").render(
            language=language.spoken(),
            languages=[language.LANGUAGES[it] for it in LANGUAGES],
            course=_(NAME),
            file=file,
            kind=kind,
            smallest=SMALLEST,
            is_one_track=len(tracks) == 1,
            **context,
        )
        return f"{tag}/{file}", text

    ids = {it.id for it in tracks}
    long, short = ([TRACKS[id] for id in some if id in ids] for some in (LONG, SHORT))
    files = [page(FIRST, "tracks.html", long=long, short=short)]
    for track in tracks:
        parts = [
            (part, span, named(part.blocks_for(track.id)))
            for part, span in zip(track.parts, track.spans(), strict=True)
        ]
        files.append(page(f"{track.id}-all.html", "all.html", track=track, parts=parts, own=own))
        files += [
            page(
                file_of(track, part),
                "part.html",
                track=track,
                part=part,
                own=own.get(part.id, ()),
                **_asked(track, part),
            )
            for part in track.parts
        ]
    return dict(files)


def _asked(track: Track, part: Part) -> dict[str, Any]:
    check, next_part = part.check, next(iter(track.parts[track.number(part) :]), None)
    return {
        "blocks": named(part.blocks_for(track.id)),
        "asks": check,
        "next": next_part,
        "grounds": GROUNDS,
        "verdicts": verdicts(check) if isinstance(check, Cards) else {},
        "counted": is_counted(check) if isinstance(check, Cards) else [],
        "begins": [check.step(id) for id in check.begins_as] if isinstance(check, Order) else [],
    }


def file_of(track: Track, part: Part) -> str:
    return f"{track.id}-{part.id}.html"


ABOUT = N_("Korta delar, med en fråga var och svar direkt. Gå den gärna två och två, och ta med er egen arbetsplats.")
"""What the course is, in two sentences."""


def in_each_language(sentence: str) -> Mapping[str, str]:
    """A sentence of ours, by language."""
    return {tag: language.said_in(tag, sentence) for tag in LANGUAGES}
