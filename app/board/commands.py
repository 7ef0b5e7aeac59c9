"""What people ask of the board."""

from dataclasses import dataclass

from app.vocabulary import Standing


@dataclass(frozen=True, slots=True)
class AddTask:
    """`new`: the task's id, given by the server. `named`: the author was asked whether there is a person's name in it,
    and sent it as it is. `now`: milliseconds since 1970, from the server."""

    text: str
    new: str
    named: bool = False
    now: int = 0


@dataclass(frozen=True, slots=True)
class RewordTask:
    """`was`: the text that the person had before them, so that nobody's words are overwritten unseen."""

    task: str
    text: str
    was: str | None = None
    named: bool = False
    now: int = 0


@dataclass(frozen=True, slots=True)
class AcceptText:
    """There is no person's name in a text that may have one, or it may stand."""

    task: str


@dataclass(frozen=True, slots=True)
class RemoveTask:
    """`why`: what the author is told, where the facilitator takes away somebody's words."""

    task: str
    why: str = ""
    now: int = 0


@dataclass(frozen=True, slots=True)
class RemoveAllBy:
    """Take away all that whoever wrote `task` has on the board. Who that was is not said."""

    task: str


@dataclass(frozen=True, slots=True)
class TurnAwayAuthor:
    """The phone that `task` was written on is one too many. Which one that is, is not said."""

    task: str


@dataclass(frozen=True, slots=True)
class AddTasks:
    """A prepared list, all of it or nothing. `new`: what the tasks' ids begin with, given by the server."""

    texts: tuple[str, ...]
    new: str


@dataclass(frozen=True, slots=True)
class MergeTasks:
    """`task` becomes part of `into`: its words are kept there, and its votes count there."""

    task: str
    into: str


@dataclass(frozen=True, slots=True)
class MergeSeveral:
    """Each of these tasks becomes part of `into`, as `MergeTasks` says; of the first of them, where that is None."""

    into: str | None = None
    tasks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KeepApart:
    """The two are different tasks, however alike they sound: they are not suggested as the same again."""

    task: str
    other: str


@dataclass(frozen=True, slots=True)
class NoteDecision:
    """Why a task was placed as it was, and what somebody wants noted against it."""

    task: str
    why: str = ""
    dissent: str = ""


@dataclass(frozen=True, slots=True)
class SetPicture:
    """`picture`: a key of `app.pictures.pictures`, or "" for none."""

    task: str
    picture: str = ""


@dataclass(frozen=True, slots=True)
class SuggestPictures:
    """Give each of these tasks that has no picture the one that suits its words, where one does."""

    tasks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceTask:
    """`colour` None lifts the task off the group's board; `PASS`: the group does not do it. `before`: another task in
    that column, or None for last."""

    task: str
    group: str
    colour: Standing | None
    before: str | None = None


WIRE = (
    AddTask,
    AddTasks,
    RewordTask,
    RemoveTask,
    RemoveAllBy,
    TurnAwayAuthor,
    AcceptText,
    MergeTasks,
    MergeSeveral,
    KeepApart,
    PlaceTask,
    NoteDecision,
    SetPicture,
    SuggestPictures,
)
