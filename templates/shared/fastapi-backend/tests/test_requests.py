import json
import logging

from app.logs import JsonFormatter, configure_logs, current_trace
from prometheus_client import REGISTRY


def count(**labels):
    return REGISTRY.get_sample_value("http_requests_total", labels) or 0


def test_requests_are_counted_by_route_and_not_by_address(client):
    before = count(method="GET", endpoint="unmatched", status="404")
    client.get("/no/such/page/1")
    client.get("/no/such/page/2")
    assert count(method="GET", endpoint="unmatched", status="404") == before + 2


def test_metrics_tell_of_requests_and_of_the_process(client):
    client.get("/health")
    text = client.get("/metrics").text
    assert 'http_requests_total{endpoint="/health",method="GET",status="200"}' in text
    assert 'http_request_duration_seconds_bucket{endpoint="/health",le="1.0",method="GET"}' in text
    assert "process_resident_memory_bytes" in text
    assert "process_cpu_seconds_total" in text


def test_a_trace_goes_on_or_begins(client):
    trace = "4bf92f3577b34da6a3ce929d0e0e4736"
    going = client.get("/health", headers={"traceparent": f"00-{trace}-00f067aa0ba902b7-01"})
    assert going.headers["x-trace-id"] == trace
    begun = client.get("/health", headers={"traceparent": "nonsense"})
    assert len(begun.headers["x-trace-id"]) == 32


def test_a_line_of_the_log_is_json_with_what_was_added():
    record = logging.LogRecord("app.items", logging.INFO, "", 0, "Item %s made", ("a",), None)
    record.item_id = "42"
    token = current_trace.set("abc")
    try:
        line = json.loads(JsonFormatter().format(record))
    finally:
        current_trace.reset(token)
    assert line.pop("timestamp").endswith("Z")
    assert line == {
        "level": "INFO",
        "logger": "app.items",
        "message": "Item a made",
        "trace_id": "abc",
        "item_id": "42",
    }


def test_only_our_own_lines_are_for_debugging():
    before = logging.getLogger().handlers
    try:
        configure_logs("DEBUG")
        assert logging.getLogger("app.items").isEnabledFor(logging.DEBUG)
        for library in ["botocore", "httpx", "sqlalchemy.engine", "urllib3"]:
            assert not logging.getLogger(library).isEnabledFor(logging.DEBUG)
        configure_logs("ERROR")
        assert not logging.getLogger("httpx").isEnabledFor(logging.WARNING)
    finally:
        configure_logs("INFO")
        logging.getLogger().handlers = before
