"""The process that makes what follows from a release, beside the resident publisher."""

from __future__ import annotations

import contextlib
import logging
import subprocess
import sys

logger = logging.getLogger("publishing")
#: Seconds that it may take to end when it is told to.
PATIENCE = 5.0


class Finisher:
    """Runs `finish_releases` after a release, one at a time; what comes meanwhile is seen after it.

    In a process of its own: a publish never waits for a PDF, and a fault of the libraries that make
    them takes nothing along.
    """

    def __init__(self, command: tuple[str, ...] = ("finish_releases",)) -> None:
        self._command = (sys.executable, "-m", "wijkwijzer", *command)
        self._process: subprocess.Popen[bytes] | None = None
        self._wanted = False

    def want(self) -> None:
        """Have what is served now finished, at the next `look` in an idle moment."""
        self._wanted = True

    def look(self) -> None:
        """Start the process when there is something for it to do."""
        if self._process is not None:
            status = self._process.poll()
            if status is None:
                return
            if status:
                logger.error("%s ended with status %d", self._command[-1], status)
            self._process = None
        if self._wanted:
            self._wanted = False
            try:
                self._process = subprocess.Popen(  # noqa: S603  ourselves
                    self._command, stdin=subprocess.DEVNULL
                )
            except OSError as error:
                logger.error("%s cannot be started: %s", self._command[-1], error)

    def stop(self) -> None:
        """End the process: what it has not made the next one makes."""
        self._wanted = False
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(PATIENCE)
        self._process = None
