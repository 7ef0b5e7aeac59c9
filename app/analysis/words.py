"""Session two in words. What is said otherwise on paper stands beside what a screen says."""

from app.analysis.asked import Why
from app.analysis.freed import Goes
from app.analysis.questions import TABLE
from app.vocabulary import N_, SPLIT, WEIGHT

QUESTION = {it.key: it.title for it in TABLE}
QUESTION_SENTENCE = {it.key: it.sentence for it in TABLE}
QUESTION_PROMPT = {it.key: it.prompt for it in TABLE}
UNASKED = {it.key: it.unasked for it in TABLE}
TOPIC = {WEIGHT: N_("Hur lång tid tar det?"), **QUESTION}
TOPIC_SENTENCE = {WEIGHT: N_("Hur ofta gör du uppgiften, och hur länge varje gång?"), **QUESTION_SENTENCE}
STAGE = {
    "start": N_("Träff 1"),
    "choose": N_("Välj"),
    WEIGHT: N_("Tid"),
    **{it.key: it.short for it in TABLE},
    "actions": N_("Åtgärder"),
    "parties": N_("Samverkan"),
    "freed": N_("Vad det frigör"),
}
STAGE_TITLE = STAGE | TOPIC | {"choose": N_("Vad ska vi fråga om?")}
STAGE_SENTENCE = {
    "start": N_("Se vad ni kom fram till på träff 1"),
    "choose": N_("Välj vad ni ska fråga om"),
    WEIGHT: N_("Hur lång tid tar uppgifterna?"),
    **QUESTION,
    "actions": N_("Bestäm vad som ska hända"),
    "parties": N_("Prata med facket och skyddsombudet"),
    "freed": N_("Se vad det frigör"),
}
"""As the facilitator is led to them, in order."""

CHOICE = {
    "ten": N_("De tio viktigaste"),
    "proposal": N_("Hela förslaget"),
    "all": N_("Alla"),
}
CHOICE_SENTENCE = {
    "ten": N_("rött och svart, delat, och mycket tid, i tur och ordning"),
    "proposal": N_("allt rött, svart och delat, och det som tar mycket tid"),
    "all": N_("allt på listan"),
}
WHY = {
    Why.BLACK: N_("svart för någon"),
    Why.RED: N_("röd för alla som gör den"),
    Why.DIVIDES_MOST: N_("delar er mest"),
    Why.DIVIDES: N_("delar er"),
    Why.UNPLACED: N_("inte lagd än"),
    Why.NOBODYS: N_("ingen grupp gör den"),
    Why.MOST_TIME: N_("tar mest tid"),
    Why.MUCH_TIME: N_("tar mycket tid"),
}

ANSWER = {"yes": N_("Ja"), "no": N_("Nej"), "unsure": N_("Vet inte")}
ANSWER_ON_PAPER = ANSWER | {SPLIT: "Inte eniga", "": ""}
CAME_TO = {"yes": N_("Vi kom fram till: ja."), "no": N_("Vi kom fram till: nej."), "unsure": N_("Vi vet inte än.")}
OPINION = {
    (question.key, answer): words
    for question in TABLE
    for answer, words in (("yes", question.yes), ("no", question.no), ("unsure", ANSWER["unsure"]))
}
"""What each of the staff answers: by question and answer."""
HOW = {how: words for question in TABLE for how, words in question.hows.items()}
HOW_ON_PAPER = HOW | {how: words for question in TABLE for how, words in question.on_paper.items()}
HOWS = {it.key: it.hows for it in TABLE if it.hows}
"""By question, of those that ask more after a no: way and words."""
HOW_TITLE = {it.key: it.how for it in TABLE if it.hows}

