"""Rules of a grant year by year: which hold now, and what is different from the year before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from core.layout.reading import choice_label, foreign, lines
from districts.models.taking_part import InitiativePage, InitiativeRow
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader

KIND = "districts.initiativepage"


@dataclass(frozen=True, slots=True)
class RuleChange:
    """A rule that differs; `was` or `now` is empty where there is none. `lang`: that of prose."""

    label: str
    was: str
    now: str
    lang: str | None = None


def replaced_by(read: Reader, source: PageRow) -> PageRow | None:
    """Return the rules that replace these (a source page), when they are public."""
    rows = read.where(InitiativeRow, "replaces_id", source.id)
    found = [page for row in rows if (page := read.page(row.id)) is not None]
    return min(found, key=lambda page: page.id, default=None)


def in_force(read: Reader, sources: Iterable[PageRow]) -> tuple[PageRow, ...]:
    """Leave out rules (source pages) that others replace whose year has begun."""
    return tuple(page for page in sources if not _is_over(read, page))


def _is_over(read: Reader, source: PageRow) -> bool:
    newer = replaced_by(read, source)
    year = read.row(InitiativeRow, newer.id).year if newer else None
    if year is None:
        return False
    read.until_day(date(year, 1, 1))
    return year <= read.today.year


def changes(read: Reader, page: PageRow) -> tuple[RuleChange, ...]:
    """Return what is different from the rules that this page replaces; nothing when it names none."""
    source = read.source(page)
    row = read.row(InitiativeRow, source.id)
    before = read.page(row.replaces_id)
    if before is None:
        return ()
    old = read.row(InitiativeRow, before.id)
    return (*_facts(read, old, row), *_prose(read, before, page))


def _facts(read: Reader, old: InitiativeRow, new: InitiativeRow) -> Iterator[RuleChange]:
    words = read.language
    for label, was, now in (
        (words.gettext("At most"), old.maximum, new.maximum),
        (words.gettext("In all"), old.budget, new.budget),
    ):
        if was != now:
            yield RuleChange(label, *(_money(read, each) for each in (was, now)))
    if old.method != new.method:
        label = words.gettext("How it is divided")
        yield RuleChange(label, method_text(read, old), method_text(read, new))
    if old.decision_weeks != new.decision_weeks:
        label = words.gettext("You hear from us")
        yield RuleChange(label, decision_text(read, old), decision_text(read, new))


def _prose(read: Reader, before: PageRow, page: PageRow) -> Iterator[RuleChange]:
    """Compare words in one language: that of the page if both have it, else the source's."""
    then = read.localised(before) or before
    now = page
    if then.language != now.language:
        then, now = before, read.source(page)
    lang = foreign(read, now.language)
    old, new = read.row(InitiativeRow, then.id), read.row(InitiativeRow, now.id)
    words = read.language
    if old.decided_by != new.decided_by:
        label = words.gettext("Who decides")
        yield RuleChange(label, old.decided_by, new.decided_by, lang)
    for label, was, is_now in (
        (words.gettext("Condition"), old.criteria, new.criteria),
        (words.gettext("What to send along"), old.to_send, new.to_send),
    ):
        gone, come = lines(was), lines(is_now)
        for line in gone:
            if line not in come:
                yield RuleChange(label, line, "", lang)
        for line in come:
            if line not in gone:
                yield RuleChange(label, "", line, lang)


def method_text(read: Reader, row: InitiativeRow) -> str:
    """Return how the money is divided; nothing when that is not known."""
    return choice_label(read, InitiativePage.Method, row.method) if row.method else ""


def decision_text(read: Reader, row: InitiativeRow) -> str:
    """Return within how many weeks there is a decision."""
    if not row.decision_weeks:
        return ""
    words = read.language
    text = words.ngettext("within %(number)s week", "within %(number)s weeks", row.decision_weeks)
    return text % {"number": words.number(row.decision_weeks)}


def _money(read: Reader, amount: int | None) -> str:
    return "" if amount is None else read.language.money(amount)
