"""Serve the CMS."""

from __future__ import annotations

import argparse
import os
from typing import Any

from django.core.management.base import BaseCommand

from publishing.serving import serve


class Command(BaseCommand):
    """Serves the CMS with granian, under the settings that this command runs with."""

    help = "Serves the CMS."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Take the address and the number of processes."""
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8001)
        parser.add_argument("--workers", type=int, default=1)

    def handle(self, *args: Any, **options: Any) -> None:
        """Serve until stopped."""
        # The workers are new processes: they find the settings in the environment.
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wijkwijzer.settings.dev")
        serve(
            "wijkwijzer.wsgi:application",
            host=options["host"],
            port=options["port"],
            workers=options["workers"],
        )
