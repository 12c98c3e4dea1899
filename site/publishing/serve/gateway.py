"""WSGI applications behind RSGI, so that no thread ever waits for the network.

A request has arrived in full before an application is asked, and an answer is handed over in full:
bytes at one go, a file as its path, which granian reads while the visitor takes it.
"""

from __future__ import annotations

import asyncio
import io
import logging
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http import HTTPStatus
from typing import IO, TYPE_CHECKING, Any, Protocol

from publishing.serve.headers import SECURITY_HEADERS

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication, WSGIEnvironment
    from granian._granian import RSGIHTTPProtocol
    from granian.rsgi import Scope

logger = logging.getLogger("publishing")
Headers = list[tuple[str, str]]

#: Bytes of the largest body of a request: the largest document (settings) and its form around it.
LARGEST_BODY = 32_000_000
#: Bytes of a body that stay in memory; what is longer lies in a temporary file.
IN_MEMORY = 1_000_000
#: Seconds in which the body of a request must be there.
BODY_SECONDS = 120.0
CHUNK = 65_536


class FilePart:
    """Some bytes of a file on disk, as the body of an answer."""

    def __init__(self, path: str, start: int, length: int) -> None:
        self.path = path
        self.start = start
        self.length = length

    def __iter__(self) -> Iterator[bytes]:
        """Read them in chunks, for a server that knows nothing of files."""
        with open(self.path, "rb") as file:
            file.seek(self.start)
            left = self.length
            while left and (chunk := file.read(min(CHUNK, left))):
                left -= len(chunk)
                yield chunk


class FileWrapper:
    """What `wsgi.file_wrapper` makes of an open file (PEP 3333)."""

    def __init__(self, file: IO[bytes], block_size: int = CHUNK) -> None:
        self.file = file
        self._block_size = block_size

    def __iter__(self) -> Iterator[bytes]:
        while chunk := self.file.read(self._block_size):
            yield chunk

    def close(self) -> None:
        """Close the file, and the answer that it is the body of."""
        self.file.close()

    def part(self) -> FilePart | None:
        """Return what is left of a file on this disk; None for bytes from elsewhere."""
        raw: Any = self.file
        # A file of Django's storage has the one of Python inside.
        while not isinstance(raw, io.BufferedReader) and hasattr(raw, "file"):
            raw = raw.file
        if not isinstance(raw, io.BufferedReader):
            return None
        path = getattr(raw, "name", None)
        if not isinstance(path, str) or not os.path.isabs(path):
            return None
        start = raw.tell()
        return FilePart(path, start, max(os.fstat(raw.fileno()).st_size - start, 0))


class _RefusedError(Exception):
    """A request that no application is asked about."""

    def __init__(self, status: HTTPStatus) -> None:
        super().__init__(status.phrase)
        self.status = status


@dataclass(slots=True)
class _Answer:
    """An answer that is there in full. `body` is empty for HEAD."""

    status: int = 500
    headers: Headers | None = None
    body: bytes | FilePart = b""

    def start(self, status: str, headers: Headers, _error: Any = None) -> Any:
        """Take the status and the headers: the `start_response` of WSGI."""
        self.status = int(status[:3])
        self.headers = headers

    def take(self, body: Iterable[bytes], method: str) -> None:
        """Take the body, and close it."""
        try:
            part = body.part() if isinstance(body, FileWrapper) else None
            if isinstance(body, FilePart):
                part = body
            if method == "HEAD":
                return
            self.body = part or b"".join(body)
        finally:
            close = getattr(body, "close", None)
            if close:
                close()

    def send(self, protocol: RSGIHTTPProtocol) -> None:
        """Hand it to the server."""
        headers, body = self.headers or [], self.body
        if isinstance(body, bytes):
            protocol.response_bytes(self.status, headers, body)
        elif body.length:
            end = body.start + body.length
            protocol.response_file_range(self.status, headers, body.path, body.start, end)
        else:
            protocol.response_empty(self.status, headers)


def _plain(status: HTTPStatus) -> _Answer:
    body = f"{status.value} {status.phrase}\n".encode()
    headers = [
        *SECURITY_HEADERS,
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Cache-Control", "no-store"),
        ("Content-Length", str(len(body))),
    ]
    return _Answer(status.value, headers, body)


class Application(Protocol):
    """What granian calls."""

    async def __rsgi__(self, scope: Scope, protocol: RSGIHTTPProtocol) -> None: ...


