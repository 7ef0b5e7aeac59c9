"""Six minutes for a manager: after *why*, what is theirs before and afterwards."""

from app.course.parts import Choice, Choices, Part, Points, Readiness, Text
from app.vocabulary import N_

YOURS = Part(
    "yours",
    3,
    N_("Din del, innan"),
    N_("Svara på frågorna. Svaren styr vad personalen får höra att det leder till."),
    (
        Readiness(),
        Text(N_("Säg nej om det är nej. En workshop om arbetsmiljön utan ny tjänst är också bra, om ni säger det.")),
    ),
    Choices(
        N_("Du vet inte vem som betalar. Vad lovar sidan?"),
        (
            Choice(
                "job",
                N_("En ny tjänst"),
                False,
                N_("Nej. Det löftet kommer först när mandat, pengar, HR, chef, fack och någon som tar vid är klara."),
            ),
            Choice(
                "draft",
                N_("Ett utkast, och att tjänsten inte är klar än"),
                True,
                N_("Ja, om det finns mandat. Löftet ändrar sig när du svarar."),
            ),
        ),
    ),
)
YOURS_AFTER = Part(
    "yours-after",
    1,
    N_("Din del, efteråt"),
    N_("Ett utkast är inte ett beslut."),
    (
        Points(
            N_("Före beslutet"),
            (
                N_("Förhandla enligt 11 § MBL, om någons arbete ska ändras mycket."),
                N_("Bedöm riskerna skriftligt, med skyddsombudet."),
                N_("Säg till personalen när du kommer tillbaka, och kom tillbaka."),
            ),
        ),
        Text(N_("En tjänst med AB går att räkna med. En med BEA är för en tid, och arbetet ska fungera utan den.")),
    ),
    Choices(
        N_("Får en tjänst med BEA vara oumbärlig?"),
        (
            Choice(
                "yes",
                N_("Ja, om personalen behöver den"),
                False,
                N_("Nej. Behöver ni den varje dag är det en ordinarie tjänst, med AB."),
            ),
            Choice(
                "no",
                N_("Nej, den är avlastning"),
                True,
                N_("Ja. Därför frågar AKR-tavlan efter en plan och ett datum för AB."),
            ),
        ),
    ),
)
