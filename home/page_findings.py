"""What can be wrong with any page: alerts that end, dead links, pictures without words, old checks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.fields import StreamField
from wagtail.models import Page, ReferenceIndex

from core.cms.findings import Finding, Town, editor_of, finds
from core.languages import SOURCE_LANGUAGE
from core.models import MunicipalitySettings, OutsideLink, Picture
from core.permissions import homes
from home.models import AlertPage, EventPage
from publishing.content.languages import language

#: An alert is named so long before its end.
ENDS_SOON = timedelta(days=3)
#: Something that repeats is named so long before its last day.
LAST_TIME_SOON = timedelta(days=30)


@finds("alerts", gettext_lazy("Alerts that end soon"), 20)
def alerts(town: Town) -> Iterable[Finding]:
    """Find the alerts that end within three days."""
    dutch = language("nl")
    for page in town.of_kind(AlertPage):
        ends = timezone.localtime(page.ends_at)
        if page.locale.language_code == SOURCE_LANGUAGE and ends.date() <= town.today + ENDS_SOON:
            words = _("Ends on %(day)s at %(time)s. Is it over by then?") % {
                "day": dutch.day(ends.date()),
                "time": dutch.clock(ends.time()),
            }
            yield Finding(page.pk, page.title, words, editor_of(page.pk))


@finds("series", gettext_lazy("Agenda items whose last time comes soon"), 25)
def series(town: Town) -> Iterable[Finding]:
    """Find agenda items that repeat, and do so for the last time within a month."""
    dutch = language("nl")
    for page in town.of_kind(EventPage):
        until = page.repeats_until
        if not page.repeats or until is None or page.locale.language_code != SOURCE_LANGUAGE:
            continue
        if town.today <= until <= town.today + LAST_TIME_SOON:
            words = _("Repeats until %(day)s. Does it go on after that?")
            yield Finding(
                page.pk, page.title, words % {"day": dutch.day(until)}, editor_of(page.pk)
            )


@finds("links", gettext_lazy("Links to pages that are not public"), 40)
def dead_links(town: Town) -> Iterable[Finding]:
    """Find links in texts and fields to pages of ours that readers cannot open."""
    rows = town.kept.once("links", lambda: _links_of(town))
    pairs = {(page, to) for page, to in rows if page != to and page in town.pages}
    trees = tuple(home.path for home in homes(town.site))
    others = {to for _page, to in pairs} - town.pages.keys()
    known = {page.pk: page for page in Page.objects.filter(pk__in=others)} if others else {}
    for page, to in sorted(pairs):
        # Another municipality has readers of its own: what is public there is not looked at here.
        if to in town.pages or (to in known and not known[to].path.startswith(trees)):
            continue
        title = known[to].title if to in known else _("a page that is gone")
        words = _("Leads to “%(title)s”, which is not public. Readers do not see that.")
        yield Finding(page, town.pages[page].title, words % {"title": title}, editor_of(page))


def _links_of(town: Town) -> list[tuple[int, int]]:
    """Return the links from pages of the editor to pages, of all municipalities at once."""
    kind = ContentType.objects.get_for_model(Page)
    rows = ReferenceIndex.objects.filter(
        base_content_type=kind,
        object_id__in=[str(each) for each in town.kept.public & town.mine],
        to_content_type=kind,
    ).values_list("object_id", "to_object_id")
    return [(int(page), int(to)) for page, to in rows]


@finds("outside", gettext_lazy("Links to other websites that do not work"), 50)
def broken_links(town: Town) -> Iterable[Finding]:
    """Find what `check_links` could not open."""
    links = town.kept.once("outside", lambda: list(OutsideLink.objects.order_by("address")))
    for link in (each for each in links if each.site_id == town.site.pk):
        for number in link.pages:
            if link.is_broken and number in town.pages:
                words = _("%(address)s: %(problem)s (looked at on %(day)s)") % {
                    "address": link.address,
                    "problem": link.problem,
                    "day": language("nl").day(timezone.localdate(link.checked_at)),
                }
                yield Finding(number, town.pages[number].title, words, editor_of(number))


@finds("pictures", gettext_lazy("Pictures without an alternative text"), 60)
def pictures(town: Town) -> Iterable[Finding]:
    """Find pictures that say nothing to who cannot see them: nor by themselves, nor on the page."""
    bare, pages = town.kept.once("pictures", _undescribed)
    if pages.isdisjoint(town.pages):
        return
    for model in town.types():
        names = {field.name for field in model._meta.get_fields()}
        streams = [f.name for f in model._meta.concrete_fields if isinstance(f, StreamField)]
        if not streams and "picture_alt" not in names:
            continue
        for page in town.of_kind(model) if pages & town.ids(model) else ():
            shown = [
                (each["image"], each.get("alt"))
                for name in streams
                for each in _dicts(getattr(page, name).raw_data)
                if "image" in each
            ]
            if {"picture", "picture_alt"} <= names and page.picture_id:
                shown.append((page.picture_id, page.picture_alt))
            count = sum(not (alt or "").strip() and key in bare for key, alt in shown)
            if count:
                words = _("Pictures without words for who cannot see them: %(count)s.")
                yield Finding(page.pk, page.title, words % {"count": count}, editor_of(page.pk))


def _undescribed() -> tuple[set[int], set[int]]:
    """Return the pictures that have no words of their own, and the pages that show one of them."""
    bare = set(Picture.objects.filter(description="").values_list("pk", flat=True))
    if not bare:
        return bare, set()
    rows = ReferenceIndex.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        to_content_type=ContentType.objects.get_for_model(Picture),
    ).values_list("object_id", "to_object_id")
    return bare, {int(page) for page, picture in rows if int(picture) in bare}


def _dicts(value: Any) -> Iterator[dict[str, Any]]:
    """Yield every value with names in the stored form of a text."""
    if isinstance(value, dict):
        yield value
        value = value.values()
    elif isinstance(value, str | bytes) or not isinstance(value, Iterable):
        return
    for each in value:
        yield from _dicts(each)


@finds("checks", gettext_lazy("Checked too long ago"), 70)
def old_checks(town: Town) -> Iterable[Finding]:
    """Find pages whose last check is older than the municipality wants it to be."""
    settings = MunicipalitySettings.stored_of(town.site.pk)
    days = town.kept.once("checks", lambda: _days_of_checks(town))
    old: set[int] = set()
    for model in town.types():
        months = getattr(settings, getattr(model, "check_period", ""), None)
        if months is not None:
            oldest = town.today - relativedelta(months=months)
            old |= {pk for pk in town.ids(model) if pk in days and days[pk] < oldest}
    for pk, page in town.pages.items():
        if pk in old:
            words = _(
                "Checked on %(day)s. Look whether all of it is still right, and change the day."
            )
            day = language("nl").day(days[pk])
            yield Finding(pk, page.title, words % {"day": day}, editor_of(pk))


def _days_of_checks(town: Town) -> dict[int, date]:
    """Return when the pages of the editor were checked, of all municipalities and types at once."""
    found: list[Any] = []
    for kind, numbers in town.kept.numbers.items():
        model: Any = ContentType.objects.get_for_id(kind).model_class()
        if hasattr(model, "checked_on"):
            rows = model.objects.filter(pk__in=numbers, checked_on__isnull=False)
            found.append(rows.order_by().values_list("pk", "checked_on"))
    return dict(found[0].union(*found[1:], all=True)) if found else {}
