"""Azure Blob Storage: the access key is the name of the account, the secret key its key."""

from datetime import datetime, timedelta, timezone
from typing import Mapping

from azure.storage.blob import (
    BlobSasPermissions,
    BlobServiceClient,
    ContentSettings,
    generate_blob_sas,
)

from app.files import LINK_SECONDS, Files
from app.settings import required


class AzureFiles(Files):
    def __init__(self, service: BlobServiceClient, container: str, account: str, key: str):
        self._container = service.get_container_client(container)
        self._account = account
        self._key = key

    def put(self, name: str, content: bytes, content_type: str) -> None:
        self._container.upload_blob(
            name,
            content,
            overwrite=True,
            content_settings=ContentSettings(content_type=content_type),
        )

    def link(self, name: str) -> str:
        signature = generate_blob_sas(
            account_name=self._account,
            account_key=self._key,
            container_name=self._container.container_name,
            blob_name=name,
            permission=BlobSasPermissions(read=True),
            expiry=datetime.now(timezone.utc) + timedelta(seconds=LINK_SECONDS),
        )
        return f"{self._container.get_blob_client(name).url}?{signature}"


def open_files(environment: Mapping[str, str]) -> Files:
    account = required(environment, "FILES_ACCESS_KEY")
    key = required(environment, "FILES_SECRET_KEY")
    service = BlobServiceClient(
        required(environment, "FILES_ENDPOINT"),
        credential={"account_name": account, "account_key": key},
        connection_timeout=3,
        read_timeout=30,
    )
    return AzureFiles(service, required(environment, "FILES_BUCKET"), account, key)
