"""Reports: ordered by people, made by the worker, kept with the files."""

import csv
import io
import uuid
from datetime import datetime
from typing import List, Optional

from pydantic import BaseModel
from sqlalchemy import text
from sqlalchemy.engine import Row

from app.database import Database
from app.files import Files
from app.items import as_utc, list_items, utc_now

COLUMNS = "id, state, created_at"
MOST_ITEMS = 100_000


class Report(BaseModel):
    id: str
    state: str
    created_at: datetime


def report_of(row: Row) -> Report:
    id_, state, created_at = row
    return Report(id=id_, state=state, created_at=as_utc(created_at))


def file_of(id_: str) -> str:
    return f"reports/{id_}.csv"


class Reports:
    def __init__(self, database: Database):
        self._database = database

    def list(self) -> List[Report]:
        query = text(f"SELECT {COLUMNS} FROM reports ORDER BY created_at DESC, id LIMIT 50")
        with self._database.engine.connect() as connection:
            return [report_of(row) for row in connection.execute(query)]

    def find(self, id_: str) -> Optional[Report]:
        query = text(f"SELECT {COLUMNS} FROM reports WHERE id = :id")
        with self._database.engine.connect() as connection:
            row = connection.execute(query, {"id": id_}).first()
        return report_of(row) if row else None

    def order(self, created_by: str) -> Report:
        report = Report(id=str(uuid.uuid4()), state="waiting", created_at=as_utc(utc_now()))
        with self._database.write() as connection:
            connection.execute(
                text(
                    "INSERT INTO reports (id, state, created_by, created_at)"
                    " VALUES (:id, :state, :created_by, :created_at)"
                ),
                {
                    "id": report.id,
                    "state": report.state,
                    "created_by": created_by,
                    "created_at": report.created_at.replace(tzinfo=None),
                },
            )
        return report

    def tell(self, id_: str, state: str) -> None:
        with self._database.write() as connection:
            connection.execute(
                text("UPDATE reports SET state = :state WHERE id = :id"),
                {"id": id_, "state": state},
            )

    def make(self, id_: str, files: Files) -> None:
        """Doing it twice gives the same file, so a task that is repeated does no harm."""
        with self._database.read() as connection:
            items = list_items(connection, MOST_ITEMS)
        table = io.StringIO()
        writer = csv.writer(table)
        writer.writerow(["name", "quantity", "created_at"])
        writer.writerows([plain(item.name), item.quantity, item.created_at] for item in items)
        files.put(file_of(id_), table.getvalue().encode(), "text/csv; charset=utf-8")
        self.tell(id_, "done")


def plain(cell: str) -> str:
    """A spreadsheet would run what begins like a formula."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
