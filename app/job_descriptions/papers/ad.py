"""A job description as an advertisement, in whole sentences to a *du*: the job, who applies, what is offered, how to
apply. Also as JobTech's advertisements have it (`needs`, `requirements`, `conditions`).

Nothing is added to what is written, and nothing is promised: under BEA an ordinary employment is a plan, *if* …. Left
out is what concerns the workplace and not who applies: why something is required, whom the job relieves, what is fitted
to one person, the plan for AB, the need, codes, consultation, notes, where the tasks came from.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.export.document import (
    Block,
    Bullets,
    Document,
    Facts,
    Heading,
    Letterhead,
    Paragraph,
    prose,
    shortened,
    swedish_date,
    swedish_number,
)
from app.job_descriptions.ad.details import NO_DETAILS, Details, Extract
from app.job_descriptions.draft import Agreement, Draft, Employment, Level, by_heading
from app.job_descriptions.fields import FIELDS, TABLE, Field, Part, What, of_part
from app.job_descriptions.papers.document import mark, of_draft, place, said
from app.job_descriptions.papers.grammar import Told, asked, ended, sentence, tasks

KIND = "Platsannons"
_MONTHS = ("Ingen", "En månad", "Två månader", "Tre månader", "Fyra månader", "Fem månader", "Sex månader")
"""Of probation, by their number."""
_ALSO = {
    Level.REQUIRED: ("Det här behöver du", "Det här behöver du också"),
    Level.DESIRABLE: ("Det här är en fördel", "Det här är också en fördel"),
    Level.NOT_NEEDED: ("Det här behövs inte", "Det här behövs inte heller"),
}
"""What stands before what is put after a colon: alone, and after sentences."""
_TOLD = frozenset(
    {
        *("assignment", "not_included", "manager", "works_with", "extent", "employment", "working_hours", "start"),
        *("salary", "agreement", "register_check"),
    }
)
"""Fields that are told in words of their own; any other that applicants are told is named."""


@dataclass(frozen=True, slots=True)
class Ad:
    """`lead`: where, for how long, how much, how many. Parts are empty where nothing is written. `mark` until it is
    approved. `told`: the rows in words, those of tasks first."""

    headline: str
    company: str
    lead: str
    place: str
    about: tuple[Block, ...]
    applicant: tuple[Block, ...]
    offer: tuple[Block, ...]
    apply: tuple[Block, ...]
    mark: str
    reference: str
    letterhead: Letterhead
    told: tuple[Told, ...]

    @property
    def parts(self) -> tuple[tuple[str, tuple[Block, ...]], ...]:
        every = (
            ("Om jobbet", self.about),
            ("Du som söker", self.applicant),
            ("Vi erbjuder", self.offer),
            ("Så söker du", self.apply),
        )
        return tuple(it for it in every if it[1])

    @property
    def needs(self) -> str:
        return plain(self.about)

    @property
    def requirements(self) -> str:
        return plain(self.applicant)

    @property
    def conditions(self) -> str:
        return plain(self.offer)

    @property
    def application(self) -> str:
        return plain(self.apply)


def ad(draft: Draft, letterhead: Letterhead, details: Details = NO_DETAILS) -> Ad:
    whose = of_draft(letterhead, draft)
    done = [(heading, tasks(duty.text for duty in duties)) for heading, duties in by_heading(draft.duties)]
    wanted = {level: asked(level, (it.what for it in draft.requirements if it.level is level)) for level in Level}
    return Ad(
        headline=draft.title,
        company="\n".join(filter(None, (whose.organisation, place(draft)))),
        lead=_lead(draft, details),
        place=place(draft),
        about=tuple(_about(draft, done)),
        applicant=(*_applicant(wanted), *_checked(draft, details)),
        offer=tuple(_offer(draft, details)),
        apply=tuple(_apply(details)),
        mark=mark(draft),
        reference=details.reference,
        letterhead=whose,
        told=(*(it for _, it in done), *wanted.values()),
    )


def paper(ad: Ad, on: date) -> Document:
    blocks = [block for name, part in ad.parts for block in (Heading(name), *part)]
    return Document(
        title=ad.headline,
        place=shortened(ad.place),
        kind=KIND,
        edition=shortened(f"Referens {ad.reference}") if ad.reference else "",
        mark=ad.mark,
        on=on,
        blocks=(*((Paragraph(ad.lead),) if ad.lead else ()), *blocks),
        letterhead=ad.letterhead,
    )


def text(ad: Ad) -> str:
    """All of it, each part under its name."""
    whole = [f"{ad.mark}: inte godkänd än" if ad.mark else "", ad.headline, ad.company, ad.lead]
    whole += [f"{name.upper()}\n\n{plain(part)}" for name, part in ad.parts]
    return _paragraphs([*whole, f"Referens: {ad.reference}" if ad.reference else ""]) + "\n"


def plain(blocks: Iterable[Block]) -> str:
    """As text without looks: a list under what leads to it."""
    found: list[str] = []
    for block in blocks:
        if isinstance(block, Bullets) and found and found[-1].endswith(":"):
            found[-1] += "\n" + _line(block)
        else:
            found.append(_line(block))
    return _paragraphs(found)


def _line(block: Block) -> str:
    match block:
        case Bullets():
            return "\n".join(f"- {item}" for item in block.items)
        case Facts():
            return "\n".join(f"{name}: {value}" for name, value in block.rows)
        case Paragraph() | Heading():
            return block.text
    raise AssertionError(f"An advertisement has no {block}")


def _lead(draft: Draft, details: Details) -> str:
    how = {Employment.PERMANENT: "Tills vidare", Employment.TEMPORARY: "Tidsbegränsad"}.get(draft.employment, "")
    until = f" till och med {swedish_date(draft.until)}" if how == "Tidsbegränsad" and draft.until else ""
    much = f"{swedish_number(draft.extent)} %" if draft.extent else ""
    many = "" if details.vacancies is None else "1 plats" if details.vacancies == 1 else f"{details.vacancies} platser"
    terms = ", ".join(filter(None, (how + until, much)))
    return " ".join(sentence(it) for it in (place(draft), terms, many) if it)


# The job


def _about(draft: Draft, done: Iterable[tuple[str, Told]]) -> Iterable[Block]:
    yield from prose(draft.assignment)
    for heading, told in done:
        yield from _tasks(heading, told)
    yield from _not_included(draft.not_included)
    around = [
        sentence(f"Du arbetar med {_running(draft.works_with)}") if draft.works_with else "",
        sentence(f"Närmaste chef är {_running(draft.manager)}") if draft.manager else "",
    ]
    if any(around):
        yield Paragraph(" ".join(filter(None, around)))


def _tasks(heading: str, told: Told) -> Iterable[Block]:
    words = " ".join(told.sentences)
    if words:
        yield Paragraph(f"{heading}: {words}" if heading else words)
    if told.rest:
        also = "I arbetet ingår också:" if words else f"{heading}:" if heading else "I arbetet ingår:"
        yield from _after_colon(also, told.rest)


def _not_included(text: str) -> Iterable[Block]:
    lead, blocks = "Det här ingår inte i jobbet:", [*prose(text)]
    match blocks:
        case [Paragraph(only)]:
            yield Paragraph(f"{lead} {only}")
        case [_, *_]:
            yield from (Paragraph(lead), *blocks)


_OCCUPATION = re.compile(
    r"(?:\w{3,}(?:are|arna|erna)|\w*(?:ledare|sköterska|sköterskor|biträden?|chef|chefer|kock|kockar|rektor|personal"
    r"|personalen|pedagog|pedagoger|assistent|assistenter|arbetslag|arbetslaget|mästare|tekniker|köket|kök|barn|elever"
    r"|kollegor|team))[,.]?",
    re.IGNORECASE,
)


def _running(text: str) -> str:
    """In the middle of a sentence: an occupation has a small letter first, a name its own."""
    first = text.split(maxsplit=1)[0] if text.strip() else ""
    return text[:1].lower() + text[1:] if _OCCUPATION.fullmatch(first) and not text[1:2].isupper() else text


# Who applies


def _applicant(wanted: dict[Level, Told]) -> Iterable[Block]:
    """In one run, but for what is put after a colon."""
    run: list[str] = []
    for level, told in wanted.items():
        run += told.sentences
        if told.rest:
            if run:
                yield Paragraph(" ".join(run))
                run = []
            alone, also = _ALSO[level]
            yield from _after_colon(f"{also if told.sentences else alone}:", told.rest)
    if run:
        yield Paragraph(" ".join(run))


def _checked(draft: Draft, details: Details) -> Iterable[Block]:
    """In registers, told once: as the text says it, where it does."""
    if check := said(draft, FIELDS["register_check"]):
        yield Paragraph(sentence(f"{FIELDS['register_check'].name_on_paper}: {check}"))
    elif details.extract is Extract.SHOWN:
        yield Paragraph("Före anställningen visar du ett utdrag ur polisens belastningsregister.")


def _after_colon(lead: str, items: tuple[str, ...]) -> Iterable[Block]:
    if len(items) == 1:
        yield Paragraph(ended(f"{lead} {items[0]}"))
    else:
        yield Paragraph(lead)
        yield Bullets(items)


# What is offered


def _offer(draft: Draft, details: Details) -> Iterable[Block]:
    if short := [*_terms(draft), *_agreement(draft, details), *_named(draft)]:
        yield Bullets(tuple(short))
    for name, blocks in _long(draft):
        yield Paragraph(f"{name}:")
        yield from blocks


def _terms(draft: Draft) -> Iterable[str]:
    if how := _employment(draft):
        yield sentence(how)
    for name in ("working_hours", "start", "salary"):
        if value := said(draft, FIELDS[name]):
            yield sentence(f"{_CALLED.get(name, FIELDS[name].label)}: {value}")


_CALLED = {"start": "Start"}


def _employment(draft: Draft) -> str:
    until = f" till och med {swedish_date(draft.until)}" if draft.until else ""
    how = {
        Employment.PERMANENT: "Anställning tills vidare",
        Employment.TEMPORARY: f"Tidsbegränsad anställning{until}",
    }.get(draft.employment, f"Anställning{until}")
    if not draft.extent or draft.extent_in_hours is None:
        return how if draft.employment is not Employment.OPEN or until else ""
    much = "heltid" if draft.extent == 100 else f"{swedish_number(draft.extent)} procent"
    return f"{how} på {much}, {_hours(draft.extent_in_hours)} i veckan"


def _hours(hours: Decimal) -> str:
    return f"{swedish_number(hours)} {'timme' if hours == 1 else 'timmar'}"


def _agreement(draft: Draft, details: Details) -> Iterable[str]:
    if draft.agreement is Agreement.AB:
        yield "Kollektivavtal: AB, Allmänna bestämmelser."
    if draft.agreement is Agreement.BEA:
        yield "Kollektivavtal: BEA, avtalet för arbetsmarknadspolitiska insatser."
        yield _plan(draft, details)


def _plan(draft: Draft, details: Details) -> str:
    if not draft.ab_plan:
        return "Det är inte bestämt om det blir en ordinarie anställning."
    day = swedish_date(draft.ab_plan)
    return f"Planen är en ordinarie anställning (AB) från den {day}, om {condition_of(details)}."


def condition_of(details: Details) -> str:
    """On what an ordinary employment depends, after *om*."""
    typed = details.ab_if.rstrip(" .")
    return typed.removeprefix("om ").removeprefix("Om ") or "kommunen beslutar det då"


def _named(draft: Draft) -> list[str]:
    """What is told under its own name, in one line each."""
    return [sentence(f"{name}: {value}") for name, value, blocks in _others(draft) if len(blocks) == 1]


def _long(draft: Draft) -> Iterable[tuple[str, tuple[Block, ...]]]:
    return ((name, blocks) for name, _, blocks in _others(draft) if len(blocks) > 1)


def _others(draft: Draft) -> Iterable[tuple[str, str, tuple[Block, ...]]]:
    """The other fields that an applicant is told: name, value, and the value's lines."""
    for field in _in_order():
        if field.for_applicants and field.name not in _TOLD and (value := said(draft, field)):
            yield field.name_on_paper, value, tuple(prose(value)) if field.what is What.PROSE else (Paragraph(value),)


def _in_order() -> tuple[Field, ...]:
    """Support first, and then whatever more there is."""
    support = of_part(Part.SUPPORT)
    return (*support, *(field for field in TABLE if field not in support))


# How to apply


def _apply(details: Details) -> Iterable[Block]:
    yield from prose(details.apply_how)
    if details.last_day:
        yield Paragraph(f"Sök senast den {swedish_date(details.last_day)}.")
    if facts := tuple((name, value) for name, value in _facts(details) if value):
        yield Facts(facts)


def _facts(details: Details) -> Iterable[tuple[str, str]]:
    write = f", skriv {details.reference}" if details.reference and details.apply_to else ""
    yield "Ansökan", f"{details.apply_to}{write}"
    yield "Fråga om jobbet", _on_a_line(details.ask)
    yield "Fråga facket", _on_a_line(details.unions)
    yield "Plats", ", ".join(filter(None, (details.address, details.town)))
    yield "Provanställning", "" if details.probation is None else _MONTHS[details.probation]


def _on_a_line(text: str) -> str:
    return ", ".join(filter(None, (line.strip(" -•\t") for line in text.split("\n"))))


def _paragraphs(texts: Iterable[str]) -> str:
    return "\n\n".join(filter(None, texts))
