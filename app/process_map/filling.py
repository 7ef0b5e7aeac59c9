"""How many posts have come how far in the second lane, and where the lanes meet. Pure.

Posts that have ended are not counted. A count of posts is told to everybody who is told of them; what is told by
persons being there is counted of those posts only that are `is_whole` to who asks (`app.posts.whose`), or as the rules
for small numbers leave it (`of_sums`).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.key_figures.counted import AB, Place, Table
from app.key_figures.shown import Shown
from app.key_figures.withheld import Cell, Hidden
from app.posts.post import Post, Standing
from app.process_map.boxes import Box, Count
from app.ways.trail import Trail, foremost
from app.ways.way import Kind

VACANCY, REQUIREMENTS, OBSTACLES, DIALOGUE = "vacancy_review", "requirements", "obstacles", "dialogue"
"""Keys of stages: the same thing has the same in all ways that come along (`app.ways.come_along`)."""


@dataclass(frozen=True, slots=True)
class Filling:
    """A post. `described`: its text is in force. `trails`: its way in at each placement, or of the whole post; none
    where no way is chosen. `way`: what that is called. `is_whole`: whether who asks sees all of it, small numbers
    too. `to_ask`: placements of which it is time to ask the manager whether they can be counted on."""

    post: Post
    described: bool = False
    trails: tuple[Trail, ...] = ()
    way: str = ""
    is_whole: bool = True
    to_ask: int = 0

    @property
    def has_way(self) -> bool:
        """One that has not been given up."""
        return any(it.steps and not it.closed_on for it in self.trails)

    def has_done(self, stage: str) -> bool:
        return any(step.is_done for it in self.trails if (step := it.step(stage)))


def is_tried(it: Filling, on: date) -> bool:
    """The need: there is a decision, or the vacancy has been reviewed."""
    return Standing.DECIDED in it.post.standing(on, described=False) or it.has_done(VACANCY)


def has_requirements(it: Filling) -> bool:
    """Its text is approved, which says what is asked for; or they have been gone through on the way in."""
    return it.described or it.has_done(REQUIREMENTS)


def is_chosen(it: Filling) -> bool:
    """It is on a way, and where a choice is a stage of that, the choice is made."""
    choices = [step for trail in it.trails for step in trail.steps if step.stage.kind is Kind.CHOICE]
    return it.has_way and not any(step.is_open for step in choices)


def stands(it: Filling, on: date) -> Box | None:
    """The one box that a post with nobody in it is at: the first of the lane that is not done, or what comes next on
    its way in. None: somebody is in it, or its way has ended."""
    if it.post.at(on).persons:
        return None
    if not is_tried(it, on):
        return Box.NEED
    if not has_requirements(it):
        return Box.REQUIREMENTS
    if not any(trail.steps for trail in it.trails):
        return Box.CHOICE
    return _next_box(foremost(it.trails, on))


def _next_box(trail: Trail | None) -> Box | None:
    if trail is None or not trail.is_open:
        return None
    step = next((step for step in trail.steps if step.is_open and step.stage.key != VACANCY), None)
    if step is None:
        return None
    if step.stage.kind is Kind.CHOICE:
        return Box.CHOICE
    boxes = {REQUIREMENTS: Box.REQUIREMENTS, OBSTACLES: Box.REQUIREMENTS, DIALOGUE: Box.SUPPLY}
    return boxes.get(step.stage.key, Box.POST)


# Before anybody is there: posts only


def before_anybody(posts: Iterable[Filling], on: date) -> dict[Box, Count]:
    """What is told of posts to who may not see how many are in them. Where each stands now is not: those that stand
    nowhere have somebody."""
    its = [it for it in posts if it.post.is_open(on)]
    decided = sum(Standing.DECIDED in it.post.standing(on, described=False) for it in its)
    return {
        Box.NEED: Count(sum(is_tried(it, on) for it in its)),
        Box.REQUIREMENTS: Count(sum(has_requirements(it) for it in its)),
        Box.SUPPLY: Count(sum(it.has_done(DIALOGUE) for it in its)),
        Box.CHOICE: Count(sum(is_chosen(it) for it in its)),
        Box.POST: Count(None, decided=decided),
    }


def along_ways(posts: Iterable[Filling], on: date) -> list[tuple[str, int]]:
    """Names of ways in, with how many posts go along each; most first, then by name."""
    ways = Counter(it.way for it in posts if it.has_way and it.post.is_open(on))
    return sorted(ways.items(), key=lambda it: (-it[1], it[0]))


# With who is there


def whole(posts: Iterable[Filling], on: date) -> dict[Box, Count]:
    """For who sees small numbers. Of posts that are not theirs wholly, what is told before anybody is there."""
    every = [it for it in posts if it.post.is_open(on)]
    theirs = [it for it in every if it.is_whole]
    at = Counter(stands(it, on) for it in theirs)
    counts = {box: replace(count, now=at[box]) for box, count in before_anybody(every, on).items()}
    filled = [it for it in theirs if it.post.at(on).persons]
    ordinary = [it for it in filled if it.post.at(on).ab]
    persons, ab = (sum(it.post.at(on).persons for it in filled), sum(it.post.at(on).ab for it in ordinary))
    return counts | {
        Box.POST: replace(counts[Box.POST], done=len(filled), persons=persons),
        Box.ORDINARY: Count(len(ordinary), persons=ab),
        Box.FOLLOW_UP: Count(sum(it.to_ask for it in theirs)),
    }


def past_plan(posts: Iterable[Filling], on: date) -> int:
    """Posts in which somebody is under BEA after the day that was meant for AB."""
    theirs = (it.post for it in posts if it.is_whole and it.post.is_open(on))
    return sum(post.is_past_plan(on) for post in theirs)


def of_sums(posts: Iterable[Filling], shown: Shown, places: Sequence[Place], on: date) -> dict[Box, Count]:
    """For who sees sums: how many are filled and ordinary, and persons, as the key figures of these places show them.
    `shown`: the last of its days is `on`."""
    counts = before_anybody(posts, on)
    at = len(shown.days) - 1
    filled = _sum([shown.posts(Standing.FILLED, place, at) for place in places])
    persons = _sum([shown.persons(place, at) for place in places])
    rows = [shown.row(Table.AGREEMENT, place, at) for place in places]
    days = {row.on for row in rows}
    is_of_one_day = len(days) < 2
    ordinary = _sum([shown.posts(Standing.ORDINARY, place, at) for place in places])
    ab = _sum([row.part(AB) for row in rows])
    hidden = Hidden.NOT_SHOWN
    return counts | {
        Box.POST: replace(counts[Box.POST], done=filled, persons=persons),
        Box.ORDINARY: Count(
            ordinary if is_of_one_day else hidden,
            persons=ab if is_of_one_day else hidden,
            on=days.pop() if is_of_one_day and days - {on} else None,
        ),
    }


def _sum(cells: Sequence[Cell]) -> Cell:
    """One is as it is shown; several, of which one is not shown, are not."""
    if len(cells) == 1:
        return cells[0]
    numbers = [cell for cell in cells if not isinstance(cell, Hidden)]
    return sum(numbers) if len(numbers) == len(cells) else Hidden.NOT_SHOWN
