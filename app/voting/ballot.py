"""Everybody's ballots, and what they add up to. Each person sorts alone first; nobody sees how before the reveal.

What it adds up to is counted as votes come, so that one more vote costs the same in a full room as in an empty one.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import singledispatch

from app.board.board import Board, BoardClosed, SortingClosed, Task
from app.board.events import TaskAdded, TaskMerged, TaskPlaced, TaskRemoved, TaskRestored
from app.board.order import between
from app.vocabulary import (
    GROUNDS,
    ONLY,
    PASS,
    REVEALED,
    Answer,
    Colour,
    Event,
    NotYours,
    Person,
    Refused,
    decide,
    lead_only,
)
from app.voting.commands import CastVote, CountHands, PassTask, PlaceAgreed, PlaceAsMost, VoteAgain
from app.voting.events import HandsCounted, RoundEnded, RoundOpened, RoundSet, VoteCast, VoteTakenBack
from app.voting.smallest import TOGETHER, together
from app.workshop.commands import AddGroup, NameGroup
from app.workshop.events import PersonJoined, StepOpened
from app.workshop.workshop import MOST_PEOPLE, UnknownChoice, add_group, name_group

Tally = Mapping[str, Mapping[Colour, int]]
"""How the votes for a task fell: group id, or `TOGETHER`, -> colour -> people."""

Ground = tuple[str, str]
"""Of a green answer: one of `ONLY`, and one of `GROUNDS`; either may be empty."""


class EvenlySplit(Refused):
    """No group has a colour that more chose than any other."""

    code = "evenly_split"


class StillSorting(Refused):
    """One task is answered anew only when the answers have been shown."""

    code = "still_sorting"


class SortingBegun(Refused):
    """The groups stay as they are once somebody has answered as one of them."""

    code = "sorting_begun"


@dataclass(slots=True)
class Seen:
    """What has been shown, so that two views one after the other do not tell what one person did in between.

    `now`: whether answers are shown. `tally`: how the votes for each task stood when they were last put away; a task
    that is answered anew since then is not there, one that is new has nothing. `late`: who has changed an answer after
    they were first shown, and is not counted until there are enough of them. `together`: the groups that have been
    shown only as a sum, which stay so: else the sum less the others would be one of them.
    """

    now: bool = False
    tally: dict[str, dict[str, dict[Colour, int]]] = field(default_factory=dict)
    late: set[str] = field(default_factory=set)
    together: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Ballots:
    """`votes`: task id -> person id -> answer. `answered`: how many tasks each person has answered.

    `grounds`: likewise, of green answers that have one. `hands`: shows of hands, task id -> group id -> colour ->
    people. `again`: the task that is answered anew. By group, `answers`: how many answers there are; `done`: how many
    people have answered every task; `voices`: how many have answered any.
    """

    board: Board
    votes: dict[str, dict[str, Answer]] = field(default_factory=dict)
    answered: Counter[str] = field(default_factory=Counter)
    answers: Counter[str] = field(default_factory=Counter)
    done: Counter[str] = field(default_factory=Counter)
    voices: Counter[str] = field(default_factory=Counter)
    grounds: dict[str, dict[str, Ground]] = field(default_factory=dict)
    hands: dict[str, dict[str, dict[Colour, int]]] = field(default_factory=dict)
    again: str | None = None
    seen: Seen = field(default_factory=Seen)
    _fell: dict[str, Counter[tuple[str, Answer]]] = field(default_factory=dict)
    """For each task: (group id, answer) -> people."""
    _why: dict[str, Counter[tuple[str, Ground]]] = field(default_factory=dict)
    """For each task: (group id, ground of a green answer) -> people."""
    _group_of: dict[str, str] = field(default_factory=dict)
    """The group that each person's answers are counted in."""

    @property
    def has_answers(self) -> bool:
        """Whether anybody has answered, on a phone or by a show of hands."""
        return bool(+self.answered) or any(self.hands.values())

    def of(self, person: str) -> dict[str, Answer]:
        """One person's own answers, by task."""
        return {task: votes[person] for task, votes in self.votes.items() if person in votes}

    def together(self) -> frozenset[str]:
        """The groups whose answers are shown only as a sum (`app.voting.smallest`). Shows of hands are no secret."""
        workshop = self.board.workshop
        hidden = together({group: self.voices[group] for group in workshop.groups}, workshop.smallest)
        return hidden | self.seen.together if self.seen.together else hidden

    def tally(self, task: str, hidden: frozenset[str] | None = None) -> dict[str, dict[Colour, int]]:
        """How the votes and the hands for a task fell, as far as it may be shown. A pass is not counted.

        Group id -> colour -> people, for the groups that are shown by themselves; the others are summed under
        `TOGETHER`. `hidden`: what `together` says, where it is known already.
        """
        if hidden is None:
            hidden = self.together()
        tally = self._votes_shown(task, hidden)
        for group, hands in self.hands.get(task, {}).items():
            for colour, count in hands.items():
                tally[_shown_as(group, hidden)][colour] += count
        return tally

    def _votes_shown(self, task: str, hidden: frozenset[str]) -> dict[str, dict[Colour, int]]:
        """The votes as they fell; where somebody is late, as they stood."""
        groups = self.board.workshop.groups
        tally = {_shown_as(group, hidden): dict.fromkeys(Colour, 0) for group in groups}
        stood = self.seen.tally.get(task)
        late = self._late_in(hidden) if stood is not None else ()
        fell = self._fell.get(task, Counter())
        for group in groups:
            if (unit := _shown_as(group, hidden)) not in late:
                for colour in Colour:
                    tally[unit][colour] += fell[group, colour]
        for group, votes in (stood or {}).items():
            if (unit := _shown_as(group, hidden)) in late:
                for colour, count in votes.items():
                    tally[unit][colour] += count
        return tally

    def _late_in(self, hidden: frozenset[str]) -> Counter[str]:
        """How many late people there are in each group that is shown by itself, and in the others together."""
        people = self.board.workshop.people
        return Counter(_shown_as(people[person], hidden) for person in self.seen.late)

    def show(self) -> None:
        """The answers are shown. Late ones are counted where there are enough of them to hide one among."""
        hidden, people = self.together(), self.board.workshop.people
        late = self._late_in(hidden)
        too_few = {unit for unit, count in late.items() if count < self.board.workshop.smallest}
        self.seen.late = {it for it in self.seen.late if _shown_as(people[it], hidden) in too_few}
        self.seen.together |= hidden
        self.seen.now = True

    def put_away(self) -> None:
        hidden = self.together()
        self.seen.tally = {task: self._votes_shown(task, hidden) for task in self.board.tasks}
        self.seen.together |= hidden
        self.seen.now = False

    def note_late(self, task: str, person: str) -> None:
        """Somebody answers after answers have been shown; a second round is answered by all and has no late ones."""
        if self.board.workshop.was_revealed and task != self.again:
            self.seen.late.add(person)

    def why_green(self, task: str, hidden: frozenset[str] | None = None) -> dict[str, dict[str, int]]:
        """On what grounds it was green, where that may be shown: group id or `TOGETHER` -> "may law" -> people."""
        if hidden is None:
            hidden = self.together()
        late = self._late_in(hidden) if task in self.seen.tally else ()
        grounds: dict[str, dict[str, int]] = {}
        for (group, ground), count in self._why.get(task, Counter()).items():
            unit = _shown_as(group, hidden)
            if count and unit not in late:
                row = grounds.setdefault(unit, {})
                name = " ".join(filter(None, ground))
                row[name] = row.get(name, 0) + count
        return grounds

    def add(self, task: str, person: str, answer: Answer, ground: Ground = ("", "")) -> None:
        group, votes = self.board.workshop.people[person], self.votes.setdefault(task, {})
        self._set_ground(task, person, ground)
        fell = self._fell.setdefault(task, Counter())
        if person in votes:
            fell[group, votes[person]] -= 1
        else:
            self._count(person, 1)
        fell[group, answer] += 1
        votes[person] = answer

    def take_back(self, task: str, person: str) -> None:
        answer = self.votes[task].pop(person)
        self._set_ground(task, person, ("", ""))
        self._fell[task][self.board.workshop.people[person], answer] -= 1
        self._count(person, -1)

    def _set_ground(self, task: str, person: str, ground: Ground) -> None:
        grounds = self.grounds.setdefault(task, {})
        if person in grounds:
            self._why[task][self.board.workshop.people[person], grounds.pop(person)] -= 1
        if any(ground):
            grounds[person] = ground
            self._why.setdefault(task, Counter())[self.board.workshop.people[person], ground] += 1

    def grounds_of(self, person: str) -> dict[str, Ground]:
        return {task: grounds[person] for task, grounds in self.grounds.items() if person in grounds}

    def drop(self, task: str) -> None:
        """Forget how one task was answered, and how that was shown."""
        for by_task in (self.votes, self.grounds, self.hands, self.seen.tally):
            by_task.pop(task, None)

    def part_with(self, task: str) -> None:
        """A task is gone, and with it the round that was about it."""
        self.drop(task)
        if self.again == task:
            self.again = None
        self.recount()

    def _count(self, person: str, change: int) -> None:
        group = self._group_of[person] = self.board.workshop.people[person]
        everything = len(self.board.tasks)
        self.done[group] -= self.answered[person] == everything
        self.voices[group] -= self.answered[person] > 0
        self.answered[person] += change
        self.voices[group] += self.answered[person] > 0
        self.answers[group] += change
        self.done[group] += self.answered[person] == everything

    def move(self, person: str) -> None:
        """Count one person's answers in the group that they have changed to."""
        before, group = self._group_of[person], self.board.workshop.people[person]
        for task, votes in self.votes.items():
            if person in votes:
                self._fell[task][before, votes[person]] -= 1
                self._fell[task][group, votes[person]] += 1
        for task, grounds in self.grounds.items():
            if person in grounds:
                self._why[task][before, grounds[person]] -= 1
                self._why[task][group, grounds[person]] += 1
        self.voices[before] -= self.answered[person] > 0
        self.voices[group] += self.answered[person] > 0
        count = self.answered[person]
        is_done = count == len(self.board.tasks)
        self.answers[before] -= count
        self.answers[group] += count
        self.done[before] -= is_done
        self.done[group] += is_done
        self._group_of[person] = group

    def recount(self) -> None:
        """Count anew: when there are fewer tasks."""
        people, everything = self.board.workshop.people, len(self.board.tasks)
        self._fell = {
            task: Counter((people[person], answer) for person, answer in votes.items())
            for task, votes in self.votes.items()
        }
        self.answered = Counter(person for votes in self.votes.values() for person in votes)
        self.answers = Counter()
        self.done = Counter()
        self.voices = Counter()
        self._why = {
            task: Counter((people[person], ground) for person, ground in grounds.items())
            for task, grounds in self.grounds.items()
        }
        self._group_of = {person: people[person] for person in self.answered}
        for person, count in self.answered.items():
            self.answers[people[person]] += count
            self.done[people[person]] += count == everything
            self.voices[people[person]] += count > 0


