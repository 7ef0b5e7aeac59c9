"""Bytes to text, in whatever a Swedish office has saved them.

The mark at the beginning tells, or the zeros of UTF-16. Else each line is UTF-8 where it can be, and where it can't, in
what gives the most Swedish: two files that were put together may be in two encodings. What has no Swedish in any of
them is left to `charset_normalizer`. Text that was read wrongly once already ("stÃ¤da") is put right.
"""

import codecs
import re
from collections import Counter
from functools import partial
from html import unescape

from charset_normalizer import from_bytes

from app.brought.refusals import FileUnreadable
from app.vocabulary import composed

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_OFFICES = ("cp1252", "mac_roman", "cp850")
"""Windows, an old Mac, MS-DOS: the likeliest first."""
_SWEDISH, _NEAR, _TYPOGRAPHY = "åäöÅÄÖ", "éüÉÜæøÆØàè", "“”„‘’–—…•·§°½´€«»\u00a0™®©²³µ×"
_IN_A_WORD = re.compile(rf"(?<=[^\W\d_])[{_TYPOGRAPHY.replace('’', '')}](?=[^\W\d_])")
_OTHER = -4
"""What a letter or sign that Swedish does not have is worth, against two for one that only it has."""
_LOOKED_AT = 2000
_FEWEST_ZEROS = 0.05
"""Share of the bytes: at the least those of the spaces and line ends."""
_WEIGHED = 100_000
_SHORTEST = 12
"""Bytes outside ASCII that `charset_normalizer` needs for its guess to be better than ours."""
_LINE_ENDS = re.compile(rb"(\r\n|\r|\n)")


def decoded(content: bytes) -> str:
    """Raises `FileUnreadable` for what is no text, and `TooManyMarks`."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _put_right(content[len(mark) :].decode(encoding, "replace"))
    if wide := _wide(content):
        return _put_right(content.decode(wide, "replace"))
    if b"\0" in content[:_LOOKED_AT]:
        raise FileUnreadable  # a picture, a program …
    return _put_right(_line_by_line(content))


def _wide(content: bytes) -> str:
    """UTF-16 without a mark, by where its zeros stand."""
    zeros = Counter(place % 2 for place, byte in enumerate(content[:_LOOKED_AT]) if byte == 0)
    if zeros.total() < _FEWEST_ZEROS * len(content[:_LOOKED_AT]) or not zeros or (zeros[0] and zeros[1]):
        return ""
    return "utf-16-be" if zeros[0] else "utf-16-le"


def _line_by_line(content: bytes) -> str:
    parts = _LINE_ENDS.split(content)
    odd = b"\n".join(part for part in parts if not _is_utf8(part))
    if not odd:
        return content.decode("utf-8")
    worth = {encoding: swedishness(odd[:_WEIGHED].decode(encoding, "replace")) for encoding in _OFFICES}
    likely = max(_OFFICES, key=worth.__getitem__)
    if worth[likely] <= 0 and (guess := _guessed(odd)):
        return "".join(part.decode("utf-8" if _is_utf8(part) else guess, "replace") for part in parts)
    return "".join(part.decode("utf-8") if _is_utf8(part) else _most_swedish(part, likely) for part in parts)


def _is_utf8(part: bytes) -> bool:
    try:
        part.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _most_swedish(line: bytes, likely: str) -> str:
    """`likely`: the encoding that the other lines are in, which settles it where the line itself does not."""
    mended = _with_holes(line, likely)
    found = [line.decode(encoding, "replace") for encoding in (likely, *_OFFICES)]
    return max([*found, mended], key=swedishness)


def _with_holes(line: bytes, encoding: str) -> str:
    """UTF-8 in which some bytes are of another encoding."""
    return line.decode("utf-8", _HANDLER + encoding)


def _as_the_others(encoding: str, wrong: UnicodeError) -> tuple[str, int]:
    assert isinstance(wrong, UnicodeDecodeError)
    return wrong.object[wrong.start : wrong.end].decode(encoding, "replace"), wrong.end


_HANDLER = "akr-else-"
for _encoding in _OFFICES:
    codecs.register_error(_HANDLER + _encoding, partial(_as_the_others, _encoding))


def swedishness(text: str) -> int:
    """How much a text looks like Swedish, by its letters outside ASCII."""
    swedish, near, typography = (sum(map(text.count, kind)) for kind in (_SWEDISH, _NEAR, _TYPOGRAPHY))
    misplaced = len(_IN_A_WORD.findall(text)) if typography else 0
    others = len(text) - len(text.encode("ascii", "ignore")) - swedish - near - typography + misplaced
    return 2 * swedish + near + _OTHER * others


def _guessed(odd: bytes) -> str:
    """For other languages; an empty text where there is too little to go by."""
    if sum(byte > 127 for byte in odd) < _SHORTEST:
        return ""
    best = from_bytes(odd[:_LOOKED_AT]).best()
    return best.encoding if best else ""


_UNDEFINED = "\x81\x8d\x8f\x90\x9d"
"""What Windows has no letter for, and programs let through."""
# "ä" in UTF-8 is two bytes, and each encoding shows them as two signs. Nobody writes those beside each other.
_WRONGLY = {
    encoding: re.compile(
        "["
        + re.escape(bytes(range(0xC2, 0xF4)).decode(encoding))
        + "]["
        + re.escape("".join(bytes([b]).decode(encoding, "ignore") for b in range(0x80, 0xC0)))
        + f"{_UNDEFINED}]{{1,3}}"
    )
    for encoding in _OFFICES
}
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{2,5});")
_FROM_A_PAGE = re.compile(r"&(?:[ao]uml|aring|#22[89]|#246);", re.IGNORECASE)
_TELLS = {"cp1252": "Ã", "mac_roman": "√", "cp850": "├"}


def _put_right(text: str) -> str:
    for encoding, sign in _TELLS.items():
        if sign in text:
            text = _WRONGLY[encoding].sub(partial(_read_again, encoding), text)
    if _FROM_A_PAGE.search(text):
        text = _ENTITY.sub(lambda found: unescape(found[0]), text)
    return composed(text.removeprefix("\ufeff"))


def _read_again(encoding: str, found: re.Match[str]) -> str:
    try:
        return b"".join(c.encode("latin-1" if c in _UNDEFINED else encoding) for c in found[0]).decode("utf-8")
    except UnicodeError:
        return found[0]


def straightened(text: str) -> str:
    """The same for what is pasted, which is text already. Raises `TooManyMarks`."""
    return _put_right(text)
