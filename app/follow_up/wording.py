"""What stands in the calendar, in the reader's language."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from app.analysis import words
from app.asked.waiting import Again
from app.export.calendar import Entry
from app.follow_up.follow_up import Plan, Planned, is_same_owner, no_longer
from app.web.calendar import written
from app.web.language import _

FEW = 3
"""Tasks that are named, of those that one job is made of."""


def entries(plan: Plan, site: str, *, once: Iterable[Planned] = (), owner: str = "", url: str = "") -> Iterator[Entry]:
    """The days of a plan: when each action that is not done yet is due, and when it is followed up. Of what was planned
    `once` and is no more, that it is cancelled: a calendar that has it lets go of it.

    `site`: the host, which makes ids unique. `owner`: only that one's actions. `url`: where to answer; or "".
    """
    for action in plan.followed:
        said = plan.stands(action.id)
        is_done = said is not None and said.outcome == "done"
        if action.due and not is_done and (not owner or is_same_owner(owner, action.owner)):
            yield _of_action(plan, action, site, _about(plan, action), url)
    gone = [action for action in no_longer(plan, once) if not owner or is_same_owner(owner, action.owner)]
    for action in gone:
        yield replace(_of_action(plan, action, site), cancelled=True)
    for check in plan.checks or (plan.possible_checks if gone else ()):
        uid = f"check-{plan.workshop}-{check.months}@{site}"
        title = _("Uppföljning efter {n} månader: {workshop}").format(n=check.months, workshop=plan.title)
        about = _("Hur gick det med åtgärderna? Säg för var och en om den är gjord.") if plan.asked else ""
        yield Entry(uid, check.on, _title(plan, title), about, url, plan.number, cancelled=not plan.asked)


def asked_again(plan: Plan, again: Iterable[Again], site: str, home: str) -> Iterator[Entry]:
    """The days when the staff are asked again; a calendar lets go of one that is begun, or planned no more. `home`: the
    workshop's address."""
    for day in again:
        it, is_gone = day.due, day.is_begun or day.is_off
        title = _("Fråga personalen efter {n} månader: {workshop}").format(n=it.months, workshop=plan.title)
        about = _("Gör en länk, och ge den till dem som var med. Inget skickas av sig självt.")
        uid, url = f"asked-{plan.workshop}-{it.months}@{site}", f"{home}/asked/sums"
        # To begin is no line in the journal; what else changes a day is.
        yield Entry(uid, it.day, title, about, url, plan.number + day.is_begun, cancelled=is_gone)


def _of_action(plan: Plan, action: Planned, site: str, about: str = "", url: str = "") -> Entry:
    assert action.due
    kind = _(words.KIND[action.kind])
    title = _title(plan, f"{kind}: {named(action)}" if action.task else kind)
    return Entry(f"action-{plan.workshop}-{action.id}@{site}", action.due, title, about, url, plan.number)


def named(action: Planned) -> str:
    """Its task; of the many of one job the first few, and how many more there are."""
    first, more = ", ".join(action.tasks[:FEW]), len(action.tasks) - FEW
    return _("{tasks} och {n} till").format(tasks=first, n=more) if more > 0 else first


def name(plan: Plan) -> str:
    return _("Åtgärder {workshop}").format(workshop=plan.title)


def _title(plan: Plan, title: str) -> str:
    return _("Exempel: {title}").format(title=title) if plan.is_example else title


def _about(plan: Plan, action: Planned) -> str:
    assert action.due
    said = [
        (_("Uppgifter"), ", ".join(action.tasks) if action.also else ""),
        (_("Vad"), action.what),
        (_("Till"), action.to),
        (_("Ansvarig"), action.owner),
        (_("Klart senast"), written(action.due)),
        (_("Första steget"), action.first_step),
        (_("Vi märker om det blev galet"), action.notice),
        (_("Workshop"), plan.title),
    ]
    return "\n".join(f"{word}: {text}" for word, text in said if text)