def _shown_as(group: str, hidden: Iterable[str]) -> str:
    """Where a group's answers are shown: under itself, or together with the others that are hidden."""
    return TOGETHER if group in hidden else group


def divided(tally: Tally) -> float:
    """How divided the room is about a task: 0 when all who answered say the same, 1 when the four colours share evenly.

    The Gini-Simpson index of the groups' shares, each group counting alike however many people it has, scaled to 0–1.
    """
    groups = [votes for votes in tally.values() if sum(votes.values())]
    if not groups:
        return 0.0
    shares = [sum(votes.get(colour, 0) / sum(votes.values()) for votes in groups) / len(groups) for colour in Colour]
    return round((1 - sum(share * share for share in shares)) / (1 - 1 / len(Colour)), 3) + 0.0


FEWEST_TO_AGREE = 2
"""Nobody agrees alone."""


def agreed(tally: Tally, hidden: Iterable[str], percent: int) -> dict[str, Colour]:
    """What the groups that answered agree on, each within itself: group id -> colour. Empty where one of them does not.

    A group agrees when at least two have answered, and `percent` of them alike. `hidden`: the groups that are summed
    under `TOGETHER`, which agree as one.
    """
    favourites: dict[str, Colour] = {}
    for group, votes in tally.items():
        if everybody := sum(votes.values()):
            colour = max(votes, key=votes.__getitem__)
            if everybody < FEWEST_TO_AGREE or 100 * votes[colour] < percent * everybody:
                return {}
            favourites.update(dict.fromkeys(hidden if group == TOGETHER else (group,), colour))
    return favourites


