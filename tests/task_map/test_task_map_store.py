"""What workplaces have shared, in both databases."""

import pytest
from sqlalchemy import delete
from sqlmodel import Session, col, select

from app.account import store as accounts
from app.account.roles import Role
from app.ids import now
from app.job_descriptions import store as texts
from app.organisation.tables import WorkplaceRow
from app.organisation.workplaces import WorkplaceUsed, remove
from app.removal import store as removal
from app.removal.matching import Wanted
from app.task_map import store
from app.task_map.counted import tell
from app.task_map.shared import Area, Kind
from app.task_map.sharing import NewerShared, Offer, SharedInUse, WorkplaceShared
from app.task_map.tables import SharedTaskRow, TaskLotRow, TaskShareRow
from app.vocabulary import Colour
from app.workshop.tables import WorkshopRow
from tests.job_descriptions.written import a_draft
from tests.posts.written import a_workplace, administration
from tests.task_map.fourteen import a_closed_workshop, lay


@pytest.fixture
def session(database):
    with database.session() as session:
        yield session


def tvatt(minutes=120, people=2, text="Hantera tvätt", task="t1", **more):
    return Offer(task, text, Colour.RED, minutes, people, 4, ("forenoon",), **more)


def share(session, n, *offers, of="Utbildning", area=Area.PRESCHOOL, is_example=False):
    """Let workplace number n share. Its workshop's id."""
    where = None if is_example else a_workplace(session, f"Förskolan {n}", of=of)
    workshop = a_closed_workshop(
        session, f"{'XM'[not is_example]}{'ABCDEFGHJK'[n]}7K2Q", f"Förskolan {n}", is_example=is_example
    )
    store.share(session, workshop, where, area, offers or [tvatt()], now() + n)
    return workshop


def told(session, wanted=lambda task: True, **more):
    rows, sizes = store.rows(session)
    return tell(rows, sizes, wanted, **more)


def red(session, **more):
    """(workplaces, hours) of laundry, or None."""
    task = next((task for task in told(session, **more).tasks if "tvätt" in task.title.casefold()), None)
    count = task.count(Colour.RED) if task else None
    return count and (count.places, count.hours)


def an_hr(session, scope=()):
    somebody = accounts.first(session)
    somebody.roles, somebody.scope = [Role.HR.value], [*scope]
    return somebody


def test_what_is_shared_is_read_as_it_was(session):
    its = tvatt(150, 3, decided=Kind.STOP, how="Vi köper tjänsten")
    share(session, 1, its)
    (task,) = store.shared(session, an_hr(session))
    assert (task.workplace, task.text, task.colour, task.minutes, task.people, task.heads) == (
        "Förskolan 1",
        "Hantera tvätt",
        Colour.RED,
        150,
        3,
        4,
    )
    assert (task.when, task.decided, task.how, task.area) == (
        {"forenoon"},
        Kind.STOP,
        "Vi köper tjänsten",
        Area.PRESCHOOL,
    )


def test_two_are_no_number_three_are_and_a_fourth_waits(session):
    seen = []
    for n in range(1, 7):
        share(session, n, tvatt(60 * n))
        seen.append(red(session))
    assert seen == [None, None, (3, 6), (3, 6), (3, 6), (6, 21)]


def test_shared_twice_it_is_shared_once_and_taken_back_it_is_gone(session):
    ids = [share(session, n) for n in (1, 2, 3)]
    assert not store.share(session, ids[0], None, Area.SCHOOL, [tvatt(999)], now())
    assert red(session) == (3, 6)
    assert store.take_back(session, ids[0])
    assert not store.take_back(session, ids[0])
    assert red(session) is None
    assert store.of_workshop(session, ids[0]) is None
    assert not session.exec(select(SharedTaskRow).where(col(SharedTaskRow.workshop) == ids[0])).all()
    assert not session.exec(select(TaskLotRow)).all()


def test_a_workplace_stands_there_by_one_workshop_at_a_time(session):
    first = share(session, 1)
    place = session.exec(select(TaskShareRow.workplace)).one()
    again = a_closed_workshop(session, "AGAN7K2Q", "Förskolan 1")
    with pytest.raises(WorkplaceShared):
        store.share(session, again, place, Area.PRESCHOOL, [tvatt()], now())
    assert len(store.rows(session)[0]) == 1
    assert store.take_back(session, first)
    assert store.share(session, again, place, Area.PRESCHOOL, [tvatt()], now())


def again(session, n, *offers, code="R", at=1000, **more):
    """Let workplace number n share a newer workshop. Its id."""
    place = session.exec(select(WorkplaceRow.id).where(col(WorkplaceRow.name) == f"Förskolan {n}")).one()
    workshop = a_closed_workshop(session, f"{code}{'ABCDEFGHJK'[n]}7K2Q", f"Förskolan {n}")
    more = {"leads_there": True} | more
    assert store.share(session, workshop, place, Area.PRESCHOOL, offers or [tvatt()], now() + at + n, **more)
    return workshop


