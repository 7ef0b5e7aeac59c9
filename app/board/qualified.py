"""Tasks that ask for an education or a working life: archive, orders, schedules, receipts, and their like. AKR drifts
to the low-qualified (the report, 2.1.3): what is one-sided is said, and these are what to look for.

What is done decides, not which words are there: who lays a schedule plans; who cleans by one, or hangs it up, does not.
Held by tests/cases/qualified.json.
"""

import re

_DOES = re.compile(
    r"(?:administrer|arkiver|attester|dokumenter|fakturer|introducer|konter|registrer)ar?"
    r"|(?:\w*beställ|boka|handled|redovis|samordn|upphandl|översätt|tolk)(?:a|ar|er)?|(?:diarieför|schemalägg)(?:a|er)"
)
"""To do it is the task."""
_DEEDS = re.compile(
    r"\w*(?:administration|arkivering|beställning|bokning|bokuppsättning|diarieföring|dokumentation|dokumentering"
    r"|ekonomi|fakturering|handledning|inköp|introduktion|redovisning|registrering|samordning|schemaläggning|statistik"
    r"|systematiskt?|systematiska|tolkning|upphandling|webb\w*|översättning)(?:s?arbete)?(?:en|n|ar|arna|er|erna|s)?"
)
"""The same as nouns: alone they are the task, after a verb they are what it is done to."""
_THINGS = re.compile(r"\w*(?:arkiv|diarium|diariet|faktur|kvitto|register|schema|webb\w*)(?:or|orna|an|a|et|n|na|t|s)?")
"""What is something to plan or keep for whoever makes it, and something to carry for others."""
_MAKES = re.compile(
    r"ansvara?|arbeta|bygga|delta|föra|göra|ha|hantera|hantering|hjälpa?|hålla|jobba|kontrollera|lägga|ordna|planera"
    r"|planering|redigera|sammanställa|skriva|sköta|skötsel|stå|ta|uppdatera|uppdatering|ändra"
)
"""Verbs, and nouns that stand for them, that make or keep what comes after them."""
_PLACE = re.compile(r"av|bakom|bland|efter|enligt|framför|från|för|hos|i|inför|med|om|på|till|under|utan|vid|åt|över")
"""What comes after these is when, where or for whom."""
_CLAUSES = re.compile(r"\s+(?:och|samt|eller)\s+|[.,;:/\n()]+")


def is_qualified(text: str) -> bool:
    verb = ""
    for clause in _CLAUSES.split(text.casefold()):
        words = re.findall(r"[^\W\d_]+", clause)
        if words and (_is_verb(words[0]) or not verb):
            verb = words[0]
        if words and _asks_for_more(words, verb):
            return True
    return False


def _is_verb(word: str) -> bool:
    """The tasks of a list are written as what one does: *städa*, *laga mat*."""
    return word.endswith("a") or bool(_MAKES.fullmatch(word)) or bool(_DEEDS.fullmatch(word))


def _asks_for_more(words: list[str], verb: str) -> bool:
    if _MAKES.fullmatch(verb):
        return any(_DOES.fullmatch(word) or _DEEDS.fullmatch(word) or _THINGS.fullmatch(word) for word in words)
    head = words[: next((place for place, word in enumerate(words) if _PLACE.fullmatch(word)), len(words))]
    is_noun = not verb.endswith("a")
    return any(_DOES.fullmatch(word) or (is_noun and _DEEDS.fullmatch(word)) for word in head)
