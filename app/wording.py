"""What every template knows of the concepts: their words (`WORDS.analysis.KIND["stop"]`), in the reader's language, and
how much fits (`MOST.text`)."""

from collections.abc import Mapping
from types import ModuleType, SimpleNamespace

from app import codes
from app.analysis import words as analysis
from app.analysis.analysis import NAME_LENGTH as OWNER_LENGTH
from app.board import words as board
from app.follow_up import words as follow_up
from app.history import words as history
from app.job_descriptions import words as job_descriptions
from app.parking import words as parking
from app.preparation import words as preparation
from app.sharing import words as sharing
from app.sharing.links import LABEL_LENGTH
from app.vocabulary import NOTE_LENGTH, TEXT_LENGTH
from app.voting import words as voting
from app.web.language import Spoken
from app.weight import words as weight
from app.weight.amount import TYPED_LENGTH
from app.workshop import words as workshop
from app.workshop.workshop import LARGEST_SMALLEST, LEAST_AGREEMENT, LONGEST_TIMER, MOST_PEOPLE, NAME_LENGTH

_OF_COMMANDS = (workshop, board, parking, voting, weight, analysis)


def _spoken(words: ModuleType) -> SimpleNamespace:
    return SimpleNamespace(**{name: Spoken(it) for name, it in vars(words).items() if isinstance(it, dict)})


WORDS = SimpleNamespace(
    analysis=_spoken(analysis),
    board=_spoken(board),
    follow_up=_spoken(follow_up),
    history=_spoken(history),
    job_descriptions=_spoken(job_descriptions),
    parking=_spoken(parking),
    preparation=_spoken(preparation),
    sharing=_spoken(sharing),
    voting=_spoken(voting),
    weight=_spoken(weight),
    workshop=_spoken(workshop),
    takes_back=Spoken({command: said for words in _OF_COMMANDS for command, said in words.TAKES_BACK.items()}),
    does_again=Spoken({command: said for words in _OF_COMMANDS for command, said in words.DOES_AGAIN.items()}),
)
MOST = SimpleNamespace(
    text=TEXT_LENGTH,
    note=NOTE_LENGTH,
    name=NAME_LENGTH,
    owner=OWNER_LENGTH,
    amount=TYPED_LENGTH,
    label=LABEL_LENGTH,
    code=codes.TYPED_LENGTH,
    people=MOST_PEOPLE,
    minutes=LONGEST_TIMER,
    smallest=LARGEST_SMALLEST,
)
LEAST = SimpleNamespace(agreement=LEAST_AGREEMENT)
KNOWN: Mapping[str, object] = {"WORDS": WORDS, "MOST": MOST, "LEAST": LEAST}
