import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from fastapi.testclient import TestClient

from app.factory import create_app
from app.tracing import MOST_WAITING, Exporter
from tests.environment import ENVIRONMENT

TRACE = "4bf92f3577b34da6a3ce929d0e0e4736"


@pytest.fixture
def collector():
    received = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["content-length"]))
            received.append((self.path, json.loads(body)))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", received
    server.shutdown()
    server.server_close()


def test_a_request_becomes_a_span_of_its_trace(collector):
    endpoint, received = collector
    app = create_app({**ENVIRONMENT, "OTEL_EXPORTER_OTLP_ENDPOINT": endpoint})
    client = TestClient(app)
    client.get(
        "/api/documents/none", headers={"traceparent": f"00-{TRACE}-00f067aa0ba902b7-01"}
    )
    client.get("/health")
    app.state.exporter.flush()
    assert len(received) == 1
    path, payload = received[0]
    assert path == "/v1/traces"
    [span] = payload["resourceSpans"][0]["scopeSpans"][0]["spans"]
    assert span["traceId"] == TRACE
    assert span["name"] == "GET /api/documents/{name}"
    assert int(span["endTimeUnixNano"]) >= int(span["startTimeUnixNano"])
    told = {each["key"]: each["value"] for each in span["attributes"]}
    assert told["http.response.status_code"] == {"intValue": "404"}


def test_a_collector_that_is_down_loses_spans_and_nothing_else():
    exporter = Exporter("http://127.0.0.1:9", "test")
    for _ in range(MOST_WAITING + 1):
        exporter.add({})
    exporter.flush()
