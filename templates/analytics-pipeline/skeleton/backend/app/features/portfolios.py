"""Keeps portfolios, and tells what they are worth at the last close."""

import uuid
from typing import Dict, List, Mapping

from fastapi import APIRouter, FastAPI, HTTPException, Request
from prometheus_client import Counter
from pydantic import BaseModel, Field
from sqlalchemy import text

CREATIONS = Counter("portfolio_creations_total", "Portfolios that were created.")
MOST_POSITIONS = 200

router = APIRouter(prefix="/api/portfolios")


class Position(BaseModel):
    symbol: str = Field(min_length=1, max_length=12)
    quantity: float = Field(gt=0)


class NewPortfolio(BaseModel):
    name: str = Field(min_length=1, max_length=80)
    positions: List[Position]


def require_known(connection, symbols: List[str]) -> None:
    rows = connection.execute(text("SELECT symbol FROM stock_statistics"))
    unknown = sorted(set(symbols) - {symbol for symbol, in rows})
    if unknown:
        raise HTTPException(422, f"Nothing is known of {', '.join(unknown)}.")


@router.post("", status_code=201)
def create(request: Request, portfolio: NewPortfolio) -> Dict[str, str]:
    symbols = [each.symbol.upper() for each in portfolio.positions]
    if not 0 < len(symbols) <= MOST_POSITIONS or len(set(symbols)) < len(symbols):
        raise HTTPException(422, f"A portfolio has 1 to {MOST_POSITIONS} different stocks.")
    identity = uuid.uuid4().hex
    with request.app.state.database.write() as connection:
        require_known(connection, symbols)
        connection.execute(
            text("INSERT INTO portfolios (id, name) VALUES (:id, :name)"),
            {"id": identity, "name": portfolio.name},
        )
        connection.execute(
            text(
                "INSERT INTO positions (portfolio_id, symbol, quantity)"
                " VALUES (:id, :symbol, :quantity)"
            ),
            [
                {"id": identity, "symbol": symbol, "quantity": each.quantity}
                for symbol, each in zip(symbols, portfolio.positions)
            ],
        )
    CREATIONS.inc()
    return {"id": identity}


@router.get("/{identity}")
def read(request: Request, identity: str) -> object:
    """The address of a portfolio is known to who made it: nothing lists them."""

    def compute() -> Dict[str, object]:
        with request.app.state.database.read() as connection:
            name = connection.execute(
                text("SELECT name FROM portfolios WHERE id = :id"), {"id": identity}
            ).scalar()
            rows = connection.execute(
                text(
                    "SELECT positions.symbol, positions.quantity, stock_statistics.close"
                    " FROM positions LEFT JOIN stock_statistics"
                    " ON stock_statistics.symbol = positions.symbol"
                    " WHERE portfolio_id = :id ORDER BY positions.symbol"
                ),
                {"id": identity},
            ).fetchall()
        if name is None:
            raise HTTPException(404, "There is no such portfolio.")
        # A stock that is no longer traded has no price: it is told, and not counted as nothing.
        positions = [
            {"symbol": symbol, "quantity": quantity, "close": close}
            for symbol, quantity, close in rows
        ]
        value = sum(each["quantity"] * each["close"] for each in positions if each["close"])
        return {"id": identity, "name": name, "value": round(value, 2), "positions": positions}

    return request.app.state.cache.remember(f"portfolio:{identity}", compute)


def add_to(app: FastAPI, environment: Mapping[str, str]) -> None:
    app.include_router(router)
