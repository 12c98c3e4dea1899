"""Lines of the log: JSON for machines, readable ones on a terminal; both say which request and which site.

Read by the settings, so before there are models.
"""

from __future__ import annotations

import json
import logging
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from typing import Any

#: The request that is answered, and the site that is worked on.
request_id: ContextVar[str] = ContextVar("request_id", default="")
site_name: ContextVar[str] = ContextVar("site_name", default="")

#: What a proxy may call a request: nothing that could be a line of its own.
ID = re.compile(r"[A-Za-z0-9._-]{8,128}")
FORMATS = ("json", "lines", "plain")
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


class FormatError(ValueError):
    """A setting of the log that is none. The message says what is allowed."""


@contextmanager
def about(site: str) -> Iterator[None]:
    """Let what is logged meanwhile name the site."""
    token = site_name.set(site)
    try:
        yield
    finally:
        site_name.reset(token)


def program_version() -> str:
    """Return the version of the program."""
    try:
        return version("wijkwijzer")
    except PackageNotFoundError:
        return ""


class JsonFormatter(logging.Formatter):
    """A line is one object; it has no key that says nothing."""

    def __init__(self) -> None:
        super().__init__()
        self._version = program_version()

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        said: dict[str, Any] = {
            "time": _moment(record).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            "request_id": request_id.get(),
            "site": site_name.get(),
            "release": self._version,
            "process": record.process,
            "audit": getattr(record, "audit", None),
        }
        if record.exc_info:
            said["error"] = self.formatException(record.exc_info)
        kept = {key: value for key, value in said.items() if value not in (None, "")}
        return json.dumps(kept, ensure_ascii=False, default=str)


class LineFormatter(logging.Formatter):
    """A line for people: the time of the machine, with its zone."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, and the lines of an error below it."""
        where = " ".join(filter(None, (site_name.get(), request_id.get()[:8])))
        head = f"{_moment(record):%H:%M:%S%z} {record.levelname.lower()} {record.name}"
        line = f"{head}{f' [{where}]' if where else ''}: {record.getMessage()}"
        if record.exc_info:
            line += f"\n{self.formatException(record.exc_info)}"
        return line


def _moment(record: logging.LogRecord) -> datetime:
    return datetime.fromtimestamp(record.created).astimezone()


def configured(environ: Mapping[str, str], usual: str) -> dict[str, Any]:
    """Return what `logging.config` is told. `usual`: the format where there is no terminal.

    Raises FormatError for a format or level that is none.
    """
    wanted = environ.get("LOG_FORMAT", "") or ("lines" if sys.stderr.isatty() else usual)
    level = environ.get("LOG_LEVEL", "").upper() or "INFO"
    if wanted not in FORMATS:
        raise FormatError(f"LOG_FORMAT is {wanted[:40]!r}: it must be one of {', '.join(FORMATS)}")
    if level not in LEVELS:
        raise FormatError(f"LOG_LEVEL is {level[:40]!r}: it must be one of {', '.join(LEVELS)}")
    others = level if level in ("ERROR", "DEBUG") else "WARNING"
    handler = {"class": "logging.StreamHandler", "formatter": wanted}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "json": {"()": f"{__name__}.JsonFormatter"},
            "lines": {"()": f"{__name__}.LineFormatter"},
            "plain": {},
        },
        "handlers": {"console": handler},
        "root": {"handlers": ["console"], "level": others},
        "loggers": {"publishing": {"level": level}, "wijkwijzer.audit": {"level": level}},
    }


def of_server(config: Mapping[str, Any]) -> dict[str, Any]:
    """Return the same for the server: what it says of its start and its processes looks like all other lines."""
    own = {"handlers": ["console"], "level": "INFO", "propagate": False}
    return {**config, "loggers": {**config["loggers"], "_granian": own}}
