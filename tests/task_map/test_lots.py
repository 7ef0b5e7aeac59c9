"""What can be worked out of the map: of everything that has ever been shown of any part, at any time, no sum or
difference rests on fewer than three workplaces and five persons."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.task_map import lots
from app.task_map.counted import tell
from app.task_map.lots import PERSONS, PLACES, Row
from app.task_map.shared import Area, SharedTask
from app.vocabulary import Colour
from tests.tried import tried


def a_task(id, place, people=2, minutes=60, **more):
    given = {"administration_id": 1, "area": Area.PRESCHOOL, "text": "Hantera tvätt", "colour": Colour.RED, "group": 1}
    return SharedTask(
        id=id,
        share=place,
        workplace=f"Förskola {place}",
        workplace_id=place,
        minutes=minutes,
        people=people,
        **(given | more),
    )


class Municipality:
    """Keeps lots as the store does, and remembers every set of rows that was ever shown as a number. A workplace has
    shared one workshop or more; each is a share, and what is newer is so by its number."""

    def __init__(self):
        self.rows = {}
        self.sizes = {}
        self.told = set()
        self.told_as = set()
        self.shown = set()
        self.who = {}
        self.last = {}
        self.back = {}
        self.task = {}
        self.next = 1

    def share(self, place, people, administration, area, group):
        if not self.of(place):
            before = self.last.get(place, [])
            share = (place, len(before))
            self.task[share] = self.task[before[-1]] if before else share
            self.lay(place, share, people, administration, area, group)

    def newer(self, place, group, minutes):
        """A newer workshop, of the same or another group; with time or without."""
        if its := self.of(place):
            task = its[-1].task
            share = (place, len(self.last.get(place, [])))
            # In another group it is another task.
            same = [row.task.share for row in its if row.task.group == group]
            self.task[share] = self.task[same[-1]] if same else share
            people = self.who.get(place, task.heads)
            self.lay(place, share, people, task.administration_id, task.area, group, minutes)

    def again(self, place):
        """What was taken back last is shared again."""
        if place in self.back and not any(row.task.id > self.back[place].id for row in self.of(place)):
            self.put(self.back.pop(place))

    def elsewhere(self, place, other):
        """What was taken back last is shared again, as another workplace, that has shared nothing."""
        if place == other or place not in self.back or self.of(other):
            return
        task = self.back.pop(place)
        if task.share in self.told:
            self.last.setdefault(other, []).append(task.share)
            self.put(replace(task, workplace_id=other, workplace=f"Förskola {other}"))
        else:
            # Nobody has seen it as what it was.
            people = self.who.get(other, task.heads)
            self.share(other, people, task.administration_id, task.area, task.group)

    def lay(self, place, share, people, administration, area, group, minutes=60):
        id, self.next = self.next, self.next + 1
        more = {"administration_id": administration, "area": area, "group": group, "heads": people}
        task = replace(a_task(id, place, people, minutes, **more), share=share)
        # Of one workplace there are always as many persons: they are the same.
        self.who[place] = people
        self.last.setdefault(place, []).append(share)
        self.put(task)

    def put(self, task):
        known = any(place == task.workplace_id and share != task.share for place, share in self.told_as)
        self.rows[task.id] = Row(task, None, task.share in self.told, known)
        self.count()

    def of(self, place):
        return sorted((row for row in self.rows.values() if row.task.workplace_id == place), key=lambda r: r.task.id)

    def take_back(self, place):
        """What the workplace has shared last."""
        if its := self.of(place):
            share = its[-1].task.share
            if share in self.told:
                self.told_as.add((place, share))
            self.back[place] = its[-1].task
            self.rows = {id: row for id, row in self.rows.items() if row.task.share != share}
            self.count()

    def regroup(self, place, group):
        for id, row in [*self.rows.items()]:
            if row.task.workplace_id == place:
                self.rows[id] = replace(row, task=replace(row.task, group=group))
        self.count()

    def count(self):
        newest = {row.task.workplace_id: row.task.share for row in sorted(self.rows.values(), key=lambda r: r.task.id)}
        for id, row in [*self.rows.items()]:
            self.rows[id] = replace(row, is_older=row.task.share != newest[row.task.workplace_id])
        stands = lots.whole(self.rows.values(), self.sizes)
        while made := lots.exchanges(self.rows.values(), stands):
            for it in made:
                self.make(it.rows)
            stands = lots.whole(self.rows.values(), self.sizes)
        self.sizes = {id: n for id, n in self.sizes.items() if id in stands}
        for id, row in [*self.rows.items()]:
            if row.lot is not None and row.lot not in stands:
                self.rows[id] = replace(row, lot=None, is_spent=True)
        self.know()
        for ids in lots.new(lots.waiting([*self.rows.values()], stands)):
            self.make(ids)
        self.know()
        self.look()

    def know(self):
        for id in lots.known(self.rows.values()):
            self.rows[id] = replace(self.rows[id], is_known=True)

    def make(self, ids):
        lot = max(self.sizes, default=0) + 1000 * len(self.shown) + 1
        self.sizes[lot] = len(ids)
        for id in ids:
            self.rows[id] = replace(self.rows[id], lot=lot)
            self.told.add(self.rows[id].task.share)

    def look(self):
        """Every part that can be asked for, of each group, in each colour's time."""
        whole = lots.whole(self.rows.values(), self.sizes)
        for administration in (None, 1, 2):
            for area in (None, Area.PRESCHOOL, Area.SCHOOL):

                def wanted(task, administration=administration, area=area):
                    return administration in (None, task.administration_id) and area in (None, task.area)

                its = lots.within(whole, wanted)
                for kind in {(task.group, task.has_time) for task in its}:
                    these = [task for task in its if (task.group, task.has_time) == kind]
                    assert len({task.place for task in these}) == len(these), "no workplace is counted twice"
                    self.shown.add(frozenset(task.share for task in these))


