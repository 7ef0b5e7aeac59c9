"""What the tables name is served, and nothing besides."""

import re

import pytest

from app.pictures.pictograms import PICTOGRAMS
from app.pictures.pictures import TABLE, found, pictures
from app.pictures.unpack import svg
from app.vocabulary import PASS, SPLIT, Colour
from app.web.templating import STATIC
from app.weight.weight import WHEN

SERVED = STATIC / "vendor" / "pictures"
pytestmark = pytest.mark.pure
_LEADS_OUT = re.compile(r"<script|<image|<foreignobject|\son\w+=|href=\"(?!#)|url\((?!#)")


def test_every_picture_that_is_named_is_a_file_and_every_file_is_named():
    files = {file.stem for file in SERVED.glob("*.svg")}
    assert files == {*pictures(), *PICTOGRAMS.values()}
    assert {file.name for file in SERVED.iterdir()} == {f"{name}.svg" for name in files} | {"LICENSE"}


def test_they_are_some_hundreds_and_small_and_say_whose_they_are():
    assert 250 < len(pictures()) < 400
    assert sum(file.stat().st_size for file in SERVED.iterdir()) < 600_000
    credit = (SERVED / "LICENSE").read_text("utf-8")
    assert credit.startswith("OpenMoji – the open-source emoji and icon project. License: CC BY-SA 4.0\n")


def test_none_runs_anything_or_asks_anybody_for_anything():
    for file in SERVED.glob("*.svg"):
        text = file.read_text("utf-8")
        assert text.startswith('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 72 72">'), file.name
        assert not _LEADS_OUT.search(text.casefold()), file.name


def test_each_stands_once_and_has_a_name():
    keys = [line.split(",")[0] for line in TABLE.read_text("utf-8").splitlines()[1:]]
    assert len(keys) == len({*keys}) == len(pictures())
    assert all(picture.words for picture in pictures().values())
    assert not any("flag" in key or "skin" in key for key in keys)


def test_every_answer_and_every_part_of_the_day_has_a_pictogram():
    assert {*map(str, Colour), PASS, SPLIT, *WHEN, "yes", "no", "unsure"} <= PICTOGRAMS.keys()
    answers = [PICTOGRAMS[it] for it in (*map(str, Colour), PASS, SPLIT)]
    assert len({*answers}) == len(answers)


def test_a_picture_by_another_name_is_the_same_one_and_one_that_there_is_not_is_an_error():
    icons = {"width": 1, "height": 1, "icons": {"broom": {"body": "<g/>"}}, "aliases": {"besom": {"parent": "broom"}}}
    assert svg(icons, "besom") == svg(icons, "broom") != ""
    with pytest.raises(KeyError):
        svg(icons, "mop")


@pytest.mark.parametrize(
    ("typed", "key"), [("tvätt", "washing-machine"), ("TVÄTT", "washing-machine"), ("washing mach", "washing-machine")]
)
def test_one_finds_it_by_what_is_typed_in_either_language(typed, key):
    assert key in found(typed)


def test_what_begins_so_comes_first_and_nothing_is_found_by_nothing():
    assert found("säng")[0] == "bed"
    assert found("xyzzy") == found("   ") == []
