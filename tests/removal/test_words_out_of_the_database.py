"""Words are taken out of all that is kept: rows, lines of the journal, how acts are taken back. Numbers stay, and what
is read from the rows is still what the journal leads to."""

import asyncio
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from datetime import date
from operator import attrgetter

import orjson
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete
from sqlmodel import SQLModel, select

from app.account import store as accounts
from app.board.commands import AddTask, MergeTasks, NoteDecision, RemoveTask, RewordTask
from app.follow_up.tables import FollowUpRow
from app.job_descriptions import store as job_descriptions
from app.job_descriptions.ad import store as ads
from app.job_descriptions.ad.details import NO_DETAILS
from app.job_descriptions.draft import Decision, Draft, Duty, Origin, Provenance, Requirement, Source
from app.job_descriptions.easy import store as easy
from app.job_descriptions.tables import JobDescriptionRow, JobDescriptionVersionRow
from app.languages.tables import LanguageRow
from app.live import state
from app.live.acts import UndoLast
from app.live.desk import Desk
from app.live.nudge import Nudges
from app.live.replayed import filled
from app.live.undo import NothingToUndo
from app.preparation.tables import TemplateRow
from app.removal.matching import MARK, wanted
from app.removal.store import EVERYWHERE, Reach, found, only, remove
from app.sharing import store as sharing
from app.sharing.store import About
from app.statement.tables import ObstacleRow, StatementRow
from app.storage.journal import JournalRow
from app.translation.commands import TranslateTask
from app.vocabulary import Colour, Refused, Step
from app.voting.commands import CastVote
from app.workshop import store as workshops
from app.workshop.commands import NameGroup, OpenStep
from app.workshop.events import WordsRemoved
from app.workshop.tables import WorkshopRow
from app.workshop.workshop import begin
from tests.acts import TASKS, by_anybody, with_new_id
from tests.live.test_desk import (
    a_workshop_in,
    ask_together,
    everybody_joins,
    everything_happens,
    lines_of,
    read_again,
    same_state,
)
from tests.live.test_older import BEFORE
from tests.makers import ANNA, BO, LEAD
from tests.waiting import soon


async def take_out(desk, database, words, reach=EVERYWHERE, id="r", **how):
    """As a page does: look, and then write where something was found. What was removed."""
    said = []

    def write(connection, at):
        removed, numbers = remove(connection, wanted(words, **how), its, "f1", at, id)
        said.append(removed)
        return numbers

    its = only(hits_of(database, words, reach, **how))
    await desk.rewrite(write)
    return said[0]


def hits_of(database, words, reach=EVERYWHERE, **how):
    with database.reading() as connection:
        return [*found(connection, wanted(words, **how), reach)]


def all_that_is_kept(database):
    """Every value of every row, as text."""
    with database.reading() as connection:
        for table in SQLModel.metadata.tables.values():
            for row in connection.execute(select(table)):
                yield table.name, orjson.dumps([*row], default=str).decode().casefold()


def where_kept(database, words):
    return [(table, row) for table, row in all_that_is_kept(database) if words.casefold() in row]


def replayed(database, workshop):
    """The state that the journal leads to, from its first line."""
    first, *lines = lines_of(database, workshop)
    live = state.new(begin(workshop, state.read_event(first.kind, first.data)), 1)
    for line in lines:
        event = state.read_event(line.kind, line.data)
        live.number = line.number
        state.evolve(event, live)
        live.times.note(event, line.by, line.at)
        if line.undo:
            live.acts.keep(state.read_act(line.number, line.undo), event)
    live.filled = read_again(database, workshop).filled
    return live


@asynccontextmanager
async def a_desk(database):
    desk = Desk(database, lambda: 1000)
    desk.open()
    try:
        yield desk
    finally:
        await desk.close()


@pytest.fixture
async def desk(database):
    async with a_desk(database) as desk:
        yield desk


