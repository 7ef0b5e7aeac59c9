"""What every template knows of the concepts: their words (`WORDS.analysis.KIND["stop"]`), in the reader's language, and
how much fits (`MOST.text`)."""

from collections.abc import Mapping
from types import ModuleType, SimpleNamespace

from app import codes
from app.account import words as account
from app.afterwards import words as afterwards
from app.analysis import words as analysis
from app.analysis.analysis import NAME_LENGTH as OWNER_LENGTH
from app.asked import words as asked
from app.board import words as board
from app.built_jobs import words as built_jobs
from app.calculator import result_words as calculation
from app.calculator import together_words as together
from app.calculator import words as calculator
from app.calculator.sets import words as value_sets
from app.colleagues import words as colleagues
from app.course import words as course
from app.course.looking_back import words as looking_back
from app.diary.store import LENGTH as DIARY_LENGTH
from app.follow_up import words as follow_up
from app.history import words as history
from app.job_descriptions import words as job_descriptions
from app.key_figures import words as key_figures
from app.parking import words as parking
from app.pictures.pictures import MOST_TYPED
from app.posts import words as posts
from app.posts.post import DECISION_LENGTH
from app.posts.post import TITLE_LENGTH as POST_LENGTH
from app.posts.staffing import DIFFERS_LENGTH
from app.posts.typed import COUNT_LENGTH
from app.preparation import words as preparation
from app.process_map import words as process_map
from app.programme import words as programme
from app.reception import words as reception
from app.reception.introduction import SECTION_LENGTH
from app.rehearsal import words as rehearsal
from app.removal import words as removal
from app.retention import words as retention
from app.sharing import words as sharing
from app.sharing.links import LABEL_LENGTH
from app.task_map import words as task_map
from app.translation import words as translation
from app.vocabulary import N_, NOTE_LENGTH, TEXT_LENGTH
from app.voting import words as voting
from app.ways import words as ways
from app.web.language import Spoken
from app.weight import words as weight
from app.weight.amount import TYPED_LENGTH
from app.workshop import words as workshop
from app.workshop.short_names import MOST as SHORT_LENGTH
from app.workshop.workshop import LARGEST_SMALLEST, LEAST_AGREEMENT, LONGEST_TIMER, MOST_PEOPLE, NAME_LENGTH

_OF_COMMANDS = (workshop, board, translation, parking, voting, weight, analysis)


def _spoken(words: ModuleType) -> SimpleNamespace:
    return SimpleNamespace(**{name: Spoken(it) for name, it in vars(words).items() if isinstance(it, dict)})


WORDS = SimpleNamespace(
    account=_spoken(account),
    afterwards=_spoken(afterwards),
    analysis=_spoken(analysis),
    asked=_spoken(asked),
    board=_spoken(board),
    built_jobs=_spoken(built_jobs),
    calculation=_spoken(calculation),
    calculator=_spoken(calculator),
    colleagues=_spoken(colleagues),
    course=_spoken(course),
    follow_up=_spoken(follow_up),
    history=_spoken(history),
    job_descriptions=_spoken(job_descriptions),
    key_figures=_spoken(key_figures),
    looking_back=_spoken(looking_back),
    parking=_spoken(parking),
    posts=_spoken(posts),
    preparation=_spoken(preparation),
    reception=_spoken(reception),
    rehearsal=_spoken(rehearsal),
    process_map=_spoken(process_map),
    programme=_spoken(programme),
    retention=_spoken(retention),
    removal=_spoken(removal),
    sharing=_spoken(sharing),
    task_map=_spoken(task_map),
    together=_spoken(together),
    translation=_spoken(translation),
    value_sets=_spoken(value_sets),
    voting=_spoken(voting),
    ways=_spoken(ways),
    weight=_spoken(weight),
    workshop=_spoken(workshop),
    takes_back=Spoken({command: said for words in _OF_COMMANDS for command, said in words.TAKES_BACK.items()}),
    does_again=Spoken({command: said for words in _OF_COMMANDS for command, said in words.DOES_AGAIN.items()}),
)
MOST = SimpleNamespace(
    text=TEXT_LENGTH,
    note=NOTE_LENGTH,
    name=NAME_LENGTH,
    short=SHORT_LENGTH,
    owner=OWNER_LENGTH,
    amount=TYPED_LENGTH,
    label=LABEL_LENGTH,
    code=codes.TYPED_LENGTH,
    people=MOST_PEOPLE,
    minutes=LONGEST_TIMER,
    smallest=LARGEST_SMALLEST,
    word=MOST_TYPED,
    diary=DIARY_LENGTH,
    post=POST_LENGTH,
    decision=DECISION_LENGTH,
    differs=DIFFERS_LENGTH,
    count=COUNT_LENGTH,
    section=SECTION_LENGTH,
)
LABELS = Spoken(
    {
        "": N_("Det du skrev"),
        "again": N_("Orden en gång till"),
        "amount": N_("Tid"),
        "answer": N_("Svar"),
        "contact": N_("Kontakt"),
        "count": N_("Antal"),
        "classification": N_("Klassificering"),
        "defects": N_("Brister"),
        "diary": N_("Diarienummer"),
        "dissent": N_("Någon tycker annat"),
        "due": N_("Senast"),
        "email": N_("E-post"),
        "first_step": N_("Första steg"),
        "groups": N_("Yrkesgrupper"),
        "label": N_("Anteckning"),
        "meets_at": N_("Klockan"),
        "meets_on": N_("Ni ses"),
        "minutes": N_("Minuter"),
        "name": N_("Namn"),
        "note": N_("Anteckning"),
        "notice": N_("Så märker vi om det blev fel"),
        "on": N_("Dag"),
        "outcome": N_("Så gick det"),
        "owner": N_("Ansvarig"),
        "people": N_("Hur många"),
        "responsible": N_("Ansvarig"),
        "short": N_("Kort namn"),
        "text": N_("Text"),
        "title": N_("Titel"),
        "until": N_("Till och med"),
        "what": N_("Vad ska göras?"),
        "who": N_("Namn"),
        "why": N_("Varför"),
        "words": N_("Namn eller andra ord"),
        "workplace": N_("Arbetsplats"),
    }
    | {name: label for name, label in job_descriptions.FIELD.items() if name not in ("duties", "requirements")}
    | {f"{rows}_{name}": label for rows in ("duty", "requirement") for name, label in job_descriptions.CELL.items()}
)
"""What a field that people write in is called where it stands without its page (`app.web.gate`), by its name in the
form; "" for one that has no name here."""
LEAST = SimpleNamespace(agreement=LEAST_AGREEMENT)
KNOWN: Mapping[str, object] = {"WORDS": WORDS, "MOST": MOST, "LEAST": LEAST}
