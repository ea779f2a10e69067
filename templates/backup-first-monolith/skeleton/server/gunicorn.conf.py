"""How Gunicorn runs the server. Everything that differs comes from the environment."""

import glob
import os

from prometheus_client import multiprocess

bind = "0.0.0.0:8000"
workers = int(os.environ.get("GUNICORN_WORKERS", "2"))
threads = int(os.environ.get("GUNICORN_THREADS", "4"))
worker_class = "gthread"
# Shared memory: heartbeats of workers must not wait for a disk.
worker_tmp_dir = "/dev/shm"
timeout = 30
graceful_timeout = 25
keepalive = 75
# Workers begin anew now and then, and not all at once.
max_requests = 2000
max_requests_jitter = 200
# Requests are logged by the server itself, with their trace.
accesslog = None
errorlog = "-"
logger_class = "operations.logs.GunicornLogger"


def on_starting(server):
    """What a container before this one counted would be counted once more."""
    directory = os.environ.get("PROMETHEUS_MULTIPROC_DIR")
    for path in glob.glob(f"{directory}/*.db") if directory else []:
        os.remove(path)


def child_exit(server, worker):
    """What a worker counted stays; how many connections it had open does not."""
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        multiprocess.mark_process_dead(worker.pid)
