"""The figures behind the report, for those who go on counting. A text from somebody is only ever text in it."""

import io
from collections.abc import Sequence
from datetime import date

import xlsxwriter

from app.analysis import words as session_two
from app.analysis.freed import Goes, Share
from app.export.document import STANDING_WORDS, swedish_date
from app.parking import words as parking_words
from app.report import wording
from app.report.remarks import Remark
from app.report.report import Report
from app.results import wording as result_words
from app.results.wording import placed_word
from app.workshop import words as workshop_words

Cell = str | int | float | None
Sheet = tuple[str, Sequence[str], Sequence[Sequence[Cell]]]
"""Its name, its heads, its rows."""


def _ready(report: Report) -> list[list[Cell]]:
    return [[name, said] for name, said in wording.ready(report)]


def xlsx(report: Report, on: date, remarks: Sequence[Remark] = ()) -> bytes:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(
        file,
        {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False},
    )
    book.set_properties({"title": f"Rapport: {report.came.title}", "author": ""})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 2})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    for name, heads, rows in _sheets(report, on, remarks):
        sheet = book.add_worksheet(name)
        sheet.set_column(0, len(heads) - 1, 18)
        sheet.set_column(0, 0, 44)
        for at, head in enumerate(heads):
            sheet.write_string(0, at, head, bold)
        for line, row in enumerate(rows, 1):
            for at, cell in enumerate(row):
                if isinstance(cell, str):
                    sheet.write_string(line, at, cell, plain)
                elif cell is not None:
                    sheet.write_number(line, at, cell, plain)
        sheet.freeze_panes(1, 1)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
    book.close()
    return file.getvalue()


def _sheets(report: Report, on: date, remarks: Sequence[Remark]) -> list[Sheet]:
    freed = report.freed
    shares: list[list[Cell]] = [
        [
            report.tasks[it.task].text,
            report.name_of(it.unit),
            _placed(report, it),
            float(it.minutes.low) / 60,
            float(it.minutes.middle) / 60,
            float(it.minutes.high) / 60,
            session_two.GOES_ON_PAPER[it.goes],
            report.name_of(it.to) if it.goes is Goes.MOVES else "",
        ]
        for it in freed.shares
    ]
    sums: list[list[Cell]] = [
        [
            report.name_of(unit),
            float(freed.before(unit).middle) / 60,
            *(float(freed.goes(where, unit=unit).middle) / 60 for where in (Goes.STOPS, Goes.NEW_JOB, Goes.MOVES)),
            float(freed.comes(unit).middle) / 60,
            float(freed.after(unit).middle) / 60,
        ]
        for unit in freed.units
    ]
    aims: list[list[Cell]] = [
        [report.name_of(id), text, float(freed.leaves(id).middle) / 60] for id, text in report.aims.items()
    ]
    parked: list[list[Cell]] = [[it.text, parking_words.ENDS_ON_PAPER[it.ends_as], it.owner] for it in report.parked]
    actions: list[list[Cell]] = [
        [
            task.text,
            session_two.KIND[action.plan.kind],
            report.name_of(action.plan.to) if action.plan.to else "",
            action.plan.what,
            action.plan.owner,
            action.plan.due.isoformat() if action.plan.due else "",
            action.plan.first_step,
            action.plan.notice,
            "Beslutad" if action.decided else "Förslag",
        ]
        for action, task in report.actions
    ]
    opinions: list[list[Cell]] = [
        [
            it.task.text,
            session_two.QUESTION[it.question],
            report.name_of(unit),
            "",
            *(votes.get(word, 0) for word in (*session_two.ANSWER, *session_two.HOW_ON_PAPER)),
            it.divided,
        ]
        for it in report.opinions
        for unit, votes in it.votes.items()
    ]
    # A group's own word is nothing to count: the cells for numbers are empty.
    none = [None] * len((*session_two.ANSWER, *session_two.HOW_ON_PAPER))
    opinions += [
        [
            it.task.text,
            session_two.QUESTION[it.question],
            report.name_of(group),
            wording.opinion(said),
            *none,
            it.divided,
        ]
        for it in report.opinions
        for group, said in it.joint.items()
    ]
    decisions: list[list[Cell]] = [
        [it.task.text, session_two.QUESTION[it.question], session_two.ANSWER_ON_PAPER[it.reply.answer], it.reply.note]
        for it in report.decisions
    ]
    came = report.came
    jointly = came.jointly if came.is_shown else ()
    board: list[list[Cell]] = [
        [
            row.text,
            result_words.talk_of(row),
            *(placed_word(row.placement.get(group)) for group in came.groups),
            *(result_words.joint_word(row, group) for group in jointly),
            row.why,
            row.dissent,
        ]
        for row in came.rows
    ]
    about: list[list[Cell]] = [
        ["Workshop", came.title],
        ["Arbetsplats", result_words.place(came)],
        ["Syfte", workshop_words.PURPOSE_SHORT[came.purpose]],
        *_ready(report),
        ["Datum", swedish_date(on)],
        ["Yrkesgrupper", ", ".join(f"{name} ({wording.people(report, id)})" for id, name in came.groups.items())],
        ["Så kom svaren in", " ".join((*result_words.method(came), *result_words.unknown(came)))],
    ]
    about += [
        [name, line] for name, line in zip(("Metod", "Små grupper", "Siffrorna"), wording.method(report), strict=True)
    ]
    return [
        (
            "Timmar",
            ("Arbetsuppgift", "Yrkesgrupp", "Färg", "Timmar, låg", "Timmar, mitten", "Timmar, hög", "Blir", "Till"),
            shares,
        ),
        ("Summor", ("Yrkesgrupp", "Nu", "Slutar", "Ny tjänst", "Flyttar", "Kommer till", "Sedan"), sums),
        ("Vad tiden är till för", ("Yrkesgrupp", "Vad vi vill göra för tiden", "Timmar som lämnar gruppen"), aims),
        (
            "Åtgärder",
            (
                "Arbetsuppgift",
                "Åtgärd",
                "Till grupp",
                "Vad",
                "Ansvarig",
                "Senast",
                "Första steget",
                "Om det blev galet",
                "Beslut",
            ),
            actions,
        ),
        (
            "Svar",
            (
                "Arbetsuppgift",
                "Fråga",
                "Yrkesgrupp",
                "Gruppens svar",
                *session_two.ANSWER.values(),
                *session_two.HOW_ON_PAPER.values(),
                "Spridning (0–1)",
            ),
            opinions,
        ),
        (
            "Kommentarer",
            ("Kommentar", "Från", "Om", "Datum", "Svar"),
            [[it.text, it.who, it.about, it.on.isoformat(), it.answer] for it in remarks],
        ),
        ("Parkerat", ("Vad", "Tas upp", "Vem"), parked),
        ("Beslut", ("Arbetsuppgift", "Fråga", "Vi kom fram till", "Varför"), decisions),
        (
            "Tavlan",
            (
                *("Arbetsuppgift", "Samtal", *came.groups.values()),
                *(f"Svar {came.groups[group]}" for group in jointly),
                *("Varför", "Avvikande mening"),
            ),
            board,
        ),
        ("Om", ("Om rapporten", ""), about),
    ]


def _placed(report: Report, share: Share) -> str:
    """The colour that the time is in; of a group that does not do it, that."""
    if share.colour:
        return STANDING_WORDS[share.colour]
    placement = report.tasks[share.task].placement.get(share.unit)
    return placed_word(placement.colour) if placement else ""
