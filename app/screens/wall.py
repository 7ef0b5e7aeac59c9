"""The wall."""

from app.screens.units import Json, not_agreed, rows


def screen(view: Json) -> Json:
    """`rows`: see `app.screens.units.rows`. `split`: by task id, the groups that are not agreed with themselves: the
    talk begins with them."""
    split = {id: groups for id, task in view["tasks"].items() if (groups := not_agreed(view, task))}
    return {"rows": rows(view), "split": split}
