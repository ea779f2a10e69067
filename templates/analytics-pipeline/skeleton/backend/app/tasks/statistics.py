"""Computes what stocks are screened by. May run twice: the second run computes the same."""

import logging
import os
from datetime import date, timedelta
from functools import lru_cache

from celery import shared_task

from app.database import Database
from app.stocks import DAYS_READ, read_statistics, write_statistics

logger = logging.getLogger(__name__)


def refresh(database: Database, today: date) -> int:
    since = (today - timedelta(days=DAYS_READ)).isoformat()
    with database.write() as connection:
        # A list first: the connection reads to the end before it writes.
        return write_statistics(connection, list(read_statistics(connection, since)))


@lru_cache(maxsize=1)
def open_database() -> Database:
    return Database.from_environment(os.environ)


@shared_task(
    name="statistics.refresh", autoretry_for=(Exception,), retry_backoff=True, max_retries=5
)
def refresh_statistics() -> None:
    count = refresh(open_database(), date.today())
    logger.info("Statistics are computed", extra={"stocks": count})
