"""Tasks that ask for more than a pair of hands. AKR drifts to the low-qualified (the report, 2.1.3): what is one-sided
is said, and these are what to look for."""

_BEGIN = (
    "administr",
    "arkiv",
    "beställ",
    "boka",
    "diarie",
    "dokument",
    "faktur",
    "inköp",
    "kvitto",
    "registr",
    "schema",
)
"""How the report's examples begin (2.1.3)."""


def is_qualified(text: str) -> bool:
    return any(sign in text.casefold() for sign in _BEGIN)
