"""How what happened to the tasks' translations is taken back."""

from functools import singledispatch

from app.board.events import TaskMerged, TaskRemoved
from app.translation.events import TaskTranslated
from app.translation.translation import Translation, Translations
from app.vocabulary import Back, Event


@singledispatch
def inverse(event: Event, translations: Translations) -> Back:
    """The events that bring the translations back to what they are now, before `event` happens."""
    return None


@inverse.register
def _(event: TaskTranslated, translations: Translations) -> Back:
    now = translations.of.get(event.task, {}).get(event.language)
    was = now or Translation("", "")
    return [TaskTranslated(event.task, event.language, was.text, was.of, over=event.text)]


@inverse.register(TaskRemoved)
@inverse.register(TaskMerged)
def _(event: TaskRemoved | TaskMerged, translations: Translations) -> Back:
    now = translations.of.get(event.task, {})
    return [TaskTranslated(event.task, language, it.text, it.of) for language, it in now.items()] or None


def applies(event: Event, translations: Translations) -> bool:
    """Whether the translation that an undoing takes back still stands: what has been written since stays."""
    return not isinstance(event, TaskTranslated) or event.over in (
        None,
        translations.stands(event.task, event.language),
    )
