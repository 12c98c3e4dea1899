"""The WSGI application of the public hosts: files of the current release, without a database."""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING

from publishing.cards.card import FOLDER
from publishing.pdf.addresses import PAGE, PDF
from publishing.search.addresses import BUNDLE
from publishing.serve import card_files, pdf_files, responses, search_files
from publishing.serve.file_response import DamagedError, Memory
from publishing.serve.live_release import LiveSite, single_slashes
from publishing.store.manifests import ReleaseError
from publishing.store.releases import ReleaseStore
from publishing.store.sites import stores

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

logger = logging.getLogger("publishing")
#: Seconds between two looks at the pointers: how long a switch may go unseen.
LOOK_EVERY = 0.05
#: Seconds until a release that cannot be served is tried again.
TRY_AGAIN = 5.0
#: Bytes of pages that one process keeps in memory.
MEMORY = 64_000_000
#: Spellings of the host header that are remembered: each known name with its ports and cases.
SPELLINGS = 1000


@dataclass(frozen=True, slots=True)
class SiteHealth:
    """How one site is served. `problem` is empty when all is well.

    current  what the pointer names; None when it is missing
    served   the release that visitors see; None when there is none
    """

    folder: str
    hostname: str
    current: str | None
    served: str | None
    problem: str


@dataclass(frozen=True, slots=True)
class Hosts:
    """The sites by host name, and by each host header that was seen, at one moment."""

    sites: Mapping[str, LiveSite] = field(default_factory=dict)
    spelled: dict[str, LiveSite] = field(default_factory=dict)

    def find(self, header: str) -> LiveSite | None:
        """Return the site that a host header means."""
        found = self.sites.get(header.rsplit(":", 1)[0].rstrip(".").lower())
        if found and len(self.spelled) < SPELLINGS:
            self.spelled[header] = found
        return found


