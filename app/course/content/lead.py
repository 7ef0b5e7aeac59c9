"""Lead a session with robots."""

from app.course.parts import Choice, Choices, Note, Part, Rehearsal, Session, Text, TrackId
from app.vocabulary import N_

LEAD = Part(
    "lead",
    6,
    N_("Led en träff"),
    N_("Robotar går med, skriver och sorterar. Sidan är den riktiga, tiden går fortare."),
    (
        Text(N_("Övningen är märkt som exempel. Säg det du skulle säga, högt. Då vet du hur länge det tar.")),
        Rehearsal(
            Session.ONE,
            (
                N_("Säg varför ni är här, på väggen"),
                N_("Visa listan med uppgifter, innan någon sorterar"),
                N_("Vänta tills de flesta är klara"),
                N_("Visa svaren en gång, inte två"),
                N_("Bestäm en uppgift som delar er, och skriv varför"),
                N_("Använd Ångra"),
            ),
            5,
        ),
        Note(
            frozenset({TrackId.MANAGER}),
            N_("Du som är chef: leder någon annan träffarna kan ni göra den här delen tillsammans, vid en skärm."),
        ),
        Note(
            frozenset({TrackId.HR_UNION}),
            N_(
                "Du som är HR eller facklig: för att öva behövs ett konto som får leda. Har du inget, be någon som "
                "leder att visa."
            ),
        ),
    ),
    Choices(
        N_("Fyra säger röd, två gul och en grön. Vad gör du?"),
        (
            Choice(
                "most",
                N_("Lägger den röd. De flesta har sagt sitt"),
                False,
                N_("Nej. Den som sa grön kan ha en grund som de andra inte känner till. Fråga hur man kan tänka."),
            ),
            Choice(
                "talk",
                N_("Frågar hur man kan tänka, lägger den där gruppen landar och skriver varför"),
                True,
                N_("Ja. I träff 2 behöver ni grunden. Ingen behöver säga vad den själv svarade."),
            ),
            Choice(
                "who",
                N_("Frågar vem som sa grön"),
                False,
                N_("Nej. Svaren är lovade att inte röja någon. Fråga efter grunden, inte efter personen."),
            ),
        ),
    ),
)
