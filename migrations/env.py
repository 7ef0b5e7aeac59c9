"""Alembic's environment: the engine comes from the application, the tables from every concept."""

from alembic import context
from sqlmodel import SQLModel

with context.config.attributes["engine"].connect() as connection:
    context.configure(connection=connection, target_metadata=SQLModel.metadata, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()
    connection.commit()
