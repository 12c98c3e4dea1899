"""The public view of a consultation: until when one can react, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from core.blocks.body import block_views
from core.layout.documents import DocumentLink, document_link
from core.layout.reading import foreign, lines, link
from core.layout.views import Link
from districts.models.consultations import ConsultationRow
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader

KIND = "districts.consultationpage"
DAY = timedelta(days=1)
#: What one can react to comes first; then what comes, what is waited for, and what came of others.
ORDER = ("open", "later", "late", "waiting", "done")


@dataclass(frozen=True, slots=True)
class ConsultationState:
    """`open`, `later`, `waiting` for the outcome, `late` with it or `done`; and that in words."""

    state: str
    text: str


@dataclass(frozen=True, slots=True)
class ConsultationEntry:
    """A consultation in a list."""

    title: str
    url: str
    lang: str | None
    introduction: str
    district: Link | None
    state: ConsultationState


@dataclass(frozen=True, slots=True)
class ConsultationView:
    """A consultation. `result` has its paragraphs; where to react is linked while one can."""

    state: ConsultationState
    district: Link | None
    period: str
    react: Link | None
    result: tuple[str, ...]
    result_lang: str | None
    document: DocumentLink | None
    body: tuple[Any, ...]


def consultation_view(read: Reader, page: PageRow) -> ConsultationView:
    """Make the view of a consultation."""
    own = read.row(ConsultationRow, page.id)
    source = read.source(page)
    row = read.row(ConsultationRow, source.id)
    state = consultation_state(read, row)
    words = read.language
    parent = read.parent(source)
    # What was done is said in Dutch as long as nobody translated it: it is what people wait for.
    result, language = (own.result, page.language) if own.result else (row.result, source.language)
    finished = state.state == "done"
    return ConsultationView(
        state=state,
        district=link(read, parent) if parent and parent.kind == "districts.districtpage" else None,
        period=words.gettext("%(start)s up to and including %(end)s")
        % {"start": words.day(row.opens_on), "end": words.day(row.closes_on)},
        react=Link(words.gettext("Give your reaction"), row.url)
        if row.url and state.state == "open"
        else None,
        result=lines(result) if finished else (),
        result_lang=foreign(read, language),
        document=document_link(read, row.document_id),
        body=block_views(read, own.body),
    )


def consultation_state(read: Reader, row: ConsultationRow) -> ConsultationState:
    """Return how far a consultation is today; its last day counts. Holds until the next of its days."""
    words, today = read.language, read.today
    due = row.result_due
    read.until_day(row.opens_on)
    read.until_day(row.closes_on + DAY)
    read.until_day(row.result_on)
    read.until_day(due + DAY if due else None)
    if row.opens_on > today:
        text = words.gettext("You can react from %(date)s")
        return ConsultationState("later", text % {"date": words.day(row.opens_on)})
    if row.closes_on >= today:
        text = words.gettext("You can react up to and including %(date)s")
        return ConsultationState("open", text % {"date": words.day(row.closes_on)})
    if row.result_on and row.result_on <= today:
        return ConsultationState("done", words.gettext("Read what was done with the reactions"))
    if due and due < today:
        text = words.gettext(
            "You can no longer react. The outcome was promised before %(date)s and is late"
        )
        return ConsultationState("late", text % {"date": words.day(due)})
    if due:
        text = words.gettext("You can no longer react. The outcome is here no later than %(date)s")
        return ConsultationState("waiting", text % {"date": words.day(due)})
    text = words.gettext("You can no longer react. It is not known yet when the outcome comes")
    return ConsultationState("waiting", text)


def consultations_of(read: Reader, parent: PageRow) -> tuple[ConsultationEntry, ...]:
    """List the consultations below a district or below “taking part” (a source page)."""
    return consultation_entries(read, read.children(parent, KIND))


def all_consultations(read: Reader) -> tuple[ConsultationEntry, ...]:
    """List the consultations of the whole municipality."""
    pages = read.where(PageRow, "kind", KIND)
    return consultation_entries(
        read, (page for page in pages if page.language == read.source_language)
    )


def consultation_entries(read: Reader, sources: Iterable[PageRow]) -> tuple[ConsultationEntry, ...]:
    """Make the entries of consultations (source pages), what one can react to first."""
    found = []
    for source in sources:
        row = read.row(ConsultationRow, source.id)
        shown = read.localised(source) or source
        parent = read.parent(source)
        state = consultation_state(read, row)
        entry = ConsultationEntry(
            title=shown.title,
            url=read.address(shown),
            lang=foreign(read, shown.language),
            introduction=read.row(ConsultationRow, shown.id).introduction,
            district=link(read, parent)
            if parent and parent.kind == "districts.districtpage"
            else None,
            state=state,
        )
        rank = (ORDER.index(state.state), -row.closes_on.toordinal(), source.id)
        found.append((rank, entry))
    return tuple(entry for _rank, entry in sorted(found, key=lambda each: each[0]))
