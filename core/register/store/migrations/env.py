"""What Alembic runs: the migrations, on the connection that the register holds, in its transaction."""

from alembic import context
from sqlmodel import SQLModel

import core.register.store.tables.all  # noqa: F401  (fills SQLModel.metadata)

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    transactional_ddl=True,
)
context.run_migrations()
