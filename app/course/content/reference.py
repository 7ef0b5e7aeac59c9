"""Five minutes for a reference group, in easy Swedish."""

from app.course.parts import Choice, Choices, Part, Points, Text
from app.vocabulary import N_

NEW_JOBS = Part(
    "new-jobs",
    3,
    N_("Så blir det nya jobb"),
    N_("Här får du veta vad kommunen gör."),
    (
        Text(N_("De som arbetar i kommunen gör många saker. En del kan någon annan göra.")),
        Text(N_("Därför träffas de och pratar. De säger vilka uppgifter som någon annan kan ta.")),
        Text(N_("Av de uppgifterna kan det bli ett nytt jobb. Någon skriver en text om jobbet.")),
        Points(
            N_("I texten står"),
            (
                N_("vad man gör på jobbet"),
                N_("vad man behöver kunna"),
                N_("vilket stöd man får"),
            ),
        ),
        Text(N_("Det är inte säkert att det blir ett jobb. Det bestämmer kommunen sedan.")),
    ),
    Choices(
        N_("Är det säkert att det blir ett jobb?"),
        (
            Choice("yes", N_("Ja, det är säkert"), False, N_("Nej. Kommunen bestämmer sedan.")),
            Choice("no", N_("Nej, inte än"), True, N_("Rätt. Först blir det en text. Sedan bestämmer kommunen.")),
        ),
    ),
)
YOU_READ = Part(
    "you-read",
    2,
    N_("Du läser och säger till"),
    N_("Du vet saker som andra inte vet. Därför frågar vi dig."),
    (
        Points(
            N_("Så gör du"),
            (
                N_("Du får en länk. Du behöver inget konto."),
                N_("Du läser texten, eller lyssnar på den."),
                N_("Du säger vad som är svårt, och vad som saknas."),
                N_("Du svarar med dina egna ord."),
            ),
            ordered=True,
        ),
        Text(N_("Texten får heta lättläst först när ni har läst den och säger att den är bra.")),
        Text(N_("Skriv inget om dig själv som du vill ha för dig själv. Andra läser det du skriver.")),
    ),
    Choices(
        N_("Ett ord i texten är svårt. Vad gör du?"),
        (
            Choice(
                "skip",
                N_("Jag hoppar över det"),
                False,
                N_("Säg till i stället. Är det svårt för dig är det svårt för fler."),
            ),
            Choice("say", N_("Jag säger till"), True, N_("Bra. Då kan de byta ut ordet.")),
        ),
    ),
)
