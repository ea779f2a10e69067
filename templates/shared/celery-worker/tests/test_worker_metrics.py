import pytest

from app.queue import url_of
from app.worker_metrics import SILENCE_SECONDS, Heart, create_site


class Clock:
    seconds = 0.0

    def __call__(self):
        return self.seconds


def refuse():
    raise ConnectionError


@pytest.mark.parametrize(
    "silent_for,is_reachable,lives",
    [
        (SILENCE_SECONDS, lambda: None, True),
        (SILENCE_SECONDS + 1, lambda: None, False),
        # While the queue is down, a restart would mend nothing.
        (SILENCE_SECONDS + 1, refuse, True),
    ],
)
def test_a_worker_is_restarted_only_when_it_hangs(silent_for, is_reachable, lives):
    clock = Clock()
    heart = Heart(is_reachable, clock)
    heart.beat()
    clock.seconds += silent_for
    assert heart.lives() is lives


def test_the_site_answers_the_kubelet_and_prometheus():
    told = []
    clock = Clock()
    site = create_site(Heart(lambda: None, clock))

    def ask(path):
        request = {"PATH_INFO": path, "REQUEST_METHOD": "GET", "QUERY_STRING": ""}
        body = b"".join(site(request, lambda status, _headers: told.append(status)))
        return told.pop(), body

    assert ask("/health") == ("200 OK", b"ok")
    clock.seconds = SILENCE_SECONDS + 1
    assert ask("/health") == ("503 Service Unavailable", b"hangs")
    status, metrics = ask("/metrics")
    assert status == "200 OK"
    assert b"celery_tasks_running 0.0" in metrics


def test_an_address_of_the_queue_is_put_together_from_its_parts():
    parts = {"REDIS_HOST": "redis-service", "REDIS_PASSWORD": "p@ss"}
    assert url_of(parts) == "redis://:p%40ss@redis-service:6379/0"
    assert url_of({"REDIS_URL": "redis://elsewhere/1"}) == "redis://elsewhere/1"
