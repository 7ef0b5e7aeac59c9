"""A page names all the scripts that its own one imports, so that a browser fetches them at once."""

import re

import pytest

from app.web.templating import HERE, STATIC, modules, static
from tests.running import ask

PAGES = [*(HERE / "templates").rglob("*.html")]
SCRIPTS = sorted({script for page in PAGES for script in re.findall(r'main_script = "(js/[^"]+)"', page.read_text())})


def test_pages_say_which_script_is_theirs():
    assert "js/phone/main.js" in SCRIPTS
    assert len(SCRIPTS) > 5
    assert not any('<script type="module"' in page.read_text() for page in PAGES if page.name != "layout.html")


@pytest.mark.parametrize("script", SCRIPTS)
def test_all_that_a_script_imports_is_named_once_and_is_there(script):
    named = modules(script)
    assert named[0] == static(script)
    assert len(named) == len(set(named))
    files = [STATIC / address.removeprefix(static("")) for address in named]
    imported = {
        (file.parent / path).resolve()
        for file in files
        for path in re.findall(r'\b(?:from|import) "(\.[^"]+)";', file.read_text())
    }
    assert imported <= set(files)


def test_the_page_names_them_in_its_head(server):
    lead = server.facilitator()
    head, body = lead.get(f"/w/{server.workshop(lead)}/lead").text.split("</head>")
    assert re.findall(r'<link rel="modulepreload" href="([^"]+)">', head) == modules("js/lead/main.js")
    assert f'<script type="module" src="{static("js/lead/main.js")}"></script>' in body
    assert "modulepreload" not in lead.get("/workshops").text


NEEDED = {"gather": ["gather"], "sort": ["sort"], "settle": ["sort", "talk"], "analyse": ["sort", "talk", "topic"]}


@pytest.mark.parametrize("step", NEEDED)
def test_a_phone_names_what_its_step_is_drawn_with_and_nothing_of_other_steps(server, step):
    lead = server.facilitator()
    code = server.workshop(lead)
    ask(lead, code, "add_task", text="Tvätt")
    phone = server.participant(code)
    ask(lead, code, "open_step", step=step)
    if step == "analyse":
        ask(lead, code, "open_topic", topic="weight")
    named = re.findall(r'<link rel="modulepreload" href="([^"]+)">', phone.get(f"/w/{code}").text)
    assert named == modules("js/phone/main.js", *(f"js/phone/{name}.js" for name in NEEDED[step]))
