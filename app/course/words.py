"""The course in words: what is said around its parts (`app.course.content`)."""

from app.course.parts import Ground
from app.vocabulary import N_
from app.voting.words import GROUND_ASKED

GROUND = {
    Ground.LAW: GROUND_ASKED["may", "law"],
    Ground.LICENCE: GROUND_ASKED["may", "licence"],
    Ground.DELEGATION: GROUND_ASKED["may", "delegation"],
    Ground.KNOWLEDGE: GROUND_ASKED["should", ""],
    Ground.HABIT: GROUND_ASKED["should", "habit"],
    Ground.NOTHING_HINDERS: (N_("Någon annan kan göra den"), N_("Ingen lag hindrar, och den går att lära sig.")),
    Ground.UNNEEDED: (N_("Ingen behöver den"), N_("Det märks inte om vi slutar.")),
    Ground.TIME: (N_("Vi hinner inte"), N_("Det finns för mycket annat.")),
    Ground.DULL: (N_("Vi vill inte ha den"), N_("Den är tråkig eller tung.")),
}
"""A word and a sentence. Those for green are the phone's own."""
VERDICT = {
    "may": N_("Grunden håller. Det är får: det går att slå upp."),
    "should": N_("Grunden håller. Det är bör: er bedömning, som går att pröva."),
    "stands": N_("Grunden håller."),
    "open": N_("Här finns inget facit. Gruppen bestämmer, när den har sagt varför."),
    "no_rule": N_("Grunden håller inte. Ingen lag, legitimation eller delegation säger det. Då är det bör."),
    "a_rule": N_("Grunden räcker inte. Här är det får: någon annan har bestämt vem som får göra den."),
    "another_rule": N_("Nästan. Det är får, men på en annan grund."),
    "say_which": N_("Grunden håller inte än. Vilken kunskap? Går den inte att säga är det vana."),
    "not_it": N_("Grunden håller inte. Fråga vad som händer om ni gör så."),
    "habit": N_("Vana är ett ärligt svar, men ingen grund. Fråga vad som händer om någon annan gör den."),
    "time": N_("Tiden säger inget om vems uppgiften är. Spara det till träff 2, där ni räknar timmar."),
    "dull": N_("Säg det gärna, men det är ingen grund. Tråkigt arbete ska inte samlas hos en person."),
}
"""What is answered to a ground, by `app.course.checks.Verdict.why`."""
ASK = {
    "manager": N_("Chefen"),
    "hr": N_("HR"),
    "union": N_("Facket"),
    "safety_rep": N_("Skyddsombudet"),
    "labour_unit": N_("Arbetsmarknadsenheten, AME"),
    "employment_service": N_("Arbetsförmedlingen"),
}
"""Whom there is to ask, by the question of readiness (`app.workshop.words.READY`)."""
TEXT = {
    "title": N_("AKR: första träffen"),
    "begins": N_("Hej! Jag vill gå igenom våra arbetsuppgifter med personalen: vem gör vad, och vem bör göra det?"),
    "when": N_("Jag har tänkt mig den {day}."),
    "where": N_("Vi är här: {room}."),
    "asks": N_("Är ni med? Vad behöver vara klart innan?"),
    "ends": N_("Det tar två träffar. Ingen ser vad en enskild person svarar, om den inte själv har sagt ja till det."),
    "to_ask": N_("Att fråga innan: {whom}."),
}
"""A calendar's entry and a text to send."""
