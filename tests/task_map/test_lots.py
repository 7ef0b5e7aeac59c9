"""What can be worked out of the map: of everything that has ever been shown of any part, at any time, no sum or
difference rests on fewer than three workplaces and five persons."""

from dataclasses import replace
from fractions import Fraction
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from app.task_map import lots
from app.task_map.counted import tell
from app.task_map.lots import PERSONS, PLACES, Row
from app.task_map.shared import Area, SharedTask
from app.vocabulary import Colour


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
    """Keeps lots as the store does, and remembers every set of rows that was ever shown as a number."""

    def __init__(self):
        self.rows = {}
        self.sizes = {}
        self.told = set()
        self.shown = set()
        self.who = {}
        self.next = 1

    def share(self, place, people, administration, area, group):
        if any(row.task.workplace_id == place for row in self.rows.values()):
            return
        id, self.next = self.next, self.next + 1
        task = a_task(id, place, people, administration_id=administration, area=area, group=group)
        # Of one workplace the numbers are always the same: to share again is not to say something new.
        self.who[place] = people
        self.rows[id] = Row(task, None, place in self.told)
        self.count()

    def take_back(self, place):
        self.rows = {id: row for id, row in self.rows.items() if row.task.workplace_id != place}
        self.count()

    def regroup(self, place, group):
        for id, row in [*self.rows.items()]:
            if row.task.workplace_id == place:
                self.rows[id] = replace(row, task=replace(row.task, group=group))
        self.count()

    def count(self):
        stands = lots.whole(self.rows.values(), self.sizes)
        self.sizes = {id: n for id, n in self.sizes.items() if id in stands}
        for id, row in [*self.rows.items()]:
            if row.lot is not None and row.lot not in stands:
                self.rows[id] = Row(row.task, None, True)
        for ids in lots.new([row for row in self.rows.values() if row.lot is None]):
            lot = max(self.sizes, default=0) + 1000 * len(self.shown) + 1
            self.sizes[lot] = len(ids)
            for id in ids:
                self.rows[id] = Row(self.rows[id].task, lot, self.rows[id].is_spent)
                self.told.add(self.rows[id].task.workplace_id)
        self.look()

    def look(self):
        """Every part that can be asked for, of each group."""
        whole = lots.whole(self.rows.values(), self.sizes)
        for administration in (None, 1, 2):
            for area in (None, Area.PRESCHOOL, Area.SCHOOL):

                def wanted(task, administration=administration, area=area):
                    return administration in (None, task.administration_id) and area in (None, task.area)

                its = lots.within(whole, wanted)
                for group in {task.group for task in its}:
                    self.shown.add(frozenset(task.workplace_id for task in its if task.group == group))


def rank(rows):
    rows, found = [[Fraction(n) for n in row] for row in rows], 0
    for column in range(len(rows[0]) if rows else 0):
        at = next((i for i in range(found, len(rows)) if rows[i][column]), None)
        if at is None:
            continue
        rows[found], rows[at] = rows[at], rows[found]
        for i in range(len(rows)):
            if i != found and rows[i][column]:
                by = rows[i][column] / rows[found][column]
                rows[i] = [a - by * b for a, b in zip(rows[i], rows[found], strict=True)]
        found += 1
    return found


def tells_of(shown, few, places):
    """Whether some sum or difference of what was shown is about these workplaces alone."""
    matrix = [[int(place in its) for place in places] for its in shown]
    others = [[int(place in its) for place in places if place not in few] for its in shown]
    return rank(others) < rank(matrix)


def is_safe(shown, who):
    places = sorted(who)
    few = [*combinations(places, PLACES - 1)]
    few += [some for n in (3, 4) for some in combinations(places, n) if sum(who[it] for it in some) < PERSONS]
    return not any(tells_of(shown, some, places) for some in few)


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
    st.tuples(st.just("regroup"), PLACE, st.integers(1, 2)),
)


def play(deeds):
    municipality = Municipality()
    for name, *with_ in deeds:
        if name == "share" and with_[0] in municipality.who:
            with_[1] = municipality.who[with_[0]]
        getattr(municipality, name)(*with_)
    return municipality


@settings(max_examples=150, deadline=None)
@given(st.lists(DEEDS, max_size=30))
def test_nothing_that_can_be_worked_out_rests_on_few(deeds):
    municipality = play(deeds)
    assert is_safe(municipality.shown, municipality.who)


def shared(*places, people=2):
    return [("share", place, people, 1, Area.PRESCHOOL, 1) for place in places]


def test_a_fourth_workplace_waits_until_it_is_one_of_three():
    assert play(shared(1, 2, 3)).shown == {frozenset({1, 2, 3})}
    assert play(shared(1, 2, 3, 4, 5)).shown == {frozenset({1, 2, 3})}
    assert play(shared(1, 2, 3, 4, 5, 6)).shown == {frozenset({1, 2, 3}), frozenset({1, 2, 3, 4, 5, 6})}


def test_three_workplaces_with_four_persons_wait_for_a_fifth_person():
    assert not play(shared(1, 2, 3, people=1)).shown
    assert play([*shared(1, 2, 3, people=1), *shared(4, people=2)]).shown == {frozenset({1, 2, 3, 4})}


def test_who_takes_back_and_shares_again_is_not_somebody_new():
    deeds = [*shared(1, 2, 3, 4, 5), ("take_back", 3), *shared(3)]
    assert play(deeds).shown == {frozenset({1, 2, 3})}
    again = play([*deeds, *shared(6)])
    assert frozenset({1, 2, 3, 4, 5, 6}) in again.shown
    assert is_safe(again.shown, again.who)


def test_without_the_rule_of_what_is_spent_somebody_is_told_of(monkeypatch):
    fresh = lots.new
    monkeypatch.setattr(lots, "new", lambda waiting: fresh([replace(row, is_spent=False) for row in waiting]))
    deeds = [*shared(1, 2, 3), ("take_back", 3), *shared(4), ("take_back", 2), *shared(3), ("take_back", 1), *shared(2)]
    told = play(deeds)
    assert not is_safe(told.shown, told.who)


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
