"""What the macros of session two need beside what they are given."""

from typing import Any

from app.analysis.analysis import KINDS
from app.analysis.opinions import ANSWERS, HOWS
from app.analysis.parties import DUTIES, ROLES
from app.vocabulary import QUESTIONS, Colour
from app.weight.amount import as_typed
from app.weight.weight import DAYS, PARTS


def words() -> dict[str, Any]:
    return {
        "QUESTIONS": QUESTIONS,
        "ANSWERS": ANSWERS,
        "HOWS": HOWS,
        "KINDS": KINDS,
        "PARTS": PARTS,
        "DAYS": DAYS,
        "ROLES": ROLES,
        "DUTIES": DUTIES,
        "Colour": Colour,
        "as_typed": as_typed,
    }
