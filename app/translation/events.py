"""What happened to the tasks' translations."""

from dataclasses import dataclass

from app.vocabulary import TASK, Event


@dataclass(frozen=True, slots=True)
class TaskTranslated(Event):
    """`text`: "" where the translation is taken away. `of`: the text of the task that it is a translation of.

    `over`: of an undoing, the translation that it takes back, "" for none: what has been written since stays."""

    touches = (TASK,)
    counts_as = "translated"
    tells = ("language",)

    task: str
    language: str
    text: str
    of: str
    over: str | None = None
