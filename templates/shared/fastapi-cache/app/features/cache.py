"""Gives other features a cache."""

from typing import Mapping

from fastapi import FastAPI

from app.cache import Cache


def add_to(app: FastAPI, environment: Mapping[str, str]) -> None:
    app.state.cache = Cache.from_environment(environment)
