"""Documents as files of a volume that every Pod mounts, in whichever zone it runs."""

import hashlib
import os
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import List, Optional

NAME = re.compile(r"^[a-z0-9]([a-z0-9-]{0,60}[a-z0-9])?$")
LARGEST = 256 * 1024


class DocumentNameError(ValueError):
    """Said of a name that is none; it never becomes a path."""


class ConflictError(RuntimeError):
    """Somebody else changed the document since it was read."""


@dataclass(frozen=True)
class Document:
    name: str
    text: str

    @property
    def version(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()[:16]


class Documents:
    def __init__(self, directory: Path):
        self._directory = directory

    def check(self) -> None:
        """Raises when the volume does not answer."""
        os.listdir(self._directory)

    def list(self) -> List[str]:
        return sorted(path.stem for path in self._directory.glob("*.txt"))

    def read(self, name: str) -> Optional[Document]:
        try:
            return Document(name, self._path(name).read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None

    def write(self, document: Document, expected: Optional[str] = None) -> None:
        """Whoever reads meanwhile sees the old document or the new one, and never a part.

        `expected` is the version that the change was made of.
        """
        path = self._path(document.name)
        if expected is not None:
            present = self.read(document.name)
            if present is None or present.version != expected:
                raise ConflictError(document.name)
        handle, temporary = tempfile.mkstemp(dir=self._directory, prefix=".")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(document.text)
                file.flush()
                os.fsync(file.fileno())
            os.replace(temporary, path)
        except BaseException:
            os.unlink(temporary)
            raise

    def remove(self, name: str) -> bool:
        try:
            self._path(name).unlink()
            return True
        except FileNotFoundError:
            return False

    def _path(self, name: str) -> Path:
        if not NAME.match(name):
            raise DocumentNameError(name)
        return self._directory / f"{name}.txt"
