"""What the tests set in the environment: no server is needed."""

import tempfile

ENVIRONMENT = {
    "SERVICE_NAME": "test",
    "CORS_ORIGINS": "https://app.example.org",
    "REDIS_URL": "memory://",
    "DOCUMENTS_DIRECTORY": tempfile.mkdtemp(),
}
