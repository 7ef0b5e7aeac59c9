"""Passwords that whoever guesses tries first, however long they are.

How many guesses one stands is estimated by zxcvbn, which knows the passwords, names and words that are tried first,
what is done to them, and how fingers walk on a keyboard. What is near at hand here is told to it besides.
"""

import re
from pathlib import Path

NEAR_AT_HAND = (Path(__file__).parent / "near_at_hand.txt").read_text("utf-8").split()
"""Words in small letters: of municipalities, of this product, of the season, and what one writes when asked for a
password in Swedish (ASVS 6.1.2)."""
LOOKED_AT = 72
"""Letters. What stands so far is strong enough, whatever comes after; the estimate's time grows with the square."""
STRONG = 4
"""Of 0–4: at least 10¹⁰ guesses."""


def is_guessable(password: str, email: str) -> bool:
    """Whether a password is common, one thing again and again, a row, near at hand, or one's own e-mail."""
    # Not before somebody chooses a password: its lists cost every process 14 MB.
    from zxcvbn import zxcvbn

    address = email.strip().casefold()
    own = [address, *address.split("@"), *re.split(r"[\W_]+", address)]
    looked_at = password.strip().casefold()[:LOOKED_AT]
    estimate = zxcvbn(looked_at, user_inputs=[*NEAR_AT_HAND, *filter(None, own)], max_length=LOOKED_AT)
    return bool(looked_at == address or estimate["score"] < STRONG)