def is_settled(task: Task, tally: Tally, hidden: Iterable[str]) -> bool:
    """Whether every group that answered has placed the task; or where nobody answered, any group.

    Of those shown together one is enough: which of them have answered is not shown.
    """
    answered = {group for group, votes in tally.items() if sum(votes.values())}
    if TOGETHER in answered:
        answered.discard(TOGETHER)
        if not any(group in task.placement for group in hidden):
            return False
    return bool(task.placement) and answered <= task.placement.keys()


def agreed_placements(ballots: Ballots) -> dict[str, dict[str, Colour]]:
    """What can be placed without talk: task id -> group id -> colour, in the order the tasks came."""
    hidden = ballots.together()
    found: dict[str, dict[str, Colour]] = {}
    for id, task in sorted(ballots.board.tasks.items(), key=lambda item: item[1].order):
        if id != ballots.again:
            favourites = agreed(ballots.tally(id, hidden), hidden, ballots.board.workshop.agreement)
            if left := {group: colour for group, colour in favourites.items() if group not in task.placement}:
                found[id] = left
    return found


@decide.register
def cast_vote(command: CastVote, ballots: Ballots, by: Person) -> list[Event]:
    """Give the person's own answer for one task, or take it back."""
    if command.only not in ("", *ONLY) or command.ground not in ("", *GROUNDS):
        raise UnknownChoice
    is_green = command.colour is Colour.GREEN
    ground = (command.only, command.ground) if is_green else ("", "")
    return _answer(ballots, command.task, command.colour and command.colour.value, by, ground)


