"""The `wijkwijzer` command: Django's management commands for this project."""

from __future__ import annotations

import os
import sys
from importlib import import_module

#: Commands that only touch files. They start without the apps, which takes a tenth of the time:
#: who goes back to an earlier release has no seconds to spare.
WITHOUT_APPS = ("releases", "rollback")


def main() -> None:
    """Run a management command, with the development settings unless told otherwise.

    A full disk is one line and exit status 1, whatever the command was writing.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wijkwijzer.settings.dev")
    try:
        _run()
    except Exception as error:
        from core.media.no_room import is_no_room

        if not is_no_room(error):
            raise
        sys.stderr.write(f"{' '.join(sys.argv[1:2])}: {' '.join(str(error).split())}\n")
        sys.exit(1)


def _run() -> None:
    if sys.argv[1:2] and sys.argv[1] in WITHOUT_APPS:
        module = import_module(f"publishing.management.commands.{sys.argv[1]}")
        module.Command().run_from_argv(sys.argv)
        return
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
