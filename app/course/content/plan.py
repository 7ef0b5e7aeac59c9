"""My plan, and a certificate."""

from app.course.parts import Choice, Choices, Note, Part, Plan, Text, TrackId
from app.vocabulary import N_

PLAN = Part(
    "plan",
    2,
    N_("Min plan och intyg"),
    N_("En dag, ett rum och vem du ska fråga. Sedan är du klar."),
    (
        Text(
            N_(
                "Det du skriver här sparas inte av AKR-tavlan. Du får en fil till din kalender och en text att skicka "
                "till dem du ska fråga."
            )
        ),
        Plan(("manager", "hr", "union", "safety_rep", "labour_unit", "employment_service")),
        Note(
            frozenset({TrackId.MANAGER}),
            N_("Du som är chef: är det du som leder? Annars är planen att fråga den som gör det, och ge den tid."),
        ),
        Note(
            frozenset({TrackId.HR_UNION}),
            N_("Du som är HR eller facklig: din plan kan vara att ta upp det här på nästa samverkan."),
        ),
    ),
    Choices(
        N_("Vad gör du först?"),
        (
            Choice(
                "room",
                N_("Bokar ett rum, och ser vad som händer"),
                False,
                N_("Rummet behövs, men det ordnar sig. Mandatet gör det inte."),
            ),
            Choice(
                "ask",
                N_("Frågar chef, HR och fack om de är med"),
                True,
                N_("Ja. Är de inte det, säg vad träffen då leder till, eller vänta."),
            ),
            Choice(
                "list",
                N_("Skriver en egen lista med röda uppgifter"),
                False,
                N_("Nej. Listan är personalens. Du kan börja med en lista som de får ändra i."),
            ),
        ),
    ),
)
