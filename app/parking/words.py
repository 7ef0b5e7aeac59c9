"""The parking in words."""

from app.vocabulary import N_

ENDS = {
    "safety_round": N_("Skyddsronden"),
    "apt": N_("APT"),
    "manager": N_("Chefen"),
    "done": N_("Klart"),
}
"""Where what is put aside ends."""
ENDS_ON_PAPER = ENDS | {"": "Inte bestämt"}

TAKES_BACK = {
    "park": N_("”{text}” tas bort från parkeringen"),
    "park_task": N_("”{text}” blir en uppgift igen"),
    "settle_parked": N_("det parkerade hör dit det hörde förut"),
    "drop_parked": N_("det parkerade kommer tillbaka"),
}
"""What undoing a command brings back."""
DOES_AGAIN = {
    "park": N_("”{text}” parkeras igen"),
    "park_task": N_("”{text}” parkeras igen"),
    "settle_parked": N_("det parkerade hör dit ni sa igen"),
    "drop_parked": N_("det parkerade tas bort igen"),
}
"""What redoing it does."""
HAPPENED = {
    "Parked": N_("Parkerade något som inte är en uppgift."),
    "ParkedSettled": N_("Sa vart något parkerat hör."),
    "ParkedDropped": N_("Tog bort något parkerat."),
}
"""What the facilitator did, told afterwards, by event."""
