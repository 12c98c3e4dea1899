"""The `wijkwijzer` command: Django's management commands for this project."""

from __future__ import annotations

import os
import sys
from importlib import import_module

from wijkwijzer.doctor.findings import Finding, as_json, in_lines

#: Commands that only touch files. They start without the apps, which takes a tenth of the time:
#: who goes back to an earlier release has no seconds to spare.
WITHOUT_APPS = ("rollback",)


def main() -> None:
    """Run a management command, with the development settings unless told otherwise.

    Settings that are wrong, a full disk, a database that does not answer or that lacks migrations are one
    line and exit status 1, whatever the command.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wijkwijzer.settings.dev")
    try:
        _run()
    except Exception as error:
        if "--traceback" not in sys.argv and (words := _of_settings(error)):
            _tell_of_settings(words)
            sys.exit(1)
        from core.media.no_room import is_no_room

        words = " ".join(str(error).split()) if is_no_room(error) else _of_database(error)
        if not words or "--traceback" in sys.argv:
            raise
        sys.stderr.write(f"{' '.join(sys.argv[1:2])}: {words}\n")
        sys.exit(1)


def _of_settings(error: Exception) -> str:
    """Return what is wrong with the settings, in one line; "" when something else is."""
    from dj_database_url import ParseError, UnknownSchemeError
    from django.core.exceptions import ImproperlyConfigured

    module = os.environ["DJANGO_SETTINGS_MODULE"]
    if isinstance(error, ModuleNotFoundError) and error.name == module:
        return f"DJANGO_SETTINGS_MODULE is {module!r}, which is not there"
    if isinstance(error, (ParseError, UnknownSchemeError)):
        # Its own message has the address, and the password in it.
        return (
            "DATABASE_URL is no address: postgres://user:password@host:5432/name, sqlite:////path"
        )
    if isinstance(error, ImproperlyConfigured):
        return " ".join(str(error).split())
    return ""


def _of_database(error: Exception) -> str:
    """Return what is wrong with the database, in one line; "" when something else is."""
    from django.db import Error

    from publishing.runtime import migrations

    return migrations.explained(error) if isinstance(error, Error) else ""


def _tell_of_settings(words: str) -> None:
    """Print what is wrong with settings with which nothing starts, as `doctor` prints what it finds."""
    found = Finding("settings", words, "/etc/wijkwijzer.env, or the environment (docs/settings.md)")
    if sys.argv[1:2] == ["doctor"]:
        said = as_json([found]) if "--json" in sys.argv else "\n".join(in_lines([found]))
        sys.stdout.write(f"{said}\n")
    else:
        sys.stderr.write("\n".join(in_lines([found])) + "\n")


def _run() -> None:
    if sys.argv[1:2] and sys.argv[1] in WITHOUT_APPS:
        module = import_module(f"publishing.management.commands.{sys.argv[1]}")
        module.Command().run_from_argv(sys.argv)
        return
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
