"""How many tasks wait."""

from typing import Iterable, Mapping

from celery import Celery
from prometheus_client.core import GaugeMetricFamily, Metric

from app.collectors import Measurement
from app.queue import QUEUE


def create(queue: Celery, _environment: Mapping[str, str]) -> Measurement:
    def measure() -> Iterable[Metric]:
        family = GaugeMetricFamily(
            "celery_queue_length", "Tasks that wait.", labels=["queue_name"]
        )
        with queue.connection_for_read() as connection, connection.channel() as channel:
            family.add_metric([QUEUE], channel.client.llen(QUEUE))
        yield family

    return Measurement("The length of the queue", measure)
