import json
import logging
from unittest import mock

from django.db import connection
from django.test import Client, TestCase
from prometheus_client import REGISTRY

from operations import trace
from operations.logs import JsonFormatter
from operations.measured import type_of


def sample(name, **labels):
    return REGISTRY.get_sample_value(name, labels) or 0


class HealthTest(TestCase):
    def test_answers_by_address_whatever_hosts_are_allowed(self):
        for path in ("/health", "/ready", "/metrics"):
            with self.subTest(path):
                answer = self.client.get(path, HTTP_HOST="10.0.0.7:8000")
                self.assertEqual(answer.status_code, 200)

    def test_refuses_other_hosts_elsewhere(self):
        answer = self.client.get("/api/scholars", HTTP_HOST="elsewhere.example.org")
        self.assertEqual(answer.status_code, 400)

    def test_is_not_ready_without_its_database_and_stays_alive(self):
        broken = mock.patch.object(connection, "cursor", side_effect=OSError("away"))
        with broken, self.assertLogs("operations.readiness", "ERROR"):
            answer = self.client.get("/ready")
            alive = self.client.get("/health")
        self.assertEqual(answer.status_code, 503)
        self.assertEqual(answer.json(), {"status": "unavailable", "trouble": ["database"]})
        self.assertEqual(alive.status_code, 200)

    def test_is_not_ready_without_its_cache(self):
        broken = mock.patch("operations.readiness.cache.set", side_effect=OSError("away"))
        with broken, self.assertLogs("operations.readiness", "ERROR"):
            answer = self.client.get("/ready")
        self.assertEqual(answer.json()["trouble"], ["cache"])


class MetricsTest(TestCase):
    def test_counts_and_times_requests_by_route_and_status(self):
        labels = {"method": "GET", "endpoint": "/api/exhibitions/<slug:slug>"}
        before = sample("http_requests_total", status="404", **labels)
        self.client.get("/api/exhibitions/one")
        self.client.get("/api/exhibitions/two")
        self.assertEqual(sample("http_requests_total", status="404", **labels), before + 2)
        self.assertGreater(sample("http_request_duration_seconds_count", **labels), 0)

    def test_gives_paths_that_are_not_there_one_name(self):
        labels = {"method": "GET", "endpoint": "unmatched", "status": "404"}
        before = sample("http_requests_total", **labels)
        self.client.get("/wp-login.php")
        self.assertEqual(sample("http_requests_total", **labels), before + 1)

    def test_counts_a_request_that_failed(self):
        labels = {"method": "GET", "endpoint": "/api/scholars", "status": "500"}
        before = sample("http_requests_total", **labels)
        broken = mock.patch("exhibitions.views.Scholar.objects.all", side_effect=OSError)
        with broken, self.assertLogs("django.request", "ERROR"):
            Client(raise_request_exception=False).get("/api/scholars")
        self.assertEqual(sample("http_requests_total", **labels), before + 1)

    def test_does_not_count_probes(self):
        self.client.get("/health")
        self.assertNotIn('endpoint="/health"', self.client.get("/metrics").content.decode())

    def test_times_queries_and_knows_open_connections(self):
        before = sample("db_query_duration_seconds_count", query_type="select")
        self.client.get("/api/scholars")
        self.assertGreater(sample("db_query_duration_seconds_count", query_type="select"), before)
        self.assertGreaterEqual(sample("db_connections_active"), 1)

    def test_tells_few_types_of_queries(self):
        self.assertEqual(type_of(' (SELECT "a")'), "select")
        self.assertEqual(type_of("VACUUM"), "other")
        self.assertEqual(type_of(""), "other")


class TraceTest(TestCase):
    PARENT = "0af7651916cd43dd8448eb211c80319c"

    def test_carries_on_the_trace_of_the_caller(self):
        header = f"00-{self.PARENT}-b7ad6b7169203331-01"
        answer = self.client.get("/health", HTTP_TRACEPARENT=header)
        self.assertEqual(answer["X-Trace-Id"], self.PARENT)
        answer = self.client.get("/health", HTTP_X_REQUEST_ID=self.PARENT)
        self.assertEqual(answer["X-Trace-Id"], self.PARENT)

    def test_begins_one_where_there_is_none_that_can_be_read(self):
        for header in ("", "nonsense\n", "00-0-0-00"):
            answer = self.client.get("/health", HTTP_TRACEPARENT=header)
            self.assertRegex(answer["X-Trace-Id"], r"^[0-9a-f]{32}$")

    def test_writes_each_line_as_json_with_the_trace(self):
        token = trace.current.set(self.PARENT)
        try:
            record = logging.makeLogRecord(
                {"name": "shop", "levelname": "INFO", "msg": "a %s", "args": ("line",), "status": 200}
            )
            line = json.loads(JsonFormatter().format(record))
        finally:
            trace.current.reset(token)
        self.assertEqual(line["trace_id"], self.PARENT)
        self.assertEqual((line["message"], line["level"], line["status"]), ("a line", "info", 200))
