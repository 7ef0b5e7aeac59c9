"""The desk on real databases: exactly once, durable before said, memory never ahead of the disk."""

import asyncio
import select
import threading
from contextlib import suppress
from datetime import date

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import OperationalError

from app.account import store as accounts
from app.analysis.commands import (
    AnswerDuty,
    AnswerQuestion,
    ChangeAction,
    ChooseTasks,
    DecideSeveral,
    DropAction,
    GiveOpinion,
    GiveOpinions,
    KeepRest,
    KeepSeveral,
    MarkDecided,
    NoteParty,
    PlanAction,
    PlanForSeveral,
    RestTasks,
    SetAim,
    TakeUpTasks,
)
from app.analysis.plan import Plan
from app.board.board import TaskThereAlready
from app.board.commands import (
    AcceptText,
    AddTask,
    AddTasks,
    KeepApart,
    MergeSeveral,
    MergeTasks,
    NoteDecision,
    PlaceTask,
    RemoveAllBy,
    RemoveTask,
    RewordTask,
    SetPicture,
    SuggestPictures,
    TurnAwayAuthor,
)
from app.ids import new_code
from app.live import state
from app.live.acts import RedoLast, UndoLast
from app.live.desk import Broken, Desk, NotSaved, NoWorkshop
from app.live.nudge import Nudges
from app.live.replayed import everything
from app.parking.commands import DropParked, Park, ParkTask, SettleParked
from app.storage import driver, journal
from app.translation.commands import TranslateTask, TranslateTasks
from app.vocabulary import PASS, Colour, Person, Refused, Step, Who
from app.voting.commands import CastVote, CountHands, PassTask, PlaceAgreed, SaySplit, StopAsking, VoteAgain
from app.weight.commands import EstimateTime, SetWeight
from app.workshop import store as workshops
from app.workshop.commands import (
    AddGroup,
    AllowPlacing,
    AnswerJointly,
    AnswerReadiness,
    AskAgain,
    BringUp,
    ChangePlace,
    ChangePurpose,
    CloseBeforehand,
    CloseDoor,
    CoverWall,
    EndBeforehand,
    ExpectPeople,
    GivePen,
    GiveShortName,
    JoinWorkshop,
    LightWall,
    LookAt,
    MeetAgain,
    NameGroup,
    OpenBeforehand,
    OpenList,
    OpenStep,
    OpenTopic,
    PauseTimer,
    PlanMinutes,
    RenewCode,
    SayReady,
    SayWhere,
    SetRules,
    SetTimer,
    ShowClock,
    ShowEnding,
    ShowOpening,
    ShowTopic,
    StandAlone,
    SteerWall,
    TakePen,
    TalkInPairs,
    TurnAway,
    TurnWall,
)
from app.workshop.workshop import create
from tests.acts import TASKS, by_anybody, with_new_id
from tests.makers import ANNA, BO, CARERS, CILLA, LEAD, TEACHERS
from tests.waiting import soon

DAG = Person("dag", Who.PARTICIPANT)
TRANSLATOR = Person("l1", Who.TRANSLATOR)
EVA = Person("eva", Who.PARTICIPANT)


def a_workshop_in(database):
    created = create(new_code(), "", "Förskolan Exempelgården", "jobs", "apt90", ["Barnskötare", "Förskollärare"])
    with database.session() as session:
        return workshops.add(session, created, accounts.first(session).id, 0).id


@pytest.fixture
def workshop(database):
    return a_workshop_in(database)


@pytest.fixture
async def desk(database):
    desk = Desk(database, lambda: 1000)
    desk.open()
    yield desk
    await desk.close()


async def ask_together(desk, workshop, *asked):
    """One after the other, in one transaction: (by, command, id)."""
    await asyncio.gather(*(desk.ask(workshop, command, by, id) for by, command, id in asked))


async def everybody_joins(desk, workshop):
    people = ((ANNA, CARERS), (BO, CARERS), (CILLA, TEACHERS))
    await ask_together(desk, workshop, *((person, JoinWorkshop(group), "join") for person, group in people))


async def everything_happens(desk, workshop):
    await everybody_joins(desk, workshop)
    asked = ((by, command, f"c{number}") for number, (by, command) in enumerate(EVERYTHING))
    await ask_together(desk, workshop, *asked)


def lines_of(database, workshop):
    with database.reading() as connection:
        return list(journal.since(connection, workshop))


