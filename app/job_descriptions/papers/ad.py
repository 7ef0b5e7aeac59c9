"""A job description as the text of an advertisement, to paste into a recruitment system: what is to be done, what is
asked for, and on which terms. These three are what JobTech's advertisements have, too (`needs`, `requirements`,
`conditions`).

Nothing is added to what is written. Left out is what concerns the workplace and not who applies: why something is
required, whom the job relieves, what is fitted to one person, codes, consultation, notes, where the tasks came from.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from app.export.document import Letterhead, swedish_date
from app.job_descriptions.draft import Agreement, Draft, Level, by_heading
from app.job_descriptions.papers.document import employment, extent, mark, of_draft, place

NAMES = ("Behov", "Krav", "Villkor")


@dataclass(frozen=True, slots=True)
class Ad:
    """Texts of several lines, "" where nothing is written. `mark` until it is approved."""

    headline: str
    company: str
    needs: str
    requirements: str
    conditions: str
    mark: str

    @property
    def parts(self) -> tuple[tuple[str, str], ...]:
        return tuple(zip(NAMES, (self.needs, self.requirements, self.conditions), strict=True))


def ad(draft: Draft, letterhead: Letterhead) -> Ad:
    return Ad(
        headline=draft.title,
        company="\n".join(filter(None, (of_draft(letterhead, draft).organisation, place(draft)))),
        needs=_paragraphs(_needs(draft)),
        requirements=_paragraphs(_requirements(draft)),
        conditions=_paragraphs(_conditions(draft)),
        mark=mark(draft),
    )


def text(ad: Ad) -> str:
    """All of it, each part under its name."""
    whole = [f"{ad.mark}: inte godkänd än" if ad.mark else "", ad.headline, ad.company]
    whole += [f"{name.upper()}\n\n{said}" for name, said in ad.parts if said]
    return _paragraphs(whole) + "\n"


def _needs(draft: Draft) -> Iterable[str]:
    yield draft.assignment
    for heading, duties in by_heading(draft.duties):
        yield _list(heading or "Arbetsuppgifter", (duty.text for duty in duties))
    yield _under("Ingår inte", draft.not_included)
    yield _lines(("Närmaste chef", draft.manager), ("Arbetar med", draft.works_with))


def _requirements(draft: Draft) -> Iterable[str]:
    for level, name in (
        (Level.REQUIRED, "Det här behöver du"),
        (Level.DESIRABLE, "Det här är bra om du har"),
        (Level.NOT_NEEDED, "Det här behövs inte"),
    ):
        yield _list(name, (it.what for it in draft.requirements if it.level is level and it.what))


def _conditions(draft: Draft) -> Iterable[str]:
    yield _lines(
        ("Anställning", employment(draft)),
        ("Omfattning", extent(draft)),
        ("Arbetstid", draft.working_hours),
        ("Börjar", draft.start),
        ("Lön", draft.salary),
        ("Avtal", _agreement(draft)),
    )
    yield _under("Introduktion", draft.introduction)
    yield _lines(("Handledare", draft.mentor))
    yield _under("Stöd som alla har", draft.support)


def _agreement(draft: Draft) -> str:
    if draft.agreement is Agreement.BEA:
        whole = "BEA, avtalet för arbetsmarknadspolitiska insatser"
        return whole + (f". Ordinarie anställning (AB) från {swedish_date(draft.ab_plan)}" if draft.ab_plan else "")
    return "AB, Allmänna bestämmelser" if draft.agreement is Agreement.AB else ""


def _list(name: str, items: Iterable[str]) -> str:
    lines = [f"- {item}" for item in items]
    return "\n".join((f"{name}:", *lines)) if lines else ""


def _under(name: str, prose: str) -> str:
    return f"{name}:\n{prose}" if prose else ""


def _lines(*facts: tuple[str, str]) -> str:
    return "\n".join(f"{name}: {value}" for name, value in facts if value)


def _paragraphs(texts: Iterable[str]) -> str:
    return "\n\n".join(filter(None, texts))
