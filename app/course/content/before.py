"""Before: is the ground laid, at my workplace? (the report, 2.1.1 and 6.1.6)"""

from app.course.parts import Choice, Choices, Note, Part, Readiness, Text, TrackId
from app.vocabulary import N_

BEFORE = Part(
    "before",
    3,
    N_("Innan, på min arbetsplats"),
    N_("Svara för din egen arbetsplats. Det blir ett utkast som du kan använda på riktigt."),
    (
        Text(
            N_(
                "Svaren styr vad du kan lova. Löftet står på väggen, och där deltagarna går med. Säger du nej eller "
                "inte än lovar sidan mindre."
            )
        ),
        Readiness(),
        Text(
            N_(
                "Utan mandat slutar det med en lista. Säg det då, och välj arbetsmiljön eller rollerna som syfte. Det "
                "är också en bra workshop."
            )
        ),
        Note(
            frozenset({TrackId.MANAGER}),
            N_("Du som är chef: mandat och pengar är dina frågor, eller din chefs. Svara på dem före träffen."),
        ),
        Note(
            frozenset({TrackId.HR_UNION}),
            N_(
                "Du som är HR eller facklig: ”vet facket om det här” är inte samma sak som en förhandling. Större "
                "ändringar av någons arbete ska förhandlas innan de beslutas (MBL 11 §)."
            ),
        ),
    ),
    Choices(
        N_("Mandat att skapa en tjänst saknas. Vad säger du till personalen?"),
        (
            Choice(
                "maybe",
                N_("”Vi får se. Det blir nog en tjänst.”"),
                False,
                N_("Nej. Blir det ingen tjänst har de arbetat för något som ni visste att ni inte hade."),
            ),
            Choice(
                "list",
                N_("”Det här slutar med en lista, inte med en tjänst.”"),
                True,
                N_("Ja. Väggen säger samma sak, tills du ändrar svaren. De vet vad deras arbete leder till."),
            ),
            Choice(
                "nothing",
                N_("Inget. Det viktiga är att de sorterar"),
                False,
                N_("Nej. Löftet visas ändå. Säg det själv först, så slipper de läsa det på en skärm."),
            ),
        ),
    ),
)
