"""Saving what a file brought, PO or XLIFF: drafts, page by page; every text that is refused is named."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from translations.cms.desk_list import Line
from translations.drafts import save_draft, version_of
from translations.po.reader import Deadline, Entry, Read
from translations.po.validation import fault


@dataclass
class Outcome:
    """What became of a file."""

    pages: list[str] = field(default_factory=list)
    saved: int = 0
    unchanged: int = 0
    empty: int = 0
    #: Which text, and why.
    rejected: list[tuple[str, str]] = field(default_factory=list)


def save(found: Read, lines: list[Line], language: str, user: Any, deadline: Deadline) -> Outcome:
    """Save as drafts what fits to `lines`. All of it or, when time runs out, nothing: PoError."""
    outcome = Outcome(empty=found.empty, rejected=list(found.rejected))
    known = {line.source.pk: line for line in lines}
    by_page: dict[int, list[Entry]] = {}
    for entry in found.entries:
        by_page.setdefault(entry.page, []).append(entry)
    with transaction.atomic():
        for number, entries in by_page.items():
            deadline.keep()
            line = known.get(number)
            if line is None:
                reason = _("There is no such page on this desk.")
                outcome.rejected += [(_name(each), reason) for each in entries]
                continue
            _save_page(line, entries, language, user, outcome)
    return outcome


def _save_page(
    line: Line, entries: list[Entry], language: str, user: Any, outcome: Outcome
) -> None:
    pieces = {each.key: each for each in line.state.pieces}
    texts: dict[str, str] = {}
    for entry in entries:
        piece = pieces.get(entry.key)
        if piece is None:
            reason = _("The page has no such text any more.")
        elif entry.source.strip() != piece.new.strip():
            reason = _("The Dutch text has changed since the file was made.")
        elif entry.text == piece.translation and (
            entry.fuzzy or (piece.old == piece.new and not piece.unread)
        ):
            outcome.unchanged += 1
            continue
        elif entry.fuzzy:
            reason = _("It is marked as unsure (fuzzy).")
        else:
            reason = fault(piece.segment, entry.text, piece.own)
        if reason:
            outcome.rejected.append((_name(entry), reason))
        else:
            texts[entry.key] = entry.text
    if not texts:
        return
    try:
        with transaction.atomic():
            since = version_of(line.translation)
            save_draft(line.source, language, texts, user, since=since)
    except PermissionDenied:
        refused = _("You may not write this page.")
    except ValidationError as error:
        refused = " ".join(error.messages)
    else:
        outcome.pages.append(line.source.title)
        outcome.saved += len(texts)
        return
    outcome.rejected += [(f"{line.source.pk}|{key}", refused) for key in texts]


def _name(entry: Entry) -> str:
    return f"{entry.page}|{entry.key}"[:200]
