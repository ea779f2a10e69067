"""Files with prices, and the API that takes them. Knows nothing of Airflow."""

import csv
import json
import urllib.error
import urllib.request
from itertools import islice
from pathlib import Path
from typing import Dict, Iterator, List

COLUMNS = ["symbol", "day", "close", "volume"]
#: The most that the API takes at once.
BATCH = 10_000
ANSWER_SECONDS = 60


class PriceFileError(RuntimeError):
    """Says which file is wrong, or what the API refused."""


def read_prices(path: Path) -> Iterator[Dict[str, object]]:
    with path.open(newline="", encoding="utf-8") as file:
        rows = csv.DictReader(file)
        if rows.fieldnames != COLUMNS:
            raise PriceFileError(f"{path.name} has to have the columns {', '.join(COLUMNS)}.")
        for row in rows:
            try:
                yield {
                    "symbol": row["symbol"],
                    "day": row["day"],
                    "close": float(row["close"]),
                    "volume": int(row["volume"]),
                }
            except (TypeError, ValueError):
                raise PriceFileError(f"Line {rows.line_num} of {path.name} is no price.") from None


def send(prices: List[Dict[str, object]], backend: str, token: str) -> int:
    request = urllib.request.Request(
        f"{backend}/api/prices",
        data=json.dumps(prices).encode(),
        headers={"content-type": "application/json", "authorization": f"Bearer {token}"},
    )
    try:
        with urllib.request.urlopen(request, timeout=ANSWER_SECONDS) as answer:
            return json.load(answer)["imported"]
    except urllib.error.HTTPError as error:
        raise PriceFileError(f"The screener refused prices with status {error.code}.") from None


def import_file(path: Path, backend: str, token: str) -> int:
    """Sends a file, and puts it aside. One that fails stays, and may be sent again as a whole."""
    prices = read_prices(path)
    imported = 0
    while True:
        batch = list(islice(prices, BATCH))
        if not batch:
            break
        imported += send(batch, backend, token)
    done = path.parent / "done"
    done.mkdir(exist_ok=True)
    path.rename(done / path.name)
    return imported