def test_what_is_newer_is_counted_when_three_have_shared_it_and_read_at_once(session):
    first = [share(session, n, tvatt(60 * n, decided=Kind.STOP, how="Lakan köps")) for n in range(1, 7)]
    seen = []
    for n in (1, 4, 6):
        again(session, n, tvatt(600, text="Hantera tvätten"))
        seen.append(red(session))
    assert seen == [(6, 21), (6, 21), (6, 2 + 3 + 5 + 30)]
    (task,) = told(session).tasks
    assert {*task.texts} == {"Hantera tvätt", "Hantera tvätten"}
    assert sorted(it.workplace for it in task.stopped) == ["Förskolan 2", "Förskolan 3", "Förskolan 5"]
    assert not task.waits
    assert [it.minutes for it in store.shared(session, an_hr(session)) if it.workplace == "Förskolan 1"] == [600]
    assert [it.minutes for it in store.replaced(session, an_hr(session))] == [60, 240, 360]
    older = store.of_workshop(session, first[0])
    assert (older.is_older, older.is_newer) == (True, False)


def test_of_what_waits_it_is_known_whether_a_number_rests_on_what_is_older(session):
    for n in (1, 2, 3):
        share(session, n)
    ids = [again(session, n) for n in (1, 2)]
    assert told(session).tasks[0].waits
    assert [store.of_workshop(session, id).is_exchanged for id in ids] == [False, False]
    ids.append(again(session, 3))
    assert [store.of_workshop(session, id).is_exchanged for id in ids] == [True, True, True]
    assert {it.is_newer for id in ids for it in [store.of_workshop(session, id)]} == {True}


def test_what_is_newer_and_says_nothing_of_it_takes_the_number_along(session):
    for n in (1, 2, 3):
        share(session, n)
    again(session, 1, tvatt(text="Klippa häcken"))
    assert red(session) is None
    again(session, 2)
    assert red(session) is None
    for n in (4, 5, 6):
        share(session, n)
    assert red(session) == (5, 10)


def test_what_is_used_may_be_replaced_and_what_is_newer_be_taken_back_for_it(session):
    first = [share(session, n) for n in (1, 2, 3)]
    its = next(task for task in store.shared(session, an_hr(session)) if task.workplace == "Förskolan 1")
    store.use(session, [its], texts.add(session, a_draft(), None, accounts.first(session).id or 0, now()))
    assert store.are_there(session, [its.id])
    second = again(session, 1)
    assert not store.are_there(session, [its.id]), "HR builds of what is newer"
    assert store.of_workshop(session, first[0]).is_used
    assert store.take_back(session, second)
    assert red(session) == (3, 6)
    assert store.are_there(session, [its.id])
    assert not store.of_workshop(session, first[0]).is_older


def test_nobody_elses_workshop_is_replaced_and_nothing_newer_by_what_is_older(session):
    share(session, 1)
    me = accounts.first(session).id
    place = session.exec(select(TaskShareRow.workplace)).one()
    newer = a_closed_workshop(session, "NEWR7K2Q", "Förskolan 1")
    for more in ({}, {"by": me + 99}):
        with pytest.raises(WorkplaceShared):
            store.share(session, newer, place, Area.PRESCHOOL, [tvatt()], now(), **more)
    older = a_closed_workshop(session, "ALDR7K2Q", "Förskolan 1")
    session.get_one(WorkshopRow, older).created_at -= 10**9
    session.flush()
    with pytest.raises(NewerShared):
        store.share(session, older, place, Area.PRESCHOOL, [tvatt()], now(), by=me)
    assert store.share(session, newer, place, Area.PRESCHOOL, [tvatt()], now(), by=me)


def test_who_has_been_counted_and_takes_back_is_nobody_new_with_a_newer_workshop(session):
    ids = [share(session, n) for n in (1, 2, 3)]
    store.take_back(session, ids[0])
    again(session, 1, code="S")
    for n in (4, 5):
        share(session, n)
        assert red(session) is None
    share(session, 6)
    assert red(session) == (6, 12)


def test_a_workshop_that_is_removed_leaves_what_is_newer_as_known(session):
    ids = [share(session, n) for n in (1, 2, 3)]
    again(session, 1)
    session.delete(session.get_one(WorkshopRow, ids[0]))
    session.flush()
    for n in (4, 5):
        share(session, n)
        assert red(session) is None
    share(session, 6)
    assert red(session) == (6, 12)


