"""A job description as a document: what stands in it, and in which order."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from app.export.document import (
    NO_LETTERHEAD,
    STANDING_WORDS,
    Block,
    Cell,
    Column,
    Document,
    Facts,
    Heading,
    Letterhead,
    Mark,
    Paragraph,
    Signatures,
    Table,
    answer_word,
    listed,
    prose,
    shortened,
    swedish_date,
    swedish_number,
)
from app.job_descriptions.draft import Agreement, Decision, Draft, Duty, Employment, Kind, Origin, Source, Status
from app.job_descriptions.fields import FIELDS, Field, Part, What, of_kind, of_part, ordered
from app.job_descriptions.rows import shares
from app.job_descriptions.way.reviews import Review, Role
from app.job_descriptions.words import ACTION_ON_PAPER, KIND, LEVEL, PART, PART_OF_DAY_ON_PAPER, ROLE, STATUS
from app.vocabulary import Standing

MOST_GROUPS_IN_COLUMNS = 3
"""With more occupational groups than this, a column for each would be too narrow to read."""


def document(
    draft: Draft,
    version: int,
    on: date,
    letterhead: Letterhead = NO_LETTERHEAD,
    reviews: Sequence[tuple[Review, date]] = (),
) -> Document:
    """The draft as it was saved as this version, on this day. `reviews`: of its text, each with its day."""
    return Document(
        title=draft.title,
        place=shortened(place(draft)),
        kind="Arbetsbeskrivning",
        edition=edition(draft, version, on),
        mark=mark(draft),
        on=on,
        blocks=tuple(_blocks(draft, reviews)),
        letterhead=of_draft(letterhead, draft),
    )


def place(draft: Draft) -> str:
    is_example = draft.provenance.is_example
    return (draft.workplace or draft.provenance.workplace) + (" (påhittat exempel)" if is_example else "")


def edition(draft: Draft, version: int, on: date) -> str:
    return f"{STATUS[draft.status]}, version {version}, {swedish_date(on)}"


def mark(draft: Draft) -> str:
    """What stands on it until it is approved."""
    return "" if draft.status is Status.APPROVED else "UTKAST"


def of_draft(letterhead: Letterhead, draft: Draft) -> Letterhead:
    """The installation's own, or with the municipality that the draft names where it has none."""
    return replace(letterhead, organisation=letterhead.organisation or shortened(draft.municipality))


def _blocks(draft: Draft, reviews: Sequence[tuple[Review, date]]) -> Iterable[Block]:
    yield Facts(tuple(_facts(draft)))
    yield Heading("Uppdrag", about="assignment")
    yield from prose(draft.assignment or "Uppdraget är inte beskrivet än.")
    yield Heading("Arbetsuppgifter", about="duties")
    yield from _duties(draft)
    if draft.not_included:
        yield Heading("Ingår inte", about="not_included")
        yield from prose(draft.not_included)
    if draft.requirements:
        yield Heading("Krav och önskemål", about="requirements")
        yield _requirements(draft)
    if support := _written(draft, Part.SUPPORT):
        yield Heading(PART[Part.SUPPORT], about="support")
        for name, it in support:
            yield Heading(name, 3)
            yield from prose(it)
    yield Heading("Anställningsform", about="terms")
    yield Paragraph(_terms(draft))
    if draft.plan:
        yield Heading("Plan för AB", 3)
        yield from prose(draft.plan)
    if draft.notes:
        yield Heading("Övrigt", about="notes")
        yield from prose(draft.notes)
    if codes := _written(draft, Part.CODES):
        yield Heading("Koder", about="codes")
        if any(getattr(draft, field.name) for field in of_kind(What.CODE)):
            yield Paragraph("Förslag att kontrollera. Uppgifterna avgör koden, inte titeln.")
        yield Facts(tuple(codes))
    yield Heading("Samverkan", about="consultation")
    yield Facts(
        (*_consulted(draft, reviews), *(_review(it, on) for it, on in reviews if it.status is not Status.DRAFT))
    )
    yield Heading("Underskrifter")
    yield Signatures(("Ort och datum", "Närmaste chef", "Ort och datum", "Medarbetare"))
    yield from _lineage(draft)


