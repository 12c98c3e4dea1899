"""What an editor's own municipality calls its hubs, on screens that are about those hubs."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from contacts.models import HubPage
from core.languages import SOURCE_LANGUAGE
from core.models import VocabularyTerm
from core.municipality import DEFAULT_TERMS
from publishing.cms.asked_once import once_a_request
from publishing.content.languages import language


def word_for(hubs: Iterable[HubPage]) -> str:
    """Return what one of these hubs is called in Dutch: the general word where municipalities differ."""
    return _shared(hubs, "singular") or _("hub")


def words_for(hubs: Iterable[HubPage]) -> str:
    """Return what these hubs are called in Dutch: the general word where municipalities differ."""
    return _shared(hubs, "plural") or _("hubs")


def title_for(hubs: Iterable[HubPage], text: str) -> str:
    """Return a phrase about these hubs, in the word of their municipality."""
    return str(capfirst(text % {"hubs": words_for(hubs)}))


def _shared(hubs: Iterable[HubPage], number: str) -> str:
    """Return the word that the municipalities of these hubs share; nothing where they differ."""
    terms, ours = _terms(), _ours()
    found = {terms.get(_root_of(hub), ours)[number] for hub in hubs}
    return found.pop() if len(found) == 1 else ""


def _ours() -> dict[str, str]:
    """Return the words of the website of a municipality that has none of its own."""
    dutch = language(SOURCE_LANGUAGE)
    return {
        "singular": dutch.gettext(DEFAULT_TERMS["hub"][0]).lower(),
        "plural": dutch.gettext(DEFAULT_TERMS["hub"][1]).lower(),
    }


def _root_of(hub: HubPage) -> str:
    return str(hub.path[: 2 * hub.steplen])


@once_a_request
def _terms() -> dict[str, dict[str, str]]:
    """Return the words for a hub by the path of the first page of each site."""
    rows = VocabularyTerm.objects.filter(term=VocabularyTerm.Term.HUB, language=SOURCE_LANGUAGE)
    return {
        path[: 2 * HubPage.steplen]: {"singular": singular, "plural": plural}
        for path, singular, plural in rows.values_list(
            "settings__site__root_page__path", "singular", "plural"
        )
    }
