"""Edits of sites, their settings, pictures, documents and collections."""

from __future__ import annotations

from typing import Any

from django.core.files.base import ContentFile
from wagtail.models import Collection, CollectionViewRestriction, Locale, Page, Site

from core.models import MunicipalitySettings, Picture, PictureRendition, PublicDocument
from home.models import HomePage, InformationPage
from tests.cms.files import picture_bytes
from tests.publishing.machine.place import Place, edit


@edit(5)
def hostname(place: Place) -> Any:
    site = place.site()
    site.hostname = f"gemeente{place.number()}.localhost"
    site.save()
    return site


@edit(2)
def swap_hostnames(place: Place) -> Any:
    one, two = (Site.objects.get(pk=pk) for pk in place.sites)
    Site.objects.filter(pk=one.pk).update(hostname="even.localhost")
    Site.objects.filter(pk=two.pk).update(hostname=one.hostname)
    Site.objects.filter(pk=one.pk).update(hostname=two.hostname)
    return True


@edit(2)
def port(place: Place) -> Any:
    return Site.objects.filter(pk=place.site().pk).update(port=place.one((80, 443, 8000)))


@edit()
def site_name(place: Place) -> Any:
    return Site.objects.filter(pk=place.site().pk).update(site_name=f"Naam {place.number()}")


@edit(2)
def add_site(place: Place) -> Any:
    """A third municipality, with its own root."""
    if Site.objects.count() > len(place.sites):
        return None
    dutch = Locale.objects.get(language_code="nl")
    number = place.number()
    home = Page.get_first_root_node().add_child(
        instance=HomePage(title=f"Derde {place.token()}", slug=f"derde-{number}", locale=dutch)
    )
    home.add_child(
        instance=InformationPage(title=f"Over {place.token()}", slug="over", locale=dutch)
    )
    site = Site.objects.create(hostname=f"derde{number}.localhost", root_page=home)
    return MunicipalitySettings.objects.create(site=site, name="Derde", languages="nl")


@edit(2)
def delete_site(place: Place) -> Any:
    """The third municipality leaves; its pages stay, or go as well."""
    found = Site.objects.exclude(pk__in=place.sites).first()
    if found is None:
        return None
    root = found.root_page
    found.delete()
    if place.dice.random() < 0.5:
        root.specific.delete()
    return found


@edit()
def add_or_remove_language(place: Place) -> Any:
    """A language that the municipality serves is one more, or one less."""
    found = MunicipalitySettings.objects.get(site=place.site())
    codes = found.languages.split(",")
    code = place.one(("en", "ar"))
    Locale.objects.get_or_create(language_code=code)
    codes = [each for each in codes if each != code] if code in codes else [*codes, code]
    return MunicipalitySettings.objects.filter(pk=found.pk).update(languages=",".join(codes))


@edit(2)
def root_page(place: Place) -> Any:
    """Another start page, mostly one that can be one."""
    site = place.site()
    homes = Page.objects.filter(depth=2)
    page = place.one(homes if place.dice.random() < 0.8 else Page.objects.filter(depth=3))
    return Site.objects.filter(pk=site.pk).update(root_page=page.pk)


@edit()
def new_home(place: Place) -> Any:
    """A copy of a start page, for the edit above."""
    home = place.page(2, depth=2)
    return home.copy(update_attrs={"slug": f"start-{place.number()}"}, keep_live=True)


@edit(4)
def languages(place: Place) -> Any:
    value = place.one(("nl", "nl,en", "nl,en,ar", "nl,ar,en", "nl,ar"))
    return MunicipalitySettings.objects.filter(site=place.site()).update(languages=value)


@edit(2)
def picture_file(place: Place) -> Any:
    """The original is replaced, as in the picture form."""
    picture = place.one(Picture.objects.all())
    if picture is None:
        return None
    colour = f"#{place.dice.randrange(1 << 24):06x}"
    picture.file = ContentFile(picture_bytes(colour=colour), "nieuw.png")
    picture.save()
    picture.renditions.all().delete()
    return picture


@edit()
def focal_point(place: Place) -> Any:
    return Picture.objects.update(focal_point_x=place.dice.randrange(40), focal_point_y=3)


@edit()
def rendition_gone(place: Place) -> Any:
    found = place.one(PictureRendition.objects.all())
    return found and PictureRendition.objects.filter(pk=found.pk).delete()


@edit()
def new_picture(place: Place) -> Any:
    return Picture.objects.create(
        title=f"Nieuw {place.number()}",
        file=ContentFile(picture_bytes(), "p.png"),
        collection=place.one(Collection.objects.all()),
    )


@edit()
def delete_picture(place: Place) -> Any:
    found = place.one(Picture.objects.all())
    return found and found.delete()


@edit(3)
def restrict_collection(place: Place) -> Any:
    found = place.one(Collection.objects.filter(depth__gt=1))
    return CollectionViewRestriction.objects.create(collection=found, restriction_type="login")


@edit(3)
def open_collection(place: Place) -> Any:
    found = place.one(CollectionViewRestriction.objects.all())
    return found and found.delete()


@edit(2)
def other_collection(place: Place) -> Any:
    model = place.one((Picture, PublicDocument))
    found = place.one(model.objects.all())
    collection = place.one(Collection.objects.all())
    return found and model.objects.filter(pk=found.pk).update(collection=collection.pk)


@edit(2)
def document_file(place: Place) -> Any:
    found = place.one(PublicDocument.objects.all())
    if found is None:
        return None
    found.title = f"Stuk {place.token()}"
    found.file = ContentFile(f"stuk {place.token()}".encode(), "stuk.csv")
    found.file_size = None
    found.save()
    return found


@edit()
def delete_document(place: Place) -> Any:
    found = place.one(PublicDocument.objects.all())
    return found and found.delete()
