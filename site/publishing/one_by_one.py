"""Doing something for every site: one that fails stops no other, and is named at the end."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from django.db import InterfaceError, OperationalError

from publishing.content.visibility import HostnameError
from publishing.runtime.log_lines import about
from publishing.store.atomic import LockTimeoutError
from publishing.store.manifests import ReleaseError
from publishing.unfinished import UnfinishedSiteError

logger = logging.getLogger("publishing")

#: What happens to a site without a fault in the program: one line says all.
EXPECTED = (HostnameError, LockTimeoutError, OSError, ReleaseError, UnfinishedSiteError)
#: What concerns all sites: going on makes no sense.
ALL_SITES = (InterfaceError, MemoryError, OperationalError)


class OneByOne:
    """Keeps what went wrong, by site.

    failed      by host name: the error of a site that should have worked
    unfinished  by host name: a site that nobody has finished yet, and that was never public
    """

    def __init__(self, said: Mapping[str, str] | None = None) -> None:
        #: What was said of each site the time before: a traceback is written once.
        self._before = said or {}
        self.failed: dict[str, Exception] = {}
        self.unfinished: dict[str, UnfinishedSiteError] = {}

    @contextmanager
    def site(self, name: str) -> Iterator[None]:
        """Do something for the site called `name`, and go on whatever comes of it."""
        try:
            with about(name):
                yield
        except ALL_SITES:
            raise
        except UnfinishedSiteError as error:
            if error.published:
                self.failed[name] = error
            else:
                self.unfinished[name] = error
        except EXPECTED as error:
            self.failed[name] = error
        except Exception as error:
            if self._before.get(name) != one_line(error):
                logger.exception("%s: %s", name, one_line(error))
            self.failed[name] = error

    @property
    def said(self) -> dict[str, str]:
        """Return one line for each site that failed or is unfinished, by host name."""
        return {name: one_line(e) for name, e in (self.failed | self.unfinished).items()}

    def unfinished_lines(self) -> Iterator[str]:
        """Return a line for each unfinished site."""
        for name, error in self.unfinished.items():
            yield f"{name}: {error}"

    def failures(self) -> str:
        """Return one line with all failures; "" when there are none."""
        return "; ".join(f"{name}: {one_line(error)}" for name, error in self.failed.items())


def one_line(error: Exception) -> str:
    """Return an error as one line. What nobody expected comes with its type."""
    text = " ".join(str(error).split())
    if isinstance(error, EXPECTED) and text:
        return text
    return f"{type(error).__name__}: {text}" if text else type(error).__name__
