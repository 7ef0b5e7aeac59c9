"""The process map in words, on pages and on paper."""

from app.process_map.boxes import Box, Lane
from app.vocabulary import N_

SENTENCE = {
    "nobodys": N_("Kartan visar hur delarna hänger ihop, och vem som gör vad. Siffror ser de som arbetar med det."),
    "own": N_("Siffrorna är dina: dina workshoppar, dina texter, dina arbetsplatser."),
    "limited": N_("Siffrorna är från de förvaltningar som du ser."),
    "all": N_("Siffrorna är kommunens egna."),
    "empty": N_("Här finns inget av ert än. Kartan visar hur delarna hänger ihop, vem som gör vad, och var ni börjar."),
    "only_examples": N_("Här finns bara exempel än. De räknas tills det finns något eget."),
    "dashed": N_("I en streckad ruta finns inget än, eller inget som du ser."),
    "withheld": N_("Tal om färre än fem personer, och det som de går att räkna ut av, visas bara för HR."),
    "same": N_("Samma text prövar kraven"),
}
LANE = {
    Lane.RIGHT_COMPETENCE: N_("Använd kompetensen rätt"),
    Lane.WIDER: N_("Bredda rekryteringen"),
    Lane.JOINED: N_("Här möts de"),
}
ASKS = {
    Lane.RIGHT_COMPETENCE: N_("vem ska göra vad?"),
    Lane.WIDER: N_("vem kan få jobbet?"),
    Lane.JOINED: N_("en text, en tjänst, en väg in"),
}
WORD = {
    Box.PREPARE: N_("Förbered"),
    Box.SESSION_ONE: N_("Träff 1"),
    Box.SESSION_TWO: N_("Träff 2"),
    Box.TEXT: N_("Arbetsbeskrivning"),
    Box.NEED: N_("Behov och vakans"),
    Box.REQUIREMENTS: N_("Kraven omprövade"),
    Box.SUPPLY: N_("Utbud"),
    Box.CHOICE: N_("Val av väg"),
    Box.POST: N_("Tjänst och väg in"),
    Box.ORDINARY: N_("Ordinarie, AB"),
    Box.FOLLOW_UP: N_("Uppföljning"),
}
WHAT = {
    Box.PREPARE: N_("Mandat, tid, grupper"),
    Box.SESSION_ONE: N_("Alla sorterar i fyra färger"),
    Box.SESSION_TWO: N_("Timmar, frågor, åtgärder"),
    Box.TEXT: N_("Röda uppgifter blir text"),
    Box.NEED: N_("Behov, budget, beslut"),
    Box.REQUIREMENTS: N_("Språk, körkort, examen?"),
    Box.SUPPLY: N_("Vilka söker, vad kan de?"),
    Box.CHOICE: N_("Vilken väg in, varför?"),
    Box.POST: N_("En tjänst har en gällande text och en väg in."),
    Box.ORDINARY: N_("Vanlig anställning"),
    Box.FOLLOW_UP: N_("Går den att räkna med?"),
}
WHO = {
    Box.PREPARE: N_("Chef, den som leder"),
    Box.SESSION_ONE: N_("Medarbetarna"),
    Box.SESSION_TWO: N_("Medarbetarna, chef"),
    Box.TEXT: N_("HR, chef, fack"),
    Box.NEED: N_("Chef, ekonom"),
    Box.REQUIREMENTS: N_("Chef, HR"),
    Box.SUPPLY: N_("AME, AF, chef"),
    Box.CHOICE: N_("HR"),
    Box.POST: N_("HR, chef, AME"),
    Box.ORDINARY: N_("Chef, HR"),
    Box.FOLLOW_UP: N_("Chef, efter 6 och 12 månader"),
}
DONE = {
    Box.PREPARE: (N_("arbetsplats"), N_("arbetsplatser")),
    Box.SESSION_ONE: (N_("klar"), N_("klara")),
    Box.SESSION_TWO: (N_("klar"), N_("klara")),
    Box.TEXT: (N_("godkänd"), N_("godkända")),
    Box.NEED: (N_("prövad"), N_("prövade")),
    Box.REQUIREMENTS: (N_("profil"), N_("profiler")),
    Box.SUPPLY: (N_("dialog"), N_("dialoger")),
    Box.CHOICE: (N_("vald"), N_("valda")),
    Box.POST: (N_("tillsatt"), N_("tillsatta")),
    Box.ORDINARY: (N_("tjänst"), N_("tjänster")),
    Box.FOLLOW_UP: (N_("placering att fråga om"), N_("placeringar att fråga om")),
}
"""What the number counts: one, several."""
BEGIN = {
    Box.PREPARE: N_("Ny workshop"),
    Box.TEXT: N_("Börja på en text"),
    Box.NEED: N_("Lägg till en tjänst"),
}
"""One verb to begin with, where there is nothing yet."""
