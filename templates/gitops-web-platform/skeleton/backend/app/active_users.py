"""How many people used the service of late: one number for all replicas, kept beside the queue."""

import hashlib
import logging
import time
from typing import Callable, Dict

from celery import Celery

KEY = "active-users"
WINDOW_SECONDS = 300
# One write a minute and person is enough to know.
REPEAT_SECONDS = 60

logger = logging.getLogger(__name__)


class ActiveUsers:
    def __init__(self, queue: Celery, now: Callable[[], float] = time.time):
        self._queue = queue
        self._now = now
        self._seen: Dict[str, float] = {}

    def saw(self, subject: str) -> None:
        """Never in the way of a request: a queue that is down is told in the log alone."""
        now = self._now()
        person = hashlib.sha256(subject.encode()).hexdigest()[:16]
        if now - self._seen.get(person, float("-inf")) < REPEAT_SECONDS:
            return
        self._seen = {
            each: at for each, at in self._seen.items() if now - at < WINDOW_SECONDS
        }
        self._seen[person] = now
        try:
            with self._queue.pool.acquire(block=True, timeout=1) as connection:
                client = getattr(connection.default_channel, "client", None)
                if client is not None:
                    client.zadd(KEY, {person: now})
                    client.zremrangebyscore(KEY, "-inf", now - WINDOW_SECONDS)
        except Exception as error:
            logger.warning("The queue does not answer: %s", type(error).__name__)

    def count(self) -> int:
        with self._queue.connection_for_read() as connection:
            with connection.channel() as channel:
                return channel.client.zcount(KEY, self._now() - WINDOW_SECONDS, "+inf")
