"""Trace, health and metrics of every request."""

import logging
import time

from django.http import HttpResponse, JsonResponse
from prometheus_client import CONTENT_TYPE_LATEST

from operations import metrics, readiness, trace

logger = logging.getLogger("requests")


class TraceMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        token = trace.current.set(trace.trace_of(request))
        try:
            response = self.get_response(request)
            response["X-Trace-Id"] = trace.current.get()
            return response
        finally:
            trace.current.reset(token)


class OperationsMiddleware:
    """Answers what the platform asks; nothing of it is counted as a request."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.answers = {
            "/health": self.health,
            "/ready": self.ready,
            "/metrics": self.metrics,
        }

    def __call__(self, request):
        answer = self.answers.get(request.path)
        if answer is None or request.method not in ("GET", "HEAD"):
            return self.get_response(request)
        return answer()

    @staticmethod
    def health():
        # Only whether the process answers: a database that is away mends no restart.
        return JsonResponse({"status": "ok"})

    @staticmethod
    def ready():
        trouble = readiness.find_trouble()
        if trouble:
            return JsonResponse({"status": "unavailable", "trouble": trouble}, status=503)
        return JsonResponse({"status": "ok"})

    @staticmethod
    def metrics():
        return HttpResponse(metrics.render(), content_type=CONTENT_TYPE_LATEST)


class MetricsMiddleware:
    """Counts and times requests by their route, never by their path: paths have no end."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        started = time.perf_counter()
        response = self.get_response(request)
        seconds = time.perf_counter() - started
        match = request.resolver_match
        endpoint = f"/{match.route}" if match else "unmatched"
        metrics.HTTP_REQUESTS.labels(request.method, endpoint, str(response.status_code)).inc()
        metrics.HTTP_DURATION.labels(request.method, endpoint).observe(seconds)
        logger.info(
            "%s %s answered %s",
            request.method,
            endpoint,
            response.status_code,
            extra={
                "method": request.method,
                "endpoint": endpoint,
                "status": response.status_code,
                "seconds": round(seconds, 4),
            },
        )
        return response
