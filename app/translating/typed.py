"""The tasks with a field each for one language: what stands in them, and what of a posted page is to be kept.

A page is open for long, in several hands. Each field carries what stood there when the page was drawn, and the text
that it translates: only what somebody has changed is kept, and nobody's words are written over unseen.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.translation.commands import TranslateTask
from app.translation.translation import Translation
from app.vocabulary import Refused, words


class Why(StrEnum):
    """Why what was typed is not kept yet, and stands in its field to be looked at."""

    CHANGED = "changed"
    """The task's text is another than the one that was before whoever typed."""
    MEANWHILE = "meanwhile"
    """Somebody else has written another translation since."""
    GONE = "gone"
    """The task is not there any more."""
    REFUSED = "refused"
    """It is no text that is taken."""


@dataclass(frozen=True, slots=True)
class Line:
    """A task on the page. `text`: the task's. `kept`: the translation that is kept, "" for none; `of`: the text that it
    is a translation of, where that is not the task's any more. `typed`: what stands in the field. `why`: see `Why`;
    `no`: what was refused. `is_brought`: the field is filled in from a list."""

    id: str
    text: str
    kept: str
    of: str
    typed: str
    why: Why | None = None
    no: Refused | None = None
    is_brought: bool = False

    @property
    def is_done(self) -> bool:
        return bool(self.kept) and not self.of


Tasks = Mapping[str, str]
"""The tasks' texts by id, as whoever looks may see them."""
Kept = Mapping[str, Translation]
"""The translations to one language, by task id."""


def line(id: str, text: str, kept: Kept, typed: str | None = None) -> Line:
    """`typed`: None for what is kept."""
    it = kept.get(id)
    stands = it.text if it else ""
    of = it.of if it and not it.is_of(text) else ""
    return Line(id, text, stands, of, stands if typed is None else typed)


def done(lines: Sequence[Line]) -> int:
    return sum(it.is_done for it in lines)


@dataclass(frozen=True, slots=True)
class Typed:
    """A field as it was posted. `was`: the translation that stood in it, `base`: the task's text, when the page was
    drawn. `holds`: a translation of an older text is said to be right still."""

    id: str
    text: str
    was: str
    base: str
    holds: bool = False


def typed_in(form: Mapping[str, str], ids: Sequence[str]) -> list[Typed]:
    """`form`: the fields by name; `ids`: the tasks that the page had."""
    return [
        Typed(
            id,
            form.get(f"text-{id}", ""),
            form.get(f"was-{id}", ""),
            form.get(f"base-{id}", ""),
            f"holds-{id}" in form,
        )
        for id in ids
    ]


def sort_out(
    fields: Sequence[Typed], tasks: Tasks, kept: Kept, language: str
) -> tuple[list[TranslateTask], list[Line]]:
    """What is to be kept, and the lines that somebody has to look at first."""
    found: list[TranslateTask] = []
    left: list[Line] = []
    for it in fields:
        try:
            text = words(it.text) if it.text.strip() else ""
        except Refused as no:
            left.append(_left(it, tasks, kept, Why.REFUSED, no))
            continue
        if text == it.was and not it.holds:
            continue
        if why := _why_not(it, text, tasks, kept):
            left.append(_left(it, tasks, kept, why))
        else:
            found.append(TranslateTask(it.id, language, text, tasks[it.id]))
    return found, left


def _why_not(it: Typed, text: str, tasks: Tasks, kept: Kept) -> Why | None:
    if it.id not in tasks:
        return Why.GONE
    if it.base.casefold() != tasks[it.id].casefold():
        return Why.CHANGED
    now = kept[it.id].text if it.id in kept else ""
    return Why.MEANWHILE if now not in (it.was, text) else None


def _left(it: Typed, tasks: Tasks, kept: Kept, why: Why, no: Refused | None = None) -> Line:
    stands = line(it.id, tasks.get(it.id, it.base), kept, it.text)
    return Line(stands.id, stands.text, stands.kept, stands.of, it.text, why, no)
