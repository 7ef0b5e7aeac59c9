"""Templates are kept as Python beside their sources, and a page is what its template says now all the same."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from app.web.templating import Compiled


def _says(templates: Path, kept: Path) -> str:
    environment = Environment(loader=FileSystemLoader(templates), bytecode_cache=Compiled(kept), autoescape=True)
    return environment.get_template("page.html").render()


def test_what_was_compiled_is_used_again_and_what_was_changed_is_not(tmp_path):
    page, kept = tmp_path / "page.html", tmp_path / "__pycache__"
    page.write_text("ett")
    assert _says(tmp_path, kept) == "ett"
    [made] = kept.iterdir()
    was = made.stat().st_mtime_ns, made.stat().st_ino
    assert _says(tmp_path, kept) == "ett"
    assert (made.stat().st_mtime_ns, made.stat().st_ino) == was
    page.write_text("två")
    assert _says(tmp_path, kept) == "två"


def test_a_server_that_may_write_nothing_has_its_pages(tmp_path):
    (tmp_path / "page.html").write_text("ett")
    assert _says(tmp_path, tmp_path / "not there" / "__pycache__") == "ett"


def test_what_is_no_template_as_python_is_compiled_anew(tmp_path):
    (tmp_path / "page.html").write_text("ett")
    kept = tmp_path / "__pycache__"
    _says(tmp_path, kept)
    [made] = kept.iterdir()
    made.write_bytes(b"not a template")
    assert _says(tmp_path, kept) == "ett"
