"""A job description as a document: what stands in it, and in which order."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from app.export.document import (
    NO_LETTERHEAD,
    NOT_FILED,
    STANDING_WORDS,
    Block,
    Cell,
    Column,
    Document,
    Facts,
    Filed,
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
from app.job_descriptions.draft import (
    Agreement,
    Basis,
    Begun,
    Decision,
    Draft,
    Duty,
    Employment,
    Kind,
    Origin,
    Provenance,
    Source,
    Status,
)
from app.job_descriptions.fields import FIELDS, Field, Part, What, of_kind, of_part, ordered
from app.job_descriptions.rows import shares
from app.job_descriptions.way.approval import Approval, Passed, Unmet
from app.job_descriptions.way.reviews import HAVE_READ, How, Party, Review, ReviewRole, Word, latest
from app.job_descriptions.words import (
    ACTION_ON_PAPER,
    BEGUN,
    CONDITION,
    KIND,
    LEVEL,
    ORDINARY_WORK_ON_PAPER,
    PART,
    PART_OF_DAY_ON_PAPER,
    REPLIED,
    ROLE,
    STATUS,
    WORD,
)
from app.vocabulary import Standing

WHOLE = 100
"""Percent."""
MOST_GROUPS_IN_COLUMNS = 3
"""With more occupational groups than this, a column for each would be too narrow to read."""


def document(
    draft: Draft,
    version: int,
    on: date,
    letterhead: Letterhead = NO_LETTERHEAD,
    reviews: Sequence[tuple[Review, date]] = (),
    filed: Filed = NOT_FILED,
    approval: Approval | None = None,
    *,
    has_appendix: bool = True,
) -> Document:
    """The draft as it was saved as this version, on this day. `reviews`: of its text, each with its day. `approval`:
    where it is or was in force. `has_appendix`: with where the tasks came from, and each group's votes."""
    whose = of_draft(letterhead, draft)
    about = (*_identity(draft, whose.organisation), *_facts(draft), *_records(draft, version, on, filed))
    return Document(
        title=draft.title,
        place=shortened(place(draft)),
        kind="Arbetsbeskrivning",
        edition=edition(draft, version, on),
        mark=mark(draft),
        on=on,
        blocks=(
            Facts(about, tuple((name, FIELDS[name].name_on_paper) for name in COMMENTED)),
            *_blocks(draft, reviews, approval),
            *(_lineage(draft) if has_appendix else ()),
        ),
        letterhead=whose,
        filed=filed,
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


def _blocks(draft: Draft, reviews: Sequence[tuple[Review, date]], approval: Approval | None) -> Iterable[Block]:
    yield from _need(draft)
    yield Heading("Uppdrag", about="assignment")
    yield from prose(draft.assignment or "Uppdraget är inte beskrivet än.")
    yield Heading("Arbetsuppgifter", about="duties")
    yield from _duties(draft)
    if draft.not_included:
        yield Heading("Ingår inte", about="not_included")
        yield from prose(draft.not_included)
    yield from _under(draft, Part.AUTHORITY, Part.STRAIN)
    if draft.requirements:
        yield Heading("Krav och önskemål", about="requirements")
        yield _requirements(draft)
    if support := _written(draft, of_part(Part.SUPPORT)):
        yield Heading(PART[Part.SUPPORT], about="support")
        for name, it in support:
            yield Heading(name, 3)
            yield from prose(it)
    yield from _under(draft, Part.GROWTH)
    yield Heading("Anställningsform", about="terms")
    yield Paragraph(_terms(draft))
    if terms := _written(draft, ordered(_TERMS, _of_terms())):
        yield Facts(tuple(terms))
    if draft.plan:
        yield Heading("Plan för AB", 3)
        yield from prose(draft.plan)
    if draft.notes:
        yield Heading("Övrigt", about="notes")
        yield from prose(draft.notes)
    if codes := _written(draft, of_part(Part.CODES)):
        yield Heading("Koder", about="codes")
        if any(getattr(draft, field.name) for field in of_kind(What.CODE)):
            yield Paragraph("Förslag att kontrollera. Uppgifterna avgör koden, inte titeln.")
        yield Facts(tuple(codes))
    yield Heading("Samverkan", about="consultation", with_signatures=True)
    yield Facts(tuple(_consulted(draft, reviews)))
    yield from _said_of_it(reviews)
    yield from _approved(approval)
    yield Heading("Underskrifter")
    yield Signatures(("Ort och datum", "Närmaste chef", "Ort och datum", "Medarbetare"))


def _under(draft: Draft, *parts: Part) -> Iterable[Block]:
    """Each text with a heading of its own, where it is written."""
    for field in of_part(*parts):
        if text := said(draft, field):
            yield Heading(field.name_on_paper, about=field.name)
            yield from prose(text)


def _identity(draft: Draft, organisation: str) -> Iterable[tuple[str, str]]:
    """Whose it is: also in the text, for whoever hears it and for a printed page that is copied without its head."""
    if organisation:
        yield "Organisation", organisation
    for name in ("administration", "unit"):
        if value := said(draft, FIELDS[name]):
            yield FIELDS[name].name_on_paper, value
    yield FIELDS["workplace"].name_on_paper, place(draft) or "–"


def _records(draft: Draft, version: int, on: date, filed: Filed) -> Iterable[tuple[str, str]]:
    """How far it has come, and how it stands in the records."""
    yield "Status", STATUS[draft.status]
    yield "Version", f"{version}, {swedish_date(on)}"
    if filed.diary:
        yield "Diarienummer", filed.diary
    if filed.classification:
        yield "Klassificering", filed.classification
    if filed.drawn_up:
        yield "Upprättad", swedish_date(filed.drawn_up)


def _need(draft: Draft) -> Iterable[Block]:
    """In the workplace's own words. What came first is no matter of whoever gets the job, and is not said."""
    if draft.need or draft.ordinary_work:
        yield Heading("Behovet", about="need")
        yield from prose(draft.need)
        if draft.ordinary_work:
            yield Paragraph(ORDINARY_WORK_ON_PAPER[draft.ordinary_work])


def _consulted(draft: Draft, reviews: Sequence[tuple[Review, date]]) -> Iterable[tuple[str, str]]:
    """An empty one is a line to write on; but not for HR, where it has reviewed the text here."""
    for field in of_part(Part.CONSULTATION):
        value = getattr(draft, field.name)
        if value or field.name != "hr_review" or not _has_hr(reviews):
            yield field.name_on_paper, value


def _has_hr(reviews: Sequence[tuple[Review, date]]) -> bool:
    return any(it.role is ReviewRole.HR and it.word in (*HAVE_READ, Word.APPROVED) for it, _ in reviews)


def _facts(draft: Draft) -> Iterable[tuple[str, str]]:
    """What a reader asks first: whose job it is beside, how much, under which agreement."""
    about = (it for it in of_part(Part.PLACE) if it.name not in _SAID_ELSEWHERE)
    for field in (*ordered(_FACTS, about), *(FIELDS[name] for name in _AT_A_GLANCE)):
        value = said(draft, field)
        if value or field.name in _ALWAYS:
            yield field.name_on_paper, value or "–"


def _of_terms() -> Iterable[Field]:
    return (it for it in of_part(Part.EMPLOYMENT) if it.name not in (*_SAID_ELSEWHERE, *_AT_A_GLANCE))


def said(draft: Draft, field: Field) -> str:
    """What is written in a field, as it stands on paper."""
    if field.name in _SAID:
        return _SAID[field.name](draft)
    value = getattr(draft, field.name)
    if isinstance(value, date):
        return swedish_date(value)
    return swedish_number(value) if isinstance(value, Decimal) else str(value or "")


def _written(draft: Draft, fields: Iterable[Field]) -> list[tuple[str, str]]:
    """What is written in these fields: names and values."""
    return [(field.name_on_paper, value) for field in fields if (value := said(draft, field))]


def _said_of_it(reviews: Sequence[tuple[Review, date]]) -> Iterable[Block]:
    """The last word of each party, in its own words as they stand, and by whom they were entered, where that was
    somebody else; and who approved."""
    days = {id(it): on for it, on in reviews}
    last = latest(it for it, _ in reviews)
    approved = [it for it, _ in reviews if it.word is Word.APPROVED]
    if every := [*last, *approved[-1:]]:
        yield Heading("Vad parterna har sagt", 3)
        columns = (Column("Part och svar", 6), Column("Egna ord", 9))
        yield Table(columns, tuple((_word(it, days[id(it)]), _own_words(it)) for it in every))


def _word(it: Review, on: date) -> str:
    return f"{party(it.party)}: {WORD[it.word].lower()}, version {it.version}, {swedish_date(on)}"


def _own_words(it: Review) -> str:
    said = [f"”{it.words}”"] if it.words else []
    entered = [f"{noted(it)}."] if it.how is How.NOTED else []
    return " ".join([*said, *entered, *([f"Svar: {replied(it)}"] if it.reply else [])]) or "–"


def replied(it: Review, said: Callable[[str], str] = str) -> str:
    """What a review was answered. `said`: in another language than the paper's."""
    assert it.reply is not None
    words = said(REPLIED[it.reply])
    return f"{words}: ”{it.reply_words}”" if it.reply_words else f"{words}."


def noted(it: Review) -> str:
    whose = f"Inlagt av {it.by}" if it.by else "Inlagt av någon annan"
    return f"{whose}, enligt protokoll: {it.protocol}" if it.protocol else whose


def party(it: Party, said: Callable[[str], str] = str) -> str:
    """Whose word it is: `Fack, Kommunal`. `said`: in another language than the paper's."""
    role = said(ROLE[it.role])
    if it.role is ReviewRole.OTHER:
        return it.who or role
    return f"{role}, {it.who}" if it.who else role


def _approved(approval: Approval | None) -> Iterable[Block]:
    """Since when it is in force, and what was not met when it was approved."""
    if approval is None:
        return
    until = f", till {swedish_date(approval.until)}" if approval.until else ""
    yield Heading("Godkännande", 3)
    yield Facts((("Gäller från", f"{swedish_date(approval.since)}{until}"),))
    if approval.passed:
        columns = (Column("Det här saknades", 7), Column("Godkänd ändå, därför att", 10))
        yield Table(columns, tuple((lacking(it), it.why) for it in approval.passed))


def lacking(it: Unmet | Passed, said: Callable[[str], str] = str) -> str:
    """What was not met, and whom or how many it is about."""
    about = "; ".join(party(each, said) for each in it.parties) or (str(it.count) if it.count else "")
    what = said(CONDITION[it.condition])
    return f"{what}: {about}" if about else what


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
_SAID_ELSEWHERE = ("administration", "unit", "workplace", "full_time", "until")
"""With whose it is, or with how much and for how long."""
_FACTS = ("manager", "works_with", "relieves")
_AT_A_GLANCE = ("extent", "agreement")
_TERMS = ("employment", "working_hours", "start", "salary", "pay_group", "register_check")
"""In this order, whatever more there is after them."""
COMMENTED = ("extent", "working_hours", "salary")
"""What can be commented on by itself among the facts, also where nothing is written: pay, hours and extent."""
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
    if not draft.duties:
        yield Paragraph("Arbetsuppgifterna är inte bestämda än.")
    under: dict[str, list[tuple[Duty, int | None]]] = {"": []}
    for duty, share in zip(draft.duties, shares(draft), strict=True):
        under.setdefault(duty.heading, []).append((duty, share))
    for heading, rows in under.items():
        if heading:
            yield Heading(heading, 3)
        if rows:
            yield _duty_table(rows, draft.hours)
    if draft.hours and len([rows for rows in under.values() if rows]) > 1:
        yield Facts((("Alla uppgifter", f"{swedish_number(draft.hours)} h i veckan"),))
    if draft.hours and sum(filter(None, shares(draft))) != WHOLE:
        yield Paragraph("Andelarna är avrundade till hela procent. Lika många timmar har lika stor andel.")


def _duty_table(rows: Sequence[tuple[Duty, int | None]], of_all: Decimal) -> Table:
    """`of_all`: the hours of all duties. A sum of all is the whole, however its rows are rounded."""
    if not of_all:
        return Table((Column("Uppgift", 1),), tuple((duty.text,) for duty, _ in rows))
    columns = (Column("Uppgift", 15), Column("I veckan", 3, is_number=True), Column("Andel", 3, is_number=True))
    hours = sum((duty.hours for duty, _ in rows if duty.hours), Decimal(0))
    percent = WHOLE if hours == of_all else sum(share or 0 for _, share in rows)
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
        ("Summa", f"{swedish_number(hours)} h", f"{percent} %") if len(rows) > 1 else None,
    )


