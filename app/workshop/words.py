"""A workshop in words: its steps, what it is for and what it may promise, and how its groups answer."""

from app.vocabulary import N_, Step
from app.workshop.proposal import How
from app.workshop.readiness import Promise

STEP = {
    Step.GATHER: N_("Samla"),
    Step.SORT: N_("Sortera"),
    Step.REVEAL: N_("Visa"),
    Step.SETTLE: N_("Bestäm"),
    Step.ANALYSE: N_("Träff 2: frågor"),
    Step.ACT: N_("Träff 2: åtgärder"),
    Step.CLOSED: N_("Avslutad"),
}

PURPOSE = {
    "jobs": N_("Nya tjänster. De röda uppgifterna blir ett utkast till arbetsbeskrivning."),
    "roles": N_("Tydligare roller mellan yrkesgrupperna."),
    "work_environment": N_("Bättre arbetsmiljö. Rätt saker, och lagom mycket."),
}
PURPOSE_SHORT = {
    "jobs": N_("Vi letar uppgifter till nya tjänster"),
    "roles": N_("Vi gör rollerna tydligare"),
    "work_environment": N_("Vi gör arbetsmiljön bättre"),
}
"""What the room is told, and what stands on paper."""
PROMISE = {
    Promise.JOBS: N_(
        "Den röda listan blir ett utkast till arbetsbeskrivning. Det finns mandat och pengar för en tjänst, och någon "
        "som tar vid efteråt."
    ),
    Promise.DRAFT: N_(
        "Den röda listan blir ett utkast till arbetsbeskrivning. Om det blir en tjänst är inte klart än."
    ),
    Promise.LIST: N_("Det här slutar med en lista, inte med en tjänst. Mandat att skapa en tjänst saknas."),
    Promise.UNDECIDED: N_("Ni samlar och sorterar uppgifter. Vad listan leder till är inte bestämt än."),
    Promise.ROLES: N_("Ni blir överens om vem som gör vad. Ingen ny tjänst är lovad."),
    Promise.WORK_ENVIRONMENT: N_("Ni hittar det som kan sluta, bli enklare eller flytta. Ingen ny tjänst är lovad."),
}
PROMISE_SHORT = {
    Promise.JOBS: N_("De blir ett utkast till en arbetsbeskrivning."),
    Promise.DRAFT: N_("De blir ett utkast. Om det blir en tjänst är inte klart än."),
    Promise.LIST: N_("Det blir en lista. Ingen ny tjänst är bestämd."),
    Promise.UNDECIDED: N_("Vad det leder till är inte bestämt än."),
    Promise.ROLES: N_("Vi blir överens om vem som gör vad."),
    Promise.WORK_ENVIRONMENT: N_("Vi hittar det som kan sluta, bli enklare eller flytta."),
}
"""What the room is told."""

READY = {
    "mandate": N_("Finns det mandat att skapa en tjänst?"),
    "money": N_("Är det klart vem som betalar?"),
    "category": N_("Är det bestämt om det behövs en ny yrkeskategori?"),
    "red_list": N_("Tar någon hand om den röda listan efteråt?"),
    "receiver": N_("Är det klart vem som tar emot resultatet?"),
    "hr": N_("Vet HR om det här?"),
    "manager": N_("Vet chefen om det här?"),
    "union": N_("Vet facket om det här?"),
    "safety_rep": N_("Vet skyddsombudet om det här?"),
    "labour_unit": N_("Vet arbetsmarknadsenheten (AME) om det här?"),
    "employment_service": N_("Vet Arbetsförmedlingen om det här?"),
}
READY_ADVICE = {
    "mandate": N_("Fråga den som får besluta om nya tjänster."),
    "money": N_("Ta reda på vem som betalar om det blir en tjänst."),
    "category": N_("Fråga HR. Utan beslut vet ingen vad tjänsten ska heta, och den blir svår att inrätta."),
    "red_list": N_("Bestäm vem som tar listan vidare, och när."),
    "receiver": N_("Välj en funktion och fråga den. Utan mottagare blir resultatet liggande när träffarna är slut."),
    "hr": N_("Berätta för HR. De tar emot utkastet efteråt."),
    "manager": N_("Be chefen vara med och säga varför ni gör det."),
    "union": N_("Berätta för facket innan. Större ändringar av uppgifter ska förhandlas (MBL 11 §)."),
    "safety_rep": N_("Bjud in skyddsombudet. När uppgifter flyttar ska riskerna bedömas skriftligt."),
    "labour_unit": N_("Berätta för AME. Ska tjänsten tillsättas genom matchning behöver de vara med tidigt."),
    "employment_service": N_("Berätta för Arbetsförmedlingen. De vet vilket stöd som finns, och om det finns sökande."),
}
"""What to do about a question that nobody has said yes to."""
RECEIVER = {
    "manager": N_("Chefen"),
    "hr": N_("HR"),
    "administration": N_("Förvaltningens ledning"),
    "labour_unit": N_("Arbetsmarknadsenheten (AME)"),
    "programme_owner": N_("Programägaren"),
}
"""Which function receives what comes of it."""
READY_ANSWER = {"yes": N_("Ja"), "no": N_("Nej"), "not_yet": N_("Inte än")}
PLACE = {"room": N_("I rummet"), "distance": N_("På distans"), "mixed": N_("Blandat")}
PLACE_MEANS = {
    "room": N_("Alla ser samma vägg."),
    "distance": N_("Alla sitter på annat håll och ser väggen på sin egen skärm."),
    "mixed": N_("Några är i rummet, andra på distans. Var och en säger var den är när den går med."),
}
LENGTH = {
    "full": N_("Två halvdagar, 4 + 4 timmar"),
    "apt90": N_("En APT, 90 minuter"),
    "apt60": N_("En APT, 60 minuter"),
}

