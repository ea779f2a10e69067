"""S3, and what speaks as it does: MinIO, Ceph, and the storage of most providers."""

from typing import Mapping

import boto3
from botocore.config import Config

from app.files import LINK_SECONDS, Files
from app.settings import required

CONFIG = Config(
    signature_version="s3v4",
    s3={"addressing_style": "path"},
    connect_timeout=3,
    read_timeout=30,
    retries={"max_attempts": 3, "mode": "standard"},
)


class S3Files(Files):
    def __init__(self, client, bucket: str, public_client):
        self._client = client
        self._bucket = bucket
        self._public_client = public_client

    def put(self, name: str, content: bytes, content_type: str) -> None:
        self._client.put_object(
            Bucket=self._bucket, Key=name, Body=content, ContentType=content_type
        )

    def link(self, name: str) -> str:
        return self._public_client.generate_presigned_url(
            "get_object",
            Params={"Bucket": self._bucket, "Key": name},
            ExpiresIn=LINK_SECONDS,
        )


def open_files(environment: Mapping[str, str]) -> Files:
    def client(endpoint: str):
        return boto3.client(
            "s3",
            endpoint_url=endpoint,
            aws_access_key_id=required(environment, "FILES_ACCESS_KEY"),
            aws_secret_access_key=required(environment, "FILES_SECRET_KEY"),
            region_name=environment.get("FILES_REGION", "us-east-1"),
            config=CONFIG,
        )

    endpoint = required(environment, "FILES_ENDPOINT")
    # On a laptop, browsers know the storage by another address than containers do.
    public_endpoint = environment.get("FILES_PUBLIC_ENDPOINT", endpoint)
    return S3Files(
        client(endpoint), required(environment, "FILES_BUCKET"), client(public_endpoint)
    )
