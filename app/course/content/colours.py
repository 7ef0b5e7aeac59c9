"""Four colours, and *får* or *bör* (the report, 2.1.1): eight tasks, two of them open."""

from app.course.parts import Card, Cards, Colours, Ground, Note, Part, Text, TrackId
from app.vocabulary import N_

COLOURS = Part(
    "colours",
    5,
    N_("Fyra färger, får och bör"),
    N_("Sortera åtta uppgifter som på telefonen. Det är grunden som räknas, inte färgen."),
    (
        Text(
            N_(
                "En färg hör till en uppgift och en yrkesgrupp. Samma uppgift kan vara röd för en grupp och grön för "
                "en annan. Det är det ni ska prata om."
            )
        ),
        Colours(),
        Text(
            N_(
                "Grön kan betyda två saker. Bara ni får göra uppgiften: det står i en lag, kräver legitimation eller "
                "är delegerat. Eller bara ni bör göra den: det är er bedömning, och den går att pröva."
            )
        ),
        Note(
            frozenset({TrackId.MANAGER}),
            N_(
                "Du som är chef: låt gruppen svara först. Får är något du kan slå upp efteråt. Bör är deras, tills de "
                "har sagt varför."
            ),
        ),
        Note(
            frozenset({TrackId.HR_UNION}),
            N_(
                "Du som är HR eller facklig: be om grunden, särskilt när det står får. Den följer med till träff 2 "
                "och till arbetsbeskrivningen."
            ),
        ),
    ),
    Cards(
        N_("Vilken färg, och på vilken grund?"),
        (
            Card(
                "teaching",
                N_("Ansvara för undervisningen"),
                N_("Förskollärare"),
                N_("Skollagen säger vem som får ansvara för undervisningen i förskolan. Andra får vara med i den."),
                frozenset({Ground.LAW, Ground.LICENCE}),
            ),
            Card(
                "laying",
                N_("På- och avdukning vid måltider"),
                N_("Förskollärare"),
                N_(
                    "Att äta med barnen är en uppgift. Att duka är en annan. Skriv dem var för sig, så syns det vem "
                    "som behövs till vad."
                ),
                frozenset({Ground.NOTHING_HINDERS}),
            ),
            Card(
                "medicine",
                N_("Ge medicin på delegation"),
                N_("Undersköterskor"),
                N_(
                    "En delegation gäller en viss person och står på papper. Den som har fått den kan inte ge den "
                    "vidare."
                ),
                frozenset({Ground.DELEGATION}),
            ),
            Card(
                "phone",
                N_("Svara i telefon"),
                N_("Barnskötare"),
                N_(
                    "Uppgiften är öppen. Ringer någon om ett sjukt barn vill de prata med en som känner barnet. Andra "
                    "samtal kan någon annan ta. Skriv vad gruppen säger, inte vem som sa det."
                ),
                frozenset(),
                is_open=True,
            ),
            Card(
                "supplies",
                N_("Beställa förbrukningsvaror"),
                N_("Förskollärare"),
                N_("I rapporten finns den med i nya tjänster. Frågan är vem som ska bestämma vad som behövs."),
                frozenset({Ground.NOTHING_HINDERS}),
            ),
            Card(
                "comfort",
                N_("Trösta och byta om"),
                N_("Barnskötare"),
                N_("Ingen lag säger att bara ni får. Men barnet behöver någon som det känner. Det är bör."),
                frozenset({Ground.KNOWLEDGE}),
            ),
            Card(
                "lists",
                N_("Föra två närvarolistor"),
                N_("Barnskötare"),
                N_("Fråga först vem som läser den andra listan. Läser ingen den kan ni sluta."),
                frozenset({Ground.UNNEEDED, Ground.NOTHING_HINDERS}),
            ),
            Card(
                "schedule",
                N_("Lägga schema"),
                N_("Förskollärare"),
                N_(
                    "Uppgiften är öppen. Den som lägger schemat behöver veta hur dagen ser ut. I rapporten finns "
                    "scheman med bland mer kvalificerade uppgifter som några nya tjänster fick."
                ),
                frozenset(),
                is_open=True,
            ),
        ),
    ),
)
