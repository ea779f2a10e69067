"""Prices of stocks by day, and what is computed of them."""

import statistics
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Iterable, List, Optional, Sequence

from sqlalchemy import text
from sqlalchemy.engine import Connection

#: Enough for the longest window, with a margin for holidays.
DAYS_READ = 400

#: What stocks can be screened by, and what it means.
FIELDS = {
    "close": "The last close.",
    "return_30": "How much the close rose over the last 30 days of trading, as a share.",
    "return_90": "The same over 90 days of trading.",
    "volatility_30": "The standard deviation of the daily returns of 30 days of trading.",
    "average_volume_30": "The average volume of 30 days of trading.",
}


@dataclass(frozen=True)
class Statistics:
    symbol: str
    day: str
    close: float
    return_30: Optional[float]
    return_90: Optional[float]
    volatility_30: Optional[float]
    average_volume_30: float


def gain(closes: Sequence[float], days: int) -> Optional[float]:
    """Nothing where so many days were not traded yet."""
    return closes[-1] / closes[-1 - days] - 1 if len(closes) > days else None


def volatility(closes: Sequence[float], days: int) -> Optional[float]:
    if len(closes) <= days:
        return None
    window = closes[-1 - days :]
    return statistics.stdev(after / before - 1 for before, after in zip(window, window[1:]))


def describe(symbol: str, days: Sequence[tuple]) -> Statistics:
    """Of days in their order, each with its close and volume."""
    closes = [close for _, close, _ in days]
    volumes = [volume for _, _, volume in days[-30:]]
    return Statistics(
        symbol=symbol,
        day=str(days[-1][0]),
        close=closes[-1],
        return_30=gain(closes, 30),
        return_90=gain(closes, 90),
        volatility_30=volatility(closes, 30),
        average_volume_30=sum(volumes) / len(volumes),
    )


def read_statistics(connection: Connection, since: str) -> Iterable[Statistics]:
    rows = connection.execute(
        text(
            "SELECT symbol, day, close, volume FROM prices"
            " WHERE day >= :since ORDER BY symbol, day"
        ),
        {"since": since},
    )
    for symbol, days in groupby(rows, key=itemgetter(0)):
        yield describe(symbol, [tuple(row)[1:] for row in days])


def write_statistics(connection: Connection, found: Iterable[Statistics]) -> int:
    """All anew: a stock that is no longer traded is no longer found."""
    rows: List[dict] = [vars(each) for each in found]
    connection.execute(text("DELETE FROM stock_statistics"))
    if rows:
        names = list(rows[0])
        connection.execute(
            text(
                f"INSERT INTO stock_statistics ({', '.join(names)})"
                f" VALUES ({', '.join(f':{name}' for name in names)})"
            ),
            rows,
        )
    return len(rows)
