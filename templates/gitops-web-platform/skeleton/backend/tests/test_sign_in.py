import time
from urllib.parse import parse_qs, urlsplit

import pytest
from fastapi.testclient import TestClient

from app.factory import create_app
from app.settings import SettingsError
from tests.environment import ENVIRONMENT
from tests.fake_issuer import FakeIssuer, new_key

ME = "/api/auth/me"


@pytest.fixture
def issuer(app):
    issuer = FakeIssuer()
    app.state.issuer._http = issuer.client()
    return issuer


@pytest.fixture
def client(app):
    client = TestClient(app, base_url=ENVIRONMENT["PUBLIC_ADDRESS"])
    client.follow_redirects = False
    return client


def bearer(token):
    return {"authorization": f"Bearer {token}"}


def test_nobody_comes_in_without_a_token(client):
    for path in ["/api/v1/items", "/api/v1/reports", ME]:
        answer = client.get(path)
        assert answer.status_code == 401
        assert answer.headers["www-authenticate"] == "Bearer"


def test_a_token_of_the_issuer_is_taken(client, issuer):
    answer = client.get(ME, headers=bearer(issuer.token()))
    assert answer.json() == {"subject": "ada", "name": "Ada"}


@pytest.mark.parametrize(
    "claims",
    [
        {"aud": "another-service"},
        {"iss": "https://elsewhere.example.org"},
        {"exp": time.time() - 120},
    ],
)
def test_a_token_for_others_or_of_others_or_that_is_over_is_not(client, issuer, claims):
    assert client.get(ME, headers=bearer(issuer.token(**claims))).status_code == 401


def test_a_token_that_somebody_else_signed_is_not_taken(client, issuer):
    forged = FakeIssuer()
    forged.keys = {"first": new_key()}
    assert client.get(ME, headers=bearer(forged.token())).status_code == 401
    assert client.get(ME, headers=bearer("nonsense")).status_code == 401


def test_new_keys_are_found_and_unknown_ones_do_not_bring_a_flood(app, client, issuer):
    clock = [0.0]
    app.state.issuer._now = lambda: clock[0]
    assert client.get(ME, headers=bearer(issuer.token())).status_code == 200
    issuer.keys["second"] = new_key()
    token = issuer.token(key_id="second")
    assert [client.get(ME, headers=bearer(token)).status_code for _ in range(3)] == [401] * 3
    clock[0] += 31
    assert client.get(ME, headers=bearer(token)).status_code == 200
    assert len([path for path in issuer.asked if path.endswith("/keys")]) == 2


def test_an_issuer_that_is_down_is_not_the_fault_of_the_caller(client, issuer):
    issuer.is_down = True
    answer = client.get(ME, headers=bearer(issuer.token()))
    assert answer.status_code == 503
    assert answer.json() == {"detail": "The issuer does not answer."}


def begin(client, next_page="/team-manager"):
    answer = client.get("/api/auth/login", params={"next": next_page})
    address = urlsplit(answer.headers["location"])
    return {key: value for key, [value] in parse_qs(address.query).items()}


def test_signing_in_begins_a_session_and_goes_back_to_the_page(client, issuer):
    asked = begin(client)
    assert asked["redirect_uri"] == "https://app.example.org/api/auth/callback"
    assert asked["code_challenge_method"] == "S256"
    issuer.codes["code"] = {"nonce": asked["nonce"]}
    answer = client.get("/api/auth/callback", params={"state": asked["state"], "code": "code"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/team-manager")
    cookie = next(each for each in answer.headers.get_list("set-cookie") if "session=" in each)
    assert all(part in cookie for part in ["HttpOnly", "Secure", "SameSite=lax"])
    assert client.get(ME).json() == {"subject": "ada", "name": "Ada"}
    address = urlsplit(client.get("/api/auth/logout").headers["location"])
    assert address.path == "/v2.0/logout"
    assert parse_qs(address.query)["post_logout_redirect_uri"] == [ENVIRONMENT["PUBLIC_ADDRESS"]]
    assert client.get(ME).status_code == 401


def test_an_answer_to_another_request_is_refused(client, issuer):
    asked = begin(client)
    issuer.codes = {"code": {"nonce": "another"}, "other": {"nonce": asked["nonce"]}}
    for parameters in [
        {"state": asked["state"], "code": "code"},
        {"state": "another", "code": "other"},
        {"state": asked["state"], "code": "unknown"},
    ]:
        assert client.get("/api/auth/callback", params=parameters).status_code == 401
    assert client.get(ME).status_code == 401


def test_an_attempt_is_no_session(client, issuer):
    begin(client)
    client.cookies.set("session", client.cookies["sign_in"])
    assert client.get(ME).status_code == 401


@pytest.mark.parametrize(
    "page", ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)"]
)
def test_nobody_is_sent_elsewhere(client, issuer, page):
    asked = begin(client, page)
    issuer.codes["code"] = {"nonce": asked["nonce"]}
    answer = client.get("/api/auth/callback", params={"state": asked["state"], "code": "code"})
    assert answer.headers["location"] == "/"


def test_sign_in_is_off_only_where_that_is_said():
    local = TestClient(create_app({**ENVIRONMENT, "SIGN_IN": "off"}))
    local.follow_redirects = False
    assert local.get(ME).json() == {"subject": "local", "name": "Local user"}
    assert local.get("/api/auth/logout").headers["location"] == "/"
    with pytest.raises(SettingsError, match="OIDC_ISSUER is not set"):
        create_app({**ENVIRONMENT, "OIDC_ISSUER": ""})
    with pytest.raises(SettingsError, match="SECRET_KEY has to have 32 characters"):
        create_app({**ENVIRONMENT, "SECRET_KEY": "short"})
