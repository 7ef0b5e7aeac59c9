"""Swedish verbs as people bend them: a list names one in the present (*delar*), and it is found as *dela*, *delas*,
*delade*, *delat*, *delad*, *delande* and *delning* too.

The present tells how a verb is bent: *-ar* like *dela*; *-er*, or no ending, like *ställa* and *köra*; a vowel and *-r*
like *tro*. Those that change their vowel are named below. A form that no Swede would write does no harm: it is not
there to be found.
"""

from dataclasses import dataclass

PARTICLES = frozenset(
    (
        *("av", "an", "bort", "efter", "fram", "från", "för", "i", "igen", "ihop", "igenom", "in", "isär", "iväg"),
        *("kvar", "med", "ned", "ner", "om", "på", "till", "undan", "upp", "ur", "ut", "vid", "åt", "över"),
    )
)
"""Small words that make another verb of one, before it (*utdelar*) or after it (*delar ut*)."""

_STRONG = {
    "bär": "bära bärs bar bars burit burits buren buret burna bärande bärning",
    "drar": "dra dras drog drogs dragit dragits dragen draget dragna dragande dragning",
    "får": "få fås fick fått fåtts",
    "ger": "ge ges gav gavs gett getts givit givits given givet givna givande givning",
    "går": "gå gås gick gått gåtts gången gående",
    "gör": "göra görs gjorde gjordes gjort gjorts gjord gjorda görande",
    "håller": "hålla hålls höll hölls hållit hållits hållen hållet hållna hållande hållning",
    "lägger": "lägga läggs lade lades la lagt lagts lagd lagda läggande läggning",
    "skriver": "skriva skrivs skrev skrevs skrivit skrivits skriven skrivet skrivna skrivande skrivning",
    "sätter": "sätta sätts satte sattes satt satts satta sättande sättning",
    "säger": "säga sägs sade sades sa sagt sagts sagd sagda sägande",
    "tar": "ta tas tog togs tagit tagits tagen taget tagna tagande tagning",
    "väljer": "välja väljs valde valdes valt valts vald valda väljande väljning",
}
"""By the present: its other forms, the infinitive first, and last the noun where there is one."""

_VOWELS = "aouåeiyäö"
_LIKE_AR = ["ar", "a", "as", "ade", "ades", "at", "ats", "ad", "ande"]
_LIKE_ER = (
    *("{0}er", "{0}", "{3}", "{0}a", "{0}as", "{0}s", "{3}s", "{1}e", "{1}es", "{2}t", "{2}ts", "{1}", "{1}a"),
    *("{0}ande", "{3}ning"),
)
_LIKE_VOWEL = ["r", "", "s", "dde", "ddes", "tt", "tts", "dd", "dda", "ende"]


@dataclass(frozen=True, slots=True)
class Verb:
    """`noun`: what is done (*delning*), which more letters may follow; "" where there is none. `forms`: all others."""

    infinitive: str
    forms: tuple[str, ...]
    noun: str = ""


def is_present(word: str) -> bool:
    """Whether it can be a verb in the present: *delar*, *kör*, *tål*."""
    return len(word) > 2 and word.isalpha() and word.endswith(("r", "l"))


def inflected(present: str) -> Verb:
    if present in _STRONG:
        forms = _STRONG[present].split()
        noun = forms.pop() if forms[-1].endswith("ning") else ""
        return Verb(forms[0], (present, *forms), noun)
    if present.endswith("ar"):
        stem = present[:-2]
        noun = f"{stem}ing" if stem.endswith("er") else f"{stem}ning"
        return Verb(f"{stem}a", tuple(stem + ending for ending in _LIKE_AR), noun)
    if present.endswith("er") or present[-1] == "l" or present[-2] in "öäy":
        return _like_er(present.removesuffix("er"))
    stem = present[:-1]
    return Verb(stem, tuple(stem + ending for ending in _LIKE_VOWEL))


def _like_er(stem: str) -> Verb:
    """*ställde*, *köpte*, *glömde*, *lyfte*; *utrett* of *utreda*."""
    short = stem[:-1] if stem.endswith(("mm", "nn")) else stem
    has_it = stem[-1] in "dt" and stem[-2] not in _VOWELS
    past = stem if has_it else short + ("t" if stem.endswith(tuple("kpstx")) else "d")
    supine = stem[:-1] if has_it else f"{stem[:-1]}t" if stem.endswith("d") else short
    *forms, noun = (form.format(stem, past, supine, short) for form in _LIKE_ER)
    return Verb(f"{stem}a", tuple(dict.fromkeys(forms)), noun)
