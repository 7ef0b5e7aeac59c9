"""*Min introduktion* as a paper: one A4, easy to read, in Swedish or English."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from app.export.document import Block, Bullets, Document, Facts, Heading, Letterhead, Paragraph
from app.reception.introduction import SV, Part, grouped
from app.reception.words import PAPER, SECTION


def paper(
    title: str,
    place: str,
    told: Iterable[Part],
    on: date,
    letterhead: Letterhead,
    say: Callable[[str], str],
    language: str = SV,
    *,
    is_draft: bool = False,
    is_example: bool = False,
) -> Document:
    """`title`: the post's. `place`: the workplace's name. `say`: our sentences in the paper's language. `is_draft`:
    nobody has read through what is proposed."""
    mark = say(PAPER["example"]) if is_example else say(PAPER["draft"]) if is_draft else ""
    its = (Facts(((say(PAPER["name"]), ""),)), *blocks(told, say, language))
    kind = say(PAPER["mine"])
    return Document(title, place, kind, "", mark, on, its, letterhead, is_easy=True, language=language)


def blocks(told: Iterable[Part], say: Callable[[str], str], language: str) -> Iterator[Block]:
    for part in told:
        yield Heading(heading(part, say, language))
        for is_list, lines in grouped(part.lines):
            if is_list:
                yield Bullets(lines)
            else:
                yield from map(Paragraph, lines)


def heading(part: Part, say: Callable[[str], str], language: str) -> str:
    """What a part is called, and that it is in Swedish where the paper is not."""
    name = say(SECTION[part.section.value])
    return name if part.language == language else f"{name} ({say(PAPER['swedish'])})"
