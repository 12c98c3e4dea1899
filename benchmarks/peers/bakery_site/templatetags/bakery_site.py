"""What templates look up: menu, breadcrumbs, cards and lists, with the queries one would write."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

from django import template
from django.utils import timezone
from django.utils.safestring import mark_safe
from wagtail.models import Page, Site

from contacts.models import HubPage
from districts.models import DistrictAppointment, DistrictPage
from home.models import InformationPage, NewsPage

register = template.Library()
#: The sizes that the pictures have been made in.
SIZES = tuple(f"width-{width}|format-webp|webpquality-72" for width in (400, 800, 1200))
FALLBACK = "width-800|format-jpeg|jpegquality-76"


@register.simple_tag(takes_context=True)
def site_root(context: dict[str, Any]) -> Page:
    """Return the start page."""
    return Site.find_for_request(context["request"]).root_page


@register.simple_tag
def menu(root: Page) -> list[Page]:
    """Return the pages of the menu."""
    return list(root.get_children().live().in_menu())


@register.simple_tag
def footer_pages(root: Page) -> list[Page]:
    """Return the pages of the footer."""
    return list(InformationPage.objects.child_of(root).live().filter(in_footer=True))


@register.simple_tag
def breadcrumbs(page: Page) -> list[Page]:
    """Return the way to a page, the page itself last."""
    return list(page.get_ancestors(inclusive=True).filter(depth__gt=1))


@register.simple_tag
def sizes_of(picture: Any) -> dict[str, Any]:
    """Return the sizes of a picture: one query, none when they are prefetched."""
    found = picture.get_renditions(*SIZES, FALLBACK)
    srcset = ", ".join(f"{found[spec].url} {found[spec].width}w" for spec in SIZES)
    return {"srcset": srcset, "fallback": found[FALLBACK]}


def _news() -> Any:
    news = NewsPage.objects.live().select_related("picture").order_by("-date", "-pk")
    return news.prefetch_related("picture__renditions")


@register.simple_tag
def related_news(page: Page) -> list[Page]:
    """Return the newest of the same districts."""
    return list(_news().filter(districts__in=page.districts.all()).exclude(pk=page.pk)[:3])


@register.simple_tag
def news_of(district: Page, number: int = 4) -> list[Page]:
    """Return the newest of a district."""
    return list(_news().filter(districts=district)[:number])


@register.simple_tag
def newest(number: int) -> list[Page]:
    """Return the newest of all."""
    return list(_news()[:number])


@register.simple_tag
def older_news(after: int) -> Any:
    """Return the news that comes after the first."""
    return NewsPage.objects.live().order_by("-date", "-pk")[after:]


@register.simple_tag
def role_of(person: Page) -> Page | None:
    """Return the role of a person."""
    found = DistrictAppointment.objects.filter(person=person).select_related("role").first()
    return found.role if found else None


@register.simple_tag
def appointments(district: Page | None = None) -> Any:
    """Return who is appointed, in one district or in all."""
    found = DistrictAppointment.objects.select_related("person", "role", "page")
    return found.filter(page__in=district.get_children()) if district else found.order_by("page")


@register.simple_tag
def districts() -> Any:
    """Return all districts by name."""
    return DistrictPage.objects.live().order_by("area", "title")


@register.simple_tag
def hubs(district: Page | None = None) -> Any:
    """Return the hubs of a district, or all."""
    found = HubPage.objects.live().prefetch_related("opening_periods").order_by("title")
    return found.child_of(district) if district else found


@register.simple_tag
def pages_below(page: Page) -> Any:
    """Return the information pages below a page."""
    return InformationPage.objects.child_of(page).live().order_by("title")


@register.simple_tag
def hours_on(hub: Page, ahead: int = 0) -> dict[str, Any]:
    """Return a day and its opening hours."""
    day = timezone.localdate() + timedelta(days=ahead)
    weekday = day.isoweekday()
    return {"day": day, "periods": [p for p in hub.opening_periods.all() if p.weekday == weekday]}


@register.simple_tag
def shapes() -> list[dict[str, Any]]:
    """Return the outlines of all districts for the map."""
    found = []
    for page in DistrictPage.objects.live().only("pk", "title", "boundary"):
        points = [
            (round((x - 4.4) * 6000), round((52 - y) * 9000))
            for x, y in page.boundary["coordinates"][0]
        ]
        path = "M" + "L".join(f"{x} {y}" for x, y in points) + "z"
        found.append({"pk": page.pk, "title": page.title, "path": path})
    return found


@register.filter
def phone(number: str) -> str:
    """Write a number as people read it."""
    from core.phone import display_phone

    return display_phone(number)


@register.filter
def reading_minutes(page: Page) -> int:
    """Return how long reading takes."""
    words = sum(len(str(block.value).split()) for block in page.body)
    return max(1, round(words / 200))


@register.simple_tag(takes_context=True)
def structured_data(context: dict[str, Any], trail: list[Page]) -> str:
    """Return what search engines read."""
    page, request = context["page"], context["request"]
    base = request.build_absolute_uri("/")
    address = page.get_full_url(request)
    owner = {"@id": f"{base}#municipality"}
    items = [
        {
            "@type": "ListItem",
            "position": place,
            "name": each.title,
            "item": each.get_full_url(request),
        }
        for place, each in enumerate(trail, 1)
    ]
    changed = page.last_published_at.isoformat() if page.last_published_at else None
    things: list[dict[str, Any]] = [
        {
            "@type": "GovernmentOrganization",
            "@id": f"{base}#municipality",
            "name": "City of Grootstad",
            "url": base,
            "telephone": "14010",
            "email": "info@example.nl",
        },
        {
            "@type": "WebPage",
            "@id": address,
            "url": address,
            "name": page.title,
            "inLanguage": "nl",
            "isPartOf": {"@type": "WebSite", "name": "Grootstad in de wijk", "url": base},
            "publisher": owner,
            "dateModified": changed,
        },
        {"@type": "BreadcrumbList", "itemListElement": items},
    ]
    if isinstance(page, NewsPage):
        things.append(
            {
                "@type": "NewsArticle",
                "@id": f"{address}#article",
                "mainEntityOfPage": {"@id": address},
                "headline": page.title,
                "datePublished": page.date.isoformat(),
                "inLanguage": "nl",
                "articleSection": page.get_category_display(),
                "author": owner,
                "publisher": owner,
                "contentLocation": [
                    {"@type": "Place", "name": each.title, "url": each.get_full_url(request)}
                    for each in page.districts.all()
                ],
                "description": page.introduction,
                "dateModified": changed,
            }
        )
    data = json.dumps({"@context": "https://schema.org", "@graph": things}, ensure_ascii=False)
    # Nothing can end the script element.
    return mark_safe(data.replace("<", "\\u003c"))  # noqa: S308
