"""What every template knows of the concepts: their words (`WORDS.analysis.KIND["stop"]`), in the reader's language, and
how many characters fit (`MOST.text`)."""

from collections.abc import Mapping
from types import ModuleType, SimpleNamespace

from app.analysis import words as analysis
from app.board import words as board
from app.follow_up import words as follow_up
from app.history import words as history
from app.preparation import words as preparation
from app.sharing import words as sharing
from app.voting import words as voting
from app.web.language import Spoken
from app.weight import words as weight
from app.workshop import words as workshop

_OF_COMMANDS = (workshop, board, voting, weight, analysis)


def _spoken(words: ModuleType) -> SimpleNamespace:
    return SimpleNamespace(**{name: Spoken(it) for name, it in vars(words).items() if isinstance(it, dict)})


WORDS = SimpleNamespace(
    analysis=_spoken(analysis),
    board=_spoken(board),
    follow_up=_spoken(follow_up),
    history=_spoken(history),
    preparation=_spoken(preparation),
    sharing=_spoken(sharing),
    voting=_spoken(voting),
    weight=_spoken(weight),
    workshop=_spoken(workshop),
    takes_back=Spoken({command: said for words in _OF_COMMANDS for command, said in words.TAKES_BACK.items()}),
    does_again=Spoken({command: said for words in _OF_COMMANDS for command, said in words.DOES_AGAIN.items()}),
)
KNOWN: Mapping[str, object] = {"WORDS": WORDS}
