"""Makes the reports that people order."""

import logging
import os
from functools import lru_cache

from celery import shared_task

from app.database import Database
from app.files import Files, open_files
from app.reports import Reports

logger = logging.getLogger(__name__)


@lru_cache(maxsize=1)
def database() -> Database:
    return Database.from_environment(os.environ)


@lru_cache(maxsize=1)
def files() -> Files:
    return open_files(os.environ)


@shared_task(name="reports.make", bind=True, max_retries=3)
def make_report(task, id_: str) -> None:
    """Tries again after a while; after the last try the report is told to have failed."""
    reports = Reports(database())
    try:
        reports.make(id_, files())
    except Exception as error:
        if task.request.retries < task.max_retries:
            raise task.retry(exc=error, countdown=10 * 2**task.request.retries)
        reports.tell(id_, "failed")
        raise
    logger.info("Report made", extra={"report_id": id_})
