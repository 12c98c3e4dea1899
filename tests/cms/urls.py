"""Every address of the CMS host, from the URL configuration itself, filled in for a world of a test."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import Any

from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

#: The values of a parameter. A key with a colon is a parameter of the names that start so, and goes
#: before the parameter alone.
Values = Mapping[str, Iterable[Any]]

#: What has one value in any world.
ANYWHERE: Values = {
    "action": ("move", "publish", "unpublish", "delete"),
    "action_name": ("approve",),
    "wagtailadmin_api:pages:action_name": ("copy_for_translation",),
    "filter_spec": ("max-165x165",),
    "language": ("en",),
    "revision_id_a": ("earliest",),
    "revision_id_b": ("latest",),
    "session_id": (1,),
    "task_state_id": (1,),
    "token": ("token",),
    "uidb64": ("MQ",),
    "uploaded_file_id": (1,),
    "workflow_state_id": (1,),
    "year": (2026,),
}
#: Addresses without a name, by their route.
NAMELESS: Mapping[str, tuple[str, ...]] = {
    "": ("/",),
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


def addresses(values: Values) -> list[tuple[str, str]]:
    """Return every address of the CMS with its name. Raises KeyError for what nobody filled in."""
    found: list[tuple[str, str]] = []
    for name, route, names, groups in _routes(get_resolver(), "", "", ()):
        if name in ON_PURPOSE:
            continue
        if not name or name.endswith(":"):
            found += [(route, each) for each in NAMELESS[route]]
        elif groups and not names:
            found += [(name, reverse(name, args=args)) for args in values[name]]
        else:
            found += [(name, each) for each in _filled_in(name, names, values)]
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


def _routes(
    above: URLResolver, space: str, route: str, names: tuple[str, ...]
) -> Iterator[tuple[str, str, tuple[str, ...], int]]:
    for each in above.url_patterns:
        own = (*names, *each.pattern.regex.groupindex)
        if isinstance(each, URLPattern):
            groups = each.pattern.regex.groups
            yield f"{space}{each.name or ''}", f"{route}{each.pattern}", own, groups
        else:
            inner = f"{space}{each.namespace}:" if each.namespace else space
            yield from _routes(each, inner, f"{route}{each.pattern}", own)
