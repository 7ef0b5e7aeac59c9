"""The look: what is said once stays said once, and in its layer; type and colour come from the scale."""

import itertools
import re
from collections import defaultdict
from functools import cache

import pytest

from app.web.templating import HERE, STATIC

FILES = sorted((STATIC / "css").glob("*.css"))
LAYERS = {"tokens": ("tokens",), "base": ("base", "state"), "parts": ("parts", "state"), "wide": ("parts",)}
"""Of the shared files; a page's own rules are in `page`, and what stands above all else in `state`."""

TYPE = {"font-size", "line-height", "font-weight", "font"}
IN_PLACE = re.compile(r"var\(--[\w-]+\)|inherit|\d*\.?\d+em")
"""A token, what is around it, or as large as what it stands in."""
COLOUR = re.compile(
    r"#[0-9a-fA-F]{3,8}\b|\b(?:rgba?|hsla?|oklch|color-mix)\(|\b(?:white|black|red|gr[ae]y|blue|yellow|green)\b(?!-)"
)


@cache
def text(file):
    return re.sub(r"/\*.*?\*/", "", file.read_text(), flags=re.S)


def outermost(css):
    """What each rule outermost in a file begins with: `@layer page`, `@page`."""
    depth, begun = 0, ""
    for sign in css:
        if not depth and sign in "{;":
            yield " ".join(begun.split())
        begun = "" if sign in "{};" else begun + sign
        depth += {"{": 1, "}": -1}.get(sign, 0)


def selectors(css):
    for found in re.findall(r"([^{};]+)\{", css):
        if not (selector := found.strip()).startswith("@"):
            yield re.sub(r'"[^"]*"', '""', selector)


def declarations(css):
    """Name and value, but of the head and foot of printed pages, where no token can be read."""
    css = re.sub(r"@page \{.*?\n\}", "", css, flags=re.S)
    return re.findall(r"(?<=[{;\s])([a-z-]+):\s([^;{}]+);", css)


@cache
def written():
    """All words of templates, scripts and code, and the beginnings of those that are put together there."""
    files = [*HERE.rglob("*.html"), *(STATIC / "js").rglob("*.js"), *HERE.rglob("*.py")]
    source = "\n".join(file.read_text() for file in files)
    return {*re.findall(r"[\w-]+", source)}, {*re.findall(r"\b([\w-]+-)(?:\{\{|\$\{)", source)}


def occurs(name):
    words, beginnings = written()
    return name in words or any(name.startswith(beginning) for beginning in beginnings)


def test_the_order_of_the_layers_is_said_once_and_first():
    said = [(file.stem, begun) for file in FILES for begun in outermost(text(file)) if "," in begun]
    assert said == [("tokens", "@layer tokens, base, parts, page, state")]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
class TestEachFile:
    def test_is_in_its_layer(self, file):
        allowed = {f"@layer {name}" for name in LAYERS.get(file.stem, ("page", "state"))}
        begun = [begun for begun in outermost(text(file)) if "," not in begun and begun != "@page"]
        assert begun
        assert {*begun} <= allowed

    def test_takes_type_from_the_scale(self, file):
        if file.stem == "tokens":
            return
        for name, value in declarations(text(file)):
            if name in TYPE:
                assert all(IN_PLACE.fullmatch(it) for it in re.split(r"[ /]", value)), (name, value)

    def test_takes_colours_from_the_tokens(self, file):
        if file.stem == "tokens":
            return
        own = [value for name, value in declarations(text(file)) if not name.startswith("--")]
        assert [value for value in own if COLOUR.search(re.sub(r"var\([^)]*\)|\"[^\"]*\"", "", value))] == []

    def test_says_nothing_of_what_is_nowhere(self, file):
        names = {it for selector in selectors(text(file)) for it in re.findall(r"[.#]([a-zA-Z_][\w-]*)", selector)}
        assert [name for name in sorted(names) if not occurs(name)] == []

    def test_needs_no_force_but_over_what_a_script_has_set(self, file):
        forced = [name for name, value in declarations(text(file)) if "!important" in value]
        assert forced == (["column-count"] if file.stem == "wall" else [])


def test_every_token_is_used_and_every_one_that_is_used_is_there():
    css = "\n".join(text(file) for file in FILES)
    declared = {*re.findall(r"(--[\w-]+):", css)}
    used = {*re.findall(r"var\((--[\w-]+)", css)}
    assert used == declared


def test_no_two_files_say_the_same():
    places = defaultdict(set)
    for file in FILES:
        for selector, body in re.findall(r"([^{};]+)\{([^{}]*)\}", text(file)):
            for one in re.split(r",(?![^(]*\))", " ".join(selector.split())):
                for declaration in filter(None, map(str.strip, body.split(";"))):
                    places[one.strip(), declaration].add(file.stem)
    assert {said: files for said, files in places.items() if len(files) > 1} == {}


OUTSIDE_PARENTHESES = r",(?![^()]*(?:\([^()]*\)[^()]*)*\))"


@pytest.mark.parametrize("file", FILES, ids=lambda it: it.name)
def test_what_older_browsers_do_not_know_takes_nothing_else_with_it(file):
    """A list of selectors is dropped whole where one of them is not known (docs/browsers.md)."""
    for selector in selectors(text(file)):
        parts = re.split(OUTSIDE_PARENTHESES, selector)
        assert len({":has(" in part or ":dir(" in part for part in parts}) == 1, selector


@pytest.mark.parametrize("file", FILES, ids=lambda it: it.name)
def test_widths_are_asked_for_in_words_that_older_browsers_know(file):
    assert not re.findall(r"@(?:media|container)[^{]*[<>][^{]*", text(file))


@pytest.mark.parametrize("file", FILES, ids=lambda it: it.name)
def test_what_older_browsers_can_not_read_stands_after_what_they_can(file):
    lines = [line.strip() for line in text(file).split("\n")]
    newer = re.compile(r"^([\w-]+): (.*\d[ds]vh.*|\"[^\"]*\" / .*);$")
    for before, line in itertools.pairwise(lines):
        if found := newer.match(line):
            assert before.startswith(f"{found[1]}: "), line
