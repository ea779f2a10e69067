"""Puts the application together."""

from typing import Mapping

from fastapi import FastAPI, Response
from fastapi.middleware.cors import CORSMiddleware
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from app import health
from app.features import find_features
from app.logs import configure_logs
from app.requests import RequestObserver
from app.settings import Settings


def create_app(environment: Mapping[str, str]) -> FastAPI:
    settings = Settings.from_environment(environment)
    configure_logs(settings.log_level)
    app = FastAPI(
        title=settings.service,
        docs_url="/docs",
        redoc_url=None,
        openapi_url="/api/openapi.json",
    )
    app.state.readiness = {}
    app.include_router(health.router)
    app.add_api_route("/metrics", metrics, include_in_schema=False)
    for feature in find_features():
        feature.add_to(app, environment)
    if settings.cors_origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=list(settings.cors_origins),
            allow_methods=["GET", "POST", "PUT", "PATCH", "DELETE"],
            allow_headers=["authorization", "content-type", "traceparent"],
        )
    app.add_middleware(RequestObserver)
    return app


def metrics() -> Response:
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)
