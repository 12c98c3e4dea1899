"""Marks on phrases that residents read: each belongs to the gettext domain `public`.

A template and a method of the language (`read.language.gettext("…")`) translate a phrase where it
stands; `public` marks one that such a method gets later. Texts of the CMS alone are marked with
`django.utils.translation`, in the domain `django`. `tools/phrases.py` collects by these marks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

#: The domain of what residents read: a catalogue for each language of the table.
PUBLIC_DOMAIN = "public"


def public(message: str) -> str:
    """Return a phrase as it is: `Language.gettext` says it later."""
    return message


#: A label that editors choose and residents read: in Django's language of the moment, as
#: `gettext_lazy` does, and a phrase of both domains. `said` gives the phrase.
shared = gettext_lazy


def said(label: Promise | str) -> str:
    """Return the phrase of a lazy label: what the code says, in no language of the moment."""
    lazy: Any = label
    return str(lazy._args[0]) if isinstance(label, Promise) else label


@dataclass(frozen=True)
class OwnPhrases:
    """Phrases as a site says them, where it does not say what the catalogue of a language has."""

    pairs: tuple[tuple[str, str], ...] = ()
    _said: Mapping[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_said", dict(self.pairs))

    def get(self, message: str) -> str | None:
        """Return how a phrase is said here; None when it is said as everywhere."""
        return self._said.get(message)


#: For a site that says everything as we do.
NOTHING_OWN = OwnPhrases()
