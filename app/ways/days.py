"""The days of a post's way in, as they stand in a calendar, in the reader's language."""

from collections.abc import Iterable, Iterator

from app.export.calendar import Entry
from app.ways.trail import Trail
from app.ways.wording import said
from app.web.language import _


def entries(
    post: int, title: str, trails: Iterable[tuple[int | None, str, Trail]], site: str, url: str, sequence: int
) -> Iterator[Entry]:
    """The planned days of what is not done. `trails`: by placement and the name of its workplace, or one of the whole
    post. `site`: the host, which makes ids unique. `url`: where it is written how it went. `sequence`: has grown when
    anything was saved. What has been done, or is not needed, stands as cancelled: a calendar that has it lets go of it.
    """
    for placement, workplace, trail in trails:
        for step in trail.steps:
            if step.days.planned:
                whose = f"-{placement}" if placement is not None else ""
                uid = f"way-{post}{whose}-{step.stage.key}@{site}"
                what = said(step.stage.name)
                heading = _("{stage}: {post}").format(stage=what, post=title)
                about = "\n".join(filter(None, (workplace, said(step.role), said(step.stage.hint))))
                gone = not (trail.is_open and step.is_open)
                yield Entry(uid, step.days.planned, heading, about, url, sequence, cancelled=gone)


def name(title: str, *, is_example: bool) -> str:
    its = _("Väg in {post}").format(post=title)
    return _("Exempel: {title}").format(title=its) if is_example else its
