"""Items in the database."""

import uuid
from datetime import datetime, timezone
from typing import List, Optional

from pydantic import BaseModel, Field
from sqlalchemy import text
from sqlalchemy.engine import Connection, Row

from app.database import Database

COLUMNS = "id, name, quantity, created_at"


class NewItem(BaseModel):
    name: str = Field(min_length=1, max_length=120)
    quantity: int = Field(ge=0, le=1_000_000_000)


class Item(NewItem):
    id: str
    created_at: datetime


def utc_now() -> datetime:
    """Times are kept in UTC, without a zone."""
    return datetime.now(timezone.utc).replace(tzinfo=None)


def as_utc(value: object) -> datetime:
    moment = value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
    return moment.replace(tzinfo=timezone.utc)


def item_of(row: Row) -> Item:
    id_, name, quantity, created_at = row
    return Item(id=id_, name=name, quantity=quantity, created_at=as_utc(created_at))


def list_items(connection: Connection, limit: int = 500) -> List[Item]:
    """The newest first."""
    query = f"SELECT {COLUMNS} FROM items ORDER BY created_at DESC, id LIMIT :limit"
    return [item_of(row) for row in connection.execute(text(query), {"limit": limit})]


class Items:
    def __init__(self, database: Database):
        self._database = database

    def list(self) -> List[Item]:
        # Who has just added one wants to see it: this does not ask the replica.
        with self._database.engine.connect() as connection:
            return list_items(connection)

    def find(self, id_: str) -> Optional[Item]:
        query = text(f"SELECT {COLUMNS} FROM items WHERE id = :id")
        with self._database.engine.connect() as connection:
            row = connection.execute(query, {"id": id_}).first()
        return item_of(row) if row else None

    def add(self, item: NewItem, created_by: str) -> Item:
        id_ = str(uuid.uuid4())
        created_at = utc_now()
        with self._database.write() as connection:
            connection.execute(
                text(
                    "INSERT INTO items (id, name, quantity, created_by, created_at)"
                    " VALUES (:id, :name, :quantity, :created_by, :created_at)"
                ),
                {
                    "id": id_,
                    "name": item.name,
                    "quantity": item.quantity,
                    "created_by": created_by,
                    "created_at": created_at,
                },
            )
        return Item(
            id=id_, name=item.name, quantity=item.quantity, created_at=as_utc(created_at)
        )

    def remove(self, id_: str) -> bool:
        with self._database.write() as connection:
            removed = connection.execute(
                text("DELETE FROM items WHERE id = :id"), {"id": id_}
            )
        return removed.rowcount == 1
