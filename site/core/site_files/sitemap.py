"""The sitemap (sitemaps.org 0.9): all pages in all languages, with their translations.

The pages of editors, and those of the site that search engines are to know as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from xml.etree import ElementTree

from core.layout.dates import changed
from core.layout.frame import alternates
from core.site_files.xml import add, to_bytes
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader
from publishing.registry import Document, Target, registry

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
MEDIA_TYPE = "application/xml"
SITEMAP_URL = "/sitemap.xml"
#: The protocol allows 50,000 addresses and 50 MB; with translations the bytes are the limit.
ADDRESSES = 20_000
#: A page of the site as its languages and addresses.
Versions = tuple[tuple[str, str], ...]
Address = PageRow | Versions


def pages(read: Reader) -> tuple[PageRow, ...]:
    """Return the pages that search engines should know. An alias repeats another page."""
    return tuple(
        page
        for page in read.all(PageRow)
        if page.kind in registry.pages and page.alias_of_id is None
    )


def site_pages(read: Reader) -> tuple[tuple[tuple[str, str], ...], ...]:
    """Return the pages of the site that no editor wrote, each as its languages and addresses."""
    try:
        homes = read.translations(read.home())
    except LookupError:  # Nothing of the site is public.
        return ()
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for name, output in registry.sites.items():
        for code, home in homes.items() if output.indexed else ():
            for path in read.shared_in(code, _paths, name):
                rest = path.removeprefix(read.url(home))
                found.setdefault((name, rest), []).append((code, path))
    return tuple(map(tuple, found.values()))


def _paths(read: Reader, name: str) -> tuple[str, ...]:
    return tuple(target.path for target in registry.sites[name].plan(read))


def plan(read: Reader) -> Iterator[Target]:
    """List the sitemap, and its parts when one file cannot hold it."""
    yield Target(SITEMAP_URL, "", MEDIA_TYPE)
    parts = _parts(read)
    if len(parts) > 1:
        for number in range(1, len(parts) + 1):
            yield Target(_part_url(number), "", MEDIA_TYPE, number)


def make(read: Reader, target: Target) -> Document:
    """Make the sitemap or one of its parts."""
    parts = _parts(read)
    if target.key is not None:
        return Document(to_bytes(_urlset(read, parts[target.key - 1])), MEDIA_TYPE)
    if len(parts) > 1:
        return Document(to_bytes(_index(read, parts)), MEDIA_TYPE)
    return Document(to_bytes(_urlset(read, parts[0])), MEDIA_TYPE)


def _parts(read: Reader) -> list[Sequence[Address]]:
    found: list[Address] = [*pages(read), *site_pages(read)]
    starts = range(0, max(len(found), 1), ADDRESSES)
    return [found[start : start + ADDRESSES] for start in starts]


def _part_url(number: int) -> str:
    return f"/sitemap-{number}.xml"


def _index(read: Reader, parts: list[Sequence[Address]]) -> ElementTree.Element:
    root = ElementTree.Element("sitemapindex", {"xmlns": NAMESPACE})
    for number, part in enumerate(parts, start=1):
        element = ElementTree.SubElement(root, "sitemap")
        add(element, "loc", read.absolute(_part_url(number)))
        moments = (changed(read, page) for page in part if isinstance(page, PageRow))
        _lastmod(element, max(filter(None, moments), default=None))
    return root


def _urlset(read: Reader, part: Sequence[Address]) -> ElementTree.Element:
    root = ElementTree.Element("urlset", {"xmlns": NAMESPACE, "xmlns:xhtml": XHTML})
    for page in part:
        if not isinstance(page, PageRow):
            _site_page(read, root, page)
            continue
        element = ElementTree.SubElement(root, "url")
        add(element, "loc", read.absolute(read.url(page)))
        _lastmod(element, changed(read, page))
        for code, url in alternates(read, page):
            add(element, "xhtml:link", rel="alternate", hreflang=code, href=url)
    return root


def _site_page(read: Reader, root: ElementTree.Element, versions: Versions) -> None:
    """Add a page of the site in all its languages."""
    for _code, path in versions:
        element = ElementTree.SubElement(root, "url")
        add(element, "loc", read.absolute(path))
        for code, url in (*versions, ("x-default", versions[0][1])) if len(versions) > 1 else ():
            add(element, "xhtml:link", rel="alternate", hreflang=code, href=read.absolute(url))


def _lastmod(element: ElementTree.Element, moment: datetime | None) -> None:
    if moment is not None:
        add(element, "lastmod", moment.isoformat(timespec="seconds"))