@settings(
    max_examples=12,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(acts=st.lists(by_anybody, max_size=30), words=st.sampled_from(["Tvätt", "Lag", "Kockar", "Barnskötare"]))
async def test_after_it_the_words_are_nowhere_and_the_journal_leads_to_the_rows(acts, words, sqlite):
    with sqlite.writing() as connection:  # of the example before
        connection.execute(delete(WorkshopRow))
    async with a_desk(sqlite) as desk:
        await after_it(acts, words, desk, sqlite)


async def after_it(acts, words, desk, sqlite):
    workshop = a_workshop_in(sqlite)
    await everybody_joins(desk, workshop)
    tasks = ((LEAD, AddTask(f"Uppgift {number}: tvätt, av kockar", task), task) for number, task in enumerate(TASKS))
    await ask_together(desk, workshop, *tasks)
    for number, (by, command) in enumerate(acts):
        with suppress(Refused):
            await desk.ask(workshop, with_new_id(command, await desk.state(workshop)), by, f"c{number}")
    await take_out(desk, sqlite, words)
    assert where_kept(sqlite, words) == []
    live = await desk.state(workshop)
    same_state(read_again(sqlite, workshop), live)
    same_state(replayed(sqlite, workshop), live)
    for nth in range(len(live.acts.did)):
        await desk.ask(workshop, UndoLast(), LEAD, f"u{nth}")
    with pytest.raises(NothingToUndo):
        await desk.ask(workshop, UndoLast(), LEAD, "one more")
    assert where_kept(sqlite, words) == []
    same_state(read_again(sqlite, workshop), await desk.state(workshop))


async def test_numbers_ids_and_answers_stay_after_everything_that_can_happen(desk, database):
    workshop = a_workshop_in(database)
    await everything_happens(desk, workshop)
    lines, before = lines_of(database, workshop), await desk.state(workshop)
    removed = await take_out(desk, database, "tvätt")
    assert removed.places > 5
    live, now = await desk.state(workshop), lines_of(database, workshop)
    assert [(it.number, it.at, it.by, it.kind, it.command) for it in now[:-1]] == [
        (it.number, it.at, it.by, it.kind, it.command) for it in lines
    ]
    assert (now[-1].kind, now[-1].data) == ("WordsRemoved", {"places": removed.places})
    assert live is not before
    for its in ("ballots.votes", "weights.estimates", "workshop.people", "board.columns", "analysis.opinions.given"):
        assert filled(attrgetter(its)(live)) == filled(attrgetter(its)(before)), its
    same_state(replayed(database, workshop), live)
    same_state(read_again(database, workshop), live)


async def test_what_was_removed_reworded_merged_and_translated_is_blanked_and_undo_brings_back_the_rest(desk, database):
    workshop = a_workshop_in(database)
    await everybody_joins(desk, workshop)
    offered = ("ar",)
    for number, (by, command) in enumerate(
        [
            (ANNA, AddTask("Ring Bertil om nycklarna", "t1")),
            (LEAD, TranslateTask("t1", "ar", "اتصل ببرتيل (Bertil)", None, offered)),
            (LEAD, NoteDecision("t1", "Bertils beslut", "Bertil: nej")),
            (LEAD, RewordTask("t1", "Ring vaktmästaren om nycklarna")),
            (BO, AddTask("Hämta post åt Bertil", "t2")),
            (BO, AddTask("Handla åt bertil", "t3")),
            (LEAD, MergeTasks("t2", "t3")),
            (LEAD, NameGroup("g2", "Bertils grupp")),
            (LEAD, RemoveTask("t3", "Skriv inte Bertil")),
        ]
    ):
        await desk.ask(workshop, command, by, f"c{number}")
    await take_out(desk, database, "Bertil")
    assert where_kept(database, "bertil") == []
    removed = (await desk.state(workshop)).board.removed
    assert (removed["t3"].text, removed["t3"].why) == (f"Handla åt {MARK}", f"Skriv inte {MARK}")
    for nth in range(4):
        await desk.ask(workshop, UndoLast(), LEAD, f"u{nth}")
    tasks = (await desk.state(workshop)).board.tasks
    assert {it.text for it in tasks.values()} == {
        f"Ring {MARK} om nycklarna",
        f"Hämta post åt {MARK}",
        f"Handla åt {MARK}",
    }
    assert (tasks["t1"].why, tasks["t1"].dissent) == (f"{MARK} beslut", f"{MARK}: nej")
    assert where_kept(database, "bertil") == []


async def test_another_workshop_and_another_job_description_are_left_as_they_are(desk, database):
    one, other = a_workshop_in(database), a_workshop_in(database)
    for workshop in (one, other):
        await desk.ask(workshop, AddTask("Ring Bertil", "t1"), LEAD, "a")
    await take_out(desk, database, "Bertil", Reach(workshops={one}))
    texts = [(await desk.state(it)).board.tasks["t1"].text for it in (one, other)]
    assert texts == [f"Ring {MARK}", "Ring Bertil"]
    assert lines_of(database, other)[-1].kind == "TaskAdded"


async def test_answers_that_are_given_meanwhile_are_kept(desk, database):
    workshop = a_workshop_in(database)
    await everybody_joins(desk, workshop)
    tasks = ((LEAD, AddTask(f"Uppgift {n} åt Bertil", f"t{n}"), f"a{n}") for n in range(20))
    await ask_together(desk, workshop, *tasks)
    await desk.ask(workshop, OpenStep(Step.SORT), LEAD, "open")
    answers = [desk.ask(workshop, CastVote(f"t{n}", Colour.RED), ANNA, f"v{n}") for n in range(20)]
    await asyncio.gather(*answers[:10], take_out(desk, database, "Bertil"), *answers[10:])
    live = await desk.state(workshop)
    assert len(live.ballots.of("anna")) == 20
    assert where_kept(database, "bertil") == []
    same_state(read_again(database, workshop), live)
    numbers = [line.number for line in lines_of(database, workshop)]
    assert numbers == [*range(1, len(numbers) + 1)]


async def test_where_writing_fails_nothing_is_changed_and_the_room_goes_on(desk, database):
    workshop = a_workshop_in(database)
    await desk.ask(workshop, AddTask("Ring Bertil", "t1"), LEAD, "a")
    with pytest.raises(ZeroDivisionError):
        await desk.rewrite(
            lambda connection, at: remove(connection, wanted("Bertil"), Reach({workshop}), "f1", at, "r") and 1 / 0
        )
    assert (await desk.state(workshop)).board.tasks["t1"].text == "Ring Bertil"
    await desk.ask(workshop, RewordTask("t1", "Ring vaktmästaren"), LEAD, "b")
    same_state(read_again(database, workshop), await desk.state(workshop))


async def test_another_process_that_has_the_workshop_in_memory_reads_it_anew(postgresql):
    workshop = a_workshop_in(postgresql)
    one, other = Desk(postgresql, lambda: 1), Desk(postgresql, lambda: 2)
    told = asyncio.Queue()
    other.listen(lambda live, happened: told.put_nowait((live.board.tasks["t1"].text, happened)), {workshop})
    one.open()
    other.open()
    nudges = Nudges(postgresql, other)
    nudges.open()
    await one.ask(workshop, AddTask("Ring Bertil", "t1"), LEAD, "a")
    await one.ask(workshop, NoteDecision("t1", "Bertil vill"), LEAD, "b")
    await other.state(workshop)
    await take_out(one, postgresql, "Bertil")
    while (await soon(told.get(), 10)) != (f"Ring {MARK}", None):
        pass
    await other.ask(workshop, UndoLast(), LEAD, "u")
    same_state(read_again(postgresql, workshop), await other.state(workshop))
    assert where_kept(postgresql, "bertil") == []
    for it in (nudges, one, other):
        await it.close()


async def test_it_is_in_no_file_afterwards(sqlite, tmp_path):
    workshop = a_workshop_in(sqlite)
    desk = Desk(sqlite, lambda: 1)
    desk.open()
    tasks = ((LEAD, AddTask(f"Ring Bertil {n} {'x' * 150}", f"t{n}"), f"a{n}") for n in range(60))
    await ask_together(desk, workshop, *tasks)
    await take_out(desk, sqlite, "Bertil")
    await desk.close()
    assert sqlite.empty_log()
    assert b"Bertil" not in b"".join(file.read_bytes() for file in tmp_path.glob("akr.db*"))


def a_job_description(session, workshop, title="Bertils biträde"):
    source = Source(
        "ABC.t1",
        "Handla åt Bertil",
        "ABC",
        colours=(("Bertils grupp", Colour.RED),),
        decisions=(Decision("bundle", "Fråga Bertil", "Bertil"),),
        why="Bertil vet",
    )
    origin = Origin("ABC", "Hos Bertil", "Bertils träff", date(2027, 1, 1), ("Bertils grupp",), 5, 3, 2)
    draft = Draft(
        title,
        Provenance((origin,), (source,)),
        (Duty("Handla åt Bertil", sources=("ABC.t1",), heading="Hos Bertil", id="ABC.t1"),),
        manager="Bertil",
        assignment="Bertil\nbehöver hjälp.",
        requirements=(Requirement("Känner Bertil", why="Bertil säger det"),),
        ssyk="5330 Bertil",
        notes="Bertil!",
    )
    return job_descriptions.add(session, draft, workshop, accounts.first(session).id, 1)


async def test_job_descriptions_in_all_their_versions_links_comments_lists_and_messages(desk, database):
    workshop = a_workshop_in(database)
    with database.session() as session:
        me = accounts.first(session).id
        id = a_job_description(session, workshop)
        newest = job_descriptions.versions(session, id)[0].draft
        job_descriptions.save(session, id, 1, Draft("Biträde", newest.provenance, newest.duties), me, 2)
        about = About(job_description=id)
        sharing.add(session, about, "comment", "hr", "till Bertil", 7, me, 1)
        link = sharing.links(session, about)[0].id
        session.flush()
        its = session.connection()
        comments, reviews, answers = (
            SQLModel.metadata.tables[it] for it in ("comment", "job_description_review", "advice_answer")
        )
        its.execute(answers.insert().values(job_description=id, about="a" * 64, words="Bertil har svarat", at=1, by=me))
        its.execute(comments.insert().values(link=link, about="all", text="Fråga Bertil", at=1, answer="Bertil svarar"))
        its.execute(
            reviews.insert().values(
                job_description=id,
                version=1,
                word="reviewed",
                role="hr",
                who="Bertil B",
                words="Bertil sa",
                at=1,
                by=me,
            )
        )
        every = ("apply_how", "apply_to", "ask", "unions", "reference", "address", "town", "ab_if")
        ads.save(session, id, 0, replace(NO_DETAILS, **dict.fromkeys(every, "Fråga Bertil")), me, 1)
        easy.save(session, id, 0, "# Om Bertil\nDu frågar Bertil.", 1, me, 1)
        session.add_all(
            [
                TemplateRow(facilitator=me, name="Bertils lista", tasks=["Bertil"], groups=["Bertil"], created_at=1),
                StatementRow(contact="bertil@example.se", responsible="Bertil"),
                ObstacleRow(id="o1", text="Bertil ser inget", contact="Bertil 070", told_at=1),
                LanguageRow(tag="pl", is_on=True, read_by="Bertil", changed_at=1),
                FollowUpRow(
                    workshop=workshop, id="x", action="a1", months=3, outcome="done", note="Bertil", role="hr", at=1
                ),
            ]
        )
    removed = await take_out(desk, database, "Bertil")
    assert where_kept(database, "bertil") == []
    assert (removed.workshops, removed.descriptions) == ({workshop}, {id})
    with database.reading_session() as session:
        newest, oldest = (it.draft for it in job_descriptions.versions(session, id))
        assert (newest.title, oldest.title) == ("Biträde", f"{MARK} biträde")
        assert oldest.assignment == f"{MARK}\nbehöver hjälp."
        assert oldest.duties[0].sources == ("ABC.t1",)
        assert session.get(JobDescriptionRow, id).version == 2
        assert len(session.exec(select(JobDescriptionVersionRow)).all()) == 2


async def test_what_an_older_version_wrote_is_blanked_as_it_was_written(desk, database):
    workshop = a_workshop_in(database)
    words = ("Tvätt", "Tvätta", "Lag", "Nej", "Ja", "Flytta", "Chefen", "Ring", "Fler")
    plan = {"action": "a1", "task": "t1", "kind": "move", "what": "Flytta", "owner": "Chefen", "due": None, "order": 1}
    with database.writing() as connection:
        connection.execute(
            JournalRow.__table__.insert(),
            [
                {"workshop": workshop, "number": 2, "at": 1, "by": "f1", "kind": kind, "data": data, "undo": undo}
                for kind, data, undo in [
                    (
                        "ActionPlanned",
                        plan,
                        {"do": "x", "about": {}, "back": [{"kind": "TaskRestored", "data": BEFORE}]},
                    )
                ]
            ],
        )
        workshops.advance(connection, {workshop: 2})
    for word in words:
        await take_out(desk, database, word, Reach({workshop}), id=f"r {word}")
    line = lines_of(database, workshop)[1]
    assert (line.data["what"], line.data["owner"], line.data["kind"]) == (MARK, MARK, "move")
    restored, answers, times, talk = state.read_act(2, line.undo).back
    assert (restored.text, restored.also, restored.why, restored.dissent) == (MARK, (MARK,), MARK, MARK)
    assert [it.answer for it in answers.votes] == ["red", "green"]
    assert talk.replies[0].note == MARK
    plan = talk.actions[0].plan
    assert (plan.what, plan.owner, plan.first_step, plan.notice, plan.to) == (MARK, MARK, MARK, MARK, "Köket")
    assert times.weights[0].group == "g1"


def test_the_event_says_how_many_and_not_which():
    assert WordsRemoved.__dataclass_fields__.keys() == {"places"}
