import pytest
from fastapi.testclient import TestClient

from app.factory import create_app
from app.files.memory import FILES
from app.sign_in import Caller, caller
from app.tasks import reports
from tests.environment import ENVIRONMENT


@pytest.fixture
def app(monkeypatch):
    app = create_app(ENVIRONMENT)
    app.state.prepare_for_tests()
    # The worker is played here: tasks run at once, with the same database and files.
    app.state.queue.conf.task_always_eager = True
    monkeypatch.setattr(reports, "database", lambda: app.state.database)
    monkeypatch.setattr(reports, "files", lambda: FILES)
    return app


@pytest.fixture
def client(app):
    return TestClient(app)


@pytest.fixture
def ada(app):
    """A client of somebody who is signed in."""
    app.dependency_overrides[caller] = lambda: Caller(subject="ada", name="Ada")
    client = TestClient(app)
    client.follow_redirects = False
    return client
