"""The tasks' translations in words."""

from app.vocabulary import N_

LANGUAGE = {
    "sv": N_("svenska"),
    "sv-simple": N_("lätt svenska"),
    "en": N_("engelska"),
    "ar": N_("arabiska"),
    "bs": N_("bosniska, kroatiska, serbiska"),
    "es": N_("spanska"),
    "fa": N_("persiska, dari"),
    "fi": N_("finska"),
    "pl": N_("polska"),
    "so": N_("somaliska"),
    "ti": N_("tigrinska"),
    "uk": N_("ukrainska"),
}
"""The languages that a task may be shown in, as they are called in a sentence."""

TAKES_BACK = {
    "translate_task": N_("översättningen av ”{text}” blir som förut"),
    "translate_tasks": N_("{n} översättningar blir som förut"),
}
"""What undoing a command brings back."""
DOES_AGAIN = {
    "translate_task": N_("den nya översättningen av ”{text}” kommer tillbaka"),
    "translate_tasks": N_("{n} nya översättningar kommer tillbaka"),
}
"""What redoing it does."""
HAPPENED = {
    "TaskTranslated": N_("Ändrade översättningen av {task} till {language}."),
    "TaskTranslated many": N_("Ändrade {n} översättningar till {language}."),
}
"""What the facilitator did, told afterwards, by event. Keys of two words: the second says which way it went."""
