"""Erasing ends at the municipality of who erases, and looking changes nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, ModelLogEntry, Page, Revision

from contacts.erasure import erase
from contacts.erasure.effects import effects
from contacts.erasure.ordinary import refused
from contacts.erasure.scan import scan
from contacts.erasure.subject import reach, subject_of
from contacts.models import PersonPage
from core.models import Picture, User
from core.permissions import chief_editors, municipality_collection
from home.models import NewsPage
from tests.cms.world import PASSWORD, Municipality, administrator, member
from tests.demo.rows import everything
from tests.home.pictures import add_picture, photo

pytestmark = pytest.mark.django_db
NAME = "Quirijn Kanariezanger"


@pytest.fixture(autouse=True)
def own_folders(settings: Settings, tmp_path: Path) -> None:
    for name in ("RELEASES_DIR", "WITHDRAWN_DIR", "MEDIA_ROOT"):
        setattr(settings, name, tmp_path / name.lower())


@pytest.fixture
def published(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Publish nothing; give which sites were asked for."""
    asked: list[Any] = []

    def publish(sites: Any = None, _patience: float = 60.0) -> erase.Forgotten:
        asked.append(sites)
        return erase.Forgotten()

    monkeypatch.setattr(erase, "publish_and_forget", publish)
    return asked


@pytest.fixture
def person(city: Municipality) -> PersonPage:
    found: PersonPage = city.pages["person_one"]
    found.title, found.slug = NAME, "quirijn-kanariezanger"
    found.save()
    return found


def post_erasure(client: Client, person: PersonPage, **values: str) -> Any:
    values = {"name": PersonPage.objects.get(pk=person.pk).title, "reason": "Op verzoek", **values}
    return client.post(reverse("people:erasing", args=[person.pk]), values)


def words_of_other(other: Municipality, words: str) -> NewsPage:
    """Write words in a page, its history and a redirect of the other municipality."""
    article: NewsPage = other.pages["article"]
    article.introduction = f"Met {words} erbij"
    article.save()
    article.save_revision(log_action=True)
    Redirect.objects.create(old_path=f"/{words}", site=other.site, redirect_page=article)
    return article


def rows_of_other(other: Municipality) -> Any:
    pages = [str(page.pk) for page in other.site.root_page.get_descendants(inclusive=True)]
    return (
        list(Page.objects.filter(pk__in=pages).order_by("pk").values()),
        list(NewsPage.objects.filter(pk__in=pages).order_by("pk").values()),
        list(Revision.objects.filter(object_id__in=pages).order_by("pk").values()),
        list(Redirect.objects.filter(site=other.site).values()),
        list(User.objects.exclude(username="hoofd").order_by("pk").values()),
    )


@pytest.mark.parametrize("texts", [{}, {"texts": "on"}])
def test_nothing_of_another_municipality_is_struck(
    chief: Client, person: PersonPage, other: Municipality, published: list[Any], texts: Any,
    city: Municipality,
) -> None:  # fmt: skip
    words_of_other(other, NAME)
    before = rows_of_other(other)
    assert post_erasure(chief, person, **texts).context["report"].left == []
    assert before == rows_of_other(other)
    assert published == [(city.site,)]


def test_an_administrator_strikes_everywhere(
    admin: Client, person: PersonPage, other: Municipality, published: list[Any]
) -> None:
    article = words_of_other(other, NAME)
    assert post_erasure(admin, person, texts="on").context["report"].left == []
    article.refresh_from_db()
    assert article.introduction == "Met […] erbij"
    assert published == [None]


def test_a_picture_of_another_municipality_stays_whatever_number_is_posted(
    chief: Client, person: PersonPage, other: Municipality, published: list[Any]
) -> None:
    private = municipality_collection(other.site).add_child(instance=Collection(name="Prive"))
    picture = add_picture("Geheim", photo(40, 40), "geheim-plaatje.jpg")
    Picture.objects.filter(pk=picture.pk).update(collection=private)
    person.photo = picture
    person.save_revision().publish()
    post_erasure(chief, person)
    assert not PersonPage.objects.filter(pk=person.pk).exists()
    assert Picture.objects.filter(pk=picture.pk).exists()
    assert picture.file.storage.exists(picture.file.name)


def test_a_photo_of_the_municipality_goes_with_its_file(
    chief: Client, person: PersonPage, city: Municipality, published: list[Any]
) -> None:
    picture = add_picture("Foto", photo(40, 40), "foto-van-haar.jpg")
    Picture.objects.filter(pk=picture.pk).update(collection=municipality_collection(city.site))
    person.photo = picture
    person.save()
    post_erasure(chief, person)
    assert not Picture.objects.filter(pk=picture.pk).exists()
    assert not picture.file.storage.exists(picture.file.name)


