"""A run removes what the plan says and a dry run told, nothing else; and what is left tells nothing that is not so."""

import re
from datetime import date

import pytest
from sqlalchemy import func, select
from sqlmodel import SQLModel

from app.account import store as accounts
from app.archive.making import Maker
from app.export.document import NO_LETTERHEAD
from app.ids import now
from app.live.desk import Desk
from app.live.state import load
from app.live.still import Still
from app.live.view import Audience
from app.oidc.tables import IdentityRow
from app.operating.check import check
from app.report.paper import whole
from app.report.report import report
from app.results import wording
from app.results.result import result
from app.retention import due, protocol, store
from app.retention.plan import Decision, Kind, Rule, Then, Unit
from app.retention.run import NoRules, Planner, Run, begin
from app.retention.store import RunUnderWay
from app.retention.tables import RunRow
from app.settings import from_environment
from app.storage.journal import JournalRow
from app.vocabulary import Step
from app.voting.took_part import took_part
from app.workshop.commands import OpenStep
from app.workshop.pruned import KeptNoLonger, ReportGone
from app.workshop.tables import WorkshopRow
from tests.makers import LEAD
from tests.retention.made import DAY, a_workshop

ZONE = from_environment({}).time_zone
DECISION = Decision("KS 2026/12", date(2026, 5, 3), "Kommunstyrelsen")
WORD = "Hemligheten"
OLD = 800 * DAY


EMPTY = (
    "test_the_protocol_has_no_content_and_its_sum_is_right",
    "test_what_is_removed_is_in_no_file",
    "test_who_reads_on_delays_the_emptying_and_the_protocol_says_so",
)
"""Whose files are written anew at the end of a run. On PostgreSQL that takes a second."""


@pytest.fixture(autouse=True)
def _files_stay_as_they_are(request, monkeypatch):
    if request.node.originalname not in EMPTY:
        monkeypatch.setattr("app.storage.database.Database.empty", lambda *_: True)


def a_rule(kind, then=Then.REMOVE, count=1, unit=Unit.YEARS):
    return Rule(kind, count, unit, then, DECISION)


def a_plan(database, *rules):
    with database.session() as session:
        for rule in rules:
            store.keep(session, rule, now())
    return Planner(database, ZONE)


def begun(planner):
    with planner.database.session() as session:
        return begin(session, planner, "Exempelkommun", None)


def ran(planner, **options):
    """Run the plan. The protocol."""
    id = begun(planner)
    Run(planner, id, Maker(planner.database, NO_LETTERHEAD, ZONE), **options).do()
    with planner.database.reading_session() as session:
        return session.get_one(RunRow, id)


def live_of(database, id):
    with database.reading() as connection:
        return load(connection, id)


def came_of(live):
    return result(Still(live, {}, None).whole(Audience.WALL), took_part(live.ballots))


def report_of(live):
    view = Still(live, {}, None).whole(Audience.WALL)
    return report(view, took_part(live.ballots), live.analysis, live.parking.in_order)


def rows_of(database, id):
    """How many rows each table has of a workshop."""
    with database.reading() as connection:
        tables = [it for it in SQLModel.metadata.sorted_tables if "workshop" in it.c]
        found = {it.name: connection.scalar(select(func.count()).where(it.c.workshop == id)) for it in tables}
    return {name: count for name, count in found.items() if count}


def answered(its):
    """But for who wrote the tasks."""
    return [(it.task.id, it.question, it.votes, it.joint, it.divided) for it in its.opinions]


def said(document):
    return re.sub(r"\s+", " ", str(document.blocks))


def test_where_only_sums_stay_everything_is_shown_as_it_was(database):
    id = a_workshop(database, now() - OLD, WORD)
    before = live_of(database, id)
    came, told = came_of(before), said(whole(report_of(before), date(2027, 1, 1)))
    ran(a_plan(database, a_rule(Kind.ANSWERS, Then.SUMS)))
    after = live_of(database, id)
    kept = came_of(after)
    assert kept.rows == came.rows
    assert (kept.took_part, kept.voices, kept.together) == (came.took_part, came.voices, came.together)
    line = wording.gone(kept)[0]
    assert "KS 2026/12, 3 maj 2026, Kommunstyrelsen" in line
    report_now = said(whole(report_of(after), date(2027, 1, 1)))
    assert report_now.replace(f" {line}", "").replace(f" {wording.gone(kept)[1]}", "") == told
    assert report_of(after).freed == report_of(before).freed
    assert answered(report_of(after)) == answered(report_of(before))
    assert report_of(after).joined == report_of(before).joined


