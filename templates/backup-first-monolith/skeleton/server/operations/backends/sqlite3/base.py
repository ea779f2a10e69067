from django.db.backends.sqlite3 import base

from operations.measured import MeasuredMixin


class DatabaseWrapper(MeasuredMixin, base.DatabaseWrapper):
    """SQLite, measured: for tests and for trying things out."""
