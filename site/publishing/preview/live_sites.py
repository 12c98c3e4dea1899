"""The public sites as they would be built now, each page made when somebody asks for it.

For who works on templates, styles and views: nothing is kept, so what is changed is seen at once. What
follows from a release only, such as the index for searching, comes from the release that is there.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import PurePosixPath
from socketserver import ThreadingMixIn
from typing import Any
from urllib.parse import quote
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from django.db import connections
from django.utils import timezone
from wagtail.models import Site

from publishing import fingerprint
from publishing.build.build_tasks import UNKNOWN, Output, file_output, make_layout
from publishing.build.plan import plan_site
from publishing.content.queries import StoredFile, stored_files
from publishing.content.snapshot import Content
from publishing.publisher import load_current
from publishing.serve.headers import headers_for

Application = Callable[[dict[str, Any], Any], Iterable[bytes]]
#: The page of a site for an address that it does not have.
MISSING = "/404.html"


@dataclass(slots=True)
class LiveSite:
    """What is remembered of a site between two requests."""

    content: Content | None = None
    #: The pictures and documents of the pages that were made, by address.
    files: dict[str, StoredFile] = field(default_factory=dict)


class LiveSites:
    """A WSGI application with all sites; `released` answers what only a release has."""

    def __init__(self, released: Application) -> None:
        self._released = released
        self._sites: dict[int, LiveSite] = {}
        self._sources: Any = None
        self._lock = threading.Lock()

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """Answer a request with what the database, the templates and the code say now."""
        hostname = environ.get("HTTP_HOST", "").partition(":")[0]
        path = environ.get("PATH_INFO", "/").encode("latin-1").decode(errors="replace")
        # One at a time: the caches of the process may be emptied.
        with self._lock:
            site = Site.objects.filter(hostname=hostname).first()
            output = None if site is None else self._output(site, path)
        if output is None:
            return self._released(environ, start_response)
        headers = dict(headers_for(path, output.document.media_type, output.language, output.kind))
        headers["Cache-Control"] = "no-store"
        if output.location:
            headers["Location"] = quote(output.location, safe="/:?#[]@!$&'()*+,;=%")
        status = HTTPStatus(output.status)
        start_response(f"{status.value} {status.phrase}", list(headers.items()))
        return [output.document.body]

    def _output(self, site: Site, path: str) -> Output | None:
        """Make what is at an address; None when it is for the release to say."""
        self._forget_when_changed()
        known = self._sites.setdefault(site.pk, LiveSite())
        if (file := known.files.get(path)) is not None:
            return file_output(file)
        moment = timezone.now()
        content = known.content = load_current(site, moment, known.content)
        plan = plan_site(content, moment)
        owner = plan.taken.get(path.casefold())
        if owner is None and not PurePosixPath(path).suffix:
            path = MISSING
            owner = plan.taken.get(path)
        if owner is None:
            return None
        task = plan.tasks[owner]
        layouts = {}
        if task.has_layout:
            layout = make_layout(content, task.language, moment)
            layouts[task.language] = layout
            self._remember(known, layout.queries)
        made = task.build(content, moment, layouts, UNKNOWN)
        self._remember(known, made.queries or ())
        return next((each for each in made.outputs if each.path == path), None)

    def _remember(self, known: LiveSite, queries: Iterable[Any]) -> None:
        known.files.update((file.url, file) for file in stored_files(queries) if file.digest)

    def _forget_when_changed(self) -> None:
        """Empty the caches of our own modules when a template, style, script or phrase changed."""
        sources = fingerprint.state()
        if self._sources not in (None, sources):
            forget()
        self._sources = sources


def forget() -> None:
    """Empty what functions of our own modules remember (functools.cache and lru_cache)."""
    apps = {folder.name for folder in fingerprint.folders()}
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] in apps:
            for value in list(vars(module).values()):
                if callable(getattr(value, "cache_clear", None)):
                    value.cache_clear()


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Answer in a thread of its own, whose connections to the database end with it."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            connections.close_all()


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  the name of http.server
        """Log no request."""


def serve_live(released: Application, host: str, port: int) -> None:
    """Serve all sites until stopped."""
    with make_server(host, port, LiveSites(released), _Server, _Quiet) as server:
        server.serve_forever()
