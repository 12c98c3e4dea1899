"""Going through the stored files of any storage: not every one has folders that a program can open."""

from __future__ import annotations

from collections.abc import Iterator

from django.core.files.storage import default_storage


def stored_files(folder: str = "") -> Iterator[str]:
    """Yield the name of each stored file."""
    try:
        folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    for name in sorted(files):
        yield f"{folder}/{name}" if folder else name
    for name in sorted(folders):
        # An object storage may have an object that is called like its own folder.
        if name:
            yield from stored_files(f"{folder}/{name}" if folder else name)
