"""A client of the public server, without a network."""

from __future__ import annotations

from typing import Any
from wsgiref.util import setup_testing_defaults

from publishing.serve.wsgi import PublicSites
from tests.publishing.stores import HOST


class Answer:
    """What a client gets."""

    def __init__(self, app: PublicSites, path: str, method: str = "GET", **environ: str) -> None:
        request: dict[str, Any] = {}
        setup_testing_defaults(request)
        request.update(
            REQUEST_METHOD=method,
            PATH_INFO=path.encode().decode("latin-1"),
            HTTP_HOST=f"{HOST}:8000",
        )
        request.update(environ)
        self.headers: dict[str, str] = {}
        self.status = 0
        body: Any = app(request, self._start)
        self.body = b"".join(body)
        if hasattr(body, "close"):
            body.close()
        if "Content-Length" in self.headers and method != "HEAD":
            assert int(self.headers["Content-Length"]) == len(self.body)

    def _start(self, status: str, headers: list[tuple[str, str]], *_rest: Any) -> Any:
        self.status = int(status.split()[0])
        assert len({name.lower() for name, _value in headers}) == len(headers)
        self.headers = dict(headers)
