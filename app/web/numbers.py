"""Whole numbers as they stand in forms and addresses: of rows and of versions."""

DIGITS = 9
"""So that every database holds it, and no number takes long to read."""


def number_in(text: str) -> int | None:
    """None where it is no number, or longer than any that is given here."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= DIGITS else None
