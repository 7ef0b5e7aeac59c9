"""How what happened to the tasks' translations is taken back."""

from functools import singledispatch

from app.board.events import TaskMerged, TaskRemoved
from app.translation.events import TaskTranslated
from app.translation.translation import Translations
from app.vocabulary import Back, Event


@singledispatch
def inverse(event: Event, translations: Translations) -> Back:
    """The events that bring the translations back to what they are now, before `event` happens."""
    return None


@inverse.register
def _(event: TaskTranslated, translations: Translations) -> Back:
    now = translations.of.get(event.task, {}).get(event.language)
    return [TaskTranslated(event.task, event.language, now.text if now else "", now.of if now else "")]


@inverse.register(TaskRemoved)
@inverse.register(TaskMerged)
def _(event: TaskRemoved | TaskMerged, translations: Translations) -> Back:
    now = translations.of.get(event.task, {})
    return [TaskTranslated(event.task, language, it.text, it.of) for language, it in now.items()] or None
