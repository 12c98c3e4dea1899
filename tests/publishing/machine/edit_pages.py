"""Edits of pages: what an editor, Wagtail itself or a script can do to the tree."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from wagtail.models import Locale, Page, PageViewRestriction, Revision, Site

from home.models import AlertPage, EventPage, InformationPage, NewsPage
from publishing.schedule import runner
from tests.publishing.machine.place import HOUR, Place, edit

KINDS: dict[type[Any], tuple[str, ...]] = {
    InformationPage: ("home.homepage", "home.informationpage", "districts.districtpage"),
    NewsPage: ("home.newsindexpage",),
    EventPage: ("home.agendapage",),
    AlertPage: ("home.homepage", "districts.districtpage", "contacts.hubpage"),
}


@edit(4)
def publish(place: Place) -> Any:
    page = place.page(2, alias_of=None)
    page.title = f"Anders {place.token()}"
    page.introduction = f"Inleiding {place.number()}"
    page.save_revision().publish()
    return page


@edit(3)
def draft(place: Place) -> Any:
    page = place.page(2, alias_of=None)
    if page is None:
        return None
    page.title = f"Concept {place.token()}"
    if place.dice.random() < 0.3:
        page.slug = f"concept-{place.number()}"
    return page.save_revision()


@edit(2)
def publish_draft(place: Place) -> Any:
    page = place.page(2, has_unpublished_changes=True, alias_of=None)
    revision = page and page.get_latest_revision()
    if not revision:
        return None
    revision.publish()
    return revision


@edit(3)
def unpublish(place: Place) -> Any:
    page = place.page(live=True)
    if page:
        page.unpublish()
    return page


@edit(2)
def publish_again(place: Place) -> Any:
    page = place.page(2, live=False, alias_of=None)
    if page:
        page.expire_at = page.go_live_at = None
        page.save_revision().publish()
    return page


@edit(5)
def move(place: Place) -> Any:
    """Also to the other municipality."""
    page = place.page()
    kinds = tuple(type(page).allowed_parent_page_models())
    parents = [
        each
        for each in Page.objects.filter(depth__gte=2, locale=page.locale).order_by("pk")
        if each.specific_class in kinds
        and each.pk != page.get_parent().pk
        and not each.path.startswith(page.path)
    ]
    parent = place.one(parents)
    if parent is None:
        return None
    taken = parent.get_children().filter(slug=page.slug)
    if taken.exists():
        Page.objects.filter(pk=page.pk).update(slug=f"verhuisd-{place.number()}")
        page = Page.objects.get(pk=page.pk).specific
    page.move(parent, pos=place.dice.choice(("first-child", "last-child")))
    return page


@edit(2)
def reorder(place: Place) -> Any:
    page = place.page()
    sibling = place.one(page.get_siblings(inclusive=False))
    if sibling is None:
        return None
    page.move(sibling, pos=place.dice.choice(("left", "right")))
    return page


@edit(3)
def slug(place: Place) -> Any:
    page = place.page(alias_of=None)
    page.slug = f"adres-{place.number()}"
    page.save_revision().publish()
    return page


@edit(2)
def swap_slugs(place: Place) -> Any:
    """Each gets the address that was the other's, in one publish."""
    page = place.page()
    other = place.one(page.get_siblings(inclusive=False))
    if other is None:
        return None
    mine, theirs = page.slug, other.slug
    for pk, word in ((page.pk, "tussen"), (other.pk, mine), (page.pk, theirs)):
        found = Page.objects.get(pk=pk).specific
        found.slug = word
        found.save()
    return page


@edit(2)
def delete(place: Place) -> Any:
    page = place.page(4) or place.page()
    page.delete()
    return page