def test_who_has_been_counted_is_nobody_new_when_its_workshop_was_another_workplaces_meanwhile(session):
    ids = [share(session, n) for n in (1, 2, 3)]
    other = a_workplace(session, "Huset X")
    store.take_back(session, ids[0])
    store.share(session, ids[0], other, Area.PRESCHOOL, [tvatt()], now())
    store.take_back(session, ids[0])
    again(session, 1, code="S")
    for n in (4, 5):
        share(session, n)
        assert red(session) is None, "the difference would be the two"
    share(session, 6)
    assert red(session) == (6, 12)


def test_nor_while_its_workshop_stands_as_another_workplace(session):
    ids = [share(session, n) for n in (1, 2, 3)]
    store.take_back(session, ids[0])
    store.share(session, ids[0], a_workplace(session, "Huset X"), Area.PRESCHOOL, [tvatt()], now())
    again(session, 1, code="S")
    for n in (4, 5):
        share(session, n)
        assert red(session) is None


@pytest.mark.parametrize("pruned", [False, True])
def test_what_is_newer_is_known_also_when_it_is_shared_again_after_the_older_is_gone(session, pruned):
    ids = [share(session, n) for n in (1, 2, 3)]
    newer = again(session, 1)
    place = session.exec(select(TaskShareRow.workplace).where(col(TaskShareRow.workshop) == newer)).one()
    _is_gone(session, ids[0], pruned=pruned)
    assert store.take_back(session, newer)
    assert store.share(session, newer, place, Area.PRESCHOOL, [tvatt()], now(), leads_there=True)
    for n in (4, 5):
        share(session, n)
        assert red(session) is None
    share(session, 6)
    assert red(session) == (6, 12)


def test_a_workplace_that_was_counted_is_nobody_new_when_what_it_shared_is_kept_no_longer(session):
    ids = [share(session, n) for n in (1, 2, 3)]
    _is_gone(session, ids[0], pruned=True)
    again(session, 1)
    for n in (4, 5):
        share(session, n)
        assert red(session) is None
    share(session, 6)
    assert red(session) == (6, 12)


def _is_gone(session, workshop, *, pruned):
    """Removed; or its rows are, with its report."""
    if pruned:
        session.exec(delete(SharedTaskRow).where(col(SharedTaskRow.workshop) == workshop))
    else:
        session.delete(session.get_one(WorkshopRow, workshop))
    session.flush()


def test_what_counts_by_its_older_words_is_not_taken_out_of_its_group_by_its_newer_ones(session):
    for n in (1, 2, 3):
        share(session, n, tvatt(text=("Hantera tvätt", "Sköta tvätten")[n == 3]))
    again(session, 1, tvatt(text="Tvätta"))
    (task,) = told(session).tasks
    assert ({*task.texts}, task.older) == ({"Hantera tvätt", "Sköta tvätten", "Tvätta"}, ())
    again(session, 2, tvatt(text="Tvätta"))
    (task,) = told(session).tasks
    assert ({*task.texts}, task.older) == ({"Sköta tvätten", "Tvätta"}, ("Hantera tvätt",))
    with pytest.raises(store.NothingToSplit):
        store.split(session, task.id, {"Sköta tvätten", "Tvätta"})
    with pytest.raises(store.NothingToSplit):
        store.split(session, task.id, {"Sköta tvätten", "Tvätta", "Hantera tvätt"})
    assert red(session) == (3, 6)
    made = store.split(session, task.id, {"Hantera tvätt", "Tvätta"})
    assert {row.task.group for row in store.rows(session)[0] if row.task.text == "Hantera tvätt"} == {made}


def test_a_number_that_was_taken_back_is_never_another_tasks(session):
    workshop = share(session, 1)
    (row,) = store.rows(session)[0]
    store.take_back(session, workshop)
    share(session, 2)
    (other,) = store.rows(session)[0]
    assert other.task.id > row.task.id


def test_who_shares_again_does_not_make_a_lot_of_who_was_in_one(session):
    ids = [share(session, n) for n in (1, 2, 3)]
    place = session.exec(select(TaskShareRow.workplace).where(col(TaskShareRow.workshop) == ids[0])).one()
    store.take_back(session, ids[0])
    store.share(session, ids[0], place, Area.PRESCHOOL, [tvatt(999)], now())
    assert red(session) is None
    for n in (4, 5):
        share(session, n)
        assert red(session) is None
    share(session, 6)
    assert red(session)


def test_what_a_job_description_rests_on_is_not_taken_back_before_it_is_gone(session):
    workshop = share(session, 1)
    (task,) = store.shared(session, an_hr(session))
    id = texts.add(session, a_draft(), None, accounts.first(session).id or 0, now())
    store.use(session, [task], id)
    store.use(session, [task.id, 4711], id)
    assert store.of_workshop(session, workshop).is_used
    with pytest.raises(SharedInUse):
        store.take_back(session, workshop)


