"""Uploaded files in object storage (S3). Visitors and editors get them from us: addresses are ours as well."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError
from django.conf import settings
from django.utils.encoding import filepath_to_uri
from storages.backends.s3 import S3Storage

from publishing.machines.objects import remove

GONE = ("404", "NoSuchKey", "NotFound")


def _as_os_error(function: Callable[..., Any]) -> Callable[..., Any]:
    """Raise OSError for what the storage answers: everywhere else it says that a file cannot be had."""

    @functools.wraps(function)
    def called(self: Any, *args: Any, **options: Any) -> Any:
        try:
            return function(self, *args, **options)
        except ClientError as error:
            if error.response.get("Error", {}).get("Code") in GONE:
                raise FileNotFoundError(str(args[0]) if args else "") from error
            raise OSError(str(error)) from error
        except BotoCoreError as error:
            raise OSError(str(error)) from error

    return called


class MediaObjects(S3Storage):
    """A bucket, or a part of one. Nobody but us reads it, and what is removed is gone in all its versions."""

    _open = _as_os_error(S3Storage._open)
    _save = _as_os_error(S3Storage._save)
    exists = _as_os_error(S3Storage.exists)
    listdir = _as_os_error(S3Storage.listdir)
    size = _as_os_error(S3Storage.size)
    get_modified_time = _as_os_error(S3Storage.get_modified_time)

    @_as_os_error
    def delete(self, name: str) -> None:
        """Remove a file and every version of it that the bucket keeps."""
        remove(self.bucket, self._normalize_name(name))

    def url(self, name: str, *_args: Any, **_options: Any) -> str:
        """Return the address on the host of the CMS, which looks who asks."""
        return f"{settings.MEDIA_URL}{filepath_to_uri(name)}"

    @_as_os_error
    def states(self) -> dict[str, tuple[int | str, ...]]:
        """Return of every file what differs after it was written: one question for a thousand of them."""
        return dict(self._states())

    def _states(self) -> Iterator[tuple[str, tuple[int | str, ...]]]:
        root = f"{self.location.strip('/')}/".lstrip("/")
        for each in self.bucket.objects.filter(Prefix=root):
            moment = int(each.last_modified.timestamp() * 1_000_000_000)
            yield each.key.removeprefix(root), (each.size, moment, each.e_tag)