class PublicSites:
    """All sites of the install. A request sees one release from its start to its end."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._hosts = Hosts()
        self._memory = Memory(MEMORY)
        self._live: dict[str, LiveSite] = {}
        self._states: dict[str, SiteHealth] = {}
        self._tried: dict[str, tuple[str, float]] = {}
        self._damaged: dict[str, str] = {}
        self._look_at = 0.0
        self._lock = threading.Lock()
        self.refresh()

    def refresh(self) -> None:
        """Serve what the pointers name. A site whose release is damaged keeps its last good one."""
        found = {store.folder.name: store for store in stores(self.root)}
        for name, store in found.items():
            self._refresh_site(store, name)
        for name in self._live.keys() - found.keys():
            self._note(name, self._live[name], None, "its releases are gone")
        sites = {live.header.hostname: live for live in self._live.values()}
        if sites != self._hosts.sites:
            # One object for both tables: a request never finds an old site under a new name.
            self._hosts = Hosts(sites)
        self._look_at = time.monotonic() + LOOK_EVERY

    def _refresh_site(self, store: ReleaseStore, name: str) -> None:
        live = self._live.get(name)
        problem = ""
        try:
            current = store.current_id()
            if current is None and store.ids():
                problem = "the pointer is missing"
        except OSError as error:
            current, problem = None, f"the pointer cannot be read: {error}"
        if live and current == live.header.id:
            self._note(name, live, current, "")
            return
        tried, again_at = self._tried.get(name, ("", 0.0))
        if tried == (current or "") and time.monotonic() < again_at:
            return
        if current is not None:
            try:
                self._activate(store, name, current, live)
                return
            except (ReleaseError, OSError) as error:
                problem = str(error)
        self._tried[name] = (current or "", time.monotonic() + TRY_AGAIN)
        if live is None and problem:
            live = self._newest_good(store, name, current)
        if live or problem:
            self._note(name, live, current, problem)

    def _activate(
        self, store: ReleaseStore, name: str, release_id: str, before: LiveSite | None
    ) -> LiveSite:
        live = LiveSite(store, release_id, self._memory, before)
        self._memory.forget(live.gone)
        live.gone.clear()
        self._live[name] = live
        self._damaged.pop(name, None)
        self._tried.pop(name, None)
        self._note(name, live, release_id, "")
        return live

    def _newest_good(self, store: ReleaseStore, name: str, current: str | None) -> LiveSite | None:
        """Start with the newest release that is whole, for want of the one that is named."""
        for release_id in reversed(store.ids()):
            if release_id != current:
                try:
                    return self._activate(store, name, release_id, None)
                except (ReleaseError, OSError) as error:
                    logger.error("release %s of %s: %s", release_id, name, error)
        return None

    def _note(self, name: str, live: LiveSite | None, current: str | None, problem: str) -> None:
        problem = problem or self._damaged.get(name, "")
        before = self._states.get(name)
        if problem and (before is None or before.problem != problem):
            logger.error("%s: %s", name, problem)
        header = live.header if live else None
        self._states[name] = SiteHealth(
            name,
            header.hostname if header else "",
            current,
            header.id if header else None,
            problem,
        )

    def health(self) -> list[SiteHealth]:
        """Return for each site what is served and what is wrong with it."""
        with self._lock:
            self.refresh()
        return [self._states[name] for name in sorted(self._states)]

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request, whatever it says."""
        try:
            return self._respond(environ, start_response)
        except Exception:
            logger.exception("%s %r", environ["REQUEST_METHOD"], environ.get("PATH_INFO"))
            return responses.failure(start_response)

    def _respond(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if time.monotonic() >= self._look_at and self._lock.acquire(blocking=False):
            try:
                self.refresh()
            finally:
                self._lock.release()
        hosts = self._hosts
        header = environ.get("HTTP_HOST", "")
        site = hosts.spelled.get(header) or hosts.find(header)
        if site is None:
            return responses.unknown_host(hosts.sites, header, start_response)
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
            return responses.not_allowed(environ, start_response)
        try:
            return _answer(site, environ, start_response)
        except DamagedError as error:
            return self._damage(site, error, environ, start_response)

    def _damage(
        self,
        site: LiveSite,
        error: DamagedError,
        environ: WSGIEnvironment,
        start_response: StartResponse,
    ) -> Iterable[bytes]:
        """Answer when a file is not there: withdrawn just now, or lost."""
        with self._lock:
            self.refresh()
        now = self._hosts.sites.get(site.header.hostname)
        if now is not None and now is not site:
            try:
                return _answer(now, environ, start_response)
            except DamagedError as later:
                error, site = later, now
        for name, live in self._live.items():
            if live is site:
                self._damaged[name] = str(error)
                self._note(name, live, self._states[name].current, str(error))
        return responses.unavailable(start_response)


def _answer(
    site: LiveSite, environ: WSGIEnvironment, start_response: StartResponse
) -> Iterable[bytes]:
    raw = environ.get("PATH_INFO", "") or "/"
    path = raw if raw.isascii() else _text(raw)
    file = site.files.get(path)
    if file is not None:
        if path.endswith(PAGE):
            return pdf_files.page(file, environ, start_response)
        return file.answer(environ, start_response)
    if path.endswith(PDF) and (sheet := site.files.get(f"{path.removesuffix(PDF)}{PAGE}")):
        return pdf_files.answer(sheet, environ, start_response)
    if path.startswith(BUNDLE):
        return search_files.answer(site, path, environ, start_response)
    if path.startswith(FOLDER) and path in site.cards:
        return card_files.answer(site, path, environ, start_response)
    redirect = site.redirect(path)
    if redirect is not None:
        status, location, with_query = redirect
        query = environ.get("QUERY_STRING", "") if with_query else ""
        return responses.redirect(single_slashes(path), status, location, query, start_response)
    if single_slashes(path).startswith("/api/"):
        return responses.problem(HTTPStatus.NOT_FOUND, environ, start_response)
    gone = bool(site.former_owner(site.right_address(path)))
    page = site.error(410 if gone else 404, path)
    if page is None:
        return responses.nothing(gone, start_response)
    return page.answer(environ, start_response, "410 Gone" if gone else "404 Not Found")


def _text(raw: str) -> str:
    """Return the path of a request as text. What is no UTF-8 is no path of ours."""
    try:
        return raw.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return "\0"


def application_for(root: str | os.PathLike[str]) -> PublicSites:
    """Make the application over the releases in `root`."""
    return PublicSites(Path(root))
