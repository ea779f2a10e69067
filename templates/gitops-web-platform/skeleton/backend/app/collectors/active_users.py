"""How many people used the service in the last five minutes."""

from typing import Iterable, Mapping

from celery import Celery
from prometheus_client.core import GaugeMetricFamily, Metric

from app.active_users import ActiveUsers
from app.collectors import Measurement


def create(queue: Celery, _environment: Mapping[str, str]) -> Measurement:
    users = ActiveUsers(queue)

    def measure() -> Iterable[Metric]:
        yield GaugeMetricFamily("active_users", "People of late.", value=users.count())

    return Measurement("The number of active users", measure)
