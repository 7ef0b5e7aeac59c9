"""Where people's words are kept: every column that holds text, and every field of what happened, is named here as words
or as something else. `tests/removal/test_places.py` fails for what is not named. Pure.

A path leads into JSON: names and places of a list with dots between, `*` for each of them; "" is the value itself.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from app.job_descriptions.draft import OTHERS
from app.job_descriptions.fields import CELLS, What, of_kind

Paths = tuple[str, ...]
TEXT: Paths = ("",)
EACH: Paths = ("*",)

_WRITTEN = (What.LINE, What.PROSE, What.CODE)
_DRAFT: Paths = (
    *(field.name for field in of_kind(*_WRITTEN)),
    *(f"{rows}.*.{cell.name}" for rows, cells in CELLS.items() for cell in cells if cell.what in _WRITTEN),
    *(
        f"provenance.origins.*.{name}"
        for name in ("workplace", "workshop", "groups.*", "negotiation", "risk_assessment")
    ),
    *(f"provenance.sources.*.{name}" for name in ("text", "why", "dissent", "also.*")),
    "provenance.bases.*.name",
    *(f"provenance.sources.*.{name}.*.0" for name in ("colours", "votes", "hours_by_group", "grounds", "joint")),
    *(f"provenance.sources.*.decisions.*.{name}" for name in ("what", "owner")),
)
_HOLDS = ("method", "introduction", "organisation")
_AFTER: Mapping[str, Paths] = dict.fromkeys((f"{name}_words" for name in _HOLDS), TEXT)
_CHANGED: Paths = ("text", "owner", "what", "unit", "source", "function", "decides", "step", "who")
OURS = frozenset({OTHERS})
"""Stands where people's words stand, and is ours."""


@dataclass(frozen=True, slots=True)
class Table:
    """`words`: column -> where in it people's words are. `others`: the columns of text that hold ids, codes and what
    the server makes. `is_read`: whether those who lead a workshop, or reach a job description, are shown it."""

    words: Mapping[str, Paths]
    others: frozenset[str] = frozenset()
    is_read: bool = True


def _of(words: Mapping[str, Paths], *others: str, is_read: bool = True) -> Table:
    return Table(words, frozenset(others), is_read)


