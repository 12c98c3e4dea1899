"""What holds of calendars through all edits: a revision rises with what is seen, and never falls."""

from __future__ import annotations

import re

from publishing.store.manifests import Manifest
from publishing.store.releases import ReleaseStore

EVENT = re.compile(rb"BEGIN:VEVENT\r\n(.*?)END:VEVENT", re.DOTALL)
STAMPS = re.compile(rb"^(?:DTSTAMP|LAST-MODIFIED|SEQUENCE):.*\r\n", re.MULTILINE)


class Calendars:
    """The events in the calendars of a site, as somebody has them who fetches each release."""

    def __init__(self) -> None:
        #: UID -> its revision, and what was said of it.
        self._known: dict[bytes, tuple[int, bytes]] = {}
        self._looked: set[str] = set()

    def look(self, store: ReleaseStore, release: Manifest) -> None:
        """Compare the calendars of a release with what was fetched before."""
        entries = [each for each in release.entries if each.path.endswith(".ics")]
        new = [each for each in entries if each.blob not in self._looked]
        self._looked = {each.blob for each in entries}
        for entry in new:
            agenda = entry.path.endswith("/agenda.ics")
            for event in EVENT.findall(store.read_blob(entry.blob)):
                self._compare(event, in_sight=agenda)

    def _compare(self, event: bytes, *, in_sight: bool) -> None:
        (uid,) = re.findall(rb"^UID:(.*)\r\n", event, re.MULTILINE)
        (number,) = re.findall(rb"^SEQUENCE:(.*)\r\n", event, re.MULTILINE)
        said = STAMPS.sub(b"", event)
        before = self._known.get(uid)
        if before is not None:
            assert int(number) >= before[0], f"the revision of {uid!r} falls: {before} {event!r}"
            # Of what is over nobody counts what is seen: an edit of its page is enough for a new one.
            assert not in_sight or (int(number) > before[0]) == (said != before[1]), (
                f"{before} {event!r}"
            )
        self._known[uid] = int(number), said
