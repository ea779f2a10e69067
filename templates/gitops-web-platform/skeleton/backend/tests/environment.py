"""What the tests set in the environment: no server is needed."""

ENVIRONMENT = {
    "SERVICE_NAME": "test",
    "CORS_ORIGINS": "https://app.example.org",
    "DATABASE_URL": "sqlite://",
    "REDIS_URL": "memory://",
    "FILES_KIND": "memory",
    "PUBLIC_ADDRESS": "https://app.example.org",
    "OIDC_ISSUER": "https://login.example.org/v2.0",
    "OIDC_CLIENT_ID": "the-service",
    "OIDC_CLIENT_SECRET": "of-the-tests-alone",
    "SECRET_KEY": "a key that signs the cookies of tests",
}
