"""Starting granian, the server of both the public hosts and the CMS.

Its limits are of one kind: who is slow holds a connection and nothing else, and not for ever
([decision 22](../../docs/decisions/0022-who-is-slow-holds-a-connection.md)).
"""

from __future__ import annotations

import gc
import resource
import socket
from collections.abc import Mapping
from functools import partial
from typing import Any

from granian._internal import load_target
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings

from publishing.runtime import log_lines
from publishing.serve.sockets import handed_over
from publishing.serve.supervising import Server, following

#: Seconds in which the head of a request must be there; so long an idle connection stays as well.
HEAD_SECONDS = 10
#: Bytes of the largest head.
LARGEST_HEAD = 65_536
#: Connections that wait until a process takes them.
BACKLOG = 2_048
#: Connections of one process.
MOST_CONNECTIONS = 8_192
#: Open files of one process, and those that are no connections.
MOST_FILES, OWN_FILES = 65_536, 256
#: Seconds that a process may take to finish what it sends, when it is stopped.
STOP_SECONDS = 7


class PortError(RuntimeError):
    """A port cannot be served on. The message says what to do about it."""


def check_port(host: str, port: int) -> None:
    """Raise PortError in one line when another program uses the port."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise PortError(
                f"Port {port} on {host} cannot be used ({error.strerror}): "
                "stop the program that has it, or choose another port."
            ) from None


def open_files() -> int:
    """Allow this process and its children as many open files as the system lets it; return that.

    Services get 1,024 by default, which so many visitors use up.
    """
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST_FILES if hard == resource.RLIM_INFINITY else min(hard, MOST_FILES)
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
    except ValueError:
        # macOS says that there is no limit, and has one.
        return soft
    return wanted


def serve(
    target: str,
    *,
    host: str,
    port: int,
    workers: int = 1,
    server: type[Server] = Server,
    logs: Mapping[str, Any] | None = None,
) -> None:
    """Serve an RSGI application until stopped. Raises PortError when the port is taken.

    A socket that was handed over goes before host and port. `logs` is what `logging.config` is told.
    """
    handed = handed_over()
    if handed is None:
        check_port(host, port)
    # What is there now stays: the processes go on sharing it, and none looks through it at its end,
    # which takes seconds on a busy machine.
    gc.freeze()
    made = server(
        target,
        address=host,
        port=port,
        interface=Interfaces.RSGI,
        workers=workers,
        # Browsers speak HTTP/2 with the proxy alone; of a connection that could become it, nobody
        # counts the seconds before its first line.
        http=HTTPModes.http1,
        http1_settings=HTTP1Settings(
            header_read_timeout=HEAD_SECONDS * 1000, max_buffer_size=LARGEST_HEAD
        ),
        backlog=BACKLOG,
        # Connections, not requests. Of a file that is sent, each has two files open.
        backpressure=max(min(MOST_CONNECTIONS, (open_files() - OWN_FILES) // 2), 1),
        workers_kill_timeout=STOP_SECONDS,
        log_access=False,
        log_dictconfig=log_lines.of_server(logs) if logs else None,
        websockets=False,
    )
    made.handed = handed
    made.serve(target_loader=following(partial(load_target, target)), wrap_loader=False)