KIND = {
    "stop": N_("Sluta"),
    "simplify": N_("Förenkla"),
    "move": N_("Flytta"),
    "bundle": N_("Ny tjänst"),
    "investigate": N_("Undersök"),
    "keep": N_("Behåll"),
}
KIND_SENTENCE = {
    "stop": N_("Ingen gör uppgiften längre."),
    "simplify": N_("Vi gör den enklare, mer sällan eller på ett annat sätt."),
    "move": N_("En annan yrkesgrupp tar över den."),
    "bundle": N_("Den läggs ihop med andra till en ny tjänst."),
    "investigate": N_("Vi vet inte än. Någon tar reda på mer."),
    "keep": N_("Den är kvar där den är."),
}
LACK = {
    "action": N_("en åtgärd, eller att ni behåller den"),
    "owner": N_("vem som ansvarar"),
    "due": N_("datum när ni slutar"),
    "notice": N_("hur ni märker om det blev galet"),
}
GOES = {
    Goes.STOPS: N_("slutar vi med"),
    Goes.NEW_JOB: N_("till en ny tjänst"),
    Goes.MOVES: N_("flyttar mellan grupperna, och görs fortfarande"),
}
GOES_ON_PAPER = {Goes.STAYS: "är kvar", Goes.STOPS: "slutar", Goes.NEW_JOB: "ny tjänst", Goes.MOVES: "flyttar"}

ROUGHLY = {
    "none": N_("ingen tid"),
    "under_hour": N_("mindre än en timme i veckan"),
    "hours 1": N_("ungefär en timme i veckan"),
    "hours 1.5": N_("ungefär en och en halv timme i veckan"),
    "hours 2": N_("ungefär två timmar i veckan"),
    "hours 3": N_("ungefär tre timmar i veckan"),
    "days 0.5": N_("ungefär en halv dag i veckan"),
    "hours 5": N_("ungefär fem timmar i veckan"),
    "hours 6": N_("ungefär sex timmar i veckan"),
    "days 1": N_("ungefär en dag i veckan"),
    "days 1.5": N_("ungefär en och en halv dag i veckan"),
    "days 2": N_("ungefär två dagar i veckan"),
    "days 2.5": N_("ungefär två och en halv dag i veckan"),
    "days 3": N_("ungefär tre dagar i veckan"),
    "days 3.5": N_("ungefär tre och en halv dag i veckan"),
    "days 4": N_("ungefär fyra dagar i veckan"),
    "days 4.5": N_("ungefär fyra och en halv dag i veckan"),
    "full_times 1": N_("ungefär en heltid"),
    "full_times": N_("ungefär {n} heltider"),
}
"""So much time, as people say it; see `app.weight.roughly`."""
ROUGHLY_A_DAY = {
    "under_quarter": N_("mindre än en kvart om dagen"),
    "minutes 15": N_("ungefär en kvart om dagen"),
    "minutes 20": N_("ungefär tjugo minuter om dagen"),
    "minutes 30": N_("ungefär en halvtimme om dagen"),
    "minutes 45": N_("ungefär tre kvart om dagen"),
    "minutes 60": N_("ungefär en timme om dagen"),
    "minutes 90": N_("ungefär en och en halv timme om dagen"),
    "minutes 120": N_("ungefär två timmar om dagen"),
    "minutes 180": N_("ungefär tre timmar om dagen"),
    "minutes 240": N_("ungefär fyra timmar om dagen"),
    "minutes 300": N_("ungefär fem timmar om dagen"),
    "minutes 360": N_("ungefär sex timmar om dagen"),
    "minutes 420": N_("ungefär sju timmar om dagen"),
    "minutes 480": N_("ungefär åtta timmar om dagen"),
}
"""The same of what is done every day."""

PARTY = {
    "manager": N_("Chef"),
    "hr": N_("HR"),
    "union": N_("Facket"),
    "safety_rep": N_("Skyddsombud"),
    "labour_unit": N_("Arbetsmarknadsenheten, AME"),
    "employment_service": N_("Arbetsförmedlingen"),
    "politician": N_("Politiker"),
    "other": N_("Någon annan"),
}
PARTY_HERE = {
    "manager": N_("Chefen"),
    "hr": N_("HR"),
    "union": N_("Facket"),
    "safety_rep": N_("Skyddsombudet"),
    "labour_unit": N_("Arbetsmarknadsenheten"),
    "employment_service": N_("Arbetsförmedlingen"),
    "politician": N_("Politiker"),
    "other": N_("Andra inbjudna"),
}
"""Who is in the room, as the room is told."""
DUTY = {"mbl": N_("Förhandling enligt 11 § MBL"), "risk": N_("Riskbedömning med skyddsombud")}
DUTY_SENTENCE = {
    "mbl": N_("Arbetsgivaren förhandlar med facket innan den beslutar om större ändringar av någons arbete."),
    "risk": N_("Riskerna bedöms skriftligt, tillsammans med skyddsombudet, när arbetet ska ändras."),
}
NEEDED = {"yes": N_("Ja, det behövs"), "no": N_("Nej, det behövs inte")}

