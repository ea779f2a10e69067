"""Lets the API hand tasks to the worker, and asks the queue when readiness is asked."""

from typing import Mapping

from fastapi import FastAPI

from app.queue import check, create_queue


def add_to(app: FastAPI, environment: Mapping[str, str]) -> None:
    queue = create_queue(environment)
    app.state.queue = queue
    app.state.readiness["queue"] = lambda: check(queue)
