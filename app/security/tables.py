"""The rows of the security log. They point at nothing: they outlive what they are about."""

from typing import Any

from sqlalchemy import JSON, BigInteger, Column, Index
from sqlmodel import Field, SQLModel


class SecurityLogRow(SQLModel, table=True):
    """See `app.security.entry`. `once`: of entries that are counted together, what they have in common."""

    __tablename__ = "security_log"
    __table_args__ = (
        Index("ix_security_log_at", "at", "id"),
        Index("ix_security_log_by", "by", "what"),
        Index("ix_security_log_about", "about", "about_id", "what"),
    )

    id: int | None = Field(default=None, primary_key=True)
    at: int = Field(sa_column=Column(BigInteger, nullable=False))
    last: int = Field(sa_column=Column(BigInteger, nullable=False))
    count: int
    what: str
    outcome: str
    actor: str
    by: int | None = None
    session: str | None = None
    address: str | None = None
    about: str | None = None
    about_id: int | None = None
    details: Any = Field(sa_column=Column(JSON, nullable=False))
    once: str | None = Field(default=None, unique=True)
