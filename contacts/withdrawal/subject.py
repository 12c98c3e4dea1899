"""Whom a withdrawal is about: pages, photos, and what they are recognised by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any

from django.apps import apps
from django.db.models import EmailField
from wagtail.images import get_image_model
from wagtail.models import Page, Revision

from contacts.fields import PhoneField
from contacts.models.people import PersonPage
from contacts.withdrawal.needles import Needles, phones_in
from contacts.withdrawal.uses import Use, uses_of


@dataclass(frozen=True, slots=True)
class Subject:
    """A person with all versions of their page. `shared` is what others have as well."""

    name: str
    pages: tuple[int, ...]
    pictures: tuple[int, ...]
    needles: Needles
    shared: tuple[str, ...] = ()
    #: Pages of others that show the photo as well.
    photo_on: tuple[Use, ...] = ()

    def without_photo(self) -> Subject:
        """Leave the photo where it is: others are on it too."""
        return replace(self, pictures=(), needles=replace(self.needles, files=frozenset()))


def find(person: str) -> PersonPage:
    """Give the person with this number or slug. Raises LookupError when there is not exactly one."""
    pages = PersonPage.objects.all()
    found = list(pages.filter(pk=int(person))) if person.isdigit() else []
    found = found or list(pages.filter(slug=person).order_by("pk"))
    keys = {page.translation_key for page in found}
    if len(keys) != 1:
        raise LookupError(
            f"{len(keys)} people have the number or slug {person!r}"
            + "".join(f"\n  {page.pk}  {page.url_path}" for page in found)
        )
    only: PersonPage = found[0]
    return only


def subject_of(person: Page, more: Iterable[str] = ()) -> Subject:
    """Gather a person: translations, aliases, drafts and earlier versions. `more` are other names."""
    pages = versions(person)
    contents = [page.specific.serializable_data() for page in pages]
    ids = [str(page.pk) for page in pages]
    contents += Revision.objects.filter(
        object_id__in=ids, base_content_type__model="page"
    ).values_list("content", flat=True)
    pictures = {data["photo"] for data in contents if data.get("photo")}
    photos: list[Any] = list(get_image_model().objects.filter(pk__in=pictures))
    needles = Needles(
        names=frozenset(_values(contents, "title", "draft_title"))
        | {page.slug.replace("-", " ") for page in pages}
        | frozenset(more),
        phones=phones_in(_values(contents, "phone", "mobile")),
        emails=frozenset(_values(contents, "email")),
        files=frozenset(PurePosixPath(photo.file.name).stem for photo in photos),
    )
    name = next((page.title for page in pages if page.pk == person.pk), person.title)
    numbers = tuple(page.pk for page in pages)
    subject = Subject(name, numbers, tuple(photo.pk for photo in photos), needles)
    return replace(
        _without_shared(subject),
        photo_on=uses_of(photos, numbers),
    )


def versions(person: Page) -> list[Page]:
    """Give a page with its translations and aliases."""
    found: dict[int, Page] = {}
    pages = Page.objects.filter(translation_key=person.translation_key)
    while new := [page for page in pages if page.pk not in found]:
        found |= {page.pk: page for page in new}
        pages = Page.objects.filter(alias_of__in=found)
    return [found[key] for key in sorted(found)]


def _values(contents: Iterable[dict[str, Any]], *names: str) -> Iterator[str]:
    for data in contents:
        yield from (str(data[name]).strip() for name in names if data.get(name))


def _without_shared(subject: Subject) -> Subject:
    """Leave out what is not the person's own: a number or mailbox that another record has too.

    So is a name that somebody else has: what is written about them must stay.
    """
    others: set[str] = set()
    namesakes = {
        name.casefold()
        for title, slug in PersonPage.objects.exclude(pk__in=subject.pages).values_list(
            "title", "slug"
        )
        for name in (title, slug.replace("-", " "))
    }
    same = frozenset(name for name in subject.needles.names if name.casefold() in namesakes)
    for model in apps.get_models():
        fields = [
            field.name
            for field in model._meta.local_fields
            if isinstance(field, PhoneField | EmailField)
        ]
        if not fields or model.__module__.startswith("home.models.users"):
            continue
        rows = model._default_manager.all()
        if model is PersonPage:
            rows = rows.exclude(pk__in=subject.pages)
        for values in rows.values_list(*fields):
            others.update(filter(None, values))
    shared = (subject.needles.phones | subject.needles.emails) & others | same
    own = replace(
        subject.needles,
        names=subject.needles.names - same,
        phones=subject.needles.phones - shared,
        emails=subject.needles.emails - shared,
    )
    return replace(subject, needles=own, shared=tuple(sorted(shared)))
