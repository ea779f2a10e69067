"""Imports the files of prices that were put into the folder `incoming`, each evening of trading."""

import os
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import List

from airflow.decorators import dag, task
from airflow.exceptions import AirflowSkipException

from price_files import import_file

INCOMING = Path(os.environ.get("INCOMING_DIRECTORY", "/opt/airflow/incoming"))


@dag(
    dag_id="daily_prices",
    schedule="0 22 * * 1-5",
    start_date=datetime(2025, 1, 1, tzinfo=timezone.utc),
    catchup=False,
    max_active_runs=1,
    default_args={"retries": 3, "retry_delay": timedelta(minutes=5)},
    tags=["prices"],
)
def daily_prices():
    @task
    def find_files() -> List[str]:
        found = sorted(str(path) for path in INCOMING.glob("*.csv"))
        if not found:
            raise AirflowSkipException("No file is waiting.")
        return found

    @task(max_active_tis_per_dag=2)
    def import_prices(path: str) -> int:
        return import_file(
            Path(path), os.environ["BACKEND_URL"], os.environ["IMPORT_TOKEN"]
        )

    @task
    def tell(counts: List[int]) -> None:
        print(f"Imported {sum(counts)} prices from {len(counts)} files.")

    tell(import_prices.expand(path=find_files()))


daily_prices()
