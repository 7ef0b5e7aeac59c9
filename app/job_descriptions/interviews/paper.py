"""A sheet to print and write on during an interview: the six questions, with lines."""

from collections.abc import Iterable
from datetime import date

from app.export.document import Block, Document, Facts, Heading, Letterhead, Paragraph, shortened, swedish_date
from app.job_descriptions.interviews.sheets import Question
from app.job_descriptions.words import QUESTION, QUESTION_HINT

_LINES = {Question.OTHERS: 8}
"""To write on; fewer for the other questions."""
_FEW = 3


def paper(title: str, workplace: str, on: date, letterhead: Letterhead) -> Document:
    return Document(
        title="Intervju på arbetsplatsen",
        place=shortened(workplace or title),
        kind="Intervjublad",
        edition=swedish_date(on),
        mark="",
        on=on,
        blocks=tuple(_blocks(title)),
        letterhead=letterhead,
    )


def _blocks(title: str) -> Iterable[Block]:
    yield Paragraph(
        f"Svaren blir underlag för arbetsbeskrivningen ”{title}”. Skriv inga namn: inte vem som svarar, och inte på "
        "kollegor, barn, elever, brukare eller patienter. Det du säger står på ditt blad, som bara den som skriver "
        "texten ser. I texten står hur många som nämnde en uppgift."
    )
    yield Facts((("Roll, inte namn", ""),))
    for number, question in enumerate(Question, 1):
        yield Heading(f"{number}. {QUESTION[question]}")
        if hint := QUESTION_HINT.get(question):
            yield Paragraph(hint)
        yield Facts(tuple(("", "") for _ in range(_LINES.get(question, _FEW))))
