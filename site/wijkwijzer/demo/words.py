"""Prose of a municipality in one more language, by the key of what it is said of.

What is not here is not translated: its page shows the facts in the language, and the Dutch prose.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from wijkwijzer.demo.shapes import Text

if TYPE_CHECKING:
    from wijkwijzer.demo.shapes import District, Hub, Role
    from wijkwijzer.demo.shapes_pages import Municipality, Section, Term


@dataclass(frozen=True, slots=True)
class SectionWords:
    """The start page or a section."""

    title: str
    introduction: str
    body: str = ""


@dataclass(frozen=True, slots=True)
class RoleWords:
    """A role; what one can and cannot come for is one a line."""

    name: str
    plural: str
    introduction: str
    what_for: str
    what_not_for: str
    body: str = ""


@dataclass(frozen=True, slots=True)
class HubWords:
    """A hub."""

    name: str
    introduction: str
    entrance: str
    explanation: str = ""
    body: str = ""


@dataclass(frozen=True, slots=True)
class DistrictWords:
    """A district; without a name of its own it is called as in Dutch."""

    introduction: str
    body: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """All that a municipality says in a language. `site`: its title, tagline and footer."""

    language: str
    site: tuple[str, str, str] = ("", "", "")
    terms: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    sections: Mapping[str, SectionWords] = field(default_factory=dict)
    roles: Mapping[str, RoleWords] = field(default_factory=dict)
    hubs: Mapping[str, HubWords] = field(default_factory=dict)
    districts: Mapping[str, DistrictWords] = field(default_factory=dict)


def with_words(municipality: Municipality, *languages: Words) -> Municipality:
    """Return a municipality that also says `languages`. Raises KeyError for a key of nothing."""
    for words in languages:
        municipality = _with(municipality, words)
    return municipality


def _with(municipality: Municipality, words: Words) -> Municipality:
    code = words.language
    title, tagline, footer = words.site
    for records, said in (
        (municipality.sections, words.sections),
        (municipality.roles, words.roles),
        (municipality.hubs, words.hubs),
        (municipality.districts, words.districts),
    ):
        if unknown := said.keys() - {each.key for each in records}:
            raise KeyError(f"{municipality.key}, {code}: {sorted(unknown)}")
    return replace(
        municipality,
        site_title=municipality.site_title.also(code, title),
        tagline=municipality.tagline.also(code, tagline),
        footer_text=municipality.footer_text.also(code, footer),
        terms=tuple(_term(each, words) for each in municipality.terms),
        sections=tuple(_section(each, words) for each in municipality.sections),
        roles=tuple(_role(each, words) for each in municipality.roles),
        hubs=tuple(_hub(each, words) for each in municipality.hubs),
        districts=tuple(_district(each, words) for each in municipality.districts),
    )


def _also(text: Text | None, code: str, said: str) -> Text | None:
    return text.also(code, said) if text else None


def _term(term: Term, words: Words) -> Term:
    singular, plural = words.terms.get(term.thing, ("", ""))
    return replace(
        term,
        singular=term.singular.also(words.language, singular),
        plural=term.plural.also(words.language, plural),
    )


def _section(section: Section, words: Words) -> Section:
    code, said = words.language, words.sections.get(section.key)
    if said is None:
        return section
    return replace(
        section,
        title=section.title.also(code, said.title),
        introduction=section.introduction.also(code, said.introduction),
        body=_also(section.body, code, said.body),
    )


def _role(role: Role, words: Words) -> Role:
    code, said = words.language, words.roles.get(role.key)
    if said is None:
        return role
    return replace(
        role,
        name=role.name.also(code, said.name),
        plural=role.plural.also(code, said.plural),
        introduction=role.introduction.also(code, said.introduction),
        what_for=role.what_for.also(code, said.what_for),
        what_not_for=role.what_not_for.also(code, said.what_not_for),
        body=_also(role.body, code, said.body),
    )


def _hub(hub: Hub, words: Words) -> Hub:
    code, said = words.language, words.hubs.get(hub.key)
    if said is None:
        return hub
    return replace(
        hub,
        name=hub.name.also(code, said.name),
        introduction=hub.introduction.also(code, said.introduction),
        entrance=hub.entrance.also(code, said.entrance),
        explanation=_also(hub.explanation, code, said.explanation),
        body=_also(hub.body, code, said.body),
    )


def _district(district: District, words: Words) -> District:
    code, said = words.language, words.districts.get(district.key)
    if said is None:
        return district
    return replace(
        district,
        name=district.name.also(code, said.name or district.name.nl),
        introduction=district.introduction.also(code, said.introduction),
        body=_also(district.body, code, said.body),
    )
