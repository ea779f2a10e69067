// SQLite is always tested; PostgreSQL when a connection string names one. Never by a container.
process.env.BACKSTAGE_TEST_DISABLE_DOCKER ??= '1';

export {};