@edit(3)
def add(place: Place) -> Any:
    model = place.one(KINDS)
    parent = place.one(
        each
        for each in Page.objects.filter(depth__gte=2).order_by("pk")
        if each.cached_content_type.model_class()._meta.label_lower in KINDS[model]
    )
    if parent is None:
        return None
    fields: dict[str, Any] = {}
    if model is EventPage:
        start = place.moments_around()
        fields = {"starts_at": start}
        if place.dice.random() < 0.5:
            fields |= {"ends_at": start + place.one((1, 3)) * HOUR}
            fields |= {"repeats": place.one(EventPage.Repeats.values)}
            fields |= {"repeats_until": (start + place.one((20, 60, 400)) * 24 * HOUR).date()}
    if model is AlertPage:
        start = place.moments_around()
        fields = {"starts_at": start, "ends_at": start + place.one((1, 5, 48)) * HOUR}
    if model is NewsPage:
        fields = {"date": place.moments_around().date()}
    live = place.dice.random() < 0.8
    return parent.add_child(
        instance=model(
            title=f"Nieuw {place.token()}",
            slug=f"nieuw-{place.number()}",
            locale=parent.locale,
            live=live,
            **fields,
        )
    )


@edit(4)
def alias(place: Place) -> Any:
    page = place.page()
    kinds = tuple(type(page).allowed_parent_page_models())
    parent = place.one(
        each
        for each in Page.objects.filter(depth__gte=2, locale=page.locale).order_by("pk")
        if each.specific_class in kinds and not each.path.startswith(page.path)
    )
    if parent is None:
        return None
    return page.create_alias(
        parent=parent, update_slug=f"alias-{place.number()}", recursive=place.dice.random() < 0.3
    )


@edit()
def convert_alias(place: Place) -> Any:
    page = place.page(alias_of__isnull=False)
    if page:
        Page.objects.filter(pk=page.pk).update(alias_of=None)
    return page


@edit(3)
def translate(place: Place) -> Any:
    page = place.page(2, locale__language_code="nl")
    target = Locale.objects.get_or_create(language_code=place.one(("en", "ar")))[0]
    if page is None or page.has_translation(target):
        return None
    version = page.copy_for_translation(target, copy_parents=True, alias=place.dice.random() < 0.3)
    if place.dice.random() < 0.7 and version.alias_of_id is None:
        version.title = f"Translated {place.token()}"
        version.save_revision().publish()
    return version


@edit(2)
def copy(place: Place) -> Any:
    page = place.page()
    return page.copy(
        recursive=place.dice.random() < 0.5,
        update_attrs={"slug": f"kopie-{place.number()}"},
        keep_live=place.dice.random() < 0.8,
    )


@edit(4)
def restrict(place: Place) -> Any:
    page = place.page()
    return PageViewRestriction.objects.create(page_id=page.pk, restriction_type="login")


@edit(3)
def unrestrict(place: Place) -> Any:
    found = place.one(PageViewRestriction.objects.all())
    if found:
        found.delete()
    return found


@edit(3)
def expire(place: Place) -> Any:
    page = place.page()
    Page.objects.filter(pk=page.pk).update(expire_at=place.moments_around())
    return page


@edit(2)
def plan_version(place: Place) -> Any:
    """Plan a version, and perhaps the end of it."""
    page = place.page(alias_of=None)
    if page is None:
        return None
    page.title = f"Gepland {place.token()}"
    page.go_live_at = place.moment + HOUR
    page.expire_at = place.moment + timedelta(days=40) if place.dice.random() < 0.5 else None
    revision = page.save_revision()
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=page.go_live_at)
    return page


@edit(2)
def run_schedule(place: Place) -> Any:
    return runner.run(place.moment)


@edit(2)
def menu(place: Place) -> Any:
    page = place.page()
    return Page.objects.filter(pk=page.pk).update(show_in_menus=not page.show_in_menus)


@edit()
def alert_on_everything(place: Place) -> Any:
    home = Site.objects.get(pk=place.dice.choice(place.sites)).root_page
    if home.cached_content_type.model != "homepage":
        return None
    return home.add_child(
        instance=AlertPage(
            title=f"Storm {place.token()}",
            slug=f"storm-{place.number()}",
            locale=home.locale,
            starts_at=place.moment - HOUR,
            ends_at=place.moment + place.dice.randint(1, 50) * HOUR,
        )
    )
