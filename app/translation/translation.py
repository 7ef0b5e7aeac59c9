"""What the tasks are in other languages, as a colleague or the facilitator has typed it.

A translation is of a text, not of a task: when the task's text is changed, it is of an older one, stays, and is shown
to no participant until somebody has looked at it. Taken back, the change takes that back too.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import singledispatch

from app.board.board import Board, TasksGone, UnknownTask
from app.board.events import TaskMerged, TaskRemoved
from app.translation.commands import TranslateTask, TranslateTasks
from app.translation.events import TaskTranslated
from app.vocabulary import TEXT_LENGTH, Event, NotYours, Person, Refused, Who, WorkshopClosed, clean, decide, words


class LanguageOff(Refused):
    """No participant can choose the language here, now."""

    code = "language_off"


@dataclass(frozen=True, slots=True)
class Translation:
    """`of`: the text of the task that it is a translation of."""

    text: str
    of: str

    def is_of(self, text: str) -> bool:
        """Whether that is what it is a translation of. Another case is not another text."""
        return self.of.casefold() == text.casefold()


@dataclass(slots=True)
class Translations:
    """`of`: by task id, then by language."""

    board: Board
    of: dict[str, dict[str, Translation]] = field(default_factory=dict)

    def shown(self, task: str) -> dict[str, str]:
        """What a task is in each language that it has been translated to since its text was last changed."""
        text = self.board.tasks[task].text
        return {language: it.text for language, it in self.of.get(task, {}).items() if it.is_of(text)}

    def stands(self, task: str, language: str) -> str:
        """What a task is translated to, of whichever text; "" for nothing."""
        it = self.of.get(task, {}).get(language)
        return it.text if it else ""

    def put(self, task: str, language: str, translation: Translation | None) -> None:
        of_it = self.of.pop(task, {})
        of_it.pop(language, None)
        if translation:
            of_it[language] = translation
        if of_it:
            self.of[task] = of_it


def done(translations: Mapping[str, Mapping[str, Translation]], texts: Mapping[str, str], language: str) -> int:
    """How many of these tasks, by id, have a translation of the text that they have."""
    found = ((translations.get(id, {}).get(language), text) for id, text in texts.items())
    return sum(it is not None and it.is_of(text) for it, text in found)


@decide.register
def translate_task(command: TranslateTask, translations: Translations, by: Person) -> list[Event]:
    _may_translate(translations.board, by)
    return _translated(command, translations, by)


@decide.register
def translate_tasks(command: TranslateTasks, translations: Translations, by: Person) -> list[Event]:
    _may_translate(translations.board, by)
    if gone := [it for it in command.several if it.task not in translations.board.tasks]:
        raise TasksGone(count=len(gone))
    return [event for it in command.several for event in _translated(it, translations, by)]


def _may_translate(board: Board, by: Person) -> None:
    if by.role not in (Who.FACILITATOR, Who.TRANSLATOR):
        raise NotYours
    if board.workshop.is_closed:
        raise WorkshopClosed


def _translated(command: TranslateTask, translations: Translations, by: Person) -> list[Event]:
    board = translations.board
    task = board.task(command.task)
    withholds = board.workshop.withholds_from_lead if by.leads else board.workshop.withholds_texts
    if withholds and task.by in board.workshop.people:
        raise UnknownTask  # as far as they may know
    if command.language not in command.offered:
        raise LanguageOff
    now = translations.of.get(task.id, {}).get(command.language)
    text = words(command.text) if clean(command.text, TEXT_LENGTH) else ""
    of = task.text if command.of is None else clean(command.of, TEXT_LENGTH)
    if not text:
        return [TaskTranslated(task.id, command.language, "", "")] if now else []
    return [] if now == Translation(text, of) else [TaskTranslated(task.id, command.language, text, of)]


@singledispatch
def evolve(event: Event, translations: Translations) -> None:
    """Other concepts' events do nothing to the translations."""


@evolve.register
def _(event: TaskTranslated, translations: Translations) -> None:
    translation = Translation(event.text, event.of) if event.text else None
    translations.put(event.task, event.language, translation)


@evolve.register(TaskRemoved)
@evolve.register(TaskMerged)
def _(event: TaskRemoved | TaskMerged, translations: Translations) -> None:
    """Of two that are merged, the one that stays keeps its own."""
    translations.of.pop(event.task, None)
