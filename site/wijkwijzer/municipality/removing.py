"""Remove a municipality: all of it or nothing, and nothing of another one.

1. a note of what is to go, in the data folder; 2. one transaction of the database; 3. stored files and
releases; 4. the note goes. Whoever runs it again after a crash begins anew before the transaction was
committed, and finishes what is left after it.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import FileField, Model, ProtectedError, Q, RestrictedError
from wagtail.models import Collection, Page, Site

from core.ownership import USED
from core.permissions import homes
from publishing.models import DeletedSource, ScheduleFailure
from publishing.removal.unpublished import retire
from publishing.runtime import queue
from publishing.store.atomic import write_whole
from publishing.store.releases import ReleaseStore
from wijkwijzer.municipality.leaving import Leaving, about, chunks, find

#: What a public server reads to learn that nothing of a site is served any more.
STAYS = frozenset({"manifests", "current", "withdrawn.jsonl", "lock", "clock"})


@dataclass(frozen=True, slots=True)
class Note:
    """What is left to do outside the database once a municipality is out of it."""

    host: str
    site: int
    files: tuple[str, ...]

    def write(self) -> None:
        """Keep the note, before anything goes."""
        path = _path(self.host)
        path.parent.mkdir(parents=True, exist_ok=True)
        said = {"host": self.host, "site": self.site, "files": self.files}
        write_whole(path, json.dumps(said).encode())


def noted(host: str) -> Note | None:
    """Return what a removal that broke off left to do; None when there is nothing."""
    try:
        said = json.loads(_path(host).read_bytes())
    except FileNotFoundError:
        return None
    return Note(said["host"], said["site"], tuple(said["files"]))


def remove(site: Site) -> Leaving:
    """Remove a municipality; return what went."""
    with transaction.atomic():
        # Locked: whoever puts a page below the root, or takes one away, waits.
        Page.objects.select_for_update().get(pk=Page.get_first_root_node().pk)
        leaving = find(site)
        note = Note(site.hostname, site.pk, tuple(leaving.files))
        note.write()
        _delete(site, leaving)
    Site.clear_site_root_paths_cache()
    finish(note)
    return leaving


def finish(note: Note) -> None:
    """Remove the stored files and releases of a municipality that is out of the database."""
    for name in note.files:
        if not _is_used(name):
            default_storage.delete(name)
    store = ReleaseStore(Path(settings.RELEASES_DIR), note.site)
    if store.folder.is_dir():
        retire(store)
        for each in store.folder.iterdir():
            if each.name not in STAYS:
                shutil.rmtree(each) if each.is_dir() else each.unlink(missing_ok=True)
    queue.forget_site(note.site)
    _path(note.host).unlink(missing_ok=True)


def _path(host: str) -> Path:
    return Path(settings.DATA_DIR) / "removals" / f"{host}.json"


def _is_used(name: str) -> bool:
    """Return whether a row that is still there holds a file of this name."""
    for model in apps.get_models():
        for field in model._meta.local_fields:
            if not isinstance(field, FileField) or not model._meta.managed:
                continue
            if model._base_manager.filter(**{field.name: name}).exists():
                return True
    return False


def _delete(site: Site, leaving: Leaving) -> None:
    users = leaving.install[get_user_model()]
    _end_sessions(users)
    names: Any = get_user_model()._default_manager
    names.filter(username__in=leaving.kept).update(is_active=False)
    for page in homes(site):
        # Anew: the first may have taken others with it.
        for home in Page.objects.filter(pk=page.pk):
            home.delete()
    later = (Page, Collection, Site)
    shared = {model for model in leaving.rows if model._meta.label in USED}
    wanted = {
        model: numbers
        for model, numbers in leaving.rows.items()
        if not issubclass(model, later) and model not in shared
    }
    _delete_rows(wanted)
    Collection.objects.filter(pk__in=leaving.rows.get(Collection, ())).delete()
    _delete_rows(leaving.install)
    site.delete()
    # What is about it, and what was written down while it went.
    for model, rows in about(leaving):
        model._base_manager.filter(rows).delete()
    for keys in chunks(leaving.keys):
        DeletedSource.objects.filter(translation_key__in=keys).delete()
    pages = [str(pk) for pk in leaving.rows.get(Page, ())]
    for several in chunks(pages):
        ScheduleFailure.objects.filter(model="wagtailcore.page", object_id__in=several).delete()
    for model in shared:
        _delete_unused(model, leaving.rows[model])
    _delete_rows(wanted)
    if site.is_default_site:
        _choose_a_default_site()


def _delete_rows(wanted: dict[type[Model], list[Any]]) -> None:
    """Delete rows, those that others hold on to after the others. Raises ProtectedError."""
    left = {model: numbers for model, numbers in wanted.items() if numbers}
    while left:
        held: dict[type[Model], list[Any]] = {}
        why: Exception | None = None
        for model, numbers in left.items():
            try:
                with transaction.atomic():
                    for several in chunks(numbers):
                        model._base_manager.filter(pk__in=several).delete()
            except (ProtectedError, RestrictedError) as error:
                held[model], why = numbers, error
        if why is not None and len(held) == len(left):
            raise why
        left = held


def _delete_unused(model: Any, numbers: Iterable[Any]) -> None:
    """Delete words that nobody uses any more; others may use the same ones."""
    unused = Q()
    for relation in model._meta.related_objects:
        unused &= Q(**{f"{relation.field.related_query_name()}": None})
    for several in chunks(numbers):
        model._base_manager.filter(unused, pk__in=several).delete()


def _end_sessions(users: Iterable[Any]) -> None:
    gone = {str(pk) for pk in users}
    for session in Session.objects.iterator():
        if session.get_decoded().get("_auth_user_id") in gone:
            session.delete()


def _choose_a_default_site() -> None:
    """Let one of the other sites answer to unknown host names in the CMS, as this one did."""
    first = Site.objects.order_by("pk").first()
    if first is not None:
        Site.objects.filter(pk=first.pk).update(is_default_site=True)
