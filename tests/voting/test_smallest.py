"""Nobody is singled out: not by one view, and not by several after each other."""

from collections import Counter
from contextlib import suppress
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.board.commands import AddTask, MergeTasks, RemoveTask
from app.board.events import TaskAdded
from app.live.acts import RedoLast, UndoLast
from app.live.state import new
from app.live.view import Audience, gather, view
from app.vocabulary import Colour, NotYours, Person, Refused, Step, Who, standing
from app.voting.ballot import TooFewToShow
from app.voting.commands import CastVote, CountHands, StopAsking, VoteAgain
from app.voting.smallest import TOGETHER, shown_as, together, trusted
from app.workshop.commands import AnswerJointly, ExpectPeople, JoinWorkshop, OpenStep, SetRules, TurnAway
from app.workshop.events import PeopleExpected, PersonJoined, StepOpened
from app.workshop.workshop import begin, create
from tests.makers import LEAD, ask, happen
from tests.tried import tried

SMALLEST = 3


@pytest.mark.parametrize(
    ("voices", "hidden"),
    [
        ({"a": 5, "b": 5}, set()),
        ({"a": 5, "b": 4}, {"a", "b"}),
        ({"a": 9, "b": 6, "c": 1}, {"b", "c"}),
        ({"a": 9, "b": 3, "c": 2}, {"b", "c"}),
        ({"a": 2, "b": 2}, {"a", "b"}),
        ({"a": 2}, set()),
        ({"a": 6, "b": 0}, set()),
        ({}, set()),
    ],
)
def test_a_small_group_is_shown_as_part_of_enough_others(voices, hidden):
    assert together(voices, 5) == hidden


@given(st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 9)), st.integers(2, 8))
def test_what_is_shown_by_itself_or_as_a_sum_is_never_fewer_than_the_smallest_or_it_is_everybody(voices, smallest):
    hidden = together(voices, smallest)
    units = [count for group, count in voices.items() if group not in hidden]
    units.append(sum(voices[group] for group in hidden))
    speaking = [count for count in units if count]
    assert len(speaking) < 2 or min(speaking) >= smallest


@given(
    st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 9)),
    st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 3)),
    st.integers(2, 8),
)
def test_no_bar_rests_on_fewer_than_the_smallest_of_those_who_are_one_phone_each(voices, excess, smallest):
    where = shown_as(voices, excess, smallest)
    for unit in {*where.values()}:
        groups = [group for group, its in where.items() if its == unit]
        assert sum(trusted(voices[group], excess.get(group, 0)) for group in groups) >= smallest
        assert unit == TOGETHER or not excess.get(unit)


# Whatever happens in whatever order, what is shown does not tell what one person answered, nor how one person changed
# an answer. Each number that anybody is ever sent is a row of a matrix, each ballot a column; a ballot can be computed
# where its own row is a combination of the others. The rows are found by doing everything once more for each ballot,
# with that one ballot black: whatever number is another then, has the ballot in it.

TASKS = ("t1", "t2", "t3")
HONEST = 8
"""People; each has one phone. In the first group there is also somebody who means harm, with up to four."""
GROUPS = 3


