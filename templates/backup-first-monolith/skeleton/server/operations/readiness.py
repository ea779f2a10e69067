"""Whether the server can work: it needs its database and its cache."""

import logging
import secrets

from django.core.cache import cache
from django.db import connection

logger = logging.getLogger(__name__)


def check_database():
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        cursor.fetchone()


def check_cache():
    value = secrets.token_hex(4)
    key = f"ready:{value}"
    cache.set(key, value, timeout=10)
    if cache.get(key) != value:
        raise RuntimeError("The cache does not give back what it was given.")
    cache.delete(key)


def find_trouble():
    """The names of what does not answer. Why is logged, not told to whoever asks."""
    trouble = []
    for name, check in (("database", check_database), ("cache", check_cache)):
        try:
            check()
        except Exception:  # Whatever it is, the server is not ready.
            logger.exception("The %s does not answer.", name)
            trouble.append(name)
    return trouble
