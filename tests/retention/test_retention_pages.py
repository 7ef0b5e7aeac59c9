"""The retention plan in the browser: rules, a dry run, a run and its record, for whoever sees to the installation."""

import re

import orjson
import pytest
from sqlmodel import select

from app.account.roles import Role
from app.ids import now
from app.purge import purges
from app.retention.plan import Kind
from app.retention.protocol import sum_of
from app.retention.tables import RuleRow, RunRow
from app.security import store as security
from app.security.entry import SERVER, Entry, What
from tests.retention.made import DAY, a_workshop
from tests.retention.test_run import a_plan, a_rule
from tests.retention.test_run import ran as run_of
from tests.running import ask
from tests.scenes import a_scene
from tests.security.doing import logged
from tests.waiting import until

RULE = {"count": "1", "unit": "years", "then": "sums", "number": "KS 2026/12", "on": "2026-05-03", "by": "Nämnden"}
WORD = "Hemligheten"


@pytest.fixture
def operator(server):
    return server.facilitator()


def written(operator, kind="answers", **changes):
    return operator.post(f"/retention/rules/{kind}", data=RULE | changes)


def ran(operator, **typed):
    """Run, and wait until the record is there. Its address."""
    answer = operator.post("/retention/run", data={"word": "GALLRA", **typed})
    assert answer.status_code == 303, answer.text
    protocol = answer.headers["location"]
    until(lambda: f"{protocol}.pdf" in operator.get(protocol).text)
    return protocol


def rules(server):
    with server.database.reading_session() as session:
        return [*session.exec(select(RuleRow))]


def test_a_rule_is_shown_with_its_decision_and_can_be_taken_away(server, operator):
    assert written(operator).headers["location"] == "/retention#answers"
    page = operator.get("/retention").text
    assert "KS 2026/12, 3 maj 2026, Nämnden" in page
    assert "Behåll bara summorna, som de visades" in page
    operator.post("/retention/rules/answers/off")
    assert rules(server) == []
    assert [it.details for it in logged(server, What.RETENTION_PLAN_CHANGED)] == [
        {"kind": "answers", "how": "written"},
        {"kind": "answers", "how": "dropped"},
    ]


NO_RULES = [
    ({"number": ""}, "En regel behöver ett beslut: nummer, dag och vem som beslutade. Inget är ändrat.", "number"),
    ({"on": "2990-01-01"}, "2990-01-01 är inte mellan 2000-01-01 och 2099-12-31. Titta på årtalet.", "on"),
    ({"on": "2098-01-01"}, "Beslutet är daterat 2098-01-01, och den dagen har inte varit. Inget är ändrat.", "on"),
    ({"count": "evigt"}, "Sparas så länge: ”evigt” går inte att läsa som en tid.", "count"),
    ({"on": "igår"}, "”igår” går inte att läsa som ett datum.", "on"),
    ({"then": "archive"}, "Välj ett av alternativen.", ""),
]


def test_what_is_no_rule_gets_a_sentence_keeps_what_was_typed_and_changes_nothing(server, operator):
    for typed, sentence, at in NO_RULES:
        answer = written(operator, by="Fullmäktige", **typed)
        assert answer.status_code == 422, typed
        assert sentence in answer.text
        assert 'value="Fullmäktige"' in answer.text
        wrong = re.findall(r'id="([a-z]+)-[a-z_]+" name="[a-z]+"[^>]*aria-invalid', answer.text)
        assert wrong == ([at] if at else [])
        assert not at or f'<a href="#{at}-' in answer.text
        assert rules(server) == []


def test_a_run_is_typed_for_told_of_and_kept(server, operator):
    a_workshop(server.database, now() - 800 * DAY, WORD)
    a_workshop(server.database, now() - 800 * DAY, WORD)
    written(operator)
    page = operator.get("/retention").text
    assert "2 workshoppar" in page
    answer = operator.post("/retention/run", data={"word": "gallra"})
    assert answer.status_code == 422
    assert "Skriv GALLRA för att gallra. Inget är ändrat." in answer.text
    address = ran(operator)
    assert "2 workshoppar" in operator.get(address).text
    file = orjson.loads(operator.get(f"{address}.json").content)
    assert file["sha256"] == sum_of(file["protocol"])
    assert file["protocol"]["kinds"]["answers"]["things"] == 2
    assert operator.get(f"{address}.pdf").content.startswith(b"%PDF")
    assert "Inget att gallra." in operator.get("/retention").text
    assert len(logged(server, What.RETENTION_RUN)) == 1


def test_no_page_of_it_shows_content(server, operator):
    a_workshop(server.database, now() - 800 * DAY, WORD)
    written(operator)
    pages = [operator.get("/retention").text, operator.get(ran(operator)).text, operator.get("/security-log").text]
    assert not any(WORD in page or "Förskolan Exempelgården" in page for page in pages)


