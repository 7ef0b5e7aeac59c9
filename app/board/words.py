"""The board in words. What is said otherwise on paper stands beside what a screen says."""

from app.board.board import Talk
from app.vocabulary import N_, PASS, SPLIT, Colour

COLOUR = {Colour.GREEN: N_("Grön"), Colour.YELLOW: N_("Gul"), Colour.RED: N_("Röd"), Colour.BLACK: N_("Svart")}
ANSWER = COLOUR | {SPLIT: N_("Inte eniga"), PASS: N_("Vet inte, eller gör den inte")}
"""As one answers."""
STANDING = COLOUR | {SPLIT: N_("Inte eniga"), PASS: N_("Gör den inte")}
"""What a group has settled, or says together."""
BALLOT = COLOUR | {SPLIT: N_("Vi är inte eniga"), PASS: N_("Gör den inte, eller vet inte")}
"""As a ballot of paper is typed in."""

MINE = {
    Colour.GREEN: N_("Ingår i mitt uppdrag. Ingen annan bör göra den."),
    Colour.YELLOW: N_("Stöder mitt uppdrag. Jag eller någon annan kan göra den."),
    Colour.RED: N_("Inte mitt uppdrag. Någon annan här bör ta över den."),
    Colour.BLACK: N_("Ingen ska göra den. Vi borde sluta."),
}
OURS = {
    Colour.GREEN: N_("Ingår i vårt uppdrag. Ingen annan bör göra den."),
    Colour.YELLOW: N_("Stöder vårt uppdrag. Vi eller någon annan kan göra den."),
    Colour.RED: N_("Inte vårt uppdrag. Någon annan här bör ta över den."),
    Colour.BLACK: MINE[Colour.BLACK],
}
"""As a group that answers together says it."""
MEANING = {
    Colour.GREEN: N_("Ingår i vårt uppdrag"),
    Colour.YELLOW: N_("Stöder vårt uppdrag"),
    Colour.RED: N_("Någon annan bör ta över"),
    Colour.BLACK: N_("Ingen ska göra den"),
}
MEANING_SHORT = {
    Colour.GREEN: N_("Vår uppgift"),
    Colour.YELLOW: N_("Stöder vår"),
    Colour.RED: N_("Någon annans"),
    Colour.BLACK: N_("Ska sluta"),
}
MEANING_ON_PAPER = {
    Colour.GREEN: "ingår i vårt uppdrag",
    Colour.YELLOW: "stöder vårt uppdrag",
    Colour.RED: "någon annan här bör ta över den",
    Colour.BLACK: "ska sluta göras",
}

TALK = {
    Talk.NEW_JOB: N_("Till en ny tjänst"),
    Talk.HAND_OVER: N_("Lämna över"),
    Talk.WHOSE: N_("Vems är den?"),
    Talk.STOP: N_("Sluta"),
    Talk.KEEP: N_("Behåll"),
}
TALK_WHY = {
    Talk.NEW_JOB: N_("Röd för alla som gör den"),
    Talk.HAND_OVER: N_("Röd här, grön där"),
    Talk.WHOSE: N_("Grön för flera, eller ingens"),
    Talk.STOP: N_("Svart för någon"),
    Talk.KEEP: N_("Grön eller gul, och vi är överens"),
}
TALK_WHY_OF_ONE = TALK_WHY | {Talk.KEEP: N_("Grön eller gul")}
"""Where there is one group, and nobody to agree with."""

TAKES_BACK = {
    "add_task": N_("”{text}” tas bort från listan"),
    "add_tasks": N_("{n} uppgifter tas bort från listan"),
    "reword_task": N_("uppgiften heter ”{text}” igen"),
    "remove_task": N_("”{text}” kommer tillbaka"),
    "remove_all_by": N_("{n} uppgifter kommer tillbaka"),
    "merge_tasks": N_("”{text}” blir en egen uppgift igen"),
    "merge_several": N_("de sammanslagna uppgifterna blir egna igen"),
    "keep_apart": N_("de två uppgifterna får föreslås som lika igen"),
    "note_decision": N_("anteckningen om ”{text}” blir som förut"),
    "place_task": N_("”{text}” lyfts bort hos {group}"),
    "place_task back": N_("”{text}” läggs tillbaka under {colour} hos {group}"),
    "place_task pass": N_("”{text}” står igen som något {group} inte gör"),
    "accept_text": N_("”{text}” får tillbaka frågan om namn"),
    "set_picture": N_("”{text}” får den bild den hade, eller ingen"),
    "suggest_pictures": N_("föreslagna bilder tas bort: {n}"),
}
"""What undoing a command brings back. Keys of two words: the second says which of two ways the command went."""
DOES_AGAIN = {
    "add_task": N_("”{text}” läggs till igen"),
    "add_tasks": N_("{n} uppgifter läggs till igen"),
    "reword_task": N_("”{text}” får den nya texten igen"),
    "remove_task": N_("”{text}” tas bort igen"),
    "remove_all_by": N_("{n} uppgifter tas bort igen"),
    "merge_tasks": N_("”{text}” slås ihop igen"),
    "merge_several": N_("uppgifterna slås ihop igen"),
    "keep_apart": N_("de två uppgifterna hålls isär igen"),
    "note_decision": N_("den nya anteckningen om ”{text}” kommer tillbaka"),
    "place_task": N_("”{text}” flyttas igen hos {group}"),
    "place_task back": N_("”{text}” flyttas igen hos {group}"),
    "place_task pass": N_("”{text}” flyttas igen hos {group}"),
    "accept_text": N_("”{text}” är inget namn"),
    "set_picture": N_("bilden till ”{text}” väljs igen"),
    "suggest_pictures": N_("föreslagna bilder kommer tillbaka: {n}"),
}
"""What redoing it does."""
HAPPENED = {
    "TaskAdded": N_("Lade till {task}."),
    "TaskAdded many": N_("Lade till {n} uppgifter."),
    "TaskReworded": N_("Ändrade texten på {task}."),
    "TaskRemoved": N_("Tog bort en uppgift."),
    "TaskRemoved many": N_("Tog bort {n} uppgifter på en gång."),
    "TextAccepted": N_("Läste {task} och såg inget namn i den."),
    "TaskMerged": N_("Slog ihop {task} med {into}."),
    "TaskMerged many": N_("Slog ihop flera uppgifter med {into}."),
    "TasksKeptApart": N_("Höll isär {task} och {other}."),
    "PictureSet": N_("Valde en bild till {task}."),
    "PictureSet none": N_("Tog bort bilden till {task}."),
    "PictureSet many": N_("Gav {n} uppgifter en bild."),
    "DecisionNoted": N_("Skrev en anteckning om {task}."),
    "TaskPlaced": N_("Lade {task} under {colour} hos {group}."),
    "TaskPlaced pass": N_("Noterade att {group} inte gör {task}."),
    "TaskPlaced many": N_("Lade {n} placeringar på tavlan."),
    "TaskPlaced most": N_("Lade {task} där de flesta är."),
    "TaskLifted": N_("Lyfte bort {task} hos {group}."),
}
"""What the facilitator did, told afterwards, by event. Keys of two words: the second says which way it went."""
