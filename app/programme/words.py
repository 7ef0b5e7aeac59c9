"""The programme in words, on pages and on paper."""

from app.programme.a_year_after import Holds, Of
from app.programme.phases import MEETING, Phase, Stands
from app.programme.typed import About
from app.programme.workplaces import Shortage, Sort
from app.vocabulary import N_

PHASE = {
    Phase.NEED: N_("Behovet"),
    Phase.INSTALLATION: N_("Införandet"),
    Phase.USE: N_("Användningen"),
    Phase.MAINTENANCE: N_("Vidmakthållandet"),
}
PHASE_MEANS = {
    Phase.NEED: N_("Vad ska det lösa? Är vi överens?"),
    Phase.INSTALLATION: N_("Vilka berörs, och vad krävs?"),
    Phase.USE: N_("Vem håller det i gång, och rätt?"),
    Phase.MAINTENANCE: N_("Vad behöver ändras: införandet, metoden eller vi?"),
}
STANDS = {
    Stands.NOTHING: N_("Inget svar än"),
    Stands.SOME: N_("På väg"),
    Stands.ALL: N_("Alla frågor har svar"),
}
QUESTION = {
    "why": N_("Varför gör vi det här?"),
    "done": N_("Vad är gjort när det är klart?"),
    "known": N_("Hur vet vi att vi har lyckats?"),
    "receiver": N_("Vem tar emot det som kommer fram?"),
    "whom": N_("Vilka berörs?"),
    "resources": N_("Vilka resurser finns, och vilka behövs?"),
    "of_me": N_("Vad krävs av mig?"),
    "of_us": N_("Vad krävs av organisationen?"),
    "hindrances": N_("Vad kan hindra, och vad kan hjälpa?"),
    "true_to_method": N_("Vem ser till att metoden används som den är tänkt?"),
    "trains": N_("Vem utbildar, och hur ofta?"),
    "platform": N_("Vem sköter verktyget och det som är skrivet i det?"),
    "introduction": N_("Vad i införandet behöver ändras?"),
    "method": N_("Vad i metoden behöver ändras?"),
    "organisation": N_("Vad i kompetens, organisation och ledarskap behöver ändras?"),
    MEETING: N_("Styrgruppens nästa möte"),
}
QUESTION_HINT = {
    "why": N_("Kompetens som saknas, arbetsmiljö, eller jobb för någon som står utanför? Välj vad som är viktigast."),
    "done": N_("Skriv det så att det inte går att missförstå: så ser det ut den dag då ni är färdiga."),
    "known": N_("Vilka resultat ska gå att visa? Talen skriver ni som mål."),
    "receiver": N_("En funktion i linjen som tar arbetssättet vidare när införandet är slut."),
    "whom": N_("Arbetsplatser, chefer, HR, AME, fack, ekonomi, nämnd. Den som inte är med kan bli emot."),
    "resources": N_("Tid, pengar, personer som leder, schema."),
    "of_me": N_("Som chef, HR, ekonom eller den som leder: en rad för varje."),
    "of_us": N_("Beslut, tid på APT, budget, någon som tar emot."),
    "hindrances": N_("Det som har stoppat andra: oklart behov, HR inte med, ingen ledning, inga pengar."),
    "true_to_method": N_("En funktion, inte en person som kan sluta."),
    "trains": N_("Nya som leder, nya chefer, och de som behöver repetera."),
    "platform": N_("Konton, listor, gallring, och att arbetsbeskrivningarna stämmer."),
    "introduction": N_("Fick alla veta? Fanns tid och mandat?"),
    "method": N_("Frågor, färger, grupper, längd. Bara det som beror på metoden i sig."),
    "organisation": N_("Det som varken metod eller införande rår på."),
    MEETING: N_("Vad mötet ska besluta om. Dagen hamnar i kalenderfilen."),
}
SHORTAGE = {
    Shortage.NOW: N_("Nu"),
    Shortage.FIVE_YEARS: N_("Inom fem år"),
    Shortage.NO: N_("Nej"),
    Shortage.NOT_ASKED: N_("Inte frågad"),
}
SORT = {
    Sort.ADMINISTRATION: N_("Förvaltning"),
    Sort.NAME: N_("Namn"),
    Sort.SHORTAGE: N_("Brist först"),
    Sort.DAY: N_("Närmaste dag"),
}
OF = {Of.WORKSHOP: N_("Workshop"), Of.JOB: N_("Tjänst")}
AFTER = {
    "method": N_("Metoden: fungerar det som kom ur den?"),
    "introduction": N_("Införandet: fick alla veta, med tid och mandat?"),
    "organisation": N_("Kompetens, organisation och ledarskap: bär de det vidare?"),
}
AFTER_SHORT = {
    "method": N_("Metoden"),
    "introduction": N_("Införandet"),
    "organisation": N_("Kompetens, organisation och ledarskap"),
}
HOLDS = {
    Holds.OPEN: N_("Inte svarat"),
    Holds.YES: N_("Ja"),
    Holds.PARTLY: N_("Delvis"),
    Holds.NO: N_("Nej"),
}
FIELD = {
    "text": N_("Svar"),
    "owner": N_("Vem svarar för det"),
    "day": N_("Senast den"),
    "what": N_("Vad talet säger"),
    "number": N_("Tal"),
    "unit": N_("Enhet"),
    "year": N_("År"),
    "source": N_("Källa"),
    "function": N_("Funktion"),
    "decides": N_("Beslutar om"),
    "shortage": N_("Brist på kompetens"),
    "step": N_("Nästa steg"),
    "who": N_("Vem"),
    **AFTER,
    "method_words": N_("Metoden: vad ni ser, och vad som behöver ändras"),
    "introduction_words": N_("Införandet: vad ni ser, och vad som behöver ändras"),
    "organisation_words": N_("Organisationen: vad ni ser, och vad som behöver ändras"),
}
"""What each field is called, in its form and in what was changed."""
FIELD_HINT = {
    "owner": N_("En roll eller funktion, som HR-chefen. Inget namn behövs."),
    "unit": N_("Till exempel personer, procent, kronor."),
    "source": N_("Var talet kommer från, så att andra kan se efter."),
    "who": N_("En roll eller funktion. Inget namn behövs."),
}
ABOUT = {
    About.QUESTION: N_("Fråga"),
    About.FIGURE: N_("Svart på vitt"),
    About.FUNCTION: N_("Styrgruppen"),
    About.WORKPLACE: N_("Arbetsplats"),
    About.AFTER: N_("Ett år efter"),
}
