"""Against a real PostgreSQL, where TEST_POSTGRES_URL names one: as the workflow does."""

import os

import pytest
from sqlalchemy import text

from app.collectors.database_statistics import QUERY
from app.database import Database
from app.items import Items, NewItem
from app.migrate import migrate

URL = os.environ.get("TEST_POSTGRES_URL")

pytestmark = pytest.mark.skipif(not URL, reason="TEST_POSTGRES_URL is not set")


@pytest.fixture
def database():
    database = Database.from_environment({"DATABASE_URL": URL})
    with database.write() as connection:
        connection.execute(text("DROP TABLE IF EXISTS items, reports, schema_migrations"))
    return database


def test_the_schema_is_made_once_and_items_are_kept(database):
    assert len(migrate(database.engine)) == 1
    assert migrate(database.engine) == []
    items = Items(database)
    added = items.add(NewItem(name="Train", quantity=3), "ada")
    assert items.list() == [added]
    assert items.remove(added.id)
    with database.write() as connection:
        tables = [row[0] for row in connection.execute(QUERY)]
    assert {"items", "reports", "schema_migrations"} <= set(tables)


def test_a_statement_that_takes_too_long_is_ended(database):
    with pytest.raises(Exception, match="statement timeout"):
        with database.write() as connection:
            connection.execute(text("SET LOCAL statement_timeout = 50"))
            connection.execute(text("SELECT pg_sleep(5)"))
    database.check()
