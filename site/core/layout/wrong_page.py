"""“Is this page wrong?”: where readers say so, with the page named. A link, no script and no form of ours."""

from __future__ import annotations

from urllib.parse import quote, urlencode, urlsplit

from core.layout.views import Link
from core.municipality import municipality
from publishing.content.languages import language
from publishing.content.reader import Reader

#: The field of a form that gets the address of the page.
FIELD = "page"


def wrong_page(read: Reader, heading: str, address: str) -> Link | None:
    """Link to the form or the mailbox of the municipality; None when it has neither.

    `address` is that of the page on this site. What the mail says is for who works there: in the source language.
    """
    own = municipality(read)
    target = own.wrong_page or own.email
    if not target:
        return None
    url = read.absolute(address)
    if target.startswith("https:"):
        joint = "&" if urlsplit(target).query else "?"
        target = f"{target}{joint}{urlencode({FIELD: url})}"
    else:
        subject = language(read.source_language).gettext("Wrong on the website: %(page)s")
        words = urlencode({"subject": subject % {"page": heading}, "body": url}, quote_via=quote)
        target = f"mailto:{target}?{words}"
    return Link(read.language.gettext("Is something on this page wrong? Tell us"), target)
