from urllib.parse import parse_qs, urlsplit

from botocore.stub import Stubber

from app.files import open_files

ENVIRONMENT = {
    "FILES_KIND": "s3",
    "FILES_ENDPOINT": "http://storage:9000",
    "FILES_PUBLIC_ENDPOINT": "https://files.example.org",
    "FILES_BUCKET": "uploads",
    "FILES_ACCESS_KEY": "key-of-the-tests",
    "FILES_SECRET_KEY": "secret-of-the-tests",
}


def test_a_file_is_put_into_the_bucket():
    files = open_files(ENVIRONMENT)
    with Stubber(files._client) as stub:
        stub.add_response(
            "put_object",
            {},
            {"Bucket": "uploads", "Key": "a.csv", "Body": b"1", "ContentType": "text/csv"},
        )
        files.put("a.csv", b"1", "text/csv")
        stub.assert_no_pending_responses()


def test_a_link_works_for_five_minutes_and_holds_no_secret():
    link = urlsplit(open_files(ENVIRONMENT).link("reports/a.csv"))
    assert f"{link.scheme}://{link.netloc}{link.path}" == (
        "https://files.example.org/uploads/reports/a.csv"
    )
    assert parse_qs(link.query)["X-Amz-Expires"] == ["300"]
    assert ENVIRONMENT["FILES_SECRET_KEY"] not in link.query