TAKES_BACK = {
    "answer_question": N_("svaret om ”{text}” blir som förut"),
    "plan_action": N_("åtgärden för ”{text}” tas bort"),
    "change_action": N_("åtgärden blir som förut"),
    "drop_action": N_("åtgärden kommer tillbaka"),
    "mark_decided": N_("åtgärden för ”{text}” är som förut: beslutad eller inte"),
    "choose_tasks": N_("valet av vilka uppgifter ni frågar om blir som förut"),
    "rest_tasks": N_("uppgifterna som fick vila tas upp igen"),
    "take_up_tasks": N_("uppgifterna som togs upp vilar igen"),
    "plan_for_several": N_("åtgärden för alla de markerade tas bort"),
    "keep_several": N_("de som behölls är utan åtgärd igen"),
    "keep_rest": N_("de som behölls är utan åtgärd igen"),
    "decide_several": N_("åtgärderna är som förut: beslutade eller inte"),
    "note_party": N_("noteringen om vilka som var med blir som förut"),
    "answer_duty": N_("svaret om samverkan blir som förut"),
    "set_aim": N_("det {group} vill göra för tiden blir som förut"),
}
"""What undoing a command brings back. Keys of two words: the second says which of two ways the command went."""
DOES_AGAIN = {
    "answer_question": N_("det nya svaret om ”{text}” kommer tillbaka"),
    "plan_action": N_("åtgärden för ”{text}” kommer tillbaka"),
    "change_action": N_("åtgärden ändras igen"),
    "drop_action": N_("åtgärden tas bort igen"),
    "mark_decided": N_("beslutet om ”{text}” ändras igen"),
    "choose_tasks": N_("det nya valet av uppgifter gäller igen"),
    "rest_tasks": N_("uppgifterna får vila igen"),
    "take_up_tasks": N_("uppgifterna tas upp igen"),
    "plan_for_several": N_("åtgärden för alla de markerade kommer tillbaka"),
    "keep_several": N_("de behålls igen"),
    "keep_rest": N_("resten behålls igen"),
    "decide_several": N_("besluten gäller igen"),
    "note_party": N_("den nya noteringen om vilka som var med kommer tillbaka"),
    "answer_duty": N_("det nya svaret om samverkan kommer tillbaka"),
    "set_aim": N_("det nya som {group} vill göra för tiden kommer tillbaka"),
}
"""What redoing it does."""
HAPPENED = {
    "QuestionAnswered": N_("Svarade på en fråga om {task}."),
    "TaskRested": N_("Tog upp {task} igen."),
    "TaskRested true": N_("Lät {task} vila."),
    "TaskRested many": N_("Valde vilka uppgifter som frågas om."),
    "ActionPlanned": N_("Lade till en åtgärd för {task}."),
    "ActionPlanned many": N_("Lade till samma åtgärd för {n} uppgifter."),
    "ActionChanged": N_("Ändrade en åtgärd."),
    "ActionDropped": N_("Tog bort en åtgärd."),
    "ActionDecided": N_("Noterade att en åtgärd för {task} inte är beslutad än."),
    "ActionDecided true": N_("Noterade att en åtgärd för {task} är beslutad."),
    "ActionDecided many": N_("Noterade att {n} åtgärder är beslutade."),
    "PartyNoted": N_("Noterade vilka som var inbjudna och på plats."),
    "DutyAnswered": N_("Svarade på en fråga om samverkan."),
    "AimSet": N_("Skrev vad {group} vill göra för tiden."),
}
"""What the facilitator did, told afterwards, by event. Keys of two words: the second says which way it went."""
