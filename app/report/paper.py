"""The report as a document: whole, and on one page."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from app.analysis import words as session_two
from app.analysis.freed import Goes
from app.board import words as board_words
from app.board.board import Task
from app.export.document import (
    COLOUR_WORDS,
    NO_LETTERHEAD,
    NOT_FILED,
    STANDING_WORDS,
    Bars,
    Block,
    Bullets,
    Cell,
    Column,
    Document,
    Facts,
    Filed,
    Heading,
    Letterhead,
    Mark,
    Paragraph,
    Table,
    swedish_date,
)
from app.job_descriptions.papers.document import MOST_GROUPS_IN_COLUMNS
from app.parking import words as parking_words
from app.report import wording
from app.report.remarks import Remark
from app.report.report import Opinion, Planned, Report
from app.results import wording as result_words
from app.results.result import Row
from app.vocabulary import SPLIT, Colour, standing
from app.voting.ballot import ANSWERS
from app.workshop import words as workshop_words

MOST_ON_ONE_PAGE = 8
"""Actions, or groups: the page is for those who have ten seconds."""
SHORT = 70
"""Characters of a task's text on it."""
FEW = 3
"""Tasks that are named there, of those that something is planned alike for."""


def whole(
    report: Report,
    on: date,
    filed: Filed = NOT_FILED,
    letterhead: Letterhead = NO_LETTERHEAD,
    remarks: Sequence[Remark] = (),
) -> Document:
    """`remarks`: what readers have said of it."""
    return _document(report, on, "Rapport", tuple(_whole(report, remarks)), filed, letterhead)


def short(
    report: Report,
    on: date,
    filed: Filed = NOT_FILED,
    letterhead: Letterhead = NO_LETTERHEAD,
    remarks: Sequence[Remark] = (),
) -> Document:
    """Of the remarks only how many there are."""
    return _document(report, on, "Kort rapport", tuple(_short(report, remarks)), filed, letterhead)


def _document(
    report: Report, on: date, kind: str, blocks: tuple[Block, ...], filed: Filed, letterhead: Letterhead
) -> Document:
    came = report.came
    return Document(
        title=came.title,
        place=result_words.place(came),
        kind=kind,
        edition=swedish_date(on),
        mark="" if report.is_closed else "PÅGÅR",
        on=on,
        blocks=blocks,
        letterhead=letterhead,
        filed=filed,
    )


def _whole(report: Report, remarks: Sequence[Remark]) -> Iterable[Block]:
    came = report.came
    yield Facts(tuple(_facts(report)))
    yield from _result(report)
    yield from _frees(report)
    yield from _aims(report)
    yield from _by_colour_now(report)
    yield from _actions(report)
    yield from _decisions(report)
    yield from _parked(report)
    yield from _parties(report)
    yield from _remarks(remarks)
    dissent = [f"{row.text}: {row.dissent}" for row in came.rows if row.dissent]
    if dissent:
        yield Heading("Avvikande meningar")
        yield Bullets(tuple(dissent))
    yield from _board(report)
    yield from _joint_answers(report)
    yield from _answers(report)
    yield Heading("Så gjorde vi, och vad siffrorna säger")
    for line in (*wording.method(report), " ".join((*result_words.method(came), *result_words.unknown(came)))):
        yield Paragraph(line)


def _short(report: Report, remarks: Sequence[Remark]) -> Iterable[Block]:
    yield Facts(tuple(_facts(report)))
    yield from _frees(report, MOST_ON_ONE_PAGE)
    yield from _aims(report)
    yield Heading("Det här ska hända")
    rows = [(_planned_row(report, it), it.tasks) for it in report.planned if it.plan.kind != "keep"]
    if rows:
        columns = (*_columns(5, 3, 3, 3), Column("Beslut", 2))
        yield Table(columns, tuple(_short_row(*row) for row in rows[:MOST_ON_ONE_PAGE]))
        if len(rows) > MOST_ON_ONE_PAGE:
            left = len(rows) - MOST_ON_ONE_PAGE
            more = f"{left} åtgärder till. De" if left > 1 else "en åtgärd till. Den"
            yield Paragraph(f"Och {more} står i den långa rapporten.")
    else:
        yield Paragraph("Inga åtgärder är bestämda.")
    yield Facts(tuple(_duties(report, _cut)))
    if remarks:
        yield Paragraph(_counted(remarks))
    yield Paragraph("Timmarna är vad personalen uppskattar. Hur det är räknat står i den långa rapporten.")


