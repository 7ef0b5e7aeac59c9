"""The sheets of interviews that a job is made from where there is no workshop, as in Karlskoga (the report, 2.1.1).

A sheet says in which role somebody was asked, and never who. What somebody said is on their own sheet and nowhere else:
a task says how many mentioned it, and never in which role, for many roles have one person.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256

from app.board.similar import similar
from app.job_descriptions.draft import NAME_LENGTH, SENTENCE_LENGTH, TooManyRows
from app.vocabulary import Refused, TextMissing, clean, words

MOST_SHEETS = 30
MOST_TASKS = 40
"""On one sheet."""
ANSWER_LENGTH = 2000
_OF_A_KEY = 12


class InterviewRoleMissing(Refused):
    code = "interview_role_missing"


class TooManySheets(Refused):
    """Details: `most`."""

    code = "too_many_sheets"


class Question(StrEnum):
    """What is asked (the report). The first three are what the groups of a preschool asked themselves, and the third
    gives the tasks (2.1.1). What breaks up the day is what others were meant to do (2.1.3). The need is the workplace's
    to word (2.1.2). Social competence and calm under stress are forgotten among requirements (2.1.3).
    """

    DAY = "day"
    COLLEAGUES = "colleagues"
    OTHERS = "others"
    SPLITS = "splits"
    NEED = "need"
    ABILITIES = "abilities"


@dataclass(frozen=True, slots=True)
class Sheet:
    """What somebody in a role answered. `tasks`: what others could do, a text each; `said`: the other answers."""

    role: str
    tasks: tuple[str, ...] = ()
    said: Mapping[Question, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Wording:
    """A task as it was said. `sheets`: the ids of those that have it, in whatever letters; the first one's stand."""

    text: str
    sheets: frozenset[int]

    @property
    def key(self) -> str:
        return key_of(self.text)


def read(typed: Mapping[str, str]) -> Sheet:
    """A sheet by its fields' names: `role`, and each question's. Raises `Refused`."""
    try:
        role = words(typed.get("role", ""), NAME_LENGTH)
    except TextMissing:
        raise InterviewRoleMissing from None
    lines = typed.get(Question.OTHERS, "").splitlines()
    tasks = tuple(dict.fromkeys(text for line in lines if (text := clean(line, SENTENCE_LENGTH))))
    if len(tasks) > MOST_TASKS:
        raise TooManyRows(most=MOST_TASKS)
    rest = (it for it in Question if it is not Question.OTHERS)
    said: dict[Question, str] = {
        it: text for it in rest if (text := clean(typed.get(it, ""), ANSWER_LENGTH, lines=True))
    }
    return Sheet(role, tasks, said)


def typed(sheet: Sheet) -> dict[str, str]:
    """The sheet as somebody would type it: `read` gives it back."""
    said = {question.value: text for question, text in sheet.said.items()}
    return {"role": sheet.role, Question.OTHERS.value: "\n".join(sheet.tasks), **said}


def key_of(text: str) -> str:
    """What a wording is known by, in whatever letters it is written."""
    return sha256(text.casefold().encode()).hexdigest()[:_OF_A_KEY]


def wordings(sheets: Mapping[int, Sheet]) -> list[Wording]:
    """Each task that is on some sheet, once, in the order they came. `sheets`: by id."""
    texts: dict[str, str] = {}
    having: dict[str, set[int]] = {}
    for id, sheet in sheets.items():
        for text in sheet.tasks:
            texts.setdefault(key_of(text), text)
            having.setdefault(key_of(text), set()).add(id)
    return [Wording(text, frozenset(having[key])) for key, text in texts.items()]


def alike(every: Iterable[Wording]) -> list[list[Wording]]:
    """The wordings, those that are likely the same task together. A suggestion: HR decides (`app.board.similar`)."""
    by_key = {it.key: it for it in every}
    groups = {key: [it] for key, it in by_key.items()}
    for one, other in similar({key: it.text for key, it in by_key.items()}):
        if groups[one] is not groups[other]:
            groups[one] += groups[other]
            for it in groups[one]:
                groups[it.key] = groups[one]
    return [group for key, group in groups.items() if group[0].key == key]


def mentions(some: Iterable[Wording]) -> int:
    """How many mentioned any of them: who said it in two ways is one."""
    return len(frozenset[int]().union(*(it.sheets for it in some)))