def read_again(database, workshop):
    with database.reading() as connection:
        return state.load(connection, workshop)


async def test_a_command_sent_again_is_answered_as_the_first_time_and_done_once(desk, workshop, database):
    first = await desk.ask(workshop, AddTask("Tvätt", "t1"), LEAD, "a")
    assert await desk.ask(workshop, AddTask("Tvätt", "t2"), LEAD, "a") == first
    assert [line.kind for line in lines_of(database, workshop)] == ["WorkshopCreated", "TaskAdded"]


async def test_a_command_sent_again_to_a_new_process_is_answered_as_the_first_time(desk, workshop, database):
    await everybody_joins(desk, workshop)
    await desk.ask(workshop, AddTask("Tvätt", "t1"), LEAD, "a")
    await desk.ask(workshop, OpenStep(Step.SORT), LEAD, "b")
    voted = await desk.ask(workshop, CastVote("t1", Colour.RED), ANNA, "c")
    await desk.ask(workshop, CastVote("t1", Colour.GREEN), ANNA, "d")
    other = Desk(database, lambda: 2000)
    other.open()
    assert await other.ask(workshop, CastVote("t1", Colour.RED), ANNA, "c") == voted
    assert (await other.state(workshop)).ballots.of("anna") == {"t1": "green"}
    await other.close()


async def test_a_command_that_was_done_before_the_rules_came_to_say_no_is_still_done(desk, workshop, database):
    done = await desk.ask(workshop, AddTask("Tvätt", "t1"), LEAD, "a")
    other = Desk(database, lambda: 2000)
    other.open()
    with pytest.raises(TaskThereAlready):
        await other.ask(workshop, AddTask("Tvätt", "t9"), LEAD, "b")
    assert await other.ask(workshop, AddTask("Tvätt", "t9"), LEAD, "a") == done
    await other.close()


@pytest.fixture
def batches(desk, monkeypatch):
    """How many commands each batch had."""
    sizes, do = [], desk._do

    async def noted(batch):
        sizes.append(len(batch))
        await do(batch)

    monkeypatch.setattr(desk, "_do", noted)
    return sizes


def one_after_another(desk, workshop, most):
    """Somebody asks at each second turn of the loop, until so many have; answers with what to end it by."""
    loop, asked, ended = asyncio.get_running_loop(), [], asyncio.Event()

    def ask(nth=0, now=True):
        if ended.is_set() or nth == most:
            return
        if now:
            asked.append(loop.create_task(desk.ask(workshop, ExpectPeople(CARERS, nth % 90 + 1), LEAD, f"c{nth}")))
        loop.call_soon(ask, nth + now, not now)

    ask()
    return asked, ended


async def test_who_comes_while_others_come_shares_their_batch(desk, workshop, batches, monkeypatch):
    monkeypatch.setattr("app.live.desk.LONGEST_GATHER", 30)
    await desk.state(workshop)
    asked, _ = one_after_another(desk, workshop, 40)
    await asyncio.gather(
        desk.ask(workshop, AddTask("Tvätt", "a"), LEAD, "a"), desk.ask(workshop, AddTask("Disk", "b"), LEAD, "b")
    )
    await soon(asyncio.gather(*asked))
    assert batches == [42]


async def test_who_waits_is_answered_however_many_more_come(desk, workshop, batches, monkeypatch):
    monkeypatch.setattr("app.live.desk.MOST_IN_A_BATCH", 10**9)
    await desk.state(workshop)
    asked, ended = one_after_another(desk, workshop, 10**6)
    two = [desk.ask(workshop, AddTask(text, text), LEAD, text) for text in ("Tvätt", "Disk")]
    await soon(asyncio.gather(*two))
    ended.set()
    await soon(asyncio.gather(*asked))
    assert batches[0] < sum(batches)


async def test_two_people_may_use_the_same_command_id(desk, workshop):
    await everybody_joins(desk, workshop)
    await desk.ask(workshop, AddTask("Tvätt", "t1"), ANNA, "same")
    await desk.ask(workshop, AddTask("Disk", "t2"), BO, "same")
    assert len((await desk.state(workshop)).board.tasks) == 2


async def test_a_refusal_changes_nothing(desk, workshop, database):
    with pytest.raises(Refused):
        await desk.ask(workshop, OpenStep(Step.SORT), ANNA, "a")
    assert len(lines_of(database, workshop)) == 1


