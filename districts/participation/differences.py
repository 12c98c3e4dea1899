"""What is different in a district from the year before, in a few sentences."""

from __future__ import annotations

from collections.abc import Iterator

from districts.models.budget import BudgetRow
from districts.models.taking_part import InitiativeRow
from districts.participation.budget import budgets_of, current_budget
from districts.participation.rules import KIND, changes, in_force
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader


def differences(read: Reader, district: PageRow) -> tuple[str, ...]:
    """Return what is different from last year in a district (its source page)."""
    return (*_budget(read, district), *_grants(read, district))


def _budget(read: Reader, district: PageRow) -> Iterator[str]:
    now = current_budget(read, district)
    if now is None:
        return
    row = read.row(BudgetRow, now.id)
    rows = (read.row(BudgetRow, each.id) for each in budgets_of(read, district))
    before = next((each for each in rows if each.year == row.year - 1), None)
    if before is None or before.amount == row.amount:
        return
    words = read.language
    if row.amount > before.amount:
        text = words.gettext("There is %(amount)s more for the district than in %(year)s.")
    else:
        text = words.gettext("There is %(amount)s less for the district than in %(year)s.")
    yield text % {"amount": words.money(abs(row.amount - before.amount)), "year": before.year}


def _grants(read: Reader, district: PageRow) -> Iterator[str]:
    words = read.language
    for source in in_force(read, read.children(district, KIND)):
        row = read.row(InitiativeRow, source.id)
        before = read.page(row.replaces_id)
        if before is None:
            continue
        old = read.row(InitiativeRow, before.id)
        title = (read.localised(source) or source).title
        if row.maximum is not None and old.maximum is not None and row.maximum != old.maximum:
            text = words.gettext("%(grant)s: at most %(now)s for a plan. It was %(was)s.")
            yield text % {
                "grant": title,
                "now": words.money(row.maximum),
                "was": words.money(old.maximum),
            }
        elif changes(read, read.localised(source) or source):
            text = words.gettext("%(grant)s: the rules are not those of %(year)s.")
            yield text % {"grant": title, "year": old.year}
