"""The WSGI application of the public hosts: files of the current release, without a database."""

from __future__ import annotations

import logging
import os
import re
import threading
import time
from collections.abc import Iterable
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from whitenoise import WhiteNoise
from whitenoise.responders import Redirect, Response, StaticFile

from publishing.headers import SECURITY_HEADERS, headers_for
from publishing.releases import Entry, Manifest, ReleaseError, ReleaseStore

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

logger = logging.getLogger("publishing")
#: Seconds between two looks at the pointers: how long a switch may go unseen.
LOOK_EVERY = 0.2
STRONG = re.compile(r'^(?:W/)?("[^"]*")$')


class BlobFile(StaticFile):
    """A file of a release. Its ETag is its content; conditions may name several (RFC 9110)."""

    def is_not_modified(self, request_headers: WSGIEnvironment) -> bool:
        """Tell whether the browser has this content already."""
        condition = request_headers.get("HTTP_IF_NONE_MATCH")
        if condition is None:
            return False
        tags = {match[1] for tag in condition.split(",") if (match := STRONG.match(tag.strip()))}
        return self.etag in tags or condition.strip() == "*"


class SiteFiles(WhiteNoise):
    """The files of one release of one site."""

    def __init__(self, store: ReleaseStore, manifest: Manifest) -> None:
        super().__init__(not_allowed_here, max_age=None, allow_all_origins=False)
        self.manifest = manifest
        self.errors: dict[str, tuple[Entry, Path]] = {}
        for entry in manifest.entries:
            blob = store.blob_path(entry.blob)
            if entry.status != HTTPStatus.OK:
                self.errors[entry.language] = (entry, blob)
                continue
            self.files[entry.path] = self._file(entry, blob)
            if entry.path.endswith("/") and entry.path != "/":
                self.files[entry.path[:-1]] = PermanentRedirect(entry.path)

    def _file(self, entry: Entry, blob: Path) -> BlobFile:
        headers = headers_for(entry.path, entry.media_type, entry.language)
        headers += [("ETag", f'"{entry.blob}"'), ("Last-Modified", "Thu, 01 Jan 1970 00:00:00 GMT")]
        file = BlobFile(str(blob), headers, encodings={"gzip": f"{blob}.gz", "br": f"{blob}.br"})
        for _pattern, _path, alternative in file.alternatives:
            # The time of a blob is that of its first release: it says nothing about the page.
            alternative[:] = [pair for pair in alternative if pair[0] != "Last-Modified"]
        security = [pair for pair in headers if pair[0] in dict(SECURITY_HEADERS)]
        file.not_modified_response.headers.extend(security)
        return file

    def error(self, language: str) -> tuple[Entry, Path] | None:
        """Give the page that says that an address does not exist."""
        return self.errors.get(language) or self.errors.get(self.manifest.languages[0])


class PermanentRedirect(Redirect):
    """The address with a slash at its end is the only one of a page."""

    def __init__(self, location: str) -> None:
        headers = [*SECURITY_HEADERS, ("Cache-Control", "public, max-age=60")]
        headers.append(("Location", quote(location.encode())))
        self.response = Response(HTTPStatus.MOVED_PERMANENTLY, headers, None)


