"""The rows in which groups are typed: a name and a short one, how many, and how the group answers; on a new workshop's
page and on an existing one's. What is typed is kept as it is typed, however wrong; what it means is read from it here.

A row follows what is proposed for it until somebody chooses otherwise: it carries what was proposed when it was drawn,
and a choice that differs from that is somebody's own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from app.vocabulary import Refused, words
from app.workshop.proposal import How, JoinedNameTooLong, JoinedWithItself, Made, Proposal, Wish, made_of, partner
from app.workshop.short_names import ShortNamesAlike, read, short_names
from app.workshop.workshop import MOST_GROUPS, MOST_PEOPLE, NAME_LENGTH, SMALLEST, GroupsAlike, UnknownChoice

FIELDS = ("name", "people", "how", "joins", "proposed", "short")
EMPTY_ROWS = 3
"""Rows of a form in which nothing is typed yet."""


class PeopleUnreadable(Refused):
    """How many a group has is not a number, or not within bounds. Details: `typed`, `most`."""

    code = "people_unreadable"


class GroupUnnamed(Refused):
    """A number is typed for a group without a name. Details: `number`, of the row."""

    code = "group_unnamed"


@dataclass(frozen=True, slots=True)
class Row:
    """As typed. `key`: what the fields' names end with. `joins`: the key of another row."""

    key: str
    name: str = ""
    people: str = ""
    how: str = ""
    joins: str = ""
    proposed: str = ""
    short: str = ""

    @property
    def is_empty(self) -> bool:
        return not self.name.strip() and not self.people.strip()


@dataclass(frozen=True, slots=True)
class Drawn:
    """A row as it is shown. `how`: what is chosen, or proposed where nothing is. `made`: the group that it becomes,
    or a part of it. `short`: the short name that it has where none is typed. `best`: the row that it would best be
    joined with, and `sum`, how many they would be. `error`: what is wrong in it, or None."""

    row: Row
    number: int
    how: How
    proposal: Proposal
    made: Made | None
    short: str
    best: Row | None
    sum: int | None
    error: Refused | None


def typed_rows(typed: Mapping[str, str], keys: Sequence[str]) -> list[Row]:
    return [Row(key, **{field: typed.get(f"{field}-{key}", "") for field in FIELDS}) for key in keys]


def numbered(typed: Mapping[str, str]) -> list[Row]:
    """The rows of a new workshop's form, numbered from 1; `rows` says how many."""
    count = typed.get("rows", "")
    there = min(int(count), MOST_GROUPS) if count.isascii() and count.isdigit() and len(count) < 4 else 0
    return typed_rows(typed, [str(number) for number in range(1, there + 1)])


def named(names: Sequence[str]) -> list[Row]:
    """Rows in which only names are typed."""
    return [Row(str(number), name) for number, name in enumerate(names, 1)]


def filled_up(rows: Sequence[Row], least: int = EMPTY_ROWS) -> list[Row]:
    """With empty rows after them, so that there are at least so many."""
    return [*rows, *(Row(str(number)) for number in range(len(rows) + 1, min(least, MOST_GROUPS) + 1))]


def people_in(row: Row) -> int | None:
    """How many a row says that the group has; None for not stated. Raises `PeopleUnreadable`."""
    typed = row.people.strip()
    if not typed:
        return None
    if not (typed.isascii() and typed.isdigit() and len(typed) < 10 and int(typed) <= MOST_PEOPLE):
        raise PeopleUnreadable(typed=typed[:20], most=MOST_PEOPLE)
    return int(typed)


def chosen(row: Row) -> How | None:
    """What somebody has chosen for a row; None for as proposed. Raises `UnknownChoice`."""
    if row.how in ("", row.proposed):
        return None
    if row.how not in list(How):
        raise UnknownChoice
    return How(row.how)


def groups_of(
    rows: Sequence[Row], *, all_jointly: bool = False, smallest: int = SMALLEST, skip_empty: bool = True
) -> list[Made]:
    """The groups that the rows are. Raises a refusal, whose details say in which `row` it is.

    `skip_empty`: whether an empty row is no group; else it is one that lacks its name.
    """
    there = [row for row in rows if not (skip_empty and row.is_empty)]
    wishes, names, shorts = [], set(), set()
    for row in there:
        try:
            wish = _read(row, there, 1 + rows.index(row))
            if wish.name.casefold() in names:
                raise GroupsAlike(name=wish.name)
            if wish.short.casefold() in shorts:
                raise ShortNamesAlike(short=wish.short)
        except Refused as no:
            no.details["row"] = row.key
            raise
        names.add(wish.name.casefold())
        shorts |= {wish.short.casefold()} - {""}
        wishes.append(wish)
    try:
        return made_of(wishes, smallest=smallest, all_jointly=all_jointly)
    except Refused as no:
        no.details["row"] = there[no.details["place"]].key
        raise


