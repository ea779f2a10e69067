import pytest
from sqlalchemy import text

from app.database import Database
from app.migrate import MIGRATIONS, MigrationError, migrate
from tests.environment import ENVIRONMENT


@pytest.fixture
def engine():
    return Database.from_environment(ENVIRONMENT).engine


def test_every_migration_is_applied_once(engine):
    portable = [
        file.name for file in MIGRATIONS.glob("*.sql") if not file.name.endswith(".postgresql.sql")
    ]
    assert migrate(engine) == sorted(portable)
    assert migrate(engine) == []


def test_a_migration_that_was_applied_may_not_change(engine, tmp_path):
    file = tmp_path / "0001_first.sql"
    file.write_text("CREATE TABLE first (id TEXT);\n")
    migrate(engine, tmp_path)
    file.write_text("CREATE TABLE first (id TEXT, name TEXT);\n")
    with pytest.raises(MigrationError, match="0001_first.sql"):
        migrate(engine, tmp_path)


def test_one_that_fails_is_not_taken_for_applied(engine, tmp_path):
    (tmp_path / "0001_broken.sql").write_text("CREATE NONSENSE;\n")
    with pytest.raises(Exception):
        migrate(engine, tmp_path)
    (tmp_path / "0001_broken.sql").write_text("CREATE TABLE mended (id TEXT);\n")
    assert migrate(engine, tmp_path) == ["0001_broken.sql"]
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM mended")).scalar() == 0