def test_nobodys_own_answer_and_no_pseudonym_is_left(database):
    id = a_workshop(database, now() - OLD, WORD)
    people = live_of(database, id).workshop.people
    ran(a_plan(database, a_rule(Kind.ANSWERS, Then.SUMS)))
    with database.reading() as connection:
        left = [str(row) for table in SQLModel.metadata.sorted_tables for row in connection.execute(select(table))]
    assert people
    assert [row for row in left for person in people if person in row] == []


def test_answers_that_are_gone_leave_no_wrong_figure(database):
    id = a_workshop(database, now() - OLD, WORD)
    ran(a_plan(database, a_rule(Kind.ANSWERS)))
    live = live_of(database, id)
    came, its = came_of(live), report_of(live)
    assert came.has_no_answers
    assert not came.is_shown
    assert all(row.votes is None and not row.few and not row.unknown for row in came.rows)
    assert all(row.placement for row in came.rows), "what the room settled on stays"
    assert not its.freed.shares
    assert its.warnings == ()
    paper = said(whole(its, date(2027, 1, 1)))
    assert "Tiderna är gallrade, så det går inte att räkna på." in paper
    assert "Ingen tid är sagd" not in paper
    assert "Ingen har svarat" not in paper
    assert "för få svar" not in paper


def test_sums_can_go_later_by_another_rule(database):
    id = a_workshop(database, now() - OLD, WORD)
    ran(a_plan(database, a_rule(Kind.ANSWERS, Then.SUMS)))
    row = ran(a_plan(database, a_rule(Kind.ANSWERS, Then.REMOVE)))
    assert row.protocol["kinds"]["answers"]["things"] == 1
    came = came_of(live_of(database, id))
    assert came.has_no_answers
    assert came.took_part.phones == 12


def test_a_report_that_is_gone_is_refused_with_its_decision(database):
    id = a_workshop(database, now() - OLD, WORD)
    ran(a_plan(database, a_rule(Kind.REPORT), a_rule(Kind.ANSWERS, Then.SUMS)))
    live = live_of(database, id)
    with pytest.raises(ReportGone) as no:
        report_of(live)
    assert no.value.details == {"number": "KS 2026/12", "on": "2026-05-03", "by": "Kommunstyrelsen"}
    assert rows_of(database, id).keys().isdisjoint({"action", "reply", "aim", "party", "parked", "opinion"})
    assert len(came_of(live).rows) == 3


def test_a_workshop_that_is_under_way_is_never_touched(database):
    ids = [a_workshop(database, now() - OLD, WORD, step=step) for step in (Step.SETTLE, Step.ACT)]
    before = [rows_of(database, id) for id in ids]
    everything = [a_rule(kind, due_then) for kind, due_then in ALL.items()]
    planner = a_plan(database, *everything)
    planned, under_way = planner.dry()
    assert under_way == 2
    assert not any(it.things for it in planned.values())
    assert ran(planner).protocol["workshops_under_way"] == 2
    assert [rows_of(database, id) for id in ids] == before


def test_one_that_was_opened_again_while_the_run_came_to_it_is_left(database, monkeypatch):
    id = a_workshop(database, now() - OLD, WORD)
    planner = a_plan(database, a_rule(Kind.ANSWERS))
    found = due.due

    def reopened(*args):
        it = found(*args)
        with database.session() as session:
            session.get_one(WorkshopRow, id).step = "act"
        return it

    monkeypatch.setattr(due, "due", reopened)
    before = rows_of(database, id)
    assert ran(planner).protocol["kinds"]["answers"]["things"] == 0
    assert rows_of(database, id) == before