class World:
    """A workshop in which `acts` are done, and all the numbers of black that anybody was sent. Ballot `flipped` is
    black, no other is."""

    def __init__(self, heads, acts, flipped=None):
        names = [f"Grupp {number}" for number in range(1, GROUPS + 1)]
        self.live = new(begin(1, create("F7K2QM", "", "Exempelgården", "jobs", "apt90", names)), 1)
        self.live.workshop.smallest = SMALLEST
        self.flipped, self.ballots, self.seen, self.rest = flipped, [], [], []
        happen(self.live, *(TaskAdded(task, task, "f1") for task in TASKS), StepOpened(Step.SORT))
        for who in range(HONEST):
            happen(self.live, PersonJoined(f"p{who}", f"g{heads[who] + 1}"))
        happen(self.live, PersonJoined("evil0", "g1"))
        self.state_heads()
        for act in acts:
            self.do(*act)
            self.look()

    def state_heads(self):
        """As many as are there: who means harm counts once."""
        for group in self.live.workshop.groups:
            people = [it for it, of in self.live.workshop.people.items() if of == group and not it.startswith("evil")]
            happen(self.live, PeopleExpected(group, len(people) + (group == "g1")))

    def do(self, what, who, task):
        live, task = self.live, TASKS[task % len(TASKS)]
        command = {
            "show": lambda: OpenStep(Step.SETTLE),
            "sort": lambda: OpenStep(Step.SORT),
            "again": lambda: VoteAgain(task),
            "end": lambda: VoteAgain(None),
            "stop": lambda: StopAsking(),
            "merge": lambda: MergeTasks(task, TASKS[who % len(TASKS)]),
            "remove": lambda: RemoveTask(task),
            "undo": lambda: UndoLast(),
            "redo": lambda: RedoLast(),
            "smallest": lambda: SetRules(75, max(live.workshop.smallest, 2 + who % 4)),
            "jointly": lambda: AnswerJointly(f"g{who % GROUPS + 1}", bool(task == "t1")),
            "away": lambda: TurnAway(1 + who),
            "state": lambda: ExpectPeople(f"g{who % GROUPS + 1}", None),
        }
        if what == "vote":
            self.vote(f"p{who % HONEST}", task)
        elif what == "all":
            for person in range(HONEST):
                self.vote(f"p{person}", task)
        elif what == "evil":
            happen(live, *self.joining(f"evil{who % 4}"))
            self.vote(f"evil{who % 4}", task)
        elif what == "move":
            self.ask(JoinWorkshop(f"g{task[1]}"), f"p{who % HONEST}")
        else:
            self.ask(command[what](), None)

    def joining(self, phone):
        return [] if phone in self.live.workshop.people else [PersonJoined(phone, "g1")]

    def vote(self, person, task):
        """Another colour than before, in this world as in the others; who means harm knows their own."""
        if not self.live.workshop.is_in(person) or self.live.workshop.groups[self.live.workshop.people[person]].jointly:
            return
        voice = Person(person, Who.PARTICIPANT)
        self.ask(CastVote(task, None), voice)
        before = len(self.live.ballots.votes.get(task, ()))
        black = len(self.ballots) == self.flipped and not person.startswith("evil")
        self.ask(CastVote(task, Colour.BLACK if black else Colour.GREEN, *(("may", "law") if not black else ())), voice)
        if len(self.live.ballots.votes.get(task, ())) > before and not person.startswith("evil"):
            self.ballots.append((person, task))

    def ask(self, command, by):
        by = Person(by, Who.PARTICIPANT) if isinstance(by, str) else by or LEAD
        with suppress(Refused):
            ask(self.live, command, by)

    def look(self):
        """What everybody is sent now: the numbers, and the rest, which may not depend on any answer."""
        units, gathered = [*self.live.workshop.groups, TOGETHER], gather(self.live)
        for audience in Audience:
            sent = view(self.live, audience, {}, gathered)
            for id in TASKS:
                task = sent["tasks"].get(id, {})
                votes, grounds = task.get("votes", {}), task.pop("grounds", {})
                before = task.pop("before", {}).get("votes", {})
                for bars in (votes, before):
                    self.seen += [bars.get(unit, {}).get("black", 0) for unit in units]
                self.seen += [-sum(grounds.get(unit, {}).values()) for unit in units]
                shown = {unit: sum(fell.values()) for unit, fell in votes.items()}
                told = {name: task.pop(name, None) for name in ("votes", "divided", "agreed")}
                stood = {unit: sum(fell.values()) for unit, fell in before.items()}
                self.rest.append((shown, stood, told["divided"] is None))
            self.rest.append(sent)


