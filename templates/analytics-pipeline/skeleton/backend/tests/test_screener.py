"""From the import of prices to screenings and portfolios, through the API."""

import os

import pytest
from fastapi.testclient import TestClient
from prometheus_client import REGISTRY
from sqlalchemy import text

from app.factory import create_app
from app.tasks.statistics import refresh
from tests.environment import ENVIRONMENT
from tests.market import MARKET, TODAY, TOKEN

DATABASES = ["sqlite"]
if os.environ.get("TEST_DATABASE_URL"):
    DATABASES.append("postgresql")


@pytest.fixture(params=DATABASES)
def app(request):
    if request.param == "sqlite":
        app = create_app(ENVIRONMENT)
    else:
        app = create_app({**ENVIRONMENT, "DATABASE_URL": os.environ["TEST_DATABASE_URL"]})
        with app.state.database.write() as connection:
            tables = "schema_migrations, positions, portfolios, stock_statistics, prices"
            connection.execute(text(f"DROP TABLE IF EXISTS {tables} CASCADE"))
    app.state.prepare_for_tests()
    yield app
    app.state.database.engine.dispose()


@pytest.fixture
def client(app):
    client = TestClient(app)
    assert client.post("/api/prices", json=MARKET, headers=TOKEN).status_code == 202
    assert refresh(app.state.database, TODAY) == 3
    return client


def total(name):
    return REGISTRY.get_sample_value(name) or 0


def found(client, **screening):
    answer = client.post("/api/screening", json=screening)
    assert answer.status_code == 200
    return [stock["symbol"] for stock in answer.json()["stocks"]]


def test_stocks_are_found_by_criteria(client):
    assert found(client) == ["RISE", "FALL"]
    assert found(client, criteria=[{"field": "return_30", "minimum": 0.2}]) == ["RISE"]
    assert found(client, criteria=[{"field": "average_volume_30", "maximum": 8000}]) == ["RISE"]
    assert found(client, order_by="average_volume_30") == ["FALL", "RISE", "YOUNG"]
    assert found(client, order_by="close", limit=1) == ["RISE"]


def test_only_known_fields_reach_the_database(client):
    for screening in (
        {"order_by": "close; DROP TABLE prices"},
        {"criteria": [{"field": "1=1 OR close", "minimum": 0}]},
        {"criteria": [{"field": "close", "minimum": 0}] * 11},
        {"limit": 0},
    ):
        assert client.post("/api/screening", json=screening).status_code == 422
    assert found(client) == ["RISE", "FALL"]


def test_the_same_screening_comes_from_the_cache(client, app):
    screenings = total("stock_screening_requests_total")
    hits, misses = total("cache_hits_total"), total("cache_misses_total")
    first = found(client, order_by="close")
    with app.state.database.write() as connection:
        connection.execute(text("DELETE FROM stock_statistics"))
    assert found(client, order_by="close") == first
    assert total("cache_hits_total") == hits + 1
    assert total("cache_misses_total") == misses + 1
    assert total("stock_screening_requests_total") == screenings + 2


def test_an_import_that_comes_again_corrects(client, app):
    corrected = [{**MARKET[119], "close": 1000.0}]
    assert client.post("/api/prices", json=corrected, headers=TOKEN).json() == {"imported": 1}
    refresh(app.state.database, TODAY)
    newest = client.get("/api/stocks/rise/prices?days=2").json()["prices"]
    assert newest[0] == {"day": "2026-03-02", "close": 1000.0, "volume": 5000}
    assert len(newest) == 2


def test_who_has_no_token_imports_nothing(client):
    for headers in ({}, {"authorization": "Bearer wrong"}, {"authorization": "Bearer wröng".encode()}):
        assert client.post("/api/prices", json=MARKET, headers=headers).status_code == 401
    assert client.post("/api/prices", json=[], headers=TOKEN).status_code == 422
    assert (
        client.post("/api/prices", json=[{**MARKET[0], "close": 0}], headers=TOKEN).status_code
        == 422
    )


def test_a_portfolio_is_worth_its_positions(client):
    created = total("portfolio_creations_total")
    answer = client.post(
        "/api/portfolios",
        json={
            "name": "Mine",
            "positions": [
                {"symbol": "young", "quantity": 2},
                {"symbol": "RISE", "quantity": 1},
            ],
        },
    )
    assert answer.status_code == 201
    portfolio = client.get(f"/api/portfolios/{answer.json()['id']}").json()
    assert portfolio["name"] == "Mine"
    assert portfolio["value"] == pytest.approx(100 * 1.01**119 + 200 * 1.02**9, abs=0.01)
    assert [each["symbol"] for each in portfolio["positions"]] == ["RISE", "YOUNG"]
    assert total("portfolio_creations_total") == created + 1


@pytest.mark.parametrize(
    "positions",
    [
        [],
        [{"symbol": "NOBODY", "quantity": 1}],
        [{"symbol": "RISE", "quantity": 0}],
        [{"symbol": "RISE", "quantity": 1}, {"symbol": "rise", "quantity": 1}],
    ],
)
def test_a_portfolio_of_what_is_not_there_is_refused(client, positions):
    created = total("portfolio_creations_total")
    answer = client.post("/api/portfolios", json={"name": "Mine", "positions": positions})
    assert answer.status_code == 422
    assert total("portfolio_creations_total") == created


def test_what_is_not_there_is_told(client):
    assert client.get("/api/portfolios/none").status_code == 404
    assert client.get("/api/stocks/none/prices").status_code == 404


def test_statements_are_measured(client):
    before = REGISTRY.get_sample_value("db_query_duration_seconds_count", {"query_type": "select"})
    found(client, order_by="volatility_30")
    after = REGISTRY.get_sample_value("db_query_duration_seconds_count", {"query_type": "select"})
    assert after > before
