"""Let posts go their way in

A job description that was followed to a job gets a post, or the first that it has, with the alternative recruitment
path and all that was written of its steps: that path was the one there was. The post is decided on where the vacancy
review was done, and ended where the way was closed. Nobody is placed in it: who was, nobody has said.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"

_JOB = sa.table(
    "job_description",
    *(sa.column(name) for name in ("id", "title", "administration", "extent", "is_example")),
)
_TRAIL = sa.table(
    "job_trail",
    *(sa.column(name) for name in ("job_description", "version", "why", "changed_at", "by")),
    sa.column("closed_on", sa.Date()),
)
_MILESTONE = sa.table(
    "job_milestone",
    *(sa.column(name) for name in ("job_description", "stage", "note")),
    *(sa.column(name, sa.Date()) for name in ("planned", "done")),
)
_POST = sa.table(
    "post",
    *(sa.column(name) for name in ("id", "version", "title", "job_description", "administration", "employer")),
    *(sa.column(name) for name in ("is_example", "created_at", "changed_at")),
    *(sa.column(name, sa.Date()) for name in ("decided_on", "ended_on")),
    sa.column("extent", sa.Numeric(5, 2)),
)
_POST_WAY = sa.table(
    "post_way",
    *(sa.column(name) for name in ("post", "way", "name", "version", "why", "changed_at", "by")),
    sa.column("closed_on", sa.Date()),
)
_STAGE = sa.table(
    "post_stage",
    *(sa.column(name) for name in ("post", "key", "place", "name", "kind", "role", "hint", "employer", "under")),
    sa.column("months"),
)
_DAYS = sa.table(
    "post_stage_days",
    *(sa.column(name) for name in ("id", "post", "stage", "staffing", "role", "note", "not_needed", "outcome")),
    *(sa.column(name, sa.Date()) for name in ("began", "planned", "done")),
)

_ALTERNATIVE = "Alternativ rekryteringsväg"
_STAGES: tuple[dict[str, Any], ...] = (
    {
        "key": "vacancy_review",
        "name": "Vakansprövning",
        "role": "Enhetschef",
        "hint": "Beslut om tjänsten får tillsättas.",
    },
    {
        "key": "choice",
        "name": "Val av väg",
        "kind": "choice",
        "role": "Chef och HR",
        "hint": "Vilken väg passar, och varför? Skriv det, så att nästa som väljer kan läsa det.",
    },
    {
        "key": "dialogue",
        "name": "Dialog med AME och AF",
        "role": "HR",
        "hint": "Utbud och efterfrågan: vilka söker arbete, vad kan de, och vad behöver vi?",
    },
    {"key": "matching", "name": "Matchning", "role": "AME och AF", "hint": "Klar när någon har tackat ja."},
    {
        "key": "introduction",
        "name": "Sex månader BEA som förlängd introduktion",
        "role": "Handledare på plats",
        "under": "BEA",
        "months": 6,
    },
    {
        "key": "competence_plan",
        "name": "Kompetensplan",
        "role": "Chef och medarbetare",
        "hint": "Vad behöver läras, hur, och till när?",
        "under": "BEA",
    },
    {
        "key": "follow_up",
        "name": "Uppföljning mot kravprofilen",
        "kind": "follow_up",
        "role": "Chef och medarbetare",
        "hint": "Gå igenom kraven rad för rad, båda två, en månad innan tiden är slut.",
        "under": "BEA",
    },
    {"key": "ordinary", "name": "AB", "kind": "ordinary", "role": "Chef", "under": "AB"},
)
_EMPTY = {"kind": "step", "hint": "", "employer": "workplace", "under": "", "months": None}
_NOW = {"requirement_follow_up": "follow_up"}
"""What a stage was called, where it is called otherwise now."""
_BEFORE = {now: was for was, now in _NOW.items()}
_WERE = ("vacancy_review", "matching", "introduction", "requirement_follow_up", "ordinary")


def upgrade() -> None:
    _add_tables()
    _move_here()
    op.drop_table("job_milestone")
    op.drop_table("job_trail")


def _add_tables() -> None:
    op.create_table(
        "way",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("stages", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("is_retired", sa.Boolean(), nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["facilitator.id"]),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_table(
        "post_way",
        sa.Column("post", sa.Integer(), nullable=False),
        sa.Column("way", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["post"], ["post.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["by"], ["facilitator.id"]),
        sa.PrimaryKeyConstraint("post"),
    )
    op.create_table(
        "post_stage",
        sa.Column("post", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("name", "kind", "role", "hint", "employer")),
        sa.Column("under", sa.String(), nullable=False),
        sa.Column("months", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["post"], ["post_way.post"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("post", "key"),
    )
    op.create_table(
        "post_stage_days",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("post", sa.Integer(), nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("staffing", sa.Integer(), nullable=True),
        *(sa.Column(name, sa.Date(), nullable=True) for name in ("began", "planned", "done")),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("role", "note", "not_needed", "outcome")),
        sa.ForeignKeyConstraint(["post"], ["post_way.post"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["staffing"], ["staffing.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_post_stage_days_post", "post_stage_days", ["post"])
    for name, columns, where in (
        ("days_of_post", ["post", "stage"], "staffing IS NULL"),
        ("days_of_staffing", ["staffing", "stage"], "staffing IS NOT NULL"),
    ):
        whose = sa.text(where)
        op.create_index(name, "post_stage_days", columns, unique=True, sqlite_where=whose, postgresql_where=whose)


def _move_here() -> None:
    connection = op.get_bind()
    there = _first_posts()
    for trail in connection.execute(sa.select(_TRAIL).order_by(_TRAIL.c.job_description)).all():
        of_it = _MILESTONE.c.job_description == trail.job_description
        milestones = {it.stage: it for it in connection.execute(sa.select(_MILESTONE).where(of_it)).all()}
        post = there.get(trail.job_description) or _new_post(trail, milestones)
        its = {"post": post, "way": "alternative", "name": _ALTERNATIVE, "version": trail.version}
        its |= {"closed_on": trail.closed_on, "why": trail.why, "changed_at": trail.changed_at, "by": trail.by}
        connection.execute(sa.insert(_POST_WAY).values(**its))
        stages = [_EMPTY | stage | {"post": post, "place": place} for place, stage in enumerate(_STAGES)]
        connection.execute(sa.insert(_STAGE), stages)
        for stage, it in milestones.items():
            days = {"planned": it.planned, "done": it.done, "note": it.note, "role": "", "not_needed": ""}
            of_it_now = {"post": post, "stage": _NOW.get(stage, stage), "outcome": ""}
            connection.execute(sa.insert(_DAYS).values(**of_it_now, **days))


def _first_posts() -> dict[int, int]:
    """By job description, where it has any."""
    first = sa.select(_POST.c.job_description, sa.func.min(_POST.c.id)).group_by(_POST.c.job_description)
    of_texts = first.where(_POST.c.job_description.is_not(None))
    return {row[0]: row[1] for row in op.get_bind().execute(of_texts).all()}


def _new_post(trail: Any, milestones: Mapping[str, Any]) -> int:
    connection = op.get_bind()
    job = connection.execute(sa.select(_JOB).where(_JOB.c.id == trail.job_description)).one()
    decided = milestones["vacancy_review"].done if "vacancy_review" in milestones else None
    its = {
        "version": 1,
        "title": job.title,
        "job_description": job.id,
        "administration": job.administration,
        "employer": "administration",
        "decided_on": decided,
        # A post does not end before it is decided on; the way says when it was closed whatever the days are.
        "ended_on": trail.closed_on and max(filter(None, (trail.closed_on, decided))),
        "extent": None if job.extent is None else Decimal(str(job.extent)),
        "is_example": job.is_example,
        "created_at": trail.changed_at,
        "changed_at": trail.changed_at,
    }
    id: int = connection.execute(sa.insert(_POST).values(**its).returning(_POST.c.id)).scalar_one()
    return id


def downgrade() -> None:
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
    _move_back()
    for table in ("post_stage_days", "post_stage", "post_way", "way"):
        op.drop_table(table)


def _move_back() -> None:
    """Of each job description its first post's way, with the steps that there were."""
    connection = op.get_bind()
    for job, post in _first_posts().items():
        its = connection.execute(sa.select(_POST_WAY).where(_POST_WAY.c.post == post)).one_or_none()
        if its is None:
            continue
        trail = {"job_description": job, "version": its.version, "closed_on": its.closed_on, "why": its.why}
        connection.execute(sa.insert(_TRAIL).values(**trail, changed_at=its.changed_at, by=its.by))
        whole = (_DAYS.c.post == post, _DAYS.c.staffing.is_(None))
        for it in connection.execute(sa.select(_DAYS).where(*whole)).all():
            stage = _BEFORE.get(it.stage, it.stage)
            if stage in _WERE:
                milestone = {"job_description": job, "stage": stage, "planned": it.planned}
                connection.execute(sa.insert(_MILESTONE).values(**milestone, done=it.done, note=it.note))
