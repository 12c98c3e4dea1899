"""The release of one site that is being served: what is at each address."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from publishing.cards.card import FOLDER, LIST, read
from publishing.cards.folder import UNREADABLE
from publishing.search import folder
from publishing.serve.file_response import Memory, ServedFile
from publishing.serve.headers import API_ROOT
from publishing.store.manifests import MOVING, REDIRECTS, Header, ReleaseError, decode_entry
from publishing.store.releases import ReleaseStore

SLASHES = re.compile(r"/{2,}")


class LiveSite:
    """The files of one release, made from those of the release before.

    Raises ReleaseError when the release must not be served: damaged, or a file of it is not there.
    Only what the release before lacked is read and looked at: that is why a switch is quick.
    """

    def __init__(
        self, store: ReleaseStore, release_id: str, memory: Memory, before: LiveSite | None = None
    ) -> None:
        header, lines = store.lines(release_id)
        known: Mapping[str, ServedFile] = before.lines if before else {}
        self.header: Header = header
        self.folder = store.folder
        self._index: tuple[str, bool] = ("", False)
        self.lines: dict[str, ServedFile] = {
            line: known.get(line) or _file(store, memory, line) for line in lines
        }
        self.files: dict[str, ServedFile] = dict(before.files) if before else {}
        self.redirects: dict[str, ServedFile] = dict(before.redirects) if before else {}
        self.errors: dict[tuple[int, str], ServedFile] = dict(before.errors) if before else {}
        # What one release has twice, or the other lacks: a handful in most publishes.
        self.gone = [known[line] for line in known.keys() - self.lines.keys()]
        new = [self.lines[line] for line in self.lines.keys() - known.keys()]
        for file in self.gone:
            self._forget(file)
        for file in new:
            self._add(file)
        if len(self.files) + len(self.redirects) + len(self.errors) != len(lines):
            raise ReleaseError(f"release {release_id} names an address twice")

    def _add(self, file: ServedFile) -> None:
        entry = file.entry
        if entry.status in REDIRECTS:
            self.redirects[entry.path] = file
        elif entry.status == 200:
            self.files[entry.path] = file
        else:
            self.errors[entry.status, entry.language] = file

    def _forget(self, file: ServedFile) -> None:
        entry = file.entry
        if entry.status in REDIRECTS:
            self.redirects.pop(entry.path, None)
        elif entry.status == 200:
            self.files.pop(entry.path, None)
        else:
            self.errors.pop((entry.status, entry.language), None)

    @cached_property
    def owners(self) -> Mapping[str, str]:
        """The address of each page and document now, by its owner."""
        return {
            file.entry.owner: path
            for path, file in self.files.items()
            if file.entry.owner.startswith(MOVING) and file.entry.kind != "data"
        }

    @cached_property
    def _plain(self) -> Mapping[str, str]:
        """The address of everything, and of what was a page's once, by how it is compared.

        But for the API: an address of it with a slash at its end is another one, and not there
        (API Design Rules, /core/no-trailing-slash).
        """
        files = (path for path in self.files if not path.startswith(f"{API_ROOT}/"))
        known = (*self.header.former, *self.redirects, *files)
        return {compared(path): path for path in known}

    @cached_property
    def cards(self) -> frozenset[str]:
        """The addresses of the pictures that this release lists."""
        file = self.files.get(LIST)
        try:
            names = read(file.blobs.read(file.entry.blob)) if file else {}
        except UNREADABLE:
            return frozenset()
        return frozenset(f"{FOLDER}{name}.png" for name in names)

    def right_address(self, path: str) -> str:
        """Return the address that is meant by one with other capitals, or too many or no slashes.

        Printed addresses are typed over; the path itself when nothing is like it.
        """
        return self._plain.get(compared(path), path)

    def has_index(self, index: Path) -> bool:
        """Return whether all that a search index says is served; looked at once for each index."""
        name, good = self._index
        if name != index.name:
            try:
                parts = folder.made_of(index)
            except (OSError, ValueError):
                return False
            blobs = {path: file.entry.blob for path, file in self.files.items()}
            good = folder.fits(parts, blobs)
            self._index = index.name, good
        return good

    def redirect(self, path: str) -> tuple[int, str, bool] | None:
        """Return where an address that is no file leads to: status, new address, keep the query.

        The slash at the end of a page is added; an editor's redirect is found with and without it.
        A page that moved keeps its old addresses.
        """
        slashed = path if path.endswith("/") else f"{path}/"
        if slashed in self.files:
            return 301, slashed, True
        found = self.redirects.get(path) or self.redirects.get(slashed)
        if found is None and path != "/" and path.endswith("/"):
            found = self.redirects.get(path[:-1])
        if found is not None:
            # An editor's redirect says where to go in full; our own only change the path.
            return found.entry.status, found.entry.location, False
        moved = self.owners.get(self.former_owner(path))
        if moved:
            return 301, moved, True
        right = self.right_address(path)
        if right == path:
            return None
        # What is there now, or where that leads: nobody is sent on twice.
        return (301, right, True) if right in self.files else self.redirect(right)

    def former_owner(self, path: str) -> str:
        """Return whose an address was; "" for one that never was a page's."""
        former = self.header.former
        return former.get(path) or former.get(f"{path}/") or ""

    def error(self, status: int, path: str) -> ServedFile | None:
        """Return the page that says that there is nothing at an address, in its language."""
        languages = self.header.languages
        path = single_slashes(path)
        first = path.split("/")[1] if path.count("/") > 1 else ""
        language = first if first in languages else languages[0]
        return (
            self.errors.get((status, language))
            or self.errors.get((status, languages[0]))
            or self.errors.get((404, language))
            or self.errors.get((404, languages[0]))
        )


def compared(path: str) -> str:
    """Return an address without what people mistype: capitals, double slashes, that at the end."""
    return single_slashes(path).rstrip("/").casefold()


def single_slashes(path: str) -> str:
    """Return an address with one slash where several were typed."""
    return SLASHES.sub("/", path)


def _file(store: ReleaseStore, memory: Memory, line: str) -> ServedFile:
    """Make a file that the release before lacked. Raises ReleaseError when it is not whole."""
    entry = decode_entry(line)
    if store.blobs.size(entry.blob) != entry.size:
        raise ReleaseError(f"the content of {entry.path} is missing or not whole")
    return ServedFile(entry, store.blobs, memory)
