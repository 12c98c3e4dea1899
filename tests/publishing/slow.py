"""Visitors who are slow on purpose, and those beside them. Only for servers on 127.0.0.1."""

from __future__ import annotations

import contextlib
import http.client
import resource
import socket
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

HOME = "127.0.0.1"


@contextlib.contextmanager
def many_files(wanted: int) -> Iterator[None]:
    """Let this process have so many sockets open."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(max(soft, wanted), hard), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def connected(port: int) -> socket.socket:
    """Connect with next to no room for what comes."""
    visitor = socket.socket()
    visitor.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
    visitor.settimeout(20)
    visitor.connect((HOME, port))
    return visitor


@contextlib.contextmanager
def connections(
    port: int, count: int, said: bytes, *, taken: int = 0
) -> Iterator[list[socket.socket]]:
    """Open `count` connections, say the same on each, and read nothing but `taken` bytes."""
    found: list[socket.socket] = []
    with many_files(count + 200), contextlib.ExitStack() as stack:
        for _ in range(count):
            each = stack.enter_context(connected(port))
            each.sendall(said)
            if taken:
                assert each.recv(taken)
            found.append(each)
        yield found


def request(host: str, path: str, **headers: str) -> bytes:
    """Make the text of a request; `_` in the name of a header stands for `-`."""
    lines = [f"GET {path} HTTP/1.1", f"Host: {host}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode()


@dataclass
class Seen:
    """What ordinary visitors met: seconds of each answer, and what went wrong."""

    seconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @property
    def p99(self) -> float:
        """The slowest but one in a hundred."""
        ordered = sorted(self.seconds)
        return ordered[min(len(ordered) - 1, len(ordered) * 99 // 100)]


def visit(
    port: int,
    host: str,
    path: str,
    count: int,
    *,
    timeout: float = 10.0,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
) -> Seen:
    """Ask for a page `count` times, each on a connection of its own."""
    seen = Seen()
    for _ in range(count):
        began = time.monotonic()
        connection = http.client.HTTPConnection(HOME, port, timeout=timeout)
        try:
            connection.request("GET", path, headers={"Host": host, **(headers or {})})
            answer = connection.getresponse()
            answer.read()
            if answer.status != status:
                seen.errors.append(f"{answer.status} {path}")
        except (OSError, http.client.HTTPException) as error:
            seen.errors.append(repr(error))
        finally:
            connection.close()
        seen.seconds.append(time.monotonic() - began)
    return seen
