"""The pictograms of our own pages: what each says, and which picture of the set it is. Drawn by `_pictures.html`."""

PICTOGRAMS = {
    # Whose a task is, as one answers.
    "green": "person-raising-hand",
    "yellow": "handshake",
    "red": "busts-in-silhouette",
    "black": "wastebasket",
    "split": "people-dialogue",
    "pass": "person-shrugging",
    # Why only we.
    "law": "balance-scale",
    "licence": "graduation-cap",
    "delegation": "writing-hand",
    "knowledge": "light-bulb",
    "habit": "repeat-button",
    # What one thinks.
    "yes": "thumbs-up",
    "no": "thumbs-down",
    "unsure": "thinking-face",
    # How often, and when.
    "not_done": "cross-mark",
    "day": "sun",
    "week": "spiral-calendar",
    "month": "tear-off-calendar",
    "morning": "sunrise",
    "forenoon": "ten-oclock",
    "midday": "twelve-oclock",
    "afternoon": "three-oclock",
    "evening": "sunset",
    "night": "crescent-moon",
    "weekdays": "briefcase",
    "weekend": "couch-and-lamp",
    # What one does now.
    "wall": "eyes",
    "done": "check-mark-button",
    "pause": "hot-beverage",
    "closed": "party-popper",
    # Where one is.
    "room": "busts-in-silhouette",
    "distance": "house",
}
