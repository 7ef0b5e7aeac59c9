"""What is kept, how long, and what then: in words. On paper they stand as they are."""

from app.retention.plan import Kind, Then, Unit
from app.vocabulary import N_

KIND = {
    Kind.BOARD: N_("Hela workshopen, med tavlan"),
    Kind.REPORT: N_("Träff 2 och rapporten"),
    Kind.ANSWERS: N_("Svar och röster"),
    Kind.JOURNAL: N_("Händelser i workshopen"),
    Kind.JOB_DESCRIPTION: N_("Arbetsbeskrivningar"),
    Kind.PLACEMENTS: N_("Placeringar"),
    Kind.PROGRAMME: N_("Programmet"),
    Kind.LINKS: N_("Länkar och kommentarer"),
    Kind.ACCOUNTS: N_("Konton"),
    Kind.AUDIT_LOG: N_("Säkerhetsloggen"),
}
HOLDS = {
    Kind.BOARD: N_("Allt i workshopen: uppgifter, färger, svar, åtgärder, händelser och länkar."),
    Kind.REPORT: N_("Svar på de tre frågorna, åtgärder, samverkan, det parkerade, uppföljning och kommentarer."),
    Kind.ANSWERS: N_("Vad var och en har svarat, hur lång tid de säger att det tar, och vem som skrev vilken uppgift."),
    Kind.JOURNAL: N_("Rad för rad vad som hände, och det som gör att man kan ångra."),
    Kind.JOB_DESCRIPTION: N_(
        "Texten med alla versioner, granskningar, länkar och kommentarer. Tjänsterna som vilar på den finns kvar."
    ),
    Kind.PLACEMENTS: N_(
        "Hur många som hade en tjänst på en arbetsplats, när, med vilket avtal, och varför de slutade. Också länkar "
        "att fråga genom, och vad chefen har svarat."
    ),
    Kind.PROGRAMME: N_(
        "Frågorna med svar, svart på vitt, styrgruppen, arbetsplatsernas brist och nästa steg, svaren ett år efter, "
        "och vem som har ändrat vad."
    ),
    Kind.LINKS: N_("Länkar som inte gäller längre, och det som skrevs genom dem."),
    Kind.ACCOUNTS: N_("E-post och lösenord för konton som är stängda. Numret står kvar i det som kontot har gjort."),
    Kind.AUDIT_LOG: N_("Vem som kom in, vad som hämtades och vad som togs bort."),
}
AFTER = {
    Kind.BOARD: N_("efter att workshopen avslutades"),
    Kind.REPORT: N_("efter att workshopen avslutades"),
    Kind.ANSWERS: N_("efter att workshopen avslutades"),
    Kind.JOURNAL: N_("efter att workshopen avslutades"),
    Kind.JOB_DESCRIPTION: N_("efter den senaste ändringen"),
    Kind.PLACEMENTS: N_("efter att den sista slutade"),
    Kind.PROGRAMME: N_("efter att någon senast skrev i programmet"),
    Kind.LINKS: N_("efter att länken slutade gälla"),
    Kind.ACCOUNTS: N_("efter att kontot stängdes"),
    Kind.AUDIT_LOG: N_("efter händelsen"),
}
THINGS = {
    Kind.BOARD: N_("workshoppar"),
    Kind.REPORT: N_("workshoppar"),
    Kind.ANSWERS: N_("workshoppar"),
    Kind.JOURNAL: N_("workshoppar"),
    Kind.JOB_DESCRIPTION: N_("arbetsbeskrivningar"),
    Kind.PLACEMENTS: N_("placeringar"),
    Kind.PROGRAMME: N_("program"),
    Kind.LINKS: N_("länkar"),
    Kind.ACCOUNTS: N_("konton"),
    Kind.AUDIT_LOG: N_("händelser"),
}
THEN = {
    Then.REMOVE: N_("Ta bort"),
    Then.SUMS: N_("Behåll bara summorna, som de visades"),
    Then.COUNT: N_("Behåll bara hur många de var, över tid"),
    Then.ARCHIVE: N_("Gör arkivpaket först, ta sedan bort"),
}
UNIT = {Unit.DAYS: N_("dagar"), Unit.MONTHS: N_("månader"), Unit.YEARS: N_("år")}
