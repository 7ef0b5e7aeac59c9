"""A job description that is easy to read (*lättläst*): short sentences, one a line, in the order that somebody who may
take the job would ask. What is proposed is made of the fields and nothing else; what HR has made of it is HR's.

What people have written is made sentences of where that is certain (`grammar`), and is taken apart into sentences.
"""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction

from app.analysis.words import ROUGHLY, ROUGHLY_A_DAY
from app.export.document import (
    Block,
    Bullets,
    Document,
    Heading,
    Letterhead,
    Paragraph,
    prose,
    shortened,
    swedish_date,
    swedish_number,
)
from app.job_descriptions.draft import Agreement, Draft, Duty, Employment, Level, by_heading
from app.job_descriptions.easy.text import never_of, parted
from app.job_descriptions.fields import FIELDS, Field, Part, What, of_part
from app.job_descriptions.papers.document import edition, mark, of_draft, place, said
from app.job_descriptions.papers.grammar import Told, asked, tasks
from app.weight.roughly import a_day, a_week

WHAT_YOU_DO, WHEN_QUIET, TO_GROW = "Det här gör du", "När det är lugnt", "Så kan du växa"
"""Headings that others look for (`app.reception`)."""
_SENTENCE_ENDS = re.compile(r"(?<=[^\W\d][.!?])\s+(?=[A-ZÅÄÖ])")
"""Not after a number, an ordinal or the like."""
_EVERY_DAY = re.compile(r"\b(?:dagligen|varje (?:dag|vardag|arbetsdag|morgon|förmiddag|eftermiddag|kväll))\b", re.I)
_BUT = re.compile(r"\b(?:inte|ej|nästan|utom|varannan|\w*(?:veck|månad|termin|säsong|sommar|vinter)\w*)\b", re.I)
"""What makes every day less than that."""


def easy(
    draft: Draft,
    version: int,
    on: date,
    letterhead: Letterhead,
    text: str | None = None,
    *,
    is_read: bool = False,
    of: int | None = None,
) -> Document:
    """The draft as it was saved as this version, on this day. `text`: HR's; what is proposed where there is none.
    `is_read`: the reference group has read that text and says that it is good. `of`: the version that it was made of,
    where that one says something else."""
    return Document(
        title=draft.title,
        place=shortened(place(draft)),
        kind="Lättläst" if is_read else "Utkast till lättläst",
        edition=edition(draft, version, on),
        mark=mark(draft) if is_read else "UTKAST TILL LÄTTLÄST",
        on=on,
        blocks=(*blocks(proposed(draft) if text is None else text, draft), *_of_this(draft, of, is_read=is_read)),
        letterhead=of_draft(letterhead, draft),
        is_easy=True,
    )


def blocks(text: str, draft: Draft) -> Iterator[Block]:
    """A text as it was written, each line by itself. A line that never stands in it is left out, also where the draft
    has changed since."""
    items: list[str] = []
    is_never = never_of(draft)
    for line in (it.strip() for it in text.split("\n")):
        if not line or is_never(line):
            continue
        tag, begins = parted(line)
        if tag != "li" and items:
            yield Bullets(tuple(items))
            items = []
        if tag == "li":
            items.append(line[begins:])
        else:
            yield Paragraph(line) if tag == "p" else Heading(line[begins:], int(tag[1]))
    if items:
        yield Bullets(tuple(items))


def plain(paper: Document) -> str:
    """All of it as text without looks."""
    lines = [paper.mark, paper.title]
    for block in paper.blocks:
        match block:
            case Heading(text):
                lines += ["", text.upper()]
            case Bullets(items):
                lines += [f"- {item}" for item in items]
            case Paragraph(text):
                lines.append(text)
    return "\n".join(filter(None, lines[:2])) + "\n" + "\n".join(lines[2:]) + "\n"


def proposed(draft: Draft) -> str:
    """A text to begin with."""
    parts = (
        ("Om jobbet", _about(draft)),
        (WHAT_YOU_DO, _duties(draft)),
        ("Det här gör du inte", _told(draft, FIELDS["not_included"])),
        ("Det här behöver du", _required(draft, Level.REQUIRED)),
        ("Det här är bra", _required(draft, Level.DESIRABLE)),
        ("Det här behöver du inte", _required(draft, Level.NOT_NEEDED)),
        ("Arbetstid", _times(draft)),
        ("Anställning", _terms(draft)),
        ("Du får hjälp", _told(draft, *of_part(Part.SUPPORT))),
        ("Så är arbetet", _told(draft, *of_part(Part.AUTHORITY, Part.STRAIN))),
        (WHEN_QUIET, _told(draft, FIELDS["quiet"])),
        (TO_GROW, _told(draft, FIELDS["growth"])),
        ("Mer att veta", _told(draft, *of_part(Part.NOTES))),
    )
    written = ("\n".join((f"# {name}", *lines)) for name, said in parts if (lines := [*said]))
    return "\n\n".join(written)


