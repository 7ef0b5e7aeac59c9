"""The five ways that come along (the report, 3.1.2, 3.2.2, 6.1.1, 6.1.5): where a municipality begins, and edits on.

Their names are sentences of ours until somebody writes others: what is unchanged is said in the reader's language.
"""

from app.vocabulary import N_
from app.ways.way import Employer, Kind, Stage, Under, Way

_VACANCY = Stage(
    "vacancy_review",
    N_("Vakansprövning"),
    role=N_("Enhetschef"),
    hint=N_("Beslut om tjänsten får tillsättas."),
)
_PRECEDENCE = Stage(
    "precedence",
    N_("Företrädesrätt utredd"),
    Kind.PRECEDENCE,
    N_("HR"),
    N_("Finns det någon som har rätt att komma först? Börja i tid: här går ofta månader."),
)
_MATCHING = Stage(
    "matching",
    N_("Matchning"),
    role=N_("AME och AF"),
    hint=N_("Klar när någon har tackat ja."),
)
_SELECTION_HINT = N_("Fråga alla samma sak, och bara det som står i kravprofilen.")
_FOLLOW_UP_HINT = N_("Gå igenom kraven rad för rad, båda två, en månad innan tiden är slut.")
_CHOICE_HINT = N_("Vilken väg passar, och varför? Skriv det, så att nästa som väljer kan läsa det.")


def _ab(name: str) -> Stage:
    return Stage("ordinary", name, Kind.ORDINARY, N_("Chef"), under=Under.AB)


DIRECT = Way(
    "direct",
    N_("Direkt AB"),
    (
        _VACANCY,
        _PRECEDENCE,
        Stage("ad", N_("Annons"), role=N_("HR")),
        Stage("selection", N_("Urval mot kravprofilen"), role=N_("Chef och HR"), hint=_SELECTION_HINT),
        _ab(N_("Anställd AB")),
    ),
)
ALTERNATIVE = Way(
    "alternative",
    N_("Alternativ rekryteringsväg"),
    (
        _VACANCY,
        Stage("choice", N_("Val av väg"), Kind.CHOICE, N_("Chef och HR"), _CHOICE_HINT),
        Stage(
            "dialogue",
            N_("Dialog med AME och AF"),
            role=N_("HR"),
            hint=N_("Utbud och efterfrågan: vilka söker arbete, vad kan de, och vad behöver vi?"),
        ),
        _MATCHING,
        Stage(
            "introduction",
            N_("Sex månader BEA som förlängd introduktion"),
            role=N_("Handledare på plats"),
            under=Under.BEA,
            months=6,
        ),
        Stage(
            "competence_plan",
            N_("Kompetensplan"),
            role=N_("Chef och medarbetare"),
            hint=N_("Vad behöver läras, hur, och till när?"),
            under=Under.BEA,
        ),
        Stage(
            "follow_up",
            N_("Uppföljning mot kravprofilen"),
            Kind.FOLLOW_UP,
            N_("Chef och medarbetare"),
            _FOLLOW_UP_HINT,
            under=Under.BEA,
        ),
        _ab("AB"),
    ),
)
YEAR_AT_AME = Way(
    "year_at_ame",
    N_("Ett år på AME"),
    (
        _VACANCY,
        _MATCHING,
        Stage(
            "year",
            N_("Tolv månader BEA"),
            role=N_("Handledare på plats"),
            employer=Employer.AME,
            under=Under.BEA,
            months=12,
        ),
        Stage(
            "follow_up",
            N_("Utvärdering"),
            Kind.FOLLOW_UP,
            N_("Chef och medarbetare"),
            _FOLLOW_UP_HINT,
            Employer.AME,
            Under.BEA,
        ),
        Stage(
            "change_of_employer",
            N_("Byte av arbetsgivare"),
            role=N_("HR"),
            hint=N_("Från AME till arbetsplatsens förvaltning."),
            under=Under.AB,
        ),
        _ab("AB"),
    ),
)
BOTH = Way(
    "ad_and_matching",
    N_("Annons och matchning samtidigt"),
    (
        _VACANCY,
        _PRECEDENCE,
        Stage("ad_and_matching", N_("Annons och matchning"), role=N_("HR, AME och AF")),
        Stage(
            "selection",
            N_("Urval mot samma kravprofil, lönen sagd"),
            role=N_("Chef och HR"),
            hint=_SELECTION_HINT,
        ),
        _ab("AB"),
    ),
)
BROADENED = Way(
    "broadened",
    N_("Befintlig tjänst, breddad väg"),
    (
        _VACANCY,
        Stage(
            "requirements",
            N_("Kraven omprövade"),
            role=N_("Chef och HR"),
            hint=N_("Vilka krav behövs för uppgifterna? Vad går att lära på plats?"),
        ),
        Stage(
            "obstacles",
            N_("Hinder borttagna"),
            role=N_("HR"),
            hint=N_("Språk, digital ansökan, intervju, körkort, exakt examen."),
        ),
        Stage("choice", N_("Val av väg"), Kind.CHOICE, N_("Chef och HR"), _CHOICE_HINT),
        _ab("AB"),
    ),
)
WAYS = {way.key: way for way in (DIRECT, ALTERNATIVE, YEAR_AT_AME, BOTH, BROADENED)}
"""In the order that they are offered in."""


def _ours() -> frozenset[str]:
    stages = [stage for way in WAYS.values() for stage in way.stages]
    texts = (text for stage in stages for text in (stage.name, stage.role, stage.hint))
    return frozenset(filter(None, (*texts, *(way.name for way in WAYS.values()))))


OURS = _ours()
"""What is said in the reader's language; all else is the municipality's, and stands as it is written."""
