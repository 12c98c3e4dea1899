"""The `wijkwijzer` command: Django's management commands for this project."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run a management command, with the development settings unless told otherwise."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wijkwijzer.settings.dev")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
