"""Tells whether a database that is in use would be changed: `python -m app.pending FILE`.

The file is made where it would, and the Job that migrates dumps the database first.
"""

import os
import sys
from pathlib import Path

from sqlalchemy import inspect, text
from sqlalchemy.engine import Engine

from app.database import Database
from app.migrate import MIGRATIONS


def is_pending(engine: Engine, folder: Path = MIGRATIONS) -> bool:
    if not inspect(engine).has_table("schema_migrations"):
        return False  # A new database has nothing to lose.
    with engine.connect() as connection:
        applied = {name for name, in connection.execute(text("SELECT name FROM schema_migrations"))}
    portable = engine.dialect.name != "postgresql"
    return any(
        file.name not in applied
        for file in folder.glob("*.sql")
        if not (portable and file.name.endswith(".postgresql.sql"))
    )


if __name__ == "__main__":
    if is_pending(Database.from_environment(os.environ).engine):
        Path(sys.argv[1]).touch()
