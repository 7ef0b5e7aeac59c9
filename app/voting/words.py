"""On what ground only a group may or should do a task, in words."""

from app.vocabulary import N_

ONLY = {"may": N_("får bara vi"), "should": N_("bör bara vi")}
GROUND = {"law": N_("lag"), "licence": N_("legitimation"), "delegation": N_("delegation"), "habit": N_("vana")}
WHY_GREEN = ONLY | GROUND
ONLY_ASKED = {"may": N_("Får bara vi, för att …"), "should": N_("Bör bara vi, för att …")}
GROUND_ASKED = {
    ("may", "law"): (N_("Lag"), N_("Det står i en lag eller regel.")),
    ("may", "licence"): (N_("Legitimation"), N_("Det krävs legitimation eller examen.")),
    ("may", "delegation"): (N_("Delegation"), N_("Vi har fått uppgiften på papper.")),
    ("should", ""): (N_("Vår kunskap behövs"), N_("Det blir bäst när vi gör den.")),
    ("should", "habit"): (N_("Vana"), N_("Vi har alltid gjort så.")),
}
"""What one chooses among: by `only` and ground, a word and a sentence."""
GROUND_GIVEN = {
    ("may", "law"): N_("får bara vi, lag"),
    ("may", "licence"): N_("får bara vi, legitimation"),
    ("may", "delegation"): N_("får bara vi, delegation"),
    ("should", ""): N_("bör bara vi, vår kunskap"),
    ("should", "habit"): N_("bör bara vi, vana"),
}
"""One's own, in few words."""
COUNTED = {"may": N_("Får bara vi: {n}"), "should": N_("Bör bara vi: {n}"), "": N_("Grund: {n}")}
COUNTED_JOINTLY = {"may": N_("Får bara vi"), "should": N_("Bör bara vi"), "": N_("Grund")}
"""Of a group that answers together there is nothing to count."""

TAKES_BACK = {
    "place_agreed": N_("{n} placeringar lyfts bort igen"),
    "place_as_most": N_("”{text}” läggs tillbaka som förut"),
    "place_rest": N_("{n} placeringar lyfts bort igen"),
    "count_hands": N_("handuppräckningen om ”{text}” hos {group} blir som förut"),
    "vote_again": N_("de första svaren på ”{text}” kommer tillbaka"),
}
"""What undoing a command brings back. Keys of two words: the second says which of two ways the command went."""
DOES_AGAIN = {
    "place_agreed": N_("{n} placeringar läggs igen"),
    "place_as_most": N_("”{text}” läggs där de flesta är igen"),
    "place_rest": N_("{n} placeringar läggs igen"),
    "count_hands": N_("handuppräckningen om ”{text}” hos {group} räknas igen"),
    "vote_again": N_("alla svarar en gång till på ”{text}”"),
}
"""What redoing it does."""
HAPPENED = {
    "HandsCounted": N_("Räknade händer om {task} hos {group}."),
    "RoundOpened": N_("Lät alla svara en gång till på {task}."),
    "RoundEnded": N_("Visade de nya svaren."),
    "RoundDropped": N_("Avbröt frågan om {task}."),
}
"""What the facilitator did, told afterwards, by event. Keys of two words: the second says which way it went."""