PRIME = 2**31 - 1


def rank(rows):
    """Of small whole numbers, reckoned by what is left of them in a prime, which is quicker than fractions."""
    rows, found = [[*row] for row in rows], 0
    for column in range(len(rows[0]) if rows else 0):
        at = next((i for i in range(found, len(rows)) if rows[i][column]), None)
        if at is None:
            continue
        rows[found], rows[at] = rows[at], rows[found]
        by = pow(rows[found][column], -1, PRIME)
        for i in range(found + 1, len(rows)):
            if times := rows[i][column] * by % PRIME:
                rows[i] = [(a - times * b) % PRIME for a, b in zip(rows[i], rows[found], strict=True)]
        found += 1
    return found


def tells_of(shown, few):
    """Whether some sum or difference of what was shown is about these workplaces alone."""
    columns = sorted({share for its in shown for share in its})
    matrix = [[its.count(column) for column in columns] for its in shown]
    others = [[n for n, (place, _) in zip(row, columns, strict=True) if place not in few] for row in matrix]
    return rank(others) < rank(matrix)


def is_safe(municipality):
    """Both where each workshop of a workplace says something else, and where all say the same of the same task: whoever
    reckons may take it for either."""
    shown, who, task = municipality.shown, municipality.who, municipality.task
    places = sorted(who)
    few = [*combinations(places, PLACES - 1)]
    few += [some for n in (3, 4) for some in combinations(places, n) if sum(who[it] for it in some) < PERSONS]
    apart = [[*its] for its in shown]
    alike = [[task[share] for share in its] for its in shown]
    return not any(tells_of(its, some) for its in (apart, alike) for some in few)


PLACE = st.integers(1, 9)
DEEDS = st.one_of(
    st.tuples(
        st.just("share"),
        PLACE,
        st.integers(1, 3),
        st.integers(1, 2),
        st.sampled_from([Area.PRESCHOOL, Area.SCHOOL]),
        st.just(1),
    ),
    st.tuples(st.just("share"), PLACE, st.just(2), st.just(1), st.just(Area.PRESCHOOL), st.just(1)),
    st.tuples(st.just("take_back"), PLACE),
    st.tuples(st.just("again"), PLACE),
    st.tuples(st.just("elsewhere"), PLACE, PLACE),
    st.tuples(st.just("newer"), PLACE, st.just(1), st.just(60)),
    st.tuples(st.just("newer"), PLACE, st.integers(1, 2), st.sampled_from([60, 60, 0])),
    st.tuples(st.just("regroup"), PLACE, st.integers(1, 2)),
)


def play(deeds):
    municipality = Municipality()
    for name, *with_ in deeds:
        if name == "share" and with_[0] in municipality.who:
            with_[1] = municipality.who[with_[0]]
        getattr(municipality, name)(*with_)
    return municipality


@tried(100)
@given(st.lists(DEEDS, max_size=30))
def test_nothing_that_can_be_worked_out_rests_on_few(deeds):
    municipality = play(deeds)
    assert is_safe(municipality)


@tried(100)
@given(st.lists(DEEDS, max_size=20))
def test_nor_when_nine_have_shared_and_share_what_is_newer(deeds):
    municipality = play([*shared(*range(1, 10)), *deeds])
    assert is_safe(municipality)


def shared(*places, people=2):
    return [("share", place, people, 1, Area.PRESCHOOL, 1) for place in places]


