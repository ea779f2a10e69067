from django.apps import AppConfig


class ExhibitionsConfig(AppConfig):
    """Scholars, and the exhibitions in which they show their work."""

    name = "exhibitions"
