"""A listening socket that was handed to this process: what waits in it survives the process.

systemd does so (sd_listen_fds(3)): it holds the socket, so that a service that is replaced refuses nobody.
"""

from __future__ import annotations

import os
import socket

#: The first of the sockets that are handed over.
FIRST = 3


def handed_over() -> socket.socket | None:
    """Return the socket that was meant for this process, or None. Its children find nothing of it."""
    meant_for, number = os.environ.pop("LISTEN_PID", ""), os.environ.pop("LISTEN_FDS", "")
    os.environ.pop("LISTEN_FDNAMES", None)
    if meant_for != str(os.getpid()) or number in ("", "0"):
        return None
    return socket.socket(fileno=FIRST)
