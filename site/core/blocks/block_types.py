"""The views of the blocks of a text: one frozen dataclass a kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from core.layout.views import Link, PictureView


@dataclass(frozen=True, slots=True)
class HeadingView:
    """A heading with an anchor."""

    kind: ClassVar[str] = "heading"
    text: str
    level: int
    anchor: str


@dataclass(frozen=True, slots=True)
class RichTextView:
    """Running text."""

    kind: ClassVar[str] = "rich_text"
    html: Markup


@dataclass(frozen=True, slots=True)
class PictureBlockView:
    """A picture in the text."""

    kind: ClassVar[str] = "picture"
    picture: PictureView


@dataclass(frozen=True, slots=True)
class QuoteView:
    """What somebody said."""

    kind: ClassVar[str] = "quote"
    text: str
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class StepsView:
    """Numbered steps: pairs of title and HTML."""

    kind: ClassVar[str] = "steps"
    title: str
    items: tuple[tuple[str, Markup], ...]


@dataclass(frozen=True, slots=True)
class DetailsView:
    """Questions and answers: pairs of question and HTML."""

    kind: ClassVar[str] = "details"
    items: tuple[tuple[str, Markup], ...]


@dataclass(frozen=True, slots=True)
class TableView:
    """A table."""

    kind: ClassVar[str] = "table"
    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    row_headers: bool


@dataclass(frozen=True, slots=True)
class DocumentLink:
    """A document to download. `lang` is set when it is in another language than the page."""

    title: str
    url: str
    extension: str
    size_text: str
    lang: str | None


@dataclass(frozen=True, slots=True)
class DocumentsView:
    """Documents to download."""

    kind: ClassVar[str] = "documents"
    title: str
    items: tuple[DocumentLink, ...]


@dataclass(frozen=True, slots=True)
class CallToActionView:
    """One thing to do now."""

    kind: ClassVar[str] = "call_to_action"
    title: str
    html: Markup
    link: Link


@dataclass(frozen=True, slots=True)
class VideoLinkView:
    """A link to a film elsewhere."""

    kind: ClassVar[str] = "video_link"
    title: str
    url: str
    provider: str
    duration_text: str
    transcript_html: Markup | None
