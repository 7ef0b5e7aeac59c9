"""Two stories from the report (2.1.1, 3.2.1): what told them apart."""

from app.course.parts import Choice, Choices, Note, Part, Story, Text, TrackId
from app.vocabulary import N_

WHY = Part(
    "why",
    2,
    N_("Varför"),
    N_("Två arbetsplatser gjorde nästan samma sak. Bara den ena fick nya tjänster att räkna med."),
    (
        Text(
            N_(
                "AKR betyder Använd kompetensen rätt. Personalen går igenom allt de gör, och vem som bör göra det. "
                "Det tar två träffar."
            )
        ),
        Story(
            N_("Förskolan"),
            (
                N_(
                    "Förskolan ville göra rollerna tydligare. Den visste också att det skulle bli brist på personal, "
                    "och att det kunde behövas en ny yrkeskategori."
                ),
                N_(
                    "De fick förskolestöd, med samma anställning som kollegorna. Chefen byggde om arbetet efter det. "
                    "Är de borta en dag saknas en kugge, säger en kollega."
                ),
            ),
            "3.2.1",
        ),
        Story(
            N_("Hemtjänsten"),
            (
                N_("I hemtjänsten var chefen tydlig med att de nog inte kunde anställa. Det fanns ingen sådan tjänst."),
                N_("En resurs kom dit under projektet. Men det fanns inget att anställa den som."),
            ),
            "2.1.1",
        ),
        Note(
            frozenset({TrackId.MANAGER, TrackId.MANAGER_SHORT}),
            N_(
                "Du som är chef: personalen märker om du vet varför ni gör det här. Säg det själv, och säg vad som "
                "inte är bestämt."
            ),
        ),
        Note(
            frozenset({TrackId.HR_UNION, TrackId.UNION_SHORT}),
            N_(
                "Du som är HR eller facklig: rapporten säger att ni behöver vara med innan arbetet börjar. Annars "
                "blir det en lista, och ingen tjänst."
            ),
        ),
    ),
    Choices(
        N_("Vad skilde dem åt?"),
        (
            Choice(
                "tasks",
                N_("Förskolan hade bättre uppgifter på sin lista"),
                False,
                N_("Nej. Båda hittade uppgifter som någon annan kunde göra. Det var inte listan som saknades."),
            ),
            Choice(
                "need",
                N_("Förskolan visste varför, och att det skulle bli riktiga tjänster"),
                True,
                N_(
                    "Ja. Behovet var klart, och det skulle bli en ny yrkeskategori. Rapporten säger att ledning, HR "
                    "och fack behöver stå bakom det. Därför frågar AKR-tavlan om det innan ni börjar."
                ),
            ),
            Choice(
                "time",
                N_("Förskolan hade mer tid"),
                False,
                N_(
                    "Nej. De flesta kommuner har kortat metoden, och många vill att den ska rymmas på en APT. Det är "
                    "inte tiden som avgör."
                ),
            ),
        ),
    ),
)
