"""What was decided and what became of it, in the database."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import update

from app.account import store as accounts
from app.analysis.tables import ActionRow, SittingRow
from app.board.tables import PlacementRow, TaskRow
from app.follow_up import store
from app.follow_up.follow_up import OutcomeMissing
from app.storage import journal
from app.vocabulary import Colour, Step
from app.workshop import store as workshops
from app.workshop.events import StepOpened
from app.workshop.workshop import create

STOCKHOLM = ZoneInfo("Europe/Stockholm")
NOW = 1_790_805_600_000
"""2026-09-30 22:00 UTC: in Stockholm it is October."""
DAY = 24 * 60 * 60 * 1000


@pytest.fixture
def session(database):
    with database.session() as session:
        yield session


def a_workshop(session, code, *, step="act", tasks=1, at=NOW):
    """A workshop with an action for each task, whose second session began then."""
    lead = accounts.first(session).id
    row = workshops.add(session, create(code, "", "Exempelgården", "jobs", "apt90", ["Kock", "Vaktmästare"]), lead, NOW)
    row.step = step
    for n in range(1, tasks + 1):
        session.add(TaskRow(workshop=row.id, id=f"t{n}", text=f"Uppgift {n}", by="p1", order=n))
        session.add(PlacementRow(workshop=row.id, task=f"t{n}", group="g1", colour="red", order="a"))
        about = {"what": "Lämna över", "owner": "Rektor", "due": date(2026, 12, 1), "to": "g2"}
        session.add(ActionRow(workshop=row.id, id=f"a{n}", task=f"t{n}", kind="move", order=n, **about))
    session.add(SittingRow(workshop=row.id, number=1, at=at, board={}))
    session.flush()
    return row.id


def plan(session, id, zone=STOCKHOLM):
    (found,) = store.plans(session, [id], zone)
    return found


def keep(session, id, answers, *, by="l1", months=3, at=NOW):
    store.keep(session, plan(session, id), by, "manager", months, answers, at)


def test_a_refused_answer_keeps_none_of_the_others(session):
    id = a_workshop(session, "F7K2QM", tasks=2)
    with pytest.raises(OutcomeMissing):
        keep(session, id, {"a1": ("done", ""), "a2": ("", "Nja")})
    assert plan(session, id).said == ()


def test_a_workshop_that_is_not_there_has_no_plan(session):
    assert store.plans(session, [99], STOCKHOLM) == []
    assert store.plans(session, [], STOCKHOLM) == []


def test_an_action_is_read_with_its_task_its_colours_and_where_it_goes(session):
    (action,) = plan(session, a_workshop(session, "F7K2QM")).actions
    assert (action.task, action.what, action.owner, action.to) == ("Uppgift 1", "Lämna över", "Rektor", "Vaktmästare")
    assert action.due == date(2026, 12, 1)
    assert action.colours == {Colour.RED}
    assert action.asks == "move_red"


def test_a_group_that_does_not_do_the_task_gives_it_no_colour(session):
    id = a_workshop(session, "F7K2QM")
    session.add(PlacementRow(workshop=id, task="t1", group="g2", colour="pass", order="a"))
    session.flush()
    (action,) = plan(session, id).actions
    assert action.colours == {Colour.RED}


def test_months_are_counted_from_the_day_it_was_where_the_workplace_is(session):
    id = a_workshop(session, "F7K2QM")
    assert plan(session, id).begins == date(2026, 10, 1)
    assert plan(session, id, ZoneInfo("America/New_York")).begins == date(2026, 9, 30)


def test_a_closed_workshop_is_counted_from_when_it_was_closed_last(session):
    id = a_workshop(session, "F7K2QM", step="closed")
    steps = [(2, 1, Step.CLOSED), (3, 2, Step.ACT), (4, 40, Step.CLOSED)]
    lines = [journal.row(id, n, NOW + days * DAY, "f1", StepOpened(step), None) for n, days, step in steps]
    journal.append(session.connection(), lines)
    assert plan(session, id).begins == date(2026, 11, 9)


def test_what_is_said_is_kept_and_said_again_it_is_changed(session):
    id = a_workshop(session, "F7K2QM", tasks=2)
    keep(session, id, {"a1": ("partly", "Snart"), "a2": ("done", "")})
    keep(session, id, {"a1": ("done", "Nu")}, at=NOW + 5)
    assert [(it.action, it.outcome, it.note, it.at) for it in plan(session, id).said] == [
        ("a2", "done", "", NOW),
        ("a1", "done", "Nu", NOW + 5),
    ]


def test_what_is_said_again_in_the_same_words_keeps_its_day(session):
    id = a_workshop(session, "F7K2QM")
    keep(session, id, {"a1": ("partly", "Snart")})
    keep(session, id, {"a1": ("partly", "Snart ")}, at=NOW + 5)
    assert [it.at for it in plan(session, id).said] == [NOW]


def test_each_link_and_each_check_has_its_own_answer(session):
    id = a_workshop(session, "F7K2QM")
    keep(session, id, {"a1": ("not", "")}, by="l1", months=3, at=NOW)
    keep(session, id, {"a1": ("partly", "")}, by="l2", months=3, at=NOW + 1)
    keep(session, id, {"a1": ("done", "")}, by="l1", months=6, at=NOW + 2)
    found = plan(session, id)
    assert [it.outcome for it in found.said] == ["not", "partly", "done"]
    assert found.stands("a1").outcome == "done"


def test_twelve_workshops_are_read_at_once_and_keep_their_own(session):
    letters = enumerate("ABCDEFGHJKLM")
    ids = [a_workshop(session, f"F7K2Q{letter}", tasks=n + 1, at=NOW + n * DAY) for n, letter in letters]
    keep(session, ids[3], {"a1": ("done", "")})
    found = store.plans(session, ids[::-1], STOCKHOLM)
    assert [it.workshop for it in found] == ids[::-1], "in the order asked for"
    assert [len(it.actions) for it in found] == list(range(12, 0, -1))
    assert [it.workshop for it in found if it.said] == [ids[3]]
    assert [it.begins.day for it in found] == list(range(12, 0, -1))


def test_what_was_said_goes_with_the_workshop(session):
    id = a_workshop(session, "F7K2QM")
    keep(session, id, {"a1": ("done", "")})
    session.delete(session.get(workshops.WorkshopRow, id))
    session.flush()
    assert session.connection().exec_driver_sql("SELECT count(*) FROM follow_up").scalar() == 0


def test_a_job_that_is_made_of_many_tasks_is_one_in_the_plan(session):
    id = a_workshop(session, "F7K2QM", tasks=20)
    session.connection().execute(update(ActionRow).values(kind="bundle", to="", what="Serviceassistent"))
    keep(session, id, {"a5": ("partly", "")})
    (job,) = plan(session, id).actions
    assert len(job.tasks) == 20
    assert plan(session, id).stands(job.id).outcome == "partly"
    keep(session, id, {job.id: ("done", "")}, at=NOW + 1)
    assert plan(session, id).counts().done == 1
