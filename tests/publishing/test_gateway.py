"""The way from the server to an application and back, without a network."""

from __future__ import annotations

import asyncio
import io
import threading
from collections.abc import AsyncIterator, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.core.files.base import File
from django.http import FileResponse
from django.test import RequestFactory

from publishing.serve import gateway
from publishing.serve.gateway import FilePart, FileWrapper, Threaded, environ_of
from publishing.serve.headers import SECURITY_HEADERS

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment


class Headers(list[tuple[str, str]]):
    """Headers as granian has them."""

    def items(self) -> list[tuple[str, str]]:
        """Return all of them."""
        return [*self]

    def get(self, name: str, default: str | None = None) -> str | None:
        """Return the first with that name."""
        return next((value for each, value in self if each == name), default)

    def __contains__(self, name: object) -> bool:
        return any(each == name for each, _value in self)


class Request:
    """A request, and what is answered: scope and protocol in one."""

    method, path, query_string = "GET", "/", ""
    server, client, scheme, http_version = "127.0.0.1:8001", "[2001:db8::7]:4711", "http", "1.1"

    def __init__(self, *chunks: bytes, **fields: Any) -> None:
        self.headers = Headers()
        self.chunks = chunks
        self.pause = 0.0
        vars(self).update(fields)
        self.headers = Headers(self.headers)
        self.status = 0
        self.sent: dict[str, str] = {}
        self.body: object = None

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for chunk in self.chunks:
            await asyncio.sleep(self.pause)
            yield chunk
        # The server says so when there is no more, also when there should have been.
        yield b""

    def response_bytes(self, status: int, headers: list[tuple[str, str]], body: object) -> None:
        """Take an answer."""
        self.status, self.sent, self.body = status, dict(headers), body

    def response_file_range(
        self, status: int, headers: list[tuple[str, str]], path: str, start: int, end: int
    ) -> None:
        """Take an answer from a file."""
        self.response_bytes(status, headers, (path, start, end))

    def response_empty(self, status: int, headers: list[tuple[str, str]]) -> None:
        """Take an answer without a body."""
        self.response_bytes(status, headers, None)


def echo(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    """Answer with the body, and the length that the application was told."""
    start_response("200 OK", [("X-Length", dict(environ)["CONTENT_LENGTH"])])
    return [environ["wsgi.input"].read()]


def ask(request: Request, application: Any = echo, seconds: float = 10) -> Request:
    """Answer one request."""
    threaded = Threaded(application, 1, seconds)
    scope: Any = request

    async def run() -> None:
        threaded.__rsgi_init__(asyncio.get_running_loop())
        await threaded.__rsgi__(scope, scope)
        threaded.__rsgi_del__(asyncio.get_running_loop())

    asyncio.run(run())
    return request


def test_a_body_is_there_in_full() -> None:
    request = ask(Request(b"een", b"twee", headers=[("content-length", "7")]))
    assert (request.status, request.sent, request.body) == (200, {"X-Length": "7"}, b"eentwee")


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (Request(b"een", headers=[("content-length", "7")]), 400),
        (Request(b"een", headers=[("transfer-encoding", "chunked")]), 411),
        (Request(headers=[("content-length", str(gateway.LARGEST_BODY + 1))]), 413),
        (Request(b"een", pause=5.0, headers=[("content-length", "3")]), 408),
    ],
)
def test_what_is_not_there_in_full_reaches_no_application(request_: Request, status: int) -> None:
    request = ask(request_, None, seconds=0.05)
    assert request.status == status
    assert {*SECURITY_HEADERS} <= {*request.sent.items()}


def test_an_exception_is_an_answer(caplog: pytest.LogCaptureFixture) -> None:
    def fails(*_arguments: object) -> None:
        raise ValueError("kapot")

    request = ask(Request(), fails)
    assert (request.status, request.body) == (500, b"500 Internal Server Error\n")
    assert {*SECURITY_HEADERS} <= {*request.sent.items()}
    assert "kapot" in caplog.text


def test_the_environment_of_a_request(rf: RequestFactory) -> None:
    scope: Any = Request(
        path="/wijk/één",
        query_string="a=1&b=%20",
        headers=[
            ("host", "cms.example"),
            ("cookie", "a=1"),
            ("cookie", "b=2"),
            ("x-forwarded-proto", "http"),
            ("x_forwarded_proto", "https"),
            ("accept", "text/html"),
            ("accept", "*/*"),
            ("content-type", "text/plain"),
        ],
    )
    body = io.BytesIO()
    environ = environ_of(scope, body)
    assert environ.pop("wsgi.errors")
    assert environ.pop("wsgi.input") is body
    assert environ == {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": "/wijk/één".encode().decode("latin-1"),
        "QUERY_STRING": "a=1&b=%20",
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "8001",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "2001:db8::7",
        "REMOTE_PORT": "4711",
        "HTTP_HOST": "cms.example",
        "HTTP_COOKIE": "a=1; b=2",
        "HTTP_X_FORWARDED_PROTO": "http",
        "HTTP_ACCEPT": "text/html,*/*",
        "CONTENT_TYPE": "text/plain",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
        "wsgi.file_wrapper": FileWrapper,
    }


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"0123456789")
    return path


def sends(response: FileResponse) -> Any:
    """Make the application that answers with a response, as Django's handler does."""

    def application(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        start_response("200 OK", [])
        stream: Any = response.file_to_stream
        stream.close = response.close
        wrapped: Iterable[bytes] = environ["wsgi.file_wrapper"](stream, response.block_size)
        return wrapped

    return application


def test_a_file_is_sent_by_its_path_and_its_response_closed(file: Path) -> None:
    closed: list[str] = []
    response: Any = FileResponse(file.open("rb"))
    response._resource_closers.append(lambda: closed.append(threading.current_thread().name))
    request = ask(Request(), sends(response))
    assert (request.status, request.body) == (200, (str(file), 0, 10))
    # In the thread that the request had: connections to the database are of a thread.
    assert closed == ["request_0"]


def test_a_file_of_a_storage_is_sent_by_its_path(file: Path) -> None:
    response = FileResponse(File(file.open("rb"), name="documents/a.pdf"))
    assert ask(Request(), sends(response)).body == (str(file), 0, 10)


def test_a_file_that_was_read_from_is_sent_from_there(file: Path) -> None:
    with file.open("rb") as opened:
        opened.read(4)
        part = FileWrapper(opened).part()
    assert part is not None
    assert (part.start, part.length, b"".join(part)) == (4, 6, b"456789")


def test_bytes_from_elsewhere_are_sent_as_they_are() -> None:
    assert ask(Request(), sends(FileResponse(io.BytesIO(b"abc")))).body == b"abc"


def test_nothing_of_a_file_is_sent_for_head_or_when_it_is_empty(file: Path) -> None:
    response = FileResponse(file.open("rb"))
    assert ask(Request(method="HEAD"), sends(response)).body == b""
    assert response.closed
    file.write_bytes(b"")
    assert ask(Request(), sends(FileResponse(file.open("rb")))).body is None


def test_a_part_of_a_file_is_read_in_chunks(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gateway, "CHUNK", 4)
    assert list(FilePart(str(file), 1, 8)) == [b"1234", b"5678"]