def not_allowed_here(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    """Never called: PublicSites looks a file up before it asks WhiteNoise to serve it."""
    raise RuntimeError("no file")


class PublicSites:
    """All sites of the install. A request sees one release from its start to its end."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.hosts: dict[str, SiteFiles] = {}
        self._seen: dict[str, str] = {}
        self._looked = 0.0
        self._lock = threading.Lock()
        self.refresh()

    def refresh(self) -> None:
        """Serve what the pointers name. A site whose release is damaged keeps its last good one."""
        hosts = dict(self.hosts)
        served: set[str] = set()
        for folder in sorted(self.root.glob("site-*")):
            store = ReleaseStore(self.root, int(folder.name.removeprefix("site-")))
            try:
                current = store.current_id()
            except OSError as error:
                logger.error("the pointer of %s cannot be read: %s", folder.name, error)
                current = None
            if current and self._seen.get(folder.name) != current:
                files = self._load(store, current)
                if files is not None:
                    self._seen[folder.name] = current
                    hosts = {
                        h: f for h, f in hosts.items() if f.manifest.site != files.manifest.site
                    }
                    hosts[files.manifest.hostname] = files
            served.add(folder.name)
        self.hosts = hosts
        self._looked = time.monotonic()

    def _load(self, store: ReleaseStore, current: str) -> SiteFiles | None:
        """Load a release; when it is damaged, and nothing is served yet, the newest good one."""
        candidates = [current, *[each for each in reversed(store.ids()) if each != current]]
        for release_id in candidates:
            try:
                return SiteFiles(store, store.manifest(release_id))
            except (ReleaseError, OSError) as error:
                logger.error("release %s of %s: %s", release_id, store.folder.name, error)
                if self._seen.get(store.folder.name):
                    return None
        return None

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request."""
        if time.monotonic() - self._looked > LOOK_EVERY and self._lock.acquire(blocking=False):
            try:
                self.refresh()
            finally:
                self._lock.release()
        host = environ.get("HTTP_HOST", "").rsplit(":", 1)[0].rstrip(".").lower()
        site = self.hosts.get(host)
        if site is None:
            return self._unknown_host(environ, start_response)
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
            headers = [*SECURITY_HEADERS, ("Allow", "GET, HEAD"), ("Content-Length", "0")]
            start_response(_status(HTTPStatus.METHOD_NOT_ALLOWED), headers)
            return []
        path = _path_of(environ)
        file = site.files.get(path)
        if file is not None:
            response: Iterable[bytes] = site.serve(file, environ, start_response)
            return response
        return _not_found(site, path, environ, start_response)

    def _unknown_host(
        self, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes]:
        """Answer a request for a host that is no site of ours (RFC 9110, 421)."""
        host = environ.get("HTTP_HOST", "").rsplit(":", 1)[0]
        if host in ("localhost", "127.0.0.1", "[::1]") and self.hosts:
            return _site_list(self.hosts, start_response)
        return _plain(start_response, HTTPStatus.MISDIRECTED_REQUEST, "Onbekende website.")


def _path_of(environ: WSGIEnvironment) -> str:
    """Give the path of a request as text. What is no UTF-8 is no path of ours."""
    raw = environ.get("PATH_INFO", "") or "/"
    try:
        return str(raw.encode("latin-1").decode("utf-8"))
    except UnicodeError:
        return "\0"


def _not_found(
    site: SiteFiles, path: str, environ: WSGIEnvironment, start_response: StartResponse
) -> Iterable[bytes]:
    """Answer 404, in the language of the address."""
    if path.startswith("/api/"):
        body = b'{"status":404,"title":"Not Found","detail":"There is nothing at this address."}'
        return _answer(
            environ,
            start_response,
            HTTPStatus.NOT_FOUND,
            path,
            "application/problem+json",
            "",
            body,
        )
    first = path.split("/")[1] if path.count("/") > 1 else ""
    language = first if first in site.manifest.languages else site.manifest.languages[0]
    found = site.error(language)
    if found is None:
        return _plain(start_response, HTTPStatus.NOT_FOUND, "Niet gevonden.")
    entry, blob = found
    return _answer(
        environ,
        start_response,
        HTTPStatus(entry.status),
        path,
        entry.media_type,
        entry.language,
        blob.read_bytes(),
    )


def _answer(
    environ: WSGIEnvironment,
    start_response: StartResponse,
    status: HTTPStatus,
    path: str,
    media_type: str,
    language: str,
    body: bytes,
) -> Iterable[bytes]:
    headers = headers_for(path, media_type, language)
    headers = [pair for pair in headers if pair[0] != "Content-Disposition"]
    headers.append(("Content-Length", str(len(body))))
    start_response(_status(status), headers)
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]


def _plain(start_response: StartResponse, status: HTTPStatus, text: str) -> Iterable[bytes]:
    body = f"{text}\n".encode()
    headers = [*SECURITY_HEADERS, ("Content-Type", "text/plain; charset=utf-8")]
    start_response(_status(status), [*headers, ("Content-Length", str(len(body)))])
    return [body]


def _site_list(hosts: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
    """List the sites of this install, for who opens the server by its bare address."""
    items = "".join(
        f'<li><a href="{files.manifest.base_url}/">{host}</a></li>'
        for host, files in sorted(hosts.items())
    )
    body = (
        '<!doctype html><html lang="nl"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width"><title>Wijkwijzer</title></head>'
        f"<body><main><h1>Wijkwijzer</h1><p>De sites van deze server:</p><ul>{items}</ul></main></body></html>"
    ).encode()
    headers = [*SECURITY_HEADERS, ("Content-Type", "text/html; charset=utf-8")]
    start_response(_status(HTTPStatus.OK), [*headers, ("Content-Length", str(len(body)))])
    return [body]


def _status(status: HTTPStatus) -> str:
    return f"{status.value} {status.phrase}"


def application_for(root: str | os.PathLike[str]) -> PublicSites:
    """Make the application over the releases in `root`."""
    return PublicSites(Path(root))
