"""What may be uploaded, and under which name it is kept."""

import os
import secrets

from django.conf import settings
from django.core.exceptions import ValidationError

#: How files of each kind begin.
SIGNATURES = {
    ".jpg": b"\xff\xd8\xff",
    ".jpeg": b"\xff\xd8\xff",
    ".png": b"\x89PNG\r\n\x1a\n",
    ".webp": b"RIFF",
}


def extension_of(name):
    return os.path.splitext(name)[1].lower()


def validate_image(upload):
    """A picture, by its name and by its first bytes, and not too large."""
    signature = SIGNATURES.get(extension_of(upload.name))
    if signature is None:
        raise ValidationError("Only JPEG, PNG and WebP pictures can be uploaded.")
    if upload.size > settings.UPLOAD_MAX_BYTES:
        raise ValidationError("The picture is too large.")
    upload.seek(0)
    begin = upload.read(len(signature))
    upload.seek(0)
    if begin != signature:
        raise ValidationError("The file is not the picture that its name says.")


def _kept_as(folder, name):
    # Names of people's files say things, and can be guessed.
    return f"{folder}/{secrets.token_hex(16)}{extension_of(name)}"


def portrait_path(_scholar, name):
    return _kept_as("portraits", name)


def poster_path(_exhibition, name):
    return _kept_as("posters", name)
