"""The days of a reception, as they stand in a calendar, in the reader's language."""

from collections.abc import Iterator

from app.export.calendar import Entry
from app.organisation.workplaces import Workplace
from app.reception.owner import Owner
from app.reception.plan import Stage
from app.reception.store import Kept, KeptList
from app.reception.words import OWNER, STAGE, STAGE_HINT
from app.web.language import _


def entries(
    post: int, place: Workplace, title: str, kept: Kept, answers: KeptList, site: str, url: str
) -> Iterator[Entry]:
    """The planned days, of the steps and of what the workplace is to do. `title`: the post's. `site`: the host, which
    makes ids unique. What is done, or is no longer to be done, stands as cancelled: a calendar that has it lets go of
    it. What a team is to do is the workplace's, and has one number whichever post it is fetched for. No note comes
    along."""
    for stage in Stage:
        step = kept.plan.step(stage)
        if step.planned:
            uid = f"reception-{post}-{place.id}-{stage}@{site}"
            heading = _("{stage}: {post}").format(stage=_(STAGE[stage]), post=title)
            about = "\n".join(filter(None, (place.name, _owner(step.owner), _(STAGE_HINT[stage]))))
            yield Entry(uid, step.planned, heading, about, url, kept.number, cancelled=step.done is not None)
    for key, row in answers.rows.items():
        if row.what and row.day:
            is_over = row.done is not None or not row.is_action
            uid = f"checklist-{place.id}-{key}@{site}"
            about = "\n".join(filter(None, (place.name, _owner(row.owner))))
            yield Entry(uid, row.day, row.what, about, f"{url}/checklist", answers.number, cancelled=is_over)


def _owner(owner: Owner) -> str:
    return _(OWNER[owner]) if owner else ""


def name(place: str, title: str, *, is_example: bool) -> str:
    its = _("Mottagandet {post}, {workplace}").format(post=title, workplace=place)
    return _("Exempel: {title}").format(title=its) if is_example else its
