"""Each part's licence, and why it may stand together with ours, the EUPL-1.2.

What is not in the table is not known to be compatible: somebody is to read it, and to add it with a reason, or not use
the part. What a wheel has inside, such as OpenSSL, is told by the bill (`app.supply.sbom`), and its licences are not
read here.
"""

from collections.abc import Callable
from importlib.metadata import metadata

from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression

from app.supply.parts import Part

OURS = "EUPL-1.2"
_NOTICE = "asks that its notice is kept, as the EUPL lets us"
_APPENDIX = "named in the EUPL's appendix as compatible; unchanged, as a library of its own"
COMPATIBLE = {
    "0BSD": "asks for nothing",
    "Apache-2.0": _NOTICE,
    "BSD-2-Clause": _NOTICE,
    "BSD-3-Clause": _NOTICE,
    "MIT": _NOTICE,
    "MIT-0": "asks for nothing",
    "MIT-CMU": _NOTICE,
    "PSF-2.0": _NOTICE,
    "LGPL-2.1-or-later": _APPENDIX,
    "LGPL-3.0-only": _APPENDIX,
    "LGPL-3.0-or-later": _APPENDIX,
    "MPL-2.0": _APPENDIX,
    "CC-BY-SA-4.0": "pictures beside the program, unchanged and credited; the appendix names CC BY-SA for such",
    "OFL-1.1": "fonts beside the program, with their licence; none of their names is reserved",
}
"""By SPDX id: why."""
READ = {
    "defusedxml": "PSF-2.0",
    "itsdangerous": "BSD-3-Clause",
    "jinja2": "BSD-3-Clause",
    "pwdlib": "MIT",
    "pyphen": "GPL-2.0-or-later OR LGPL-2.1-or-later OR MPL-1.1",
    "segno": "BSD-3-Clause",
    "uvloop": "MIT OR Apache-2.0",
}
"""What somebody has read in the package's own licence files, where what it says of itself is no SPDX expression."""


def licence(part: Part) -> str:
    """As an SPDX expression; "" where nobody knows. A Python package must be installed."""
    if part.kind == "npm":
        return canonical(part.stated)
    return canonical(READ.get(part.name) or said_of_itself(part.name))


def said_of_itself(name: str) -> str:
    """What an installed package calls its licence, in whatever words."""
    about = metadata(name)
    return next((about[it] for it in ("License-Expression", "License") if about[it]), "")


def canonical(expression: str) -> str:
    """As SPDX writes it; "" where it is no SPDX expression."""
    try:
        return str(canonicalize_license_expression(expression)) if expression else ""
    except InvalidLicenseExpression:
        return ""


def why(expression: str) -> str:
    """Why what is licensed so may be used; "" where it may not, or nobody knows. Of alternatives, the first one."""
    words = expression.replace("(", " ( ").replace(")", " ) ").split()
    return _either(words) if words else ""


def _either(words: list[str]) -> str:
    return next((reason for reason in _several(words, "OR", _both) if reason), "")


def _both(words: list[str]) -> str:
    reasons = _several(words, "AND", _one)
    return "; ".join(dict.fromkeys(reasons)) if all(reasons) else ""


def _several(words: list[str], between: str, read: Callable[[list[str]], str]) -> list[str]:
    """What is read of each part, as long as `between` stands between two."""
    found = [read(words)]
    while words and words[0] == between:
        words.pop(0)
        found.append(read(words))
    return found


def _one(words: list[str]) -> str:
    if (word := words.pop(0)) != "(":
        return COMPATIBLE.get(_with_exception(word, words), "")
    reason = _either(words)
    words.pop(0)
    return reason


def _with_exception(word: str, words: list[str]) -> str:
    """An exception makes another licence of it, which has a row of its own or none."""
    if words[:1] != ["WITH"]:
        return word
    return " ".join([word, words.pop(0), words.pop(0)])


def lines(parts: list[Part]) -> list[str]:
    """A line each: name, version, licence, why."""
    rows = [
        (it.name, it.version, licence(it) or "unknown", why(licence(it)) or "NOT KNOWN TO BE COMPATIBLE")
        for it in parts
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    return ["  ".join([*map(str.ljust, row, widths), row[3]]) for row in rows]


def not_compatible(parts: list[Part]) -> list[str]:
    """Sentences, for those whose licence is not in the table."""
    return [
        f"{it.name} {it.version}: {licence(it) or 'no known licence'} is not in app/supply/licences.py."
        for it in parts
        if not why(licence(it))
    ]
