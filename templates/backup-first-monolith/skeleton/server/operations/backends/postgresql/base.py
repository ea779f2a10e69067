from django.db.backends.postgresql import base

from operations.measured import MeasuredMixin


class DatabaseWrapper(MeasuredMixin, base.DatabaseWrapper):
    """PostgreSQL, measured."""
