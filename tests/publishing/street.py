"""A town that is in memory, in several versions, with the release of the first on disk."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from wagtail.models import Page

from publishing.publisher import load_site
from publishing.store.export import every_output
from publishing.store.releases import ReleaseStore
from tests.publishing.processes import Town, complete
from tests.publishing.trees import MOMENT, add_page, make_site

VERSIONS = 9


class Street:
    """A town with several versions of its content, and the release of the first."""

    def __init__(self, folder: Path, versions: int = VERSIONS) -> None:
        site = make_site()
        page = add_page(site.root_page, "Over")
        gone = add_page(site.root_page, "Weg Kanarie", slug="weg")
        self.contents = []
        for number in range(versions):
            Page.objects.filter(pk=page.pk).update(title=f"Over {number}", show_in_menus=True)
            Page.objects.filter(pk=gone.pk).update(live=number == 0)
            self.contents.append(load_site(site, MOMENT))
        self.database = folder / "version"
        self.write(0)
        self.town = Town(site, lambda: self.contents[int(self.database.read_text())])
        self.store = ReleaseStore(folder / "releases", site.pk)
        self.town.publish()
        self._first = folder / "first"
        shutil.copytree(self.store.folder, self._first)

    def write(self, version: int) -> None:
        """Commit a version of the content."""
        other = self.database.with_name(f"version-{os.getpid()}")
        other.write_text(str(version))
        other.replace(self.database)

    def back(self) -> ReleaseStore:
        """Go back to the first release, and give its store as a new process sees it."""
        shutil.rmtree(self.store.folder)
        shutil.copytree(self._first, self.store.folder)
        self.write(1)
        return ReleaseStore(self.store.folder.parent, self.store_id)

    @property
    def store_id(self) -> int:
        """The id of the site."""
        found: int = self.town.site.pk
        return found

    def wanted(self, version: int) -> dict[str, bytes]:
        """Return what a full build makes of a version."""
        outputs = every_output(self.contents[version], MOMENT)
        return {each.path: each.document.body for each in outputs}

    def check_goes_on(self) -> None:
        """What is served is the old or the new release; the next publish puts all right."""
        store = ReleaseStore(self.store.folder.parent, self.store_id)
        assert complete(store).id in ("00000001", "00000002")
        self.town.publish()
        self.check_is(1)
        self.check_withdrawn()

    def check_withdrawn(self) -> None:
        """What the second version took away is in no file."""
        for path in self.store.folder.rglob("*"):
            assert (
                path.suffix in (".br", ".gz")
                or path.is_dir()
                or b"Kanarie" not in path.read_bytes()
            )

    def check_is(self, version: int) -> None:
        """What is served is this version, whole."""
        store = ReleaseStore(self.store.folder.parent, self.store_id)
        served = {e.path: store.read_blob(e.blob) for e in complete(store).entries}
        assert served == self.wanted(version)