PULSE = {"fine": N_("Lagom"), "fast": N_("För fort"), "pause": N_("Paus"), "lost": N_("Jag förstår inte")}
"""What somebody may say of how it goes."""
PULSE_TOLD = {
    "fine": N_("Flera tycker att det går lagom fort."),
    "fast": N_("Flera tycker att det går för fort."),
    "pause": N_("Flera vill ha paus."),
    "lost": N_("Flera säger att de inte förstår."),
}
"""What the facilitator is told of it."""
HOW = {
    How.ALONE: N_("Var för sig"),
    How.JOINTLY: N_("Tillsammans"),
    How.JOINED: N_("Ihop med en annan grupp"),
}
SHOWN = {
    "alone": N_("Visas för sig, med antal."),
    "jointly": N_("Gruppens svar visas som gruppens, utan antal."),
    "jointly silent": N_("Svarar tillsammans, men har inte svarat på något än."),
    "together small": N_("Visas bara ihop med andra. De är för få för att visas för sig."),
    "together protects": N_("Är tillräckligt många, men visas ihop för att inte röja dem som är få."),
    "together protects whom": N_("Är tillräckligt många, men visas ihop för att inte röja {names}."),
    "together before": N_("Visas ihop med andra, som förra gången. Annars skulle svar gå att räkna ut."),
    "together over": N_("Visas bara ihop med andra, för fler telefoner har gått med än de är."),
    "few small": N_("Visas inte. Minst {smallest} behöver ha svarat för att ingens svar ska gå att räkna ut."),
    "few over": N_("Visas inte, för fler telefoner har gått med än de är."),
    "few silent": N_("Visas inte. Ingen har svarat."),
    "soon": N_("Räknas om strax."),
    "few waits": N_("Visas inte än. Den som är ensam i gruppen har inte sagt ja till att svara för den."),
}
"""How a group will be shown, and truly why. Keys: how, and why where there is more than one reason."""

