"""Alembic's environment: the engine comes from the application, the tables from every concept."""

from alembic import context
from sqlmodel import SQLModel

import app.account.tables
import app.analysis.tables
import app.board.tables
import app.job_descriptions.tables
import app.preparation.tables
import app.storage.journal
import app.voting.tables
import app.workshop.tables  # noqa: F401 (all of these are here for the metadata)

with context.config.attributes["engine"].connect() as connection:
    context.configure(connection=connection, target_metadata=SQLModel.metadata, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()
    connection.commit()
