"""What both databases have in common: connections are counted, queries are timed."""

import time

from operations.metrics import DB_CONNECTIONS, DB_DURATION

KNOWN = ("select", "insert", "update", "delete")


def type_of(sql):
    """A few words only: each would be a series of its own."""
    words = sql.lstrip(" (\n").split(None, 1)
    word = words[0].lower() if words else ""
    return word if word in KNOWN else "other"


def measure(execute, sql, params, many, context):
    started = time.perf_counter()
    try:
        return execute(sql, params, many, context)
    finally:
        DB_DURATION.labels(type_of(sql)).observe(time.perf_counter() - started)


class MeasuredMixin:
    """Beside Django's own wrapper of a database, before it in the order of bases."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.execute_wrappers.append(measure)

    def get_new_connection(self, conn_params):
        connection = super().get_new_connection(conn_params)
        DB_CONNECTIONS.inc()
        return connection

    def _close(self):
        was_open = self.connection is not None
        try:
            return super()._close()
        finally:
            if was_open:
                DB_CONNECTIONS.dec()
