"""The text that is easy to read, in the database."""

from sqlalchemy import insert, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from app.account.tables import FacilitatorRow
from app.job_descriptions.easy.text import EasyChanged, EasyText, OnPaper
from app.job_descriptions.tables import EasyRow


def saved(session: Session, id: int) -> EasyText | None:
    """None where nobody has saved one."""
    noter = aliased(FacilitatorRow)
    found = session.exec(
        select(EasyRow, FacilitatorRow.email, noter.email)
        .outerjoin(FacilitatorRow, col(FacilitatorRow.id) == col(EasyRow.by))
        .outerjoin(noter, col(noter.id) == col(EasyRow.read_by))
        .where(EasyRow.job_description == id)
    ).first()
    if found is None:
        return None
    row, email, noted_by = found
    reading = (row.read, row.read_at, row.read_on, row.read_how, noted_by or None)
    return EasyText(row.version, row.text, row.of, row.at, email or None, *reading)


def save(session: Session, id: int, was: int, text: str, of: int, by: int, at: int) -> None:
    """Keep the text as it is after having been saved `was` times. Raises `EasyChanged` where it has been since."""
    its = {"version": was + 1, "text": text, "of": of, "by": by, "at": at}
    if was:
        this = (col(EasyRow.job_description) == id, col(EasyRow.version) == was)
        if not session.connection().execute(update(EasyRow).where(*this).values(**its)).rowcount:
            raise EasyChanged
        return
    try:
        session.connection().execute(insert(EasyRow).values(job_description=id, **its))
    except IntegrityError:
        raise EasyChanged from None


def mark_read(session: Session, id: int, number: int, at: int, on_paper: OnPaper | None = None) -> bool:
    """That the reference group says the text is good as it was saved this many times. Whether it still is that one."""
    this = (col(EasyRow.job_description) == id, col(EasyRow.version) == number)
    how = (on_paper.on, on_paper.how, on_paper.by) if on_paper else (None, "", None)
    values = {"read": number, "read_at": at, **dict(zip(("read_on", "read_how", "read_by"), how, strict=True))}
    return bool(session.connection().execute(update(EasyRow).where(*this).values(**values)).rowcount)
