"""The three questions of session two (the report, 2.1.1): who asks them, how they are answered, and all their words.

What follows from a question loops over this table. A new one is a row here, and its key in `app.vocabulary.QUESTIONS`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.vocabulary import N_, Colour


@dataclass(frozen=True, slots=True)
class Question:
    key: str
    title: str
    short: str
    """Where there is no room for the title."""
    sentence: str
    yes: str
    no: str
    prompt: str
    """What the facilitator asks, while the room talks."""
    unasked: str
    """Said where no task asks it."""
    asked_by: tuple[Colour, ...]
    """The colours that ask it."""
    if_in_doubt: bool = False
    """Whether it is asked too where the groups differ, or nobody has placed the task."""
    if_heavy: bool = False
    """Whether it is asked too where the task is green and takes much time."""
    warns_of_grounds: bool = False
    """Whether the room is told that somebody has said that only one group may do the task."""
    how: str = ""
    """What is asked after a no; "" where nothing is."""
    hows: Mapping[str, str] = field(default_factory=dict)
    """With a no: what could be done instead, and its words."""
    on_paper: Mapping[str, str] = field(default_factory=dict)
    """Those of `hows` that are said otherwise on paper, where nobody is "here"."""


TABLE = (
    Question(
        "right_things",
        title=N_("Gör vi rätt saker?"),
        short=N_("Rätt saker?"),
        sentence=N_("Behöver uppgiften göras, och är det vi som ska göra den?"),
        yes=N_("Ja, vi ska göra den"),
        no=N_("Nej, vi borde sluta"),
        prompt=N_("Fråga: Vad händer om vi slutar? Hur märker vi om det blev galet? Vem måste få veta?"),
        unasked=N_("Inga uppgifter är svarta eller delade."),
        asked_by=(Colour.BLACK,),
        if_in_doubt=True,
    ),
    Question(
        "done_right",
        title=N_("Gör vi saker rätt?"),
        short=N_("Saker rätt?"),
        sentence=N_("Är sättet vi gör den på bra, eller går det att göra enklare?"),
        yes=N_("Ja, sättet är bra"),
        no=N_("Nej, det kan bli bättre"),
        prompt=N_("Fråga: Kan den bli enklare? Finns ett verktyg? En annan ordning? Vad gör vi som ingen behöver?"),
        unasked=N_("Inga uppgifter är gula, och ingen grön tar mycket tid."),
        asked_by=(Colour.YELLOW,),
        if_heavy=True,
        how=N_("Vad skulle göra den bättre?"),
        hows={
            "simplify": N_("Ett enklare sätt"),
            "tool": N_("Ett bättre verktyg"),
            "order": N_("En annan ordning"),
            "waste": N_("En del är onödigt"),
        },
    ),
    Question(
        "right_competence",
        title=N_("Gör rätt kompetens rätt saker?"),
        short=N_("Rätt kompetens?"),
        sentence=N_("Gör de den som har rätt kunskap för den, eller passar den någon annan bättre?"),
        yes=N_("Ja, det är rätt att vi gör den"),
        no=N_("Nej, det passar någon annan"),
        prompt=N_("Fråga: Vem annars? En annan grupp här, en ny tjänst, eller en stödfunktion?"),
        unasked=N_("Inga uppgifter är röda eller delade."),
        asked_by=(Colour.RED,),
        if_in_doubt=True,
        warns_of_grounds=True,
        how=N_("Vem passar den?"),
        hows={
            "other_group": N_("En annan yrkesgrupp här"),
            "new_job": N_("En ny tjänst"),
            "support": N_("En stödfunktion"),
        },
        on_paper={"other_group": "En annan yrkesgrupp"},
    ),
)
QUESTION = {question.key: question for question in TABLE}
