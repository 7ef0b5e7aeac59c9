"""A job description that is easy to read (*lättläst*): short sentences, one a line, in the order that somebody who may
take the job would ask. Made of the fields and nothing else; where a field is empty, nothing is said of it.

What people have written is not reworded, only taken apart into its sentences: whoever writes it plainly in the editor
has it plainly here.
"""

import re
from collections.abc import Iterable
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
from app.job_descriptions.fields import FIELDS, Field, Part, What, of_part
from app.job_descriptions.papers.document import edition, mark, of_draft, place, said
from app.weight.roughly import a_day, a_week

_SENTENCE_ENDS = re.compile(r"(?<=[^\W\d][.!?])\s+(?=[A-ZÅÄÖ])")
"""Not after a number, an ordinal or the like."""
_EVERY_DAY = re.compile(r"\b(?:dagligen|varje (?:dag|vardag|arbetsdag|morgon|förmiddag|eftermiddag|kväll))\b", re.I)
_BUT = re.compile(r"\b(?:inte|ej|nästan|utom|varannan|\w*(?:veck|månad|termin|säsong|sommar|vinter)\w*)\b", re.I)
"""What makes every day less than that."""


def easy(draft: Draft, version: int, on: date, letterhead: Letterhead) -> Document:
    """The draft as it was saved as this version, on this day."""
    return Document(
        title=draft.title,
        place=shortened(place(draft)),
        kind="Lättläst",
        edition=edition(draft, version, on),
        mark=mark(draft),
        on=on,
        blocks=tuple(_blocks(draft)),
        letterhead=of_draft(letterhead, draft),
        is_easy=True,
    )


def _blocks(draft: Draft) -> Iterable[Block]:
    parts = (
        ("Om jobbet", _about(draft)),
        ("Det här gör du", _duties(draft)),
        ("Det här gör du inte", _told(draft, FIELDS["not_included"])),
        ("Det här behöver du", _required(draft, Level.REQUIRED)),
        ("Det här är bra om du har", _required(draft, Level.DESIRABLE)),
        ("Det här behöver du inte", _required(draft, Level.NOT_NEEDED)),
        ("Arbetstid", _times(draft)),
        ("Anställning", _terms(draft)),
        ("Du får hjälp", _told(draft, *of_part(Part.SUPPORT))),
        ("Mer att veta", _told(draft, *of_part(Part.NOTES))),
        ("Om den här texten", _of_this(draft)),
    )
    for name, blocks in parts:
        if said := list(blocks):
            yield Heading(name)
            yield from said


def _about(draft: Draft) -> Iterable[Block]:
    yield from _said("Arbetsplats: {}", place(draft))
    yield from _told(draft, *of_part(Part.PLACE, Part.ASSIGNMENT))


def _duties(draft: Draft) -> Iterable[Block]:
    for heading, duties in by_heading(draft.duties):
        if heading:
            yield Heading(heading, 3)
        yield Bullets(tuple(duty.text + (f": {_roughly(duty)}" if duty.hours else "") for duty in duties))


def _required(draft: Draft, level: Level) -> Iterable[Block]:
    if items := tuple(it.what for it in draft.requirements if it.level is level and it.what):
        yield Bullets(items)


def _times(draft: Draft) -> Iterable[Block]:
    if draft.extent and draft.extent_in_hours:
        yield Paragraph(f"Du arbetar {_hours(draft.extent_in_hours)}.")
        yield Paragraph(
            "Det är heltid." if draft.extent == 100 else f"Det är {swedish_number(draft.extent)} procent av heltid."
        )
    yield from _told(draft, FIELDS["working_hours"])


def _terms(draft: Draft) -> Iterable[Block]:
    if draft.employment is Employment.PERMANENT:
        yield Paragraph("Anställningen gäller tills vidare.")
        yield Paragraph("Den har inget bestämt slut.")
    if draft.employment is Employment.TEMPORARY:
        yield Paragraph("Anställningen gäller en viss tid.")
    if draft.until:
        yield Paragraph(f"Den sista dagen är {swedish_date(draft.until)}.")
    yield from _told(draft, *(field for field in of_part(Part.EMPLOYMENT) if field.name != "working_hours"))
    if draft.agreement is Agreement.AB:
        yield Paragraph("Anställningen följer avtalet AB.")
        yield Paragraph("Det är en ordinarie anställning.")
    if draft.agreement is Agreement.BEA:
        yield Paragraph("Anställningen följer avtalet BEA.")
        yield Paragraph("BEA gäller anställningar som är en insats.")
        yield Paragraph("Arbetsplatsen ska klara sig utan dina uppgifter.")
        if draft.ab_plan:
            yield Paragraph("Planen är en ordinarie anställning.")
            yield Paragraph(f"Den ska börja den {swedish_date(draft.ab_plan)}.")
    yield from _told(draft, FIELDS["plan"])


def _of_this(draft: Draft) -> Iterable[Block]:
    yield Paragraph("Det här är en lättläst version.")
    yield Paragraph("Det är arbetsbeskrivningen som gäller.")
    if mark(draft):
        yield Paragraph("Den är ett utkast. Den är inte godkänd än.")


def _told(draft: Draft, *fields: Field) -> Iterable[Block]:
    """What is written in these fields, of those that are shown here."""
    for field in fields:
        if field.in_easy and field.what is What.PROSE:
            yield from _written(getattr(draft, field.name))
        elif field.in_easy:
            yield from _said(field.in_easy, said(draft, field))


def _said(sentence: str, text: str) -> Iterable[Block]:
    if text:
        yield Paragraph(sentence.format(text))


def _written(text: str) -> Iterable[Block]:
    """Each of its sentences on a line of its own."""
    for block in prose(text):
        if isinstance(block, Paragraph):
            yield from (Paragraph(sentence) for sentence in _SENTENCE_ENDS.split(block.text))
        else:
            yield block


def _roughly(duty: Duty) -> str:
    """Its hours as people say them, by the day where it says that it is done daily. HR's document has the figure."""
    is_daily = _EVERY_DAY.search(duty.text) and not _BUT.search(duty.text)
    said = (a_day if is_daily else a_week)(Fraction(duty.hours or 0))
    return (ROUGHLY | ROUGHLY_A_DAY)[said.key].format(n=swedish_number(Decimal(str(said.n))))


def _hours(hours: Decimal) -> str:
    return f"{swedish_number(hours)} {'timme' if hours == 1 else 'timmar'} i veckan"
