"""What follows a release, in a plain tree: PDFs of sheets, the search index and the pictures of shared pages."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from publishing.build.build_tasks import Output
from publishing.cards import folder as card_folder
from publishing.cards.card import LIST, read
from publishing.cards.card import MEDIA_TYPE as CARD_TYPE
from publishing.cards.drawing import CardError, NoPangoError, draw
from publishing.pdf.addresses import linked, pdf_address
from publishing.pdf.weasyprint import PdfError, make_pdf, prepare
from publishing.registry import Document, registry
from publishing.search import folder as search_folder
from publishing.search import index as search_index
from publishing.search.addresses import BUNDLE, FILE, MEDIA_TYPE
from publishing.search.documents import documents, made_of
from publishing.store.atomic import write_whole
from publishing.store.blobs import digest_of
from publishing.store.manifests import Entry
from publishing.store.redirect_files import Rule
from publishing.store.releases import ReleaseStore


@dataclass
class Finishing:
    """Making what is not there yet: `show` is told how far it is, `complaints` say what cannot be made."""

    show: Callable[[str, int, int], None]
    complaints: list[str] = field(default_factory=list)


def finished(
    store: ReleaseStore, outputs: list[Output], finishing: Finishing | None
) -> Iterator[Output]:
    """Yield what follows these outputs: what is there, and with `finishing` all of it."""
    by_path = {output.path: output for output in outputs}
    yield from _pdfs(store, outputs, by_path, finishing)
    yield from _search_files(store, outputs, finishing)
    yield from _pictures(store, by_path, finishing)


def pages_for_pdfs(outputs: list[Output], made: set[str]) -> Iterator[Rule]:
    """Lead to the sheet where there is no PDF of it."""
    for output in outputs:
        if output.kind in registry.sheets and pdf_address(output.path) not in made:
            yield Rule(pdf_address(output.path), 302, output.path, own=False)


def with_links_to_pdfs(outputs: list[Output], made: set[str]) -> Iterator[tuple[Output, bytes]]:
    """Yield outputs with their bytes; a sheet has the link to its PDF when that is there."""
    for output in outputs:
        body = output.document.body
        sheet = output.kind in registry.sheets and pdf_address(output.path) in made
        yield output, linked(body) if sheet else body


def _pdfs(
    store: ReleaseStore,
    outputs: list[Output],
    by_path: Mapping[str, Output],
    finishing: Finishing | None,
) -> Iterator[Output]:
    """Yield the PDFs of exactly these sheets."""
    sheets = [output for output in outputs if output.kind in registry.sheets]
    lacking = [
        each for each in sheets if not store.blobs.pdf(digest_of(each.document.body)).exists()
    ]
    if finishing is not None and lacking:
        try:
            prepare()
        except PdfError as error:
            finishing.complaints.append(f"{error}; the addresses of PDFs lead to their pages")
            finishing = None

    def read_output(path: str) -> tuple[bytes, str] | None:
        found = by_path.get(path)
        return (found.document.body, found.document.media_type) if found else None

    made = 0
    for sheet in sheets:
        digest = digest_of(sheet.document.body)
        place = store.blobs.pdf(digest)
        if place.exists():
            body = place.read_bytes()
        elif finishing is None:
            continue
        else:
            try:
                body = make_pdf(sheet.document.body, sheet.path, read_output)
            except (PdfError, ValueError) as error:
                finishing.complaints.append(f"no PDF of {sheet.path}: {error}")
                continue
            made += 1
            finishing.show("PDFs", made, len(lacking))
            _keep(store, digest, place, body)
        document = Document(body, "application/pdf")
        yield replace(sheet, path=pdf_address(sheet.path), document=document)


def _keep(store: ReleaseStore, digest: str, place: Path, body: bytes) -> None:
    """Keep a PDF beside its page for the next time, when that page is in the store."""
    if store.blob_path(digest).exists():
        write_whole(place, body, durable=False)
        if not store.blob_path(digest).exists():
            # Withdrawn meanwhile: what was made of it must not outlive it.
            place.unlink(missing_ok=True)


def _search_files(
    store: ReleaseStore, outputs: list[Output], finishing: Finishing | None
) -> Iterator[Output]:
    """Yield the files of the search index that says exactly what these outputs say."""
    entries = [_entry(output) for output in outputs]
    parts = made_of(entries)
    if not parts:
        return
    index = search_folder.current(store.folder)
    exported = {entry.path: entry.blob for entry in entries}
    try:
        if index is not None and (
            index.name == search_index.name_of(parts)
            if finishing
            else search_folder.fits(search_folder.made_of(index), exported)
        ):
            yield from list(_files(index))
            return
    except (OSError, ValueError):
        # Taken away just now: one is made, and without one an export is whole too.
        pass
    if finishing is None:
        return
    bodies = {
        entry.blob: output.document.body for entry, output in zip(entries, outputs, strict=True)
    }
    with tempfile.TemporaryDirectory(prefix="wijkwijzer-search-") as held:
        fresh = Path(held) / "index"
        search_index.write(fresh, documents(bodies.__getitem__, entries), parts)
        yield from list(_files(fresh))


def _entry(output: Output) -> Entry:
    """Return an output as a release would list it."""
    return Entry(
        path=output.path,
        blob=digest_of(output.document.body),
        size=len(output.document.body),
        media_type=output.document.media_type,
        kind=output.kind,
        language=output.language,
        status=output.status,
        owner=output.owner,
        location=output.location,
    )


def _files(index: Path) -> Iterator[Output]:
    """Yield the files of an index that a search page asks for."""
    for name in sorted(str(path.relative_to(index)) for path in index.rglob("*") if path.is_file()):
        if FILE.fullmatch(name):
            document = Document((index / name).read_bytes(), MEDIA_TYPE)
            yield Output(f"{BUNDLE}{name}", document, "search-index", "")


def _pictures(
    store: ReleaseStore, by_path: Mapping[str, Output], finishing: Finishing | None
) -> Iterator[Output]:
    """Yield the pictures to share that these outputs list."""
    listing = by_path.get(LIST)
    cards = read(listing.document.body) if listing else {}
    done = 0
    for name, card in cards.items():
        done += 1
        try:
            body = card_folder.place(store.folder, name).read_bytes()
        except FileNotFoundError:
            if finishing is None:
                continue
            finishing.show("pictures to share", done, len(cards))
            try:
                body = draw(card, by_path[card.font].document.body)
            except NoPangoError as error:
                finishing.complaints.append(f"no pictures of shared pages: {error}")
                finishing = None
                continue
            except (CardError, KeyError, ValueError) as error:
                finishing.complaints.append(f"no picture of {card.title!r}: {error}")
                continue
        yield Output(card.url, Document(body, CARD_TYPE), "card", "")
