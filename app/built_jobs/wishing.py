"""What is wished of a job, as a form or an address says it. Pure."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.built_jobs.building import MOST_PLACES, Wish
from app.job_descriptions.draft import EXTENTS
from app.vocabulary import N_, Refused
from app.weight.weight import PARTS
from app.workshop.workshop import UnknownChoice

MOST_CHOSEN = 100
"""Yellow tasks in one address."""
FIRST_WISH = {"extent": ("75",), "part": ("forenoon", "midday", "afternoon"), "places": ("2",)}
"""What the form proposes before anybody has said anything."""

YES = "yes"
Typed = Mapping[str, Sequence[str]]


class PartsNotChosen(Refused):
    code = "parts_not_chosen"


@dataclass(frozen=True, slots=True)
class Asked:
    """What stands in the form. `is_asked`: whether somebody has sent it. `yellow`: ids of shared tasks.
    `of_examples`: of invented workplaces."""

    district: str = ""
    extent: str = ""
    parts: frozenset[str] = frozenset()
    places: str = ""
    yellow: frozenset[int] = frozenset()
    is_asked: bool = False
    of_examples: bool = False

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The same as an address or hidden fields say it."""
        parts = [("part", part) for part in PARTS if part in self.parts]
        yellow = [("yellow", str(id)) for id in sorted(self.yellow)]
        first = [("district", self.district), ("extent", self.extent)]
        examples = [("examples", YES)] if self.of_examples else []
        return [*first, *parts, ("places", self.places), *yellow, *examples, ("asked", YES)]


def asked(pairs: Iterable[tuple[str, str]]) -> Asked:
    """Whatever is sent. What can't be read is kept where it stands in a field, to be said."""
    typed: dict[str, list[str]] = {}
    for key, text in pairs:
        typed.setdefault(key, []).append(text)
    is_asked = "asked" in typed
    its: Typed = typed if is_asked else {**FIRST_WISH, **typed}

    def one(key: str) -> str:
        return next(iter(its.get(key, ())), "")[:MOST_CHOSEN]

    ids = [int(it) for it in its.get("yellow", ()) if it.isascii() and it.isdigit() and len(it) < 10]
    parts = frozenset(its.get("part", ())) & {*PARTS}
    of_examples = one("examples") == YES
    return Asked(
        one("district"), one("extent"), parts, one("places"), frozenset(ids[:MOST_CHOSEN]), is_asked, of_examples
    )


def of_wish(wish: Wish, yellow: Iterable[int] = (), *, of_examples: bool = False) -> Asked:
    """The same as if somebody had asked for it."""
    its = (str(wish.extent), wish.parts, str(wish.most_places))
    return Asked(wish.district, *its, frozenset(yellow), is_asked=True, of_examples=of_examples)


def read_wish(it: Asked, districts: Collection[str]) -> Wish:
    """Raises `UnknownChoice`, `PartsNotChosen`."""
    district = next((name for name in districts if name.casefold() == it.district.casefold()), None)
    if district is None:
        raise UnknownChoice(at="district", label=N_("Var"))
    extent = _one_of(it.extent, EXTENTS, "extent", N_("Hur stor?"))
    if not it.parts:
        raise PartsNotChosen(at=f"part-{PARTS[0]}")
    places = _one_of(it.places, range(1, MOST_PLACES + 1), "places", N_("På hur många arbetsplatser, som mest?"))
    return Wish(district, extent, it.parts, places)


def _one_of(typed: str, numbers: Sequence[int], name: str, label: str) -> int:
    for number in numbers:
        if typed == str(number):
            return number
    raise UnknownChoice(at=f"{name}-{numbers[0]}", label=label)