def newer(*places, group=1, minutes=60):
    return [("newer", place, group, minutes) for place in places]


def places(deeds):
    """What was shown, by workplace alone; in the order of how much it is."""
    return sorted({tuple(sorted(place for place, _ in its)) for its in play(deeds).shown}, key=lambda it: (len(it), it))


def now(deeds):
    """What is counted now of the first group."""
    municipality = play(deeds)
    whole = lots.whole(municipality.rows.values(), municipality.sizes)
    return {task.share for task in lots.within(whole, lambda task: True) if task.group == 1 and task.has_time}


def test_a_fourth_workplace_waits_until_it_is_one_of_three():
    assert places(shared(1, 2, 3)) == [(1, 2, 3)]
    assert places(shared(1, 2, 3, 4, 5)) == [(1, 2, 3)]
    assert places(shared(1, 2, 3, 4, 5, 6)) == [(1, 2, 3), (1, 2, 3, 4, 5, 6)]


def test_three_workplaces_with_four_persons_wait_for_a_fifth_person():
    assert not play(shared(1, 2, 3, people=1)).shown
    assert places([*shared(1, 2, 3, people=1), *shared(4, people=2)]) == [(1, 2, 3, 4)]


def test_who_takes_back_and_shares_again_is_not_somebody_new():
    deeds = [*shared(1, 2, 3, 4, 5), ("take_back", 3), ("again", 3)]
    assert places(deeds) == [(1, 2, 3)]
    assert places([*deeds, *shared(6)]) == [(1, 2, 3), (1, 2, 3, 4, 5, 6)]
    again = play([*deeds, *shared(6)])
    assert is_safe(again)


def test_nor_who_takes_back_and_shares_a_newer_workshop():
    deeds = [*shared(1, 2, 3, 4, 5), ("take_back", 3), *shared(3)]
    assert places(deeds) == [(1, 2, 3)]
    assert (1, 2, 3, 4, 5, 6) in places([*deeds, *shared(6)])


def test_nor_who_shares_it_as_another_workplace_meanwhile():
    deeds = [*shared(1, 2, 3), ("take_back", 1), ("elsewhere", 1, 9), ("take_back", 9), *shared(1, 4, 5)]
    assert places(deeds) == [(1, 2, 3)]
    again = play([*deeds, *shared(6)])
    assert (1, 2, 3, 4, 5, 6) in places([*deeds, *shared(6)])
    assert is_safe(again)


def test_what_is_newer_waits_until_three_have_it_and_what_is_older_is_counted_until_then():
    deeds = [*shared(*range(1, 10)), *newer(1, 4)]
    first = {(place, 0) for place in range(1, 10)}
    assert now(deeds) == first
    assert now([*deeds, *newer(7)]) == first - {(1, 0), (4, 0), (7, 0)} | {(1, 1), (4, 1), (7, 1)}
    assert places([*deeds, *newer(7)]) == places(shared(*range(1, 10))), "and nothing is told of others than before"


def test_what_is_newest_is_exchanged_where_several_were_shared_meanwhile():
    deeds = [*shared(1, 2, 3), *newer(1, 1, 2, 3)]
    assert now(deeds) == {(1, 2), (2, 1), (3, 1)}


def test_persons_are_counted_too_when_it_is_exchanged():
    deeds = [*shared(1, 2, 3, 4, people=1), *shared(5, 6, 7), *newer(1, 2, 3)]
    assert all(version == 0 for _, version in now(deeds))


def test_those_that_have_none_to_be_exchanged_for_take_their_lot_along():
    deeds = [*shared(*range(1, 7)), *newer(1, group=2)]
    assert now(deeds) == {(4, 0), (5, 0), (6, 0)}
    assert now([*shared(*range(1, 7)), *newer(1, minutes=0)]) == {(4, 0), (5, 0), (6, 0)}
    assert now([*deeds, *newer(2, 3)]) == {(4, 0), (5, 0), (6, 0)}, "the two are not counted without the third"
    assert now([*deeds, *newer(2, 3), *shared(7, 8, 9)]) == {
        *((place, 0) for place in (4, 5, 6, 7, 8, 9)),
        *((place, 1) for place in (2, 3)),
    }


def test_two_that_are_new_and_one_that_is_newer_are_not_three():
    """Where its hours are what they were, the difference would be the two others'."""
    deeds = [*shared(1, 2, 3), *newer(1, group=2), *newer(1), *shared(4, 5)]
    assert now(deeds) == set()


def test_what_is_newer_and_taken_back_leaves_what_was_there():
    deeds = [*shared(1, 2, 3), *newer(1), ("take_back", 1)]
    assert now(deeds) == {(1, 0), (2, 0), (3, 0)}
    again = play([*shared(1, 2, 3), *newer(1, 2, 3), ("take_back", 1), *newer(1), *shared(4, 5, 6)])
    assert is_safe(again)


