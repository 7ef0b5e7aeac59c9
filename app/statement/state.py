"""How accessible AKR-tavlan is, as far as has been tried: what the statement says for every municipality.

Whoever mends a defect takes it away here, and whoever finds one adds it: `docs/accessibility.md` has each criterion."""

from dataclasses import dataclass
from datetime import date

from app.vocabulary import N_


@dataclass(frozen=True, slots=True)
class Defect:
    """`criterion`: of WCAG 2.2, by its number; "" where it is none of them."""

    criterion: str
    what: str
    why: str


_TRIED = date(2026, 11, 29)
ASSESSED = (
    (N_("Automatiska kontroller (axe) av varje sida och varje steg, på svenska och engelska"), _TRIED),
    (N_("Automatiska prov i webbläsare: tangentbord, 320 punkters bredd, textavstånd och det som läses upp"), _TRIED),
    (N_("Bilder av sidor, granskade för hand: liten skärm, mörkt läge och tvingade färger"), _TRIED),
)
"""How it has been tried, and when last."""
DEFECTS = (
    Defect(
        "4.1.3",
        N_("Ingen som använder skärmläsare till vardags har provat sidorna."),
        N_("Det som ska läsas upp är provat med automatiska tester, men inte av en människa."),
    ),
    Defect(
        "",
        N_("Översättningarna till andra språk är inte lästa av någon som har språket som modersmål."),
        N_("De är avstängda tills kommunen har låtit någon läsa dem."),
    ),
)