def _about(draft: Draft) -> Iterator[str]:
    yield from _said("Arbetsplats: {}", place(draft))
    yield from _told(draft, *of_part(Part.PLACE, Part.ASSIGNMENT))


def _duties(draft: Draft) -> Iterator[str]:
    for heading, duties in by_heading(draft.duties):
        if heading:
            yield f"## {heading}"
        for duty in duties:
            yield from _in_lines(tasks([duty.text]))
            if duty.hours:
                yield f"Det tar {_roughly(duty)}."


def _in_lines(told: Told) -> Iterator[str]:
    yield from told.sentences
    yield from (f"- {row}" for row in told.rest)


def _required(draft: Draft, level: Level) -> Iterator[str]:
    for it in draft.requirements:
        if it.level is level and it.what:
            yield from _in_lines(asked(level, [it.what]))


def _times(draft: Draft) -> Iterator[str]:
    if draft.extent and draft.extent_in_hours:
        yield f"Du arbetar {_hours(draft.extent_in_hours)}."
        yield "Det är heltid." if draft.extent == 100 else f"Det är {swedish_number(draft.extent)} procent av heltid."
    yield from _told(draft, FIELDS["working_hours"])


def _terms(draft: Draft) -> Iterator[str]:
    if draft.employment is Employment.PERMANENT:
        yield "Anställningen gäller tills vidare."
        yield "Den har inget bestämt slut."
    if draft.employment is Employment.TEMPORARY:
        yield "Anställningen gäller en viss tid."
    if draft.until:
        yield f"Den sista dagen är {swedish_date(draft.until)}."
    yield from _told(draft, *(field for field in of_part(Part.EMPLOYMENT) if field.name != "working_hours"))
    if draft.agreement is Agreement.AB:
        yield "Anställningen följer avtalet AB."
        yield "Det är en ordinarie anställning."
    if draft.agreement is Agreement.BEA:
        yield "Anställningen följer avtalet BEA."
        yield "BEA gäller anställningar som är en insats."
        if draft.ab_plan:
            yield "Planen är en ordinarie anställning."
            yield f"Den kan börja den {swedish_date(draft.ab_plan)}."
            yield "Det är en plan och inget löfte."


def _of_this(draft: Draft, of: int | None, *, is_read: bool) -> Iterator[Block]:
    yield Heading("Om den här texten")
    yield Paragraph("Det här är en lättläst version." if is_read else "Det här är ett utkast till lättläst.")
    if of is not None:
        yield Paragraph(f"Det är gjort av version {of} av arbetsbeskrivningen.")
    yield Paragraph("Det är arbetsbeskrivningen som gäller.")
    if mark(draft):
        yield Paragraph("Den är ett utkast. Den är inte godkänd än.")


def _told(draft: Draft, *fields: Field) -> Iterator[str]:
    """What is written in these fields, of those that are shown here."""
    for field in fields:
        if field.in_easy and field.what is What.PROSE:
            yield from _written(getattr(draft, field.name))
        elif field.in_easy:
            yield from _said(field.in_easy, said(draft, field))


def _said(sentence: str, text: str) -> Iterator[str]:
    if text:
        yield sentence.format(text)


def _written(text: str) -> Iterator[str]:
    """Each of its sentences on a line of its own."""
    for block in prose(text):
        match block:
            case Paragraph(written):
                yield from _SENTENCE_ENDS.split(written)
            case Bullets(items):
                yield from (f"- {item}" for item in items)


def _roughly(duty: Duty) -> str:
    """Its hours as people say them, by the day where it says that it is done daily. HR's document has the figure."""
    is_daily = _EVERY_DAY.search(duty.text) and not _BUT.search(duty.text)
    said = (a_day if is_daily else a_week)(Fraction(duty.hours or 0))
    return (ROUGHLY | ROUGHLY_A_DAY)[said.key].format(n=swedish_number(Decimal(str(said.n))))


def _hours(hours: Decimal) -> str:
    return f"{swedish_number(hours)} {'timme' if hours == 1 else 'timmar'} i veckan"
