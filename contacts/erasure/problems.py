"""What did not work when somebody was taken out: in English for operators, in their language for editors."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

from core.media.no_room import is_no_room
from publishing.content.visibility import HostnameError
from publishing.store.manifests import ReleaseError
from publishing.unfinished import UnfinishedSiteError


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that did not work.

    line    what happened, in English, with the words of the error itself
    phrase  what an editor is told, in the language that is active then
    """

    line: str
    phrase: Any
    values: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.line

    def words(self) -> str:
        """Return what an editor is told, in the language that is active."""
        values = {
            name: " ".join(str(each) for each in value) if isinstance(value, tuple) else value
            for name, value in self.values.items()
        }
        return str(self.phrase) % values


def not_published(site: str, error: Exception) -> Problem:
    """Return the problem of a site that was not published."""
    values: dict[str, Any] = {"site": site}
    phrase = _(
        "%(site)s was not published because of a fault in the program. It is written in the log of the "
        "server."
    )
    if isinstance(error, UnfinishedSiteError):
        phrase = _("%(site)s was not published: it is not finished. %(lacks)s")
        values["lacks"] = tuple(each.words for each in error.lacks)
    elif isinstance(error, HostnameError):
        phrase = _("%(site)s was not published: this is not a host name.")
    elif isinstance(error, ReleaseError | OSError):
        phrase = _of_files(error)
    return Problem(f"{site}: {error}", phrase, values)


def page_failed(site: str, path: str) -> Problem:
    """Return the problem of a page that could not be made: its last good version is still online."""
    phrase = _("%(site)s: the page %(path)s could not be made. The earlier one is online.")
    return Problem(f"{site}: {path} failed", phrase, {"site": site, "path": f"/{path}"})


def not_forgotten(site: str, error: Exception) -> Problem:
    """Return the problem of a site whose earlier releases are still there."""
    return Problem(f"{site}: {error}", _of_files(error), {"site": site})


def text_stays() -> Problem:
    """Return the problem of a database that was not cleaned: it is in a transaction."""
    phrase = _(
        "What was deleted still stands in the file of the database, until this work has ended."
    )
    line = "deleted text stays in the file of the database until the end of the transaction"
    return Problem(line, phrase)


def log_stays() -> Problem:
    """Return the problem of a database that somebody else reads at this moment."""
    phrase = _(
        "Somebody else uses the database: what was deleted stays in its log until they are done."
    )
    line = "another process reads the database: its log is emptied later"
    return Problem(line, phrase)


def _of_files(error: Exception) -> Any:
    if is_no_room(error):
        return _(
            "%(site)s: the disk of the server is full. Earlier versions of the website may still be there."
        )
    if isinstance(error, OSError):
        return _(
            "%(site)s: the server cannot read or write its files. Earlier versions of the website may "
            "still be there."
        )
    return _(
        "%(site)s: what is online now cannot be read. Earlier versions of the website may still be there."
    )
