"""Serve the demo: the public sites, the CMS and the resident publisher, on this machine."""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from wagtail.models import Site

from publishing.serve.server import check_port

HOST = "127.0.0.1"


class Command(BaseCommand):
    """Starts the servers and the publisher, prints where everything is, stops all together."""

    help = "Serves the public sites and the CMS of the demo until stopped."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Take the two ports."""
        parser.add_argument("--port", type=int, default=8000, help="port of the public sites")
        parser.add_argument("--cms-port", type=int, default=8001, help="port of the CMS")

    def handle(self, *args: Any, **options: Any) -> None:
        """Serve until Ctrl-C, a signal, or the end of one of the servers."""
        public, cms = options["port"], options["cms_port"]
        for port in (public, cms):
            check_port(HOST, port)
        servers = [
            self._start("serve_public", "--port", str(public)),
            self._start("serve_cms", "--port", str(cms)),
            self._start("publish", "--watch"),
        ]
        signal.signal(signal.SIGTERM, _interrupt)
        self._say_where(public, cms)
        try:
            while all(server.poll() is None for server in servers):
                time.sleep(0.5)
        except KeyboardInterrupt:
            self.stdout.write("\nStopped.")
            return
        finally:
            _stop(servers)
        raise CommandError("One of the servers stopped by itself; its message stands above.")

    def _start(self, *command: str) -> subprocess.Popen[bytes]:
        # A group of their own: Ctrl-C reaches only this process, which stops them in order.
        return subprocess.Popen(  # noqa: S603  our own command, nothing from outside
            [sys.executable, sys.argv[0], *command], env=os.environ, start_new_session=True
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


def _interrupt(_number: int, _frame: Any) -> None:
    raise KeyboardInterrupt


def _stop(servers: list[subprocess.Popen[bytes]]) -> None:
    """End the servers, politely first."""
    for server in servers:
        if server.poll() is None:
            server.terminate()
    for server in servers:
        try:
            server.wait(timeout=10)
        except subprocess.TimeoutExpired:
            os.killpg(server.pid, signal.SIGKILL)