def test_without_a_rule_and_while_another_runs_nothing_is_begun(server, operator):
    def refused():
        answer = operator.post("/retention/run", data={"word": "GALLRA"})
        assert answer.status_code == 409
        with server.database.reading_session() as session:
            assert session.exec(select(RunRow)).all() == []
        return answer.text

    assert "Det finns ingen regel att gallra efter." in refused()
    written(operator)
    with server.database.writing() as connection:
        connection.exec_driver_sql(f"INSERT INTO retention_turn (id, until) VALUES (1, {now() + DAY})")
    assert "En gallring pågår redan. Vänta tills den är klar." in refused()


@a_scene
def closed_workshop(server, operator):
    code = server.workshop(operator)
    phone = server.participant(code)
    ask(phone, code, "add_task", text="Tvätt")
    ask(operator, code, "open_step", step="closed")
    with server.database.writing() as connection:
        connection.exec_driver_sql("UPDATE journal SET at = 1")
    return code


def test_a_page_that_was_open_goes_on_with_what_there_is(server, operator):
    code = closed_workshop(server, operator)
    assert "Händelserna är gallrade" not in operator.get(f"/w/{code}/history").text
    written(operator)
    ran(operator)
    history, result = operator.get(f"/w/{code}/history").text, operator.get(f"/w/{code}/result").text
    assert "Händelserna är gallrade." in history
    assert "Vad var och en svarade är gallrat. Summorna är som de visades." in result
    assert "Beslut KS 2026/12, 3 maj 2026, Nämnden." in result
    answer = ask(operator, code, "open_step", step="settle")
    assert answer.status_code == 409
    assert "går inte att öppna igen" in answer.text


def test_a_report_that_is_gone_says_by_which_decision(server, operator):
    code = closed_workshop(server, operator)
    written(operator, "report", then="remove")
    assert operator.get(f"/w/{code}/report").status_code == 200
    assert operator.get(f"/w/{code}/follow-up").status_code == 200
    ran(operator)
    for path in ("report", "report.pdf", "report.json", "report-short.pdf", "analysis", "follow-up", "actions.ics"):
        answer = operator.get(f"/w/{code}/{path}")
        assert answer.status_code == 410
        assert "Rapporten är gallrad. Beslut KS 2026/12, 2026-05-03, Nämnden." in answer.text


def test_a_workshop_that_goes_is_not_found_by_who_had_it_open(server, operator):
    code = closed_workshop(server, operator)
    assert operator.get(f"/w/{code}/lead").status_code == 200
    written(operator, "board", then="remove")
    ran(operator)
    assert operator.get(f"/w/{code}/lead").status_code == 404


def test_archived_first_it_waits_for_hr_and_not_for_who_operates(server, operator):
    closed_workshop(server, operator)
    written(operator, "board", then="archive")
    ran(operator)
    assert "Ett arkivpaket väntar" in operator.get("/retention").text
    hr, only = server.facilitator("hr@example.se", Role.HR), server.facilitator("drift@example.se", Role.OPERATOR)
    assert only.get("/archive").status_code == 404
    assert only.get("/archive/1.zip").status_code == 404
    page = hr.get("/archive").text
    assert "Förskolan Exempelgården" in page
    assert hr.get("/archive/1.zip").content.startswith(b"PK")
    assert hr.post("/archive/1/remove").status_code == 303
    assert "Inget paket väntar." in hr.get("/archive").text


def test_the_security_log_is_a_file_by_days(server, operator):
    page = operator.get("/security-log").text
    assert re.search(r"\d+ händelser finns|En händelse finns", page)
    answer = operator.get("/security-log.csv?since=2020-01-01&until=2090-01-01")
    assert answer.headers["content-disposition"].startswith("attachment")
    assert "signed_in_by_link" in answer.text
    assert operator.get("/security-log.csv?since=2020-01-01&until=2020-02-01").text.count("\n") == 1
    lines = operator.get("/security-log.jsonl?since=2020-01-01").text.splitlines()
    assert all("what" in orjson.loads(line) for line in lines)
    wrong = operator.get("/security-log.csv?since=nyss&until=2020-02-01")
    assert wrong.status_code == 422
    assert "”nyss” går inte att läsa som ett datum." in wrong.text
    assert {it.details["file"] for it in logged(server, What.EXPORTED)} == {"security-log.csv", "security-log.jsonl"}


def test_with_a_rule_the_log_goes_by_the_plan_and_not_by_itself(database):
    at = now() - 800 * DAY
    with database.writing() as connection:
        security.add(connection, [Entry(at, What.SIGNED_OUT, SERVER), Entry(now(), What.SIGNED_OUT, SERVER)])
    planner = a_plan(database, a_rule(Kind.AUDIT_LOG))
    with database.session() as session:
        for purge in purges(1):
            purge(session, now())
    assert len([*security.since(database, 0, now() + 1)]) == 2
    assert run_of(planner).protocol["kinds"]["audit_log"]["things"] == 1
    assert [it.at > at for it in security.since(database, 0, now() + 1)] == [True]
