"""The course's last part in words: what is advised, what happened, why, and what can be done next time. No blame."""

from app.course.content.lead import LEAD
from app.course.content.two import TWO
from app.course.looking_back.compared import HOURS, READY, UNPLACED, Fell, Stage
from app.course.parts import Part, Rehearsal
from app.rehearsal.coach import Do
from app.rehearsal.deeds import DEEDS, Deed, Session
from app.rehearsal.words import WHY as COACH
from app.vocabulary import N_


def _advised(part: Part) -> tuple[str, ...]:
    return next(block.deeds for block in part.blocks if isinstance(block, Rehearsal))


ADVICE: dict[str, str] = {
    **dict(zip(DEEDS[Session.ONE], _advised(LEAD), strict=True)),
    **dict(zip(DEEDS[Session.TWO], _advised(TWO), strict=True)),
    Deed.UNDID: N_("Ta tillbaka det som blev fel"),
    READY: N_("Svara på frågorna inför workshopen, innan ni börjar"),
    UNPLACED: N_("Ge varje uppgift en färg"),
    HOURS: N_("Ta reda på hur lång tid de röda uppgifterna tar"),
}
"""What the course says, in its own words where it counts the deed."""
FELL = {
    Fell.YES: N_("Ja"),
    Fell.NO: N_("Inte den här gången"),
    Fell.NEITHER: N_("Gäller inte"),
    Fell.TOLD: N_("Så blev det"),
}
SAID: dict[str, str | tuple[str, str]] = {
    "ready": N_("Alla {of} frågor hade ett svar när ni gick vidare från Samla."),
    "not_ready": N_("{n} av {of} frågor hade ett svar när ni gick vidare från Samla."),
    "ready_unknown": N_("Det går inte att se när ni gick vidare från Samla."),
    Deed.SAID_WHY: N_("Väggen och telefonerna visade varför ni var där."),
    "not_said_why": N_("Det visades inte på väggen. Om någon sa det högt vet inte AKR-tavlan."),
    Deed.OPENED_LIST: N_("Alla såg listan innan ni sorterade."),
    "not_opened_list": N_("Listan visades först när ni sorterade."),
    "nothing_shown": N_("Ni visade inga svar efter Sortera."),
    Deed.WAITED: N_("{n} av {of} som hade gått med var klara när svaren visades."),
    "too_few": N_("Färre än {smallest} hade gått med. Då räknas det inte hur många som var klara."),
    "not_counted": N_("Det räknas inte här hur många som var klara."),
    Deed.SHOWED_ONCE: N_("Svaren visades en gång."),
    "showed_again": N_("Svaren visades {n} gånger. Här står den första."),
    Deed.SETTLED: N_("En uppgift som delade er fick en färg och ett varför."),
    "not_settled": N_("Ingen uppgift som delade er fick både en färg och ett varför."),
    "nothing_divided": N_("Ingen uppgift delade er, i de svar som fick visas."),
    "all_placed": N_("Alla uppgifter hade en färg när träff 1 slutade."),
    "unplaced": (
        N_("1 uppgift av {of} hade ingen färg när träff 1 slutade."),
        N_("{n} uppgifter av {of} hade ingen färg när träff 1 slutade."),
    ),
    "no_tasks": N_("Det fanns inga uppgifter."),
    "undid": (N_("Något togs tillbaka 1 gång."), N_("Något togs tillbaka {n} gånger. Här står den sista.")),
    "not_undid": N_("Inget togs tillbaka."),
    Deed.CHOSE: N_("Något fick vila."),
    "not_chose": N_("Ingen uppgift fick vila."),
    "nothing_to_choose": N_("Det fanns inget att låta vila."),
    Deed.ASKED_TIME: N_("{n} av {of} hade svarat på allt om tid när svaren visades."),
    "asked_few": N_(
        "Svaren om tid visades. Färre än {smallest} hade fått frågan, så det räknas inte hur många som var klara."
    ),
    "asked_not_counted": N_("Svaren om tid visades. Det räknas inte här hur många som hade svarat."),
    "not_asked_time": N_("Svar om tid visades inte."),
    HOURS: N_("{n} av {of} röda uppgifter har en tid som får visas."),
    "no_reds": N_("Ingen uppgift är röd."),
    Deed.NOTED: N_("Minst en uppgift fick ett svar och ett varför."),
    "not_noted": N_("Ingen uppgift fick både ett svar och ett varför."),
    Deed.PLANNED: N_("Minst en åtgärd fick en ansvarig och en dag."),
    "not_planned": N_("Ingen åtgärd, utom behåll, fick både en ansvarig och en dag."),
    Deed.CONSULTED: N_("Frågorna om 11 § MBL och om riskbedömningen har svar."),
    "only_mbl": N_("Frågan om 11 § MBL har ett svar. Frågan om riskbedömningen har inget."),
    "only_risk": N_("Frågan om riskbedömningen har ett svar. Frågan om 11 § MBL har inget."),
    "not_consulted": N_("Frågorna om 11 § MBL och om riskbedömningen har inget svar."),
    Deed.LEFT_NOTHING: N_("Workshopen är avslutad. Varje röd, svart och delad uppgift har ett beslut."),
    "closed_undecided": (
        N_("Workshopen är avslutad. 1 uppgift väntar på ett beslut."),
        N_("Workshopen är avslutad. {n} uppgifter väntar på ett beslut."),
    ),
    "not_closed": N_("Workshopen är inte avslutad. Allt som måste bestämmas är bestämt."),
    "not_closed_undecided": (
        N_("Workshopen är inte avslutad. 1 uppgift väntar på ett beslut."),
        N_("Workshopen är inte avslutad. {n} uppgifter väntar på ett beslut."),
    ),
}
"""What happened, as `app.course.looking_back.compared` names it; of some, for one and for several."""
WHY: dict[str, str] = {
    READY: N_("Svaren styr vad ni kan lova. Utan mandat slutar det ofta med en lista."),
    Deed.SAID_WHY: COACH[Do.SAY_WHY],
    Deed.OPENED_LIST: COACH[Do.OPEN_LIST],
    Deed.WAITED: N_("Den som svarar långsamt ska också hinna. Ungefär tre av fyra räcker: någon blir aldrig klar."),
    Deed.SHOWED_ONCE: N_("Visar du två gånger svarar folk efter varandra."),
    Deed.SETTLED: COACH[Do.DECIDE],
    UNPLACED: COACH[Do.PLACE_REST],
    Deed.UNDID: COACH[Do.UNDO],
    Deed.CHOSE: COACH[Do.CHOOSE],
    Deed.ASKED_TIME: N_("När svaren är visade går det inte att svara mer."),
    HOURS: COACH[Do.ASK_TIME],
    Deed.NOTED: COACH[Do.NOTE],
    Deed.PLANNED: COACH[Do.PLAN],
    Deed.CONSULTED: COACH[Do.CONSULT],
    Deed.LEFT_NOTHING: COACH[Do.KEEP_REST],
}
NEXT: dict[str, str] = {
    READY: N_("Gå igenom frågorna med chefen en vecka innan. Ett nej är också ett svar."),
    Deed.SAID_WHY: N_("Visa Därför är vi här först av allt, och låt chefen säga det."),
    Deed.OPENED_LIST: N_("Visa listan i Samla, och fråga vad som saknas."),
    Deed.WAITED: N_("Vänta en minut till, och fråga om någon vill ha mer tid."),
    Deed.SHOWED_ONCE: N_("Är du osäker, vänta. Vill ni svara om på en uppgift kan du fråga om bara den."),
    Deed.SETTLED: N_("Börja med den uppgift som delar er mest, och skriv gruppens ord."),
    UNPLACED: N_("Räcker inte tiden: lägg det som är kvar där de flesta är. Det går att ändra i träff 2."),
    Deed.CHOSE: N_("Låt sidan välja de tio viktigaste. Det som vilar försvinner inte."),
    Deed.ASKED_TIME: N_("Fråga om tid först av allt i träff 2, och vänta tills de flesta har svarat."),
    HOURS: N_("Säg tiden högt och skriv in den. En ungefärlig tid räcker."),
    Deed.NOTED: N_("Be gruppen om en mening, och skriv den medan alla ser."),
    Deed.PLANNED: N_("Fråga vem och när, innan ni går vidare till nästa uppgift."),
    Deed.CONSULTED: N_("Du kan svara nu: frågorna finns kvar under Frågor och åtgärder."),
    Deed.LEFT_NOTHING: N_("Du kan avsluta när allt har ett beslut. Sidan säger vilka uppgifter som väntar."),
}
"""What can be done, where it was not."""
STAGE = {
    Stage.WAITS: N_("Träff 2 har inte varit än. Den står här när den är över."),
    Stage.GOES_ON: N_("Träff 2 pågår. Den står här när den är över."),
    Stage.NONE: N_("Workshopen avslutades efter träff 1."),
}
"""Of session two, where it is not over."""
