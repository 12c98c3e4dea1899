"""`manage.py build_css`: write static/css/site.css from its sources."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from home.css_build import build
from publishing.store.atomic import write_whole

_ROOT = Path(__file__).resolve().parents[3]


class Command(BaseCommand):
    """Build the style sheet; with --check only say whether the committed one is up to date."""

    help = "Build static/css/site.css from static/css/source, static/vendor/nlds and the templates."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="write nothing, exit 1 when it differs"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        target = _ROOT / "static" / "css" / "site.css"
        css = build(_ROOT / "static", _ROOT / "templates")
        if options["check"]:
            if not target.is_file() or target.read_text(encoding="utf-8") != css:
                raise CommandError(
                    "static/css/site.css is not up to date: run manage.py build_css."
                )
            return
        try:
            write_whole(target, css.encode())
        except OSError as error:
            raise CommandError(f"{target}: {error}") from None
        self.stdout.write(f"{target.relative_to(_ROOT)}: {len(css.encode())} bytes")
