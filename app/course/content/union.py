"""Five minutes for a union's or a safety representative: where they come in, and what they may see."""

from app.course.parts import Choice, Choices, Part, Points, Text
from app.vocabulary import N_

YOUR_SAY = Part(
    "your-say",
    2,
    N_("Var ni kommer in"),
    N_("Före, på träffen och före beslutet. Ni svarar med egna ord."),
    (
        Points(
            N_("När"),
            (
                N_("Innan: den som leder frågar om facket och skyddsombudet vet om det."),
                N_("På träffarna: ni kan vara med. Vilka roller som är där står i rapporten, inga namn."),
                N_("Efter träff 2: ni kan få en länk till rapporten, för att läsa och kommentera."),
                N_("Före beslutet: ni kan få en länk till arbetsbeskrivningen, och svarar som det ni är."),
            ),
            ordered=True,
        ),
        Text(
            N_(
                "Svaret är ert. Det trycks som det står. Lägger någon annan in det står det vem som har lagt in det. "
                "Ni behöver inget konto."
            )
        ),
        Text(
            N_(
                "AKR-tavlan är ingen förhandling. Är det en större ändring kallar arbetsgivaren till förhandling (MBL "
                "11 §) innan den beslutar."
            )
        ),
    ),
    Choices(
        N_("Ni fick en länk och har inte svarat. Texten godkänns ändå. Hur syns det?"),
        (
            Choice(
                "not",
                N_("Det syns inte"),
                False,
                N_("Jo. Den som godkänner måste skriva varför, och det trycks."),
            ),
            Choice(
                "why",
                N_("Det står i texten, med varför"),
                True,
                N_("Ja. De som inte har fått någon länk syns inte så. Be om länken i tid."),
            ),
        ),
    ),
)
PROTECTED = Part(
    "protected",
    1,
    N_("Vad som skyddas"),
    N_("Ingens svar ska gå att räkna ut."),
    (
        Points(
            "",
            (
                N_(
                    "En grupp visas för sig bara när minst fem har svarat på uppgiften. Gränsen går att höja, inte "
                    "sänka."
                ),
                N_("Den som leder ser inte mer än de andra."),
                N_("Arbetsbeskrivningen handlar om en tjänst, aldrig om en person."),
                N_("Risker bedöms när uppgifter flyttar. Skyddsombudet är med."),
            ),
        ),
        Text(N_("Tycker någon annat än de flesta kan det skrivas ned på träffen, utan namn. Det står i rapporten.")),
    ),
    Choices(
        N_("Fyra undersköterskor har svarat var för sig. Vad visas om dem?"),
        (
            Choice(
                "bar",
                N_("En stapel med fyra svar"),
                False,
                N_("Nej. Fyra är för få. Vet man vad tre svarade vet man vad den fjärde svarade."),
            ),
            Choice(
                "nothing",
                N_("Inget för sig"),
                True,
                N_("Ja. De kan synas ihop med andra, om det inte röjer någon. Eller så svarar gruppen tillsammans."),
            ),
        ),
    ),
)
