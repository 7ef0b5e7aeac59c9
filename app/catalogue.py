"""The English catalogue, held against the Swedish sentences in templates and code."""

import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

HERE = Path(__file__).parent
FILE = HERE / "locale" / "en" / "messages.po"

_METHODS = [("**.py", "python"), ("templates/**.html", "jinja2.ext:babel_extract")]
_OPTIONS = {"templates/**.html": {"trimmed": "true", "newstyle_gettext": "true", "extensions": "jinja2.ext.do"}}
_KEYWORDS = {"_": None, "N_": None, "gettext": None, "ngettext": (1, 2), "n_": (1, 2)}


def _sentences() -> Catalog:
    """Every sentence there is, without line numbers: they would change the file with each edit."""
    sentences = Catalog(project="AKR-tavlan", charset="utf-8")
    for file, _line, sentence, _comments, context in _found():
        sentences.add(sentence, None, [(Path(file).as_posix(), None)], context=context)  # type: ignore[list-item]
    return sentences


def _found() -> list[Any]:
    return sorted(extract_from_dir(str(HERE), _METHODS, _OPTIONS, keywords=_KEYWORDS), key=lambda it: it[0])


def _two_of_many() -> list[str]:
    """Sentences for one that have two for many: a catalogue knows them by the one, and would mix them up."""
    many = defaultdict(set)
    for _file, _line, sentence, *_rest in _found():
        if isinstance(sentence, tuple):
            many[sentence[0]].add(sentence[1])
    return [f"{one!r}: {sorted(them)}" for one, them in many.items() if len(them) > 1]


def _english() -> Catalog:
    if not FILE.exists():
        return Catalog(locale="en", charset="utf-8")
    with FILE.open("rb") as lines:
        return read_po(lines, locale="en")


def update() -> int:
    """Add new sentences, untranslated, and drop those that are gone."""
    english = _english()
    english.update(_sentences(), no_fuzzy_matching=True)
    english.obsolete.clear()
    FILE.parent.mkdir(parents=True, exist_ok=True)
    with FILE.open("wb") as lines:
        write_po(lines, english, include_lineno=False, omit_header=False, sort_by_file=True, width=110)
    return check()


def check() -> int:
    """0 when every sentence is in English and none is left over."""
    english, sentences = _english(), _sentences()
    missing = [m.id for m in sentences if m.id and not _translated(english, m.id)]
    left_over = [m.id for m in english if m.id and m.id not in sentences]
    wrong = [f"{m.id!r}: {error}" for m in english for error in m.check(english)] + _two_of_many()
    for title, sentences_ in (("Not in English", missing), ("Not used", left_over), ("Wrong", wrong)):
        for sentence in sentences_:
            print(f"{title}: {sentence}", file=sys.stderr)
    return 1 if missing or left_over or wrong else 0


def _translated(english: Catalog, id: str | list[str] | tuple[str, ...]) -> bool:
    message = english.get(id if isinstance(id, str) else id[0])
    return (
        message is not None
        and not message.fuzzy
        and all([message.string] if isinstance(message.string, str) else message.string or [""])
    )
