"""Takes the prices of a day's trading, and gives those of a stock."""

import hmac
from datetime import date
from typing import Dict, List, Mapping

from fastapi import APIRouter, FastAPI, Header, HTTPException, Query, Request
from pydantic import BaseModel, Field
from sqlalchemy import text

from app.settings import required
from app.tasks.statistics import refresh_statistics

LARGEST_IMPORT = 10_000

router = APIRouter(prefix="/api")


class Price(BaseModel):
    symbol: str = Field(min_length=1, max_length=12)
    day: date
    close: float = Field(gt=0)
    volume: int = Field(ge=0)


@router.post("/prices", status_code=202)
def import_prices(
    request: Request, prices: List[Price], authorization: str = Header("")
) -> Dict[str, int]:
    """Adds prices, or corrects them, and has what follows from them computed.

    The same import may come twice. Who imports shows the token of Secret import-secret.
    """
    expected = f"Bearer {request.app.state.import_token}"
    if not hmac.compare_digest(authorization.encode(), expected.encode()):
        raise HTTPException(401, "Imports need the token of the service.")
    if not 0 < len(prices) <= LARGEST_IMPORT:
        raise HTTPException(422, f"An import has 1 to {LARGEST_IMPORT} prices.")
    rows = [
        {
            "symbol": each.symbol.upper(),
            "day": each.day.isoformat(),
            "close": each.close,
            "volume": each.volume,
        }
        for each in prices
    ]
    with request.app.state.database.write() as connection:
        connection.execute(
            text(
                "INSERT INTO prices (symbol, day, close, volume)"
                " VALUES (:symbol, :day, :close, :volume)"
                " ON CONFLICT (symbol, day)"
                " DO UPDATE SET close = excluded.close, volume = excluded.volume"
            ),
            rows,
        )
    refresh_statistics.delay()
    return {"imported": len(rows)}


@router.get("/stocks/{symbol}/prices")
def read_prices(
    request: Request, symbol: str, days: int = Query(90, ge=1, le=400)
) -> Dict[str, object]:
    """The last days of trading of a stock, the newest first."""
    with request.app.state.database.read() as connection:
        rows = connection.execute(
            text(
                "SELECT day, close, volume FROM prices WHERE symbol = :symbol"
                " ORDER BY day DESC LIMIT :days"
            ),
            {"symbol": symbol.upper(), "days": days},
        ).fetchall()
    if not rows:
        raise HTTPException(404, "There are no prices of this stock.")
    return {
        "symbol": symbol.upper(),
        "prices": [
            {"day": str(day), "close": close, "volume": volume} for day, close, volume in rows
        ],
    }


def add_to(app: FastAPI, environment: Mapping[str, str]) -> None:
    app.state.import_token = required(environment, "IMPORT_TOKEN")
    app.include_router(router)
