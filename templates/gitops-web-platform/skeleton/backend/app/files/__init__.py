"""Files in object storage, whoever offers it."""

import importlib
from typing import Mapping

from app.settings import SettingsError, required

#: For how long a link to a file works.
LINK_SECONDS = 300

KINDS = {"s3": "app.files.s3", "azure": "app.files.azure", "memory": "app.files.memory"}


class Files:
    """One bucket, or one container."""

    def put(self, name: str, content: bytes, content_type: str) -> None:
        raise NotImplementedError

    def link(self, name: str) -> str:
        """An address that works for some minutes, for whoever has it."""
        raise NotImplementedError


def open_files(environment: Mapping[str, str]) -> Files:
    kind = required(environment, "FILES_KIND")
    if kind not in KINDS:
        raise SettingsError(f"FILES_KIND has to be one of {', '.join(KINDS)}.")
    # Only the library of that storage is loaded.
    return importlib.import_module(KINDS[kind]).open_files(environment)
