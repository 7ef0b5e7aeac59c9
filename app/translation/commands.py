"""What is asked of the tasks' translations."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TranslateTask:
    """`text`: the task in `language`, a BCP 47 tag; "" takes the translation away. `of`: the task's text as whoever
    translated it had it before them; None for the text that it has. `offered`: the languages that participants can
    choose, from the server."""

    task: str
    language: str
    text: str
    of: str | None = None
    offered: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TranslateTasks:
    """Several at once, all of them or none. Each is of the same language."""

    language: str
    several: tuple[TranslateTask, ...]


WIRE = (TranslateTask,)