def _consulted(draft: Draft, reviews: Sequence[tuple[Review, date]]) -> Iterable[tuple[str, str]]:
    """An empty one is a line to write on; but not for HR, where it has reviewed the text here."""
    for field in of_part(Part.CONSULTATION):
        value = getattr(draft, field.name)
        if value or field.name != "hr_review" or not _has_hr(reviews):
            yield field.name_on_paper, value


def _has_hr(reviews: Sequence[tuple[Review, date]]) -> bool:
    return any(it.role is Role.HR and it.status is not Status.DRAFT for it, _ in reviews)


def _facts(draft: Draft) -> Iterable[tuple[str, str]]:
    if shortened(place(draft)) != place(draft):
        yield "Arbetsplats", place(draft)
    facts = (it for it in of_part(Part.PLACE, Part.EMPLOYMENT) if it.name not in _SAID_ELSEWHERE)
    for field in ordered(_FACTS, (*facts, FIELDS["agreement"])):
        value = said(draft, field)
        if value or field.name in _ALWAYS:
            yield field.name_on_paper, value or "–"


def said(draft: Draft, field: Field) -> str:
    """What is written in a field, as it stands on paper."""
    if field.name in _SAID:
        return _SAID[field.name](draft)
    value = getattr(draft, field.name)
    if isinstance(value, date):
        return swedish_date(value)
    return swedish_number(value) if isinstance(value, Decimal) else str(value or "")


def _written(draft: Draft, part: Part) -> list[tuple[str, str]]:
    """What is written in a part of the text: names and values."""
    return [(field.name_on_paper, value) for field in of_part(part) if (value := said(draft, field))]


def _review(it: Review, on: date) -> tuple[str, str]:
    who = f"{ROLE[it.role]}, {it.who}" if it.who and it.role is not Role.OTHER else it.who or ROLE[it.role]
    return STATUS[it.status], f"{who}: version {it.version}, {swedish_date(on)}"


def extent(draft: Draft) -> str:
    """Hours a week and percent, or ""."""
    if draft.extent is None or draft.extent_in_hours is None:
        return ""
    return f"{swedish_number(draft.extent_in_hours)} timmar i veckan, {swedish_number(draft.extent)} procent"


def employment(draft: Draft) -> str:
    """For how long, or ""."""
    until = f"till och med {swedish_date(draft.until)}" if draft.until else ""
    if draft.employment is Employment.TEMPORARY:
        return f"Tidsbegränsad {until}".strip()
    return "Tills vidare" if draft.employment is Employment.PERMANENT else until.capitalize()


def _agreement(draft: Draft) -> str:
    if draft.agreement is Agreement.BEA and draft.ab_plan:
        return f"BEA. Plan för AB från {swedish_date(draft.ab_plan)}"
    return draft.agreement.value or "–"


_SAID: dict[str, Callable[[Draft], str]] = {"extent": extent, "employment": employment, "agreement": _agreement}
_SAID_ELSEWHERE = ("workplace", "full_time", "until")
"""In the head, or with how much and for how long."""
_FACTS = (
    *("extent", "working_hours", "employment", "agreement", "start", "salary"),
    *("manager", "works_with", "relieves"),
)
"""In this order, whatever more there is after them."""
_ALWAYS = ("extent", "agreement", "manager", "works_with")
"""Also where nothing is written."""


def _terms(draft: Draft) -> str:
    if draft.agreement is Agreement.AB:
        return "Anställningen är ordinarie och följer Allmänna bestämmelser (AB)."
    if draft.agreement is Agreement.OPEN:
        return "Avtalet är inte bestämt."
    plan = (
        f"Planen är en ordinarie anställning enligt AB från den {swedish_date(draft.ab_plan)}."
        if draft.ab_plan
        else "Det finns ingen bestämd dag för en ordinarie anställning enligt AB."
    )
    return (
        "Anställningen följer avtalet för arbetsmarknadspolitiska insatser (BEA). Uppgifterna är avlastning och får "
        f"inte vara sådana att verksamheten inte klarar sig utan dem. {plan}"
    )


