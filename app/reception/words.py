"""Receptions, in words."""

from app.reception.owner import Owner
from app.vocabulary import N_

OWNER = {
    Owner.NOBODY: N_("Inte bestämt"),
    Owner.MANAGER: N_("Chefen"),
    Owner.TEAM: N_("Teamet"),
    Owner.MENTOR: N_("Mentorn"),
    Owner.HR: N_("HR"),
    Owner.HEALTH: N_("Företagshälsan"),
    Owner.AME: "AME",
    Owner.AF: N_("Arbetsförmedlingen"),
}
STAGE = {
    "team": N_("Teamet får veta"),
    "material": N_("Chefen går igenom materialet"),
    "general": N_("Arbetsplatsen görs bra för alla"),
    "individual": N_("Stöd till den som börjar, och en mentor"),
    "running": N_("Stödet fortsätter"),
}
STAGE_HINT = {
    "team": N_("Vad jobbet är, varför det behövs och hur ni tar emot. Inget om vem som kommer."),
    "material": N_(
        "Ett material om en inkluderande arbetsplats, till exempel kommunens eget. "
        "Det blir grunden för samtalet i teamet."
    ),
    "general": N_("Listan om arbetsplatsen, som teamet svarar på tillsammans. Det som hjälper alla kommer först."),
    "individual": N_(
        "Först när det gemensamma är på plats. Vad stödet är skrivs inte här: det är mellan den som börjar, "
        "chefen och mentorn."
    ),
    "running": N_("När och hur ofta ni stämmer av, och vem arbetsplatsen frågar när något inte fungerar."),
}
NEED = {
    "environment": N_("Arbetsmiljön"),
    "everyday": N_("Frågor i vardagen"),
    "tasks": N_("Uppgifter och arbetssätt"),
    "colleagues": N_("Kunskap och samtal i teamet"),
    "aids": N_("Hjälpmedel"),
    "health": N_("Hälsa"),
    "authorities": N_("Kontakt med myndigheter"),
}
AREA = {
    "physical": N_("Lokaler och plats"),
    "social": N_("Hur vi är mot varandra"),
    "organisation": N_("Hur arbetet är ordnat"),
    "leadership": N_("Hur vi leds"),
}
AREA_KIND = {
    "physical": N_("Fysisk miljö"),
    "social": N_("Social miljö"),
    "organisation": N_("Organisatorisk miljö"),
    "leadership": N_("Ledarskap"),
}
ROW = {
    "finds": N_("Det är lätt att hitta: skyltar, bilder eller färger visar vad som finns var."),
    "quiet": N_("Det finns en lugn plats, för den som vill."),
    "reach": N_("Alla kan komma fram överallt och nå det de behöver."),
    "senses": N_("Ljus, ljud och lukt är bra nog för att kunna tänka."),
    "welcome": N_("Alla som börjar tas emot på samma sätt."),
    "together": N_("Alla är med på möten, fika och det som är roligt."),
    "asking": N_("Det är okej att fråga, också samma sak flera gånger."),
    "tone": N_("Vi pratar med varandra, inte om varandra."),
    "written": N_("Det står kort och enkelt vad som ska göras, och när det är klart."),
    "shown": N_("Vi visar på flera sätt: säger, skriver, visar, har bilder."),
    "changes": N_("Ändringar sägs i god tid, på samma ställe."),
    "pace": N_("Det går att göra klart en sak i taget, och att ta paus."),
    "alike": N_("Samma regler gäller alla: schema, kläder, nycklar, inloggning."),
    "whom": N_("Alla vet vem de frågar, och vem de frågar när den är borta."),
    "talks": N_("Chefen stämmer av med var och en, också när allt går bra."),
    "support": N_("Chefen har samma stöd för alla anställda: HR, företagshälsan, hjälpmedel."),
    "time": N_("Den som lär någon ny har tid för det."),
}
ANSWER = {
    "has": N_("Har vi"),
    "lacks": N_("Saknas"),
    "action": N_("Vi gör något"),
    "": N_("Inte svarat"),
}
SECTION = {
    "day": N_("Första dagen"),
    "week": N_("Första veckan"),
    "months": N_("Första månaderna"),
    "tasks": N_("Det här gör du"),
    "ask": N_("Den här frågar du"),
    "quiet": N_("När det är lugnt"),
    "grow": N_("Så kan du växa"),
}
PAPER = {
    "name": N_("Namn"),
    "mine": N_("Min introduktion"),
    "draft": N_("UTKAST"),
    "swedish": N_("på svenska"),
    "example": N_("EXEMPEL"),
}
PROPOSED: dict[str, tuple[str, ...]] = {
    "day": (
        N_("Du träffar din chef."),
        N_("Du får hälsa på dem som arbetar här."),
        N_("Du får se var allting finns."),
    ),
    "week": (N_("Du arbetar tillsammans med någon som visar."), N_("Du lär dig en sak i taget.")),
    "months": (
        N_("Du gör mer själv, när du kan det."),
        N_("Din chef och du pratar om hur det går."),
    ),
}
ASK = {
    Owner.NOBODY: N_("Du kan alltid fråga din chef."),
    Owner.MANAGER: N_("Du frågar din chef."),
    Owner.TEAM: N_("Du frågar den som arbetar bredvid dig."),
    Owner.MENTOR: N_("Du frågar din mentor."),
    Owner.HR: N_("Du frågar HR."),
}
"""Who is asked, day by day, where the plan says so; whoever is not named here is nobody to ask in the corridor."""
