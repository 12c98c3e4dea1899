"""Links to documents, as blocks and pages show them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from core.layout.reading import foreign
from core.models.media import DocumentRow
from publishing.build.media import stored_file
from publishing.content.reader import Reader


@dataclass(frozen=True, slots=True)
class DocumentLink:
    """A document to download. `lang` is set when it is in another language than the page."""

    title: str
    url: str
    extension: str
    size_text: str
    lang: str | None


def document_link(read: Reader, document_id: int | None) -> DocumentLink | None:
    """Return the link to a document; None when it is not public, or its file is not there."""
    row = read.get(DocumentRow, document_id)
    file = row and stored_file(read, row.file, "documents", row.title)
    if row is None or file is None:
        return None
    extension = PurePosixPath(file.name).suffix.lstrip(".").upper()
    size = read.language.gettext("%(size)s kB") % {
        "size": read.language.number(max(1, round(file.size / 1000)))
    }
    return DocumentLink(row.title, file.url, extension, size, foreign(read, row.language))


def document_links(read: Reader, ids: Sequence[int]) -> tuple[DocumentLink, ...]:
    """Return the links to the documents that are public."""
    found = (document_link(read, each) for each in ids)
    return tuple(each for each in found if each is not None)