@pytest.mark.parametrize("rule", ["known", "exchanges"])
def test_without_the_rules_of_what_is_newer_somebody_is_told_of(monkeypatch, rule):
    if rule == "known":
        monkeypatch.setattr(lots, "known", lambda rows: set())
        told = play([*shared(1, 2, 3), *newer(1, group=2), *newer(1), *shared(4, 5)])
    else:
        # Newer rows make lots of their own, without those that they were counted with before.
        waiting = lots.waiting
        monkeypatch.setattr(lots, "exchanges", lambda rows, stands: [])
        monkeypatch.setattr(lots, "whole", _without_older(lots.whole))
        monkeypatch.setattr(lots, "waiting", lambda rows, stands: [*_fresh(waiting(rows, stands))])
        told = play([*shared(*range(1, 10)), *newer(1, 4, 2, 7)])
    assert not is_safe(told)


def _without_older(whole):
    return lambda rows, sizes: whole([row for row in rows if not row.is_older], sizes)


def _fresh(rows):
    return (replace(row, is_spent=False) for row in rows if row.task.share[1] or not row.is_spent)


def test_without_the_rule_of_what_is_spent_somebody_is_told_of(monkeypatch):
    fresh = lots.new
    monkeypatch.setattr(lots, "new", lambda waiting: fresh([replace(row, is_spent=False) for row in waiting]))
    deeds = [*shared(1, 2, 3), ("take_back", 3), *shared(4), ("take_back", 2), ("again", 3)]
    deeds += [("take_back", 1), ("again", 2)]
    told = play(deeds)
    assert not is_safe(told)


def test_a_lot_is_of_one_administration_and_kind_where_it_can_be():
    here = [a_task(1, 1), a_task(3, 3), a_task(5, 5)]
    there = [a_task(2, 2, administration_id=2), a_task(4, 4, administration_id=2)]
    rows = [Row(task) for task in sorted([*here, *there], key=lambda task: task.id)]
    assert lots.new(rows) == [(1, 3, 5)]
    more = [*rows, Row(a_task(6, 6, administration_id=3))]
    assert lots.new(more) == [(1, 3, 5), (2, 4, 6)]


def test_colours_and_rows_without_time_are_counted_for_themselves():
    red = [Row(a_task(n, n)) for n in (1, 2)]
    yellow = Row(a_task(3, 3, colour=Colour.YELLOW))
    timeless = Row(a_task(4, 4, minutes=0, people=0, heads=9))
    assert not lots.new([*red, yellow, timeless])


def test_two_workshops_of_one_workplace_are_one_workplace():
    assert not lots.new([Row(a_task(1, 1)), Row(a_task(2, 1)), Row(a_task(3, 2, people=9))])


def test_a_lot_that_has_lost_a_row_or_is_in_two_groups_is_not_counted():
    rows = [Row(a_task(n, n), 7) for n in (1, 2, 3)]
    assert set(lots.whole(rows, {7: 3})) == {7}
    assert not lots.whole(rows[:2], {7: 3})
    assert not lots.whole([*rows[:2], Row(a_task(3, 3, group=2), 7)], {7: 3})


def test_the_map_says_in_which_colour_on_how_many_how_long_and_when():
    rows = [Row(a_task(n, n, minutes=100 * n, when=frozenset({"forenoon"})), 1) for n in (1, 2, 3)]
    rows += [Row(a_task(n, n, colour=Colour.GREEN), None) for n in (4, 5)]
    told = tell(rows, {1: 3}, lambda task: True)
    (task,) = told.tasks
    (red,) = task.counts
    assert (task.title, task.of, task.area) == ("Hantera tvätt", 5, Area.PRESCHOOL)
    assert (red.colour, red.places, red.hours, red.timed, red.when) == (Colour.RED, 3, 10, 3, ("forenoon",))


def test_what_too_few_have_shared_has_words_and_no_number():
    told = tell([Row(a_task(1, 1, minutes=4321)), Row(a_task(2, 2))], {}, lambda task: True)
    assert told.places is None
    assert told.tasks[0].counts == ()
    assert told.tasks[0].of is None


def test_examples_are_never_counted_with_what_is_none():
    rows = [Row(a_task(n, n, is_example=n == 3)) for n in (1, 2, 3)]
    assert not lots.new(rows)
    assert tell(rows, {}, lambda task: True).tasks[0].texts == ("Hantera tvätt",)
    assert not tell(rows[:2], {}, lambda task: True, is_example=True).tasks
