"""What was computed not long ago, kept in Redis or Valkey. Without it the service is slower only."""

import json
import logging
import time
from typing import Callable, Dict, Mapping, Optional, Protocol, Tuple

import redis
from prometheus_client import Counter

from app.settings import required

HITS = Counter("cache_hits_total", "Answers that the cache had.")
MISSES = Counter("cache_misses_total", "Answers that the cache did not have.")

ANSWER_SECONDS = 1

logger = logging.getLogger(__name__)


class Store(Protocol):
    def get(self, key: str) -> Optional[bytes]: ...

    def setex(self, key: str, seconds: int, value: str) -> object: ...

    def delete(self, key: str) -> object: ...


class MemoryStore:
    """For tests, and for `memory://`: one process alone."""

    def __init__(self, now: Callable[[], float] = time.monotonic):
        self._now = now
        self._values: Dict[str, Tuple[float, bytes]] = {}

    def get(self, key: str) -> Optional[bytes]:
        until, value = self._values.get(key, (0.0, b""))
        return value if until > self._now() else None

    def setex(self, key: str, seconds: int, value: str) -> None:
        self._values[key] = (self._now() + seconds, value.encode())

    def delete(self, key: str) -> None:
        self._values.pop(key, None)


def open_store(url: str) -> Store:
    if url.startswith("memory://"):
        return MemoryStore()
    return redis.Redis.from_url(
        url, socket_timeout=ANSWER_SECONDS, socket_connect_timeout=ANSWER_SECONDS
    )


class Cache:
    def __init__(self, store: Store, seconds: int):
        self._store = store
        self._seconds = seconds

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> "Cache":
        seconds = int(environment.get("CACHE_SECONDS", "60"))
        return cls(open_store(required(environment, "REDIS_URL")), seconds)

    def remember(self, key: str, compute: Callable[[], object]) -> object:
        """What is known under the key, or else what is computed, which is then known."""
        known = self._read(key)
        if known is not None:
            HITS.inc()
            return json.loads(known)
        MISSES.inc()
        value = compute()
        self._write(key, json.dumps(value))
        return value

    def forget(self, key: str) -> None:
        try:
            self._store.delete(key)
        except redis.RedisError as error:
            logger.warning("The cache does not answer: %s", type(error).__name__)

    def _read(self, key: str) -> Optional[bytes]:
        try:
            return self._store.get(key)
        except redis.RedisError as error:
            logger.warning("The cache does not answer: %s", type(error).__name__)
            return None

    def _write(self, key: str, value: str) -> None:
        try:
            self._store.setex(key, self._seconds, value)
        except redis.RedisError as error:
            logger.warning("The cache does not answer: %s", type(error).__name__)
