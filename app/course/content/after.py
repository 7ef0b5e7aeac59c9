"""After: who must have been asked, and in which order."""

from app.course.parts import Before, Note, Order, OrderedStep, Part, Points, Text, TrackId
from app.vocabulary import N_

AFTER = Part(
    "after",
    2,
    N_("Efteråt"),
    N_("Från röd lista till tjänst: lägg stegen i ordning."),
    (
        Points(
            N_("Två saker som kommer före beslutet"),
            (
                N_("Förhandling enligt 11 § MBL, om någons arbete ska ändras mycket. Arbetsgivaren kallar facket."),
                N_("Riskbedömning, skriftligt och med skyddsombudet."),
            ),
        ),
        Points(
            N_("Två avtal"),
            (
                N_("AB är en ordinarie anställning. Arbetsplatsen får räkna med tjänsten."),
                N_(
                    "BEA är en insats för en tid. Personen får inte vara oumbärlig. AKR-tavlan frågar efter en plan "
                    "och ett datum för AB."
                ),
            ),
        ),
        Text(N_("Godkänns utkastet utan ett svar som behövs trycks varför i texten.")),
        Note(
            frozenset({TrackId.MANAGER}),
            N_(
                "Du som är chef: bestäm inget om någons arbete förrän förhandlingen är klar. Det gäller också på "
                "träffen."
            ),
        ),
        Note(
            frozenset({TrackId.HR_UNION}),
            N_("Du som är HR eller facklig: ett svar är det ni själva skriver. Det trycks som det står."),
        ),
    ),
    Order(
        N_("Vad kommer först?"),
        (
            OrderedStep("draft", N_("De röda uppgifterna blir ett utkast till arbetsbeskrivning")),
            OrderedStep("asked", N_("Chef, HR, fack, skyddsombud och referensgrupp får läsa och svara")),
            OrderedStep("risk", N_("Riskerna bedöms skriftligt, med skyddsombudet")),
            OrderedStep("mbl", N_("Arbetsgivaren förhandlar enligt 11 § MBL")),
            OrderedStep("decided", N_("Texten godkänns, och tjänsten beslutas: AB, eller BEA med ett datum för AB")),
            OrderedStep("filled", N_("Tjänsten tillsätts, och någon tas emot på arbetsplatsen")),
        ),
        (
            Before("draft", "asked", N_("De behöver en text att svara på.")),
            Before("draft", "risk", N_("Riskerna går att bedöma när det står vad som ska ändras.")),
            Before("draft", "mbl", N_("Det ska stå vad som ska ändras, annars finns inget att förhandla om.")),
            Before("asked", "decided", N_("Svaren ska finnas före beslutet. Annars har ingen nytta av dem.")),
            Before("risk", "decided", N_("Riskerna bedöms före en ändring, inte efter.")),
            Before("mbl", "decided", N_("11 § MBL gäller före beslutet. Efteråt är det för sent.")),
            Before("decided", "filled", N_("En tjänst som ingen har beslutat går inte att tillsätta.")),
        ),
        ("decided", "mbl", "filled", "draft", "risk", "asked"),
        N_("Ja. Att fråga, bedöma risker och förhandla kan ske i vilken ordning som helst, bara det är före beslutet."),
    ),
)
