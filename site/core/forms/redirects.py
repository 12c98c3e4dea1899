"""The form of a redirect: what cannot be placed is refused, and the editor hears why."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.contrib.redirects import forms
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from core.from_outside import short
from core.languages import SOURCE_LANGUAGE
from core.site_files.redirects import address, leads_to
from publishing.serve.live_release import compared
from publishing.store.status import served_paths

NO_LINK = gettext_lazy("This leads nowhere. Allowed is an address that begins with https://.")


class RedirectChecks:
    """What one form says, beside what its sites have already."""

    def __init__(self, cleaned: dict[str, Any], own: int | None) -> None:
        self.old = str(cleaned.get("old_path") or "")
        self.link = str(cleaned.get("redirect_link") or "")
        self.page: Page | None = cleaned.get("redirect_page")
        site = cleaned.get("site")
        self.sites = [site] if site else list(Site.objects.select_related("root_page"))
        self.others = Redirect.objects.exclude(pk=own)
        if site:
            self.others = self.others.filter(Q(site=site) | Q(site=None))

    def faults(self) -> Iterator[tuple[str, str]]:
        """Yield (field, what is wrong with it)."""
        path = address(self.old)
        if "?" in self.old or "#" in self.old:
            yield (
                "old_path",
                _(
                    "“%(path)s” has a question mark or a #: what comes after it is no part of an address here."
                    " Leave it out."
                )
                % {"path": short(self.old)},
            )
        elif not path:
            yield (
                "old_path",
                _(
                    "“%(path)s” cannot be an address of this website. Allowed is a path such as /oude-naam."
                )
                % {"path": short(self.old)},
            )
        elif page := self._page_at(path):
            yield (
                "old_path",
                _("At %(path)s is the page “%(title)s”. Give that page another address first.")
                % {"path": path, "title": page.title},
            )
        elif path and self._file_at(path):
            yield (
                "old_path",
                _("At %(path)s is a part of the website itself. Choose another address.")
                % {"path": short(path)},
            )
        elif path and self._at(path):
            yield (
                "old_path",
                _("There is a redirect from %(path)s already. Change that one.")
                % {"path": short(path)},
            )
        target = leads_to(self.link) if self.link else ""
        if self.link and not target:
            yield "redirect_link", str(NO_LINK)
        elif path and (led := self._path(target)) and compared(led) == compared(path):
            yield "redirect_link", _("This redirect leads to itself.")
        elif target and (other := self._at(self._path(target))):
            yield (
                "redirect_link",
                _("At %(path)s is another redirect, to %(target)s. Lead there at once.")
                % {"path": short(self._path(target)), "target": short(str(other.link or "–"))},
            )
        elif path and (other := self._to(path)):
            yield (
                "old_path",
                _(
                    "The redirect of %(path)s leads to this address. Let that one lead to the new address"
                    " first."
                )
                % {"path": short(other.old_path)},
            )

    def _path(self, target: str) -> str:
        """Return the path of an address of one of the sites; nothing for another website."""
        parts = urlsplit(target)
        if parts.hostname in {None, *(each.hostname for each in self.sites)}:
            return unquote(parts.path)
        return ""

    def _page_at(self, path: str) -> Page | None:
        last = compared(path).rsplit("/", 1)[-1]
        if last and not Page.objects.filter(slug__iexact=last, live=True).exists():
            return None
        for site in self.sites:
            root = site.root_page
            own = Page.objects.descendant_of(root, inclusive=True).filter(live=True)
            for language in Page.objects.filter(translation_key=root.translation_key, live=True):
                own = own | Page.objects.descendant_of(language, inclusive=True).filter(live=True)
            prefix = len(root.url_path)
            wanted = compared(path)
            for page in own.filter(slug__iexact=wanted.rsplit("/", 1)[-1]).select_related("locale"):
                code = page.locale.language_code
                if code == SOURCE_LANGUAGE:
                    if compared("/" + page.url_path[prefix:]) == wanted:
                        return page
                elif compared(page.get_url_parts()[2] if page.get_url_parts() else "") == wanted:
                    return page
            if wanted == "" and root.live:
                return root
        return None

    def _file_at(self, path: str) -> bool:
        """Return whether a site serves something there that is no page of an editor: the search page, a feed."""
        wanted = compared(path)
        if wanted.lstrip("/").partition("/")[0] in ("api", "static"):
            return True
        return any(wanted in _compared(served_paths(site)[0]) for site in self.sites)

    def _at(self, path: str) -> Redirect | None:
        if not path:
            return None
        return next(
            (
                each
                for each in self._like("old_path", path)
                if compared(address(each.old_path)) == compared(path)
            ),
            None,
        )

    def _to(self, path: str) -> Redirect | None:
        return next(
            (
                each
                for each in self._like("redirect_link", path)
                if each.redirect_link
                and compared(self._path(leads_to(each.redirect_link))) == compared(path)
            ),
            None,
        )

    def _like(self, field: str, path: str) -> Iterable[Redirect]:
        """Return the redirects that may have an address: an import looks some hundreds of times."""
        last = compared(path).rsplit("/", 1)[-1]
        # Other characters may stand there in another spelling.
        plain = last.isascii() and last.replace("-", "").isalnum()
        found: Iterable[Redirect] = self.others
        if plain:
            found = self.others.filter(**{f"{field}__icontains": last})
        return found


@functools.lru_cache(maxsize=16)
def _compared(paths: frozenset[str]) -> frozenset[str]:
    return frozenset(map(compared, paths))


def install() -> None:
    """Let the form of Wagtail, and its import, look at all of that."""
    clean = forms.RedirectForm.clean

    def cleaned(self: Any) -> Any:
        clean(self)
        if not self.errors:
            for name, words in RedirectChecks(self.cleaned_data, self.instance.pk).faults():
                self.add_error(name, ValidationError(words))
        return self.cleaned_data

    forms.RedirectForm.clean = cleaned
    forms.RedirectForm.base_fields["redirect_link"].error_messages["invalid"] = NO_LINK
