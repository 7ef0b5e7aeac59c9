"""Let a job description come from several workshops, carry all that HR asks for, and be found by what it says"""

from collections.abc import Callable, Mapping
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

_JOBS = sa.table(
    "job_description",
    *map(sa.column, ("id", "workshop", "version", "agreement", "extent", "created_at")),
)
_VERSIONS = sa.table(
    "job_description_version",
    *map(sa.column, ("job_description", "number", "at")),
    sa.column("content", sa.JSON()),
)
_LINKS = sa.table("link", *map(sa.column, ("id", "job_description")))
_COMMENTS = sa.table("comment", sa.column("link"))
_WORKSHOPS = sa.table("workshop", *map(sa.column, ("id", "code")))


def upgrade() -> None:
    with op.batch_alter_table("job_description") as altered:
        altered.add_column(sa.Column("agreement", sa.String(), nullable=False, server_default=""))
        altered.add_column(sa.Column("extent", sa.Float(), nullable=True))
        altered.add_column(sa.Column("created_at", sa.BigInteger(), nullable=False, server_default="0"))
        # A job is its municipality's, and stays when a workshop that it came from is removed.
        altered.alter_column("workshop", existing_type=sa.Integer(), nullable=True)
    _rewrite(_with_origins)
    _show()
    _add_reviews_and_trails()


def downgrade() -> None:
    for table in ("job_milestone", "job_trail", "job_description_review"):
        op.drop_table(table)
    # As it was, a job went with its workshop. Keys are off while SQLite migrates, so what hangs on it is said here.
    gone = sa.select(_JOBS.c.id).where(_JOBS.c.workshop.is_(None))
    op.execute(_VERSIONS.delete().where(_VERSIONS.c.job_description.in_(gone)))
    op.execute(
        _COMMENTS.delete().where(_COMMENTS.c.link.in_(sa.select(_LINKS.c.id).where(_LINKS.c.job_description.in_(gone))))
    )
    op.execute(_LINKS.delete().where(_LINKS.c.job_description.in_(gone)))
    op.execute(_JOBS.delete().where(_JOBS.c.workshop.is_(None)))
    _rewrite(_with_one_origin)
    with op.batch_alter_table("job_description") as altered:
        altered.alter_column("workshop", existing_type=sa.Integer(), nullable=False)
        for name in ("created_at", "extent", "agreement"):
            altered.drop_column(name)


def _rewrite(content: Callable[[Mapping[str, Any], str], dict[str, Any]]) -> None:
    """Each version, one at a time: a long-lived installation has many."""
    connection = op.get_bind()
    codes = sa.select(_JOBS.c.id, _WORKSHOPS.c.code).join_from(_JOBS, _WORKSHOPS, _JOBS.c.workshop == _WORKSHOPS.c.id)
    keys = (_VERSIONS.c.job_description, _VERSIONS.c.number)
    for id, code in connection.execute(codes).all():
        for number in connection.scalars(sa.select(keys[1]).where(keys[0] == id)).all():
            this = (keys[0] == id, keys[1] == number)
            was: Any = connection.scalar(sa.select(_VERSIONS.c.content).where(*this))
            connection.execute(_VERSIONS.update().where(*this).values(content=content(was, code)))


def _with_origins(was: Mapping[str, Any], code: str) -> dict[str, Any]:
    """One workshop becomes the first of several, a task is told by its workshop's code too, and rows have ids."""
    it = dict(was)
    provenance = dict(it["provenance"])
    sources = [
        dict(source) | {"id": f"{code}.{source['id']}", "workshop": code} for source in provenance.pop("sources")
    ]
    it["provenance"] = {"origins": [provenance | {"code": code, "has_mandate": None}], "sources": sources}
    it["workplace"] = provenance["workplace"]
    it["works_with"] = ", ".join(provenance["groups"])[:300]
    it["introduction"], it["support"] = it.get("support", ""), ""
    it["duties"] = [
        dict(duty) | {"sources": [f"{code}.{id}" for id in duty.get("sources", ())], "id": f"row{place}"}
        for place, duty in enumerate(it["duties"])
    ]
    it["requirements"] = [dict(row) | {"id": f"row{place}"} for place, row in enumerate(it.get("requirements", ()))]
    return it


_AS_BEFORE = (
    *("title", "assignment", "manager", "extent", "full_time", "agreement", "ab_plan", "not_included"),
    *("negotiation", "risk_assessment", "hr_review", "notes", "status"),
)


def _with_one_origin(now: Mapping[str, Any], code: str) -> dict[str, Any]:
    """The first workshop's; what only the later shape can hold is left out, but what was written of support is kept."""
    origins, sources = now["provenance"]["origins"], now["provenance"]["sources"]
    first = {key: value for key, value in origins[0].items() if key not in ("code", "has_mandate")}
    own = [source for source in sources if source["workshop"] == origins[0]["code"]]
    bare = [{"id": _bare(source["id"]), "text": source["text"], "colours": source["colours"]} for source in own]
    ids = {source["id"] for source in own}
    support = "\n".join(
        filter(None, (now.get(name, "") for name in ("introduction", "mentor", "support", "adaptation")))
    )
    return {key: now[key] for key in _AS_BEFORE if key in now} | {
        "provenance": first | {"sources": bare},
        "duties": [
            {
                "text": duty["text"],
                "hours": duty["hours"],
                "sources": [_bare(id) for id in duty["sources"] if id in ids],
            }
            for duty in now["duties"]
        ],
        "requirements": [{key: row[key] for key in ("what", "kind", "level", "why")} for row in now["requirements"]],
        "support": support[:4000],
    }


def _bare(source: str) -> str:
    return source.partition(".")[2]


def _show() -> None:
    """What lists show of the newest version."""
    connection = op.get_bind()
    for id, version in connection.execute(sa.select(_JOBS.c.id, _JOBS.c.version)).all():
        of_it = _VERSIONS.c.job_description == id
        newest = sa.select(_VERSIONS.c.content).where(of_it, _VERSIONS.c.number == version)
        content = connection.scalar(newest) or {}
        began = connection.scalar(sa.select(sa.func.min(_VERSIONS.c.at)).where(of_it)) or 0
        extent = content.get("extent")
        connection.execute(
            _JOBS.update()
            .where(_JOBS.c.id == id)
            .values(
                agreement=content.get("agreement", ""),
                extent=None if extent is None else float(extent),
                created_at=began,
            )
        )


def _add_reviews_and_trails() -> None:
    op.create_table(
        "job_description_review",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("job_description", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["job_description"], ["job_description.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["by"], ["facilitator.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_job_description_review_job_description", "job_description_review", ["job_description"])
    op.create_table(
        "job_trail",
        sa.Column("job_description", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["job_description"], ["job_description.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["by"], ["facilitator.id"]),
        sa.PrimaryKeyConstraint("job_description"),
    )
    op.create_table(
        "job_milestone",
        sa.Column("job_description", sa.Integer(), nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("planned", sa.Date(), nullable=True),
        sa.Column("done", sa.Date(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["job_description"], ["job_trail.job_description"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("job_description", "stage"),
    )
