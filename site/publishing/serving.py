"""Starting granian, the server of both the public hosts and the CMS."""

from __future__ import annotations

import os
import socket

from django.core.management.base import CommandError
from granian import Granian
from granian.constants import Interfaces


def check_port(host: str, port: int) -> None:
    """Raise CommandError in one line when another program uses the port."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CommandError(
                f"Port {port} on {host} cannot be used ({error.strerror}): "
                "stop the program that has it, or choose another port."
            ) from None


def serve(target: str, *, host: str, port: int, workers: int = 1) -> None:
    """Serve a WSGI application until stopped. Raises CommandError when the port is taken."""
    check_port(host, port)
    Granian(
        target,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        # More threads than cores only wait for each other: a response is a look-up and a file.
        blocking_threads=os.cpu_count() or 1,
        log_access=False,
        websockets=False,
    ).serve()