TAKES_BACK = {
    "open_step": N_("tillbaka till {step}"),
    "open_list shown": N_("listan döljs igen"),
    "open_list": N_("listan visas igen"),
    "allow_placing allowed": N_("bara du lägger uppgifter på tavlan"),
    "allow_placing": N_("personalen får lägga uppgifter på tavlan igen"),
    "close_beforehand": N_("det är öppet i förväg igen, och listan göms"),
    "end_beforehand": N_("telefonerna väntar på träffen igen"),
    "open_beforehand": N_("det som var öppet i förväg blir som förut"),
    "set_rules": N_("gränserna blir som förut"),
    "plan_minutes": N_("tiden för {step} blir som förut"),
    "open_topic": N_("tillbaka till frågan före"),
    "answer_readiness": N_("svaret om förberedelserna blir som förut"),
    "change_purpose": N_("syftet blir som förut"),
    "change_place": N_("det ni sa om var ni är blir som förut"),
    "name_group": N_("yrkesgruppen heter {group} igen"),
    "give_short_name": N_("{group} får tillbaka sitt förra korta namn"),
    "add_group": N_("den nya yrkesgruppen tas bort"),
    "answer_jointly": N_("{group} svarar på samma sätt som förut, och det de har svarat nu läggs undan"),
    "expect_people": N_("antalet i {group} blir som förut"),
    "meet_again": N_("dagen när ni ses igen blir som förut"),
    "close_door closed": N_("dörren öppnas igen"),
    "close_door": N_("dörren stängs igen"),
}
"""What undoing a command brings back. Keys of two words: the second says which of two ways the command went."""
DOES_AGAIN = {
    "open_step": N_("vidare till {step}"),
    "open_list shown": N_("listan döljs igen"),
    "open_list": N_("listan visas igen"),
    "allow_placing allowed": N_("bara du lägger uppgifter på tavlan"),
    "allow_placing": N_("personalen får lägga uppgifter på tavlan igen"),
    "close_beforehand": N_("det är stängt i förväg igen"),
    "end_beforehand": N_("telefonerna är öppna igen"),
    "open_beforehand": N_("det är öppet i förväg igen"),
    "set_rules": N_("gränserna ändras igen"),
    "plan_minutes": N_("tiden för {step} ändras igen"),
    "open_topic": N_("vidare till nästa fråga"),
    "answer_readiness": N_("det nya svaret om förberedelserna kommer tillbaka"),
    "change_purpose": N_("syftet ändras igen"),
    "change_place": N_("det nya ni sa om var ni är gäller igen"),
    "name_group": N_("{group} får sitt nya namn igen"),
    "give_short_name": N_("{group} får sitt nya korta namn igen"),
    "add_group": N_("yrkesgruppen läggs till igen"),
    "answer_jointly": N_("{group} byter sätt att svara igen, och det de har svarat läggs undan"),
    "expect_people": N_("det nya antalet i {group} gäller igen"),
    "meet_again": N_("den nya dagen när ni ses igen gäller"),
    "close_door closed": N_("dörren öppnas igen"),
    "close_door": N_("dörren stängs igen"),
}
"""What redoing it does."""
HAPPENED = {
    "WorkshopCreated": N_("Skapade workshopen."),
    "CodeRenewed": N_("Bytte kod."),
    "WordsRemoved": N_("Tog bort ord ur det som är skrivet."),
    "StepOpened": N_("Öppnade steget {step}."),
    "PlacingAllowed": N_("Lät bara processledaren lägga uppgifter på tavlan."),
    "PlacingAllowed true": N_("Lät personalen lägga uppgifter på tavlan."),
    "ListOpened": N_("Dolde listan."),
    "ListOpened true": N_("Visade listan för alla."),
    "PairsTalk": N_("Lät alla svara på uppgiften igen."),
    "PairsTalk true": N_("Lät alla prata två och två i tre minuter."),
    "BeforehandOpened": N_("Öppnade i förväg, till och med {until}."),
    "BeforehandClosed": N_("Stängde det som var öppet i förväg."),
    "BeforehandEnded": N_("Öppnade telefonerna på träffen."),
    "OpeningShown": N_("Gick vidare från inledningen."),
    "OpeningShown true": N_("Visade varför vi är här."),
    "RulesSet": N_("Ändrade gränserna: {agreement} procent för enighet, minst {smallest} personer i en grupp."),
    "TimerSet": N_("Tog bort klockan."),
    "TimerSet ends": N_("Ställde klockan."),
    "TimerSet left": N_("Pausade klockan."),
    "ClockShown": N_("Dolde klockan för alla andra."),
    "ClockShown true": N_("Visade klockan för alla."),
    "MinutesPlanned": N_("Planerade {minutes} minuter för {step}."),
    "MeetingSet": N_("Skrev när ni ses igen."),
    "EndingShown": N_("Gick vidare från avslutet på väggen."),
    "EndingShown true": N_("Visade avslutet på väggen."),
    "TaskBroughtUp": N_("Visade {task} för alla."),
    "TaskBroughtUp none": N_("Släppte uppgiften som alla såg."),
    "WallCovered": N_("Visade väggen igen."),
    "WallCovered pause": N_("Tog paus på väggen och i telefonerna."),
    "WallCovered blank": N_("Släckte väggen."),
    "WallCovered frozen": N_("Lät väggen stå still."),
    "WallSteered follow": N_("Lät väggen följa med."),
    "WallSteered hold": N_("Höll kvar väggen."),
    "WallSteered turn": N_("Lät väggen byta sida själv."),
    "ReadinessAnswered": N_("Svarade på en fråga om förutsättningarna."),
    "PurposeChanged": N_("Ändrade syftet."),
    "PlaceChanged": N_("Sa var alla är: {place}."),
    "GroupNamed": N_("Ändrade namnet på {group}."),
    "ShortNameGiven": N_("Ändrade det korta namnet på {group}."),
    "GroupAdded": N_("Lade till {group}."),
    "GroupDropped": N_("Tog bort en yrkesgrupp."),
    "AnswersJointly": N_("Lät {group} svara var för sig."),
    "AnswersJointly true": N_("Lät {group} svara tillsammans."),
    "PeopleExpected": N_("Skrev att {group} är {people}."),
    "PeopleExpected none": N_("Tog bort hur många {group} är."),
    "DoorClosed": N_("Öppnade dörren."),
    "DoorClosed true": N_("Stängde dörren."),
    "PersonTurnedAway": N_("Stängde av en telefon som var för mycket."),
    "TopicOpened": N_("Frågade alla: {topic}"),
    "TopicOpened none": N_("Slutade fråga."),
    "TopicShown": N_("Visade svaren: {topic}"),
    "TopicCleared": N_("Lät alla svara en gång till: {topic}"),
}
"""What the facilitator did, told afterwards, by event. Keys of two words: the second says which way it went."""
