import pytest
from fastapi.testclient import TestClient

from app.factory import create_app
from tests.environment import ENVIRONMENT


@pytest.fixture
def app():
    app = create_app(ENVIRONMENT)
    prepare = getattr(app.state, "prepare_for_tests", None)
    if prepare:
        prepare()
    return app


@pytest.fixture
def client(app):
    return TestClient(app)
