"""Languages as they are kept."""

from sqlmodel import Session, col, select

from app.languages.tables import LanguageRow


def switched_on(session: Session) -> dict[str, bytes | None]:
    """The languages that are on, each with its own catalogue; None for ours."""
    rows = session.exec(select(LanguageRow).where(col(LanguageRow.is_on))).all()
    return {row.tag: row.catalogue for row in rows}


def rows(session: Session) -> dict[str, LanguageRow]:
    return {row.tag: row for row in session.exec(select(LanguageRow)).all()}


def row_of(session: Session, tag: str) -> LanguageRow:
    """A language's row, to be changed; off and with our catalogue where there is none yet."""
    row = session.get(LanguageRow, tag, with_for_update=True)
    if row is None:
        row = LanguageRow(tag=tag, is_on=False, read_by="", changed_at=0)
        session.add(row)
    return row