def told(heads, acts, patched=None):
    """Which ballot, or change of one, can be computed; None where none can."""
    base = World(heads, acts)
    columns = []
    for nth in range(len(base.ballots)):
        other = World(heads, acts, nth)
        assert other.rest == base.rest, "what is shown beside the bars depends on an answer"
        columns.append([there - here for there, here in zip(other.seen, base.seen, strict=True)])
    known = rank({row for row in zip(*columns, strict=True) if any(row)})
    size = len(base.ballots)
    for one, whose in enumerate(base.ballots):
        if rank([*known, unit(size, one)]) == known:
            return f"what {whose} answered"
        for other in range(one):
            if base.ballots[other] == whose and rank([*known, unit(size, one, other)]) == known:
                return f"how {whose} changed"
    return None


def unit(size, one, less=None):
    return tuple(int(nth == one) - int(nth == less) for nth in range(size))


def rank(rows):
    """The rows in echelon form, each reduced: the same for any rows that span the same."""
    rows, found = [[Fraction(value) for value in row] for row in rows], 0
    for column in range(len(rows[0]) if rows else 0):
        pivot = next((row for row in rows[found:] if row[column]), None)
        if pivot is None:
            continue
        rows.remove(pivot)
        pivot = [value / pivot[column] for value in pivot]
        rows.insert(found, pivot)
        for nth, row in enumerate(rows):
            if nth != found and row[column]:
                rows[nth] = [a - row[column] * b for a, b in zip(row, pivot, strict=True)]
        found += 1
    return rows[:found]


def act(*names):
    return st.tuples(st.sampled_from(names), st.integers(0, HONEST), st.integers(0, 2))


acts = st.lists(
    st.one_of(
        act("vote", "all"),
        act("all", "vote", "evil"),
        act("show", "sort", "show", "again", "end"),
        act("again", "end", "stop", "undo", "redo"),
        act("merge", "remove", "undo", "move"),
        act("jointly", "away", "smallest", "state", "evil"),
    ),
    max_size=18,
)
heads = st.lists(st.integers(0, GROUPS - 1), min_size=HONEST, max_size=HONEST)

ALL, SHOW, SORT, UNDO = ("all", 0, 0), ("show", 0, 0), ("sort", 0, 0), ("undo", 0, 0)
MERGED = [ALL, *(("vote", nth, 2) for nth in range(HONEST) if nth != 1), SHOW, ("merge", 2, 0), UNDO]
"""A task is merged into one that one person has not answered; and taken back."""
CUT_SHORT = [ALL, SHOW, ("again", 0, 0), ("vote", 1, 0), ("end", 0, 0)]
LATE = [ALL, SHOW, SORT, ("vote", 1, 0), SHOW]
PHONES = [("vote", 0, 0), *(("evil", nth, 0) for nth in range(4)), ALL, SHOW]
FEW = [("vote", 1, 0), ("vote", 2, 1), ("all", 0, 2), SHOW]
TOLD_ELSEWHERE = [ALL, *(("vote", nth, 1) for nth in range(1, 5)), SHOW, SORT, ("merge", 1, 0), ("vote", 5, 1), SHOW]
ALONE = [1, 0, 0, 0, 2, 2, 2, 2]
"""One person in the second group."""
JUST_ONE = [1, 1, 1, 1, 2, 2, 2, 2]
"""In the first group nobody but the one who means harm, and whoever else there is of them."""


@tried(80)
@given(heads, acts)
@example(ALONE, MERGED)
@example(ALONE, CUT_SHORT)
@example(ALONE, LATE)
@example([0, 1, 1, 1, 1, 2, 2, 2], PHONES)
@example(ALONE, FEW)
@example(ALONE, TOLD_ELSEWHERE)
@example(ALONE, [ALL, SHOW, ("jointly", 1, 0), SORT, ALL, SHOW])
@example(ALONE, [ALL, SHOW, ("away", 0, 0), SORT, SHOW, ("undo", 0, 0), SHOW])
def test_no_ballot_and_no_change_of_one_can_be_computed_from_all_that_is_ever_sent(heads, acts):
    assert told(heads, acts) is None


