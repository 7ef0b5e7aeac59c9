"""Tasks that ask for more than a pair of hands. AKR drifts to the low-qualified (the report, 2.1.3): what is one-sided
is said, and these are what to look for."""

import re

_SIGNS = (
    *("administr*", "*arkiv*", "*beställning*", "beställ*", "boka*", "bokning*", "*bokuppsättning*", "*diarie*"),
    *("*ekonomi*", "*faktur*", "*inköp*", "*kvitto*", "*kvitton", "*registr*", "*schema*", "*statistik*"),
    *("*dokument*", "*samord*", "*systematisk*", "*webb*", "*översätt*", "*tolk*", "handled*", "introducer*"),
)
"""An education or a working life is asked for: archive, orders, schedules, receipts (2.1.3), and their like. A star is
any letters."""
_ANY = r"[^\W_]*"
_SIGN = re.compile("|".join(rf"\b{sign.replace('*', _ANY)}\b" for sign in _SIGNS))


def is_qualified(text: str) -> bool:
    return bool(_SIGN.search(text.casefold()))
