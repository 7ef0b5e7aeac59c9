"""What stands before a task and is no part of it: bullets, numbers, letters, boxes to tick, the > of a mail."""

import re
from collections.abc import Sequence
from itertools import pairwise
from string import ascii_lowercase

_DASHES = "-‐‑–—‒―−"
_SIGNS = "•·∙⋅●○◦◉■□▪▫◆◇◊►▶▷▸▹‣⁃⁌⁍➢➤➔➜➡→⇒✓✔✗✘☐☑☒☛☞❖✦✧✩★☆»›🔹🔸🔷🔶🔵🔴🟢🟡⚫⚪🔘🔲🔳✅❌👉"
_PRIVATE = "\uf020-\uf0ff"
"""Where the symbol fonts of Word have their bullets."""

_MARKS = (
    rf"[{_SIGNS}{_PRIVATE}]\ufe0f?\s*",
    rf"[{_DASHES}](?:\s+|(?=[^\W\d_]))",
    r"(?:\d\ufe0f?\u20e3|🔟)\s*",
    r"\*(?:\s+|(?=[^\W_]))",
    r"\+\s+",
    r">+\s*",
    r"o(?:\t\s*|\s{2,}|\s+(?=[A-ZÅÄÖ]))",
    r"\[[ xX✓✔]?\]\s*",
    r"\([ xX✓✔]?\)\s*",
    r"\d{1,3}(?:\.\d{1,3})*[.)]{1,2}-?\s+",
    r"\d{1,3}\.\d{1,3}(?:\.\d{1,3})+\s+",
    r"\d{1,3}(?:\)|\.(?!(?:a|e|de|dje)\b))(?=[^\W\d_])",
    r"\d{1,3}(?:\s?[-–]|:)\s+(?=[^\W\d_])",
    r"\((?:\d{1,3}|[a-zåäö]|[ivx]{1,5})\)\s*",
    r"(?:[a-zåäöA-ZÅÄÖ]|[ivx]{2,5})\)\s+",
)
_MARK = re.compile(rf"\s*(?:{'|'.join(_MARKS)})")
_ONLY_A_MARK = re.compile(
    rf"\s*(?:[{_SIGNS}{_PRIVATE}{_DASHES}*+>o]\ufe0f?|\d+(?:\.\d+)*[.):]?|\(?(?:\d{{1,3}}|[a-zåäöA-ZÅÄÖ]|[ivx]{{1,5}})[.)]"
    r"|\[[ xX]?\]|\([ xX]?\))\s*"
)
_NUMBER = re.compile(r"\s*(\d{1,3}(?:\.\d{1,3})*)\s+(?=\S)")
_LETTER = re.compile(r"\s*([a-zåäöA-ZÅÄÖ]|[ivxIVX]{2,5})\.\s+(?=\S)")
_BOLD = re.compile(r"\s*(\*\*|__)([^*_]+)\1\s*$")
_MOSTLY = 0.7
_APART = re.compile(r"(?<=[^\s;,])\s*[;,](?:\s+(?:samt|och|and))?\s*$")
_QUOTED = re.compile(r"[\"”“„»«'’‘]([^\"”“„»«]+)[\"”“»«'’‘]\.?")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
_MOST = 6
_UNSEEN = dict.fromkeys(map(ord, "\ufeff\u200b\u2060\u00ad"))
"""What web pages put between letters, and nobody sees."""


def unmarked(text: str) -> str:
    """A text without the marks before it. One that is nothing but marks stays as it is."""
    rest = text
    for _ in range(_MOST):
        found = _MARK.match(rest)
        if not found or not rest[found.end() :].strip():
            break
        rest = rest[found.end() :]
    return rest


def is_marked(text: str) -> bool:
    return unmarked(text) != text


def is_mark(cell: str) -> bool:
    return bool(_ONLY_A_MARK.fullmatch(cell))


def marks_off(texts: Sequence[str]) -> list[str]:
    """A list's texts without their marks. Bare numbers are marks where they count from one, letters where they do
    from a: "1 Diska, 2 Sopa", but not "5 barn till gympan"."""
    texts = [text.translate(_UNSEEN) for text in texts]
    for mark, counts in ((_NUMBER, _counts), (_LETTER, _spells)):
        found = [mark.match(text) for text in texts]
        if counts([match[1] for match in found if match]):
            texts = [text[match.end() :] if match else text for text, match in zip(texts, found, strict=True)]
    return _ends_off([_BOLD.sub(r"\2", unmarked(text)) for text in texts])


def _ends_off(texts: list[str]) -> list[str]:
    """Without what only sets them apart: the comma or semicolon after all but the last, the quotes around all."""
    said = [text.strip() for text in texts if text.strip()]
    if sum(bool(_APART.search(text)) for text in said[:-1]) >= max(2, _MOSTLY * len(said[:-1])):
        texts = [_APART.sub("", text) for text in texts]
        if not any(text.strip().endswith(".") for text in said[:-1]):
            texts = [text.removesuffix(".") if text.strip() == said[-1] else text for text in texts]
        said = [text.strip() for text in texts if text.strip()]
    if len(said) > 1 and all(_QUOTED.fullmatch(text) for text in said):
        texts = [_QUOTED.sub(r"\1", text.strip()) for text in texts]
    return texts


def _counts(numbers: Sequence[str]) -> bool:
    """Whether numbers count, one after the other or a level down: 1, 1.1, 1.2, 2."""
    levels = [tuple(map(int, number.split("."))) for number in numbers]
    if len(levels) < 2 or {*levels[0]} != {1}:
        return False
    return all(_follows(one, next) for one, next in pairwise(levels))


def _follows(one: tuple[int, ...], next: tuple[int, ...]) -> bool:
    if next[:-1] == one:
        return next[-1] in (0, 1)
    return next in [(*one[:level], one[level] + 1) for level in range(len(one))]


def _spells(letters: Sequence[str]) -> bool:
    said = [letter.casefold() for letter in letters]
    return len(said) > 1 and said in ([*ascii_lowercase][: len(said)], [*_ROMAN][: len(said)])
