"""Lists to begin with: what is done at five kinds of workplace. A start for the talk, not an answer to it.

Each is a function, so that the sentences are in the language of the one who asks.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from app.web.language import _


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a workshop may begin with. `is_joint`: all its groups answer together."""

    name: str
    groups: list[str]
    tasks: list[str]
    is_joint: bool = False


def preschool() -> Beginning:
    return Beginning(
        _("Förskola"),
        [_("Barnskötare"), _("Förskollärare")],
        [
            _("Städa efter måltider"),
            _("På- och avdukning vid måltider"),
            _("Hantera tvätt"),
            _("Hantera sopor"),
            _("Diska och ställa in"),
            _("Rengöra leksaker"),
            _("Svara i telefon"),
            _("Beställa förbrukningsvaror"),
            _("Packa upp varor"),
            _("Lägga schema"),
            _("Ringa in vikarier"),
            _("Introducera vikarier"),
            _("Kvittoredovisning"),
            _("Arkivera och diarieföra"),
            _("Planera undervisning"),
            _("Läroplansarbete"),
            _("Dokumentera barnens lärande"),
            _("Utvecklingssamtal"),
            _("Leda samling"),
            _("Ta emot barn och möta föräldrar"),
            _("Byta blöjor och hjälpa till med kläder"),
            _("Ge medicin enligt rutin"),
            _("Boka och förbereda utflykter"),
            _("Skriva veckobrev"),
            _("Se över gården och utematerialet"),
        ],
    )


def home_care() -> Beginning:
    return Beginning(
        _("Hemtjänst"),
        [_("Undersköterskor"), _("Vårdbiträden")],
        [
            _("Hjälpa till med dusch och kläder"),
            _("Dela ut medicin på delegation"),
            _("Lägga om enklare sår på delegation"),
            _("Följa upp genomförandeplanen"),
            _("Skriva social dokumentation"),
            _("Kontakta sjuksköterska eller rehab"),
            _("Städa hos brukaren"),
            _("Tvätta och stryka"),
            _("Handla mat och packa upp"),
            _("Laga eller värma mat"),
            _("Duka fram och diska"),
            _("Bädda och byta lakan"),
            _("Gå ut med sopor"),
            _("Följa med på promenad"),
            _("Följa med på ärenden och läkarbesök"),
            _("Svara på larm"),
            _("Lägga schema och planera rutter"),
            _("Beställa skyddskläder och hjälpmedel"),
            _("Fylla på i förrådet"),
            _("Bilvård, tvätta och tanka bilen"),
            _("Hålla ordning på nycklar"),
            _("Introducera nya medarbetare"),
            _("Hjälpa till med telefon och platta"),
        ],
    )


def school() -> Beginning:
    return Beginning(
        _("Skola"),
        [_("Lärare"), _("Elevassistenter")],
        [
            _("Planera och genomföra undervisning"),
            _("Bedöma och sätta betyg"),
            _("Utvecklingssamtal"),
            _("Skriva åtgärdsprogram"),
            _("Följa upp frånvaro"),
            _("Mentorssamtal"),
            _("Samtal med vårdnadshavare"),
            _("Rasta och vara vuxen på skolgården"),
            _("Vara med i matsalen"),
            _("Stötta enstaka elever i klassrummet"),
            _("Vakta prov"),
            _("Kopiera och häfta material"),
            _("Beställa läromedel"),
            _("Bokuppsättning i biblioteket"),
            _("Dela ut och samla in datorer"),
            _("Hjälpa till när tekniken krånglar"),
            _("Ordna i materialrum och slöjdsal"),
            _("Plocka undan efter lektioner"),
            _("Ringa in vikarier"),
            _("Boka studiebesök och bussar"),
            _("Lägga schema"),
            _("Kvittoredovisning"),
            _("Arkivera och diarieföra"),
            _("Svara i telefon"),
        ],
    )


def bath() -> Beginning:
    return Beginning(
        _("Simhall"),
        [_("Badvakter och simlärare"), _("Receptionister")],
        [
            _("Bevaka bassängen"),
            _("Livräddning och första hjälpen"),
            _("Leda simskola"),
            _("Leda vattengympa"),
            _("Ta vattenprover"),
            _("Sköta reningen och kemikalierna"),
            _("Göra säkerhetsrond"),
            _("Skriva rapport om tillbud"),
            _("Kassan på simhallen"),
            _("Svara i telefon och på e-post"),
            _("Boka banor och kalas"),
            _("Sälja och följa upp kort"),
            _("Räkna kassan"),
            _("Städa omklädningsrum och duschar"),
            _("Fylla på tvål och papper"),
            _("Fönsterputs"),
            _("Tvätta handdukar och mattor"),
            _("Ta hand om upphittade saker"),
            _("Hantera sopor"),
            _("Beställa varor till kiosken"),
            _("Laga enklare saker som går sönder"),
            _("Hjälpa besökare som behöver stöd"),
            _("Lägga schema"),
        ],
    )


def office() -> Beginning:
    return Beginning(
        _("Kontor"),
        [_("Handläggare"), _("Administratörer")],
        [
            _("Utreda och skriva beslut"),
            _("Möta den som söker stöd"),
            _("Svara på överklaganden"),
            _("Skriva tjänsteutlåtande till nämnden"),
            _("Följa upp ärenden"),
            _("Svara i telefon"),
            _("Svara i funktionsbrevlådan"),
            _("Ta emot besökare"),
            _("Registrera och diarieföra"),
            _("Arkivera och gallra"),
            _("Lämna ut allmänna handlingar"),
            _("Skanna och kopiera"),
            _("Öppna och dela ut post"),
            _("Boka möten och lokaler"),
            _("Skriva protokoll"),
            _("Kvittoredovisning"),
            _("Kontera fakturor"),
            _("Beställa förbrukningsvaror"),
            _("Duka fram fika till möten"),
            _("Fylla på skrivare och kaffe"),
            _("Uppdatera webbsidor"),
            _("Ta fram statistik"),
            _("Introducera nya medarbetare"),
            _("Hjälpa till när tekniken krånglar"),
        ],
    )


def orebro() -> Beginning:
    """As it was done first, in Örebro: each group answers together (the report, 2.1.1)."""
    return replace(preschool(), name=_("Som i Örebro: förskola, alla grupper svarar tillsammans"), is_joint=True)


LISTS: dict[str, Callable[[], Beginning]] = {
    "preschool": preschool,
    "orebro": orebro,
    "home_care": home_care,
    "school": school,
    "bath": bath,
    "office": office,
}
