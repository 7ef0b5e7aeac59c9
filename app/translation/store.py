"""The tasks' translations in the database."""

from functools import singledispatch

from sqlalchemy import Connection, select

from app.board.board import Board
from app.board.events import TaskMerged, TaskRemoved
from app.storage.changes import Changes
from app.translation.events import TaskTranslated
from app.translation.tables import TranslationRow
from app.translation.translation import Translation, Translations
from app.vocabulary import Event

_TRANSLATION = TranslationRow.__table__  # type: ignore[attr-defined]


def load(connection: Connection, board: Board) -> Translations:
    translations = Translations(board)
    for row in connection.execute(select(_TRANSLATION).where(_TRANSLATION.c.workshop == board.workshop.id)):
        translations.put(row.task, row.language, Translation(row.text, row.of))
    return translations


@singledispatch
def save(event: Event, translations: Translations, changes: Changes) -> None:
    """Gather the rows that an event changed."""


@save.register
def _(event: TaskTranslated, translations: Translations, changes: Changes) -> None:
    key = {"workshop": translations.board.workshop.id, "task": event.task, "language": event.language}
    if event.text:
        changes.put(TranslationRow, **key, text=event.text, of=event.of)
    else:
        changes.drop(TranslationRow, **key)


@save.register(TaskRemoved)
@save.register(TaskMerged)
def _(event: TaskRemoved | TaskMerged, translations: Translations, changes: Changes) -> None:
    changes.drop(TranslationRow, workshop=translations.board.workshop.id, task=event.task)
