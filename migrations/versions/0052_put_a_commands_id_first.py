"""Put a command's id before the person's in what the journal knows it by

Ids grow with time, so that what is new stands together in the index. The index is taken away meanwhile: a row that is
written anew could have what another one is about to give up.
"""

from alembic import op

revision = "0052"
down_revision = "0051"

_WHERE = {"sqlite": "instr(command, ':')", "postgresql": "strpos(command, ':')"}
_TURN = """UPDATE journal SET command = substr(command, {colon} + 1) || ':' || substr(command, 1, {colon} - 1)
    WHERE command IS NOT NULL"""
_TURN_BACK = """UPDATE journal SET command = "by" || ':' || substr(command, 1, length(command) - length("by") - 1)
    WHERE command IS NOT NULL"""


def upgrade() -> None:
    _rewrite(_TURN.format(colon=_WHERE[op.get_bind().dialect.name]))


def downgrade() -> None:
    _rewrite(_TURN_BACK)


def _rewrite(statement: str) -> None:
    op.drop_index("ix_journal_command", "journal")
    op.execute(statement)
    op.create_index("ix_journal_command", "journal", ["workshop", "command"], unique=True)
