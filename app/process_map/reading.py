"""The process map as somebody sees it, and what waits for them: counted from what is there, by what they are here.

Each count is sent to those only who see it on the page that it leads to. Who reads posts sees how many are in them
where they see the whole post; who sees sums, as the key figures show them; who leads, posts and no persons.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, true

from app.access.rights import has
from app.account.roles import Reach, Right, reach
from app.account.tables import FacilitatorRow
from app.afterwards import store as afterwards
from app.afterwards.due import Asked, Of, asks
from app.asked.waiting import to_ask
from app.job_descriptions.pages.desk import Line, OnDesk, on_desk
from app.job_descriptions.way.reviews import ReviewRole
from app.key_figures import store as figures
from app.key_figures.asked import may_read
from app.key_figures.counted import Counted, count, half_years
from app.key_figures.shown import Withheld
from app.posts import store as posts
from app.posts.next_step import steps
from app.posts.post import Post
from app.posts.tables import PostRow
from app.posts.whose import is_whole, reached
from app.process_map import filling, store, texts, workplaces
from app.process_map.boxes import Box, Count, Map, Whose
from app.process_map.filling import Filling
from app.process_map.to_do import Kind, ToDo, chosen
from app.programme import summing as programme
from app.reception.pages.waiting import late_at_own
from app.reception.pages.waiting import waiting as receptions
from app.vocabulary import Step
from app.ways.pages.of_posts import told, told_to_all, ways_of
from app.workshop import store as workshops
from app.workshop.tables import WorkshopRow

DayOf = Callable[[int], date]
"""The day that a moment, in milliseconds since 1970, belongs to."""
SOON = 30
"""Days before its day that what is next of a post is something to do."""


@dataclass(frozen=True, slots=True)
class Posts:
    """`fillings`: those that somebody is told of. `all`: the municipality's, whoever asks, where they see sums: what is
    shown of one administration depends on what can be known of the others. None for who reads the posts themselves."""

    fillings: list[Filling]
    all: list[Counted] | None = None
    sees_whole: bool = False


def seen(session: Session, who: FacilitatorRow, day_of: DayOf, on: date) -> Map:
    """Examples are left out, unless there is nothing else."""
    held, written, filled = store.held(session, who), store.texts(session, who), _posts(session, who, day_of, on)
    every = [*(held or ()), *(written or ()), *(it.post for it in (filled.fillings if filled else ()))]
    is_example = bool(every) and all(it.is_example for it in every)
    counts: dict[Box, Count] = {}
    if held is not None:
        counts |= workplaces.counted(it for it in held if it.is_example is is_example)
    if written is not None:
        counts[Box.TEXT] = texts.counted(it.status for it in written if it.is_example is is_example)
    if filled is None:
        return Map(_whose(who), counts, is_example=is_example)
    its = [it for it in filled.fillings if it.post.is_example is is_example]
    return Map(
        _whose(who),
        counts | _filled(its, filled, who, on, is_example=is_example),
        filling.along_ways(its, on),
        filling.past_plan(its, on),
        is_example,
    )


def _whose(who: FacilitatorRow) -> Whose:
    widest = max(
        reach(who.roles, it) for it in (Right.SEE_WORKSHOPS, Right.READ_TEXTS, Right.FIGURES, Right.READ_POSTS)
    )
    if widest is Reach.ALL:
        return Whose.LIMITED if who.scope else Whose.ALL
    return Whose.OWN if widest is Reach.OWN else Whose.NOBODYS


def _posts(session: Session, who: FacilitatorRow, day_of: DayOf, on: date) -> Posts | None:
    """None for who is told of no posts."""
    reads, sums = reach(who.roles, Right.READ_POSTS), reach(who.roles, Right.FIGURES)
    if sums is Reach.ALL and reads is not Reach.ALL:
        which = col(PostRow.administration).in_(who.scope) if who.scope else true()
        return Posts(_fillings(session, which, None, day_of, on), figures.counted(session, day_of))
    if reads is Reach.NONE:
        return None
    its = _fillings(session, reached(who, Right.READ_POSTS), who, day_of, on)
    return Posts(its, sees_whole=reads is Reach.ALL)


def _fillings(
    session: Session, which: posts.Which, who: FacilitatorRow | None, day_of: DayOf, on: date
) -> list[Filling]:
    """`who`: as they are told of each; None: as it is told to all who are not shown small numbers."""
    kept, names = posts.every(session, which), figures.ways(session)
    asked = afterwards.asked(session, [at.id for it in kept.values() for at in it.post.staffings if at.id])
    found = []
    for way in ways_of(session, kept, on).values():
        its = told(way, who) if who else told_to_all(way)
        key = its.followed.written.trail.way
        name = names.get(key, its.followed.written.trail.name)
        described = its.kept.text.was_in_force(on, day_of)
        whole = who is not None and is_whole(who, its.post)
        to_ask = _to_ask(its.post, on, asked) if whole else 0
        found.append(Filling(its.post, described, tuple(its.trails), name, whole, to_ask))
    return found


def _to_ask(post: Post, on: date, asked: Asked) -> int:
    """Placements of which it is time to ask the manager, as the desk says (`app.afterwards.due`)."""
    return len({it.staffing.id for it in asks(post, on, asked) if it.of is Of.MANAGER and it.is_due})


def _filled(its: Sequence[Filling], of: Posts, who: FacilitatorRow, on: date, *, is_example: bool) -> dict[Box, Count]:
    if of.all is not None:
        every = [it for it in of.all if it.post.is_example is is_example]
        days = [count(every, day) for day in (*(half.last for half in half_years(every, on)), on)]
        places = [place for place in may_read(who, (), days) if len(place) < 2]
        wide = places[:1] if () in places else places
        return filling.of_sums(its, Withheld(days), wide, on)
    return filling.whole(its, on) if of.sees_whole else filling.before_anybody(its, on)


# What waits


def waiting(session: Session, who: FacilitatorRow, day_of: DayOf, on: date, always: Sequence[ReviewRole]) -> list[ToDo]:
    """What their desk, their workshops and the posts that they write say is next, as many lines as there is room for.
    `always`: who is waited for to review each text, asked or not."""
    lines: list[ToDo] = []
    if has(who, Right.READ_TEXTS):
        lines += _of_desk(on_desk(session, who, day_of, on, always), follows=has(who, Right.FOLLOW))
    if has(who, Right.LEAD):
        lines += _of_workshops(workshops.all_led(session, who.id or 0))
        lines += _of_staff(session, who, day_of, on)
    if reach(who.roles, Right.WRITE_POSTS) is Reach.ALL:
        lines += _of_posts(session, who, day_of, on)
    if has(who, Right.WRITE_RECEPTION):
        lines += _of_receptions(session, who, on)
    return chosen([*lines, *_of_programme(session, who, day_of, on)])


def can_wait(who: FacilitatorRow) -> bool:
    """Whether anything can wait for somebody here."""
    return any(has(who, it) for it in (Right.READ_TEXTS, Right.LEAD, Right.WRITE_POSTS, Right.WRITE_PROGRAMME))


def _of_desk(its: OnDesk, *, follows: bool) -> Iterator[ToDo]:
    """`follows`: they write how far posts have come, and not only texts."""
    for it in its.late:
        if it.post:
            yield ToDo(Kind.LATE_STAGE, ("post", it.post), it.entry.title, f"/posts/{it.post}/way", it.next)
    for it in its.for_me:
        yield _of_text(Kind.REVIEW, it, "/versions/latest#review")
    for it in its.to_answer:
        yield _of_text(Kind.REPLY, it, "/versions/latest#review")
    for it in its.unanswered:
        yield _of_text(Kind.COMMENTS, it, "/links#all-comments")
    for due in its.to_ask:
        yield ToDo(Kind.ASK, ("post", due.kept.id), due.kept.post.title, f"/posts/{due.kept.id}/asks")
    for it in its.mine:
        if it.next and it not in its.late and (follows or it.is_read):
            yield _of_text(Kind.TEXT, it, "")


def _of_text(kind: Kind, it: Line, page: str) -> ToDo:
    address = f"/job-descriptions/{it.entry.id}{page}"
    return ToDo(kind, ("text", it.entry.id), it.entry.title, address, it.next, count=it.comments)


def _of_workshops(rows: Sequence[WorkshopRow]) -> Iterator[ToDo]:
    for row in sorted(rows, key=lambda row: row.is_example):
        if row.step != Step.CLOSED and row.id is not None:
            about, address = ("workshop", row.id), f"/w/{row.code}/lead"
            yield ToDo(Kind.WORKSHOP, about, row.title, address, stands=Step(row.step), is_example=row.is_example)


def _of_staff(session: Session, who: FacilitatorRow, day_of: DayOf, on: date) -> Iterator[ToDo]:
    for it in to_ask(session, who, day_of, on):
        yield ToDo(Kind.ASK_STAFF, ("ask_staff", it.id), it.title, it.address, due=it.due.day, count=it.due.months)


def _of_receptions(session: Session, who: FacilitatorRow, on: date) -> Iterator[ToDo]:
    for it, place, step in late_at_own(session, who, on):
        address = f"/posts/{it.id}/reception/{place}"
        yield ToDo(Kind.LATE_POST, ("post", it.id), it.post.title, address, step=step)


def _of_programme(session: Session, who: FacilitatorRow, day_of: DayOf, on: date) -> Iterator[ToDo]:
    for number, (key, due) in enumerate(programme.late_questions(session, who, on)):
        yield ToDo(Kind.LATE_QUESTION, ("question", number), key, f"/programme/questions/{key}", due=due)
    for it in programme.a_year_after(session, who, day_of, on):
        if it.waits(on):
            address = f"/programme/after/{it.of}/{it.id}"
            yield ToDo(Kind.YEAR_AFTER, (f"{it.of}_after", it.id), it.name, address, due=it.due)


def _of_posts(session: Session, who: FacilitatorRow, day_of: DayOf, on: date) -> Iterator[ToDo]:
    every = posts.every(session, reached(who, Right.WRITE_POSTS))
    whole = {id: it for id, it in every.items() if not it.post.is_example and is_whole(who, it.post)}
    to_receive = receptions(session, whole, on)
    for it in whole.values():
        described = it.text.was_in_force(on, day_of)
        first = next(iter(steps(it.post, on, described=described, receptions=to_receive[it.id])), None)
        if first and (first.day is None or (first.day - on).days <= SOON):
            kind = Kind.LATE_POST if first.is_late else Kind.POST
            yield ToDo(kind, ("post", it.id), it.post.title, step=first)