@decide.register
def pass_task(command: PassTask, ballots: Ballots, by: Person) -> list[Event]:
    return _answer(ballots, command.task, PASS, by)


@decide.register
def count_hands(command: CountHands, ballots: Ballots, by: Person) -> list[Event]:
    lead_only(by)
    task, group = ballots.board.task(command.task).id, ballots.board.workshop.group(command.group).id
    counts = {colour: getattr(command, colour.value) for colour in Colour}
    if any(not 0 <= count <= MOST_PEOPLE for count in counts.values()):
        raise UnknownChoice
    counts = {colour: count for colour, count in counts.items() if count}
    if counts == ballots.hands.get(task, {}).get(group, {}):
        return []
    return [HandsCounted(task, group, tuple(counts.items()))]


@decide.register
def vote_again(command: VoteAgain, ballots: Ballots, by: Person) -> list[Event]:
    """Ask everybody about one task once more, or show how that went."""
    lead_only(by)
    ended: list[Event] = [RoundEnded()] if ballots.again else []
    if command.task is None:
        return ended
    if ballots.board.workshop.step not in REVEALED or ballots.board.workshop.is_closed:
        raise StillSorting
    task = ballots.board.task(command.task).id
    return [] if task == ballots.again else [*ended, RoundOpened(task)]


@decide.register
def place_agreed(command: PlaceAgreed, ballots: Ballots, by: Person) -> list[Event]:
    _may_place(ballots, by)
    board = ballots.board
    last: dict[tuple[str, Colour], str] = {}
    events: list[Event] = []
    for task, placements in agreed_placements(ballots).items():
        for group, colour in placements.items():
            low = last.get((group, colour)) or max(board.columns.get((group, colour), {}).values(), default="")
            last[group, colour] = between(low, None)
            events.append(TaskPlaced(task, group, colour, last[group, colour]))
    return events


@decide.register
def place_as_most(command: PlaceAsMost, ballots: Ballots, by: Person) -> list[Event]:
    """Place one task where most of each group are. A group that is evenly split, or has not answered, is left."""
    _may_place(ballots, by)
    board, hidden = ballots.board, ballots.together()
    task = board.task(command.task)
    tally = {} if task.id == ballots.again else ballots.tally(task.id, hidden)
    events: list[Event] = []
    decided = 0
    for group in board.workshop.groups:
        colour = _most(tally.get(_shown_as(group, hidden), {}))
        if colour is None:
            continue
        decided += 1
        now = task.placement.get(group)
        if now is None or now.colour is not colour:
            events.append(TaskPlaced(task.id, group, colour, board.place_in(group, colour, None, task.id)))
    if not decided:
        raise EvenlySplit
    return events


def _most(votes: Mapping[Colour, int]) -> Colour | None:
    """The colour that more people chose than any other."""
    most = max(votes.values(), default=0)
    favourites = [colour for colour, count in votes.items() if count == most]
    return favourites[0] if most and len(favourites) == 1 else None


def _may_place(ballots: Ballots, by: Person) -> None:
    lead_only(by)
    if ballots.board.workshop.step not in REVEALED or ballots.board.workshop.is_closed:
        raise BoardClosed