def test_words_come_from_published_names_only(
    chief: Client, person: PersonPage, city: Municipality, published: list[Any]
) -> None:
    article = city.pages["article"]
    article.introduction = "De Groene Zwaan begint."
    article.save()
    article.save_revision()
    person.title = "Groene Zwaan"
    person.save_revision()
    person.title = "Eerdere Naam"
    person.save_revision().publish()
    person.title = NAME
    person.save_revision().publish()
    patterns = subject_of(person, sites=(city.site,)).patterns
    assert patterns.names >= {NAME, "Eerdere Naam"}
    assert "Groene Zwaan" not in patterns.names | patterns.ordinary
    post_erasure(chief, person, texts="on")
    article.refresh_from_db()
    assert article.introduction == "De Groene Zwaan begint."
    assert "Groene Zwaan" in article.get_latest_revision().content["introduction"]


def test_a_draft_that_was_never_published_gives_no_words(city: Municipality) -> None:
    people = city.pages["people_one"]
    people.refresh_from_db()
    draft = people.add_child(
        instance=PersonPage(title="Groene Zwaan", slug="zwaan", live=False, locale=people.locale)
    )
    patterns = subject_of(draft, sites=(city.site,)).patterns
    assert not patterns.names | patterns.ordinary


def test_common_words_are_never_struck_and_that_is_said(
    chief: Client, person: PersonPage, city: Municipality, published: list[Any]
) -> None:
    article = city.pages["article"]
    article.introduction = "Samen maken wij de wijk schoon. Wijk Schoon begint."
    article.save()
    PersonPage.objects.filter(pk=person.pk).update(title="Wijk Schoon", slug="wijk-schoon")
    address = reverse("people:erasing", args=[person.pk])
    text = chief.get(address).content.decode()
    assert "“Wijk Schoon”: gewone woorden of maar één, dus het blijft in teksten staan" in text
    report = post_erasure(chief, person, texts="on").context["report"]
    article.refresh_from_db()
    assert article.introduction == "Samen maken wij de wijk schoon. Wijk Schoon begint."
    assert report.ordinary == ["Wijk Schoon", "wijk schoon"]
    assert {hit.certain for hit in report.left} == {False}


def test_an_ordinary_word_is_one_that_texts_have_in_small_letters(city: Municipality) -> None:
    own = (city.site,)
    assert refused("de van het", own) == ["de", "van", "het"]
    assert refused("Groene Zwaan", own) == []
    city.pages["article"].introduction = "Een groene zwaan."
    city.pages["article"].save()
    assert refused("Groene Zwaan", own) == ["groene", "zwaan"]
    assert refused("Groene Zwaan de Wit", own) == []
    assert refused("Wijk one", own) == ["wijk", "one"]
    assert refused("Stad", own) == ["stad"]
    assert refused("Dorp", own) == []
    assert refused("Dorp", None) == ["dorp"]


def test_what_each_word_would_strike_is_shown_before(
    chief: Client, person: PersonPage, city: Municipality, other: Municipality
) -> None:
    words_of_other(other, NAME)
    city.pages["article"].introduction = f"Met {NAME} erbij"
    city.pages["article"].save()
    subject = subject_of(person, sites=(city.site,))
    found = {effect.text: effect for effect in effects(subject)}
    assert set(found) == {NAME, NAME.lower()}
    assert ("“Article”", 1) in found[NAME].places
    assert effects(subject_of(person))[0].count > found[NAME].count
    text = chief.get(reverse("people:erasing", args=[person.pk])).content.decode()
    assert "“Article” (1)" in text
    assert "Dit alles alleen in Stad" in text


def test_the_mailbox_of_a_user_is_not_the_persons_own(
    person: PersonPage, city: Municipality, chief: Client
) -> None:
    User.objects.filter(username="hoofd").update(email="Hoofd@stad.example")
    person.email, person.phone = "hoofd@stad.example", "0611122233"
    person.save()
    subject = subject_of(person, sites=(city.site,))
    assert subject.patterns.emails == frozenset()
    assert subject.patterns.phones == {"+31611122233"}
    assert subject.shared == ("hoofd@stad.example",)


def test_what_only_another_municipality_has_is_not_told(
    person: PersonPage, city: Municipality, other: Municipality
) -> None:
    hub = other.pages["hub_one"]
    person.email = "iemand@dorp.example"
    person.save()
    hub.email = "iemand@dorp.example"
    hub.save()
    assert subject_of(person, sites=(city.site,)).shared == ()
    assert subject_of(person).shared == ("iemand@dorp.example",)


