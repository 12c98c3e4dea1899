"""Texts that are almost the same: offered with what differs, from what is public in the municipality alone."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import PageViewRestriction

from home.models import InformationPage
from tests.cms.world import Municipality, translate
from tests.effort import effort
from tests.translations.test_desk import data_of, edit_url
from tests.translations.town import draft_of, put_body
from translations.memory import Memory
from translations.record import adopt
from translations.similar.texts import Near, Similar
from translations.state import Piece

DUTCH = "Elke maandag van tien tot twaalf uur zijn wij open voor koffie en een praatje."
ENGLISH = "Every Monday from ten to twelve we are open for coffee and a chat."
LIKE_IT = DUTCH.replace("maandag", "vrijdag")


def memory(*pairs: tuple[str, str], rich: bool = False) -> Memory:
    found = Memory()
    for source, text in pairs:
        found.add(source, rich, text, "Een pagina")
    return found


def near(
    found: Memory, text: str, *, rich: bool = False, limit: int | None = None
) -> tuple[Near, ...]:
    return Similar(found).near(Piece("introduction", text, None, None, rich, limit))


def test_what_differs_is_marked() -> None:
    [found] = near(memory((DUTCH, ENGLISH), ("Heel iets anders dan dit.", "Other")), LIKE_IT)
    assert found.difference.startswith("Elke <del>maandag</del> <ins>vrijdag</ins> van tien")
    assert (found.percent, found.made.text, found.usable) == (93, ENGLISH, True)


@pytest.mark.parametrize(
    ("text", "rich"),
    [
        (DUTCH, False),
        (LIKE_IT, True),
        ("Elke maandag", False),
        ("Elke maandag om tien uur koffie", False),
        ("", False),
    ],
)
def test_what_is_the_same_or_too_different_is_not_offered(text: str, rich: bool) -> None:
    assert near(memory((DUTCH, ENGLISH), ("Elke dinsdag", "Every Tuesday")), text, rich=rich) == ()


def test_what_does_not_fit_is_shown_and_not_put_in() -> None:
    [found] = near(memory((DUTCH, ENGLISH)), LIKE_IT, limit=20)
    assert (found.usable, found.made.text) == (False, ENGLISH)
    link = '<p>Bel ons of <a href="https://a.example">mail ons</a> voor een gesprek.</p>'
    made = '<p>Call or <a href="https://a.example">mail us</a> for a talk.</p>'
    [found] = near(
        memory((link, made), rich=True),
        link.replace("a.example", "b.example").replace("Bel", "Vraag"),
        rich=True,
    )
    assert found.usable is False


def test_the_best_two_and_what_is_used_most() -> None:
    texts = [(DUTCH.replace("tien", hour), f"At {hour}") for hour in ("een", "twee", "drie")]
    found = near(memory(*texts, texts[2], (texts[2][0], "Another"), (DUTCH, "Best")), LIKE_IT)
    assert found[0].made.text == "Best"
    assert len(found) == 2


def test_a_large_memory_is_searched_in_time() -> None:
    long = [f"{DUTCH} {number} {number * 7}" for number in range(5000)]
    found = Similar(memory(*((each, ENGLISH) for each in long)))
    with effort(5):
        for number in range(20):
            assert found.near(Piece("x", f"{LIKE_IT} {number} ja", None, None, False, None))


@pytest.mark.django_db
def test_it_is_offered_on_the_desk_and_taken_into_the_field(
    city: Municipality, translator: Client
) -> None:
    done = InformationPage.objects.get(pk=city.pages["information"].pk)
    done.introduction = DUTCH
    done.save_revision().publish()
    version = translate(done, "en", "About us")
    version.introduction = ENGLISH
    version.save_revision().publish()
    adopt(version)
    copied: InformationPage = city.add("second", InformationPage, "home", "Nog een")
    copied.introduction = LIKE_IT
    copied.save_revision().publish()
    url = edit_url(city, copied)
    page = translator.get(url).content.decode()
    assert "<del>maandag</del> <ins>vrijdag</ins>" in page
    assert "93% hetzelfde" in page
    taken = translator.post(url, data_of(translator, url, title="Mine") | {"take": "1-near0"})
    form = taken.context["form"]
    assert (form["text_0"].value(), form["text_1"].value()) == ("Mine", ENGLISH)
    assert draft_of(copied) is None
    PageViewRestriction.objects.create(page=done, restriction_type="login")
    assert "hetzelfde" not in translator.get(url).content.decode()


@pytest.mark.django_db
def test_another_municipality_learns_nothing(
    city: Municipality, other: Municipality, translator: Client
) -> None:
    translate(other.pages["home"], "en")
    theirs = InformationPage.objects.get(pk=other.pages["information"].pk)
    theirs.introduction = DUTCH
    theirs.save_revision().publish()
    version = translate(theirs, "en", "Theirs")
    version.introduction = ENGLISH
    version.save_revision().publish()
    adopt(version)
    mine = InformationPage.objects.get(pk=city.pages["information"].pk)
    put_body(mine, [])
    mine.introduction = LIKE_IT
    mine.save_revision().publish()
    url = reverse("translations:edit", args=[city.site.pk, "en", mine.pk])
    assert "Every Monday" not in translator.get(url).content.decode()
