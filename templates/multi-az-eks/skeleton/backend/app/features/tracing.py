"""Sends spans where a collector is named."""

from typing import Mapping

from fastapi import FastAPI

from app.tracing import Exporter, Tracer


def add_to(app: FastAPI, environment: Mapping[str, str]) -> None:
    endpoint = environment.get("OTEL_EXPORTER_OTLP_ENDPOINT", "")
    if not endpoint:
        return
    exporter = Exporter(endpoint, environment.get("SERVICE_NAME", "service"))
    app.state.exporter = exporter
    app.add_middleware(Tracer, exporter=exporter)
    exporter.start()