class Inline:
    """An application that answers from memory and file names, within microseconds: no thread."""

    def __init__(self, application: WSGIApplication) -> None:
        self._application = application

    async def __rsgi__(self, scope: Scope, protocol: RSGIHTTPProtocol) -> None:
        """Answer one request. The application looks at these headers alone."""
        headers = scope.headers
        method = scope.method
        environ: WSGIEnvironment = {
            "REQUEST_METHOD": method,
            "PATH_INFO": _latin(scope.path),
            "QUERY_STRING": scope.query_string,
            "HTTP_HOST": headers.get("host", ""),
            "HTTP_ACCEPT_ENCODING": headers.get("accept-encoding", ""),
        }
        for name, key in _CONDITIONS:
            value = headers.get(name)
            if value is not None:
                environ[key] = value
        answer = _Answer()
        answer.take(self._application(environ, answer.start), method)
        answer.send(protocol)


_CONDITIONS = (
    ("if-none-match", "HTTP_IF_NONE_MATCH"),
    ("range", "HTTP_RANGE"),
    ("if-range", "HTTP_IF_RANGE"),
)


class Threaded:
    """An application that takes its time, in `threads` threads of this process.

    A request takes a thread when its body is there, and gives it back when the answer is made:
    who sends or reads slowly holds a connection and nothing else.
    """

    def __init__(
        self, application: WSGIApplication, threads: int, seconds: float = BODY_SECONDS
    ) -> None:
        self._application = application
        self._threads = threads
        self._seconds = seconds
        self._pool: ThreadPoolExecutor | None = None

    def __rsgi_init__(self, _loop: asyncio.AbstractEventLoop) -> None:
        """Make the threads, in the process that serves."""
        self._pool = ThreadPoolExecutor(self._threads, "request")

    def __rsgi_del__(self, _loop: asyncio.AbstractEventLoop) -> None:
        """Let the threads end with what they do."""
        if self._pool:
            self._pool.shutdown(wait=False)

    async def __rsgi__(self, scope: Scope, protocol: RSGIHTTPProtocol) -> None:
        """Answer one request."""
        loop = asyncio.get_running_loop()
        with tempfile.SpooledTemporaryFile(IN_MEMORY) as body:
            try:
                await self._receive(scope, protocol, body)
            except _RefusedError as refused:
                answer = _plain(refused.status)
            else:
                environ = environ_of(scope, body)
                answer = await loop.run_in_executor(self._pool, self._answer, environ)
        answer.send(protocol)

    async def _receive(self, scope: Scope, protocol: RSGIHTTPProtocol, body: IO[bytes]) -> None:
        """Write the body of a request into `body`. Raises _RefusedError."""
        length = scope.headers.get("content-length")
        if length is None:
            if "transfer-encoding" in scope.headers:
                # Without a length nobody sees that a body was cut off.
                raise _RefusedError(HTTPStatus.LENGTH_REQUIRED)
            return
        # The server took this for a number of at most 64 bits.
        if int(length) > LARGEST_BODY:
            raise _RefusedError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        try:
            async with asyncio.timeout(self._seconds):
                async for chunk in protocol:
                    body.write(chunk)
        except TimeoutError:
            raise _RefusedError(HTTPStatus.REQUEST_TIMEOUT) from None
        if body.tell() != int(length):
            raise _RefusedError(HTTPStatus.BAD_REQUEST)
        body.seek(0)

    def _answer(self, environ: WSGIEnvironment) -> _Answer:
        """Ask the application, in a thread. An exception is logged and answered with 500."""
        answer = _Answer()
        try:
            answer.take(self._application(environ, answer.start), environ["REQUEST_METHOD"])
        except Exception:
            logger.exception("%s %s", environ["REQUEST_METHOD"], environ["PATH_INFO"])
            return _plain(HTTPStatus.INTERNAL_SERVER_ERROR)
        return answer


def environ_of(scope: Scope, body: IO[bytes]) -> WSGIEnvironment:
    """Return the environment of a request (PEP 3333)."""
    server, _colon, port = scope.server.rpartition(":")
    client, _colon, client_port = scope.client.rpartition(":")
    environ: WSGIEnvironment = {
        "REQUEST_METHOD": scope.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": _latin(scope.path),
        "QUERY_STRING": _latin(scope.query_string),
        "SERVER_NAME": server.strip("[]"),
        "SERVER_PORT": port,
        "SERVER_PROTOCOL": f"HTTP/{scope.http_version}",
        "REMOTE_ADDR": client.strip("[]"),
        "REMOTE_PORT": client_port,
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.scheme,
        "wsgi.input": body,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
        "wsgi.file_wrapper": FileWrapper,
    }
    for name, value in scope.headers.items():
        # `X_Forwarded_Proto` would pass for the header that only a proxy may set.
        if "_" in name:
            continue
        key = name.upper().replace("-", "_")
        if key not in ("CONTENT_LENGTH", "CONTENT_TYPE"):
            key = f"HTTP_{key}"
        joint = "; " if key == "HTTP_COOKIE" else ","
        environ[key] = f"{environ[key]}{joint}{value}" if key in environ else value
    return environ


def _latin(text: str) -> str:
    """Spell text as WSGI has it: each character a byte."""
    return text if text.isascii() else text.encode().decode("latin-1")
