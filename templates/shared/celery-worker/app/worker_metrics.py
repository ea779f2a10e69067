"""What Prometheus and the kubelet ask the worker: `/metrics` and `/health` at a port of its own."""

import threading
import time
from socketserver import ThreadingMixIn
from typing import Callable
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from celery import Celery
from celery.signals import (
    heartbeat_sent,
    task_failure,
    task_postrun,
    task_prerun,
    worker_init,
    worker_shutdown,
)
from prometheus_client import Counter, Gauge, Histogram, make_wsgi_app

from app.queue import check

RUNNING = Gauge("celery_tasks_running", "Tasks that are being done.")
FAILED = Counter("celery_tasks_failed_total", "Tasks that failed.", ["task"])
DURATION = Histogram(
    "celery_task_duration_seconds",
    "How long tasks took.",
    ["task"],
    buckets=(0.1, 0.5, 1, 5, 10, 30, 60, 300, 900),
)

#: The worker tells the queue of itself every two seconds: after this long it hangs.
SILENCE_SECONDS = 120


class Heart:
    def __init__(self, is_reachable: Callable[[], None], now: Callable[[], float] = time.monotonic):
        self._is_reachable = is_reachable
        self._now = now
        self._last = now()

    def beat(self, **_) -> None:
        self._last = self._now()

    def lives(self) -> bool:
        """A worker that waits for its queue to come back lives; one that hangs does not."""
        if self._now() - self._last <= SILENCE_SECONDS:
            return True
        try:
            self._is_reachable()
        except Exception:
            return True
        return False


class Server(ThreadingMixIn, WSGIServer):
    """A scrape that waits for the database keeps no probe waiting."""

    daemon_threads = True


class SilentHandler(WSGIRequestHandler):
    def log_message(self, *_):
        """Probes and scrapes are no news."""


def create_site(heart: Heart):
    metrics = make_wsgi_app()

    def site(request, start_response):
        if request["PATH_INFO"] != "/health":
            return metrics(request, start_response)
        lives = heart.lives()
        status = "200 OK" if lives else "503 Service Unavailable"
        start_response(status, [("Content-Type", "text/plain")])
        return [b"ok" if lives else b"hangs"]

    return site


def observe(queue: Celery, port: int) -> None:
    """Begins to measure, and serves while the worker lives: before it has its queue, too."""
    started = {}

    def begin(task_id=None, **_):
        RUNNING.inc()
        started[task_id] = time.perf_counter()

    def end(task_id=None, task=None, **_):
        RUNNING.dec()
        DURATION.labels(task.name).observe(time.perf_counter() - started.pop(task_id))

    def fail(sender=None, **_):
        FAILED.labels(sender.name).inc()

    def serve(**_):
        heart = Heart(lambda: check(queue))
        heartbeat_sent.connect(heart.beat, weak=False)
        server = make_server("", port, create_site(heart), Server, SilentHandler)
        worker_shutdown.connect(lambda **_: server.shutdown(), weak=False)
        threading.Thread(target=server.serve_forever, daemon=True).start()

    task_prerun.connect(begin, weak=False)
    task_postrun.connect(end, weak=False)
    task_failure.connect(fail, weak=False)
    worker_init.connect(serve, weak=False)
