"""The room's wall, as the lead steers it. What it shows is decided from this by `app.screens.wall`."""

from dataclasses import dataclass

WAYS = FOLLOW, HOLD, TURN = ("follow", "hold", "turn")
"""It shows what the lead has up; it stays as it is, whatever happens; it turns the pages of the step's own picture."""
LOOKS = ("", "board", "talk", "question", "action")
"""What the lead may have up: the step's own picture, a group's board, where the groups meet, how a question of session
two was answered, what is planned about a task."""
MOST_PAGES = 2000


@dataclass(frozen=True, slots=True)
class Wall:
    """`way`: one of `WAYS`. `what`: one of `LOOKS`, and `of`: the group, the talk, the topic or the task that it is of.
    `page`: which page is shown, from 0; `pages`: how many there are on the screen in the room, 0 where nobody has said:
    that depends on the screen."""

    way: str = FOLLOW
    what: str = ""
    of: str = ""
    page: int = 0
    pages: int = 0
    dark: bool = False
