"""The organisation's logo, from the operator's file."""

import io
from pathlib import Path

import pytest
from PIL import Image

from app.export.logo import HIGHEST, LARGEST_FILE, WIDEST, NoPicture, logo

SVG = """
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100">
  <script>alert(1)</script>
  <rect width="300" height="9"/>
</svg>
"""


def picture(folder: Path, name: str, width: int, height: int) -> Path:
    Image.new("RGB", (width, height), "navy").save(folder / name)
    return folder / name


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("logo.gif", b"GIF89a", "must end in .png, .jpg, .jpeg or .svg"),
        ("logo.png", b"no picture", "is not a picture that can be drawn"),
        ("logo.svg", b"<svg", "is not a picture that can be drawn"),
        ("logo.png", b"x" * (LARGEST_FILE + 1), "is larger than 2 MB"),
    ],
)
def test_what_is_no_picture_is_refused_with_why(tmp_path, name, content, why):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(NoPicture, match=why):
        logo(tmp_path / name)


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(NoPicture, match="can't be read"):
        logo(tmp_path / "logo.png")


def test_a_folder_is_refused(tmp_path):
    (tmp_path / "logo.png").mkdir()
    with pytest.raises(NoPicture):
        logo(tmp_path / "logo.png")


@pytest.mark.parametrize("name", ["logo.png", "logo.jpg", "Vår logga (ny).JPEG"])
@pytest.mark.parametrize(("width", "height"), [(1200, 100), (100, 1200), (20, 20)])
def test_a_picture_fits_in_the_head_of_a_page_in_its_own_proportions(tmp_path, name, width, height):
    its = logo(picture(tmp_path, name, width, height))
    assert its.width <= WIDEST + 0.1
    assert its.height <= HIGHEST + 0.1
    assert its.width / its.height == pytest.approx(width / height, rel=0.1)
    assert Image.open(io.BytesIO(its.png)).format == "PNG"


def test_a_drawing_becomes_a_picture_without_its_script(tmp_path):
    (tmp_path / "logo.svg").write_text(SVG.strip())
    its = logo(tmp_path / "logo.svg")
    assert (round(its.width), round(its.height)) == (45, 15)
    assert Image.open(io.BytesIO(its.png)).format == "PNG"
