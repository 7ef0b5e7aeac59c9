"""The programme in the database, and what others ask of it."""

from datetime import date, timedelta

import pytest

from app.account import store as accounts
from app.account.roles import Role
from app.key_figures.counted import EVERYWHERE
from app.posts.staffing import Staffing
from app.programme import store, summing
from app.programme.a_year_after import After, Holds, Of
from app.programme.figures import MOST_FIGURES, Figure, TooManyFigures
from app.programme.phases import Answer
from app.programme.store import Change, Kept
from app.programme.typed import About, Function, RowChanged, as_typed
from app.programme.workplaces import NOTHING, Shortage, Step
from app.ways.trail import TrailChanged
from tests.posts.written import a_workplace, keep

TODAY = date(2026, 11, 30)
WHY = Answer("Vi saknar folk", "HR-chefen", date(2026, 12, 1))


@pytest.fixture
def by(database):
    with database.session() as session:
        return accounts.with_email(session, "eva@example.se").id


def day_of(at):
    return date.fromtimestamp(at / 1000)


def test_an_answer_is_kept_with_who_changed_what_when(database, by):
    with database.session() as session:
        store.save(session, About.QUESTION, "why", None, WHY, by, 5)
        store.save(session, About.QUESTION, "why", store.answers(session)["why"], WHY, by, 6)  # the same: nothing
        kept = store.answers(session)["why"]
        store.save(session, About.QUESTION, "why", kept, Answer("Tid"), by, 7)
    with database.reading_session() as session:
        assert store.answers(session) == {"why": Kept(Answer("Tid"), 2, 7, by)}
        assert store.changes(session) == [
            Change(About.QUESTION, "why", as_typed(WHY), as_typed(Answer("Tid")), 7, by),
            Change(About.QUESTION, "why", None, as_typed(WHY), 5, by),
        ]


def test_two_who_save_at_once_lose_nothing(database, by):
    with database.session() as session:
        store.save(session, About.QUESTION, "why", None, WHY, by, 5)
    with pytest.raises(TrailChanged), database.session() as session:
        store.save(session, About.QUESTION, "why", None, Answer("Annat"), by, 6)
    with database.reading_session() as session:
        seen = store.answers(session)["why"]
    with database.session() as session:
        store.save(session, About.QUESTION, "why", seen, Answer("Den ena"), by, 7)
    with pytest.raises(TrailChanged), database.session() as session:
        store.save(session, About.QUESTION, "why", seen, Answer("Den andra"), by, 8)
    with database.reading_session() as session:
        assert store.answers(session)["why"].its.text == "Den ena"


def test_figures_and_functions_are_added_changed_and_removed(database, by):
    with database.session() as session:
        id = store.add(session, About.FIGURE, Figure("Vakanser", "12.5", "%", "2026", "SCB"), by, 1)
        hr = store.add(session, About.FUNCTION, Function("HR-chefen", "tid"), by, 2)
        kept = store.figures(session)[id]
        store.save(session, About.FIGURE, id, kept, Figure("Vakanser", "13", "%", "2026", "SCB"), by, 3)
        with pytest.raises(RowChanged):
            store.remove(session, About.FIGURE, id, "1", by, 4)
        with pytest.raises(RowChanged):
            store.remove(session, About.FUNCTION, hr, "", by, 4)
        assert store.remove(session, About.FUNCTION, hr, "2", by, 4)
        assert not store.remove(session, About.FUNCTION, hr, "2", by, 5)
    with database.reading_session() as session:
        assert [it.its.number for it in store.figures(session).values()] == ["13"]
        assert store.functions(session) == {}
        assert [it.became is None for it in store.changes(session)] == [True, False, False, False]


def test_there_is_room_for_so_many(database, by):
    its = Figure("Tal", "7", "", "", "SCB")
    with database.session() as session:
        for n in range(MOST_FIGURES):
            store.add(session, About.FIGURE, its, by, n)
    with pytest.raises(TooManyFigures), database.session() as session:
        store.add(session, About.FIGURE, its, by, 99)


