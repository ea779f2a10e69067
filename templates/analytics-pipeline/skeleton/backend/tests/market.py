"""A small market to test with: one stock rises, one falls, one is too young to tell."""

from datetime import date, timedelta
from typing import Dict, List

from tests.environment import ENVIRONMENT

TODAY = date(2026, 3, 2)
TOKEN = {"authorization": f"Bearer {ENVIRONMENT['IMPORT_TOKEN']}"}


def trade(symbol: str, days: int, daily: float, volume: int) -> List[Dict[str, object]]:
    return [
        {
            "symbol": symbol,
            "day": (TODAY - timedelta(days=days - 1 - position)).isoformat(),
            "close": 100 * (1 + daily) ** position,
            "volume": volume,
        }
        for position in range(days)
    ]


MARKET = [
    *trade("RISE", 120, 0.01, 5_000),
    *trade("FALL", 120, -0.01, 9_000),
    *trade("YOUNG", 10, 0.02, 100),
]
