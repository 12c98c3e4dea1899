"""Serve the CMS."""

from __future__ import annotations

import argparse
import os
import tempfile
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, connections
from django.urls import get_resolver

from publishing.serve.server import PortError, serve
from wijkwijzer.monitoring import TOGETHER

#: Saving a page waits for the database, for the disk and for a publish; while some requests do, the
#: others must find a thread. SQLite lets writers wait in no order: the more, the longer the last.
THREADS, THREADS_OF_SQLITE = 16, 4


class Command(BaseCommand):
    """Serves the CMS with granian, under the settings that this command runs with."""

    help = "Serves the CMS."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Take the address and the number of processes."""
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8001)
        parser.add_argument("--workers", type=int, default=1)
        parser.add_argument(
            "--threads",
            type=int,
            help=f"requests that each process works on at a time ({THREADS}; "
            f"with SQLite {THREADS_OF_SQLITE})",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Serve until stopped."""
        # The workers are new processes: they find the settings in the environment.
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wijkwijzer.settings.dev")
        usual = THREADS_OF_SQLITE if connection.vendor == "sqlite" else THREADS
        os.environ["WIJKWIJZER_CMS_THREADS"] = str(max(options["threads"] or usual, 1))
        counted = together() if settings.METRICS_TOKEN else None
        # What every process needs is loaded once: one that is started anew answers at once.
        get_resolver().url_patterns  # noqa: B018
        # A connection of this process may not be used by two others.
        connections.close_all()
        try:
            serve(
                "wijkwijzer.rsgi:application",
                host=options["host"],
                port=options["port"],
                workers=options["workers"],
                logs=settings.LOGGING,
            )
        except PortError as error:
            raise CommandError(str(error)) from None
        finally:
            if counted is not None:
                counted.cleanup()


def together() -> tempfile.TemporaryDirectory[str]:
    """Return a folder in which all processes count together; they find it in the environment."""
    folder = tempfile.TemporaryDirectory(prefix="wijkwijzer-metrics-")
    os.environ[TOGETHER] = folder.name
    return folder