def _short_row(row: tuple[str, str, str, str, str], tasks: Sequence[Task]) -> tuple[str, ...]:
    """Of many tasks the first few, and how many more there are."""
    _, what, owner, due, decided = row
    named, more = _cut(_named(tasks[:FEW])), len(tasks) - FEW
    return f"{named} och {more} till" if more > 0 else named, _cut(what), _cut(owner), due, decided


def _counted(remarks: Sequence[Remark]) -> str:
    said = "En kommentar" if len(remarks) == 1 else f"{len(remarks)} kommentarer"
    silent = sum(not it.answer for it in remarks)
    how = f", {silent} utan svar" if silent else ""
    return f"{said} på rapporten{how}: se den långa rapporten."


def _cut(text: str) -> str:
    return text if len(text) <= SHORT else f"{text[: SHORT - 1].rstrip()}…"


def _facts(report: Report) -> Iterable[tuple[str, str]]:
    came = report.came
    yield "Syfte", workshop_words.PURPOSE_SHORT[came.purpose]
    yield "Arbetsplats", result_words.place(came)
    yield "Yrkesgrupper", ", ".join(f"{name} ({wording.people(report, id)})" for id, name in came.groups.items())
    yield from wording.ready(report)
    frees = report.freed.frees
    if frees:
        said = wording.roughly(frees)
        yield "Frigörs", f"{said.capitalize()}, om förslaget blir av: {wording.hours(frees)} i veckan"


def _result(report: Report) -> Iterable[Block]:
    came = report.came
    yield Heading("Det här kom vi fram till på träff 1")
    counts = [(talk, len(came.asking_for(talk))) for talk in came.talks]
    yield Facts(tuple((board_words.TALK[talk], str(count)) for talk, count in counts))
    yield Paragraph(" ".join(f"{board_words.TALK[t]}: {result_words.talk_why(t, came).lower()}." for t in came.talks))


def _frees(report: Report, most: int | None = None) -> Iterable[Block]:
    freed = report.freed
    yield Heading("Vad det frigör")
    if not freed.shares:
        is_gone = report.came.has_no_answers
        why = "Tiderna är gallrade" if is_gone else "Ingen tid är sagd"
        yield Paragraph(f"{why}, så det går inte att räkna på.")
        return
    yield _before_and_after(report, most)
    columns = (
        Column("Timmar i veckan", 4),
        *(Column(head, 2, is_number=True) for head in ("Nu", "Slutar", "Ny tjänst", "Flyttar", "Kommer till", "Sedan")),
    )
    rows = []
    for unit in freed.units[:most]:
        figures = [
            freed.before(unit),
            *(freed.goes(where, unit=unit) for where in (Goes.STOPS, Goes.NEW_JOB, Goes.MOVES)),
            freed.comes(unit),
            freed.after(unit),
        ]
        rows.append((report.name_of(unit), *(wording.number(minutes.hours) for minutes in figures)))
    total = (
        "Alla",
        wording.number(freed.before().hours),
        *(wording.number(freed.goes(where).hours) for where in (Goes.STOPS, Goes.NEW_JOB, Goes.MOVES)),
        "",
        wording.number((freed.goes(Goes.STAYS) + freed.goes(Goes.MOVES)).hours),
    )
    yield Table(columns, tuple(rows), total)
    yield Paragraph(_freed_in_all(report))
    if report.warnings:
        yield Bullets(tuple(wording.warning(warn, report) for warn in report.warnings))


def _freed_in_all(report: Report) -> str:
    freed = report.freed
    if not freed.frees:
        return f"Det ni har planerat frigör ingen tid. {wording.ONLY_LISTED}"
    return (
        f"Om förslaget blir av frigörs {wording.roughly(freed.frees)}: {wording.hours(freed.frees)} i veckan. "
        f"{wording.number(freed.goes(Goes.STOPS).hours)} h slutar ni med och "
        f"{wording.number(freed.goes(Goes.NEW_JOB).hours)} h går till en ny tjänst. "
        f"{wording.number(freed.goes(Goes.MOVES).hours)} h flyttar mellan grupperna och görs fortfarande. "
        f"{wording.ONLY_LISTED}"
    )


def _aims(report: Report) -> Iterable[Block]:
    if report.aims:
        yield Heading("Det vill vi göra för tiden", level=3)
        yield Facts(tuple((report.name_of(id), _aim(report, id, text)) for id, text in report.aims.items()))


def _aim(report: Report, group: str, text: str) -> str:
    leaves = report.freed.leaves(group)
    return f"{_ended(text)} Om förslaget blir av: {wording.roughly(leaves)}." if leaves else text