async def test_a_full_room_is_one_transaction_and_the_numbers_have_no_gap(desk, workshop, database):
    await asyncio.gather(*(desk.ask(workshop, AddTask(f"Uppgift {n}", f"t{n}"), LEAD, f"c{n}") for n in range(100)))
    assert [line.number for line in lines_of(database, workshop)] == list(range(1, 102))


async def test_commands_of_many_workshops_wait_for_the_same_commit(desk, database):
    ids = [a_workshop_in(database) for _ in range(5)]
    await asyncio.gather(*(desk.ask(id, AddTask("Tvätt", "t1"), LEAD, "a") for id in ids))
    assert all(len(lines_of(database, id)) == 2 for id in ids)


async def test_there_is_no_workshop_that_there_is_not(desk):
    with pytest.raises(NoWorkshop):
        await desk.state(4711)
    with pytest.raises(NoWorkshop):
        await desk.ask(4711, OpenStep(Step.SORT), LEAD, "a")


async def test_when_a_commit_fails_nothing_is_said_to_be_done_and_memory_is_read_again(desk, workshop, monkeypatch):
    def no_disk(*_):
        raise OperationalError("INSERT", {}, Exception("disk full"))

    await desk.state(workshop)
    with monkeypatch.context() as broken:
        broken.setattr(journal, "append", no_disk)
        with pytest.raises(NotSaved):
            await desk.ask(workshop, AddTask("Tvätt", "t1"), LEAD, "a")
    assert (await desk.state(workshop)).board.tasks == {}
    await desk.ask(workshop, AddTask("Tvätt", "t1"), LEAD, "a")
    assert list((await desk.state(workshop)).board.tasks) == ["t1"]


async def test_a_command_that_breaks_our_code_is_refused_and_the_others_are_done(desk, workshop, monkeypatch):
    def breaks(*_):
        raise ZeroDivisionError

    monkeypatch.setattr("app.board.board.Board.place_in", breaks)
    await desk.ask(workshop, AddTask("Tvätt", "t1"), LEAD, "a")
    await desk.ask(workshop, OpenStep(Step.SETTLE), LEAD, "b")
    with pytest.raises(Broken):
        await desk.ask(workshop, PlaceTask("t1", CARERS, Colour.RED), LEAD, "c")
    await desk.ask(workshop, AddTask("Disk", "t2"), LEAD, "d")


async def test_a_room_that_breaks_leaves_no_command_unanswered(desk, workshop):
    def breaks(*_):
        raise ZeroDivisionError

    desk.listen(breaks)
    assert await desk.ask(workshop, AddTask("Tvätt", "t1"), LEAD, "a") == 2


async def test_a_connection_that_is_lost_while_a_command_is_decided_is_not_our_fault(postgresql, monkeypatch):
    """PostgreSQL ends a transaction that nothing comes in for long, by an error that is not one of the operation's."""
    workshop = a_workshop_in(postgresql)
    desk = Desk(postgresql, lambda: 1)
    desk.open()
    await desk.state(workshop)

    def too_slow(*_):
        """Until the other end has hung up. It alone is told to: on a busy machine an ordinary transaction waits too."""
        connection = driver.driver(desk._connection)
        if not connection.closed:
            driver.say(desk._connection, "SET idle_in_transaction_session_timeout = '10ms'")
            assert select.select([connection.fileno()], [], [], 30)[0]
        return []

    with monkeypatch.context() as slow:
        slow.setattr("app.live.desk.decide", too_slow)
        asked = [desk.ask(workshop, AddTask("Tvätt", f"t{nth}"), LEAD, f"c{nth}") for nth in range(2)]
        assert [type(it) for it in await asyncio.gather(*asked, return_exceptions=True)] == [NotSaved, NotSaved]
    await desk.ask(workshop, AddTask("Tvätt", "t1"), LEAD, "again")
    assert [*(await desk.state(workshop)).board.tasks] == ["t1"]
    await desk.close()


async def test_who_asked_before_the_desk_closed_is_answered_and_who_asks_after_is_not_left_waiting(database):
    workshop = a_workshop_in(database)
    desk = Desk(database, lambda: 1)
    desk.open()
    begun, may_end = threading.Event(), threading.Event()

    def slow(_connection, _at):
        begun.set()
        assert may_end.wait(30)
        return {}

    rewriting = [asyncio.create_task(desk.rewrite(slow)) for _ in range(3)]
    await asyncio.to_thread(begun.wait)
    closing = asyncio.create_task(desk.close())
    may_end.set()
    await soon(asyncio.gather(*rewriting, closing))
    with pytest.raises(RuntimeError):
        await soon(desk.state(workshop + 1))
    with pytest.raises(NotSaved):
        await soon(desk.rewrite(slow))