def _requirements(draft: Draft) -> Table:
    """The formal ones first."""
    in_order = sorted(draft.requirements, key=lambda it: it.kind is not Kind.FORMAL)
    rows = tuple((it.what, KIND[it.kind], LEVEL[it.level], it.why) for it in in_order)
    return Table((Column("Kunskap eller förmåga", 8), Column("Slag", 3), Column("Nivå", 4), Column("Varför", 7)), rows)


# Where the tasks came from


def _lineage(draft: Draft) -> Iterable[Block]:
    """For each workshop, and whatever else, what it was, and the tasks that the job's sentences came from."""
    used = {id for duty in draft.duties for id in duty.sources}
    sources = [source for source in draft.provenance.sources if source.id in used]
    bases = [basis for basis in draft.provenance.bases if any(it.basis is basis.kind for it in sources)]
    if draft.provenance.origins or bases:
        yield Heading("Bilaga: Så kom uppgifterna till", on_new_page=True)
    for basis in bases:
        yield Heading(basis_name(basis), 3)
        yield Paragraph(_basis(basis))
        yield _of_basis(draft.provenance, basis, [it for it in sources if it.basis is basis.kind])
    for origin in draft.provenance.origins:
        if len(draft.provenance.origins) + len(bases) > 1:
            yield Heading(f"{origin.workplace}: {origin.workshop}", 3)
        yield Paragraph(_origin(origin))
        if its := [source for source in sources if draft.provenance.origin(source) == origin]:
            yield _sources(its, origin.groups)
    if told := [(source.text, text) for source in sources if (text := _told(source, draft.provenance.origin(source)))]:
        yield Heading("Varför, och vad som bestämdes", 3)
        yield Table((Column("Arbetsuppgift på tavlan", 4), Column("Skäl och beslut", 7)), tuple(told))