def any_bar(self, task):
    units, bars = self.divide(), {}
    for voice in self.votes.get(task, ()):
        bars.setdefault(units[self._group_of[voice]], []).append(voice)
    return bars


def as_shown(self, task):
    return {unit: dict(fell) for unit, fell in self.seen.tally.get(task, {}).items()}


def as_it_is_now(self, task):
    return {unit: dict(Counter(standing(self.votes[task][voice]) for voice in bar)) for unit, bar in enough(self, task)}


def enough(self, task):
    return [(unit, bar) for unit, bar in any_bar(self, task).items() if len(bar) >= self.board.workshop.smallest]


BALLOTS = "app.voting.ballot.Ballots"
NO_MINIMUM = {f"{BALLOTS}._bars": any_bar, f"{BALLOTS}.tally": as_shown}
NOT_FIXED = {f"{BALLOTS}.tally": as_it_is_now}
NOTHING_TOLD = {f"{BALLOTS}.is_told": lambda self, task, voice: False}
NO_HEADS = {"app.workshop.workshop.Workshop.excess": lambda self, group: 0}


@pytest.mark.parametrize(
    ("without", "heads", "acts"),
    [
        (NO_MINIMUM, ALONE, FEW),
        (NO_MINIMUM, ALONE, CUT_SHORT),
        (NOT_FIXED, ALONE, MERGED),
        (NOT_FIXED, ALONE, LATE),
        (NOTHING_TOLD, ALONE, LATE),
        (NO_HEADS, [0, 1, 1, 1, 1, 2, 2, 2], PHONES),
    ],
)
def test_each_rule_is_needed(monkeypatch, without, heads, acts):
    assert told(heads, acts) is None
    for rule, instead in without.items():
        monkeypatch.setattr(rule, instead)
    assert told(heads, acts) is not None


def a_shown_room(first, late):
    """People of the groups `first` have answered red and been shown; those of `late` come afterwards with black."""
    live = new(begin(1, create("F7K2QM", "", "Exempelgården", "jobs", "apt90", ["Grupp 1", "Grupp 2"])), 1)
    happen(live, TaskAdded("t1", "Tvätt", "f1"), StepOpened(Step.SORT))
    live.workshop.smallest = SMALLEST
    for nth, group in enumerate(first):
        answer(live, f"p{nth}", group, Colour.RED)
    ask(live, OpenStep(Step.SETTLE))
    ask(live, OpenStep(Step.SORT))
    for nth, group in enumerate(late):
        answer(live, f"q{nth}", group, Colour.BLACK)
    ask(live, OpenStep(Step.SETTLE))
    return live


def answer(live, person, group, colour):
    if person not in live.workshop.people:
        happen(live, PersonJoined(person, group))
    ask(live, CastVote("t1", colour), Person(person, Who.PARTICIPANT))


def counted(live, unit, task="t1"):
    return {str(colour): count for colour, count in live.ballots.tally(task).get(unit, {}).items() if count}


def test_what_has_been_shown_stands_while_too_few_are_late():
    assert counted(a_shown_room(["g1"] * 4, ["g1"]), "g1") == {"red": 4}
    late_elsewhere = a_shown_room(["g1"] * 4, ["g2"])
    assert (counted(late_elsewhere, "g1"), counted(late_elsewhere, "g2")) == ({"red": 4}, {})
    assert counted(a_shown_room(["g1"] * 4, ["g1"] * 3), "g1") == {"red": 4, "black": 3}


