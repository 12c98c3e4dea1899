"""Everything of a municipality as files: its public site, its content as data, and what was uploaded."""

from __future__ import annotations

import csv
import hashlib
import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from django.contrib.auth import get_user_model
from django.core import serializers
from django.core.files.storage import default_storage
from django.db.models import FileField, Model
from wagtail.images import get_image_model
from wagtail.models import ReferenceIndex, Site

from publishing.store.export import export
from publishing.unfinished import UnfinishedSiteError
from wijkwijzer.municipality.leaving import Leaving, chunks, find

#: What is made anew from the rest, and what is of a moment.
DERIVED = frozenset(
    {
        *("wagtailsearch.IndexEntry", ReferenceIndex._meta.label),
        *("wagtailadmin.EditingSession", "wagtailadmin.FormState"),
    }
)


@dataclass(frozen=True, slots=True)
class Exported:
    """How many files and rows were written; `unfinished` says why there is no public site."""

    pages: int
    rows: int
    files: int
    missing: tuple[str, ...]
    unfinished: str = ""


def export_municipality(site: Site, folder: Path) -> Exported:
    """Write a municipality to a folder, over an earlier export.

    <host>/…              the plain tree of the public site, with its redirects beside it
    content/<model>.jsonl one row a line, as Django reads it back; users without their passwords
    media/…, media.csv    what was uploaded, and a list of it with sizes and digests
    """
    folder.mkdir(parents=True, exist_ok=True)
    pages, unfinished = 0, ""
    try:
        pages = export(site, folder)
    except UnfinishedSiteError as error:
        unfinished = str(error)
    leaving = find(site)
    rows = _write_rows(leaving, folder / "content")
    files, missing = _write_files(leaving, folder)
    return Exported(pages, rows, files, tuple(missing), unfinished)


def _write_rows(leaving: Leaving, folder: Path) -> int:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    count = 0
    users = get_user_model()
    for model, numbers in sorted(
        (leaving.rows | leaving.install).items(), key=lambda each: each[0]._meta.label
    ):
        if not numbers or model._meta.label in DERIVED:
            continue
        with (folder / f"{model._meta.label_lower}.jsonl").open("w", encoding="utf-8") as file:
            for several in chunks(numbers):
                found = model._base_manager.filter(pk__in=several).order_by("pk")
                if model is users:
                    _write_users(found, file)
                else:
                    serializers.serialize("jsonl", found, stream=file, fields=_told(model))
        count += len(numbers)
    return count


def _told(model: type[Model]) -> list[str]:
    """Return the fields of a model that are written: all but what it calls secret."""
    secret = getattr(model, "secret_fields", ())
    fields = (*model._meta.local_fields, *model._meta.local_many_to_many)
    return [each.name for each in fields if each.name not in secret]


def _write_users(found: Any, file: IO[str]) -> None:
    for user in found:
        said = {name: getattr(user, name) for name in ("username", "first_name", "last_name")}
        said |= {"email": user.email, "is_active": user.is_active}
        said["groups"] = sorted(user.groups.values_list("name", flat=True))
        file.write(json.dumps(said, ensure_ascii=False) + "\n")


def _write_files(leaving: Leaving, folder: Path) -> tuple[int, list[str]]:
    missing, count = [], 0
    with (folder / "media.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(["file", "bytes", "sha256", "title"])
        for name, title in sorted(_uploads(leaving)):
            target = folder / "media" / name
            target.parent.mkdir(parents=True, exist_ok=True)
            try:
                with default_storage.open(name) as source, target.open("wb") as copy:
                    shutil.copyfileobj(source, copy)
            except FileNotFoundError:
                missing.append(name)
                target.unlink(missing_ok=True)
                continue
            digest = hashlib.sha256(target.read_bytes()).hexdigest()
            table.writerow([name, target.stat().st_size, digest, title])
            count += 1
    return count, missing


def _uploads(leaving: Leaving) -> Iterator[tuple[str, str]]:
    sizes = get_image_model().get_rendition_model()
    for model, numbers in leaving.rows.items():
        if model is not sizes:
            yield from _named(model, numbers)


def _named(model: type[Model], numbers: list[Any]) -> Iterator[tuple[str, str]]:
    for field in model._meta.local_fields:
        if isinstance(field, FileField) and numbers:
            for row in model._base_manager.filter(pk__in=numbers):
                name = getattr(row, field.name).name
                if name:
                    yield name, str(getattr(row, "title", ""))