TABLES: Mapping[str, Table] = {
    "workshop": _of(
        {"title": TEXT, "workplace": TEXT},
        *("code", "purpose", "length", "step", "minutes", "brought_up", "cover", "wall", "place", "again", "readiness"),
        *("seen_together", "seen_alone", "topic", "shown", "beforehand", "before", "diary"),
        "classification",
    ),
    "occupational_group": _of({"name": TEXT, "short": TEXT}, "id"),
    "task": _of({"text": TEXT, "also": EACH, "why": TEXT, "dissent": TEXT}, "id", "by", "picture"),
    "removed_task": _of({"text": TEXT, "why": TEXT, "into": TEXT}, "task", "by", is_read=False),
    "translation": _of({"text": TEXT, "of": TEXT}, "task", "language"),
    "parked": _of({"text": TEXT, "owner": TEXT}, "id", "ends_as"),
    "shared_task": _of({"text": TEXT, "how": TEXT}, "task", "colour", "when", "decided"),
    "task_share": _of({}, "area", "told", "told_as"),
    "task_group": _of({}),
    "task_lot": _of({}),
    "task_use": _of({}),
    "reply": _of({"note": TEXT}, "task", "question", "answer"),
    "action": _of(
        {"what": TEXT, "owner": TEXT, "first_step": TEXT, "notice": TEXT},
        *("id", "task", "kind", "to"),
    ),
    "party": _of({"note": TEXT}, "role"),
    "first_party": _of({"note": TEXT}, "role"),
    "duty": _of({"outcome": TEXT}, "duty", "needed"),
    "aim": _of({"text": TEXT}, "group"),
    "sitting": _of({"board": ("*.0",)}),
    "follow_up": _of({"note": TEXT}, "id", "action", "outcome", "role"),
    "link": _of({"label": TEXT}, "kind", "role", "secret", "language"),
    "comment": _of({"text": TEXT, "answer": TEXT}, "about"),
    "job_description": _of(
        {"title": TEXT, "workplace": TEXT}, "status", "agreement", "diary", "classification", "beside"
    ),
    "job_description_version": _of({"content": _DRAFT}),
    "job_description_review": _of(
        dict.fromkeys(("who", "words", "protocol", "reply_words"), TEXT), *("word", "role", "how", "reply")
    ),
    # The paper is made anew, without them (`app.removal.store`).
    "job_description_in_force": _of({"passed": ("*.why", "*.parties.*.who")}, "pdf", "sha256"),
    "advice_answer": _of({"words": TEXT}, "about"),
    "job_interview": _of({"role": TEXT, "tasks": EACH, "said": EACH}),
    "job_ad": _of(
        dict.fromkeys(("apply_how", "apply_to", "ask", "unions", "reference", "address", "town", "ab_if"), TEXT),
        "extract",
    ),
    "easy_text": _of({"text": TEXT, "read_how": TEXT}),
    "calculation": _of({"title": TEXT}),
    "calculation_version": _of(
        {
            "title": TEXT,
            "values": ("*.source",),
            "input": ("groups.*.name", "groups.*.hours.source", "extent.source", "ame_months.source"),
        }
    ),
    "kept_mix": _of(
        {
            "name": TEXT,
            "content": (
                *("name", "mix.unit.relieved.name", "mix.unit.takes_over.name", "mix.unit.others.*.name"),
                *("given.*.group", "given.*.value.source", "sources.boards.*", "sources.texts.*", "sources.group"),
                "asked.*.1",
            ),
        },
        "series",
    ),
    "way": _of({"name": TEXT, "stages": ("*.name", "*.role", "*.hint")}, "key"),
    "post_way": _of({"name": TEXT, "why": TEXT}, "way"),
    "post_stage": _of({"name": TEXT, "role": TEXT, "hint": TEXT}, "key", "kind", "employer", "under"),
    "post_stage_days": _of({"role": TEXT, "note": TEXT, "not_needed": TEXT}, "stage", "outcome"),
    "set_value": _of({"source": TEXT}, "parameter", "amount", "origin"),
    "set_change": _of({"was": ("source",), "became": ("source",)}, "what", "parameter"),
    "post": _of({"title": TEXT}, "employer", "decision", "content", "ended_why"),
    "staffing": _of({"differs": TEXT}, "subsidy"),
    "reception": _of({"steps": ("*.note",), "introduction": ("*.*",)}, "needs"),
    "workplace_checklist": _of({"rows": ("*.what",)}),
    "programme_answer": _of({"text": TEXT, "owner": TEXT}, "question"),
    "programme_figure": _of({"what": TEXT, "unit": TEXT, "source": TEXT}, "number", "year"),
    "steering_function": _of({"function": TEXT, "decides": TEXT}),
    "workplace_step": _of({"step": TEXT, "who": TEXT}, "shortage"),
    "workshop_after": _of(_AFTER, *_HOLDS),
    "job_after": _of(_AFTER, *_HOLDS),
    "programme_change": _of({"was": _CHANGED, "became": _CHANGED}, "about", "key"),
    "goal": _of({"name": TEXT, "source": TEXT, "reached_source": TEXT}, "of", "decision"),
    # The file itself waits for the archive as it was sealed, with its sum.
    "archive_package": _of({"title": TEXT}, "name", "about", "decision", "sha256", "content", is_read=False),
    "rehearsal": _of({}, "session"),
    "template": _of({"name": TEXT, "tasks": EACH, "groups": EACH}),
    "statement": _of({"responsible": TEXT, "contact": TEXT, "defects": TEXT, "assessed": TEXT}),
    "obstacle": _of({"text": TEXT, "contact": TEXT}, "id"),
    "language": _of({"read_by": TEXT}, "tag", "catalogue"),
    # Nobody's words: who has an account, who votes what, what has been made, what has been done to the installation.
    "facilitator": _of({}, "email", "password", "roles", "scope"),
    "invitation": _of({}, "email", "secret", "roles", "scope"),
    "administration": _of({}, "name"),
    "created_definition": _of({}, "standing", "decision"),
    "workplace": _of({}, "name", "district"),
    "workplace_lead": _of({}),
    "occupational_category": _of({}, "title", "decision"),
    "target_group": _of({}, "name"),
    "value_set": _of({}),
    "set_choice": _of({}),
    "staffing_change": _of({}, "what", "was", "why"),
    "post_tally": _of({}, "sex", "group", "support"),
    "post_outcome": _of({}, "began", "sex", "support"),
    "holder_box": _of({}, "half", "since", "sums"),
    "holder_counted": _of({}, "half", "sums", "shown", "needed"),
    "holder_phone": _of({}, "phone", "ask", "place", "sealed", "counted"),
    "counted_on": _of({}, "answers", "by"),
    "asked_occasion": _of({}, "occasion"),
    "asked_sum": _of({}, "occasion", "question", "sums"),
    "asked_phone": _of({}, "phone", "occasion"),
    "asked_counted": _of({}, "kind", "question", "half", "sums"),
    "identity": _of({}, "issuer", "subject", "shown"),
    "sign_in": _of({}, "secret", "device", "their_session"),
    "sign_in_link": _of({}, "secret"),
    "remote": _of({}, "secret"),
    "made": _of({}, "key", "leads_to", "gives"),
    "join_code": _of({}, "code"),
    "co_lead": _of({}),
    "participant": _of({}, "id", "group"),
    "pen": _of({}, "group", "holder", "asked_by"),
    "ready": _of({}, "person", "step"),
    "unlike": _of({}, "task", "other"),
    "placement": _of({}, "task", "group", "colour", "order"),
    "vote": _of({}, "task", "person", "answer", "only", "ground"),
    "late": _of({}, "task", "person"),
    "seen_tally": _of({}, "task", "votes", "why"),
    "hands": _of({}, "task", "group", "colour"),
    "estimate": _of({}, "task", "person", "times", "period", "when"),
    "weight": _of({}, "task", "group", "times", "period", "when"),
    "opinion": _of({}, "question", "task", "person", "answer", "how"),
    "rest": _of({}, "task"),
    "security_log": _of({}, *("what", "outcome", "actor", "session", "address", "about", "details", "once")),
    "signing_key": _of({}, "name", "secret"),
    "pruned": _of({}, "kind", "then", "decision", "decided_by", "kept"),
    "retention_rule": _of({}, "kind", "unit", "then", "decision", "decided_by"),
    "retention_run": _of({}, "protocol", "sha256"),
    "retention_turn": _of({}),
}
"""By the table's name. The journal is read by `LINES`."""