def _parked(report: Report) -> Iterable[Block]:
    if not report.parked:
        return
    yield Heading("Parkerat")
    yield Paragraph("Det som kom upp och inte är en arbetsuppgift.")
    columns = (Column("Vad", 6), Column("Tas upp", 3), Column("Vem", 3))
    yield Table(
        columns, tuple((it.text, parking_words.ENDS_ON_PAPER[it.ends_as], it.owner or "–") for it in report.parked)
    )


def _before_and_after(report: Report, most: int | None) -> Bars:
    freed = report.freed
    rows = []
    for unit in freed.units[:most]:
        now = [(colour.value if colour else "none", freed.of_colour(unit, colour)) for colour in (*Colour, None)]
        then = [("stays", freed.goes(Goes.STAYS, unit=unit)), ("comes", freed.comes(unit))]
        for when, parts, hours in (
            (f"{report.name_of(unit)}: nu", now, freed.before(unit)),
            ("sedan", then, freed.after(unit)),
        ):
            sizes = tuple((shade, float(it.middle)) for shade, it in parts if it)
            rows.append((when, sizes, f"{wording.number(hours.hours)} h"))
    key = (
        *((colour.value, COLOUR_WORDS[colour]) for colour in Colour),
        ("none", "olika färger, eller ingen"),
        ("stays", "är kvar"),
        ("comes", "kommer till"),
    )
    return Bars(tuple(rows), key)


def _by_colour_now(report: Report) -> Iterable[Block]:
    freed = report.freed
    if not freed.shares:
        return
    yield Heading("Timmar i veckan nu, efter färg", level=3)
    columns = (
        Column("Yrkesgrupp", 4),
        *(Column(COLOUR_WORDS[colour].capitalize(), 2, is_number=True) for colour in Colour),
        Column("Olika, eller ingen", 3, is_number=True),
    )
    yield Table(
        columns,
        tuple(
            (
                report.name_of(unit),
                *(wording.number(freed.of_colour(unit, colour).hours) for colour in (*Colour, None)),
            )
            for unit in freed.units
        ),
    )


def _decisions(report: Report) -> Iterable[Block]:
    if not report.decisions:
        return
    yield Heading("De tre frågorna")
    columns = (Column("Arbetsuppgift", 5), Column("Vi kom fram till", 3), Column("Varför", 6))
    for question, words in session_two.QUESTION.items():
        rows = [it for it in report.concluded if it.question == question]
        if rows:
            yield Heading(words, level=3)
            yield Table(
                columns,
                tuple(
                    (_named(it.tasks), session_two.ANSWER_ON_PAPER[it.reply.answer] or "–", it.reply.note or "–")
                    for it in rows
                ),
            )


def _answers(report: Report) -> Iterable[Block]:
    """What each said alone, and each group that answers together, before the room talked: the most divided first."""
    if not report.opinions:
        return
    yield Heading("Så svarade ni först")
    for question, words in session_two.QUESTION.items():
        asked = [it for it in report.opinions if it.question == question]
        if not asked:
            continue
        yield Heading(words, level=3)
        columns = (Column("Arbetsuppgift", 5), Column("Yrkesgrupp", 4), Column("Svar", 5))
        rows = tuple(
            (it.task.text, report.name_of(unit), said)
            for it in sorted(asked, key=lambda it: (-it.divided, it.task.order))
            for unit, said in _said(it)
        )
        yield Table(columns, rows)


def _said(it: Opinion) -> Iterable[tuple[str, str]]:
    yield from ((group, f"Gruppens svar: {wording.opinion(said).lower()}") for group, said in it.joint.items())
    yield from ((unit, wording.counted(votes)) for unit, votes in it.votes.items())


def _columns(*widths: int) -> tuple[Column, ...]:
    names = ("Arbetsuppgift", "Åtgärd", "Ansvarig", "Senast")
    return tuple(Column(name, width) for name, width in zip(names, widths, strict=True))


def _planned_row(report: Report, it: Planned) -> tuple[str, str, str, str, str]:
    """Of all tasks that it is planned alike for."""
    plan = it.plan
    what = session_two.KIND[plan.kind]
    if plan.to:
        what += f" till {report.name_of(plan.to)}"
    if plan.what:
        what += f": {plan.what}"
    due = swedish_date(plan.due) if plan.due else "–"
    return _named(it.tasks), what, plan.owner or "–", due, "Beslutad" if it.decided else "Förslag"


def _named(tasks: Iterable[Task]) -> str:
    """Tasks have commas of their own."""
    return "; ".join(task.text for task in tasks)


