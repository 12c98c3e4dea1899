"""What an import found and would change: the same for a dry run and for the real one."""

from __future__ import annotations

import getpass
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

#: Lines of one kind that are written out; the rest is counted.
MOST = 60


class ImportFault(Exception):
    """A file cannot be read in at all. The message says which one, and what is allowed."""


@dataclass(slots=True)
class Report:
    """What a file would change, line by line, and what is wrong with it.

    With a fault nothing is stored, unless that was asked for. Notes are for people: what did not match, what was left out.
    """

    file: str
    rows: int = 0
    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    unchanged: int = 0
    notes: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    #: Faults beside those that are kept.
    more_faults: int = 0
    #: Codes of what has a fault: it is in the file, and yet does not come in.
    wrong: set[str] = field(default_factory=set)

    def fault(self, row: int, words: str, code: str = "") -> None:
        """Note what is wrong with a row, numbered as in a spreadsheet, and the code of what it is about."""
        if code:
            self.wrong.add(code)
        if len(self.faults) < MOST:
            place = _("%(file)s, row %(row)d") % {"file": self.file, "row": row}
            self.faults.append(f"{place}: {words}")
        else:
            self.more_faults += 1

    @property
    def fault_count(self) -> int:
        """How many rows are wrong."""
        return len(self.faults) + self.more_faults

    def may_be_stored(self, *, skip_faults: bool) -> bool:
        """Return whether what was read is stored: all of it, or what is right of it when that was asked."""
        return skip_faults or not self.fault_count

    def lines(self) -> Iterator[str]:
        """Yield the report: every difference, then the counts."""
        for mark, several in (("+", self.added), ("~", self.changed), ("-", self.removed)):
            for each in several[:MOST]:
                yield f"{mark} {each}"
            if len(several) > MOST:
                yield f"{mark} " + _("and %(number)d more") % {"number": len(several) - MOST}
        for each in self.notes:
            yield f"! {each}"
        yield ngettext("%(num)d row read", "%(num)d rows read", self.rows) % {"num": self.rows}
        yield _(
            "%(added)d new, %(changed)d changed, %(removed)d removed, %(unchanged)d as they were"
        ) % {
            "added": len(self.added),
            "changed": len(self.changed),
            "removed": len(self.removed),
            "unchanged": self.unchanged,
        }


def named(found: list[str]) -> str:
    """Write a list of names for a note, not too long: how many there are more is said."""
    text = ", ".join(found[:MOST])
    if len(found) <= MOST:
        return text
    more = _("and %(number)d more") % {"number": len(found) - MOST}
    return f"{text}, {more}"


def unreadable(path: Path, error: OSError) -> str:
    """Return why a file cannot be opened: it is not there, or not for the user of the program."""
    if isinstance(error, FileNotFoundError):
        return _("%(file)s: there is no such file") % {"file": path}
    if isinstance(error, IsADirectoryError):
        return _("%(file)s is a folder, not a file") % {"file": path}
    if isinstance(error, PermissionError):
        return _("%(file)s: the user %(user)s may not read it; put it in %(folder)s") % {
            "file": path,
            "user": _user(),
            "folder": settings.DATA_DIR,
        }
    return f"{path}: {error.strerror}"


def _user() -> str:
    """Return the name of the user of this process; its number when it has no name."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return str(os.getuid())
