-- What Airflow keeps of its runs, beside the database of the screener. Local only.
CREATE DATABASE airflow OWNER app;
