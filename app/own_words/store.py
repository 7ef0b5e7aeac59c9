"""What a person has written before it was changed or taken away: it is in the journal, under their own id."""

from sqlalchemy import Connection, select

from app.storage.journal import JournalRow

_LINE = JournalRow.__table__  # type: ignore[attr-defined]
_WRITES = ("TaskAdded", "TaskReworded")


def written(connection: Connection, workshop: int, person: str) -> list[str]:
    """The texts that somebody has written as tasks, each once, the oldest first; those that stand now too."""
    its = (_LINE.c.workshop == workshop, _LINE.c.by == person, _LINE.c.kind.in_(_WRITES))
    lines = connection.execute(select(_LINE.c.data).where(*its).order_by(_LINE.c.number))
    return [*dict.fromkeys(line.data["text"] for line in lines)]
