"""Invents a year of prices of twenty stocks, to try the screener with:

    python3 scripts/sample-prices.py > airflow/incoming/sample.csv
"""

import csv
import random
import sys
from datetime import date, timedelta

DAYS = 365


def main() -> None:
    chance = random.Random(1)
    writer = csv.writer(sys.stdout)
    writer.writerow(["symbol", "day", "close", "volume"])
    for number in range(20):
        close = chance.uniform(10, 400)
        drift = chance.gauss(0.0004, 0.001)
        volume = chance.randrange(10_000, 5_000_000)
        for age in range(DAYS, 0, -1):
            day = date.today() - timedelta(days=age)
            if day.weekday() < 5:
                close *= 1 + chance.gauss(drift, 0.015)
                traded = int(volume * chance.uniform(0.5, 1.5))
                writer.writerow([f"DEMO{number:02}", day.isoformat(), f"{close:.2f}", traded])


if __name__ == "__main__":
    main()
