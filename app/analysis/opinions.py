"""What each of the staff thinks about the three questions, before they have heard the others; and how that adds up."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from app.board.board import Board
from app.voting.smallest import TOGETHER, together

ANSWERS = ("yes", "no", "unsure")
HOWS = {
    "right_things": (),
    "done_right": ("simplify", "tool", "order", "waste"),
    "right_competence": ("other_group", "new_job", "support"),
}
"""With a no, for each question: what could be done instead. A simpler way, a tool, another order, less waste; another
group here, a new job, a support function."""

Shown = Mapping[str, int]
"""Answer, or way, -> people."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """`answer`: one of `ANSWERS`. `how`: one of the question's `HOWS` with a no, or ""."""

    answer: str
    how: str = ""


About = tuple[str, str]
"""(question, task id)."""


@dataclass(slots=True)
class Opinions:
    """`given`: (question, task id) -> person id -> opinion."""

    board: Board
    given: dict[About, dict[str, Opinion]] = field(default_factory=dict)
    answered: dict[str, Counter[str]] = field(default_factory=dict)
    """For each question: how many tasks each person has answered."""
    _fell: dict[About, Counter[tuple[str, str]]] = field(default_factory=dict)
    """For each question and task: (group id, answer or how) -> people."""

    def of(self, person: str) -> dict[About, Opinion]:
        return {about: given[person] for about, given in self.given.items() if person in given}

    def add(self, about: About, person: str, opinion: Opinion) -> None:
        self.take_back(about, person)
        self.given.setdefault(about, {})[person] = opinion
        self._count(about, person, opinion, 1)

    def take_back(self, about: About, person: str) -> None:
        if opinion := self.given.get(about, {}).pop(person, None):
            self._count(about, person, opinion, -1)

    def _count(self, about: About, person: str, opinion: Opinion, change: int) -> None:
        group = self.board.workshop.people[person]
        fell = self._fell.setdefault(about, Counter())
        fell[group, opinion.answer] += change
        if opinion.how:
            fell[group, opinion.how] += change
        self.answered.setdefault(about[0], Counter())[person] += change

    def clear(self, question: str) -> None:
        for about in [about for about in self.given if about[0] == question]:
            del self.given[about]
            self._fell.pop(about, None)
        self.answered.pop(question, None)

    def forget(self, task: str) -> None:
        for about in [about for about in self.given if about[1] == task]:
            for person in [*self.given[about]]:
                self.take_back(about, person)
            del self.given[about]
            self._fell.pop(about, None)

    def tally(self, question: str, task: str) -> dict[str, dict[str, int]]:
        """How the answers fell: group id or `TOGETHER` -> answer or how -> people.

        Only what may be shown: a group where fewer than the smallest group's size have answered about this task stands
        in a sum with others, and where the sum is still too small nothing stands for them.
        """
        workshop, fell = self.board.workshop, self._fell.get((question, task), Counter())
        voices = {group: sum(fell[group, answer] for answer in ANSWERS) for group in workshop.groups}
        hidden = together(voices, workshop.smallest)
        people: Counter[str] = Counter()
        found: dict[str, dict[str, int]] = {}
        for group, count in voices.items():
            unit = TOGETHER if group in hidden else group
            people[unit] += count
            row = found.setdefault(unit, {})
            for word in (*ANSWERS, *HOWS[question]):
                row[word] = row.get(word, 0) + fell[group, word]
        return {unit: row for unit, row in found.items() if people[unit] >= workshop.smallest}


def divided(tally: Mapping[str, Shown]) -> float:
    """How divided the room is about a question: 0 when all say the same, 1 when the answers share evenly.

    Each group counts alike, as in `app.voting.ballot.divided`.
    """
    shares = [0.0] * len(ANSWERS)
    groups = [row for row in tally.values() if any(row.get(answer) for answer in ANSWERS)]
    for row in groups:
        everybody = sum(row.get(answer, 0) for answer in ANSWERS)
        for nth, answer in enumerate(ANSWERS):
            shares[nth] += row.get(answer, 0) / everybody / len(groups)
    return round((1 - sum(share * share for share in shares)) / (1 - 1 / len(ANSWERS)), 3) + 0.0 if groups else 0.0
