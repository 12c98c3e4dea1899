"""Two ways in which Dutch municipalities organise their districts, with the words that go with each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from core.models.municipality import MunicipalitySettings
from core.municipality import DEFAULT_TERMS
from publishing.content.language_table import SOURCE_LANGUAGE
from publishing.content.languages import language
from publishing.content.phrases import public

#: A word for one of a thing, and for several.
Term = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Role:
    """A role that people have in a district: phrases, `what_for` and `what_not_for` one a line."""

    title: str
    plural: str
    introduction: str
    what_for: tuple[str, ...]
    what_not_for: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a municipality calls things, where it is not what they are called without a setting."""

    role: Role
    terms: Mapping[str, Term] = field(default_factory=dict)

    def term(self, name: str, code: str) -> Term:
        """Return the words for a thing in a language."""
        said = language(code)
        one, several = self.terms.get(name) or DEFAULT_TERMS[name]
        return said.gettext(one), said.gettext(several)


ASKING = (
    public("Something in your street that keeps coming back and is not solved"),
    public("An idea for your street or your district"),
    public("A talk when you do not know whom to ask"),
)
ELSEWHERE = (
    public("Emergencies: call 112"),
    public("A passport, a driving licence or a benefit: ask the municipality"),
)
VOCABULARIES: dict[str, Vocabulary] = {
    "wijkraad": Vocabulary(
        Role(
            public("District manager"),
            public("District managers"),
            public(
                "The district manager is your regular contact at the municipality and knows the "
                "district and its people."
            ),
            ASKING,
            ELSEWHERE,
        )
    ),
    "buurtcoordinator": Vocabulary(
        Role(
            public("Neighbourhood coordinator"),
            public("Neighbourhood coordinators"),
            public(
                "The neighbourhood coordinator knows the people and organisations of the district, "
                "and makes sure that your question ends up in the right place."
            ),
            ASKING,
            ELSEWHERE,
        ),
        {
            "hub": (public("Meeting point"), public("Meeting points")),
            "council": (public("District meeting"), public("District meetings")),
            "initiative": (public("Residents’ plan"), public("Residents’ plans")),
        },
    ),
}
DEFAULT = "wijkraad"


def vocabulary_of(settings: MunicipalitySettings) -> str:
    """Return the vocabulary whose Dutch words a municipality uses; the default when none fits."""
    stored = {
        row.term: (row.singular, row.plural)
        for row in settings.terms.filter(language=SOURCE_LANGUAGE)
    }
    for name, each in VOCABULARIES.items():
        own = {term: each.term(term, SOURCE_LANGUAGE) for term in each.terms}
        if own and own.items() <= stored.items():
            return name
    return DEFAULT
