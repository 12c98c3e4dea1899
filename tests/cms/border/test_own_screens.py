"""The screens of the product itself: numbers of rows of another town in what is sent."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Revision

from contacts.models import HolidayDecision, HubPage, OpeningPeriod
from core.holiday_names import HolidayName
from home.models import InformationPage
from tests.cms.border.towns import Town, plain
from translations.drafts import save_draft
from translations.models import Together
from translations.segments import segments_of

pytestmark = pytest.mark.django_db
#: What a screen says of a number or a word that it does not offer, in small letters.
REFUSED = "“{}” kunt u hier niet kiezen"


def client_of(town: Town) -> Client:
    client = Client()
    client.force_login(town.users["chief"])
    return client


def hours() -> list[Any]:
    """Return all hours of the install, as they are stored."""
    return [
        *OpeningPeriod.objects.order_by("pk").values_list(),
        *HolidayDecision.objects.order_by("pk").values_list(),
        *Revision.objects.order_by("pk").values_list("pk", flat=True),
    ]


@pytest.mark.parametrize("confirmed", [{}, {"confirmed": "1"}])
def test_hours_are_not_copied_over_the_border(
    towns: tuple[Town, Town], confirmed: dict[str, str]
) -> None:
    mine, other = towns
    own, foreign = (str(town.made.pages["hub_one"].pk) for town in towns)
    before = hours()
    for source, target, wrong in ((foreign, own, "source"), (own, foreign, "targets")):
        data = {"source": source, "targets": [target], "parts": ["opening_periods"], **confirmed}
        answer = client_of(mine).post(reverse("hours:copy"), data)
        assert answer.status_code == 200
        assert answer.context["form"].errors[wrong]
        assert other.mark not in answer.content.decode().lower()
    assert hours() == before


def test_holidays_of_others_are_not_decided(towns: tuple[Town, Town]) -> None:
    mine, other = towns
    hub: HubPage = other.made.pages["hub_one"]
    year = timezone.localdate().year + 1
    url = reverse("hours:holidays", args=[year])
    prefixes = [f"{hub.pk}-{holiday}" for holiday in HolidayName.values]
    before = hours()
    own = f"{mine.made.pages['hub_one'].pk}-christmas-decision"
    sent = {own: "closed"} | {f"{each}-decision": "closed" for each in prefixes}
    answer = client_of(mine).post(url, sent)
    assert answer.status_code == 200
    assert REFUSED.format(hub.pk) in plain(answer)
    assert mine.made.pages["hub_one"].title.lower() in plain(answer)
    assert other.mark not in plain(answer)
    answer = client_of(mine).post(url, {own.replace("christmas", "carnaval"): "closed"})
    assert REFUSED.format("carnaval") in plain(answer)
    assert "eerste kerstdag" in plain(answer)
    # What stands beside it is not stored either.
    assert hours() == before


def test_what_waits_elsewhere_stays_there(towns: tuple[Town, Town]) -> None:
    mine, other = towns
    page = other.made.pages["statement"]
    own = mine.made.pages["statement"]
    for each in (page, own):
        Together.objects.create(source_id=each.pk, user=other.users["chief"])
    for button in ("stop", "anyway", ""):
        answer = client_of(mine).post(
            reverse("translations:together"), {"page": str(page.pk), button: "1"}, follow=True
        )
        assert REFUSED.format(page.pk) in plain(answer)
        assert f"u kunt kiezen uit: {own.title.lower()}." in plain(answer)
        assert other.mark not in plain(answer)
    assert Together.objects.filter(source_id=page.pk).exists()


def test_the_memory_takes_nothing_over_for_others(towns: tuple[Town, Town]) -> None:
    mine, other = towns
    before = Revision.objects.count()
    url = reverse("translations:memory", args=[mine.made.site.pk, "en"])
    pages = [f"{other.made.pages[name].pk}|0123456789abcdef" for name in ("information", "article")]
    answer = client_of(mine).post(url, {"page": pages}, follow=True)
    assert REFUSED.format(other.made.pages["information"].pk) in plain(answer)
    assert other.mark not in plain(answer)
    assert Revision.objects.count() == before


@pytest.mark.parametrize("action", ["delete", "move", "publish", "unpublish"])
def test_nothing_of_others_is_done_in_bulk(towns: tuple[Town, Town], action: str) -> None:
    mine, other = towns
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    own, foreign = (town.made.pages["information"].pk for town in towns)
    before = list(Page.objects.order_by("pk").values_list("pk", "live", "path"))
    client = client_of(mine)
    for ask in (client.get, client.post):
        answer = ask(f"{url}?id={own}&id={foreign}&next=/admin/pages/", follow=True)
        assert REFUSED.format(foreign) in plain(answer)
        assert f"u kunt kiezen uit: {mine.mark}." in plain(answer)
        assert other.mark not in plain(answer)
    assert list(Page.objects.order_by("pk").values_list("pk", "live", "path")) == before


@pytest.mark.parametrize("action", ["copy", "move", "create_alias"])
@pytest.mark.parametrize("state", ["public", "draft", "private"])
def test_the_api_of_the_editor_says_no_title_of_others(
    towns: tuple[Town, Town], action: str, state: str
) -> None:
    mine, other = towns
    own, foreign = (town.rows["wagtailcore.Page"][state] for town in towns)
    url = reverse("wagtailadmin_api:pages:action", args=[own, action])
    sent = {"destination_page_id": foreign}
    answer = client_of(mine).post(url, sent, content_type="application/json")
    assert answer.status_code == 400
    assert "die hoort bij een andere gemeente" in plain(answer)
    assert other.mark not in plain(answer)


@pytest.mark.parametrize(
    ("kind", "label", "state"),
    [("page", "wagtailcore.Page", "draft"), ("document", "core.PublicDocument", "private")],
)
def test_a_translation_links_to_nothing_of_others(
    towns: tuple[Town, Town], kind: str, label: str, state: str
) -> None:
    """The desk, the memory, the machine and PO files all write through one function."""
    mine, other = towns
    home = Page.objects.get(pk=mine.made.pages["home"].pk)
    source = home.add_child(
        instance=InformationPage(
            title="Tekst",
            slug="tekst",
            locale=home.locale,
            body=[{"type": "rich_text", "value": "<p>Een tekst.</p>", "id": "1"}],
        )
    )
    (key,) = (each.key for each in segments_of(source) if each.key.startswith("body/"))
    foreign = other.rows[label][state]
    before = Revision.objects.count()
    with pytest.raises(ValidationError) as refusal:
        save_draft(
            source,
            "en",
            {"title": "Text", key: f'<p><a linktype="{kind}" id="{foreign}">here</a></p>'},
            mine.users["chief"],
        )
    assert "andere gemeente" in " ".join(refusal.value.messages)
    assert Revision.objects.count() == before
