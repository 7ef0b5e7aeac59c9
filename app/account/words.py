"""What somebody is here, and where they may go, in words."""

from app.account.places import Place
from app.account.roles import Role
from app.vocabulary import N_

ROLE = {
    Role.LEADS: N_("Processledare"),
    Role.HR: N_("HR"),
    Role.PROGRAMME_OWNER: N_("Programägare"),
    Role.ECONOMIST: N_("Ekonom"),
    Role.MANAGER: N_("Chef"),
    Role.OPERATOR: N_("Sköter konton"),
}
ROLE_SENTENCE = {
    Role.LEADS: N_("Leder egna workshoppar, och skriver det som kommer ur dem."),
    Role.HR: N_("Skriver, granskar och följer upp alla arbetsbeskrivningar."),
    Role.PROGRAMME_OWNER: N_("Skriver programmet, och ser siffror och resultat som någon har delat."),
    Role.ECONOMIST: N_("Ser siffror, räknar på kostnader och skriver de värden som uträkningarna vilar på."),
    Role.MANAGER: N_("Läser och granskar arbetsbeskrivningar, och läser mottaganden och programmet."),
    Role.OPERATOR: N_("Bjuder in, ändrar och stänger konton. Rollen ensam ger inget att läsa."),
}
PLACE = {
    Place.MAP: N_("Kartan"),
    Place.WORKSHOPS: N_("Workshoppar"),
    Place.ACTIONS: N_("Åtgärder"),
    Place.DESK: N_("Mitt bord"),
    Place.JOB_DESCRIPTIONS: N_("Arbetsbeskrivningar"),
    Place.POSTS: N_("Tjänster"),
    Place.RECEPTIONS: N_("Mottaganden"),
    Place.KEY_FIGURES: N_("Nyckeltal"),
    Place.CALCULATOR: N_("Räkna"),
    Place.OTHERS_WORKSHOPS: N_("Alla workshoppar"),
    Place.ACCOUNTS: N_("Konton"),
}
