"""Granian as this project runs it: a process that dies is started anew, whatever ended it."""

from __future__ import annotations

import contextlib
import logging
import os
import socket
import threading
import time
from collections.abc import Callable
from typing import Any

from granian import Granian
from granian._granian import CallbackScheduler, ListenerSpec, SocketHolder
from granian.server import mp

from publishing.runtime.stopping import follow

logger = logging.getLogger("granian")
#: Seconds between two looks at the processes.
LOOK_EVERY = 0.1
#: A process that ends by itself, with an error, within so many seconds of the start of the server
#: cannot be started at all: the server ends as well, and its log says why.
START = 5.0
#: A process that lives for less than so many seconds is started at once so many times, and from
#: then on later each time: at most after so many seconds.
YOUNG, AT_ONCE, LATEST = 5.0, 4, 5.0
#: Seconds that a visitor may take nothing of an answer; then the system cuts the connection.
STALLED = 60.0


class Server(Granian):  # type: ignore[misc, valid-type]
    """A server whose main process holds the socket: what waits in it survives any other process.

    Granian itself gives each process a socket of its own, so that with a process go the connections
    that wait for it, and ends when the same one dies twice within 5.5 seconds.
    """

    #: The socket that somebody else holds and handed over.
    handed: socket.socket | None = None

    def _init_shared_socket(self) -> None:
        self._sso = None
        self._ssp = None
        if self.handed is None:
            spec = ListenerSpec(self.bind_addr, self.bind_port, self.backlog)
            self._shd: SocketHolder = spec.build()
            self._sfd = self._shd.get_fd()
            self._listener = socket.socket(fileno=self._sfd)
        else:
            self._listener = self.handed
            self._sfd = self._listener.fileno()
            self._shd = SocketHolder(self._sfd, False, self.backlog)  # type: ignore[call-arg]
        # The sockets of connections have it from this one. A window that stays shut counts too.
        self._listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, int(STALLED * 1000))
        self._listener.listen(self.backlog)

    def _drop_shared_socket(self) -> None:
        # From here on nobody waits in vain: the processes no longer accept.
        self._listener.close()

    def _serve_loop(self, spawn_target: Any, target_loader: Any) -> None:
        started = time.monotonic()
        deaths: dict[int, int] = {}
        due: dict[int, float] = {}
        while not self.interrupt_signal:
            self.main_loop_interrupt.wait(LOOK_EVERY)
            self.main_loop_interrupt.clear()
            self.interrupt_children.clear()
            if self.reload_signal:
                self._reload(spawn_target, target_loader)
            now = time.monotonic()
            for index, worker in enumerate(self.wrks):
                if index in due or worker.is_alive():
                    continue
                status = worker.inner.exitcode
                if status and status > 0 and now - started < START:
                    logger.error("A process cannot be started, see above")
                    self.interrupt_children.append(index)
                    return
                young = now - worker.birth < YOUNG
                deaths[index] = deaths.get(index, 0) + 1 if young else 0
                due[index] = now + delay(deaths[index])
            for index in [index for index, moment in due.items() if moment <= now]:
                del due[index]
                self._respawn_workers([index], spawn_target, target_loader)


class InlineServer(Server):
    """A server of an application that never waits: its answers are made where the request is read.

    The loop of asyncio costs more than such an answer itself. An application that does wait must
    not be served so.
    """

    @staticmethod
    def _spawn_rsgi_worker(*arguments: Any) -> None:
        # In the process that serves: it finds this name when it makes its scheduler.
        setattr(mp, "_new_cbscheduler", _inline_scheduler)  # noqa: B010
        Granian._spawn_rsgi_worker(*arguments)


class _InlineScheduler(CallbackScheduler):
    """Runs a coroutine that awaits nothing, to its end, in the thread that asks for it."""

    def __init__(self, _loop: Any, callback: Any, *_tasks: Any) -> None:
        super().__init__()

        def schedule(watcher: Any) -> None:
            with contextlib.suppress(StopIteration):
                callback(watcher).send(None)

        self._schedule_fn = schedule


def _inline_scheduler(loop: Any, callback: Any, **_options: Any) -> CallbackScheduler:
    return _InlineScheduler(loop, callback, None, None, None)


def delay(deaths: int) -> float:
    """Return the seconds to wait after so many young deaths of one process in a row."""
    return 0.0 if deaths < AT_ONCE else min(0.25 * 2.0 ** (deaths - AT_ONCE), LATEST)


def following(load: Callable[[], Any]) -> Callable[[], Any]:
    """Let a process that serves end with the main one, also when that is killed."""
    parent = os.getpid()

    def loaded() -> Any:
        threading.Thread(target=follow, args=(parent,), name="parent", daemon=True).start()
        return load()

    return loaded
