"""The retention plan from the command line, for a schedule (cron): what a run would do, and a run."""

import sys

from app.archive.making import Maker
from app.retention import protocol
from app.retention.plan import Kind
from app.retention.run import NoRules, Planned, Planner, Run, begin
from app.retention.store import RunUnderWay
from app.retention.tables import RunRow
from app.security.entry import What
from app.settings import Settings
from app.web.note import note_by_operator

_NO = {
    NoRules: "There is no rule in the retention plan, so nothing is removed.",
    RunUnderWay: "A run is under way already. Wait until it has ended.",
}


def dry_run(planner: Planner) -> int:
    planned, under_way = planner.dry()
    for kind in Kind:
        if kind in planned:
            print(_told(planner, kind, planned[kind]))
    print(f"{under_way} workshops are under way, and are left alone." if planned else _NO[NoRules])
    return 0


def _told(planner: Planner, kind: Kind, it: Planned) -> str:
    due, rule = it.due, it.due.rule
    days = f", {planner.day(min(due.at.values()))} to {planner.day(max(due.at.values()))}" if due.at else ""
    return f"{kind}: {len(due.at)} ({it.rows} rows){days}; {rule.then}, by decision {rule.decision.number}"


def run(planner: Planner, settings: Settings) -> int:
    """Print the record. 1 where it was not begun, or was broken off."""
    try:
        with planner.database.session() as session:
            id = begin(session, planner, settings.organisation, None)
            note_by_operator(session, What.RETENTION_RUN)
    except (NoRules, RunUnderWay) as no:
        print(_NO[type(no)], file=sys.stderr)
        return 1
    Run(planner, id, Maker(planner.database, settings.letterhead, settings.time_zone)).do()
    with planner.database.reading_session() as session:
        row = session.get_one(RunRow, id)
    print(protocol.as_file(row.protocol, row.sha256).decode())
    return 0 if row.protocol["outcome"] == protocol.DONE else 1
