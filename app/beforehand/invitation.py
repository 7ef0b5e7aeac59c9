"""The invitation to write, or sort, before the meeting: what it says, and as a poster for the staff room."""

from dataclasses import dataclass
from datetime import date

from app import codes
from app.export.pdf import said, typeset
from app.vocabulary import Step
from app.web import qr
from app.workshop.beforehand import Beforehand, minutes
from app.workshop.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Invitation:
    """`address`: of the site, as people type it; `link`: to the page to join, with the code. `minutes`: about how many
    it takes."""

    title: str
    workplace: str
    code: str
    address: str
    link: str
    is_sorting: bool
    minutes: int
    beforehand: Beforehand


def invitation(workshop: Workshop, tasks: int, site: str) -> Invitation | None:
    """None where nothing is open before the meeting. `tasks`: how many there are to sort."""
    if workshop.beforehand is None:
        return None
    return Invitation(
        workshop.title,
        workshop.workplace,
        codes.as_shown(workshop.code),
        site.split("://")[1],
        f"{site}/join?code={workshop.code}",
        workshop.step is Step.SORT,
        minutes(workshop.step, tasks),
        workshop.beforehand,
    )


_DAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
_MONTHS = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)


def poster(it: Invitation) -> bytes:
    """A page of A4, in Swedish as all papers are."""
    return typeset(
        "invitation.typ",
        {
            "place": said(it.workplace),
            "title": said("Vilka arbetsuppgifter gör du?" if not it.is_sorting else "Vems är uppgiften?"),
            "lead": said(_lead(it)),
            "code": it.code,
            "address": it.address,
            "qr": qr.as_svg(it.link).decode(),
            "until": said(f"Öppet till och med {_day(it.beforehand.until)}"),
            "meets": said(_meets(it.beforehand)),
        },
    )


def _lead(it: Invitation) -> str:
    if it.is_sorting:
        return f"Sortera uppgifterna innan vi ses. Det tar ungefär {it.minutes} minuter."
    return "Skriv dem innan vi ses. Tre minuter, fem uppgifter."


def _meets(it: Beforehand) -> str:
    if not it.meets_on:
        return ""
    return f"Vi ses {_day(it.meets_on)}" + (f" klockan {it.meets_at}" if it.meets_at else "")


def _day(day: str) -> str:
    it = date.fromisoformat(day)
    return f"{_DAYS[it.weekday()]} {it.day} {_MONTHS[it.month - 1]}"
