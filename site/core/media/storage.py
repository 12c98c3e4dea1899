"""Where uploaded files are kept: each is whole there, or it is not there."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from django.core.files import File
from django.core.files.storage import FileSystemStorage
from django.db import models, transaction


class Written(File):  # type: ignore[type-arg]
    """A file that is on the disk of the storage already, and only has to get its name."""

    def __init__(self, path: str) -> None:
        super().__init__(None)
        self.path = path

    def temporary_file_path(self) -> str:
        """Return where it is: Django moves it from there."""
        return self.path


class WholeFileStorage(FileSystemStorage):
    """Writes a file beside its place and moves it there: a full disk leaves no beginning of one."""

    def _save(self, name: str, content: Any) -> str:
        Path(self.location).mkdir(parents=True, exist_ok=True)
        handle, path = tempfile.mkstemp(prefix=".new-", dir=self.location)
        try:
            with os.fdopen(handle, "wb") as file:
                for chunk in content.chunks():
                    file.write(chunk if isinstance(chunk, bytes) else chunk.encode())
            saved: str = super()._save(name, Written(path))  # type: ignore[misc]
            return saved
        finally:
            with suppress(FileNotFoundError):
                os.unlink(path)


@contextmanager
def with_its_row(row: models.Model) -> Iterator[None]:
    """Store the new file of a row together with the row: a failure leaves neither."""
    field: Any = row.file  # type: ignore[attr-defined]
    new = bool(field) and not field._committed
    try:
        with transaction.atomic():
            yield
    except BaseException:
        field = row.file  # type: ignore[attr-defined]
        if new and field and field._committed:
            field.storage.delete(field.name)
        raise