ALL = {kind: Then.SUMS if kind is Kind.ANSWERS else Then.REMOVE for kind in Kind}


def test_a_closed_account_is_reached_by_what_is_known_of_it_and_once(database):
    with database.session() as session:
        named, unnamed = accounts.with_email(session, "eva@example.se"), accounts.nameless_account(session, "")
        session.add(IdentityRow(issuer="https://i.se", subject="1", facilitator=unnamed.id or 0, made_at=1))
        named.closed_at = unnamed.closed_at = now() - OLD
        session.add_all((named, unnamed))
    planner = a_plan(database, a_rule(Kind.ACCOUNTS))
    assert planner.dry()[0][Kind.ACCOUNTS].things == 2
    Run(planner, begun(planner), Maker(database, NO_LETTERHEAD, ZONE)).do()
    assert planner.dry()[0][Kind.ACCOUNTS].things == 0
    with database.reading() as connection:
        assert connection.scalar(select(func.count()).select_from(IdentityRow)) == 0


def test_what_is_younger_stays(database):
    old, young = a_workshop(database, now() - 366 * DAY, WORD), a_workshop(database, now() - 364 * DAY, WORD)
    before = rows_of(database, young)
    ran(a_plan(database, a_rule(Kind.BOARD)))
    assert rows_of(database, old) == {}
    assert rows_of(database, young) == before


@pytest.mark.parametrize("kinds", [(Kind.BOARD,), (Kind.REPORT, Kind.ANSWERS, Kind.JOURNAL), tuple(Kind)])
def test_a_dry_run_tells_what_a_run_does(database, kinds):
    for days in (500, 700, 900):
        a_workshop(database, now() - days * DAY, WORD, people=3)
    planner = a_plan(database, *(a_rule(kind, ALL[kind], 600, Unit.DAYS) for kind in kinds))
    planned, _ = planner.dry()
    did = ran(planner).protocol["kinds"]
    told = {kind.value: (it.things, it.rows) for kind, it in planned.items()}
    assert told == {kind: (it["things"], it["rows"]) for kind, it in did.items()}
    assert sum(it.rows for it in planned.values())
    assert not any(it.things for it in planner.dry()[0].values()), "and nothing is left to do"


def test_a_journal_keeps_when_the_workshop_was_opened_and_closed_and_no_more(database):
    id = a_workshop(database, now() - OLD, WORD)
    ran(a_plan(database, a_rule(Kind.JOURNAL)))
    with database.reading_session() as session:
        lines = session.connection().execute(select(JournalRow.__table__).where(JournalRow.workshop == id)).all()
    assert {it.kind for it in lines} == {"StepOpened"}
    assert {(it.undo, it.command) for it in lines} == {(None, None)}
    assert came_of(live_of(database, id)).took_part.phones == 12


async def test_who_has_it_in_memory_reads_it_anew(database):
    """A process that does not know of the run finds a line missing, and goes on with what there is."""
    id = a_workshop(database, now() - OLD, WORD)
    desk = Desk(database, lambda: 1000)
    desk.open()
    assert (await desk.state(id)).ballots.votes["k0"]
    ran(a_plan(database, a_rule(Kind.ANSWERS, Then.SUMS)))
    with pytest.raises(KeptNoLonger):
        await desk.ask(id, OpenStep(Step.ACT), LEAD, "again")
    live = await desk.state(id)
    assert live.ballots.votes == {}
    assert live.workshop.people == {}
    await desk.close()


def test_two_at_once_and_none_without_rules_are_refused(database):
    planner = Planner(database, ZONE)
    with pytest.raises(NoRules):
        begun(planner)
    a_plan(database, a_rule(Kind.JOURNAL))
    begun(planner)
    with pytest.raises(RunUnderWay):
        begun(planner)


def test_a_run_that_died_is_told_of_as_broken_off(database, monkeypatch):
    planner = a_plan(database, a_rule(Kind.JOURNAL))
    dead = begun(planner)
    monkeypatch.setattr("app.retention.run.now", lambda: now() + store.TURN + 1)
    ran(planner)
    with database.reading_session() as session:
        row = session.get_one(RunRow, dead)
    assert row.protocol["outcome"] == protocol.BROKEN_OFF
    assert row.sha256 == protocol.sum_of(row.protocol)


