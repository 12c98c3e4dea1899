"""A town with a document and a picture on a page, as it is online."""

from __future__ import annotations

from pathlib import Path

from django.core.files.base import ContentFile
from pytest_django import Settings
from wagtail.models import Site

from core.models import Picture, PublicDocument
from home.models import InformationPage
from publishing.build.receipt import Receipt
from publishing.publisher import SitePublisher, load_current
from publishing.store.blobs import digest_of
from publishing.store.export import every_output
from publishing.store.manifests import Entry
from tests.cms.files import picture_bytes
from tests.home.bodies import blocks, item
from tests.publishing.stores import plain_bytes
from tests.publishing.trees import MOMENT, add_page, make_site

OLD, NEW = b"naam;telefoon\nkanarie;1\n" * 20, b"naam;telefoon\nbuizerd;1\n" * 20
LONGER = NEW * 100


class Town:
    """A page with a document and a picture, as it is online."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.document: PublicDocument = PublicDocument.objects.create(
            title="Lijst", file=ContentFile(OLD, "lijst.csv")
        )
        self.picture: Picture = Picture.objects.create(
            title="Plein",
            file=ContentFile(picture_bytes(size=(900, 600), colour="red"), "plein.png"),
        )
        self.page: InformationPage = add_page(site.root_page, "Stukken", body=self.body())
        self.publisher = SitePublisher(site.pk)

    def body(self) -> str:
        value = {"image": self.picture.pk, "alt": "Een plein", "caption": ""}
        documents = {"title": "", "items": [item(self.document.pk)]}
        return blocks(("picture", value), ("documents", documents))

    def publish(self, *, anew: bool = False) -> Receipt:
        if anew:
            self.publisher.save_graph()
            self.publisher = SitePublisher(self.site.pk)
        receipt = self.publisher.publish(moment=MOMENT)
        self.publisher.save_graph()
        assert self.served() == self.full(), "incremental differs from full"
        return receipt

    def served(self) -> dict[str, str]:
        current = self.publisher.store.current()
        assert current is not None
        return {entry.path: entry.blob for entry in current.entries}

    def full(self) -> dict[str, str]:
        content = load_current(self.site, MOMENT)
        outputs = every_output(content, MOMENT)
        return {each.path: digest_of(each.document.body) for each in outputs}

    def files(self, folder: str) -> dict[str, Entry]:
        current = self.publisher.store.current()
        assert current is not None
        return {e.path: e for e in current.entries if e.path.startswith(f"/{folder}/")}

    def document_entry(self) -> Entry:
        [entry] = self.files("documents").values()
        return entry

    def html(self) -> str:
        body = self.publisher.store.read_blob(self.served()["/stukken/"])
        return body.decode()

    def on_disk(self, words: bytes) -> list[str]:
        """Return the files of the store, expanded, that hold these words."""
        found = []
        for path in self.publisher.store.folder.rglob("*"):
            if path.is_file() and words in plain_bytes(path):
                found.append(path.name)
        return found


def make_town(settings: Settings, folder: Path) -> Town:
    """Make the town in a folder of its own, and publish it."""
    settings.MEDIA_ROOT = folder / "media"
    settings.RELEASES_DIR = folder / "releases"
    town = Town(make_site(languages="nl"))
    town.publisher.publish(moment=MOMENT)
    town.publisher.save_graph()
    return town


def on_the_disk(document: PublicDocument, body: bytes) -> None:
    """Replace a file as an operator does."""
    Path(document.file.path).write_bytes(body)
