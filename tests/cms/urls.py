"""Every address of the CMS host, from the URL configuration itself, filled in for a world of a test."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any

from django.urls import NoReverseMatch, URLPattern, get_resolver, reverse

#: The values of a parameter. A key with a colon is a parameter of the names that start so, and goes
#: before the parameter alone.
Values = Mapping[str, Iterable[Any]]

#: What has one value in any world.
ANYWHERE: Values = {
    "action": ("move", "publish", "unpublish", "delete"),
    "action_name": ("approve",),
    "wagtailadmin_api:pages:action_name": ("copy_for_translation",),
    "filter_spec": ("max-165x165",),
    "item": ("0" * 32,),
    "key": ("sleutel",),
    "language": ("en",),
    "mfa_edit_webauthn:pk": (1,),
    "mfa_remove_webauthn:pk": (1,),
    "list_name": ("hubs",),
    "provider_id": ("oidc",),
    "revision_id_a": ("earliest",),
    "revision_id_b": ("latest",),
    "session_id": (1,),
    "task_state_id": (1,),
    "token": ("token",),
    "uidb36": ("1",),
    "uidb64": ("MQ",),
    "uploaded_file_id": (1,),
    "workflow_state_id": (1,),
    "year": (2026,),
}
#: Addresses without a name, by their route.
NAMELESS: Mapping[str, tuple[str, ...]] = {
    "admin/test404/": ("/admin/test404/",),
    "admin/^.*/$": ("/admin/nergens/",),
    "^media/images/(?P<path>.+)$": ("/media/images/nergens.png",),
    "^(?P<path>(?:static|media|documents)/.+)$": (
        "/static/nergens.css",
        "/documents/nergens-0123456789ab.pdf",
    ),
}
#: Raise an error on purpose: Wagtail has it to try the page of errors.
ON_PURPOSE = frozenset({"wagtailadmin_error_test"})


@dataclass(frozen=True)
class Address:
    """A pattern of the URL configuration."""

    #: With its namespaces; "" for one that nobody can reverse.
    name: str
    route: str
    #: The names of its arguments, and of those of the patterns that it stands in.
    arguments: tuple[str, ...]
    #: Groups of its own regular expression.
    groups: int

    @property
    def unnamed(self) -> bool:
        """Return whether its arguments have a place and no name."""
        return bool(self.groups) and not self.arguments


def addresses(values: Values) -> list[tuple[str, str]]:
    """Return every address of the CMS with its name. Raises KeyError for what nobody filled in."""
    found: list[tuple[str, str]] = []
    for each in walk():
        if each.name in ON_PURPOSE:
            continue
        if not each.name:
            found += [(each.route, url) for url in NAMELESS[each.route]]
        elif each.unnamed:
            found += [(each.name, reverse(each.name, args=args)) for args in values[each.name]]
        else:
            found += [(each.name, url) for url in _filled_in(each.name, each.arguments, values)]
    return sorted(set(found))


def _filled_in(name: str, names: tuple[str, ...], values: Values) -> Iterator[str]:
    known = {**ANYWHERE, **values}
    for several in product(*(_values(name, each, known) for each in names)):
        try:
            yield reverse(name, kwargs=dict(zip(names, several, strict=True)))
        except NoReverseMatch as error:
            raise KeyError(f"{name}: {names} cannot be {several}") from error


def _values(name: str, parameter: str, values: Values) -> Iterable[Any]:
    for key in (f"{name}:{parameter}", f"{name.partition(':')[0]}:{parameter}", parameter):
        if key in values:
            return values[key]
    raise KeyError(f"{name}: what is {parameter!r}?")


def walk(
    above: Any = None, space: str = "", route: str = "", names: tuple[str, ...] = ()
) -> Iterator[Address]:
    """Return every address of the CMS host: the one walk through its URL configuration."""
    for each in (above or get_resolver()).url_patterns:
        own = (*names, *each.pattern.regex.groupindex)
        text = f"{route}{each.pattern}"
        if isinstance(each, URLPattern):
            name = f"{space}{each.name}" if each.name else ""
            yield Address(name, text, own, each.pattern.regex.groups)
        else:
            inner = f"{space}{each.namespace}:" if each.namespace else space
            yield from walk(each, inner, text, own)
