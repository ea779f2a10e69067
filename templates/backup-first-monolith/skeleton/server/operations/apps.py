from django.apps import AppConfig


class OperationsConfig(AppConfig):
    """What the platform asks of the server: health, metrics and logs."""

    name = "operations"