def _duties(draft: Draft) -> Iterable[Block]:
    """A table, or one for each heading; the shares are of the whole."""
    under: dict[str, list[tuple[Duty, int | None]]] = {"": []}
    for duty, share in zip(draft.duties, shares(draft), strict=True):
        under.setdefault(duty.heading, []).append((duty, share))
    for heading, rows in under.items():
        if heading:
            yield Heading(heading, 3)
        if rows:
            yield _duty_table(rows, has_hours=bool(draft.hours))
    if draft.hours and len([rows for rows in under.values() if rows]) > 1:
        yield Facts((("Alla uppgifter", f"{swedish_number(draft.hours)} h i veckan"),))


def _duty_table(rows: Sequence[tuple[Duty, int | None]], *, has_hours: bool) -> Table:
    if not has_hours:
        return Table((Column("Uppgift", 1),), tuple((duty.text,) for duty, _ in rows))
    columns = (Column("Uppgift", 15), Column("I veckan", 3, is_number=True), Column("Andel", 3, is_number=True))
    hours = sum((duty.hours for duty, _ in rows if duty.hours), Decimal(0))
    return Table(
        columns,
        tuple(
            (
                duty.text,
                f"{swedish_number(duty.hours)} h" if duty.hours else "–",
                "–" if share is None else f"{share} %",
            )
            for duty, share in rows
        ),
        ("Summa", f"{swedish_number(hours)} h", f"{sum(share or 0 for _, share in rows)} %") if len(rows) > 1 else None,
    )


def _requirements(draft: Draft) -> Table:
    """The formal ones first."""
    in_order = sorted(draft.requirements, key=lambda it: it.kind is not Kind.FORMAL)
    rows = tuple((it.what, KIND[it.kind], LEVEL[it.level], it.why) for it in in_order)
    return Table((Column("Kunskap eller förmåga", 8), Column("Slag", 3), Column("Nivå", 4), Column("Varför", 7)), rows)


# Where the tasks came from


def _lineage(draft: Draft) -> Iterable[Block]:
    """For each workshop what it was, and the tasks that the job's sentences came from."""
    used = {id for duty in draft.duties for id in duty.sources}
    sources = [source for source in draft.provenance.sources if source.id in used]
    if draft.provenance.origins:
        yield Heading("Bilaga: Så kom uppgifterna till", on_new_page=True)
    for origin in draft.provenance.origins:
        if len(draft.provenance.origins) > 1:
            yield Heading(f"{origin.workplace}: {origin.workshop}", 3)
        yield Paragraph(_origin(origin))
        if its := [source for source in sources if draft.provenance.origin(source) == origin]:
            yield _sources(its, origin.groups)
    if told := [(source.text, text) for source in sources if (text := _told(source, draft.provenance.origin(source)))]:
        yield Heading("Varför, och vad som bestämdes", 3)
        yield Table((Column("Arbetsuppgift på tavlan", 4), Column("Skäl och beslut", 7)), tuple(told))


def _origin(it: Origin) -> str:
    who = f"{it.people} medarbetare" if it.people else "Medarbetarna"
    groups = f" i yrkesgrupperna {listed(it.groups)}" if len(it.groups) > 1 else ""
    tasks = f"{it.sorted} arbetsuppgifter" if it.sorted != 1 else "en arbetsuppgift"
    red = (
        f"{it.red} av dem blev röda för alla som gör dem" if it.red != 1 else "En av dem blev röd för alla som gör den"
    )
    where = f"i workshopen ”{it.workshop}”" if it.workshop != it.workplace else f"på {it.workplace}"
    return (
        f"{who}{groups} sorterade {tasks} {where} enligt metoden Använd kompetensen rätt. {red}. "
        "Röd är en uppgift som ligger utanför gruppens uppdrag men som någon annan på arbetsplatsen behöver göra. "
        f"Så här låg uppgifterna den {swedish_date(it.on)}."
    )


