"""What the tests set in the environment: no server is needed."""

ENVIRONMENT = {
    "SERVICE_NAME": "test",
    "CORS_ORIGINS": "https://app.example.org",
    "DATABASE_URL": "sqlite://",
    "REDIS_URL": "memory://",
    "IMPORT_TOKEN": "only-for-tests",
}
