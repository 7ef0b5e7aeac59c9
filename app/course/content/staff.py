"""Two minutes before one joins."""

from app.course.parts import Choice, Choices, Colours, Part, Points, Text
from app.vocabulary import N_

STAFF = Part(
    "staff",
    2,
    N_("Innan du går med"),
    N_("Ni ska prata om era arbetsuppgifter. Så här går det till."),
    (
        Points(
            N_("Det du gör"),
            (
                N_("Du går med på en telefon, med en kod. Du behöver inget konto."),
                N_("Du väljer din yrkesgrupp. Du skriver inget namn."),
                N_("Du skriver uppgifter som ni gör på jobbet. Skriv inte namn på personer."),
                N_("Sedan svarar du på varje uppgift, med en färg."),
            ),
            ordered=True,
        ),
        Colours(),
        Text(N_("Vet du inte, eller gör du inte uppgiften? Det är också ett svar.")),
        Points(
            N_("Det andra ser"),
            (
                N_("Alla ser uppgifterna, men inte vem som skrev dem."),
                N_("Alla ser hur grupperna svarade. En grupp visas bara om minst fem har svarat."),
                N_("Svarar din grupp tillsammans är det gruppens svar som visas."),
            ),
        ),
        Text(N_("Du kan få sidan uppläst, och läsa på andra språk. Säg till om det går för fort.")),
    ),
    Choices(
        N_("Kan chefen se vad du svarade?"),
        (
            Choice(
                "yes",
                N_("Ja"),
                False,
                N_(
                    "Skärmen visar bara hur grupperna svarade, inte vad en person svarade. Men svarar alla i en grupp "
                    "lika vet alla vad du svarade."
                ),
            ),
            Choice(
                "no",
                N_("Nej, bara hur grupperna svarade"),
                True,
                N_(
                    "Just det. Men svarar alla i en grupp lika vet alla vad du svarade. Skriver du ditt svar på papper "
                    "läser den som skriver in det. Är du ensam i en grupp som svarar tillsammans frågar telefonen dig "
                    "först. Du får säga nej."
                ),
            ),
        ),
    ),
)
