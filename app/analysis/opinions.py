"""What each of the staff thinks about the three questions, before they have heard the others; and how that adds up."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from app.analysis.questions import TABLE
from app.board.board import Board
from app.vocabulary import SPLIT, Voice, as_one, is_joint
from app.voting.smallest import shown_as
from app.workshop.pruned import ANSWERS as ANSWERS_GONE
from app.workshop.pruned import Pruned

ANSWERS = ("yes", "no", "unsure")
HOWS = {question.key: tuple(question.hows) for question in TABLE}
"""With a no, for each question: what could be done instead."""

Shown = Mapping[str, int]
"""Answer, or way, -> people."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """`answer`: one of `ANSWERS`, or `SPLIT` of a group that answers together. `how`: one of the question's `HOWS` with
    a no, or ""."""

    answer: str
    how: str = ""


About = tuple[str, str]
"""(question, task id)."""


@dataclass(slots=True)
class Opinions:
    """`given`: (question, task id) -> voice -> opinion."""

    board: Board
    given: dict[About, dict[Voice, Opinion]] = field(default_factory=dict)
    answered: dict[str, Counter[str]] = field(default_factory=dict)
    """For each question: how many tasks each voice has answered."""
    _fell: dict[About, Counter[tuple[str, str]]] = field(default_factory=dict)
    """For each question and task: (group id, answer or how) -> people, of those who answer alone."""

    def of(self, person: str) -> dict[About, Opinion]:
        voice = self.board.workshop.voice_of(person)
        return {about: given[voice] for about, given in self.given.items() if voice in given}

    def add(self, about: About, voice: Voice, opinion: Opinion) -> None:
        self.take_back(about, voice)
        self.given.setdefault(about, {})[voice] = opinion
        self._count(about, voice, opinion, 1)

    def take_back(self, about: About, voice: Voice) -> None:
        if opinion := self.given.get(about, {}).pop(voice, None):
            self._count(about, voice, opinion, -1)

    def silence(self, voices: Iterable[Voice]) -> None:
        """Put away what some have answered, of the questions that are not shown: what is shown stands."""
        gone = set(voices)
        for about, given in self.given.items():
            if about[0] not in self.board.workshop.shown:
                for voice in gone & given.keys():
                    self.take_back(about, voice)

    def _count(self, about: About, voice: Voice, opinion: Opinion, change: int) -> None:
        self.answered.setdefault(about[0], Counter())[voice] += change
        if is_joint(voice):
            return
        group = self.board.workshop.people[voice]
        fell = self._fell.setdefault(about, Counter())
        fell[group, opinion.answer] += change
        if opinion.how:
            fell[group, opinion.how] += change

    def clear(self, question: str) -> None:
        for about in [about for about in self.given if about[0] == question]:
            del self.given[about]
            self._fell.pop(about, None)
        self.answered.pop(question, None)

    def forget(self, task: str, but: Collection[str] = ()) -> None:
        """`but`: questions whose answers stay."""
        for about in [about for about in self.given if about[1] == task and about[0] not in but]:
            for person in [*self.given[about]]:
                self.take_back(about, person)
            del self.given[about]
            self._fell.pop(about, None)

    def tally(self, question: str, task: str) -> dict[str, dict[str, int]]:
        """How the answers fell: group id or `TOGETHER` -> answer or how -> people.

        Only what may be shown: a group where fewer than the smallest group's size have answered about this task stands
        in a sum with others, and where the sum is still too small nothing stands for them.
        """
        if gone := self.board.workshop.pruned.get(ANSWERS_GONE):
            return self._as_kept(gone, question, task)
        workshop, fell = self.board.workshop, self._fell.get((question, task), Counter())
        voices = {group: sum(fell[group, answer] for answer in ANSWERS) for group in workshop.groups}
        found: dict[str, dict[str, int]] = {}
        for group, unit in shown_as(voices, workshop.shown.get(question, {}), workshop.smallest).items():
            row = found.setdefault(unit, {})
            for word in (*ANSWERS, *HOWS[question]):
                row[word] = row.get(word, 0) + fell[group, word]
        return found

    def _as_kept(self, gone: Pruned, question: str, task: str) -> dict[str, dict[str, int]]:
        kept = (gone.kept.get("opinions") or {}).get(question, {}).get(task, {})
        smallest = self.board.workshop.smallest
        return {unit: row for unit, row in kept.items() if sum(row.get(it, 0) for it in ANSWERS) >= smallest}

    def joint(self, question: str, task: str) -> dict[str, Opinion]:
        """What the groups that answer together say: group id -> opinion. To be shown only when the question is."""
        given = self.given.get((question, task), {})
        groups = (group for group in self.board.workshop.groups.values() if group.is_heard)
        return {group.id: given[as_one(group.id)] for group in groups if as_one(group.id) in given}


def divided(tally: Mapping[str, Shown], joint: Mapping[str, Opinion] | None = None) -> float:
    """How divided the room is about a question: 0 when all say the same, 1 when the answers share evenly.

    Each group counts alike, as in `app.voting.ballot.divided`; one that answers together, whole.
    """
    rows: list[list[float]] = []
    for row in tally.values():
        if everybody := sum(row.get(answer, 0) for answer in ANSWERS):
            rows.append([row.get(answer, 0) / everybody for answer in ANSWERS])
    for opinion in (joint or {}).values():
        is_split = opinion.answer == SPLIT
        rows.append([1 / len(ANSWERS) if is_split else float(answer == opinion.answer) for answer in ANSWERS])
    if not rows:
        return 0.0
    means = [sum(column) / len(rows) for column in zip(*rows, strict=True)]
    index: float = (1 - sum(mean * mean for mean in means)) / (1 - 1 / len(ANSWERS))
    return round(index, 3) + 0.0