def test_those_who_are_late_are_counted_for_each_task_by_itself():
    """Three are late, each with another task: each bar would change by one."""
    live = a_shown_room(["g1"] * 4, [])
    ask(live, OpenStep(Step.SORT))
    answer(live, "p0", "g1", Colour.BLACK)
    ask(live, AddTask("Disk", "t2"))
    for person in ("p1", "p2"):
        ask(live, CastVote("t2", Colour.BLACK), Person(person, Who.PARTICIPANT))
    ask(live, OpenStep(Step.SETTLE))
    assert counted(live, "g1") == {"red": 4}
    assert live.ballots.late == 1


def test_a_second_round_counts_those_who_were_late_too():
    live = a_shown_room(["g1"] * 4, ["g1"])
    ask(live, VoteAgain("t1"))
    for person in ("p0", "p1", "p2", "p3", "q0"):
        answer(live, person, "g1", Colour.YELLOW)
    ask(live, VoteAgain(None))
    assert counted(live, "g1") == {"yellow": 5}
    ask(live, OpenStep(Step.SORT))
    answer(live, "p0", "g1", Colour.GREEN)
    ask(live, OpenStep(Step.SETTLE))
    assert counted(live, "g1") == {"yellow": 5}


def test_a_second_round_that_too_few_answered_is_not_shown_but_can_be_stopped():
    live = a_shown_room(["g1"] * 4, [])
    ask(live, VoteAgain("t1"))
    answer(live, "p0", "g1", Colour.BLACK)
    for command in (VoteAgain(None), VoteAgain("t1b")):
        with pytest.raises(TooFewToShow):
            ask(live, command)
    ask(live, StopAsking())
    assert (counted(live, "g1"), live.ballots.again, live.ballots.votes.get("t1")) == ({}, None, None)


def test_a_second_round_taken_back_shows_what_had_been_shown():
    live = a_shown_room(["g1"] * 4, ["g1"])
    ask(live, VoteAgain("t1"))
    ask(live, UndoLast())
    assert counted(live, "g1") == {"red": 4}


def test_a_new_task_shows_nothing_of_the_few_who_have_answered_it():
    live = a_shown_room(["g1"] * 4, [])
    ask(live, OpenStep(Step.SORT))
    ask(live, AddTask("Disk", "t2"))
    ask(live, CastVote("t2", Colour.BLACK), Person("p0", Who.PARTICIPANT))
    ask(live, OpenStep(Step.SETTLE))
    assert counted(live, "g1", "t2") == {}


def test_hands_are_seen_in_the_room_and_shown_at_once_as_their_groups_own():
    live = a_shown_room(["g1"] * 4, ["g1"])
    ask(live, CountHands("t1", "g1", green=2))
    assert counted(live, "g1") == {"red": 4, "green": 2}
    ask(live, CountHands("t1", "g2", red=1))
    assert counted(live, "g2") == {"red": 1}


def test_a_group_with_more_phones_than_people_is_small_until_somebody_says_which_are_too_many():
    live = a_shown_room([], ["g1"] * 5)
    assert counted(live, "g1") == {"black": 5}
    live = a_shown_room([], [])
    ask(live, OpenStep(Step.SORT))
    ask(live, ExpectPeople("g1", 4))
    for nth in range(5):
        answer(live, f"p{nth}", "g1", Colour.RED)
    assert live.ballots.will_be_shown()["g1"] == ("few", "over")
    with pytest.raises(TooFewToShow):
        ask(live, OpenStep(Step.REVEAL))
    ask(live, TurnAway(live.workshop.seats["p4"]))
    ask(live, OpenStep(Step.REVEAL))
    assert counted(live, "g1") == {"red": 4}


def test_an_answer_is_not_taken_from_a_phone_that_was_turned_away():
    live = a_shown_room([], [])
    ask(live, OpenStep(Step.SORT))
    answer(live, "p0", "g1", Colour.RED)
    ask(live, TurnAway(live.workshop.seats["p0"]))
    assert live.ballots.answers["g1"] == 0
    with pytest.raises(NotYours):
        answer(live, "p0", "g1", Colour.RED)
