"""The licence that a municipality chose for its open data."""

from __future__ import annotations

from dataclasses import dataclass

from core.models.own_rules import OwnRules
from core.municipality import municipality
from publishing.content.reader import Reader


@dataclass(frozen=True, slots=True)
class LicenceView:
    """A licence: its code of SPDX, its name and text, and its term in the vocabulary of the EU.

    `attribution` tells whether who uses the data has to name the municipality.
    """

    code: str
    name: str
    url: str
    term: str
    attribution: bool


def licence_of(read: Reader) -> LicenceView:
    """Return the licence of the site."""
    code = municipality(read).licence or OwnRules.Licence.CC0
    name = str(OwnRules.Licence(code).label)
    if code == OwnRules.Licence.CC_BY:
        url = "https://creativecommons.org/licenses/by/4.0/"
        return LicenceView(code, name, url, "CC_BY_4_0", attribution=True)
    url = "https://creativecommons.org/publicdomain/zero/1.0/"
    return LicenceView(code, name, url, "CC0", attribution=False)
