"""Where the law may ask for an extract from the criminal records (*registerutdrag*), by what the work is close to.

What a job is close to stands in its title, its workplace and its assignment as often as in its tasks: the cook of a
preschool is asked like its teachers. It is said that a law may be meant, never that it is; HR knows.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from app.job_descriptions.advice.word_lists import found

At = TypeVar("At")


class Law(StrEnum):
    """In the order that they are said."""

    SCHOOL = "school"
    """Skollagen (2010:800) 2 kap. 31 §, as of SFS 2022:1315: whoever is offered employment in preschool, preschool
    class, school-age educare, compulsory and upper secondary school or other educational activity must show one, and
    so must who works there for another employer, or by a labour market programme. Cooks and caretakers are meant too
    (Skolverket, Registerkontroll)."""
    DISABILITY = "disability"
    """Lag (2010:479) om registerkontroll av personal som utför vissa insatser åt barn med funktionshinder: must."""
    HOMES = "homes"
    """Lag (2007:171) om registerkontroll av personal vid vissa boenden som tar emot barn: must, and from the register
    of suspects as well."""
    CHILDREN = "children"
    """Lag (2013:852) om registerkontroll av personer som ska arbeta med barn: the employer may ask, where the work
    means direct and regular contact with children."""


_WORDS: Mapping[Law, tuple[str, ...]] = {
    Law.SCHOOL: (
        *("förskol*", "*förskola", "*förskolan", "*förskolor", "dagis*", "daghem*", "familjedaghem*", "dagbarnvård*"),
        *("pedagogisk omsorg", "grundskol*", "särskol*", "gymnasieskol*", "gymnasiet", "gymnasium*", "lågstadi*"),
        *("mellanstadi*", "högstadi*", "skola", "skolan", "skolor", "skolorna", "*skolan", "*skolans", "skolans"),
        *("fritidshem*", "fritids", "fritidspedagog*", "elev*", "barnskötar*", "klassrum*", "klasslärar*", "skolkök*"),
        *("skolmat*", "skolmåltid*", "skolrestaurang*", "skolbibliotek*", "skolvaktmästar*", "skolgård*", "skolbarn*"),
        *("lärarassistent*", "resurspedagog*"),
    ),
    Law.DISABILITY: (
        *("lss", "lss-boende*", "korttidsboende*", "korttidshem*", "korttidsvistelse*", "korttidstillsyn*"),
        *("avlösarservice*", "ledsagarservice*", "ledsagare", "barnboende*", "elevhem*", "kontaktperson*"),
    ),
    Law.HOMES: ("hvb", "hvb-hem*", "hem för vård eller boende", "stödboende*", "ungdomsboende*", "behandlingshem*"),
    Law.CHILDREN: (
        *("barn", "barnen", "barnens", "barns", "barngrupp*", "barnfamilj*", "barnverksamhet*", "minderårig*"),
        *("ungdomar*", "ungdomsgård*", "fritidsgård*", "fritidsledar*", "kulturskol*", "musikskol*", "simskol*"),
        *("kollo*", "öppenvård för unga"),
    ),
}
_OTHERS = ("*högskol*", "trafikskol*", "körskol*", "kulturskol*", "musikskol*", "simskol*", "ridskol*", "dansskol*")
"""What ends like a school and is none of those that the law means."""
_SAID = ("*registerutdrag*", "registerkontroll*", "*belastningsregist*")


@dataclass(frozen=True, slots=True)
class Near:
    """What of a text made us think of a law."""

    law: Law
    written: tuple[str, ...]


def near(text: str) -> list[Near]:
    """The laws that may be meant, and by which words."""
    hits = {law: _hits(law, text) for law in Law}
    return [Near(law, written) for law, written in hits.items() if written]


def strictest(hits: Sequence[tuple[At, Near]]) -> list[tuple[At, Near]]:
    """What may be asked for is not said where another law asks for it."""
    must = [(at, it) for at, it in hits if it.law is not Law.CHILDREN]
    return must or list(hits)


def _hits(law: Law, text: str) -> tuple[str, ...]:
    hits = found(_WORDS[law], text)
    return tuple(hit for hit in hits if law is not Law.SCHOOL or not found(_OTHERS, hit))


def is_said(text: str) -> bool:
    """Whether somebody has written of it already."""
    return bool(found(_SAID, text))
