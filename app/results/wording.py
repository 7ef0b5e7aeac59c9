"""The poster's and the files' words. They are the workplace's documents and therefore in Swedish, whatever language the
one who fetches them reads (as `app.export.document`)."""

from app.board.board import Talk
from app.results.result import Result, Row
from app.vocabulary import Colour
from app.voting.smallest import TOGETHER

TALK_WORDS = {
    Talk.NEW_JOB: "Till en ny tjänst",
    Talk.HAND_OVER: "Lämna över",
    Talk.WHOSE: "Vems är den?",
    Talk.STOP: "Sluta",
    Talk.KEEP: "Behåll",
}
_TALK_WHYS = {
    Talk.NEW_JOB: "Röd för alla som gör den",
    Talk.HAND_OVER: "Röd här, grön där",
    Talk.WHOSE: "Grön för flera, eller ingens",
    Talk.STOP: "Svart för någon",
    Talk.KEEP: "Grön eller gul, och vi är överens",
}
PURPOSE_WORDS = {
    "jobs": "Vi letar uppgifter till nya tjänster",
    "roles": "Vi gör rollerna tydligare",
    "work_environment": "Vi gör arbetsmiljön bättre",
}
COLOUR_MEANINGS = {
    Colour.GREEN: "ingår i vårt uppdrag",
    Colour.YELLOW: "stöder vårt uppdrag",
    Colour.RED: "någon annan här bör göra den",
    Colour.BLACK: "ska sluta göras",
}
MY_MEANINGS = {
    Colour.GREEN: "Ingår i mitt uppdrag. Ingen annan bör göra den.",
    Colour.YELLOW: "Stöder mitt uppdrag. Någon annan kan göra den.",
    Colour.RED: "Inte mitt uppdrag. Någon annan här bör göra den.",
    Colour.BLACK: "Ingen ska göra den. Vi borde sluta.",
}
_GROUND_WORDS = {
    "may": "får bara vi",
    "should": "bör bara vi",
    "law": "lag",
    "licence": "legitimation",
    "delegation": "delegation",
    "habit": "vana",
}
TOGETHER_WORD = "Grupper tillsammans"


def talk_why(about: Talk, result: Result) -> str:
    if about is Talk.KEEP and len(result.groups) == 1:
        return "Grön eller gul"
    return _TALK_WHYS[about]


def place(result: Result) -> str:
    return result.workplace + (" (påhittat exempel)" if result.is_example else "")


def voice(id: str, result: Result) -> str:
    """Who a number of votes is from."""
    return TOGETHER_WORD if id == TOGETHER else result.groups[id]


def how_many(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def method(result: Result) -> list[str]:
    """How the answers came in, and how they are shown."""
    lines = [f"{result.phones} deltog på telefon och {result.paper} på papper."]
    if result.voices:
        lines.append("Handuppräckningar som processledaren har räknat ingår i summorna.")
    if result.together:
        names = " och ".join(", ".join(result.groups[id] for id in result.together).rsplit(", ", 1))
        lines.append(f"Svaren från {names} visas bara tillsammans, så att ingen pekas ut.")
    return lines


def grounds(row: Row, result: Result) -> str:
    """On what grounds a task was green: "Läkare: får bara vi, legitimation (6)"."""
    said = []
    for of, counts in row.grounds.items():
        each = (f"{', '.join(_GROUND_WORDS[word] for word in name.split())} ({n})" for name, n in counts.items())
        said.append(f"{voice(of, result)}: {'; '.join(each)}")
    return ". ".join(said)
