"""What the worker measures for everybody when Prometheus asks: one module for each.

A module has a function `create(queue, environment)`, which answers a `Measurement`. What does not
answer has no value, and not zero.
"""

import importlib
import logging
import pkgutil
from types import ModuleType
from typing import Callable, Iterable, List

from prometheus_client.core import Metric

logger = logging.getLogger(__name__)


class Measurement:
    """Asks anew at every scrape, and not before."""

    def __init__(self, name: str, measure: Callable[[], Iterable[Metric]]):
        self._name = name
        self._measure = measure

    def describe(self) -> Iterable[Metric]:
        # Or else the registry would ask once while the worker starts.
        return []

    def collect(self) -> Iterable[Metric]:
        try:
            return list(self._measure())
        except Exception as error:  # One that fails leaves the others.
            logger.warning("%s cannot be measured: %s", self._name, type(error).__name__)
            return []


def find_collectors() -> List[ModuleType]:
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return [importlib.import_module(f"{__name__}.{name}") for name in names]
