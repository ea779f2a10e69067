import pytest
from prometheus_client import REGISTRY

from app.documents import Document, Documents
from app.factory import create_app
from fastapi.testclient import TestClient
from tests.environment import ENVIRONMENT


@pytest.fixture
def app(tmp_path):
    return create_app({**ENVIRONMENT, "DOCUMENTS_DIRECTORY": str(tmp_path)})


def put(client, name, text, **headers):
    return client.put(f"/api/documents/{name}", json={"text": text}, headers=headers)


def test_a_document_is_kept_changed_and_removed(client):
    assert put(client, "plan", "one").status_code == 200
    first = client.get("/api/documents/plan")
    assert first.json()["text"] == "one"
    changed = put(client, "plan", "zwei äöü", **{"if-match": first.headers["etag"]})
    assert changed.status_code == 200
    assert client.get("/api/documents/plan").json()["text"] == "zwei äöü"
    assert client.get("/api/documents").json() == ["plan"]
    assert client.delete("/api/documents/plan").status_code == 204
    assert client.get("/api/documents/plan").status_code == 404
    assert client.delete("/api/documents/plan").status_code == 404


def test_nobody_overwrites_what_somebody_else_changed(client):
    put(client, "plan", "one")
    etag = client.get("/api/documents/plan").headers["etag"]
    put(client, "plan", "two")
    assert put(client, "plan", "three", **{"if-match": etag}).status_code == 412
    assert client.get("/api/documents/plan").json()["text"] == "two"
    assert put(client, "new", "one", **{"if-match": etag}).status_code == 412


@pytest.mark.parametrize("name", ["..%2fsecret", "UPPER", "-dash", "a" * 63, "a.txt"])
def test_a_name_never_becomes_another_path(client, name):
    assert put(client, name, "x").status_code in (404, 422)
    assert client.get(f"/api/documents/{name}").status_code in (404, 422)
    assert client.delete(f"/api/documents/{name}").status_code in (404, 422)
    assert client.get("/api/documents").json() == []


def test_what_was_read_comes_from_the_cache(client, app, tmp_path):
    put(client, "plan", "one")
    hits = REGISTRY.get_sample_value("cache_hits_total") or 0
    client.get("/api/documents/plan")
    (tmp_path / "plan.txt").unlink()
    assert client.get("/api/documents/plan").json()["text"] == "one"
    assert REGISTRY.get_sample_value("cache_hits_total") == hits + 1


def test_a_write_that_fails_leaves_the_document(tmp_path, monkeypatch):
    documents = Documents(tmp_path)
    documents.write(Document("plan", "one"))
    monkeypatch.setattr("os.replace", fail)
    with pytest.raises(OSError):
        documents.write(Document("plan", "two"))
    assert documents.read("plan").text == "one"
    assert [path.name for path in tmp_path.iterdir()] == ["plan.txt"]


def fail(*_):
    raise OSError("no space left on device")


def test_a_pod_without_its_volume_is_not_ready(tmp_path):
    gone = {**ENVIRONMENT, "DOCUMENTS_DIRECTORY": str(tmp_path / "gone")}
    client = TestClient(create_app(gone))
    assert client.get("/health").status_code == 200
    answer = client.get("/ready")
    assert answer.status_code == 503
    assert answer.json()["checks"] == {"documents": "unreachable"}


def test_too_much_is_refused(client):
    assert put(client, "plan", "x" * (256 * 1024 + 1)).status_code == 422
