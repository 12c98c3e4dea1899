"""The index pages, the programme, the roles and the information of a demonstration municipality."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from contacts.models import ContactsPage, HubIndexPage, RolePage
from districts.models import DistrictIndexPage, InitiativePage, TakingPartPage
from home.models import (
    AccessibilityLimitation,
    AccessibilityStatementPage,
    AgendaPage,
    InformationPage,
    NewsIndexPage,
    ProgrammeDocument,
    ProgrammeGoal,
    ProgrammePage,
)
from wijkwijzer.demo.days import day, optional_day
from wijkwijzer.demo.load_districts import city_appointments

if TYPE_CHECKING:
    from wijkwijzer.demo.shapes import Role
    from wijkwijzer.demo.shapes_pages import (
        Initiative,
        Limitation,
        Municipality,
        Programme,
        Section,
        Statement,
    )
    from wijkwijzer.demo.tree import Facts, Tree

# In the order of the menu; the programme stands between taking part and contact.
INDEXES: dict[str, type[Any]] = {
    "districts": DistrictIndexPage,
    "hubs": HubIndexPage,
    "news": NewsIndexPage,
    "agenda": AgendaPage,
    "taking-part": TakingPartPage,
}


def load(tree: Tree, municipality: Municipality) -> None:
    """Make the pages that the others stand under, and those that stand by themselves."""
    sections = {section.key: section for section in municipality.sections}
    for key, model in INDEXES.items():
        add_section(tree, sections[key], model, partial(index_facts, tree, key))
    add_programme(tree, municipality.programme, "home", menu=True)
    contact = partial(contact_facts, tree, municipality)
    add_section(tree, sections["contact"], ContactsPage, contact)
    for role in municipality.roles:
        add_role(tree, role)
    for initiative in municipality.initiatives:
        add_initiative(tree, initiative)
    for page in municipality.information:
        tree.add(
            f"info:{page.key}",
            InformationPage,
            "home",
            page.title,
            introduction=page.introduction,
            body=page.body,
            needed={"in_footer": page.in_footer},
            facts=partial(checked, tree, f"info:{page.key}"),
        )
    add_statement(tree, municipality, municipality.statement)


def checked(tree: Tree, key: str, page: Any) -> None:
    """Set the day on which somebody looked at a page."""
    page.checked_on = tree.checked(key)


def index_facts(tree: Tree, key: str, page: Any) -> None:
    """Set what is known about an index page."""
    checked(tree, key, page)
    if isinstance(page, DistrictIndexPage):
        page.map_is_schematic = True


def contact_facts(tree: Tree, municipality: Municipality, page: Any) -> None:
    """Set who works for several districts."""
    checked(tree, "contact", page)
    page.appointments = city_appointments(tree, municipality)


def add_section(tree: Tree, section: Section, model: type[Any], facts: Facts) -> None:
    """Add an index page."""
    tree.add(
        section.key,
        model,
        "home",
        section.title,
        introduction=section.introduction,
        body=section.body,
        facts=facts,
        menu=True,
    )


def add_role(tree: Tree, role: Role) -> None:
    """Add a role."""

    def prose(page: Any, language: str) -> None:
        page.plural = role.plural.get(language)
        page.what_for = role.what_for.get(language)
        page.what_not_for = role.what_not_for.get(language)
        page.synonyms = role.synonyms.get(language)

    tree.add(
        f"role:{role.key}",
        RolePage,
        "contact",
        role.name,
        introduction=role.introduction,
        body=role.body,
        facts=partial(checked, tree, f"role:{role.key}"),
        prose=prose,
    )


def add_initiative(tree: Tree, initiative: Initiative) -> None:
    """Add a grant."""

    def facts(page: Any) -> None:
        checked(tree, f"initiative:{initiative.key}", page)
        page.year = tree.anchor.year
        page.maximum = initiative.maximum
        page.decision_weeks = initiative.decision_weeks
        page.opens_on = optional_day(initiative.opens, tree.anchor)
        page.closes_on = optional_day(initiative.closes, tree.anchor)
        page.apply_url = initiative.apply_url

    def prose(page: Any, language: str) -> None:
        page.decided_by = initiative.decided_by.get(language)
        page.criteria = initiative.criteria.get(language)
        page.to_send = initiative.to_send.get(language)

    tree.add(
        f"initiative:{initiative.key}",
        InitiativePage,
        "taking-part",
        initiative.title,
        introduction=initiative.introduction,
        body=initiative.body,
        facts=facts,
        prose=prose,
    )


def add_programme(tree: Tree, programme: Programme, parent: str, *, menu: bool) -> None:
    """Add a programme and its parts."""

    def facts(page: Any) -> None:
        checked(tree, programme.key, page)
        page.period_start = optional_day(programme.start, tree.anchor)
        page.period_end = optional_day(programme.end, tree.anchor)
        page.decided_on = optional_day(programme.decided_on, tree.anchor)
        page.picture_id = tree.picture(programme.picture)
        page.documents = [
            ProgrammeDocument(sort_order=number, document_id=tree.files["document", key])
            for number, key in enumerate(programme.documents)
        ]

    def prose(page: Any, language: str) -> None:
        page.decided_by = programme.decided_by.get(language)
        page.goals = [
            ProgrammeGoal(
                sort_order=number,
                key=f"{programme.key.replace(':', '-')}-{number}"[-36:],
                title=title.get(language),
                text=text.get(language),
            )
            for number, (title, text) in enumerate(programme.goals)
            if title.get(language)
        ]
        page.picture_alt = tree.alt(programme.picture, language)

    tree.add(
        programme.key,
        ProgrammePage,
        parent,
        programme.title,
        introduction=programme.introduction,
        body=programme.body,
        facts=facts,
        prose=prose,
        menu=menu,
    )
    for part in programme.parts:
        add_programme(tree, part, programme.key, menu=False)


def add_statement(tree: Tree, municipality: Municipality, statement: Statement) -> None:
    """Add the accessibility statement."""

    def facts(page: Any) -> None:
        checked(tree, "info:accessibility", page)
        page.status = statement.status
        page.scope = municipality.hostname
        page.evaluated_on = day(statement.evaluated, tree.anchor)
        page.approved_on = day(statement.approved, tree.anchor)
        page.approved_by = statement.approved_by
        page.feedback_email = f"toegankelijk.{municipality.key}@example.nl"
        page.feedback_phone = municipality.phone
        page.complaint_url = "https://www.nationaleombudsman.nl/"

    def prose(page: Any, language: str) -> None:
        page.limitations = [
            limitation_row(tree, number, limitation, language)
            for number, limitation in enumerate(statement.limitations)
        ]

    tree.add(
        "info:accessibility",
        AccessibilityStatementPage,
        "home",
        statement.title,
        introduction=statement.introduction,
        body=statement.body,
        needed={"organisation": f"Gemeente {municipality.name}"},
        facts=facts,
        prose=prose,
    )


def limitation_row(
    tree: Tree, number: int, limitation: Limitation, language: str
) -> AccessibilityLimitation:
    """Return a limitation in a language."""
    return AccessibilityLimitation(
        sort_order=number,
        key=f"limitation-{number}",
        criterion=limitation.criterion.get(language),
        description=limitation.description.get(language),
        consequence=limitation.consequence.get(language),
        cause=limitation.cause.get(language),
        measure=limitation.measure.get(language),
        alternative=limitation.alternative.get(language),
        planned_on=day(limitation.planned, tree.anchor),
    )
