from urllib.parse import parse_qs, urlsplit

import pytest

pytest.importorskip("azure.storage.blob")

from app.files import open_files  # noqa: E402

ENVIRONMENT = {
    "FILES_KIND": "azure",
    "FILES_ENDPOINT": "https://account.blob.example.org",
    "FILES_BUCKET": "uploads",
    "FILES_ACCESS_KEY": "account",
    "FILES_SECRET_KEY": "c2VjcmV0LW9mLXRoZS10ZXN0cw==",
}


def test_a_link_reads_one_file_and_holds_no_secret():
    link = urlsplit(open_files(ENVIRONMENT).link("reports/a.csv"))
    assert link.path == "/uploads/reports/a.csv"
    query = parse_qs(link.query)
    assert query["sp"] == ["r"]
    assert "sig" in query
    assert ENVIRONMENT["FILES_SECRET_KEY"] not in link.query
