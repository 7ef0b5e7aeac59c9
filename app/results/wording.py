"""The poster's and the files' words. They are the workplace's documents and therefore in Swedish, whatever language the
one who fetches them reads (as `app.export.document`)."""

from collections.abc import Iterable

from app.board import words
from app.board.board import Talk
from app.export.document import STANDING_WORDS, answer_word, swedish_date
from app.results.result import Result, Row
from app.vocabulary import PASS, Standing
from app.voting.smallest import TOGETHER
from app.voting.words import WHY_GREEN
from app.workshop.pruned import ANSWERS, JOURNAL, REMOVE, REPORT, SUMS

TOGETHER_WORD = "Grupper tillsammans"
NOBODYS = "Ingen grupp gör den"
UNPLACED = "Inte lagd än"
TOO_FEW = "för få svar"
NO_ANSWER = "inget svar"
IN_THE_SUM = "visas i summan"
ANEW = "besvaras på nytt"


def talk_why(about: Talk, result: Result) -> str:
    return (words.TALK_WHY_OF_ONE if len(result.groups) == 1 else words.TALK_WHY)[about]


def place(result: Result) -> str:
    return result.workplace + (" (påhittat exempel)" if result.is_example else "")


def voice(id: str, result: Result) -> str:
    """Who a number of votes is from."""
    return TOGETHER_WORD if id == TOGETHER else result.groups[id]


def how_many(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def names(found: Iterable[str]) -> str:
    """ "A, B och C"."""
    return " och ".join(", ".join(found).rsplit(", ", 1))


def gone(result: Result) -> list[str]:
    """What is kept no longer, and by which decision."""
    return [
        f"{_WHAT_IS_GONE[kind, it.then]} enligt beslut {it.number}, {swedish_date(it.on)}, {it.by}."
        for kind, it in result.pruned.items()
    ]


_WHAT_IS_GONE = {
    (ANSWERS, SUMS): "Vad var och en svarade är gallrat. Summorna är som de visades. De enskilda svaren togs bort",
    (ANSWERS, REMOVE): "Svaren, och tiderna som räknades fram ur dem, är gallrade",
    (JOURNAL, REMOVE): "Händelserna är gallrade",
    (REPORT, REMOVE): "Träff 2 och rapporten är gallrade",
}


def method(result: Result) -> list[str]:
    """How the answers came in, and how they are shown."""
    if result.has_no_answers:
        return gone(result)
    lines = _who_answered(result) + gone(result)
    if result.is_shown and result.took_part.by_hands:
        lines.append("Handuppräckningar som processledaren har räknat ingår i summorna.")
    if result.together:
        whose = names(result.groups[id] for id in result.together)
        lines.append(f"Svaren från {whose} visas bara tillsammans, så att ingen pekas ut.")
    if any(row.few for row in result.rows):
        lines.append(f"Där färre än {result.smallest} har svarat visas inte hur.")
    return lines


def _who_answered(result: Result) -> list[str]:
    came_in, lines = result.took_part, []
    if came_in.phones or came_in.paper:
        lines.append(f"{came_in.phones} svarade på telefon och {came_in.paper} på papper.")
    if came_in.jointly:
        groups = names(_with_people(result.groups[id], people) for id, people in came_in.jointly.items())
        lines.append(f"{groups} svarade tillsammans, med ett svar för gruppen.")
    return lines or ["Ingen har svarat."]


def _with_people(group: str, people: int | None) -> str:
    return group if people is None else f"{group} ({how_many(people, 'person', 'personer')})"


def unknown(result: Result) -> list[str]:
    """In how many tasks it is not known how a group sees them."""
    return [
        f"Hur {result.groups[group]} ser på {how_many(count, 'uppgift', 'uppgifter')} är inte känt."
        for group, count in result.unknown.items()
    ]


def talk_of(row: Row) -> str:
    """What the groups' colours ask for; or why they ask for nothing."""
    if row.talk:
        return words.TALK[row.talk]
    return NOBODYS if row.is_nobodys else UNPLACED


def placed_word(placed: Standing | None) -> str:
    """How a group has placed a task; a dash and words, where it does not do it; "" where it has not placed it."""
    if placed is None:
        return ""
    return f"– {STANDING_WORDS[PASS]}" if placed == PASS else STANDING_WORDS[placed]


def joint_word(row: Row, group: str) -> str:
    """The word of a group that answers together, for one task."""
    if group in row.joint:
        return answer_word(row.joint[group])
    return ANEW if row.votes is None else NO_ANSWER


def no_votes(row: Row, unit: str, result: Result) -> str:
    """Why there are no numbers for a unit."""
    if row.votes is None:
        return ANEW
    if unit in row.few:
        return TOO_FEW
    return IN_THE_SUM if unit in result.together else NO_ANSWER


def grounds(row: Row, result: Result) -> str:
    """On what grounds a task was green: "Läkare: får bara vi, legitimation (6)". Of a group that answers
    together there is nothing to count."""
    said = []
    for of, counts in row.grounds.items():
        each = (
            ", ".join(WHY_GREEN[word] for word in name.split()) + ("" if of in result.jointly else f" ({n})")
            for name, n in counts.items()
        )
        said.append(f"{voice(of, result)}: {'; '.join(each)}")
    return ". ".join(said)