def test_a_server_that_closes_stops_between_two_workshops_and_says_so(database):
    ids = [a_workshop(database, now() - OLD, WORD) for _ in range(3)]
    asked = iter((False, True))
    row = ran(a_plan(database, a_rule(Kind.BOARD)), is_stopping=lambda: next(asked, True))
    assert row.protocol["outcome"] == protocol.BROKEN_OFF
    assert row.protocol["kinds"]["board"]["things"] == 1
    assert [bool(rows_of(database, id)) for id in ids] == [False, True, True]
    assert ran(a_plan(database)).protocol["kinds"]["board"]["things"] == 2


def test_what_is_left_is_found_to_be_well(database, monkeypatch):
    """`python -m app check`: a journal that a decision has removed is no fault. No run changes the schema, and to
    compare it takes most of a check."""
    monkeypatch.setattr("app.operating.check._schema", lambda *_: None)
    a_workshop(database, now() - OLD, WORD)
    ran(a_plan(database, a_rule(Kind.REPORT), a_rule(Kind.ANSWERS, Then.SUMS), a_rule(Kind.JOURNAL)))
    with database.reading() as connection:
        found = check(connection)
    assert (found.workshops, found.faults, found.notes) == (1, [], [])


def test_the_protocol_has_no_content_and_its_sum_is_right(database):
    a_workshop(database, now() - OLD, WORD)
    row = ran(a_plan(database, *(a_rule(kind, ALL[kind]) for kind in Kind)))
    assert WORD not in str(row.protocol)
    assert "Förskolan" not in str(row.protocol)
    assert row.sha256 == protocol.sum_of(row.protocol)
    its = row.protocol["kinds"]["board"]
    assert its["decision"] == {"number": "KS 2026/12", "on": "2026-05-03", "by": "Kommunstyrelsen"}
    assert (its["things"], its["first"]) == (1, its["last"])
    assert its["rows"] > 100
    assert row.protocol["is_emptied"]


def test_all_that_hangs_on_a_workshop_is_among_what_goes():
    tables = {
        it.name
        for it in SQLModel.metadata.sorted_tables
        for key in it.foreign_keys
        if key.column.table.name == "workshop"
    }
    reached = {due.table(model).name for model in due.ALL} | {"link", "job_description"}
    assert tables == reached


def files(folder):
    return b"".join(file.read_bytes() for file in sorted(folder.glob("akr.db*")))


@pytest.mark.parametrize("kind", [Kind.BOARD, Kind.ANSWERS])
def test_what_is_removed_is_in_no_file(sqlite, tmp_path, kind):
    id = a_workshop(sqlite, now() - OLD, WORD)
    person = next(iter(live_of(sqlite, id).workshop.people))
    gone = (WORD if kind is Kind.BOARD else person).encode()
    assert gone in files(tmp_path)
    assert ran(a_plan(sqlite, a_rule(kind))).protocol["is_emptied"]
    assert gone not in files(tmp_path)
    if kind is Kind.ANSWERS:
        assert WORD.encode() in files(tmp_path)
        assert f"{WORD} borttagen".encode() not in files(tmp_path)


def test_who_reads_on_delays_the_emptying_and_the_protocol_says_so(sqlite, tmp_path, monkeypatch):
    monkeypatch.setattr("app.retention.run.TRIES", 2)
    monkeypatch.setattr("app.retention.run.A_MOMENT", 0.01)
    a_workshop(sqlite, now() - OLD, WORD)
    planner = a_plan(sqlite, a_rule(Kind.BOARD))
    with sqlite.reading() as slow:
        slow.exec_driver_sql("SELECT count(*) FROM task").scalar()
        assert not ran(planner).protocol["is_emptied"]
        assert WORD.encode() in files(tmp_path)
    assert ran(planner).protocol["is_emptied"]
    assert WORD.encode() not in files(tmp_path)
