"""What workplaces have shared, to build jobs of: made as a sentence says it."""

from itertools import count

from app.built_jobs.building import Offer, Place, Wish
from app.vocabulary import Colour

_ids = count(1)


def place(name, district="Norr"):
    return Place(name.casefold(), name, district)


SOLEN, BJORKEN, EKEN = place("Solen"), place("Björken"), place("Eken")


def offer(where, text, hours, *when, colour=Colour.RED, qualified=False):
    """`hours` a week."""
    return Offer(next(_ids), where, text, round(hours * 60), frozenset(when), colour, qualified)


def yellow(where, text, hours, *when):
    return offer(where, text, hours, *when, colour=Colour.YELLOW, qualified=True)


def wish(extent=75, *, places=2, parts=("forenoon", "midday", "afternoon"), district="Norr"):
    return Wish(district, extent, frozenset(parts), places)


def a_preschool(where):
    """A full day of red work, and some that asks for more."""
    return [
        offer(where, "Städa", 9, "forenoon"),
        offer(where, "Duka och duka av", 8, "midday"),
        offer(where, "Tvätta", 7, "afternoon"),
        offer(where, "Beställa förbrukningsvaror", 6, qualified=True),
    ]
