"""What hangs on doors: a printout whose bytes differ from those before has another code."""

from __future__ import annotations

import re

from publishing.store.manifests import Manifest
from publishing.store.releases import ReleaseStore

KINDS = ("poster", "flyer", "vcard")
#: The code at the end of a version; lines of a vCard are folded anywhere.
CODE = re.compile(rb"(?<=[ ,])[0-9a-f]{6}(?=</p>|\r\n)")


class PrintoutCodes:
    """The printouts of a site as they were at the publish before."""

    def __init__(self) -> None:
        self._blobs: dict[str, str] = {}
        self._known: dict[str, tuple[bytes, bytes]] = {}

    def look(self, store: ReleaseStore, release: Manifest) -> None:
        """Compare with the publish before. Raises AssertionError for a printout with an old code."""
        blobs = {entry.path: entry.blob for entry in release.entries if entry.kind in KINDS}
        fresh = {
            path: _parts(store.read_blob(blob))
            for path, blob in blobs.items()
            if self._blobs.get(path) != blob
        }
        for path, (code, rest) in fresh.items():
            if path in self._known:
                old_code, old_rest = self._known[path]
                same = old_rest == rest
                assert same or old_code != code, f"{path} differs and its code does not"
        self._blobs = blobs
        self._known = {path: fresh.get(path) or self._known[path] for path in blobs}


def _parts(body: bytes) -> tuple[bytes, bytes]:
    whole = body.replace(b"\r\n ", b"")
    codes = CODE.findall(whole)
    assert len(codes) == 1, "a printout has one code"
    return codes[0], CODE.sub(b"", whole)