def _sources(sources: Sequence[Source], groups: Sequence[str]) -> Table:
    """Each group's colour and, where they may be shown, its votes; the hours a week that are handed over."""
    columns = [Column("Arbetsuppgift på tavlan", 5)]
    rows: list[list[Cell]] = [[source.text] for source in sources]
    if len(groups) <= MOST_GROUPS_IN_COLUMNS:
        columns += [Column(group, 3) for group in groups]
        for row, source in zip(rows, sources, strict=True):
            row += [_of_group(source, group) for group in groups]
    else:
        columns.append(Column("Yrkesgruppernas färger", 6))
        for row, source in zip(rows, sources, strict=True):
            row.append(_by_colour(source))
    if others := [unit for unit in dict.fromkeys(unit for it in sources for unit, _ in it.votes) if unit not in groups]:
        columns += [Column(unit, 3) for unit in others]
        for row, source in zip(rows, sources, strict=True):
            row += [_votes(source, unit) or "–" for unit in others]
    if any(source.hours for source in sources):
        columns.append(Column("I veckan", 2, is_number=True))
        for row, source in zip(rows, sources, strict=True):
            row.append(f"{swedish_number(source.hours)} h" if source.hours else "–")
    return Table(tuple(columns), tuple(map(tuple, rows)))


def _of_group(source: Source, group: str) -> Cell:
    placed, said = dict(source.colours).get(group), _said_by(source, group)
    if placed is None:
        return said or "–"
    return (Mark(placed, STANDING_WORDS[placed] + (f" ({said})" if said else "")),)


def _by_colour(source: Source) -> Cell:
    who: dict[Standing, list[str]] = {it: [] for it in STANDING_WORDS}
    for group, placed in source.colours:
        said = _said_by(source, group)
        who[placed].append(f"{group} ({said})" if said else group)
    return tuple(Mark(it, f"{STANDING_WORDS[it]}: {listed(groups)}") for it, groups in who.items() if groups) or "–"


def _said_by(source: Source, group: str) -> str:
    """The word of a group that answers together, or how many of a group gave each answer."""
    answer = dict(source.joint).get(group)
    if answer is None:
        return _votes(source, group)
    return f"gruppens svar: {answer_word(answer)}"


def _votes(source: Source, unit: str) -> str:
    """How many gave each answer. An older version has no number for those who do not do it."""
    counts = dict(source.votes).get(unit, ())
    words = STANDING_WORDS.values()
    return ", ".join(f"{count} {word}" for word, count in zip(words, counts, strict=False) if count)


def _told(source: Source, origin: Origin | None) -> str:
    said = []
    if origin and len(origin.groups) > MOST_GROUPS_IN_COLUMNS:  # else it stands in the group's column
        unplaced = (it for it in source.joint if it[0] not in dict(source.colours))
        said += [f"{group} svarade tillsammans: {answer_word(answer)}." for group, answer in unplaced]
    if source.parts:
        said.append(f"Görs {listed([PART_OF_DAY_ON_PAPER[part] for part in source.parts])}.")
    if len(source.hours_by_group) > 1:
        by = (f"{group} {swedish_number(hours)} h" for group, hours in source.hours_by_group)
        said.append(f"Lämnas över i veckan: {', '.join(by)}.")
    said += [_decided(it) for it in source.decisions]
    if source.why:
        said.append(f"Varför: ”{_bare(source.why)}”.")
    if source.dissent:
        said.append(f"Någon tyckte annat: ”{_bare(source.dissent)}”.")
    return " ".join(said)


def _bare(words: str) -> str:
    """As it stands within a sentence of ours, that ends by itself."""
    return words.removesuffix(".")


def _decided(it: Decision) -> str:
    text = f"Bestämt i träff 2: {ACTION_ON_PAPER[it.kind]}"
    text += f": {it.what}" if it.what else ""
    text += "" if text.endswith((".", "!", "?")) else "."
    text += f" Ansvarig: {it.owner}." if it.owner else ""
    return text + (f" Klart senast {swedish_date(it.due)}." if it.due else "")
