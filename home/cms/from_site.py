"""From an address of the public site to its editor: `/admin/wijzig?url=…`, and a bookmark that goes there.

The public host knows of no editors and gets no cookie: all that leads here is an address. It is looked up in
the release that visitors see, which tells nobody more than the site itself does.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote, urljoin, urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page, Site

from publishing.machines import standing
from publishing.store.manifests import Entry, Header, ReleaseError, decode_entry
from translations.cms.rights import desks_for

#: A longer address is none of ours.
LONGEST = 2000


class UnknownAddressError(ValueError):
    """An address that leads to no page. Its text is for editors."""


@dataclass(frozen=True, slots=True)
class Found:
    """The page behind an address.

    language  of the fallback page that shows the page; "" for a page that shows itself
    exact     whether the address is that of the page, not of something below it
    """

    site: Site
    page: Page
    language: str
    exact: bool


def edit_by_address(request: HttpRequest) -> HttpResponse:
    """Lead to the editor of the page that is at a public address, or say why not."""
    address = request.GET.get("url", "").strip()
    status, words = 200, ""
    if address:
        try:
            found = page_at(address)
            return _lead(request, found)
        except UnknownAddressError as error:
            status, words = 404, str(error)
        except PermissionError as error:
            status, words = 403, str(error)
    here = request.build_absolute_uri(reverse("edit_by_address"))
    context = {
        "title": _("From the website to the editor"),
        "address": address[:LONGEST],
        "words": words,
        "label": _("Address of the page on the website"),
        "explain": _("Copy it from the address bar of your browser."),
        "submit": _("To the editor"),
        "bookmark_heading": _("Quicker: a bookmark"),
        "bookmark_explain": _(
            "Drag this link to the bookmarks of your browser. On any page of the website, that bookmark "
            "leads to the editor of the page."
        ),
        "bookmark": _("Edit this page"),
        "bookmark_code": f"javascript:location.href='{here}?url='+encodeURIComponent(location.href)",
    }
    return render(request, "home_cms/from_site.html", context, status=status)


def _lead(request: HttpRequest, found: Found) -> HttpResponse:
    """Go to the editor, or to the translation of a page that has none yet. Raises PermissionError."""
    page = found.page
    if page.permissions_for_user(request.user).can_edit():
        if not found.exact:
            words = _("That address has no page of its own. This is the page above it: %(title)s.")
            messages.info(request, words % {"title": page.title})
        return redirect("wagtailadmin_pages:edit", page.pk)
    for desk in desks_for(request.user) if found.language else ():
        if (desk.site.pk, desk.language) == (found.site.pk, found.language):
            return redirect("translations:edit", desk.site.pk, desk.language, page.pk)
    words = _("You may not edit the page “%(title)s” with this account.")
    raise PermissionError(words % {"title": page.title})


def page_at(address: str) -> Found:
    """Return the page that visitors see at a public address. Raises UnknownAddressError."""
    site, path = _site_and_path(address)
    try:
        release = standing.shown(site.pk).release
        header, lines = standing.lines_of(site.pk, release) if release else (None, [])
    except (ReleaseError, OSError):
        header, lines = None, []
    if header is None:
        raise UnknownAddressError(
            _("The website %(host)s is not online.") % {"host": site.hostname}
        )
    owners = _owners(header, lines)
    for place in _upwards(path):
        owner = owners.get(place, "")
        kind, _colon, rest = owner.partition(":")
        number = rest.rpartition(":")[2]
        if kind in ("page", "fallback") and number.isdecimal():
            page = Page.objects.filter(pk=int(number)).select_related("locale").first()
            if page is None:
                break
            language = rest.rpartition(":")[0]
            return Found(site, page, language, exact=place in _same(path))
    words = _("There is no page at %(address)s.")
    raise UnknownAddressError(words % {"address": address[:200]})


def _site_and_path(address: str) -> tuple[Site, str]:
    """Return the website of an address, and the path on it. Raises UnknownAddressError."""
    hosts = {site.hostname.lower(): site for site in Site.objects.select_related("root_page")}
    try:
        parts = urlsplit(address if "://" in address else f"http://{address}")
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        parts, host = urlsplit(""), ""
    site = hosts.get(host)
    if site is None or parts.scheme not in ("http", "https") or len(address) > LONGEST:
        words = _(
            "%(address)s is no address of a website of ours. It begins like this: %(example)s."
        )
        example = next(iter(hosts.values())).root_url if hosts else "https://"
        raise UnknownAddressError(words % {"address": address[:200], "example": f"{example}/"})
    return site, unquote(parts.path) or "/"


def _owners(header: Header, lines: list[str]) -> dict[str, str]:
    """Return whose each address of a release is, those that were a page's once among them."""
    entries: list[Entry] = [decode_entry(line) for line in lines]
    found = {unquote(path): owner for path, owner in header.former.items()}
    found |= {unquote(each.path): each.owner for each in entries}
    # An editor's redirect counts as the page that it leads to on the same website.
    for each in entries:
        if each.location:
            target = urlsplit(urljoin(header.base_url + each.path, each.location))
            if target.netloc == urlsplit(header.base_url).netloc:
                found[unquote(each.path)] = found.get(unquote(target.path), "")
    return found


def _same(path: str) -> tuple[str, ...]:
    """Return how a release may write an address."""
    plain = path.removesuffix("index.html")
    return (plain, plain if plain.endswith("/") else f"{plain}/")


def _upwards(path: str) -> list[str]:
    """Return an address as a release may write it, and those above it, the nearest first."""
    above = [f"{each}/" for each in map(str, PurePosixPath(path).parents) if each != "/"]
    return [*_same(path), *above, "/"]
