import pytest
from prometheus_client import REGISTRY
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from app.database import Database, url_of
from app.settings import SettingsError
from tests.environment import ENVIRONMENT

PARTS = {
    "DATABASE_HOST": "db.example.org",
    "DATABASE_NAME": "service",
    "DATABASE_USER": "service",
    "DATABASE_PASSWORD": "p@ss/word",
}


def test_an_address_is_put_together_from_its_parts():
    url = url_of(PARTS)
    assert url.drivername == "postgresql+psycopg2"
    assert (url.host, url.port, url.database) == ("db.example.org", 5432, "service")
    assert url.password == "p@ss/word"


def test_an_address_that_is_given_gets_our_driver():
    url = url_of({"DATABASE_URL": "postgresql://service@db.example.org/service"})
    assert url.drivername == "postgresql+psycopg2"


@pytest.mark.parametrize("name", sorted(PARTS))
def test_what_is_missing_is_named_and_no_password_is(name):
    given = {key: value for key, value in PARTS.items() if key != name}
    with pytest.raises(SettingsError) as error:
        url_of(given)
    assert name in str(error.value)
    assert PARTS["DATABASE_PASSWORD"] not in str(error.value)


def test_connections_and_statements_are_measured():
    def value(name, **labels):
        return REGISTRY.get_sample_value(name, labels) or 0

    connections = value("db_connections_active")
    selects = value("db_query_duration_seconds_count", query_type="select")
    database = Database.from_environment(ENVIRONMENT)
    with database.read() as connection:
        connection.execute(text("SELECT 1"))
    assert value("db_connections_active") == connections + 1
    assert value("db_query_duration_seconds_count", query_type="select") == selects + 1
    database.engine.dispose()
    assert value("db_connections_active") == connections


def test_while_the_database_does_not_answer_no_connection_counts(monkeypatch):
    database = Database.from_environment(ENVIRONMENT)
    database.check()
    before = REGISTRY.get_sample_value("db_connections_active")
    assert before > 0
    working, down = database.engine, Database.from_environment({"DATABASE_URL": "sqlite:////no/db"})
    monkeypatch.setattr(database, "engine", down.engine)
    with pytest.raises(OperationalError):
        database.check()
    assert REGISTRY.get_sample_value("db_connections_active") == 0
    monkeypatch.setattr(database, "engine", working)
    database.check()
    assert REGISTRY.get_sample_value("db_connections_active") == before


def test_requests_are_told_that_the_database_is_down(app, client):
    def fail():
        raise OperationalError("SELECT secret", {}, ConnectionError())

    app.add_api_route("/fails", fail)
    answer = client.get("/fails")
    assert answer.status_code == 503
    assert answer.json() == {"detail": "The database does not answer."}
