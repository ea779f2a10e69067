"""Sizes of tables and use of indexes, from what PostgreSQL itself keeps."""

from typing import Iterable, Mapping

from celery import Celery
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from sqlalchemy import text

from app.collectors import Measurement
from app.database import Database

QUERY = text(
    "SELECT relname, pg_total_relation_size(relid), coalesce(idx_scan, 0), coalesce(seq_scan, 0)"
    " FROM pg_stat_user_tables ORDER BY relname"
)


def create(_queue: Celery, environment: Mapping[str, str]) -> Measurement:
    database = Database.from_environment(environment)

    def measure() -> Iterable[Metric]:
        with database.write() as connection:
            rows = connection.execute(QUERY).all()
        return describe(rows)

    return Measurement("The tables of the database", measure)


def describe(rows: Iterable[Iterable]) -> Iterable[Metric]:
    sizes = GaugeMetricFamily(
        "db_table_size_bytes", "Size of a table with its indexes.", labels=["table"]
    )
    scans = CounterMetricFamily(
        "db_table_scans", "Reads of a table, by index or in sequence.", labels=["table", "kind"]
    )
    for table, size, by_index, in_sequence in rows:
        sizes.add_metric([table], size)
        scans.add_metric([table, "index"], by_index)
        scans.add_metric([table, "sequence"], in_sequence)
    return [sizes, scans]
