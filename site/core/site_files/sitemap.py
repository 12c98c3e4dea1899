"""The sitemap (sitemaps.org 0.9): all pages in all languages, with their translations.

The pages of editors, and those of the site that search engines are to know as well. A small site has one file. That
of a larger one names parts, and a page stays in its part whatever is added before it: a change makes
one part anew and not all of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from xml.etree import ElementTree

from core.layout.dates import changed
from core.layout.frame import alternates
from core.site_files.xml import add, to_bytes
from publishing.content.declarations import PageRow
from publishing.content.derived import question
from publishing.content.reader import Reader
from publishing.registry import Document, Target, registry

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
MEDIA_TYPE = "application/xml"
SITEMAP_URL = "/sitemap.xml"
#: Pages of editors that one file names. The protocol allows 50,000 addresses and 50 MB, translations included.
WHOLE = 500
#: How many ids of pages a part is for.
PART = 100
#: The part of the pages that no editor wrote.
OF_SITE = 0
#: A page of the site as its languages and addresses.
Versions = tuple[tuple[str, str], ...]


def _grouped(read: Reader) -> dict[int, list[int]]:
    """Return the pages that search engines should know, by part. An alias repeats another page."""
    found: dict[int, list[int]] = {}
    for page in read.all(PageRow):
        if page.kind in registry.pages and page.alias_of_id is None:
            found.setdefault(page.id // PART + 1, []).append(page.id)
    return found


@question("sitemap_parts", PageRow)
def _parts(read: Reader) -> tuple[int, ...]:
    """Return the parts with pages of editors; nothing when one file names all of them."""
    groups = read.shared(_grouped)
    return tuple(sorted(groups)) if sum(map(len, groups.values())) > WHOLE else ()


@question("sitemap_pages", PageRow)
def _ids(read: Reader, part: int | None) -> tuple[int, ...]:
    """Return the pages of a part in the order of the tree; of all parts for None.

    No titles: a page that is called otherwise is at the same address.
    """
    groups = read.shared(_grouped)
    if part is not None:
        return tuple(groups.get(part, ()))
    every = {key for keys in groups.values() for key in keys}
    return tuple(page.id for page in read.all(PageRow) if page.id in every)


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
    """List the sitemap, and its parts when it is large."""
    yield Target(SITEMAP_URL, "", MEDIA_TYPE)
    if parts := _parts(read):
        for number in (OF_SITE, *parts):
            yield Target(_part_url(number), "", MEDIA_TYPE, number)


def make(read: Reader, target: Target) -> Document:
    """Make the sitemap or one of its parts."""
    if target.key is not None:
        return Document(to_bytes(_urlset(read, target.key)), MEDIA_TYPE)
    if parts := _parts(read):
        return Document(to_bytes(_index(read, parts)), MEDIA_TYPE)
    return Document(to_bytes(_urlset(read, None)), MEDIA_TYPE)


def _part_url(number: int) -> str:
    return f"/sitemap-{number}.xml"


def _index(read: Reader, parts: tuple[int, ...]) -> ElementTree.Element:
    """Name the parts, without the moments at which they changed: then it would be made for every change."""
    root = ElementTree.Element("sitemapindex", {"xmlns": NAMESPACE})
    for number in (OF_SITE, *parts):
        element = ElementTree.SubElement(root, "sitemap")
        add(element, "loc", read.absolute(_part_url(number)))
    return root


def _urlset(read: Reader, part: int | None) -> ElementTree.Element:
    """Make a part, or the whole for None."""
    root = ElementTree.Element("urlset", {"xmlns": NAMESPACE, "xmlns:xhtml": XHTML})
    for key in _ids(read, part) if part != OF_SITE else ():
        page = read.row(PageRow, key)
        element = ElementTree.SubElement(root, "url")
        add(element, "loc", read.absolute(read.url(page)))
        _lastmod(element, changed(read, page))
        for code, url in alternates(read, page):
            add(element, "xhtml:link", rel="alternate", hreflang=code, href=url)
    for versions in site_pages(read) if part in (None, OF_SITE) else ():
        _site_page(read, root, versions)
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
