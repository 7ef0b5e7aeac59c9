"""Nobody is singled out (`docs/decisions/0009`)."""

from app.course.parts import Bar, Bars, Choice, Choices, Note, Part, Points, Text, TrackId
from app.vocabulary import N_, Colour

NOBODY = Part(
    "nobody",
    2,
    N_("Ingen pekas ut"),
    N_("Se vad alla får se av en grupp med en person, av en med fem, och av en som visades för tidigt."),
    (
        Text(
            N_(
                "Var och en svarar själv. Ingen ser någons svar, inte du heller. När du visar syns hur många i varje "
                "grupp som har valt varje färg."
            )
        ),
        Bars(
            N_("Svara i telefon"),
            (
                Bar(
                    N_("Kockar"),
                    1,
                    {Colour.RED: 1},
                    False,
                    N_("Är man en syns det vad man svarade. Därför visas inget, och svaret skickas inte ut."),
                ),
                Bar(
                    N_("Barnskötare"),
                    5,
                    {Colour.GREEN: 1, Colour.YELLOW: 1, Colour.RED: 3},
                    True,
                    N_("Fem har svarat. Nu visas stapeln. Ingen ser vem som valde grön."),
                ),
                Bar(
                    N_("Förskollärare"),
                    5,
                    {Colour.GREEN: 4, Colour.RED: 1},
                    True,
                    N_(
                        "Visad för tidigt: fem av nio var klara. De fyra som svarar sedan syns inte, "
                        "de är färre än fem."
                    ),
                ),
            ),
        ),
        Points(
            N_("Är ni få?"),
            (
                N_("En grupp kan svara tillsammans. Då visas ett svar, gruppens, utan antal."),
                N_("Svaren från flera grupper kan visas ihop. Då syns inte var yrkena skiljer sig åt."),
                N_("Är någon ensam i en grupp som svarar tillsammans frågar telefonen den först."),
            ),
        ),
        Text(
            N_(
                "Visa inte för tidigt. Det som har visats står kvar som det var. Svar som kommer sedan syns först när "
                "minst fem till har svarat på samma uppgift. Annars skulle alla se vad just de svarade."
            )
        ),
        Note(
            frozenset({TrackId.MANAGER}),
            N_("Du som är chef: fråga aldrig vem som svarade vad. Fråga hur man kan tänka, om man svarar så."),
        ),
        Note(
            frozenset({TrackId.HR_UNION}),
            N_(
                "Du som är HR eller facklig: gränsen är fem om den som leder inte höjer den. Den går inte att sänka, "
                "och den som leder ser inte mer än ni."
            ),
        ),
    ),
    Choices(
        N_("När får du visa?"),
        (
            Choice(
                "first",
                N_("När den första gruppen är klar"),
                False,
                N_("Nej. Då står bilden kvar som den var, och de som svarar sist syns kanske inte alls."),
            ),
            Choice(
                "most",
                N_("När de flesta är klara, och du har läst vilka grupper som kommer att synas"),
                True,
                N_(
                    "Ja. Sidan säger det före Visa, och varför. Är en grupp för liten kan du välja ett annat sätt "
                    "först."
                ),
            ),
            Choice(
                "agreed",
                N_("När alla är eniga"),
                False,
                N_("Nej. Ni behöver inte vara eniga. Det som delar er är det ni ska prata om."),
            ),
        ),
    ),
)
