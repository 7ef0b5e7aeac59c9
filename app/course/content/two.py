"""Session two with robots."""

from app.course.parts import Choice, Choices, Note, Part, Points, Rehearsal, Session, Text, TrackId
from app.vocabulary import N_

TWO = Part(
    "two",
    8,
    N_("Träff två"),
    N_("Rött, svart och gult: hur lång tid det tar, och vad ni gör åt det."),
    (
        Points(
            N_("Tre frågor"),
            (
                N_("Gör vi rätt saker? Det svarta, och det ni har lagt olika."),
                N_("Gör vi saker rätt? Det gula, och det gröna som tar mycket tid."),
                N_("Gör rätt kompetens rätt saker? Det röda, och det ni har lagt olika."),
            ),
        ),
        Text(
            N_(
                "Varje fråga slutar med en åtgärd, med någon som ansvarar och ett datum. Den är ett förslag tills den "
                "som får bestämma har bestämt."
            )
        ),
        Rehearsal(
            Session.TWO,
            (
                N_("Välj vad ni frågar om, och låt något vila"),
                N_("Fråga hur lång tid det tar, och vänta på svaren"),
                N_("Skriv vad ni kom fram till, och varför"),
                N_("Ge en åtgärd någon som ansvarar, och en dag"),
                N_("Svara på frågorna om facket och skyddsombudet"),
                N_("Avsluta, och lämna inget obestämt"),
            ),
            5,
        ),
        Note(
            frozenset({TrackId.MANAGER}),
            N_(
                "Du som är chef: lova inget på träffen. Säg när du kommer tillbaka med ett svar, och vem som ska "
                "frågas."
            ),
        ),
        Note(
            frozenset({TrackId.HR_UNION}),
            N_(
                "Du som är HR eller facklig: skriv riskerna medan alla är kvar, till exempel om tunga uppgifter "
                "samlas hos en grupp."
            ),
        ),
    ),
    Choices(
        N_("Den nya tjänsten har bara uppgifter före nio och på kvällen. Sidan varnar för delade turer. Vad gör ni?"),
        (
            Choice(
                "go_on",
                N_("Går vidare. Timmarna räcker till en tjänst"),
                False,
                N_("Nej. Den som får jobbet skulle arbeta morgon och kväll, och vara ledig mitt på dagen."),
            ),
            Choice(
                "midday",
                N_("Letar uppgifter som kan göras mitt på dagen, eller flyttar någon dit"),
                True,
                N_("Ja. Ofta finns det arbete med beställningar, papper eller förråd, som inte måste göras just då."),
            ),
            Choice(
                "halve",
                N_("Halverar tjänsten"),
                False,
                N_("Det kan bli så. Men turerna är fortfarande delade. Leta efter uppgifter mitt på dagen först."),
            ),
        ),
    ),
)
