"""Where somebody may put a new page of a type: the widest places that they have, in Dutch."""

from __future__ import annotations

from typing import Any

from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from core.languages import SOURCE_LANGUAGE
from core.page import BasePage
from core.trees import HOME_PATH
from home.models import AlertPage, NewsPage
from publishing.cms.asked_once import once_a_request


def places_for(user: Any, model: type[BasePage], kinds: tuple[str, ...]) -> list[Page]:
    """Return the pages of these kinds (labels) below which `user` may publish a page of a type.

    In the order of the tree; a page goes before what is below it.
    """
    allowed = {each.label_lower for each in _parents(model)} & set(kinds)
    return [
        page
        for page in _places_of(user)
        if page.specific_class is not None and page.specific_class._meta.label_lower in allowed
    ]


@once_a_request
def _places_of(user: Any) -> list[Page]:
    """Return where `user` may make and publish pages: the dashboard asks it for news and for alerts."""
    policy = PagePermissionPolicy()
    allowed = policy.instances_user_has_permission_for(user, "publish").filter(
        pk__in=policy.instances_user_has_permission_for(user, "add").values("pk"),
        locale__language_code=SOURCE_LANGUAGE,
    )
    kinds = {each.model for model in (AlertPage, NewsPage) for each in _parents(model)}
    return list(allowed.type(*kinds).order_by("path"))


def with_municipality(places: list[Page]) -> dict[int, str]:
    """Return the titles of pages by number: with their municipality where they are of more than one."""
    homes = {page.path[:HOME_PATH] for page in places}
    if len(homes) < 2:
        return {page.pk: page.title for page in places}
    titles = dict(Page.objects.filter(path__in=homes).values_list("path", "title"))
    return {
        page.pk: page.title
        if page.path in homes
        else f"{page.title} ({titles.get(page.path[:HOME_PATH], '')})"
        for page in places
    }


def _parents(model: type[BasePage]) -> list[Any]:
    return [each._meta for each in model.allowed_parent_page_models()]
