"""What readers have said of the report by their links, and what they were answered, as it stands on paper."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from app.export.document import swedish_date
from app.sharing.links import Comment
from app.sharing.words import ABOUT, ROLE


@dataclass(frozen=True, slots=True)
class Remark:
    """`who`: the link's role and, where it says so, party; `about`: which part of the report: in words. `answer`: ""
    where there is none. `role`, `label`, `part`: the same as `who` and `about` as programs have them."""

    who: str
    about: str
    on: date
    text: str
    answer: str
    role: str = ""
    label: str = ""
    part: str = ""

    @property
    def head(self) -> str:
        return f"{self.who}, om {self.about}, {swedish_date(self.on)}"


def remarks(comments: Iterable[Comment], day: Callable[[int], date]) -> tuple[Remark, ...]:
    """`day`: of a moment, milliseconds since 1970."""
    return tuple(
        Remark(_who(it), ABOUT.get(it.about, ABOUT["whole"]), day(it.at), it.text, it.answer, *_coded(it))
        for it in comments
    )


def _coded(it: Comment) -> tuple[str, str, str]:
    return it.role.value, it.label, it.about if it.about in ABOUT else "whole"


def _who(it: Comment) -> str:
    role = ROLE[it.role]
    return f"{role}, {it.label}" if it.label else role
