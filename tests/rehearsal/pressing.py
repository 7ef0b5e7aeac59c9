"""Somebody who lets the product do what the coach proposes, press by press, with pages that have no scripts."""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from html import unescape
from typing import Any

PATIENCE = 120
"""Seconds that robots are waited for."""


@dataclass
class Presser:
    """`page`: where the coach stands now. `presses`: what was pressed for, in order."""

    client: Any
    page: str
    presses: list[str] = field(default_factory=list)

    def proposed(self) -> tuple[str, str, str]:
        """What the coach would have done, the form's address and its key; all "" where nobody can do it for us."""
        text = self.client.get(self.page.partition("#")[0]).text
        form = re.search(r'<form method="post" action="(/rehearsals/\w+/do)">(.*?)</form>', text, re.DOTALL)
        if not form:
            return "", "", ""
        do = re.search(r'name="do" value="(\w+)"', form[2])
        once = re.search(r'name="once" value="(\w+)"', form[2])
        assert do
        assert once
        return do[1], unescape(form[1]), once[1]

    def press(self) -> str:
        """Press, when there is something to press: robots are waited for. Answers with what was pressed for."""
        ends = time.monotonic() + PATIENCE
        while not (found := self.proposed())[0]:
            assert time.monotonic() < ends, f"nothing to press on {self.page} after {self.presses}"
            time.sleep(0.25)  # to draw the page takes longer than to wait
        do, address, once = found
        answer = self.client.post(address, data={"do": do, "once": once})
        assert answer.status_code == 303, (do, answer.status_code, answer.text[:2000])
        self.page = answer.headers["location"]
        self.presses.append(do)
        return do

    def until(self, is_there: Callable[["Presser"], bool], most: int = 60) -> "Presser":
        while not is_there(self):
            assert len(self.presses) < most, self.presses
            self.press()
        return self
