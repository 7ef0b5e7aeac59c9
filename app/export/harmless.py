"""Text that stays text: a spreadsheet that opens a file counts nothing of it."""

_BEGINS_A_FORMULA = tuple("=+-@|%\t\r\n＝＋－＠")


def harmless(text: str) -> str:
    """Text that a spreadsheet would take for a formula, with the mark before it that makes it text."""
    seen = text.lstrip("\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff ")
    return f"'{text}" if seen.startswith(_BEGINS_A_FORMULA) else text
