"""Keep the version in force, and reviews as they were said

What was approved becomes the version in force: the newest approved one, where nobody has made a draft of it again by
saying so. Its paper is made when somebody asks for it first, and says when. What was said before this was written down
by an account in whatever role it chose: it stands as noted by that account, without a protocol.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"

_JOB = sa.table(
    "job_description",
    *(sa.column(name) for name in ("id", "version", "in_force", "beside", "title", "workplace")),
    *(sa.column(name) for name in ("status", "agreement", "extent")),
)
_VERSION = sa.table(
    "job_description_version",
    *(sa.column(name) for name in ("job_description", "number", "at", "by")),
    sa.column("content", sa.JSON()),
)
_REVIEW = sa.table("job_description_review", *(sa.column(name) for name in ("job_description", "word", "at")))
_IN_FORCE = sa.table(
    "job_description_in_force",
    *(sa.column(name) for name in ("job_description", "version", "at", "by")),
    sa.column("passed", sa.JSON()),
)


def upgrade() -> None:
    op.add_column("job_description", sa.Column("in_force", sa.Integer(), nullable=True))
    op.add_column("job_description", sa.Column("beside", sa.String(), nullable=False, server_default=""))
    op.add_column("link", sa.Column("answer_by", sa.Date(), nullable=True))
    with op.batch_alter_table("job_description_version") as batch_op:
        batch_op.alter_column("by", existing_type=sa.Integer(), nullable=True)
    with op.batch_alter_table("job_description_review") as batch_op:
        batch_op.alter_column("status", new_column_name="word", existing_type=sa.String(), existing_nullable=False)
        batch_op.alter_column("by", existing_type=sa.Integer(), nullable=True)
        batch_op.add_column(sa.Column("words", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("how", sa.String(), nullable=False, server_default="noted"))
        batch_op.add_column(sa.Column("protocol", sa.String(), nullable=False, server_default=""))
    op.create_table(
        "job_description_in_force",
        sa.Column("job_description", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.Integer(), nullable=True),
        sa.Column("passed", sa.JSON(), nullable=False),
        sa.Column("pdf", sa.LargeBinary(), nullable=True),
        sa.Column("sha256", sa.String(), nullable=False, server_default=""),
        sa.Column("made_at", sa.BigInteger(), nullable=True),
        sa.Column("until", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["job_description"], ["job_description.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["by"], ["facilitator.id"]),
        sa.PrimaryKeyConstraint("job_description", "version"),
    )
    no_end = sa.text("until IS NULL")
    op.create_index(
        "one_in_force",
        "job_description_in_force",
        ["job_description"],
        unique=True,
        sqlite_where=no_end,
        postgresql_where=no_end,
    )
    _put_in_force()


def _put_in_force() -> None:
    connection = op.get_bind()
    approved: dict[int, Any] = {}
    for row in connection.execute(sa.select(_VERSION).order_by(_VERSION.c.job_description, _VERSION.c.number)):
        if row.content["status"] == "approved":
            approved[row.job_description] = row
    undone = sa.select(_REVIEW.c.job_description, sa.func.max(_REVIEW.c.at)).where(_REVIEW.c.word == "draft")
    last_undone = dict(connection.execute(undone.group_by(_REVIEW.c.job_description)).all())
    newest = dict(connection.execute(sa.select(_JOB.c.id, _JOB.c.version)).all())
    for id, row in approved.items():
        if row.at > last_undone.get(id, 0):
            its = {"job_description": id, "version": row.number, "at": row.at, "by": row.by, "passed": []}
            connection.execute(sa.insert(_IN_FORCE).values(**its))
            connection.execute(sa.update(_JOB).where(_JOB.c.id == id).values(**_shown(row, newest[id], _JOB.c.status)))


def _shown(row: Any, newest: int, status_of_newest: Any) -> dict[str, Any]:
    """What lists show: of the version in force, and how far the one beside it has come."""
    its, origins = row.content, row.content["provenance"]["origins"]
    return {
        "in_force": row.number,
        "beside": "" if row.number == newest else status_of_newest,
        "title": its["title"],
        "workplace": its.get("workplace") or (origins[0]["workplace"] if origins else ""),
        "status": "approved",
        "agreement": its.get("agreement", ""),
        "extent": None if its.get("extent") is None else float(its["extent"]),
    }


def downgrade() -> None:
    op.drop_table("job_description_in_force")
    op.drop_column("link", "answer_by")
    op.execute(
        """DELETE FROM job_description_review WHERE "by" IS NULL OR word NOT IN ('draft', 'reviewed', 'approved')"""
    )
    op.execute("""UPDATE job_description_version SET "by" = (SELECT min(id) FROM facilitator) WHERE "by" IS NULL""")
    with op.batch_alter_table("job_description_review") as batch_op:
        batch_op.drop_column("protocol")
        batch_op.drop_column("how")
        batch_op.drop_column("words")
        batch_op.alter_column("by", existing_type=sa.Integer(), nullable=False)
        batch_op.alter_column("word", new_column_name="status", existing_type=sa.String(), existing_nullable=False)
    with op.batch_alter_table("job_description_version") as batch_op:
        batch_op.alter_column("by", existing_type=sa.Integer(), nullable=False)
    with op.batch_alter_table("job_description") as batch_op:
        batch_op.drop_column("beside")
        batch_op.drop_column("in_force")