async def test_a_process_that_finds_another_ahead_catches_up_by_the_journal(postgresql):
    workshop = a_workshop_in(postgresql)
    one, other = Desk(postgresql, lambda: 1), Desk(postgresql, lambda: 2)
    told = []
    one.listen(lambda live, happened: told.append(happened))
    one.open()
    other.open()
    await one.ask(workshop, AddTask("Tvätt", "t1"), LEAD, "a")
    await other.ask(workshop, AddTask("Disk", "t2"), LEAD, "b")
    await one.ask(workshop, AddTask("Sopor", "t3"), LEAD, "c")
    assert [task.text for task in (await one.state(workshop)).board.tasks.values()] == ["Tvätt", "Disk", "Sopor"]
    assert [it.number for it in told[-1]] == [3, 4]
    await one.close()
    await other.close()


async def test_a_process_far_behind_reads_the_whole_workshop(postgresql, monkeypatch):
    monkeypatch.setattr("app.live.desk.MOST_TO_CATCH_UP", 1)
    workshop = a_workshop_in(postgresql)
    one, other = Desk(postgresql, lambda: 1), Desk(postgresql, lambda: 2)
    told = []
    one.listen(lambda live, happened: told.append(happened))
    one.open()
    other.open()
    await one.ask(workshop, AddTask("Tvätt", "t1"), LEAD, "a")
    for number in range(2, 5):
        await other.ask(workshop, AddTask(f"Uppgift {number}", f"t{number}"), LEAD, f"c{number}")
    assert len((await one.state(workshop)).board.tasks) == 4
    assert told[-1] is None
    await one.close()
    await other.close()


async def test_what_another_process_did_leads_to_the_same_state_as_the_rows(postgresql):
    workshop = a_workshop_in(postgresql)
    one, other = Desk(postgresql, lambda: 1), Desk(postgresql, lambda: 2)
    one.open()
    other.open()
    await one.state(workshop)
    await everybody_joins(other, workshop)
    for number, (by, command) in enumerate(EVERYTHING):
        await other.ask(workshop, command, by, f"c{number}")
    live = await one.state(workshop)
    same_state(read_again(postgresql, workshop), live)
    kinds = {line.kind for line in lines_of(postgresql, workshop)}
    assert kinds | {"NothingChanged", "WordsRemoved"} == set(state._EVENTS)  # which no command leads to
    await one.close()
    await other.close()


def _arabic(task, text, of=None):
    return TranslateTask(task, "ar", text, of, ("ar",))


