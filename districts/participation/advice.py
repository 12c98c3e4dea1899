"""The public view of a council's advice: what was asked of whom, and whether it was answered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from core.blocks.body import block_views
from core.layout.documents import DocumentLink, document_link
from core.layout.reading import choice_label, foreign, lines, link
from core.layout.views import Link
from districts.models.advice import AdvicePage, AdviceRow
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader

KIND = "districts.advicepage"
DAY = timedelta(days=1)
#: What is late comes first: that is what the list is for.
ORDER = ("late", "waiting", "answered")


@dataclass(frozen=True, slots=True)
class AdviceState:
    """`waiting`, `late` or `answered`, and that in words."""

    state: str
    text: str


@dataclass(frozen=True, slots=True)
class AdviceEntry:
    """An advice in a list or in the register of the municipality."""

    title: str
    url: str
    lang: str | None
    district: Link | None
    addressee: str
    given_on: date
    state: AdviceState


@dataclass(frozen=True, slots=True)
class AdviceView:
    """An advice. `answer` has its paragraphs."""

    district: Link | None
    kind: str
    addressee: str
    given_on: date
    due_on: date | None
    answered_on: date | None
    state: AdviceState
    answer: tuple[str, ...]
    answer_lang: str | None
    document: DocumentLink | None
    reply: DocumentLink | None
    body: tuple[Any, ...]


def advice_view(read: Reader, page: PageRow) -> AdviceView:
    """Make the view of an advice."""
    own = read.row(AdviceRow, page.id)
    source = read.source(page)
    row = read.row(AdviceRow, source.id)
    state = advice_state(read, row)
    answer, language = (own.answer, page.language) if own.answer else (row.answer, source.language)
    answered = state.state == "answered"
    return AdviceView(
        district=link(read, read.parent(source)),
        kind=choice_label(read, AdvicePage.Kind, row.kind),
        addressee=choice_label(read, AdvicePage.Addressee, row.addressee),
        given_on=row.given_on,
        due_on=row.due_on,
        answered_on=row.answered_on if answered else None,
        state=state,
        answer=lines(answer) if answered else (),
        answer_lang=foreign(read, language),
        document=document_link(read, row.document_id),
        reply=document_link(read, row.reply_id) if answered else None,
        body=block_views(read, own.body),
    )


def advice_state(read: Reader, row: AdviceRow) -> AdviceState:
    """Return whether an advice is answered today, and whether the answer is late."""
    words, due = read.language, row.due_on
    read.until_day(row.answered_on)
    if row.answered_on and row.answered_on <= read.today:
        outcome = choice_label(read, AdvicePage.Outcome, row.outcome) if row.outcome else ""
        return AdviceState("answered", outcome or words.gettext("Answered"))
    read.until_day(due + DAY if due else None)
    if due and due < read.today:
        text = words.gettext("No answer yet: it was promised before %(date)s")
        return AdviceState("late", text % {"date": words.day(due)})
    if due:
        text = words.gettext("Answer promised before %(date)s")
        return AdviceState("waiting", text % {"date": words.day(due)})
    return AdviceState("waiting", words.gettext("Waits for an answer"))


def advice_of(read: Reader, district: PageRow) -> tuple[AdviceEntry, ...]:
    """List the advice of the council of a district (source page)."""
    return advice_entries(read, read.children(district, KIND))


def all_advice(read: Reader) -> tuple[AdviceEntry, ...]:
    """List the advice of all councils."""
    pages = read.where(PageRow, "kind", KIND)
    return advice_entries(read, (page for page in pages if page.language == read.source_language))


def advice_entries(read: Reader, sources: Iterable[PageRow]) -> tuple[AdviceEntry, ...]:
    """Make the entries of advice (source pages): what is late first, then the newest."""
    found = []
    for source in sources:
        row = read.row(AdviceRow, source.id)
        shown = read.localised(source) or source
        state = advice_state(read, row)
        entry = AdviceEntry(
            title=shown.title,
            url=read.address(shown),
            lang=foreign(read, shown.language),
            district=link(read, read.parent(source)),
            addressee=choice_label(read, AdvicePage.Addressee, row.addressee),
            given_on=row.given_on,
            state=state,
        )
        rank = (ORDER.index(state.state), -row.given_on.toordinal(), source.id)
        found.append((rank, entry))
    return tuple(entry for _rank, entry in sorted(found, key=lambda each: each[0]))
