"""The report for other programs, with the words of the protocol (docs/protocol.md)."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

import orjson

from app.analysis.freed import Goes, Minutes
from app.report.remarks import Remark
from app.report.report import Report
from app.workshop.readiness import CATEGORY, RECEIVER, RECEIVER_IS


def json(report: Report, on: date, remarks: Sequence[Remark] = ()) -> bytes:
    """Hours are of a week, as they are estimated; `frees` holds only if what is planned comes about. `remarks`: by
    links, the first first."""
    came, freed = report.came, report.freed
    whole: dict[str, Any] = {
        "workshop": {
            "title": came.title,
            "workplace": came.workplace,
            "purpose": came.purpose,
            "example": came.is_example,
            "closed": report.is_closed,
            **{name: report.readiness[name] for name in (CATEGORY, RECEIVER, RECEIVER_IS) if name in report.readiness},
        },
        "date": on.isoformat(),
        "groups": [
            {"id": id, "name": name, "aim": report.aims.get(id, ""), "hours": _hours_of(report, id)}
            for id, name in came.groups.items()
        ],
        "frees": _hours(freed.frees) | {"full_times": freed.frees.full_times} if freed.shares else None,
        "actions": [
            {"task": task.text, **asdict(action.plan), "decided": action.decided} for action, task in report.actions
        ],
        "comments": [as_json(it) for it in remarks],
        "parked": [{"text": it.text, "ends_as": it.ends_as, "owner": it.owner} for it in report.parked],
    }
    if came.pruned:
        whole["kept_no_longer"] = {kind: asdict(it) for kind, it in came.pruned.items()}
    return orjson.dumps(whole, option=orjson.OPT_INDENT_2)


def as_json(it: Remark) -> dict[str, str]:
    """What somebody said by a link, and what it was answered; "" where it was not."""
    said = {"role": it.role, "label": it.label, "about": it.part, "date": it.on.isoformat()}
    return said | {"text": it.text, "answer": it.answer}


def _hours_of(report: Report, group: str) -> dict[str, Any] | None:
    """None of a group whose own time is not known."""
    freed = report.freed
    if group not in freed.units:
        return None
    return {
        "before": _hours(freed.before(group)),
        **{where.value: _hours(freed.goes(where, unit=group)) for where in (Goes.STOPS, Goes.NEW_JOB, Goes.MOVES)},
        "comes": _hours(freed.comes(group)),
        "after": _hours(freed.after(group)),
    }


def _hours(minutes: Minutes) -> dict[str, Any]:
    return {"hours": minutes.hours, "low": minutes.from_hours, "high": minutes.to_hours}
