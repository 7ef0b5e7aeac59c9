"""The forms of a page, read and pressed as a browser does without scripts."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any


@dataclass
class Form:
    action: str
    is_multipart: bool
    fields: list[tuple[str, str]] = field(default_factory=list)
    button: str = ""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self._open: Form | None = None
        self._area: str | None = None
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._open = Form(said.get("action", ""), said.get("enctype", "").startswith("multipart"))
            self.forms.append(self._open)
        if tag in ("textarea", "button"):
            self._area, self._text = said.get("name", ""), ""
        if tag == "input" and self._open and said.get("name") and said.get("type") not in ("checkbox", "radio"):
            self._open.fields.append((said["name"], said.get("value", "")))

    def handle_data(self, data: str) -> None:
        self._text += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._open = None
        if not self._open:
            return
        if tag == "textarea" and self._area:
            self._open.fields.append((self._area, self._text.removeprefix("\n").replace("\n", "\r\n")))
        if tag == "button":
            self._open.button = self._text.strip()


def forms(page: str) -> list[Form]:
    reader = _Reader()
    reader.feed(page)
    return reader.forms


def with_button(page: str, words: str) -> Form | None:
    return next((form for form in forms(page) if form.button == words), None)


def press(client: Any, page: str, words: str, **typed: str) -> Any:
    """Press a button, with what is typed in the fields of its form."""
    form = with_button(page, words)
    assert form, f"no button {words}"
    fields = [(name, typed.get(name, value)) for name, value in form.fields]
    headers = {"Accept": "text/html", "Sec-Fetch-Site": "same-origin"}
    if form.is_multipart:
        parts = [(name, (None, value)) for name, value in fields]
        return client.post(form.action, files=parts, headers=headers)
    data: dict[str, list[str]] = {}
    for name, value in fields:
        data.setdefault(name, []).append(value)
    return client.post(form.action, data=data, headers=headers)
