"""What stands above a column, and what it says about the column: that its tasks stand in it, or that they don't."""

import re
from collections.abc import Sequence
from enum import IntEnum


class Says(IntEnum):
    """What a heading says of its column. The lower, the surer that the tasks stand there."""

    TASKS = 0
    ABOUT_TASKS = 1
    """Has the word for tasks among others."""
    MAYBE = 2
    NOTHING = 3
    OTHERS = 4
    """Something about the tasks, or people."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_TASKS = _set(
    "arbetsuppgift arbetsuppgifter uppgift uppgifter aktivitet aktiviteter moment arbetsmoment syssla sysslor göromål "
    "uppgiftsnamn aktivitetsnamn arbetsuppgiften uppgiften uppgifterna arbetsuppgifterna "
    "task tasks activity activities taskname to-do todo duty duties chore chores"
)
_CORE = _set("arbetsuppgift arbetsuppgifter uppgift uppgifter task tasks")
_MAYBE = (
    *("vad", "what", "att göra", "to do", "card name", "titel", "title", "rubrik", "ämne", "subject", "summary"),
    *(
        "sammanfattning",
        "content",
        "namn",
        "name",
        "beskrivning",
        "description",
        "innehåll",
        "text",
        "svar",
        "ansvar",
        "arbete",
    ),
)
"""The likelier first; what begins so counts too."""
_PEOPLE = _set(
    "vem vilka ansvarig ansvariga person personer personal medarbetare anställd anställda utförare utförs handläggare "
    "kontakt kontaktperson tilldelad tilldelat tilldelade uppgiftslämnare förnamn efternamn chef kollega signatur sign "
    "who assignee assigned owner owners member members assign responsible staff employee"
)
_WHICH = _set("vilka vilken vilket which")
_OTHERS = _PEOPLE | _set(
    """
    vilken vilket which how nr nummer no # id kod nyckel key område områden när tid tider tidpunkt klockslag var
    plats ställe lokal rum avdelning enhet arbetsplats yrkesgrupp yrkesgrupper grupp yrke roll befattning
    kommentar kommentarer anteckning anteckningar notering noteringar övrigt datum dag dagar veckodag vecka månad
    frekvens hur antal tidsåtgång minuter min timmar status klar klart gjort senast prioritet prio kategori
    kategorier typ etikett etiketter länk startdatum förfallodatum start slut skapad ändrad tidstämpel e-post
    epost mejl telefon bucket bucketnamn förlopp varför orsak samtal placering röster spridning kompetens
    delegation kostnad version källa utrustning intern labels tags url link due date time where when area place
    room group notes note comment comments priority progress category type created modified timestamp email phone
    list board section count number e-postadress starttid sluttid slutförandetid id-nummer
    """
)
_NOT_TASKS = _set("id nr nummer kod url länk link description beskrivning desc date datum")
_CERTAIN = _PEOPLE - _set("vilka chef kollega") | _set(
    "nr nummer när tid var plats område yrkesgrupp avdelning datum kommentar anteckning status prioritet namn frekvens"
)
"""Words that alone in a cell are no task, place or anything else of a list."""
_DONE = _set("vad gör görs göras what does")
_LONGEST = 120
_TITLE = re.compile(
    r"(?:(?:våra|mina|alla|era|our|my|all)\s+)?(?:arbets)?uppgifter(?:na)?\b|(?:our\s+|my\s+|all\s+)?tasks\b"
)


def says(cell: str) -> Says:
    """What a cell says of the column beneath it, were it a heading."""
    words = _words(cell)
    text = " ".join(words)
    if not words or len(cell) > _LONGEST:
        return Says.NOTHING
    if text in _TASKS or text in ("task name", "att göra", "to do"):
        return Says.TASKS
    if words[0] in _WHICH and _TASKS.intersection(words[1:3]):
        return Says.ABOUT_TASKS
    if words[0] in _OTHERS or (len(words) < 4 and words[-1] in _NOT_TASKS):
        return Says.MAYBE if text.startswith(_MAYBE) and words[0] not in _OTHERS else Says.OTHERS
    if _TASKS.intersection(words):
        return Says.ABOUT_TASKS
    if any(text == word or text.startswith(word + " ") for word in _MAYBE) or words[-1] in _DONE:
        return Says.MAYBE
    return Says.OTHERS if len(words) < 3 and words[-1] in _OTHERS else Says.NOTHING


def likelier(cell: str) -> int:
    """Among those that maybe are it, the place of this one."""
    text = " ".join(_words(cell))
    return next((place for place, word in enumerate(_MAYBE) if text.startswith(word)), len(_MAYBE))


def is_of_people(cell: str) -> bool:
    return says(cell) is Says.OTHERS and _words(cell)[0] in _PEOPLE


def has_heading(cells: Sequence[str]) -> bool:
    """Whether a row is a heading for certain: one of its cells is a word for tasks and nothing else."""
    return any(says(cell) is Says.TASKS for cell in cells)


def has_certain(cells: Sequence[str]) -> bool:
    """Whether a row has a word that only stands in headings."""
    return any(" ".join(_words(cell)) in _CERTAIN for cell in cells)


def is_heading(cells: Sequence[str]) -> bool:
    """Whether a row with several cells is a heading: it has the word for tasks, or most of it is what stands in one."""
    said = [says(cell) for cell in cells if cell.strip()]
    if len(said) < 2 or any(len(cell) > _LONGEST for cell in cells):
        return False
    known = sum(1 for says in said if says is not Says.NOTHING)
    return Says.TASKS in said or (known > 1 and known >= len(said) / 2) or (Says.ABOUT_TASKS in said and known > 1)


def is_title(cell: str) -> bool:
    """Whether the first line of a list that has one column is what it is called."""
    text = " ".join(_words(cell))
    if text in _TASKS or (cell.rstrip().endswith(":") and _TASKS.intersection(text.split())):
        return True
    return bool(_TITLE.match(text)) and len(text.split()) < 7


def is_heading_alone(cell: str) -> bool:
    """Whether a line further down in a list that has one column is its heading."""
    return " ".join(_words(cell)) in _CORE


def _words(cell: str) -> list[str]:
    return re.sub(r"[^\w#-]+", " ", cell.casefold()).split()
