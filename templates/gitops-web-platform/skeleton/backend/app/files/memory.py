"""Files of tests."""

from typing import Dict, Mapping

from app.files import Files


class MemoryFiles(Files):
    def __init__(self):
        self.contents: Dict[str, bytes] = {}

    def put(self, name: str, content: bytes, content_type: str) -> None:
        self.contents[name] = content

    def link(self, name: str) -> str:
        return f"https://files.example.org/{name}"


FILES = MemoryFiles()


def open_files(_environment: Mapping[str, str]) -> Files:
    return FILES