def test_looking_changes_nothing_and_publishes_nothing(
    chief: Client, person: PersonPage, city: Municipality, settings: Settings
) -> None:
    words_of_other(city, NAME)
    before = everything()
    address = reverse("people:erasing", args=[person.pk])
    assert chief.get(address, {"look": "1"}).context["left"] != []
    response = chief.post(reverse("people:looking"), {"name": NAME})
    assert response.context["report"].left != []
    assert everything() == before
    assert not Path(settings.RELEASES_DIR).exists()
    assert not Path(settings.WITHDRAWN_DIR).exists()


def test_looking_says_nothing_about_another_municipality(
    chief: Client, other: Municipality, city: Municipality, settings: Settings
) -> None:
    article = words_of_other(other, NAME)
    User.objects.filter(username="hoofd").update(first_name=NAME)
    picture = add_picture(NAME, photo(40, 40), "quirijn-kanariezanger.jpg")
    Picture.objects.filter(pk=picture.pk).update(collection=municipality_collection(other.site))
    release = Path(settings.RELEASES_DIR) / f"site-{other.site.pk}" / "blobs" / "x"
    release.parent.mkdir(parents=True)
    release.write_text(NAME)
    response = chief.post(reverse("people:looking"), {"name": NAME})
    assert response.context["report"].left == []
    patterns = subject_of(article, [NAME]).patterns
    places = {hit.place for hit in scan(patterns)}
    assert f"site-{other.site.pk}/blobs/x" in places
    assert any(place.startswith("core.User") for place in places)
    assert scan(patterns, [other.site]) != []


@pytest.mark.parametrize("name", ["", "de", "De van het", "stad"])
def test_looking_for_common_words_is_refused(chief: Client, city: Municipality, name: str) -> None:
    for view in ("looking", "forgetting"):
        response = chief.post(reverse(f"people:{view}"), {"name": name}, follow=True)
        assert "kan niet worden gezocht" in response.content.decode()


def test_earlier_releases_of_the_municipality_alone_are_forgotten(
    chief: Client, admin: Client, city: Municipality, published: list[Any]
) -> None:
    chief.post(reverse("people:forgetting"), {"name": NAME})
    admin.post(reverse("people:forgetting"), {"name": NAME})
    assert published == [[city.site], None]


def test_an_error_leaves_the_person_and_says_so(
    chief: Client, person: PersonPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: Any, **_options: Any) -> Any:
        raise OSError("no space left")

    monkeypatch.setattr("contacts.erasure.removal.strike_out", fail)
    address = post_erasure(chief, person).url
    text = chief.get(address).content.decode()
    assert "Het is niet gelukt, en er is niets veranderd" in text
    assert PersonPage.objects.get(pk=person.pk).title == NAME


def test_an_administrator_reaches_the_install_and_others_the_municipality(
    person: PersonPage, chief: Client, city: Municipality
) -> None:
    assert reach(person, administrator()) is None
    assert reach(person, User.objects.get(username="hoofd")) == (city.site,)


def test_lines_of_signing_in_are_struck_where_they_are_of_this_municipality_alone(
    chief: Client, person: PersonPage, city: Municipality, other: Municipality, published: list[Any]
) -> None:
    """An account is of the install, and what the log says of it is of whose users it is."""
    person.email = "quirijn.kanariezanger@example.nl"
    person.save()
    names = ("quirijn.kanariezanger@example.nl", "kanariezanger.elders")
    groups = {
        "own": [chief_editors(city.site)],
        "both": [chief_editors(city.site), chief_editors(other.site)],
        "theirs": [chief_editors(other.site)],
    }
    lines = {}
    for kind, given in groups.items():
        user = member(f"{kind}.{names[0]}", *given)
        Client().post("/admin/login/", {"username": user.username, "password": PASSWORD})
        lines[kind] = ModelLogEntry.objects.get(action="core.signed_in", object_id=str(user.pk))
        assert names[0] in lines[kind].label
    before = {kind: (line.label, line.data) for kind, line in lines.items()}
    report = post_erasure(chief, person).context["report"]
    assert report.left == []
    after = {}
    for kind, line in lines.items():
        line.refresh_from_db()
        after[kind] = (line.label, line.data)
    # The number of the account, where from and when stay: the line is still one of the audit.
    assert names[0] not in after["own"][0]
    assert after["own"][1]["audit"] == before["own"][1]["audit"]
    assert {kind: after[kind] for kind in ("both", "theirs")} == {
        kind: before[kind] for kind in ("both", "theirs")
    }
