"""The worker: `celery --app app.worker worker --pool threads`.

Threads share one process, so its metrics are those of all tasks. Work that needs more CPU than one
core gets more replicas.
"""

import os

from celery.signals import setup_logging
from prometheus_client import REGISTRY

from app.collectors import find_collectors
from app.logs import configure_logs
from app.queue import create_queue
from app.settings import Settings
from app.worker_metrics import observe


@setup_logging.connect
def set_up_logs(**_):
    configure_logs(Settings.from_environment(os.environ).log_level)


queue = create_queue(os.environ)
observe(queue, port=int(os.environ.get("METRICS_PORT", "9808")))
for collector in find_collectors():
    REGISTRY.register(collector.create(queue, os.environ))
