"""The application as Uvicorn loads it."""

import os

from app.factory import create_app

app = create_app(os.environ)
