"""Spans of requests, sent to a collector as OTLP over HTTP. A collector that is down loses spans,
and nothing else."""

import json
import logging
import os
import queue
import threading
import time
import urllib.request
from typing import Dict, List

from app.logs import current_trace

MOST_WAITING = 2_000
MOST_AT_ONCE = 200
PAUSE_SECONDS = 2
ANSWER_SECONDS = 3
SERVER = 2
ERROR = 2

logger = logging.getLogger(__name__)


class Exporter:
    def __init__(self, endpoint: str, service: str):
        self._url = f"{endpoint.rstrip('/')}/v1/traces"
        self._service = service
        self._spans: "queue.Queue[Dict[str, object]]" = queue.Queue(MOST_WAITING)

    def start(self) -> None:
        threading.Thread(target=self._run, daemon=True).start()

    def add(self, span: Dict[str, object]) -> None:
        try:
            self._spans.put_nowait(span)
        except queue.Full:
            pass  # Requests do not wait for the collector.

    def flush(self) -> None:
        spans = self._take()
        if not spans:
            return
        request = urllib.request.Request(
            self._url,
            data=json.dumps(self._payload(spans)).encode(),
            headers={"content-type": "application/json"},
        )
        try:
            urllib.request.urlopen(request, timeout=ANSWER_SECONDS).close()
        except OSError as error:
            logger.warning("%d spans are lost: %s", len(spans), type(error).__name__)

    def _take(self) -> List[Dict[str, object]]:
        spans: List[Dict[str, object]] = []
        while len(spans) < MOST_AT_ONCE:
            try:
                spans.append(self._spans.get_nowait())
            except queue.Empty:
                break
        return spans

    def _payload(self, spans: List[Dict[str, object]]) -> Dict[str, object]:
        name = {"key": "service.name", "value": {"stringValue": self._service}}
        scope = {"scope": {"name": "app"}, "spans": spans}
        return {"resourceSpans": [{"resource": {"attributes": [name]}, "scopeSpans": [scope]}]}

    def _run(self) -> None:
        while True:
            time.sleep(PAUSE_SECONDS)
            self.flush()


class Tracer:
    """An ASGI middleware. The trace is the one that the logs tell of, too."""

    def __init__(self, app, exporter: Exporter):
        self.app = app
        self.exporter = exporter

    async def __call__(self, scope, receive, send):
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started = time.time_ns()
        status = 500

        async def observe(message):
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, observe)
        finally:
            path = getattr(scope.get("route"), "path", "unmatched")
            if path not in ("/health", "/ready", "/metrics"):
                self.exporter.add(describe(scope["method"], path, status, started))


def describe(method: str, path: str, status: int, started: int) -> Dict[str, object]:
    attributes = {
        "http.request.method": {"stringValue": method},
        "http.route": {"stringValue": path},
        "http.response.status_code": {"intValue": str(status)},
    }
    return {
        "traceId": current_trace.get(),
        "spanId": os.urandom(8).hex(),
        "name": f"{method} {path}",
        "kind": SERVER,
        "startTimeUnixNano": str(started),
        "endTimeUnixNano": str(time.time_ns()),
        "attributes": [{"key": key, "value": value} for key, value in attributes.items()],
        "status": {"code": ERROR} if status >= 500 else {},
    }
