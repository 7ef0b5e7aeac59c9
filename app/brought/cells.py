"""What a cell holds, as far as can be seen from it alone."""

import re

_ERRORS = (
    *("REF!", "DIV/0!", "N/A", "NAME?", "NULL!", "NUM!", "VALUE!", "SPILL!", "CALC!"),
    *("REFERENS!", "DIVISION/0!", "SAKNAS!", "NAMN?", "SKÄRNING!", "OGILTIGT!", "VÄRDEFEL!", "BERÄKNA!"),
)
"""What Excel writes after "#" where a formula came to nothing."""
_AMOUNT = re.compile(
    r"(?:(?:ca\.?|cirka|kl\.?|max|minst)\s*)?[\d.,:/–-]+\s*"
    r"(?:min|minuter|m|h|tim|timmar|timme|sek|kr|st|ggr|gånger|gång|%|dagar|dag|d|v|veckor|vecka|mån|em|fm|am|pm)?\.?"
    r"(?:\s*(?:/|per|i|om)\s*(?:dag|dagen|vecka|veckan|v|månad|månaden|år|året))?",
    re.IGNORECASE,
)
_DAY = re.compile(r"(?:mån|tis|ons|tors?|fre|lör|sön)(?:dag)?(?:ar|en)?|(?:mon|tues|wednes|thurs|fri|satur|sun)day")
_WHEN = re.compile(
    r"dagligen|veckovis|månadsvis|årligen|ibland|sällan|alltid|ofta|vid behov|löpande|"
    r"(?:på )?(?:morgon|förmiddag|lunch|eftermiddag|kväll|natt)(?:en)?|"
    r"(?:varje|varannan|var) (?:\w+ )?(?:dag|vecka|månad|morgon|kväll|år|termin)|"
    r"(?:\w+ )?(?:gång|gånger) (?:i|per|om) \w+|daily|weekly|monthly|sometimes|always|every \w+"
)
_ADDRESS = re.compile(r"\S+@\S+\.\w+|(?:https?://|www\.)\S+")
_FIGURES = re.compile(r"\s*\d[\d\s.,:%-]*")
_WORD = re.compile(r"[^\W_]+")


def letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def is_error(cell: str) -> bool:
    return cell[:1] == "#" and (cell[1:] in _ERRORS or (len(cell) > 3 and not cell.strip("#")))


def is_figures(cell: str) -> bool:
    return bool(_FIGURES.fullmatch(cell))


def could_be_a_task(cell: str) -> bool:
    """Whether a cell has words that are no amount, time or address."""
    text = cell.strip()
    if is_error(text) or _AMOUNT.fullmatch(text) or _ADDRESS.fullmatch(text):
        return False
    if _DAY.fullmatch(text.casefold()) or _WHEN.fullmatch(text.casefold()):
        return False
    return any(part.isalpha() and len(part) > 1 for part in _WORD.findall(text)) or letters(text) > 3
