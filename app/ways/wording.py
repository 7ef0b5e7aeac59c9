"""What is said of ways in, in the reader's language."""

from app.ways.come_along import OURS
from app.web.language import _


def said(text: str) -> str:
    """A name, a role or a hint of a stage or a way: ours in the reader's language, the municipality's as it stands."""
    return _(text) if text in OURS else text
