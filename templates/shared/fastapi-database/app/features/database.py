"""Gives the application its database, and asks it when readiness is asked."""

from typing import Mapping

from fastapi import FastAPI

from app.database import Database
from app.migrate import migrate


def add_to(app: FastAPI, environment: Mapping[str, str]) -> None:
    database = Database.from_environment(environment)
    app.state.database = database
    app.state.readiness["database"] = database.check
    # In the cluster a Job migrates before a new version starts.
    app.state.prepare_for_tests = lambda: migrate(database.engine)
