"""The queue of tasks, as the API and the worker both see it."""

from typing import Mapping
from urllib.parse import quote

from celery import Celery
from celery.signals import before_task_publish, task_postrun, task_prerun

from app.logs import current_trace
from app.settings import required
from app.tasks import find_tasks

QUEUE = "celery"
ANSWER_SECONDS = 3
TRACE_HEADER = "trace_id"


def url_of(environment: Mapping[str, str]) -> str:
    given = environment.get("REDIS_URL")
    if given:
        return given
    host = required(environment, "REDIS_HOST")
    port = int(environment.get("REDIS_PORT", "6379"))
    password = environment.get("REDIS_PASSWORD", "")
    login = f":{quote(password, safe='')}@" if password else ""
    return f"redis://{login}{host}:{port}/0"


def create_queue(environment: Mapping[str, str]) -> Celery:
    queue = Celery("app", broker=url_of(environment), include=find_tasks())
    queue.conf.update(
        task_default_queue=QUEUE,
        task_ignore_result=True,
        # A task that a worker did not finish is done again by another: tasks are idempotent.
        task_acks_late=True,
        task_reject_on_worker_lost=True,
        worker_prefetch_multiplier=1,
        worker_hijack_root_logger=False,
        broker_connection_retry_on_startup=True,
        broker_transport_options={
            "visibility_timeout": 3600,
            "socket_timeout": ANSWER_SECONDS * 4,
            "socket_connect_timeout": ANSWER_SECONDS,
        },
        # A request does not wait for a queue that is down.
        task_publish_retry_policy={"max_retries": 1, "interval_start": 0.2},
    )
    queue.set_default()
    return queue


def check(queue: Celery) -> None:
    """Raises when the queue does not answer."""
    with queue.connection_for_write(connect_timeout=ANSWER_SECONDS) as connection:
        connection.ensure_connection(max_retries=1, interval_start=0, timeout=ANSWER_SECONDS)
        with connection.channel() as channel:
            client = getattr(channel, "client", None)
            if client is not None:
                client.ping()


@before_task_publish.connect
def send_trace(headers=None, **_):
    if headers is not None and current_trace.get():
        headers[TRACE_HEADER] = current_trace.get()


@task_prerun.connect
def take_trace(task=None, **_):
    trace = getattr(task.request, TRACE_HEADER, None)
    if trace:
        current_trace.set(trace)


@task_postrun.connect
def drop_trace(task=None, **_):
    # A task that runs within a request goes on with the trace of that request.
    if not task.request.is_eager:
        current_trace.set("")
