"""Files that somebody uploaded, kept between looking at what would be made and making it.

They hold no more than a table of districts and a map; they go when they were used, and after a day.
"""

from __future__ import annotations

import re
import secrets
import shutil
import time
from pathlib import Path
from typing import Any

from django.conf import settings

DAY = 24 * 3600
#: In the session: which folder is this person's.
KEY = "municipality_files"
TOKEN = re.compile(r"[0-9a-f]{32}")
#: What a name may hold; anything else becomes an underscore. Messages name the file.
UNSAFE = re.compile(r"[^\w.-]+")


class HeldFiles:
    """The files of one person, by what they are for."""

    def __init__(self, session: Any) -> None:
        self._session = session

    @property
    def _folder(self) -> Path | None:
        token = str(self._session.get(KEY, ""))
        return _root() / token if TOKEN.fullmatch(token) else None

    def keep(self, use: str, upload: Any) -> None:
        """Keep an uploaded file, in the place of one for the same use."""
        folder = self._folder
        if folder is None:
            self._session[KEY] = secrets.token_hex(16)
            folder = _root() / self._session[KEY]
        shutil.rmtree(folder / use, ignore_errors=True)
        (folder / use).mkdir(parents=True)
        name = UNSAFE.sub("_", Path(upload.name).name).lstrip(".")[-100:] or use
        with (folder / use / name).open("wb") as file:
            for chunk in upload.chunks():
                file.write(chunk)

    def path(self, use: str) -> Path | None:
        """Return the file for a use; None when there is none."""
        folder = self._folder
        if folder is None or not (folder / use).is_dir():
            return None
        return next(iter(sorted((folder / use).iterdir())), None)

    def forget(self) -> None:
        """Remove the files of this person, and those that somebody left a day ago."""
        if (folder := self._folder) is not None:
            shutil.rmtree(folder, ignore_errors=True)
        self._session.pop(KEY, None)
        forget_old()


def forget_old() -> None:
    """Remove what is older than a day."""
    for folder in _root().glob("*"):
        if TOKEN.fullmatch(folder.name) and folder.stat().st_mtime < time.time() - DAY:
            shutil.rmtree(folder, ignore_errors=True)


def _root() -> Path:
    return Path(settings.DATA_DIR) / "uploads-under-way"