EVERYTHING = [
    (LEAD, AnswerReadiness("mandate", "yes")),
    (LEAD, ChangePurpose("roles")),
    (LEAD, ChangePlace("mixed")),
    (ANNA, SayWhere(True)),
    (LEAD, NameGroup("g2", "Lärare")),
    (LEAD, GiveShortName("g2", "Lär")),
    (LEAD, AddGroup("Vikarier")),
    (LEAD, UndoLast()),
    (LEAD, RenewCode("N2EW34")),
    (LEAD, RenewCode("N2EW35")),
    (LEAD, AddTask("Tvätt", "t1")),
    (LEAD, AddTask("Disk", "t2")),
    (LEAD, AddTask("Sopor", "t3")),
    (LEAD, RewordTask("t1", "Hantera tvätt")),
    (LEAD, RemoveTask("t3")),
    (LEAD, AllowPlacing(True)),
    (LEAD, AddTasks(("Disk", "Fönsterputs", "Putsa fönster"), "m")),
    (LEAD, KeepApart("t1", "t2")),
    (LEAD, _arabic("m1", "تنظيف النوافذ")),
    (TRANSLATOR, TranslateTasks("ar", (_arabic("m2", "نوافذ"), _arabic("t1", "غسيل", of="Tvätt")))),
    (LEAD, TranslateTask("t1", "uk", "Прання", None, ("uk",))),
    (LEAD, TranslateTask("t1", "uk", "", None, ("uk",))),
    (LEAD, MergeTasks("m2", "m1")),
    (ANNA, AddTask("Disk med Bo", "t5", named=True)),
    (LEAD, AcceptText("t5")),
    (ANNA, AddTask("Sånt som Bo gör", "t4")),
    (LEAD, RemoveTask("t4", "Skriv inga namn")),
    (DAG, JoinWorkshop(TEACHERS, afar=True)),
    (DAG, AddTask("Fyll", "t6")),
    (DAG, AddTask("Fyll mer", "t7")),
    (LEAD, RemoveAllBy("t7")),
    (LEAD, UndoLast()),
    (LEAD, TurnAwayAuthor("t6")),
    (LEAD, RemoveAllBy("t6")),
    (LEAD, OpenBeforehand(Step.GATHER, "2027-02-09", 10**12, "2027-02-10", "13:00", 10**12 - 1000)),
    (LEAD, CloseBeforehand()),
    (LEAD, EndBeforehand()),
    (LEAD, NoteParty("hr", True, True, "ringde in", 1)),
    (LEAD, ShowOpening(True)),
    (LEAD, OpenList(True)),
    (LEAD, SetRules(80, 6)),
    (LEAD, SetTimer(10, 1000)),
    (LEAD, PauseTimer(True, 2000)),
    (LEAD, ShowClock(False)),
    (LEAD, PlanMinutes(Step.SETTLE, 45)),
    (LEAD, BringUp("t2")),
    (LEAD, LightWall(True)),
    (LEAD, CoverWall("blank")),
    (LEAD, CoverWall("frozen")),
    (ANNA, SayReady(True)),
    (LEAD, CloseDoor(True)),
    (LEAD, CloseDoor(False)),
    (LEAD, OpenStep(Step.SORT)),
    (LEAD, CountHands("t1", TEACHERS, 2, 1)),
    (CILLA, CastVote("m1", Colour.GREEN, "may", "law")),
    (ANNA, CastVote("t1", Colour.RED)),
    (BO, CastVote("t1", Colour.GREEN)),
    (BO, PassTask("t2")),
    (ANNA, CastVote("t1", None)),
    (LEAD, OpenStep(Step.SETTLE)),
    (LEAD, SteerWall("follow")),
    (LEAD, LookAt("board", TEACHERS)),
    (LEAD, TurnWall(1, 2)),
    (LEAD, PlaceAgreed()),
    (LEAD, NoteDecision("t1", "Lagen säger det", "En av oss vill annat")),
    (LEAD, SetPicture("t1", "washing-machine")),
    (LEAD, SuggestPictures(("t1", "m1"))),
    (LEAD, TalkInPairs("m1", 1000)),
    (LEAD, VoteAgain("m1")),
    (BO, CastVote("m1", Colour.RED)),
    (LEAD, StopAsking()),
    (LEAD, VoteAgain("m1")),
    (LEAD, CountHands("m1", CARERS, 2)),
    (LEAD, VoteAgain(None)),
    (LEAD, VoteAgain("t2")),
    (LEAD, UndoLast()),
    (LEAD, OpenStep(Step.SORT)),
    (ANNA, CastVote("t2", Colour.RED)),
    (LEAD, OpenStep(Step.SETTLE)),
    (CILLA, PlaceTask("t1", TEACHERS, Colour.RED)),
    (LEAD, PlaceTask("t2", TEACHERS, PASS)),
    (LEAD, AnswerJointly(CARERS, True)),
    (LEAD, ExpectPeople(TEACHERS, 1)),
    (LEAD, AnswerJointly(TEACHERS, True)),
    (CILLA, StandAlone(True)),
    (LEAD, VoteAgain("t2")),
    (ANNA, SaySplit("t2")),
    (BO, TakePen(1000)),
    (ANNA, GivePen(True)),
    (CILLA, PassTask("t2")),
    (LEAD, VoteAgain(None)),
    (LEAD, AnswerJointly(TEACHERS, False)),
    (LEAD, AnswerJointly(CARERS, False)),
    (EVA, JoinWorkshop(TEACHERS)),
    (LEAD, TurnAway(5)),
    (LEAD, RemoveTask("m1")),
    (LEAD, UndoLast()),
    (LEAD, RedoLast()),
    (LEAD, UndoLast()),
    (LEAD, PlaceTask("t2", CARERS, Colour.BLACK)),
    (LEAD, PlaceTask("t2", CARERS, None)),
    (LEAD, OpenStep(Step.ANALYSE)),
    (LEAD, AnswerQuestion("t1", "right_competence", "no", "Någon annan kan.")),
    (LEAD, PlanAction("t1", "a1", Plan("bundle", "Ny tjänst", "Chefen", date(2027, 1, 31)))),
    (LEAD, PlanAction("t2", "a2", Plan("stop"))),
    (LEAD, ChangeAction("a1", Plan("bundle", "Ny tjänst", "HR", None))),
    (LEAD, DropAction("a2")),
    (LEAD, NoteParty("union", True, False, "Skriftligt")),
    (LEAD, AnswerDuty("mbl", "yes", date(2027, 1, 12), "Utan erinran")),
    (LEAD, AnswerDuty("risk", "no", None, "Inga risker ändras")),
    (LEAD, MarkDecided("a1", True)),
    (LEAD, SetAim(CARERS, "Mer tid med barnen")),
    (LEAD, SetAim(TEACHERS, "Planera")),
    (LEAD, SetAim(TEACHERS)),
    (LEAD, MeetAgain(date(2027, 3, 15))),
    (LEAD, ShowEnding(True)),
    (LEAD, ChooseTasks("ten")),
    (LEAD, RestTasks(("t1", "t2"))),
    (LEAD, KeepRest("k", "resting")),
    (LEAD, KeepSeveral("l", ("t1", "t2"))),
    (LEAD, PlanForSeveral("p", Plan("bundle", "Servicebiträde"), ("t1", "t2"))),
    (LEAD, DecideSeveral(("t1", "t2"))),
    (LEAD, MergeSeveral(None, ("t1", "t2"))),
    (LEAD, UndoLast()),
    (LEAD, TakeUpTasks(("t1", "t2"))),
    (LEAD, OpenTopic("weight")),
    (ANNA, EstimateTime("t1", "3 x 20 min om dagen", ("morning", "weekdays"))),
    (BO, EstimateTime("t1", "0")),
    (CILLA, EstimateTime("t2", "1,5 h i veckan")),
    (CILLA, EstimateTime("t2", None)),
    (LEAD, SetWeight("t1", CARERS, "2 h i veckan", 3, ("evening",))),
    (LEAD, SetWeight("t1", CARERS, None)),
    (LEAD, UndoLast()),
    (LEAD, ShowTopic("weight")),
    (LEAD, OpenTopic("right_things")),
    (ANNA, GiveOpinion("t1", "right_things", "no")),
    (BO, GiveOpinion("t1", "right_things", "yes")),
    (BO, GiveOpinion("t1", "right_things", None)),
    (CILLA, GiveOpinion("t2", "right_things", "unsure")),
    (CILLA, GiveOpinions("right_things", "yes")),
    (LEAD, AskAgain("right_things")),
    (ANNA, GiveOpinion("t1", "right_things", "unsure")),
    (LEAD, RemoveTask("t1")),
    (LEAD, UndoLast()),
    (LEAD, Park("Det drar i hallen", "p1")),
    (LEAD, SettleParked("p1", "safety_round", "Skyddsombudet")),
    (LEAD, DropParked("p1")),
    (LEAD, UndoLast()),
    (LEAD, AddTask("Ingen lyssnar", "t8")),
    (LEAD, ParkTask("t8")),
    (LEAD, OpenStep(Step.SETTLE)),
    (LEAD, OpenStep(Step.ACT, 1_000_000_000)),
    (LEAD, UndoLast()),
]
"""One of every event there is."""


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(by_anybody, max_size=40))
async def test_the_rows_read_again_are_the_state_in_memory(acts, database):
    workshop = a_workshop_in(database)
    desk = Desk(database, lambda: 1000)
    desk.open()
    await everybody_joins(desk, workshop)
    tasks = ((LEAD, AddTask(f"Uppgift {number}", task), task) for number, task in enumerate(TASKS))
    await ask_together(desk, workshop, *tasks)
    live = await desk.state(workshop)
    for number, (by, command) in enumerate(acts):
        if by is LEAD and isinstance(command, JoinWorkshop):
            continue
        with suppress(Refused):
            await desk.ask(workshop, with_new_id(command, live), by, f"c{number}")
    live, rows = await desk.state(workshop), read_again(database, workshop)
    await desk.close()
    same_state(rows, live)


