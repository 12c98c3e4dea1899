"""The public view of an accessibility statement, in the order of the Dutch model for them.

The model is that of the Besluit digitale toegankelijkheid overheid (digitoegankelijk.nl): scope,
status, drawing up, feedback, complaints, and then what the status rests on.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from core.blocks.body import block_views
from core.layout.reading import choice_label, foreign
from core.municipality import texts
from home.models.accessibility import AccessibilityRow, AccessibilityStatementPage, LimitationRow
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader


@dataclass(frozen=True, slots=True)
class LimitationView:
    """One thing that does not meet the standard yet."""

    criterion: str
    description: str
    cause: str
    consequence: str
    alternative: str
    measure: str
    planned_on: date | None


@dataclass(frozen=True, slots=True)
class AccessibilityView:
    """An accessibility statement. `fact_lang` is the language of functions and names."""

    site_title: str
    organisation: str
    #: As it stands in a sentence in the language of the output: “de gemeente Rotterdam”.
    organisation_in_text: str
    scope: str
    status: str
    status_text: str
    approved_by: str
    approved_on: date | None
    fact_lang: str | None
    feedback_email: str
    feedback_phone: str
    response_text: str
    complaint_url: str
    evaluated_on: date | None
    report_url: str
    limitations: tuple[LimitationView, ...]
    body: tuple[Any, ...]


def in_sentence(read: Reader, organisation: str) -> str:
    """Return the name of an organisation at the beginning of a sentence; Dutch gives a municipality an article."""
    kind, _space, name = organisation.partition(" ")
    if read.language.base == "nl" and kind.casefold() == "gemeente" and name:
        return f"De {kind.casefold()} {name}"
    return organisation


def accessibility_view(read: Reader, page: PageRow) -> AccessibilityView:
    """Make the view of an accessibility statement."""
    source = read.source(page)
    facts = read.row(AccessibilityRow, source.id)
    # When it will be solved is a fact: that of the Dutch row, also when the words are older.
    planned = {row.key: row.planned_on for row in read.where(LimitationRow, "page_id", source.id)}
    days = facts.response_days
    return AccessibilityView(
        site_title=texts(read).site_title,
        organisation=facts.organisation,
        organisation_in_text=in_sentence(read, facts.organisation),
        scope=facts.scope or read.absolute("/"),
        status=facts.status,
        status_text=choice_label(read, AccessibilityStatementPage.Status, facts.status),
        approved_by=facts.approved_by,
        approved_on=facts.approved_on,
        fact_lang=foreign(read, source.language),
        feedback_email=facts.feedback_email,
        feedback_phone=facts.feedback_phone,
        response_text=read.language.ngettext(
            "You get an answer within %(number)s working day.",
            "You get an answer within %(number)s working days.",
            days,
        )
        % {"number": read.language.number(days)},
        complaint_url=facts.complaint_url,
        evaluated_on=facts.evaluated_on,
        report_url=facts.report_url,
        limitations=tuple(
            LimitationView(
                row.criterion,
                row.description,
                row.cause,
                row.consequence,
                row.alternative,
                row.measure,
                planned.get(row.key, row.planned_on),
            )
            for row in read.where(LimitationRow, "page_id", page.id)
        ),
        body=block_views(read, read.row(AccessibilityRow, page.id).body),
    )
