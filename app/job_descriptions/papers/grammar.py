"""What people write in a row as part of a sentence: a task, or what is asked of whoever applies. Pure, and in Swedish.

A row is what somebody typed: *B-körkort*, *Läsa en rutin*, *Du är lugn*, *HAR ARBETAT I KÖK.* What is known for certain
becomes a sentence to a *du*. What is not is put after a colon as it stands, where anything may stand: a sentence that
is plain is better than one that is wrong.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from app.job_descriptions.advice.csv_lines import table
from app.job_descriptions.draft import Level

MOST_JOINED = 3
"""What one sentence lists; more is another sentence."""


@cache
def verbs() -> Mapping[str, str]:
    """Verbs that are known, each with how one writes what one does: *läsa*, *läser*."""
    text = (Path(__file__).parent / "verbs.csv").read_text("utf-8")
    return {row["verb"]: row["present"] for _, row in table(text, ("verb", "present"))}


@cache
def _presents() -> frozenset[str]:
    return frozenset(verbs().values())


_OF_ITSELF = (
    "vara",
    "ha",
    "kunna",
    "vilja",
    "våga",
    "trivas",
    "förstå",
    "tåla",
    "klara",
    "orka",
    "veta",
    "tycka",
    "känna",
)
"""Needs no *kunna* before it: *Du behöver vara lugn.*"""

_QUALITIES = re.compile(
    r"ansvarstagande|beredd|drivande|erfaren|flexibel|frisk|händig|initiativrik|jordnära|lugn|lyhörd|mogen|modig|noggrann"
    r"|nyfiken|ordnad|öppen|praktisk|pedagogisk|serviceinriktad|social|stark|strukturerad|säker|trygg|utåtriktad|van|vaken"
    r"|varm|rak|snabb|engagerad|intresserad|lagd|självgående|stabil|empatisk|kreativ|effektiv|aktiv|positiv"
)
_QUALITY_ENDS = ("ig", "sam", "bar", "full", "mässig", "rik", "inriktad", "medveten")
_AFTER_A_QUALITY = re.compile(r"i|med|mot|när|på|för|vid|under|om|även|inför|trots|utan|som|av|till")
_NOUN_ENDS = (
    *(
        "körkort",
        "utbildning",
        "examen",
        "erfarenhet",
        "erfarenheter",
        "kunskap",
        "kunskaper",
        "kännedom",
        "vana",
        "intresse",
    ),
    *("förmåga", "legitimation", "certifikat", "intyg", "bevis", "kompetens", "behörighet", "betyg", "het", "skap"),
    *("förståelse", "tålamod", "ordningssinne", "truckkort", "licens", "engagemang", "omdöme", "handlag", "fysik"),
)
_BEFORE_A_NOUN = re.compile(
    r"\d+|minst|en|ett|två|tre|fyra|fem|års?|års|flera|flerårig|god|goda|gott|bra|viss|visst|vissa|grundläggande|stor|stort|stora"
    r"|lång|relevant|relevanta|adekvat|tidigare|dokumenterade?|avslutad|godkända?|fullständig|gymnasial|eftergymnasial"
    r"|pedagogisk|social|muntlig|skriftlig|giltigt|svenskt|manuellt|mycket|teknisk|praktisk|allmän|hög|höga|någon|något",
    re.IGNORECASE,
)
_LANGUAGE = re.compile(
    r"(?:svenska|engelska|finska|arabiska|somaliska|persiska|dari|tigrinja|polska|spanska|ukrainska|tyska|franska|danska"
    r"|norska|ryska|turkiska|samiska|meänkieli|jiddisch|romani|teckenspråk|svenskt teckenspråk)"
    r"(?=$|,| (?:i|på|som|till|motsvarande|enligt|och|eller|så|för|nog) ?)",
    re.IGNORECASE,
)
_TASK_ENDS = (
    *(
        "ing",
        "ingar",
        "skötsel",
        "puts",
        "tvätt",
        "disk",
        "städ",
        "service",
        "underhåll",
        "arbete",
        "vård",
        "matlagning",
    ),
    *(
        "undervisning",
        "administration",
        "dokumentation",
        "reparation",
        "reparationer",
        "inköp",
        "transport",
        "transporter",
    ),
)

_NOUNS_TOO = re.compile(r"får|kör|rör|bär|skär|reser|leder|är")
"""Alone they may be a thing: *kör*, *får*."""
_BULLET = re.compile(r"^\s*(?:[-*•–—·]|\d{1,2}[.)])\s+")
_ENDS = re.compile(r"[\s.,;:!]+$")
_NEXT_SENTENCE = re.compile(r"[.!?]\s+[A-ZÅÄÖ]")
_SOUGHT = re.compile(r"^(?:vi söker )?(?:du|dig|den|någon|en person|person) som (?=\S)", re.IGNORECASE)
_MUST = re.compile(
    r"^(?:(?:du|man|sökande|sökanden|den sökande|den som söker) )?(?:ska|skall|bör|måste|behöver)(?: helst)? (?=\S)",
    re.IGNORECASE,
)
_DU = re.compile(r"^du (?=\S)", re.IGNORECASE)
_ATT = re.compile(r"^att (?=\S)", re.IGNORECASE)
_NOT = re.compile(r"\b(?:inte|ej|icke|ingen|inget|inga)\b", re.IGNORECASE)
_NONE = re.compile(r"^(?:ingen|inget|inga) (?!krav)", re.IGNORECASE)
_WHOLE = re.compile(
    r"\b(?:är|krävs|behöver|behövs|önskas|ska|skall|måste|bör|räcker|finns|gäller|ingår|kan|har|får|meriterar)\b",
    re.IGNORECASE,
)
"""There is a verb in it: it may be a sentence already."""
_ADVERBS = ("inte", "ej", "aldrig", "alltid", "ofta", "gärna", "redan", "också", "även", "helst", "bara")
"""Stand before the verb after *om* and *att*: *om du inte är rädd*."""
_OBJECTS = ("dig", "sig", "det", "den")
_JOINS = re.compile(r"[,;()/:]|\b(?:och|eller|samt|men)\b", re.IGNORECASE)
_KEPT_CAPITALS = re.compile(r"AB|BEA|IT|HLR|HACCP|SFI|YKB|LSS|SIS|EU|ADL|APT|HR|AME|AF|LVU|SKR|VVS|PC|GPS")
_CLASS = re.compile(r"[A-EÅ][EM1-9]{0,2}")


class Form(StrEnum):
    """What a row is."""

    DOES = "does"
    """What one does, is or has, with the verb first: *har arbetat i kök*."""
    TO_DO = "to_do"
    """With an infinitive first: *läsa en rutin*."""
    HAS = "has"
    """Something that one has: *B-körkort*."""
    SPEAKS = "speaks"
    IS = "is"
    """How one is: *lugn när mycket händer*."""
    TASK = "task"
    """What is done, as a noun: *hantering av tvätt*."""
    SAID = "said"
    """A sentence already, or more than one."""
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Phrase:
    """`text`: as it stands in the middle of a sentence; of `SAID` and `OTHER` as it was written."""

    form: Form
    text: str


@dataclass(frozen=True, slots=True)
class Told:
    """Rows in words. `sentences`: whole, in their order. `rest`: as they were written, to be put after a colon."""

    sentences: tuple[str, ...] = ()
    rest: tuple[str, ...] = ()


def bare(row: str) -> str:
    """A row without the bullet before it, the stop after it, and capitals that only shout."""
    text = " ".join(_BULLET.sub("", row).split())
    return _spoken(_ENDS.sub("", text) or text)


def _spoken(text: str) -> str:
    words = text.split()
    letters = [c for c in text if c.isalpha()]
    shouts = all(c.isupper() for c in letters) and (len(words) > 1 or len(letters) > 5)
    if not shouts or not any(c.lower() != c for c in letters):
        return text
    quiet = " ".join("-".join(_quiet(part) for part in word.split("-")) for word in words)
    return quiet[:1].upper() + quiet[1:]


def _quiet(word: str) -> str:
    bare_word = "".join(c for c in word if c.isalnum())
    return word if _KEPT_CAPITALS.fullmatch(bare_word) or _CLASS.fullmatch(bare_word) else word.lower()


def phrase(row: str) -> Phrase:
    text = bare(row)
    if _NEXT_SENTENCE.search(text):
        return Phrase(Form.SAID, text)
    sought = _SOUGHT.sub("", text)
    must = _ATT.sub("", _MUST.sub("", sought))
    for said, is_told in ((must, must != sought), (_DU.sub("", sought), True), (text, True)):
        if is_told and (found := _known(said)):
            return found
    return Phrase(Form.SAID if _WHOLE.search(text) else Form.OTHER, text)


def _phrases(rows: Iterable[str]) -> list[Phrase]:
    """Each once, though it is written twice."""
    return [*dict.fromkeys(phrase(row) for row in rows if row.strip())]


def _known(text: str) -> Phrase | None:
    """None where it is not known for certain what it is."""
    words = text.split()
    if not words:
        return None
    first = words[0].casefold().rstrip(",")
    if first in _presents() and (len(words) > 1 or not _NOUNS_TOO.fullmatch(first)):
        return Phrase(Form.DOES, _small(text))
    if first in verbs():
        return Phrase(Form.TO_DO, _small(text))
    if _LANGUAGE.match(text):
        return Phrase(Form.SPEAKS, _small(text))
    if not _WHOLE.search(text):
        if _is_noun(words):
            return Phrase(Form.HAS, _small(text))
        if _is_quality(words):
            return Phrase(Form.IS, _small(text))
        if first.endswith(_TASK_ENDS):
            return Phrase(Form.TASK, _small(text))
    return None


def _is_noun(words: Sequence[str]) -> bool:
    """Its first noun is one of those that somebody has, and nothing stands before it but what may."""
    for word in words:
        if word.casefold().rstrip(",").endswith(_NOUN_ENDS):
            return True
        if not _BEFORE_A_NOUN.fullmatch(word):
            return False
    return False


def _is_quality(words: Sequence[str]) -> bool:
    """Only qualities, with *och* or commas between, and then perhaps when or with whom."""
    wants_one = True
    for word in words:
        its = word.casefold().rstrip(",")
        if wants_one:
            if not (_QUALITIES.fullmatch(its) or (its.endswith(_QUALITY_ENDS) and len(its) > 4)):
                return False
            wants_one = word.endswith(",")
        elif its in ("och", "eller"):
            wants_one = True
        else:
            return bool(_AFTER_A_QUALITY.fullmatch(its))
    return not wants_one


def _small(text: str) -> str:
    """With a small letter first, but for what has capitals of its own: *B-körkort*, *IT-vana*."""
    word = re.split(r"[\s-]", text, maxsplit=1)[0]
    keeps = (len(word) == 1 and "-" in text[:2]) or word[1:] != word[1:].lower()
    return text if keeps else text[:1].lower() + text[1:]


def listed(texts: Sequence[str], word: str = "och") -> str:
    return f"{', '.join(texts[:-1])} {word} {texts[-1]}" if len(texts) > 1 else texts[0]


def sentence(text: str) -> str:
    """With a capital first and an end."""
    return ended(text[:1].upper() + text[1:])


def ended(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


# What is done


def tasks(rows: Iterable[str]) -> Told:
    """What somebody does at work, said to them."""
    phrases = _phrases(rows)
    sentences = [
        *(f"Du {it}." for it in _joined(phrases, Form.DOES)),
        *(f"I arbetet ingår att {it}." for it in _joined(phrases, Form.TO_DO)),
        *(f"I arbetet ingår {it}." for it in _joined(phrases, Form.TASK)),
        *(sentence(it.text) for it in phrases if it.form is Form.SAID),
    ]
    told = (Form.DOES, Form.TO_DO, Form.TASK, Form.SAID)
    return Told(tuple(sentences), tuple(it.text for it in phrases if it.form not in told))


def _joined(phrases: Iterable[Phrase], form: Form) -> list[str]:
    return _in_lists([it.text for it in phrases if it.form is form])


def _in_lists(texts: Iterable[str], word: str = "och") -> list[str]:
    """Some in each; what has an *och* or a comma of its own stands by itself."""
    lists: list[list[str]] = []
    is_open = False
    for text in texts:
        is_simple = not _JOINS.search(text)
        if is_simple and is_open and len(lists[-1]) < MOST_JOINED:
            lists[-1].append(text)
        else:
            lists.append([text])
        is_open = is_simple
    return [listed(some, word) for some in lists]


# What is asked


def asked(level: Level, rows: Iterable[str]) -> Told:
    """What somebody needs, or need not, said to them."""
    by_level = {Level.REQUIRED: _required, Level.DESIRABLE: _desirable, Level.NOT_NEEDED: _not_needed}
    return by_level[level](_phrases(rows))


def _required(phrases: Sequence[Phrase]) -> Told:
    does = [f"Du {it.text}." for it in phrases if it.form is Form.DOES]
    needs = _with_verbs(phrases, _to_be)
    again = ["Du behöver också" if nth or does else "Du behöver" for nth in range(len(needs))]
    said, rest = _as_written(phrases)
    return Told((*does, *(f"{how} {it}." for how, it in zip(again, needs, strict=True)), *said), rest)


def _desirable(phrases: Sequence[Phrase]) -> Told:
    is_good = _with_verbs(phrases, _is_so)
    again = ["Det är också bra om du" if nth else "Det är bra om du" for nth in range(len(is_good))]
    said, rest = _as_written(phrases)
    return Told((*(f"{how} {it}." for how, it in zip(again, is_good, strict=True)), *said), rest)


def _not_needed(phrases: Sequence[Phrase]) -> Told:
    """What says *inte* itself is said as it stands: it would be needed, with another."""
    ours = [it for it in phrases if not _NOT.search(it.text)]
    needs = _with_verbs(ours, _to_be, "eller")
    again = ["Du behöver inte heller" if nth else "Du behöver inte" for nth in range(len(needs))]
    does = [f"Det krävs inte att du {_after_om(it.text)}." for it in ours if it.form is Form.DOES]
    theirs = [_own(it) for it in phrases if _NOT.search(it.text)]
    rest = tuple(it.text for it in ours if it.form in (Form.OTHER, Form.TASK, Form.SAID))
    return Told((*(f"{how} {it}." for how, it in zip(again, needs, strict=True)), *does, *theirs), rest)


def _own(it: Phrase) -> str:
    if _NONE.match(it.text):
        return sentence(f"du behöver {_small(it.text)}")
    return sentence(f"du {it.text}" if it.form is Form.DOES else it.text)


def _as_written(phrases: Iterable[Phrase]) -> tuple[list[str], tuple[str, ...]]:
    said = [it for it in phrases if it.form is Form.SAID or (it.form is Form.OTHER and _NOT.match(it.text))]
    others = (it for it in phrases if it.form in (Form.OTHER, Form.TASK) and it not in said)
    return [sentence(it.text) for it in said], tuple(it.text for it in others)


def _with_verbs(
    phrases: Iterable[Phrase], verb: Callable[[Phrase], tuple[str, str] | None], word: str = "och"
) -> list[str]:
    """Those that have the same verb before them together: *ha B-körkort och gymnasieutbildning*."""
    by_verb: dict[tuple[Form, str], list[str]] = {}
    for it in phrases:
        if said := verb(it):
            by_verb.setdefault((it.form, said[0]), []).append(said[1])
    return [f"{first} {some}".strip() for (_, first), rest in by_verb.items() for some in _in_lists(rest, word)]


def _to_be(it: Phrase) -> tuple[str, str] | None:
    """A verb, and what comes after it, for after *du behöver*."""
    match it.form:
        case Form.TO_DO:
            first, _, rest = it.text.partition(" ")
            return (first, rest) if first in _OF_ITSELF else ("kunna", it.text)
        case Form.SPEAKS:
            return "kunna", it.text
        case Form.HAS:
            return "ha", it.text
        case Form.IS:
            return "vara", it.text
    return None


def _is_so(it: Phrase) -> tuple[str, str] | None:
    """Likewise for after *om du*."""
    if it.form is Form.DOES:
        return "", _after_om(it.text)
    if said := _to_be(it):
        return verbs()[said[0]], said[1]
    return None


def _after_om(text: str) -> str:
    """What comes after *du* in a sentence, as it comes after *om du*: *är inte rädd*, *inte är rädd*."""
    verb, *words = text.split()
    at = 1 if words and words[0] in _OBJECTS else 0
    if len(words) > at and words[at] in _ADVERBS:
        return " ".join((words[at], verb, *words[:at], *words[at + 1 :]))
    return text