def test_a_workshop_that_is_removed_takes_what_it_shared_along(session):
    ids = [share(session, n, tvatt(), tvatt(30, 2, "Diska", "t2")) for n in (1, 2, 3)]
    assert red(session) == (3, 6)
    session.delete(session.get_one(WorkshopRow, ids[0]))
    session.flush()
    assert red(session) is None
    share(session, 4)
    assert red(session) is None, "the two that are left have been counted with who is gone"


def test_a_name_that_is_taken_away_is_taken_out_of_what_is_shared(session):
    workshop = share(session, 1, tvatt(text="Tvätta åt Lotta", decided=Kind.STOP, how="Lotta slutar"))
    taken, _ = removal.remove(
        session.connection(), Wanted("Lotta"), removal.Reach({workshop}, set(), False), "f1", now(), "c1"
    )
    session.expire_all()
    assert taken.places == 2
    (task,) = store.shared(session, an_hr(session))
    assert "Lotta" not in task.text + task.how


def test_examples_only_meet_examples(session):
    for n in (1, 2):
        share(session, n)
    share(session, 3, is_example=True)
    assert red(session) is None
    assert red(session, is_example=True) is None
    assert len(told(session, is_example=True).tasks) == 1
    real, example = (
        next(row.task for row in store.rows(session)[0] if row.task.is_example is it) for it in (False, True)
    )
    with pytest.raises(store.NotTheSame):
        store.join(session, real.group, example.group)


def test_what_is_split_stays_split_and_what_is_joined_stays_joined(session):
    share(session, 1, tvatt(), tvatt(text="Tvätt av bilar", task="t2"))
    share(session, 2, tvatt(text="Tvätt"), tvatt(text="Putsa fönster", task="t3"))
    group = next(row.task.group for row in store.rows(session)[0] if row.task.text == "Hantera tvätt")
    made = store.split(session, group, {"Tvätt"})
    assert store.split(session, group, {"Tvätt"}) == made
    share(session, 3, tvatt(text="Tvätt"))
    groups = {row.task.id: (row.task.text, row.task.group) for row in store.rows(session)[0]}
    assert {its for text, its in groups.values() if text == "Tvätt"} == {made}
    with pytest.raises(store.NothingToSplit):
        store.split(session, made, {"Tvätt"})
    store.join(session, made, group)
    assert {row.task.group for row in store.rows(session)[0] if "tvätt" in row.task.text.casefold()} >= {group}
    store.join(session, made, group)
    with pytest.raises(store.GroupGone):
        store.join(session, group, 4711)
    with pytest.raises(store.GroupGone):
        store.split(session, made, {"Tvätt"})
    with pytest.raises(store.NotTheSame):
        store.join(session, group, group)


def test_rows_are_for_hr_within_their_administrations(session):
    for n in (1, 2):
        share(session, n, of=("Utbildning", "Omsorg")[n - 1])
    assert len(store.shared(session, an_hr(session))) == 2
    care = administration(session, "Omsorg")
    assert [task.workplace for task in store.shared(session, an_hr(session, [care]))] == ["Förskolan 2"]
    somebody = accounts.first(session)
    for role in (Role.LEADS, Role.PROGRAMME_OWNER, Role.ECONOMIST, Role.MANAGER, Role.OPERATOR):
        somebody.roles, somebody.scope = [role.value], []
        assert store.shared(session, somebody) == ()


def test_of_an_administration_only_whole_lots_are_counted(session):
    for n in range(1, 5):
        share(session, n, tvatt(60 * n), of="Omsorg" if n == 3 else "Utbildning")
    mine = administration(session, "Utbildning")
    assert red(session) == (3, 6)
    assert red(session, wanted=lambda task: task.administration_id == mine) is None
    for n in (5, 6, 7):
        share(session, n, tvatt(60 * n))
    assert red(session, wanted=lambda task: task.administration_id == mine) == (3, 15)


def test_a_workplace_that_has_shared_stays_on_the_list(database):
    with database.session() as session:
        workshop = share(session, 1)
        place = session.exec(select(TaskShareRow.workplace)).one()
    with pytest.raises(WorkplaceUsed), database.session() as session:
        remove(session, place)
    with database.session() as session:
        store.take_back(session, workshop)
        remove(session, place)


def test_fourteen_workplaces_make_a_map(session: Session):
    lay(session)
    its = told(session)
    assert its.places == 14
    best = next(task for task in its.tasks if task.title == "Putsa fönster" or "tvätt" in task.title.casefold())
    assert best.counts
    stopped = [task for task in its.tasks if task.stopped]
    assert any("veckobrev" in task.title.casefold() for task in stopped)
    for task in its.tasks:
        for count in task.counts:
            assert count.places >= 3
    groups = {group.id: group for group in store.grouped(session, an_hr(session))}
    assert sum(len(group.tasks) for group in groups.values()) == 268