def _read(row: Row, there: Sequence[Row], number: int) -> Wish:
    if not row.name.strip():
        raise GroupUnnamed(number=number)
    how = chosen(row)
    joins = next((at for at, other in enumerate(there) if other.key == row.joins), None) if how is How.JOINED else None
    return Wish(words(row.name, NAME_LENGTH), people_in(row), how, joins, read(row.short))


def drawn(
    rows: Sequence[Row], no: Refused | None = None, *, all_jointly: bool = False, smallest: int = SMALLEST
) -> tuple[list[Drawn], list[Made]]:
    """The rows as they are shown, and the groups they become as far as they can be read. `no`: what is wrong."""
    there = [row for row in rows if row.name.strip()]
    wishes = [_as_far_as(row, there) for row in there]
    try:
        made = made_of(wishes, smallest=smallest, all_jointly=all_jointly)
    except (JoinedNameTooLong, JoinedWithItself):
        wishes = [replace(wish, how=None) if wish.how is How.JOINED else wish for wish in wishes]
        made = made_of(wishes, smallest=smallest, all_jointly=all_jointly)
    nameless = made_of([Wish("")], all_jointly=all_jointly)[0].proposal
    shorts = short_names(tuple((group.name, group.short) for group in made))
    shown = []
    for number, row in enumerate(rows, 1):
        place = there.index(row) if row in there else None
        group = next((group for group in made if place in group.of), None) if place is not None else None
        best = partner(wishes, place, smallest=smallest) if place is not None else None
        heads = (wishes[place].people, wishes[best].people) if place is not None and best is not None else ()
        proposal = group.proposal if group else nameless
        how = wishes[place].how if place is not None else None
        shown.append(
            Drawn(
                row=row,
                number=number,
                how=how or (group.how if group else proposal.how),
                proposal=proposal,
                made=group,
                short=shorts[made.index(group)] if group else "",
                best=there[best] if best is not None else None,
                sum=sum(head or 0 for head in heads) or None,
                error=no if no and no.details.get("row") == row.key else None,
            )
        )
    return shown, made


def _as_far_as(row: Row, there: Sequence[Row]) -> Wish:
    """A row as far as it can be read."""
    try:
        people = people_in(row)
    except PeopleUnreadable:
        people = None
    try:
        how = chosen(row)
    except UnknownChoice:
        how = None
    joins = next((at for at, other in enumerate(there) if other.key == row.joins and other.key != row.key), None)
    if how is How.JOINED and joins is None:
        how = None
    try:
        short = read(row.short)
    except Refused:
        short = ""
    return Wish(row.name.strip()[:NAME_LENGTH], people, how, joins, short)


BLOCKS = ("green", "red", "split", "yellow")
"""What stands in the blocks of a sketch, one after the other. Invented."""


def sketch(made: Sequence[Made], smallest: int = SMALLEST) -> list[dict[str, Any]]:
    """How the groups would stand on the wall: each `name`, `people`, and `kind`: "block" with `says`, "bar" with
    `counts` (invented; none where nobody has said how many they are), or "few"."""
    shown: list[dict[str, Any]] = []
    blocks = 0
    for group in made:
        row: dict[str, Any] = {"name": group.name, "people": group.people}
        if group.how is How.JOINTLY:
            row |= {"kind": "block", "says": BLOCKS[blocks % len(BLOCKS)]}
            blocks += 1
        elif group.people is not None and group.people < smallest:
            row |= {"kind": "few"}
        else:
            row |= {"kind": "bar", "counts": _counts(group.people)}
        shown.append(row)
    return shown


def _counts(people: int | None) -> dict[str, int | None]:
    if people is None:
        return {"green": None, "yellow": None, "red": None}
    green, yellow = max(1, round(people / 7)), max(1, round(2 * people / 7))
    return {"green": green, "yellow": yellow, "red": people - green - yellow}