def same_state(rows, live):
    """Everything that either has, field by field; counters and mappings but for what is nothing in them."""
    its = everything(rows)
    for name, value in everything(live).items():
        assert its[name] == value, name


async def test_a_command_that_the_database_cannot_take_suffers_alone(database):
    one, other = a_workshop_in(database), a_workshop_in(database)
    desk = Desk(database, lambda: 1)
    desk.open()
    real = journal.append

    def chokes(connection, lines):
        if any("poison" in (line["command"] or "") for line in lines):
            raise ValueError("what no database can hold")
        real(connection, lines)

    journal.append = chokes
    try:
        answers = await asyncio.gather(
            desk.ask(one, AddTask("Tvätt", "t1"), LEAD, "good"),
            desk.ask(one, AddTask("Disk", "t2"), LEAD, "poison"),
            desk.ask(other, AddTask("Sopor", "t3"), LEAD, "good"),
            return_exceptions=True,
        )
    finally:
        journal.append = real
    assert [type(answer) for answer in answers] == [int, Broken, int]
    assert list((await desk.state(one)).board.tasks) == ["t1"]
    await desk.close()


async def test_a_command_asked_after_the_desk_is_closed_is_not_saved_and_not_left_waiting(desk, workshop):
    await desk.close()
    with pytest.raises(NotSaved):
        await desk.ask(workshop, AddTask("Tvätt", "t1"), LEAD, "a")


