"""Finds the stocks that meet criteria."""

import hashlib
import json
from typing import Dict, List, Mapping, Optional

from fastapi import APIRouter, FastAPI, HTTPException, Request
from prometheus_client import Counter
from pydantic import BaseModel, Field
from sqlalchemy import text

from app.stocks import FIELDS

SCREENINGS = Counter("stock_screening_requests_total", "Screenings that were asked for.")
MOST_CRITERIA = 10

router = APIRouter(prefix="/api")


class Criterion(BaseModel):
    field: str
    minimum: Optional[float] = None
    maximum: Optional[float] = None


class Screening(BaseModel):
    criteria: List[Criterion] = []
    order_by: str = "return_90"
    limit: int = Field(50, ge=1, le=500)


def query_of(screening: Screening) -> tuple:
    """The statement and its parameters. Names of columns come from our own list alone."""
    for name in [screening.order_by, *(each.field for each in screening.criteria)]:
        if name not in FIELDS:
            raise HTTPException(422, f"Stocks are screened by {', '.join(FIELDS)}.")
    if len(screening.criteria) > MOST_CRITERIA:
        raise HTTPException(422, f"At most {MOST_CRITERIA} criteria.")
    conditions = [f"{screening.order_by} IS NOT NULL"]
    parameters: Dict[str, float] = {"limit": screening.limit}
    for position, each in enumerate(screening.criteria):
        for sign, name, value in (
            (">=", f"minimum_{position}", each.minimum),
            ("<=", f"maximum_{position}", each.maximum),
        ):
            if value is not None:
                conditions.append(f"{each.field} {sign} :{name}")
                parameters[name] = value
    names = ", ".join(["symbol", "day", *FIELDS])
    statement = (
        f"SELECT {names} FROM stock_statistics WHERE {' AND '.join(conditions)}"
        f" ORDER BY {screening.order_by} DESC, symbol LIMIT :limit"
    )
    return statement, parameters


@router.get("/screening/fields")
def list_fields() -> Dict[str, str]:
    return FIELDS


@router.post("/screening")
def screen(request: Request, screening: Screening) -> object:
    """The stocks that meet every criterion. Answers may be as old as the cache keeps them."""
    statement, parameters = query_of(screening)
    SCREENINGS.inc()

    def compute() -> Dict[str, object]:
        with request.app.state.database.read() as connection:
            rows = connection.execute(text(statement), parameters).fetchall()
        names = ["symbol", "day", *FIELDS]
        stocks = [dict(zip(names, [row[0], str(row[1]), *row[2:]])) for row in rows]
        return {"stocks": stocks}

    asked = json.dumps([statement, parameters], sort_keys=True)
    key = f"screening:{hashlib.sha256(asked.encode()).hexdigest()}"
    return request.app.state.cache.remember(key, compute)


def add_to(app: FastAPI, environment: Mapping[str, str]) -> None:
    app.include_router(router)
