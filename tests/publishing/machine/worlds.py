"""Two small municipalities that know each other, with everything on their pages that can change."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.core.files.base import ContentFile
from wagtail.models import Collection, Page, Site

from contacts.models import OpeningException
from core.models import MunicipalitySettings, Picture, PublicDocument
from districts.models import CouncilSeat, DistrictAppointment
from home.models import NewsPage
from tests.cms.files import picture_bytes
from tests.cms.world import Municipality, municipality, translate
from tests.contacts.agreed import agreed
from tests.home.bodies import blocks, every_block
from tests.publishing.machine.areas import furnish

#: When each example begins: two days before a night with an hour twice.
START = datetime(2026, 10, 23, 10, 0, tzinfo=UTC)
#: Words that are in a file when what they stand in is: `kanarie-12q`.
TOKEN = "kanarie-{}q"


def make_world() -> tuple[Municipality, Municipality]:
    """Make two municipalities whose texts link to pages of each other."""
    towns = municipality("stad.localhost", "Stad"), municipality("dorp.localhost", "Dorp")
    for town, other in (towns, towns[::-1]):
        _trim(town)
        _furnish(town, other)
    for page in Page.objects.filter(depth__gte=2).order_by("pk"):
        Page.objects.filter(pk=page.pk).update(title=f"{page.title} {TOKEN.format(page.pk)}")
    return towns


def _trim(town: Municipality) -> None:
    """Take away what stands there twice: each page is made again at every step."""
    for name in ("hub_two", "three"):
        Page.objects.get(pk=town.pages.pop(name).pk).specific.delete()


def _furnish(town: Municipality, other: Municipality) -> None:
    pages = {name: Page.objects.get(pk=page.pk).specific for name, page in town.pages.items()}
    root = Collection.get_first_root_node()
    collection = root.add_child(name=f"Beelden van {town.site.hostname}")
    picture = Picture.objects.create(
        title=f"Plein {TOKEN.format(f'b{town.site.pk}')}",
        file=ContentFile(picture_bytes(), "plein.png"),
        collection=collection,
    )
    document = PublicDocument.objects.create(
        title="Stuk",
        file=ContentFile(f"stuk {TOKEN.format(f'd{town.site.pk}')}".encode(), "stuk.csv"),
        collection=collection,
    )
    far = other.pages["one"].pk
    link = f'<p><a linktype="page" id="{far}">De buren</a> en <a linktype="page" id="{pages["hub_one"].pk}">wij</a></p>'
    body = every_block(picture.pk, document.pk, pages["person_one"].pk, pages["hub_one"].pk)
    _set(pages["information"], body=body, in_footer=True)
    _set(pages["one"], body=blocks(("rich_text", link)), picture=picture, picture_alt="Het plein")
    _set(pages["article"], picture=picture, picture_alt="Plein")
    _set(pages["deal"], document=document)
    _set(
        pages["person_one"],
        **agreed(phone="+31101234567", email="een@stad.example", photo=picture),
    )
    _set(pages["hub_one"], phone="+31107654321", hours_state="regular")
    _set(
        pages["event"],
        starts_at=START + timedelta(days=3),
        ends_at=START + timedelta(days=3, hours=2),
    )
    _set(pages["event"], hub=pages["hub_one"])
    pages["event"].districts.add(pages["one"])
    pages["event"].save()
    pages["article"].districts.add(pages["one"], pages["two"])
    pages["article"].save()
    _set(pages["alert"], ends_at=START + timedelta(days=2), link_page_id=far)
    _set(pages["initiative"], opens_on=date(2026, 10, 1), closes_on=date(2026, 12, 1))
    for name, person in (("people_one", "person_one"), ("people_two", "person_two")):
        DistrictAppointment.objects.create(
            page=pages[name], role=pages["role"], person=pages[person], starts_on=date(2026, 1, 1)
        )
    CouncilSeat.objects.create(page=pages["people_one"], person=pages["person_two"])
    OpeningException.objects.create(
        page=pages["hub_one"], first_day=date(2026, 10, 30), last_day=date(2026, 10, 30)
    )
    pages["hub_one"].opening_periods.create(
        weekday=6, opens=time(1), closes=time(4), admission="walk-in"
    )
    pages["hub_one"].save()
    for page in ("information", "districts", "news", "hubs"):
        Page.objects.filter(pk=pages[page].pk).update(show_in_menus=True)
    settings = MunicipalitySettings.objects.get(site=town.site)
    settings.texts.create(language="nl", site_title=town.site.site_name, tagline="Van ons")
    settings.terms.create(language="nl", term="hub", singular="Huis", plural="Huizen")
    settings.footer_links.create(text="Buren", url="https://buren.example/", sort_order=0)
    furnish(town.site, [pages["one"], pages["two"]])
    for name in ("article", "one", "hub_one", "person_one", "information"):
        translate(Page.objects.get(pk=pages[name].pk).specific, "en")


def _set(page: Any, **values: Any) -> None:
    for name, value in values.items():
        setattr(page, name, value)
    page.save()


def news(town_site: Site, parent: Page, title: str, slug: str) -> NewsPage:
    """Put an article under `parent`."""
    page: NewsPage = parent.add_child(
        instance=NewsPage(title=title, slug=slug, locale=parent.locale, date=date(2026, 11, 2))
    )
    return page
