"""The link to the list of all hubs, in the municipality's own word."""

from __future__ import annotations

from core.layout.reading import link
from core.layout.views import Link
from core.municipality import DEFAULT_TERMS, term
from publishing.content.letters import lower
from publishing.content.reader import Reader


def all_hubs_text(read: Reader) -> str:
    """Return the text of a link to all hubs, in the municipality's own word."""
    words, hubs = read.language, term(read, "hub", plural=True)
    if hubs == words.gettext(DEFAULT_TERMS["hub"][1]):
        # Ours begins with a capital; those of municipalities are stored as in a sentence.
        hubs = lower(hubs, words.entry.alphabet)
    return words.gettext("All %(hubs)s") % {"hubs": hubs}


def all_hubs(read: Reader) -> Link | None:
    """Link to the list of hubs; None when there is none."""
    home = read.source(read.home())
    for page in read.children(home, "contacts.hubindexpage"):
        return link(read, page, all_hubs_text(read))
    return None