def _actions(report: Report) -> Iterable[Block]:
    yield Heading("Åtgärder")
    columns = (*_columns(5, 5, 3, 3), Column("Beslut", 2))
    rows = []
    for it in report.planned:
        text, what, owner, due, decided = _planned_row(report, it)
        more = [f"Första steget: {it.plan.first_step}"] if it.plan.first_step else []
        more += [f"Så märker vi om det blev galet: {it.plan.notice}"] if it.plan.notice else []
        said = " ".join(_ended(it) for it in (what, *more))
        rows.append((text, said, owner, due, decided))
    yield Table(columns, tuple(rows)) if rows else Paragraph("Inga åtgärder är bestämda.")
    if report.undecided:
        yield Paragraph("Inget är bestämt för: " + ", ".join(task.text for task in report.undecided) + ".")


def _remarks(remarks: Sequence[Remark]) -> Iterable[Block]:
    """In their own words, as they stand."""
    if not remarks:
        return
    yield Heading("Kommentarer och svar")
    columns = (Column("Från, om vad", 4), Column("Kommentar", 6), Column("Svar", 5))
    yield Table(columns, tuple((it.head, f"”{it.text}”", it.answer or "Inget svar än") for it in remarks))


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "!", "?", "…")) else f"{sentence}."


def _parties(report: Report) -> Iterable[Block]:
    yield Heading("Samverkan")
    facts = []
    if report.first_there:
        facts.append(("På plats på träff 1", ", ".join(session_two.PARTY[role] for role in report.first_there) + "."))
    for role, party in report.parties.items():
        said = "på plats" if party.present else "inbjuden" if party.invited else "inte inbjuden"
        facts.append((session_two.PARTY[role], f"{said}. {party.note}".strip(" .") + "."))
    yield Facts((*facts, *_duties(report)))


def _duties(report: Report, shortened: Callable[[str], str] = str) -> Iterable[tuple[str, str]]:
    """What the employer must have answered before something red or black is decided."""
    for duty, answer in report.duties.items():
        outcome = shortened(answer.outcome)
        if not answer.needed:
            said = "Inte besvarad."
        elif answer.needed == "no":
            said = f"Behövs inte. {outcome}"
        else:
            said = f"{swedish_date(answer.on)}. {outcome}" if answer.on else f"Behövs. {outcome}"
        yield session_two.DUTY[duty], said.strip()


def _board(report: Report) -> Iterable[Block]:
    came = report.came
    placed = [row for row in came.rows if row.placement]
    if not placed:
        return
    yield Heading("Tavlan")
    lists = [(board_words.TALK[talk], came.asking_for(talk)) for talk in came.talks]
    for words, rows in (*lists, ("Ingen grupp gör dem", came.nobodys)):
        if not rows:
            continue
        yield Heading(f"{words}: {len(rows)}", level=3)
        if len(came.groups) > MOST_GROUPS_IN_COLUMNS:
            together = (Column("Arbetsuppgift", 1), Column("Yrkesgruppernas färger", 1))
            yield Table(together, tuple((row.text, _by_colour(row, report)) for row in rows))
        else:
            each = (Column("Arbetsuppgift", 4), *(Column(name, 2) for name in came.groups.values()))
            yield Table(each, tuple((row.text, *(_mark(row, group) for group in came.groups)) for row in rows))


def _joint_answers(report: Report) -> Iterable[Block]:
    """What the groups that answer together said in session one, each its own word; the talk began where they did not
    agree."""
    came = report.came
    if not came.jointly or not came.is_shown:
        return
    yield Heading("Så svarade grupperna som svarar tillsammans")
    if len(came.jointly) > MOST_GROUPS_IN_COLUMNS:
        heads: tuple[Column, ...] = (Column("Arbetsuppgift", 1), Column("Gruppernas svar", 1))
        rows = [
            (row.text, ", ".join(f"{came.groups[id]}: {result_words.joint_word(row, id)}" for id in came.jointly))
            for row in came.rows
        ]
        yield Table(heads, tuple(rows))
        return
    heads = (Column("Arbetsuppgift", 4), *(Column(came.groups[id], 2) for id in came.jointly))
    yield Table(heads, tuple((row.text, *(_answer(row, id) for id in came.jointly)) for row in came.rows))


def _answer(row: Row, group: str) -> Cell:
    word, answer = result_words.joint_word(row, group), row.joint.get(group, SPLIT)
    return word if answer == SPLIT else (Mark(standing(answer), word),)


def _mark(row: Row, group: str) -> Cell:
    colour = row.placement.get(group)
    return (Mark(colour, STANDING_WORDS[colour]),) if colour else "–"


def _by_colour(row: Row, report: Report) -> Cell:
    who = {it: [report.name_of(g) for g, its in row.placement.items() if its == it] for it in ANSWERS}
    return tuple(Mark(it, f"{STANDING_WORDS[it]}: {', '.join(names)}") for it, names in who.items() if names)
