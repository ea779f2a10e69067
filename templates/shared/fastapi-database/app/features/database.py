"""Gives the application its database, and asks it when readiness is asked."""

import logging
from typing import Mapping

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse
from sqlalchemy.exc import InterfaceError, OperationalError, TimeoutError

from app.database import Database
from app.migrate import migrate

logger = logging.getLogger(__name__)


def database_is_down(_request: Request, error: Exception) -> JSONResponse:
    # Not the message: it may hold what was asked, with its values.
    logger.error("The database does not answer: %s", type(error).__name__)
    return JSONResponse({"detail": "The database does not answer."}, status_code=503)


def add_to(app: FastAPI, environment: Mapping[str, str]) -> None:
    database = Database.from_environment(environment)
    app.state.database = database
    app.state.readiness["database"] = database.check
    for error in (InterfaceError, OperationalError, TimeoutError):
        app.add_exception_handler(error, database_is_down)
    # In the cluster a Job migrates before a new version starts.
    app.state.prepare_for_tests = lambda: migrate(database.engine)
