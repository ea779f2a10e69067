"""Connections to PostgreSQL: one pool to write, and one to read where there is a replica."""

import threading
import time
from contextlib import contextmanager
from typing import Iterator, Mapping, Optional

from prometheus_client import Gauge, Histogram
from sqlalchemy import create_engine, event, text
from sqlalchemy.engine import URL, Connection, Engine, make_url
from sqlalchemy.pool import StaticPool

from app.settings import required

CONNECTIONS = Gauge(
    "db_connections_active", "Open connections to the database; none while it does not answer."
)
QUERIES = Histogram(
    "db_query_duration_seconds",
    "How long statements took.",
    ["query_type"],
    buckets=(0.001, 0.005, 0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
)
QUERY_TYPES = frozenset(["select", "insert", "update", "delete"])

POOL_SIZE = 5
OVERFLOW = 5
CONNECT_SECONDS = 3
STATEMENT_MILLISECONDS = 30_000


class OpenConnections:
    """How many are open, as the pools tell, and whether there is an answer to be had by them.

    A pooler in between keeps connections open while the database behind it is down.
    """

    def __init__(self):
        self._count = 0
        self._lock = threading.Lock()
        self.answer = True

    def add(self, number: int) -> None:
        with self._lock:
            self._count += number

    def __call__(self) -> int:
        return self._count if self.answer else 0


open_connections = OpenConnections()
CONNECTIONS.set_function(open_connections)


class Database:
    def __init__(self, url: URL, read_url: Optional[URL] = None):
        self.engine = open_engine(url)
        self._read_engine = open_engine(read_url) if read_url else self.engine

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> "Database":
        url = url_of(environment)
        read_name = environment.get("DATABASE_READ_NAME")
        return cls(url, url.set(database=read_name) if read_name else None)

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction: all of it is kept, or nothing of it."""
        with self.engine.begin() as connection:
            yield connection

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """For what may be some seconds old: a replica follows a little behind."""
        with self._read_engine.connect() as connection:
            yield connection

    def check(self) -> None:
        """Raises when the database does not answer."""
        try:
            with self.engine.connect() as connection:
                connection.execute(text("SELECT 1"))
        except Exception:
            open_connections.answer = False
            raise
        open_connections.answer = True


def url_of(environment: Mapping[str, str]) -> URL:
    given = environment.get("DATABASE_URL")
    if given:
        url = make_url(given)
        is_plain = url.drivername in ("postgres", "postgresql")
        return url.set(drivername="postgresql+psycopg2") if is_plain else url
    return URL.create(
        "postgresql+psycopg2",
        username=required(environment, "DATABASE_USER"),
        password=required(environment, "DATABASE_PASSWORD"),
        host=required(environment, "DATABASE_HOST"),
        port=int(environment.get("DATABASE_PORT", "5432")),
        database=required(environment, "DATABASE_NAME"),
    )


def open_engine(url: URL) -> Engine:
    if url.get_backend_name() == "sqlite":
        # Tests only: one connection, which is the database in memory.
        engine = create_engine(
            url, poolclass=StaticPool, connect_args={"check_same_thread": False}
        )
    else:
        engine = create_engine(
            url,
            pool_size=POOL_SIZE,
            max_overflow=OVERFLOW,
            pool_timeout=CONNECT_SECONDS,
            pool_pre_ping=True,
            pool_recycle=1800,
            connect_args={
                "connect_timeout": CONNECT_SECONDS,
                # A node that went away without a word is noticed.
                "keepalives_idle": 30,
                "tcp_user_timeout": 10_000,
            },
        )
        event.listen(engine, "begin", limit_statements)
    observe(engine)
    return engine


def limit_statements(connection: Connection) -> None:
    # For each transaction, and not for the session: PgBouncer gives sessions to others.
    connection.exec_driver_sql(f"SET LOCAL statement_timeout = {STATEMENT_MILLISECONDS}")


def observe(engine: Engine) -> None:
    event.listen(engine, "connect", lambda *_: open_connections.add(1))
    event.listen(engine, "close", lambda *_: open_connections.add(-1))

    @event.listens_for(engine, "before_cursor_execute")
    def begin(_connection, _cursor, _statement, _parameters, context, _many):
        if context is not None:
            context.began_at = time.perf_counter()

    @event.listens_for(engine, "after_cursor_execute")
    def end(_connection, _cursor, statement, _parameters, context, _many):
        began_at = getattr(context, "began_at", None)
        if began_at is not None:
            first = statement.split(None, 1)[0].lower()
            query_type = first if first in QUERY_TYPES else "other"
            QUERIES.labels(query_type).observe(time.perf_counter() - began_at)
