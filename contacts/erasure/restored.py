"""What a restored backup says again about people who were erased after it was made."""

from __future__ import annotations

import re
from collections.abc import Iterable

from wagtail.models import Page

from contacts.erasure.patterns import SearchPatterns, pattern
from contacts.erasure.subject import subject_of
from publishing.removal.redaction import provide_words


@provide_words
def words_of(pages: Iterable[int]) -> re.Pattern[str] | None:
    """Return the names, numbers and addresses of erased people, as they stand in the database."""
    patterns = SearchPatterns()
    seen = set()
    for page in Page.objects.filter(pk__in=list(pages)).order_by("pk"):
        if page.translation_key not in seen:
            seen.add(page.translation_key)
            patterns |= subject_of(page).patterns
    # The photo is hidden already; names of files are no words.
    return pattern(SearchPatterns(patterns.names, patterns.phones, patterns.emails))