async def test_an_old_command_sent_again_makes_nobody_read_the_workshop_anew(desk, workshop, database):
    await desk.ask(workshop, AddTask("Tvätt", "t1"), LEAD, "a")
    other = Desk(database, lambda: 2000)
    told = []
    other.listen(lambda live, happened: told.append(happened))
    other.open()
    await other.state(workshop)
    for _ in range(3):
        assert await other.ask(workshop, AddTask("Tvätt", "t9"), LEAD, "a") == 2
    assert told == [None]  # read once, when it was woken
    await other.close()


async def test_a_workshop_that_somebody_follows_is_followed_also_after_a_commit_has_failed(postgresql, monkeypatch):
    workshop = a_workshop_in(postgresql)
    one, other = Desk(postgresql, lambda: 1), Desk(postgresql, lambda: 2)
    told = asyncio.Event()
    one.listen(lambda live, happened: told.set(), {workshop})
    one.open()
    other.open()
    nudges = Nudges(postgresql, one)
    nudges.open()
    await one.state(workshop)
    with monkeypatch.context() as broken:
        broken.setattr(journal, "append", lambda *_: 1 / 0)
        with pytest.raises(Broken):
            await one.ask(workshop, AddTask("Tvätt", "t1"), LEAD, "a")
    told.clear()
    await other.ask(workshop, AddTask("Disk", "t2"), LEAD, "b")
    await soon(told.wait(), 10)
    with psycopg.connect(postgresql.url.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute(f"NOTIFY akr_workshop_{workshop}, 'what is this'")
    told.clear()
    await other.ask(workshop, AddTask("Sopor", "t3"), LEAD, "c")
    await soon(told.wait(), 10)
    await nudges.close()
    await one.close()
    await other.close()


async def test_a_workshop_that_nobody_followed_is_brought_up_to_now_when_somebody_does(postgresql):
    workshop, another = a_workshop_in(postgresql), a_workshop_in(postgresql)
    one, other = Desk(postgresql, lambda: 1), Desk(postgresql, lambda: 2)
    told, followed = asyncio.Queue(), {another}
    one.listen(lambda live, happened: told.put_nowait(live.workshop.id), followed)
    one.open()
    other.open()
    nudges = Nudges(postgresql, one)
    nudges.open()
    await one.state(workshop)
    assert await told.get() in (workshop, another)
    await other.ask(workshop, AddTask("Disk", "t1"), LEAD, "a")
    assert not one.is_behind(workshop, 2)
    followed.add(workshop)
    one.when_followed()
    assert one.is_behind(workshop, 2)
    while await soon(told.get(), 10) != workshop or one.is_behind(workshop, 2):
        pass
    await other.ask(workshop, AddTask("Sopor", "t2"), LEAD, "b")
    while await soon(told.get(), 10) != workshop:
        pass
    assert not one.is_behind(workshop, 3)
    followed.discard(another)
    one.when_followed()
    await other.ask(workshop, AddTask("Tvätt", "t3"), LEAD, "c")
    assert await soon(told.get(), 10) == workshop
    await nudges.close()
    await one.close()
    await other.close()
