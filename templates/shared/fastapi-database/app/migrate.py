"""Brings the schema of the database up to date: `python -m app.migrate`.

Migrations are SQL files in `migrations/`, applied in the order of their names, all or none, each
once. A name that ends in `.postgresql.sql` is for PostgreSQL alone. Files that were applied are
never changed: a new one mends them.
"""

import hashlib
import logging
import os
import re
from pathlib import Path
from typing import List

from sqlalchemy import text
from sqlalchemy.engine import Connection, Engine

from app.database import Database
from app.logs import configure_logs

MIGRATIONS = Path(__file__).resolve().parent.parent / "migrations"
# Of two that migrate at once, the second waits.
LOCK = 7_203_114

logger = logging.getLogger(__name__)


class MigrationError(RuntimeError):
    pass


def migrate(engine: Engine, folder: Path = MIGRATIONS) -> List[str]:
    """Applies what is missing, and answers its names."""
    applied_now = []
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})
        connection.execute(
            text(
                "CREATE TABLE IF NOT EXISTS schema_migrations ("
                " name TEXT PRIMARY KEY, digest TEXT NOT NULL,"
                " applied_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP)"
            )
        )
        rows = connection.execute(text("SELECT name, digest FROM schema_migrations"))
        applied = {name: digest for name, digest in rows}
        for file in sorted(folder.glob("*.sql")):
            if file.name.endswith(".postgresql.sql") and engine.dialect.name != "postgresql":
                continue
            statements = file.read_text(encoding="utf-8")
            digest = hashlib.sha256(statements.encode()).hexdigest()
            if file.name not in applied:
                run(connection, statements)
                connection.execute(
                    text("INSERT INTO schema_migrations (name, digest) VALUES (:name, :digest)"),
                    {"name": file.name, "digest": digest},
                )
                applied_now.append(file.name)
            elif applied[file.name] != digest:
                raise MigrationError(f"{file.name} was changed after it was applied.")
    return applied_now


def run(connection: Connection, statements: str) -> None:
    if connection.dialect.name == "postgresql":
        connection.execution_options(no_parameters=True).exec_driver_sql(statements)
        return
    for statement in re.split(r";\s*$", statements, flags=re.MULTILINE):
        if statement.strip():
            connection.exec_driver_sql(statement)


if __name__ == "__main__":
    configure_logs(os.environ.get("LOG_LEVEL", "INFO").upper())
    names = migrate(Database.from_environment(os.environ).engine)
    logger.info("The schema is up to date", extra={"applied": names})
