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
from app.job_descriptions.fields import FIELDS, Field, Part, What, of_part, ordered
from app.job_descriptions.papers.document import mark, of_draft, place, said

_TERMS = ("employment", "extent", "working_hours", "start", "salary", "agreement")
"""In this order, whatever more there is after them."""
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
    yield _lines(*_told(draft, of_part(Part.PLACE)))


def _requirements(draft: Draft) -> Iterable[str]:
    for level, name in (
        (Level.REQUIRED, "Det här behöver du"),
        (Level.DESIRABLE, "Det här är bra om du har"),
        (Level.NOT_NEEDED, "Det här behövs inte"),
    ):
        yield _list(name, (it.what for it in draft.requirements if it.level is level and it.what))


def _conditions(draft: Draft) -> Iterable[str]:
    yield _lines(*_told(draft, ordered(_TERMS, (*of_part(Part.EMPLOYMENT), FIELDS["agreement"]))))
    for field in of_part(Part.SUPPORT):
        for name, value in _told(draft, (field,)):
            yield _under(name, value) if field.what is What.PROSE else _lines((name, value))


def _told(draft: Draft, fields: Iterable[Field]) -> Iterable[tuple[str, str]]:
    """Names and values, of what an applicant is told."""
    for field in fields:
        if field.for_applicants:
            yield field.name_on_paper, _agreement(draft) if field.name == "agreement" else said(draft, field)


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