def _answer(ballots: Ballots, task: str, answer: Answer | None, by: Person, ground: Ground = ("", "")) -> list[Event]:
    if by.leads:
        raise NotYours
    if not ballots.board.workshop.sorting_is_open and (ballots.again is None or task != ballots.again):
        raise SortingClosed(text=ballots.board.tasks[task].text if task in ballots.board.tasks else "")
    id = ballots.board.task(task).id
    now = ballots.votes.get(id, {}).get(by.id)
    if answer == now and ground == ballots.grounds.get(id, {}).get(by.id, ("", "")):
        return []
    return [VoteCast(id, by.id, answer, *ground)] if answer else [VoteTakenBack(id, by.id)]


@decide.register(NameGroup)
@decide.register(AddGroup)
def change_groups(command: NameGroup | AddGroup, ballots: Ballots, by: Person) -> list[Event]:
    """Rename a group, or add one, until somebody has answered."""
    if ballots.has_answers:
        raise SortingBegun
    rule = name_group if isinstance(command, NameGroup) else add_group
    return rule(command, ballots.board.workshop, by)  # type: ignore[arg-type]


@singledispatch
def evolve(event: Event, ballots: Ballots) -> None:
    """Other concepts' events do nothing to the ballots."""


@evolve.register
def _(event: StepOpened, ballots: Ballots) -> None:
    if (event.step in REVEALED) is ballots.seen.now:
        return
    if ballots.seen.now:
        ballots.put_away()
    else:
        ballots.show()


@evolve.register
def _(event: VoteCast, ballots: Ballots) -> None:
    ballots.note_late(event.task, event.person)
    ballots.add(event.task, event.person, event.answer, (event.only, event.ground))


@evolve.register
def _(event: VoteTakenBack, ballots: Ballots) -> None:
    ballots.note_late(event.task, event.person)
    ballots.take_back(event.task, event.person)


@evolve.register
def _(event: TaskAdded, ballots: Ballots) -> None:
    ballots.done.clear()  # nobody has answered the new one
    if ballots.board.workshop.was_revealed and not ballots.seen.now:
        ballots.seen.tally[event.task] = {}


@evolve.register
def _(event: TaskRemoved, ballots: Ballots) -> None:
    ballots.part_with(event.task)


@evolve.register
def _(event: TaskMerged, ballots: Ballots) -> None:
    """Who has answered both is counted once, as they answered what stays."""
    grounds, into_votes = ballots.grounds.get(event.task, {}), ballots.votes.setdefault(event.into, {})
    for person, answer in ballots.votes.get(event.task, {}).items():
        if person not in into_votes:
            into_votes[person] = answer
            if person in grounds:
                ballots.grounds.setdefault(event.into, {})[person] = grounds[person]
    for group, hands in ballots.hands.get(event.task, {}).items():
        into = ballots.hands.setdefault(event.into, {}).setdefault(group, {})
        for colour, count in hands.items():
            into[colour] = max(into.get(colour, 0), count)
    ballots.part_with(event.task)


@evolve.register
def _(event: TaskRestored, ballots: Ballots) -> None:
    ballots.drop(event.task)
    people = ballots.board.workshop.people
    for person, answer, only, ground in event.votes:
        if person in people:
            ballots.votes.setdefault(event.task, {})[person] = answer
            if only or ground:
                ballots.grounds.setdefault(event.task, {})[person] = (only, ground)
    for group, colour, count in event.hands:
        ballots.hands.setdefault(event.task, {}).setdefault(group, {})[Colour(colour)] = count
    if event.seen is not None:
        stood = ballots.seen.tally[event.task] = {}
        for unit, colour, count in event.seen:
            stood.setdefault(unit, {})[Colour(colour)] = count
    ballots.recount()


@evolve.register
def _(event: HandsCounted, ballots: Ballots) -> None:
    groups = ballots.hands.setdefault(event.task, {})
    groups.pop(event.group, None)
    if event.counts:
        groups[event.group] = {Colour(colour): count for colour, count in event.counts}
    if not groups:
        del ballots.hands[event.task]


@evolve.register
def _(event: RoundOpened, ballots: Ballots) -> None:
    ballots.drop(event.task)
    ballots.again = event.task
    ballots.recount()


@evolve.register
def _(event: RoundEnded, ballots: Ballots) -> None:
    ballots.again = None
    ballots.seen.together |= ballots.together()


@evolve.register
def _(event: RoundSet, ballots: Ballots) -> None:
    ballots.again = event.task


@evolve.register
def _(event: PersonJoined, ballots: Ballots) -> None:
    if event.person in ballots.answered:
        ballots.move(event.person)
