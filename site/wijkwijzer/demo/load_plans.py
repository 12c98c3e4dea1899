"""Projects, consultations, advice and districts' own grants of a demonstration municipality."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from districts.models import AdvicePage, ConsultationPage, InitiativePage, ProjectPage
from wijkwijzer.demo.days import day, optional_day

if TYPE_CHECKING:
    from wijkwijzer.demo.shapes_pages import Municipality
    from wijkwijzer.demo.shapes_plans import Advice, Consultation, Project, Rules
    from wijkwijzer.demo.tree import Tree


def load(tree: Tree, municipality: Municipality) -> None:
    """Make the pages, the rules of earlier years first."""
    for project in municipality.plans.projects:
        add_project(tree, project)
    for consultation in municipality.plans.consultations:
        add_consultation(tree, consultation)
    for advice in municipality.plans.advice:
        add_advice(tree, advice)
    for rules in municipality.plans.rules:
        add_rules(tree, rules)


def add_project(tree: Tree, project: Project) -> None:
    """Add a project."""
    key = f"project:{project.key}"

    def facts(page: Any) -> None:
        page.checked_on = tree.checked(key)
        page.kind, page.phase, page.place = project.kind, project.phase, project.place
        page.starts_on = optional_day(project.start, tree.anchor)
        page.ends_on = optional_day(project.end, tree.anchor)
        page.contact_role_id = tree.number(f"role:{project.role}") if project.role else None

    tree.add(
        key,
        ProjectPage,
        f"district:{project.district}",
        project.title,
        introduction=project.introduction,
        body=project.body,
        facts=facts,
    )


def add_consultation(tree: Tree, consultation: Consultation) -> None:
    """Add a consultation."""
    key = f"consultation:{consultation.key}"

    def facts(page: Any) -> None:
        page.checked_on = tree.checked(key)
        page.url = consultation.url
        page.result_due = optional_day(consultation.due, tree.anchor)
        page.result_on = optional_day(consultation.finished, tree.anchor)

    def prose(page: Any, language: str) -> None:
        page.result = consultation.result.get(language) if consultation.result else ""

    tree.add(
        key,
        ConsultationPage,
        f"district:{consultation.district}",
        consultation.title,
        introduction=consultation.introduction,
        body=consultation.body,
        needed={
            "opens_on": day(consultation.opens, tree.anchor),
            "closes_on": day(consultation.closes, tree.anchor),
        },
        facts=facts,
        prose=prose,
    )


def add_advice(tree: Tree, advice: Advice) -> None:
    """Add an advice."""
    key = f"advice:{advice.key}"

    def facts(page: Any) -> None:
        page.checked_on = tree.checked(key)
        page.kind, page.addressee, page.outcome = advice.kind, advice.addressee, advice.outcome
        page.due_on = optional_day(advice.due, tree.anchor)
        page.answered_on = optional_day(advice.answered, tree.anchor)

    def prose(page: Any, language: str) -> None:
        page.answer = advice.answer.get(language) if advice.answer else ""

    tree.add(
        key,
        AdvicePage,
        f"district:{advice.district}",
        advice.title,
        introduction=advice.introduction,
        body=advice.body,
        needed={"given_on": day(advice.given, tree.anchor)},
        facts=facts,
        prose=prose,
    )


def add_rules(tree: Tree, rules: Rules) -> None:
    """Add a district's own grant."""
    key = f"rules:{rules.key}"
    year = tree.anchor.year + rules.years

    def facts(page: Any) -> None:
        page.checked_on = tree.checked(key)
        page.year, page.maximum, page.budget = year, rules.maximum, rules.budget
        page.method, page.decision_weeks = rules.method, rules.decision_weeks
        page.opens_on = optional_day(rules.opens, tree.anchor)
        page.closes_on = optional_day(rules.closes, tree.anchor)
        page.apply_url = rules.apply_url
        page.replaces_id = tree.number(f"rules:{rules.replaces}") if rules.replaces else None

    def prose(page: Any, language: str) -> None:
        page.decided_by = rules.decided_by.get(language)
        page.criteria = rules.criteria.get(language)
        page.to_send = rules.to_send.get(language)

    tree.add(
        key,
        InitiativePage,
        f"district:{rules.district}",
        rules.title,
        introduction=rules.introduction,
        body=rules.body,
        slug_in=lambda _language: f"{rules.key.rsplit('-', 1)[0]}-{year}",
        facts=facts,
        prose=prose,
    )
