"""What groups would say of tasks. Invented."""

from app.vocabulary import Colour

_GREEN, _YELLOW, _RED, _BLACK = Colour

LEANINGS = [
    (("undervisning", "läroplan", "utvecklingssamtal", "dokumentera", "leda samling"), (_YELLOW, _GREEN)),
    (("trösta", "ta emot barn", "lämna över"), (_GREEN, _GREEN)),
    (("medicin", "läsa högt"), (_GREEN, _YELLOW)),
    (("beställa", "packa upp", "boka"), (_RED, _GREEN)),
    (("schema", "handleda"), (_YELLOW, _RED)),
    (("telefon", "ringa", "fotografera"), (_RED, _YELLOW)),
    (("närvarolistor", "pärmar", "laminera"), (_BLACK, _BLACK)),
    (("veckobrev",), (_BLACK, _YELLOW)),
    (("städa", "dukning", "tvätt", "sopor", "fönster", "diska", "rengöra", "matvagn", "frukt"), (_RED, _RED)),
    (("kvitto", "arkiv", "diarie", "snö", "laga", "bilen", "blommor", "undan", "böcker"), (_RED, _RED)),
]
"""Words of tasks, and the colours that the first and the second group lean towards."""


def leans(text: str, group: str) -> Colour | None:
    """What most of a group would say of a task; None where nobody has thought of it. `group`: its id."""
    is_second = group[-1] in "24680"
    found = (colours[is_second] for words, colours in LEANINGS if any(word in text.casefold() for word in words))
    return next(found, None)
