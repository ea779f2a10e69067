"""Tests run without servers: in SQLite, and in the memory of the process."""

import os
import secrets
import tempfile

import django

MEDIA = tempfile.TemporaryDirectory(prefix="media-")

os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
os.environ["DJANGO_SECRET_KEY"] = secrets.token_hex(32)
os.environ["DJANGO_MEDIA_ROOT"] = MEDIA.name
os.environ["DJANGO_STATIC_ROOT"] = MEDIA.name
os.environ["DJANGO_HTTPS_ONLY"] = "false"
os.environ["DATABASE_URL"] = "sqlite://"
os.environ.pop("REDIS_URL", None)
django.setup()

from django.test.utils import (  # noqa: E402
    setup_databases,
    setup_test_environment,
    teardown_databases,
    teardown_test_environment,
)

_databases = []


def pytest_sessionstart(session):
    setup_test_environment()
    _databases.extend(setup_databases(verbosity=0, interactive=False))


def pytest_sessionfinish(session, exitstatus):
    teardown_databases(_databases, verbosity=0)
    teardown_test_environment()
    MEDIA.cleanup()