def test_a_workplace_has_its_step_and_takes_it_along(database, by):
    with database.session() as session:
        eken, closed = a_workplace(session, "Eken"), a_workplace(session, "Stängda")
        store.save(session, About.WORKPLACE, eken, Kept(NOTHING), Step(Shortage.NOW, "Träff", "Chefen", TODAY), by, 1)
        summing.workplaces.change(session, closed, 1, "Stängda", TODAY, "")
    with database.session() as session:
        (line,) = summing.lines(session, TODAY)
        assert (line.name, line.its) == ("Eken", Step(Shortage.NOW, "Träff", "Chefen", TODAY))
        assert summing.of_place(session, EVERYWHERE, TODAY).places.count(Shortage.NOW) == 1
        assert summing.of_place(session, (1,), TODAY).is_whole is False
        assert summing.of_place(session, (1, eken), TODAY) is None
        summing.workplaces.remove(session, eken)
    with database.reading_session() as session:
        assert store.workplaces(session) == {}
        assert len(store.changes(session)) == 1


def test_what_was_changed_of_a_workplace_that_is_removed_is_told_of_no_other(database, by):
    with database.session() as session:
        eken, other = a_workplace(session, "Eken"), a_workplace(session, "Linden")
        for id in (eken, other):
            store.save(session, About.WORKPLACE, id, Kept(NOTHING), Step(Shortage.NOW), by, 1)
        store.save(session, About.QUESTION, "why", None, WHY, by, 2)
        store.workplace_removed(session, eken)
    with database.reading_session() as session:
        assert [it.key for it in store.changes(session)] == ["why", str(other), f"{eken} removed"]


def test_a_job_is_asked_about_by_who_sees_that_somebody_has_begun(database):
    long_ago, lately = TODAY - timedelta(400), TODAY - timedelta(300)
    with database.session() as session:
        place = a_workplace(session)
        old = keep(session, Staffing(place, lately, 1), Staffing(place, long_ago, 1), title="Köksbiträde")
        keep(session, Staffing(place, lately, 1), title="Nytt")
        keep(session, Staffing(place, long_ago, 1), title="Exempel", is_example=True)
        keep(session, title="Tomt")
        people = {role: accounts.with_email(session, f"{role}@example.se") for role in Role}
        for role, somebody in people.items():
            somebody.roles = [role.value]
        limited = accounts.with_email(session, "annan@example.se")
        limited.roles, limited.scope = [Role.HR.value], [77]
        asked = {role: summing.a_year_after(session, it, day_of, TODAY) for role, it in people.items()}
        assert [role for role, its in asked.items() if its] == [Role.HR]
        assert [(it.of, it.id, it.since) for it in asked[Role.HR]] == [(Of.JOB, old, long_ago)]
        assert summing.a_year_after(session, limited, day_of, TODAY) == []
        done = After(Holds.YES, "Bra", Holds.PARTLY, "", Holds.NO, "Schemat")
        store.save_after(session, Of.JOB, old, Kept(After()), done, people[Role.HR].id, 1)
    with database.reading_session() as session:
        (it,) = summing.a_year_after(session, accounts.with_email(session, "hr@example.se"), day_of, TODAY)
        assert (it.its, it.waits(TODAY)) == (done, False)
        assert store.changes(session) == []


def test_late_questions_wait_for_who_writes_all_of_it(database, by):
    with database.session() as session:
        store.save(session, About.QUESTION, "done", None, Answer("", "HR", TODAY - timedelta(1)), by, 1)
        owner, limited, hr = (accounts.with_email(session, f"{it}@example.se") for it in ("ägare", "del", "hr"))
        owner.roles = limited.roles = [Role.PROGRAMME_OWNER.value]
        limited.scope, hr.roles = [1], [Role.HR.value]
        found = [summing.late_questions(session, it, TODAY) for it in (owner, limited, hr)]
    assert found == [[("done", TODAY - timedelta(1))], [], []]
