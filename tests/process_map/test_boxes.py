"""What is counted in each box of the map."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.account.roles import Role
from app.job_descriptions.draft import Status
from app.key_figures.counted import EVERYWHERE, Counted, count
from app.key_figures.shown import All, Withheld
from app.key_figures.withheld import Hidden
from app.posts.next_step import Do, Step
from app.posts.post import Post
from app.posts.staffing import Staffing
from app.process_map import filling, texts, workplaces
from app.process_map.boxes import LANES, Box, Count, Map, Whose
from app.process_map.filling import Filling, of_sums, stands, whole
from app.process_map.leading import address, begins
from app.process_map.paper import drawn, told
from app.process_map.to_do import MOST, Kind, ToDo, chosen
from app.process_map.words import BEGIN, DONE, SENTENCE, WHAT, WHO, WORD
from app.process_map.workplaces import Held, place
from app.vocabulary import STEPS
from app.vocabulary import Step as At
from app.ways.come_along import ALTERNATIVE, BROADENED, DIRECT
from app.ways.trail import begun, closed
from tests.posts.posts import became_ordinary, ended
from tests.posts.posts import posts as some_posts
from tests.tried import tried
from tests.ways.made import PAST, SOON, TODAY, a_trail, done

pytestmark = pytest.mark.pure

LONG_AGO = date(2025, 3, 1)
DECIDED = Post("Serviceassistent", decided_on=PAST)


def test_every_box_is_in_one_lane_and_has_its_words():
    assert [box for boxes in LANES.values() for box in boxes] == [*Box]
    for words in (WORD, WHAT, WHO, DONE):
        assert [*words] == [*Box]
    assert {*BEGIN} == {box for box in Box for role in Role if begins(box, [role])}


# Workplaces


def held(name, step, **its):
    return Held(place(1, name), step, **its)


def test_with_no_workshop_nothing_is_counted():
    assert {*workplaces.counted([]).values()} == {Count(0, 0)}
    assert all(it.is_nothing for it in workplaces.counted([]).values())


def test_a_workplace_is_prepared_until_somebody_has_joined():
    assert workplaces.stands(held("Solen", At.GATHER)) is Box.PREPARE
    assert workplaces.stands(held("Solen", At.GATHER, has_joined=True)) is Box.SESSION_ONE
    counts = workplaces.counted([held("Solen", At.GATHER)])
    assert counts == {Box.PREPARE: Count(1, 1), Box.SESSION_ONE: Count(0, 0), Box.SESSION_TWO: Count(0, 0)}


@pytest.mark.parametrize("step", STEPS)
def test_a_workshop_stands_in_one_box_or_is_over(step):
    counts = workplaces.counted([held("Solen", step, has_joined=True, was_revealed=True)])
    assert sum(it.now for it in counts.values()) == (step is not At.CLOSED)
    assert counts[Box.SESSION_ONE].done == (step in (At.ANALYSE, At.ACT, At.CLOSED))
    assert counts[Box.SESSION_TWO].done == (step is At.CLOSED)


def test_what_was_closed_before_anything_was_shown_is_done_with_nothing():
    counts = workplaces.counted([held("Solen", At.CLOSED)])
    assert [it.done for it in counts.values()] == [1, 0, 0]


def test_one_workplace_is_counted_once_however_its_name_is_written():
    two = [held("Solen", At.CLOSED, was_revealed=True), held(" SOLEN ", At.GATHER)]
    assert workplaces.counted(two)[Box.PREPARE] == Count(1, 1), "the next round is prepared"
    assert workplaces.counted(two)[Box.SESSION_TWO] == Count(1, 0)
    elsewhere = Held(place(2, "Solen"), At.GATHER)
    assert workplaces.counted([*two, elsewhere])[Box.PREPARE].done == 2


def test_a_text_is_in_force_or_on_its_way():
    assert texts.counted([Status.APPROVED, Status.DRAFT, Status.REVIEWED]) == Count(1, 2)
    assert texts.counted([]).is_nothing


# Posts

OPEN = Filling(DECIDED, described=True)


@pytest.mark.parametrize(
    ("it", "box"),
    [
        (Filling(Post("A")), Box.NEED),
        (Filling(Post("A"), described=True), Box.NEED),
        (Filling(DECIDED), Box.REQUIREMENTS),
        (Filling(Post("A"), trails=(a_trail(DIRECT, vacancy_review=done()),)), Box.REQUIREMENTS),
        (OPEN, Box.CHOICE),
        (Filling(DECIDED, True, (begun(ALTERNATIVE),)), Box.CHOICE),
        (Filling(DECIDED, True, (a_trail(ALTERNATIVE, choice=done()),)), Box.SUPPLY),
        (Filling(DECIDED, True, (a_trail(ALTERNATIVE, choice=done(), dialogue=done()),)), Box.POST),
        (Filling(DECIDED, True, (begun(DIRECT),)), Box.POST),
        (Filling(DECIDED, True, (begun(BROADENED),)), Box.REQUIREMENTS),
        (Filling(DECIDED, True, (closed(begun(DIRECT), "Inga pengar", PAST),)), None),
        (Filling(Post("A", staffings=(Staffing(1, PAST, 1),))), None),
        (Filling(Post("A", staffings=(Staffing(1, SOON, 1),))), Box.NEED),
        (Filling(Post("A", staffings=(Staffing(1, PAST, 1, changes=(ended(1, TODAY),)),))), Box.NEED),
    ],
)
def test_a_post_with_nobody_in_it_stands_at_one_box(it, box):
    assert stands(it, TODAY) is box
    now = {box: count.now for box, count in whole([it], TODAY).items() if count.now}
    assert now == ({box: 1} if box else {})


def test_a_way_is_chosen_when_its_choice_is_made_and_it_is_not_given_up():
    assert not filling.is_chosen(OPEN)
    assert filling.is_chosen(Filling(DECIDED, trails=(begun(DIRECT),)))
    assert not filling.is_chosen(Filling(DECIDED, trails=(begun(ALTERNATIVE),)))
    assert filling.is_chosen(Filling(DECIDED, trails=(a_trail(ALTERNATIVE, choice=done()),)))
    assert not filling.is_chosen(Filling(DECIDED, trails=(closed(begun(DIRECT), "Nej", PAST),)))


def test_posts_that_have_ended_are_not_counted():
    over = Filling(Post("A", decided_on=LONG_AGO, ended_on=PAST), True, (begun(DIRECT),), "Direkt AB")
    assert all(it.is_nothing for it in whole([over], TODAY).values())
    assert filling.along_ways([over], TODAY) == []
    assert all(it.is_nothing for it in whole([], TODAY).values())


def test_persons_and_posts_are_counted_where_somebody_is():
    one = Post("A", decided_on=PAST, staffings=(Staffing(1, LONG_AGO, 6, changes=(became_ordinary(2, PAST),)),))
    two = Post("B", staffings=(Staffing(1, LONG_AGO, 3, ab_planned=PAST),))
    its = [Filling(one), Filling(two), Filling(DECIDED)]
    counts = whole(its, TODAY)
    assert counts[Box.POST] == Count(2, 0, 2, 9)
    assert counts[Box.ORDINARY] == Count(1, persons=2)
    assert filling.past_plan(its, TODAY) == 1


def test_of_what_is_not_wholly_theirs_no_person_is_counted():
    other = Filling(Post("A", decided_on=PAST, staffings=(Staffing(1, LONG_AGO, 9, ab_planned=PAST),)), is_whole=False)
    counts = whole([other], TODAY)
    assert (counts[Box.NEED].done, counts[Box.POST].decided) == (1, 1)
    assert (counts[Box.POST].done, counts[Box.POST].persons, counts[Box.ORDINARY].done) == (0, 0, 0)
    assert counts[Box.FOLLOW_UP].is_nothing
    assert filling.past_plan([other], TODAY) == 0


def test_placements_are_to_ask_about_in_posts_that_are_theirs_and_have_not_ended():
    post = Post("A", staffings=(Staffing(1, LONG_AGO, 2),))
    over = Post("B", ended_on=PAST, staffings=(Staffing(1, LONG_AGO, 2),))
    its = [Filling(post, to_ask=1), Filling(post, to_ask=2), Filling(over, to_ask=4), Filling(post, is_whole=False)]
    assert whole(its, TODAY)[Box.FOLLOW_UP] == Count(3)


def test_ways_are_told_with_their_posts_the_most_first():
    its = [Filling(DECIDED, trails=(begun(way),), way=way.name) for way in (DIRECT, ALTERNATIVE, ALTERNATIVE)]
    assert filling.along_ways(its, TODAY) == [(ALTERNATIVE.name, 2), (DIRECT.name, 1)]
    assert filling.along_ways([Filling(DECIDED, trails=(closed(begun(DIRECT), "Nej", PAST),))], TODAY) == []


@tried(60)
@given(st.lists(some_posts(), max_size=4))
def test_who_may_not_see_how_many_are_there_is_sent_nothing_that_tells(posts):
    its = [Filling(post, is_whole=False) for post in posts]
    vacant = [Filling(Post(post.title), is_whole=False) for post in posts]
    assert filling.before_anybody(its, TODAY) == filling.before_anybody(vacant, TODAY)


@tried(60)
@given(st.lists(some_posts(), max_size=4))
def test_who_sees_sums_sees_what_the_key_figures_show(posts):
    day = TODAY + timedelta(1000)
    counted = [Counted(post) for post in posts]
    days = [count(counted, day)]
    hidden = of_sums([Filling(post) for post in posts], Withheld(days), [EVERYWHERE], day)
    exact = of_sums([Filling(post) for post in posts], All(days), [EVERYWHERE], day)
    persons = sum(post.at(day).persons for post in posts)
    assert exact[Box.POST].persons == persons
    assert hidden[Box.POST].persons == (Hidden.FEWER if 0 < persons < 5 else persons)
    if 0 < persons < 5:
        assert hidden[Box.POST].done is Hidden.NOT_SHOWN
        assert isinstance(hidden[Box.ORDINARY].done, Hidden)
    assert all(it.now is None for it in hidden.values())


def test_sums_of_several_administrations_are_told_where_each_is():
    one, two = (Post("A", administration=id, staffings=(Staffing(id, PAST, n, n),)) for id, n in ((1, 7), (2, 2)))
    days = [count([Counted(one), Counted(two)], TODAY)]
    counts = of_sums([], All(days), [(1,), (2,)], TODAY)
    assert (counts[Box.POST].done, counts[Box.POST].persons) == (2, 9)
    assert of_sums([], Withheld(days), [(1,), (2,)], TODAY)[Box.POST].persons is Hidden.NOT_SHOWN


# Told


def test_a_box_with_nothing_is_none_and_a_number_that_is_not_shown_is_something():
    its = Map(Whose.ALL, {Box.TEXT: Count(0, 0), Box.NEED: Count(0, 2), Box.ORDINARY: Count(Hidden.NOT_SHOWN)})
    assert [box for box in Box if its.count(box)] == [Box.NEED, Box.ORDINARY]
    assert its.hides
    assert Map(Whose.ALL, {Box.TEXT: Count(0, 0)}).is_empty


@pytest.mark.parametrize(
    ("its", "says"),
    [
        (Map(), ["nobodys"]),
        (Map(Whose.OWN), ["empty"]),
        (Map(Whose.OWN, {Box.TEXT: Count(1)}), ["own", "dashed"]),
        (Map(Whose.ALL, dict.fromkeys(Box, Count(1))), ["all"]),
        (Map(Whose.LIMITED, dict.fromkeys(Box, Count(1)), is_example=True), ["only_examples"]),
    ],
)
def test_the_map_says_whose_its_numbers_are(its, says):
    assert its.sentences == says
    assert {*says} <= {*SENTENCE}


def test_the_paper_says_one_and_several_and_what_is_not_shown():
    assert told(Box.PREPARE, Count(1, 1)) == ("1", "arbetsplats, 1\xa0nu")
    assert told(Box.TEXT, Count(0, 3)) == ("0", "godkända, 3\xa0nu")
    assert told(Box.POST, Count(None, decided=1)) == ("1", "beslutad")
    assert told(Box.POST, Count(2, 1, 1, 7)) == ("2", "tillsatta, 1\xa0beslutad, 7\xa0personer, 1\xa0på\xa0väg\xa0in")
    hidden = Count(Hidden.NOT_SHOWN, persons=Hidden.FEWER, on=date(2026, 6, 30))
    assert told(Box.ORDINARY, hidden) == ("", "tjänster: visas inte, personer: färre än 5, 30 juni 2026")


def test_the_paper_has_every_box_the_day_and_that_it_is_an_example():
    its = drawn(Map(Whose.ALL, {Box.TEXT: Count(1)}, [("Direkt AB", 4), ("Annan", 1)], 1, True), "", TODAY)
    boxes = [box for lane in its["lanes"].values() for box in lane["boxes"]]
    assert [box["word"] for box in boxes if not box["is_nothing"]] == ["Arbetsbeskrivning"]
    assert len(boxes) == len(Box)
    assert (its["mark"], its["date"], its["past_plan"][:8]) == ("EXEMPEL", "29 november 2026", "1\xa0tjänst")
    assert [way["share"] for way in its["ways"]] == [1, 0.25]
    assert drawn(Map(), "", TODAY)["known"]


# Where it leads


def test_a_box_leads_only_where_its_page_is_open():
    assert {address(box, [Role.OPERATOR]) for box in Box} == {""}
    assert address(Box.PREPARE, [Role.LEADS]) == "/workshops"
    assert address(Box.PREPARE, [Role.HR]) == "/workshops/all"
    assert address(Box.PREPARE, [Role.MANAGER]) == ""
    assert address(Box.POST, [Role.ECONOMIST]) == "/key-figures"
    assert address(Box.CHOICE, [Role.HR]) == "/ways"
    assert begins(Box.PREPARE, [Role.HR]) == ""


def line(kind, id=1, about="post", **its):
    return ToDo(kind, (about, id), "Namn", **its)


def test_what_waits_is_at_most_six_lines_of_every_kind_some():
    many = [line(kind, id, kind.value) for id in range(9) for kind in Kind]
    shown = chosen(many)
    assert len(shown) == MOST
    assert [it.kind for it in shown] == [Kind.LATE_STAGE] * 2 + [Kind.LATE_POST] * 2 + [Kind.REVIEW] * 2
    assert len(chosen([line(Kind.WORKSHOP, id) for id in range(9)])) == MOST, "one kind fills them"
    assert chosen([]) == []


def test_one_thing_has_one_line_and_what_is_late_is_it():
    late = line(Kind.LATE_STAGE)
    assert chosen([line(Kind.POST, step=Step(Do.DECIDE)), late]) == [late]


def test_a_line_says_its_day():
    assert line(Kind.LATE_POST, step=Step(Do.ORDINARY, PAST, is_late=True)).day == PAST
    assert line(Kind.WORKSHOP).day is None