_PLAN = ("what", "owner", "first_step", "notice")
_PLANNED: Paths = (*(f"plan.{name}" for name in _PLAN), *_PLAN)
"""As it is, and as it was before a plan was one field (`app.live.older`)."""
LINES: Mapping[str, Paths] = {
    "WorkshopCreated": ("title", "workplace", "groups.*.1", "short.*.1"),
    "GroupNamed": ("name",),
    "GroupAdded": ("name",),
    "ShortNameGiven": ("short",),
    "TaskAdded": ("text",),
    "TaskReworded": ("text",),
    "TaskRemoved": ("text", "why"),
    "DecisionNoted": ("why", "dissent"),
    "TaskRestored": (
        *("text", "also.*", "why", "dissent"),
        # From when it carried what is now the other concepts': rows, by the place of each cell.
        *("replies.*.2", "actions.*.2", "actions.*.3", "plans.*.1", "plans.*.2"),
    ),
    "TaskTranslated": ("text", "of", "over"),
    "Parked": ("text", "owner"),
    "ParkedSettled": ("owner",),
    "QuestionAnswered": ("note",),
    "ActionPlanned": _PLANNED,
    "ActionChanged": _PLANNED,
    "PartyNoted": ("note",),
    "DutyAnswered": ("outcome",),
    "AimSet": ("text",),
    "TalkRestored": ("replies.*.note", *(f"actions.*.{path}" for path in _PLANNED)),
}
"""By the kind of event: where in a line of the journal people's words are."""
CODES = frozenset(
    {
        *("task", "into", "other", "group", "person", "by", "action", "parked", "question", "topic", "role", "duty"),
        *("code", "purpose", "length", "place", "readiness", "expected", "jointly", "step", "cover", "way", "order"),
        *(
            "colour",
            "picture",
            "language",
            "ends_as",
            "answer",
            "only",
            "ground",
            "counts",
            "seen",
            "why_green",
            "late",
        ),
        *("votes", "hands", "times", "period", "when", "told", "how", "needed", "until", "meets_on", "meets_at"),
        *("kind", "to", "WallLooked.what", "WallLooked.of"),
        *("WorkshopCreated.groups.*.0", "WorkshopCreated.short.*.0"),
    }
)
"""Fields of events that hold none, wherever they stand, or of one kind."""
ABOUT: Paths = ("text", "group")
"""Of what is kept about an act that can be taken back."""

Change = Callable[[str], str]


def changed(value: Any, paths: Iterable[str], change: Change) -> Any:
    """A value with its words changed; what a path does not lead to is left as it is. Nothing is changed in place."""
    for path in paths:
        value = _at(value, path.split(".") if path else [], change)
    return value


def changed_line(kind: str, data: Any, change: Change) -> Any:
    return changed(data, LINES.get(kind, ()), change)


def changed_back(undo: Any, change: Change) -> Any:
    """How an act is taken back (`app.storage.journal.undoing`)."""
    back = [it | {"data": changed_line(it["kind"], it["data"], change)} for it in undo["back"]]
    return undo | {"about": changed(undo["about"], ABOUT, change), "back": back}


def _at(value: Any, path: list[str], change: Change) -> Any:
    if not path:
        return change(value) if isinstance(value, str) and value not in OURS else value
    name, *rest = path
    if isinstance(value, list):
        return [_at(it, rest, change) if name in ("*", str(place)) else it for place, it in enumerate(value)]
    if isinstance(value, dict):
        return {key: _at(it, rest, change) if name in ("*", key) else it for key, it in value.items()}
    return value
