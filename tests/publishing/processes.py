"""Publishing in a process of its own, without a database: it can be killed, starved and raced."""

from __future__ import annotations

import contextlib
import os
import resource
import signal
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from wagtail.models import Site

from publishing.content.snapshot import Content
from publishing.publisher import SitePublisher
from publishing.registry import registry
from publishing.store.manifests import Manifest
from publishing.store.releases import ReleaseStore
from tests.publishing.trees import MOMENT

#: What a process does to files, as Python tells it.
FILE_EVENTS = {"open", "os.rename", "os.remove", "os.mkdir"}


@dataclass(frozen=True)
class Town:
    """A site that is in memory: publishing it asks no database."""

    site: Site
    #: Gives what is in the database now.
    load: Callable[[], Content]

    @contextlib.contextmanager
    def in_memory(self) -> Iterator[None]:
        """Let a publisher of this process find the site here."""
        with (
            patch("publishing.publisher.load_site", lambda *_args, **_options: self.load()),
            patch.object(registry, "completions", []),
            patch("publishing.publisher.Site.objects.get", lambda **_arguments: self.site),
            patch("publishing.publisher.refuse_unfinished", lambda _site: None),
            # Which machines there are the database says.
            patch("publishing.machines.advisory.is_shared", lambda: False),
        ):
            yield

    def publish(self) -> None:
        """Publish in this process."""
        with self.in_memory():
            publisher = SitePublisher(self.site.pk)
            publisher.publish(moment=MOMENT)
            publisher.save_graph()


def fork(work: Callable[[], None]) -> int:
    """Do `work` in a process of its own and give its id; its status is 1 after an exception."""
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        # What it says of its end would stand between the lines of the tests.
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        work()
        status = 0
    finally:
        os._exit(status)


def end_of(child: int) -> int:
    """Wait for a process; give its status, or minus the signal that ended it."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def at_file_event(folder: Path, number: int, action: Callable[[], None]) -> None:
    """Do `action` before the file event with this number, counted from 0, in `folder`."""
    count = -1

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal count
        if event in FILE_EVENTS and str(arguments[0]).startswith(str(folder)):
            count += 1
            if count == number:
                action()

    sys.addaudithook(hook)


def kill_me() -> None:
    """End this process as a power cut would."""
    os.kill(os.getpid(), signal.SIGKILL)


def files_of_at_most(size: int) -> None:
    """Let this process write no file beyond so many bytes."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def complete(store: ReleaseStore) -> Manifest:
    """Return the release that is served; AssertionError when anything of it is not as it should be."""
    current = store.current()
    assert current is not None
    assert store.check(current) == []
    return current
