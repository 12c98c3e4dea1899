"""Serve the demo: the public sites, the CMS and the resident publisher, on this machine."""

from __future__ import annotations

import argparse
import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from wagtail.models import Site

from publishing import fingerprint
from publishing.serve.server import PortError, check_port

HOST = "127.0.0.1"
#: Seconds between two looks at the servers, and at the sources.
LOOK_EVERY = 0.3
SHEET = Path(settings.PUBLIC_STATIC_DIR) / "css" / "site.css"
STYLES = SHEET.parent / "source"


class Command(BaseCommand):
    """Starts the servers and the publisher, prints where everything is, stops all together."""

    help = "Serves the public sites and the CMS of the demo until stopped."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Take the two ports."""
        parser.add_argument("--port", type=int, default=8000, help="port of the public sites")
        parser.add_argument("--cms-port", type=int, default=8001, help="port of the CMS")
        parser.add_argument(
            "--reload",
            action="store_true",
            help="for who works on it: pages are made when asked for, from the sources as they are",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Serve until Ctrl-C, a signal, or the end of one of the servers."""
        public, cms = options["port"], options["cms_port"]
        try:
            for port in (public, cms):
                check_port(HOST, port)
        except PortError as error:
            raise CommandError(str(error)) from None
        # Then each page is made when it is asked for: nobody waits for a whole build.
        live = ("--live",) if options["reload"] else ()
        commands = {
            "public": ("serve_public", "--port", str(public), *live),
            "cms": ("serve_cms", "--port", str(cms)),
        }
        if not live:
            commands["publisher"] = ("publish", "--watch")
        servers = {name: self._start(*command) for name, command in commands.items()}
        signal.signal(signal.SIGTERM, _interrupt)
        self._say_where(public, cms)
        sources = Sources() if options["reload"] else None
        try:
            while all(server.poll() is None for server in servers.values()):
                time.sleep(LOOK_EVERY)
                for name in sources.touched() if sources is not None else ():
                    self.stdout.write(f"Starting anew: {name}")
                    self.stdout.flush()
                    _stop([servers[name]])
                    servers[name] = self._start(*commands[name])
        except KeyboardInterrupt:
            self.stdout.write("\nStopped.")
            return
        finally:
            _stop(servers.values())
        raise CommandError("One of the servers stopped by itself; its message stands above.")

    def _start(self, *command: str) -> subprocess.Popen[bytes]:
        # Pages from the database are for development alone.
        debug = {"WIJKWIJZER_DEBUG": "1"} if "--live" in command else {}
        # A group of their own: Ctrl-C reaches only this process, which stops them in order.
        return subprocess.Popen(  # noqa: S603  our own command, nothing from outside
            [sys.executable, sys.argv[0], *command], env=os.environ | debug, start_new_session=True
        )

    def _say_where(self, public: int, cms: int) -> None:
        """Print the addresses and the logins."""
        self.stdout.write("\nPublic sites")
        for hostname in Site.objects.order_by("hostname").values_list("hostname", flat=True):
            self.stdout.write(f"  http://{hostname}:{public}/")
        self.stdout.write(f"\nCMS\n  http://localhost:{cms}/")
        logins = settings.DATA_DIR / "demo-logins.txt"
        if logins.is_file():
            self.stdout.write(f"\nLogins ({logins})\n{logins.read_text(encoding='utf-8')}")
        self.stdout.write("Ctrl-C stops all of them.")
        self.stdout.flush()


class Sources:
    """The files that the demo is made from, and which servers a change of them touches."""

    def __init__(self) -> None:
        self._known = dict(_stamps())

    def touched(self) -> tuple[str, ...]:
        """Return the servers to start anew for what changed since the last call: all, for code and phrases.

        Templates, styles and scripts are read when a page is asked for. The style sheet is made first:
        it holds the classes that templates use.
        """
        now = dict(_stamps())
        changed = {
            path
            for path in now.keys() | self._known.keys()
            if now.get(path) != self._known.get(path)
        }
        if not changed:
            return ()
        if any(path.parent == STYLES or path.suffix == ".html" for path in changed):
            subprocess.run(
                [sys.executable, "-m", "tools.css_build"], cwd=STYLES.parents[2], check=False
            )
            # Whatever else changed meanwhile is seen the next time.
            now |= {path: stamp for path, stamp in _stamps() if path == SHEET}
        self._known = now
        code = any(path.suffix in (".py", ".mo") for path in changed)
        return ("public", "cms") if code else ()


def _stamps() -> Iterator[tuple[Path, tuple[int, int]]]:
    for path in fingerprint.files():
        with contextlib.suppress(FileNotFoundError):
            status = path.stat()
            yield path, (status.st_mtime_ns, status.st_size)


def _interrupt(_number: int, _frame: Any) -> None:
    raise KeyboardInterrupt


def _stop(servers: Iterable[subprocess.Popen[bytes]]) -> None:
    """End the servers, politely first."""
    for server in servers:
        if server.poll() is None:
            server.terminate()
    for server in servers:
        try:
            server.wait(timeout=10)
        except subprocess.TimeoutExpired:
            os.killpg(server.pid, signal.SIGKILL)
