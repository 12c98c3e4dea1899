"""Serve the public sites."""

from __future__ import annotations

import argparse
import os
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from publishing.serve.server import PortError, serve
from publishing.serve.supervising import InlineServer


class Command(BaseCommand):
    """Serves the current releases with granian, without a database."""

    help = "Serves the current release of every site."
    requires_system_checks = []

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Take the address and the number of processes."""
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--workers", type=int, default=1)
        parser.add_argument(
            "--live",
            action="store_true",
            help="for who works on the sites: make each page when it is asked for (WIJKWIJZER_DEBUG=1)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Serve until stopped."""
        if options["live"]:
            self._serve_live(options["host"], options["port"])
            return
        os.environ["WIJKWIJZER_RELEASES_DIR"] = str(settings.RELEASES_DIR)
        try:
            serve(
                "wijkwijzer.rsgi_public:application",
                host=options["host"],
                port=options["port"],
                workers=options["workers"],
                server=InlineServer,
            )
        except PortError as error:
            raise CommandError(str(error)) from None

    def _serve_live(self, host: str, port: int) -> None:
        """Serve what the database and the sources say now. Raises CommandError outside development."""
        if not settings.DEBUG:
            raise CommandError(
                "--live makes pages from the database: it is for development (WIJKWIJZER_DEBUG=1)."
            )
        # The public server itself needs neither a database nor the code that makes pages.
        from publishing.preview.live_sites import serve_live
        from publishing.serve.wsgi import PublicSites

        serve_live(PublicSites(settings.RELEASES_DIR), host, port)
