"""What people's programs put around a list that is pasted, and is none of it: a mail's head, greeting and signature,
who wrote when in a chat, the foot of a page; and the lines that such a program has broken in two.

Only of lists in one column. Little is taken for such: what is left out by mistake is on the page, and can be ticked.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from app.brought.cells import letters
from app.brought.marks import is_marked

_ENOUGH_MARKED = 3
"""So many lines have marks for the others to be told from them."""
_QUOTED = re.compile(r"^(?:\s*>)+\s?")
_HEAD = re.compile(r"(?:från|from|skickat|sent|till|to|kopia|cc|ämne|subject|datum|date)\s*:\s", re.IGNORECASE)
_GREETING = re.compile(r"(?:hej|hejsan|hallå|god ?morgon|god ?dag|hi|hello|tjena)\b[^:]{0,40}", re.IGNORECASE)
_FAREWELL = re.compile(
    r"(?i:(?:med )?(?:(?:vänliga?|bästa|varma|många|allra bästa) )?hälsning(?:ar|arna)?|vänligen|mvh|m\. ?v\. ?h\."
    r"|(?:best |kind )?regards|(?:skickat från min|sent from my) \w+)[,.!]?(?:\s+[A-ZÅÄÖ][\w-]*){0,3}"
)
_MOST_BELOW = 12
"""Lines of a signature."""
_WHEN = (
    r"(?:\[\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\]|\[?\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4},?\s+\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\]?)"
)
_WROTE = re.compile(rf"{_WHEN}\s*(?:-\s*)?(?:[^:]{{1,40}}:\s+(?P<said>.*)|.*)")
_ENOUGH_WRITTEN = 2
"""Lines that say who wrote when make a chat."""
_PAGE = re.compile(r"(?:sida|sid|page|s\.)\s*\d+(?:\s*(?:\(|av\b|/|of\b)\s*\d+\)?)?", re.IGNORECASE)
_BROKEN_AFTER = 20
"""Characters at least of a line that is broken: nobody's window is narrower."""
_TITLE = re.compile(r"#{1,6}\s+\S.*")
_RULE = re.compile(r"(?:={3,}|-{3,}|_{3,}|\*{3,}|~{3,})")
_ENDS = (".", ";", ":", "!", "?", ",")


def without_wrapping(lines: Sequence[str]) -> list[str]:
    """A list's lines as they were written: those of a chat without who said them and when, and what was broken in two
    whole again. As many as before: what belongs to another line is empty."""
    said = _as_said(lines)
    whole = [_QUOTED.sub("", line) for line in said]
    marked = [is_marked(line) for line in whole]
    if sum(marked) < _ENOUGH_MARKED:
        return whole
    at: int | None = None
    for row, line in enumerate(whole):
        if marked[row]:
            at = row
        elif not line.strip():
            at = None
        elif at is not None and _goes_on(whole[at], line):
            whole[at], whole[row] = f"{whole[at].rstrip()} {line.strip()}", ""
        else:
            at = None
    return whole


def _goes_on(line: str, next: str) -> bool:
    return next.lstrip()[:1].islower() and len(line.strip()) >= _BROKEN_AFTER and not line.rstrip().endswith(_ENDS)


def _as_said(lines: Sequence[str]) -> list[str]:
    found = [_WROTE.fullmatch(line.strip()) for line in lines]
    if sum(map(bool, found)) < _ENOUGH_WRITTEN:
        return list(lines)
    return [wrote["said"] or line if wrote else line for line, wrote in zip(lines, found, strict=True)]


def outside(lines: Sequence[str]) -> set[int]:
    """The rows, from 0, that are no part of the list."""
    texts = [line.strip() for line in lines]
    filled = [row for row, text in enumerate(texts) if text]
    marked = [row for row in filled if is_marked(texts[row])]
    found = {row for row in filled if _PAGE.fullmatch(texts[row])}
    found |= _who_wrote(texts, filled)
    of_mail = _of_mail(texts, filled)
    found |= of_mail
    if len(marked) >= _ENOUGH_MARKED:
        found |= _said_again(texts, filled, marked)
        if of_mail:
            found |= {row for row in filled if not marked[0] <= row <= marked[-1]}
    return found if len(found) < len(filled) else set()


def _who_wrote(texts: Sequence[str], filled: Sequence[int]) -> set[int]:
    """The rows that say who wrote what stands below. A day's plan looks so, too, with nothing in between."""
    wrote = {row for row in filled if _WROTE.fullmatch(texts[row])}
    return {row for row, next in pairwise(filled) if row in wrote and next not in wrote}


def headings(lines: Sequence[str], shortest: int = 4) -> set[int]:
    """The rows, from 0, that say what those below them have in common: "Måndag:" over lines that have marks, "KÖK" over
    lines that are not in capitals, what is underlined or has the # of Markdown. `shortest`: letters of one in
    capitals, for "BVC" may be a task."""
    texts = [line.strip() for line in lines]
    filled = [row for row, text in enumerate(texts) if text]
    marked = {row for row in filled if is_marked(texts[row])}
    found = set()
    if len(marked) >= _ENOUGH_MARKED:
        found |= {
            row for row, next in pairwise(filled) if row not in marked and next in marked and texts[row].endswith(":")
        }
    titles = {row for row in filled if _TITLE.fullmatch(texts[row])}
    found |= titles if len(titles) < len(filled) / 2 else set()
    found |= {row for row, next in pairwise(filled) if next == row + 1 and _RULE.fullmatch(texts[next])}
    loud = [row for row in filled if letters(texts[row]) >= shortest and texts[row].isupper()]
    if 1 < len(loud) <= len(filled) / 2:
        over = {row for row, next in pairwise(filled) if row in loud and next not in loud}
        found |= over if len(over) == len(loud) else set()
    return found


def _said_again(texts: Sequence[str], filled: Sequence[int], marked: Sequence[int]) -> set[int]:
    """What stands at the head of each page."""
    often = Counter(texts[row] for row in filled if row not in marked)
    heads = {texts[row] for row in filled if row < marked[0] and often[texts[row]] > 1}
    return {row for row in filled if texts[row] in heads}


def _of_mail(texts: Sequence[str], filled: Sequence[int]) -> set[int]:
    heads = [row for row in filled if _HEAD.match(texts[row])]
    found = set(heads) if len(heads) > 1 else set()
    first = [row for row in filled if row not in found][:2]
    found |= {row for row in first if _GREETING.fullmatch(texts[row])}
    ends = [row for row in filled[1:] if _FAREWELL.fullmatch(texts[row])]
    if ends and len([row for row in filled if row > ends[0]]) <= _MOST_BELOW:
        found |= {row for row in filled if row >= ends[0]}
    return found
