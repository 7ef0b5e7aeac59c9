"""What the commands `licences` and `sbom` print."""

import json
import sys
from datetime import datetime

from app.supply.licences import lines, not_compatible
from app.supply.parts import Part, parts, wrongly_installed
from app.supply.sbom import bill


def tell_licences() -> int:
    """The exit code: 1 where a licence is not known to be compatible with ours, or something else is installed."""
    these, wrong = _here()
    if wrong:
        return _say(wrong)
    print("\n".join(lines(these)))
    return _say(not_compatible(these))


def tell_bill(at: datetime) -> int:
    """The exit code: 1 where something else is installed than what the bill would say."""
    these, wrong = _here()
    if wrong:
        return _say(wrong)
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    print(json.dumps(bill(these, f"{at:%Y-%m-%dT%H:%M:%SZ}"), ensure_ascii=False, indent=1))
    return 0


def _here() -> tuple[list[Part], list[str]]:
    """All parts, and sentences about what stops us from telling of them."""
    try:
        these = parts()
    except FileNotFoundError as missing:
        return [], [f"{missing.filename} is not there: it says what this version is made of."]
    return these, wrongly_installed(these)


def _say(wrong: list[str]) -> int:
    print(*wrong, sep="\n", end="\n" if wrong else "", file=sys.stderr)
    return 1 if wrong else 0
