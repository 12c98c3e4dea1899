"""The public view of a deal between residents and the municipality, and the register of deals."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from core.blocks.body import block_views
from core.layout.documents import DocumentLink, document_link
from core.layout.reading import choice_label, foreign, link, picture
from core.layout.views import Link, PictureView
from districts.models.deals import DealPage, DealRow
from districts.models.projects import ProjectRow
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader

KIND = "districts.dealpage"
#: What a reader looks for first: what happens now, then what may come, then what was.
ORDER = ("running", "preparing", "proposed", "done", "stopped")


@dataclass(frozen=True, slots=True)
class DealEntry:
    """A deal in a list or in the register. The amount is in whole euros."""

    title: str
    url: str
    lang: str | None
    introduction: str
    district: Link | None
    kind: str
    status: str
    status_text: str
    partner: str
    amount: int | None


@dataclass(frozen=True, slots=True)
class DealView:
    """A deal. The amount is in whole euros, the period is in words."""

    district: Link | None
    kind: str
    status: str
    status_text: str
    partner: str
    amount: int | None
    period: str
    document: DocumentLink | None
    picture: PictureView | None
    body: tuple[Any, ...]


def deal_view(read: Reader, page: PageRow) -> DealView:
    """Make the view of a deal."""
    own = read.row(DealRow, page.id)
    source = read.source(page)
    row = read.row(DealRow, source.id)
    return DealView(
        district=link(read, read.parent(source)),
        kind=choice_label(read, DealPage.Kind, row.kind),
        status=row.status,
        status_text=choice_label(read, DealPage.Status, row.status),
        partner=row.partner,
        amount=row.amount,
        period=period(read, row),
        document=document_link(read, row.document_id),
        picture=picture(
            read, row.picture_id, own.picture_alt, alt_lang=foreign(read, page.language)
        ),
        body=block_views(read, own.body),
    )


def period(read: Reader, row: DealRow | ProjectRow) -> str:
    """Return from when until when a deal or project is; nothing when neither is known."""
    words = read.language
    if row.starts_on and row.ends_on:
        return words.gettext("%(start)s until %(end)s") % {
            "start": words.day(row.starts_on),
            "end": words.day(row.ends_on),
        }
    if row.starts_on:
        return words.gettext("from %(date)s") % {"date": words.day(row.starts_on)}
    if row.ends_on:
        return words.gettext("until %(date)s") % {"date": words.day(row.ends_on)}
    return ""


def deals_of(read: Reader, district: PageRow) -> tuple[DealEntry, ...]:
    """List the deals of a district (source page)."""
    return deal_entries(read, read.children(district, KIND))


def register(read: Reader) -> tuple[DealEntry, ...]:
    """List the deals of all districts."""
    pages = read.where(PageRow, "kind", KIND)
    return deal_entries(read, (page for page in pages if page.language == read.source_language))


def deal_entries(read: Reader, sources: Iterable[PageRow]) -> tuple[DealEntry, ...]:
    """Make the entries of deals (source pages): running ones first, then the newest start.

    A deal that is not translated is listed in its own language: a register is complete.
    """
    found = []
    for source in sources:
        row = read.row(DealRow, source.id)
        shown = read.localised(source) or source
        start = row.starts_on.toordinal() if row.starts_on else 0
        entry = DealEntry(
            title=shown.title,
            url=read.address(shown),
            lang=foreign(read, shown.language),
            introduction=read.row(DealRow, shown.id).introduction,
            district=link(read, read.parent(source)),
            kind=choice_label(read, DealPage.Kind, row.kind),
            status=row.status,
            status_text=choice_label(read, DealPage.Status, row.status),
            partner=row.partner,
            amount=row.amount,
        )
        found.append(((ORDER.index(row.status), -start, source.id), entry))
    return tuple(entry for _rank, entry in sorted(found, key=lambda each: each[0]))
