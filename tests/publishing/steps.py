"""The named steps of a publish, and how to be there right before one of them is done."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

from django.utils.module_loading import import_string

#: Step -> the class or module, the function of it that does the step, and which call that is.
STEPS: dict[str, tuple[str, str, int]] = {
    "lock": ("publishing.publisher", "lock", 1),
    "make up for": ("publishing.store.releases.ReleaseStore", "withdraw", 1),
    "load": ("publishing.publisher", "load_current", 1),
    "plan": ("publishing.publisher", "plan_site", 1),
    "compare": ("publishing.publisher", "find_stale", 1),
    "make": ("publishing.publisher", "build_stale", 1),
    "one output": ("publishing.build.workers.Work", "make", 3),
    "compress": ("publishing.store.blobs", "zipped", 1),
    "assemble": ("publishing.publisher", "assemble", 1),
    "receipt": ("publishing.build.assembly", "_receipt", 1),
    "serve": ("publishing.store.releases.ReleaseStore", "serve", 1),
    "manifest": ("publishing.store.releases.ReleaseStore", "write", 1),
    "sync": ("publishing.store.releases", "sync_files", 1),
    "announce": ("publishing.store.releases.ReleaseStore", "announce", 1),
    "switch": ("publishing.store.releases.ReleaseStore", "switch", 1),
    "withdraw": ("publishing.store.releases.ReleaseStore", "withdraw", 2),
    "prune": ("publishing.store.releases.ReleaseStore", "prune", 1),
    "notes": ("publishing.publisher.DependencyGraph", "as_bytes", 1),
}
#: Between two questions to the database.
LOAD: dict[str, tuple[str, str, int]] = {"in the load": ("publishing.publisher", "load", 1)}
#: What a resident publisher does when nothing changes.
IDLE: dict[str, tuple[str, str, int]] = {
    "improve": ("publishing.store.blobs.Blobs", "improve", 1),
    "smaller copy": ("publishing.store.blobs", "write_whole", 1),
    "collect": ("publishing.store.retention", "_used", 1),
    "clear away": ("publishing.store.blobs.Blobs", "entries", 1),
}


def before(step: str, action: Callable[[], None]) -> None:
    """Do `action` right before a step of this process, once. There is no way back: for a fork."""
    place, name, wanted = (STEPS | LOAD | IDLE)[step]
    owner: Any = _owner(place)
    function = getattr(owner, name)
    count = 0

    def wrapped(*args: Any, **options: Any) -> Any:
        nonlocal count
        count += 1
        if count == wanted:
            action()
        return function(*args, **options)

    setattr(owner, name, wrapped)


def _owner(place: str) -> Any:
    try:
        return import_module(place)
    except ImportError:
        return import_string(place)
