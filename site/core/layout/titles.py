"""What a page is called, so that no two pages of a site in one language are called the same.

Tabs, bookmarks, results and screen readers give nothing but a title (WCAG 2.4.2). What editors call the
same in every district gets the district behind it; what happens to share its title, what tells it apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from core.layout.reading import foreign, written_in
from core.municipality import texts, texts_in
from core.page_types import PAGE_TYPES, page_type
from publishing.content.declarations import PageDetailRow, PageRow
from publishing.content.reader import Reader


@dataclass(frozen=True, slots=True)
class PageName:
    """The names of a page: short among its own, whole as its heading, and in the tab of a browser.

    `lang` is that of the first two, `title_lang` that of the last; None: that of the reader.
    """

    short: str
    heading: str
    lang: str | None
    title: str
    title_lang: str | None


def page_name(read: Reader, page: PageRow) -> PageName:
    """Return the names of a page for the readers of this output."""
    return read.shared(_page_name, page)


def _page_name(read: Reader, page: PageRow) -> PageName:
    kind = page_type(page.kind)
    short, lang = page.title, foreign(read, written_in(read, page))
    untranslated = lang
    if lang and kind is not None and kind.called is not None:
        short, lang = kind.called(read, page), None
    heading = short
    about = kind.about(read, page) if kind is not None and kind.about is not None else None
    if about is not None:
        about = about if lang else read.localised(about) or about
        if about.title.casefold() not in short.casefold():
            heading = f"{short}: {about.title}"
    elif told := _told_apart(read, page):
        heading = f"{short} ({told})"
    own = _for_search_engines(read, page)
    if untranslated and lang is None:
        words = read.language.gettext("%(title)s (in Dutch)") % {"title": heading}
        return PageName(short, heading, lang, f"{words} – {texts(read).site_title}", None)
    site_title = texts_in(read, lang or read.code).site_title
    is_home = read.parent(page) is None
    title = own or (heading if is_home else f"{heading} – {site_title}")
    return PageName(short, heading, lang, title, lang)


def _for_search_engines(read: Reader, page: PageRow) -> str:
    """Return the title that an editor gave for search engines; empty when it tells nothing apart."""
    own = read.details(page).seo_title
    if not own:
        return ""
    others = read.alike(PageDetailRow, page.id, "seo_title")
    same = [
        each
        for row in others
        if (each := read.page(row.id)) is not None and each.language == page.language
    ]
    return own if len(same) == 1 else ""


def _told_apart(read: Reader, page: PageRow) -> str:
    """Return in a word what tells a page from others with its title; empty when it is the only one."""
    group = [each for each in read.namesakes(page) if each.kind in PAGE_TYPES]
    others = [each for each in group if each.id != page.id]
    if not others:
        return ""
    taken = {words for each in others for words in _marks(read, each)}
    for words in _marks(read, page):
        if words not in taken:
            return words
    number = group.index(page) + 1 if page in group else len(group) + 1
    return "" if number == 1 else read.language.number(number)


def _marks(read: Reader, page: PageRow) -> Iterator[str]:
    """Yield what may tell a page apart: what it stands under, nearest first, and its day."""
    for above in reversed(read.ancestors(page)[1:]):
        if above.title != page.title:
            yield above.title
    kind = page_type(page.kind)
    if kind is not None and kind.day is not None:
        day = kind.day(read, page)
        if day is not None:
            yield read.language.day(day)
