import pytest

from app.settings import Settings, SettingsError, required


def test_origins_are_a_list():
    settings = Settings.from_environment({"CORS_ORIGINS": "https://a.example, https://b.example"})
    assert settings.cors_origins == ("https://a.example", "https://b.example")


def test_a_level_that_does_not_exist_is_refused():
    with pytest.raises(SettingsError, match="LOG_LEVEL"):
        Settings.from_environment({"LOG_LEVEL": "loud"})


def test_what_is_missing_is_named():
    with pytest.raises(SettingsError, match="DATABASE_HOST is not set"):
        required({}, "DATABASE_HOST")


def test_only_the_origins_that_were_named_may_call(client):
    allowed = client.get("/health", headers={"origin": "https://app.example.org"})
    assert allowed.headers["access-control-allow-origin"] == "https://app.example.org"
    other = client.get("/health", headers={"origin": "https://other.example.org"})
    assert "access-control-allow-origin" not in other.headers
