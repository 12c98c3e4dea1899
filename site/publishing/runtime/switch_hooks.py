"""What an operator lets run before and after another release is served: to purge a cache in front of the sites.

It is given what changes, and a limit. What fails is logged and shown by `/healthz`; it stops no publish.
"""

from __future__ import annotations

import json
import logging
import os
import shlex
import signal
import subprocess
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connections
from django.utils.module_loading import import_string

from publishing.store.atomic import write_whole
from publishing.store.manifests import Manifest
from publishing.store.releases import ReleaseStore

logger = logging.getLogger("publishing")
BEFORE, AFTER = "before", "after"
#: How a setting begins that names a function and no command.
FUNCTION = "python:"


@dataclass(frozen=True, slots=True)
class Event:
    """A switch of one site. `changed` and `removed` are addresses on it, without its host."""

    manifest: Manifest
    previous: str
    changed: tuple[str, ...]
    removed: tuple[str, ...]

    def said(self, when: str, base_url: str) -> dict[str, Any]:
        """Return what a hook is given."""
        return {
            "when": when,
            "site": base_url,
            "release": self.manifest.id,
            "previous": self.previous,
            "changed": [base_url + path for path in self.changed],
            "removed": [base_url + path for path in self.removed],
        }


def between(old: Manifest | None, new: Manifest) -> Event:
    """Return the switch from one release to another."""
    before = {entry.path: entry for entry in old.entries} if old else {}
    after = {entry.path: entry for entry in new.entries}
    return Event(
        new,
        old.id if old else "",
        tuple(path for path, entry in after.items() if before.get(path) != entry),
        tuple(path for path in before if path not in after),
    )


def run(when: str, event: Event) -> None:
    """Run what the operator set, if anything. Raises nothing."""
    hook = settings.BEFORE_SWITCH if when == BEFORE else settings.AFTER_SWITCH
    if not hook:
        return
    manifest = event.manifest
    problem = _problem(hook, event.said(when, manifest.base_url), settings.SWITCH_HOOK_SECONDS)
    if problem:
        words = "the hook %s the switch of %s to release %s failed: %s"
        logger.error(words, when, manifest.hostname, manifest.id, problem)
    _remember(f"{manifest.site} {when}", manifest.hostname, problem)


def go_back(store: ReleaseStore, wanted: str) -> Manifest:
    """Serve an earlier release, with what the operator lets run around a switch. Raises ReleaseError."""
    now = store.current()
    events: list[Event] = []

    def before(target: Manifest) -> None:
        events.append(between(now, target))
        run(BEFORE, events[0])

    manifest = store.rollback(wanted, before)
    for event in events:
        run(AFTER, event)
    return manifest


def failing() -> dict[str, Mapping[str, Any]]:
    """Return the hooks whose last run failed, by site and moment; none when nothing can be read."""
    try:
        found = json.loads(_file().read_text(encoding="utf-8"))
        return {str(name): dict(each) for name, each in found.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _problem(hook: str, said: dict[str, Any], seconds: float) -> str:
    try:
        if hook.startswith(FUNCTION):
            return _call(hook.removeprefix(FUNCTION), said, seconds)
        return _command([*shlex.split(hook), said["when"]], said, seconds)
    except Exception as error:  # noqa: BLE001  whatever it is, the release goes online
        return f"{type(error).__name__}: {error}"[:300]


def _command(words: list[str], said: dict[str, Any], seconds: float) -> str:
    """Run a command, which reads the event from its input. Returns what went wrong."""
    process = subprocess.Popen(  # noqa: S603  the operator's own
        words,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        _out, complaints = process.communicate(json.dumps(said).encode(), timeout=seconds)
    except subprocess.TimeoutExpired:
        # With all that it started.
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        return f"it took longer than {seconds:g} s"
    if process.returncode == 0:
        return ""
    last = complaints.decode(errors="replace").strip().splitlines()[-1:]
    return " ".join([f"status {process.returncode}", *last])[:300]


def _call(name: str, said: dict[str, Any], seconds: float) -> str:
    """Call a function with the event, in a thread of its own. Returns what went wrong."""
    problems = [f"it took longer than {seconds:g} s"]

    def work() -> None:
        try:
            import_string(name)(said)
            problems[0] = ""
        except Exception as error:  # noqa: BLE001
            problems[0] = f"{type(error).__name__}: {error}"[:300]
        finally:
            connections.close_all()

    thread = threading.Thread(target=work, name="switch hook", daemon=True)
    thread.start()
    thread.join(seconds)
    return problems[0]


def _remember(name: str, hostname: str, problem: str) -> None:
    known = failing()
    if not problem and name not in known:
        return
    known.pop(name, None)
    if problem:
        known[name] = {"site": hostname, "problem": problem, "at": time.time()}
    try:
        write_whole(_file(), json.dumps(known).encode())
    except OSError as error:
        logger.error("which hooks fail cannot be written: %s", error)


def _file() -> Path:
    return Path(settings.RELEASES_DIR) / "switch-hooks.json"
