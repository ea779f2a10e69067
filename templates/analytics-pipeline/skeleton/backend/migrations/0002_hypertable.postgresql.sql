-- A plain PostgreSQL, as in a test, goes without: queries are the same.
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_available_extensions WHERE name = 'timescaledb') THEN
        CREATE EXTENSION IF NOT EXISTS timescaledb;
        PERFORM create_hypertable(
            'prices', 'day', chunk_time_interval => INTERVAL '90 days', migrate_data => TRUE
        );
        EXECUTE 'ALTER TABLE prices SET (timescaledb.compress,'
            ' timescaledb.compress_segmentby = ''symbol'','
            ' timescaledb.compress_orderby = ''day'')';
        PERFORM add_compression_policy('prices', INTERVAL '180 days');
    END IF;
END
$$;
