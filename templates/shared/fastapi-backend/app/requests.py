"""Measures and logs every request, and gives it a trace id."""

import logging
import re
import time
import uuid
from typing import Dict

from prometheus_client import Counter, Histogram

from app.logs import current_trace

REQUESTS = Counter(
    "http_requests_total", "Requests that were answered.", ["method", "endpoint", "status"]
)
DURATION = Histogram(
    "http_request_duration_seconds",
    "How long requests took.",
    ["method", "endpoint"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
)

METHODS = frozenset(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
# Asked every few seconds by the cluster: lines of these would bury the others.
SILENT = frozenset(["/health", "/metrics"])
TRACEPARENT = re.compile(r"^[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$")

logger = logging.getLogger(__name__)


def trace_of(headers: Dict[bytes, bytes]) -> str:
    match = TRACEPARENT.match(headers.get(b"traceparent", b"").decode("latin-1"))
    return match.group(1) if match else uuid.uuid4().hex


class RequestObserver:
    """An ASGI middleware. Endpoints are told by their route, so that ids make no new series."""

    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        trace = trace_of(dict(scope["headers"]))
        token = current_trace.set(trace)
        status = 500
        started = time.perf_counter()

        async def send_with_trace(message):
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = [*message["headers"], (b"x-trace-id", trace.encode())]
                message = {**message, "headers": headers}
            await send(message)

        try:
            await self.app(scope, receive, send_with_trace)
        finally:
            self.tell(scope, status, time.perf_counter() - started)
            current_trace.reset(token)

    @staticmethod
    def tell(scope, status: int, seconds: float) -> None:
        method = scope["method"] if scope["method"] in METHODS else "OTHER"
        endpoint = getattr(scope.get("route"), "path", "unmatched")
        REQUESTS.labels(method, endpoint, str(status)).inc()
        DURATION.labels(method, endpoint).observe(seconds)
        if endpoint not in SILENT:
            logger.info(
                "Request answered",
                extra={
                    "method": method,
                    "endpoint": endpoint,
                    "status": status,
                    "duration_ms": round(seconds * 1000, 1),
                },
            )
