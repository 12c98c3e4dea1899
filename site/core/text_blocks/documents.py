"""Documents to download."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock

from core.blocks.block_types import BlockType, register
from core.blocks.body import list_items
from core.layout.documents import DocumentLink, document_links
from publishing.content.reader import Reader


class DocumentsBlock(blocks.StructBlock):
    """Documents to download."""

    title = blocks.CharBlock(label=_("Heading"), required=False, max_length=120)
    items = blocks.ListBlock(DocumentChooserBlock(), label=_("Documents"), min_num=1)

    class Meta:
        icon = "doc-full"
        label = _("Documents")
        description = _("A list of files to download.")


@dataclass(frozen=True, slots=True)
class DocumentsView:
    """Documents to download."""

    kind: ClassVar[str] = "documents"
    title: str
    items: tuple[DocumentLink, ...]


def documents_view(read: Reader, value: Any) -> DocumentsView | None:
    """Return the view of documents; None when none of them is public."""
    found = document_links(read, list_items(value["items"]))
    return DocumentsView(value["title"], found) if found else None


register(BlockType(name="documents", block=DocumentsBlock, view=documents_view, place=80))
