"""The catalogues, held against the Swedish sentences in templates and code: the English one whole, the others with what
a participant meets."""

import sys
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from app import for_participants
from app.languages.faults import wrong
from app.web.language import LANGUAGES, LOCALE, locale

HERE = Path(__file__).parent
PARTICIPANTS = [tag for tag, it in LANGUAGES.items() if not it.is_whole]
UNREAD = """\
# What a participant meets, in {language}.
#
# NO NATIVE SPEAKER HAS READ THIS CATALOGUE. It is off until the municipality has had it read by somebody
# who knows the language and the work, and switches it on: docs/languages.md.
"""
EASY = "sv-simple"
"""Has what is said otherwise in easy Swedish; the rest is as it is."""

_METHODS = [("**.py", "python"), ("templates/**.html", "jinja2.ext:babel_extract")]
_OPTIONS = {"templates/**.html": {"trimmed": "true", "newstyle_gettext": "true", "extensions": "jinja2.ext.do"}}
_KEYWORDS = {"_": None, "N_": None, "gettext": None, "ngettext": (1, 2), "n_": (1, 2)}


def _sentences() -> Catalog:
    """Every sentence there is, without line numbers: they would change the file with each edit."""
    sentences = Catalog(project="AKR-tavlan", charset="utf-8")
    for file, _line, sentence, _comments, context in _found():
        sentences.add(sentence, None, [(Path(file).as_posix(), None)], context=context)  # type: ignore[list-item]
    return sentences


@cache
def _found() -> list[Any]:
    return sorted(extract_from_dir(str(HERE), _METHODS, _OPTIONS, keywords=_KEYWORDS), key=lambda it: it[0])


def _two_of_many() -> list[str]:
    """Sentences for one that have two for many: a catalogue knows them by the one, and would mix them up."""
    many = defaultdict(set)
    for _file, _line, sentence, *_rest in _found():
        if isinstance(sentence, tuple):
            many[sentence[0]].add(sentence[1])
    return [f"{one!r}: {sorted(them)}" for one, them in many.items() if len(them) > 1]


def _participants(sentences: Catalog, tag: str = "") -> Catalog:
    """What the participants' languages have; easy Swedish has the course too."""
    theirs = Catalog(project="AKR-tavlan", charset="utf-8")
    found = [*for_participants.sentences(sentences), *(for_participants.course(sentences) if tag == EASY else ())]
    for it in found:
        theirs.add(it.id, None, flags=it.flags)
    return theirs


def _file(tag: str) -> Path:
    return LOCALE / tag / "messages.po"


def _catalogue(tag: str) -> Catalog:
    if not _file(tag).exists():
        return Catalog(locale=locale(tag).language, charset="utf-8", header_comment=_head(tag))
    with _file(tag).open("rb") as lines:
        return read_po(lines, locale=locale(tag).language)


def _head(tag: str) -> str:
    if tag == EASY:
        return "# What a participant meets, and the course, in easy Swedish.\n"
    return UNREAD.format(language=locale(tag).english_name)


def update() -> int:
    """Add new sentences, untranslated, and drop those that are gone."""
    sentences = _sentences()
    _bring("en", sentences)
    for tag in PARTICIPANTS:
        _bring(tag, _participants(sentences, tag))
    return check()


def _bring(tag: str, sentences: Catalog) -> None:
    catalogue = _catalogue(tag)
    catalogue.update(sentences, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    _file(tag).parent.mkdir(parents=True, exist_ok=True)
    with _file(tag).open("wb") as lines:
        write_po(lines, catalogue, include_lineno=False, omit_header=False, sort_by_file=True, width=110)


def check() -> int:
    """0 when every sentence is in English, and in no language one is wrong or left over. What a participant meets is
    said in Swedish where their language lacks it: how much that is, is told."""
    sentences = _sentences()
    english = _catalogue("en")
    faults = [f"Wrong: {it}" for it in _two_of_many()]
    faults += [f"en: not translated: {it!r}" for it in _missing(english, sentences)]
    faults += [f"en: {it}" for it in _faults(english, sentences)]
    for tag in PARTICIPANTS:
        theirs = _participants(sentences, tag)
        faults += [f"{tag}: {it}" for it in _faults(_catalogue(tag), theirs)]
        if tag != EASY and (missing := list(_missing(_catalogue(tag), theirs))):
            print(f"{tag}: {len(missing)} of {len(theirs)} sentences are said in Swedish")
    for it in faults:
        print(it, file=sys.stderr)
    return 1 if faults else 0


def _missing(catalogue: Catalog, sentences: Catalog) -> Iterable[Any]:
    return (it.id for it in sentences if it.id and not _translated(catalogue, it.id))


def _faults(catalogue: Catalog, sentences: Catalog) -> Iterable[str]:
    yield from (f"not used: {it.id!r}" for it in catalogue if it.id and it.id not in sentences)
    yield from (f"wrong: {it.id!r}: {error}" for it in catalogue for error in it.check(catalogue))
    yield from (f"wrong: {it!r}: what is filled in, or marked, differs" for it in wrong(catalogue))


def _translated(catalogue: Catalog, id: str | list[str] | tuple[str, ...]) -> bool:
    message = catalogue.get(id if isinstance(id, str) else id[0])
    return (
        message is not None
        and not message.fuzzy
        and all([message.string] if isinstance(message.string, str) else message.string or [""])
    )
