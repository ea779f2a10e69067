import pytest

READINESS = {"x-health-check": "readiness"}


def fail():
    raise ConnectionError("password=secret")


def test_everything_answers(app, client):
    assert client.get("/health").json() == {"status": "ok"}
    expected = {"status": "ok", "checks": {name: "ok" for name in app.state.readiness}}
    assert client.get("/health", headers=READINESS).json() == expected
    assert client.get("/api/health").json() == expected


@pytest.mark.parametrize("path,headers", [("/health", READINESS), ("/api/health", {})])
def test_what_does_not_answer_is_named_without_its_secrets(app, client, path, headers):
    app.state.readiness["database"] = fail
    answer = client.get(path, headers=headers)
    assert answer.status_code == 503
    assert answer.json()["checks"]["database"] == "unreachable"
    assert "secret" not in answer.text


def test_a_process_lives_while_its_database_is_down(app, client):
    app.state.readiness["database"] = fail
    assert client.get("/health").status_code == 200