def basis_name(basis: Basis) -> str:
    return f"{BEGUN[basis.kind]}: {basis.name}" if basis.name else BEGUN[basis.kind]


def _basis(basis: Basis) -> str:
    day = swedish_date(basis.on)
    match basis.kind:
        case Begun.INTERVIEWS:
            who = "En medarbetare" if basis.asked == 1 else f"{basis.asked} medarbetare"
            return f"{who} på arbetsplatsen intervjuades var för sig. Så här hade de svarat den {day}."
        case Begun.OLDER_TEXT:
            return f"Uppgifterna togs ur en äldre arbetsbeskrivning den {day}. Så här stod det i den."
        case Begun.VACANCY:
            return f"Uppgifterna togs ur texten om en tjänst som finns och var vakant den {day}. Så här stod det i den."
        case Begun.SHARED:
            return (
                f"Arbetsplatserna har sorterat sina arbetsuppgifter enligt metoden Använd kompetensen rätt, och delat "
                f"vad de kom fram till. Den {day} byggdes tjänsten av uppgifter som de delade. Så här stod de där."
            )


def _of_basis(provenance: Provenance, basis: Basis, sources: Sequence[Source]) -> Table:
    """What was said or written; of interviews how many said it, where that tells of nobody who."""
    said = tuple("; ".join((source.text, *source.also)) for source in sources)
    if not any(map(provenance.mentioned, sources)):
        head = {Begun.INTERVIEWS: "Nämnt i intervjuerna", Begun.SHARED: "Delad uppgift"}.get(basis.kind, "I texten")
        return Table((Column(head, 1),), tuple((text,) for text in said))
    counts = (mentioned_by(provenance.mentioned(source)) for source in sources)
    return Table((Column("Nämnt i intervjuerna", 5), Column("Hur många", 3)), tuple(zip(said, counts, strict=True)))


def mentioned_by(counted: tuple[int, int] | None) -> str:
    return f"{counted[0]} av {counted[1]} nämnde" if counted else "–"


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
