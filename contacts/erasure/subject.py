"""Whom an erasure is about: pages, photos, and what they are recognised by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any

from django.apps import apps
from django.db.models import EmailField, ForeignKey
from wagtail.images import get_image_model
from wagtail.models import Page, PageLogEntry, Revision, Site

from contacts.erasure.ordinary import ordinary_names
from contacts.erasure.patterns import SearchPatterns, phones_in
from contacts.erasure.uses import Use, uses_of
from contacts.models.people import PersonPage
from core.from_outside import whole_number
from core.models import User
from core.ownership import owners, rows_of, sites_of
from core.phone import PhoneField

#: What a person's page says about them; the names stand in its titles.
NUMBERS, MAILBOXES = (
    tuple(field.name for field in PersonPage._meta.fields if isinstance(field, kind))
    for kind in (PhoneField, EmailField)
)
PHOTO = "photo"


@dataclass(frozen=True, slots=True)
class Subject:
    """A person with all versions of their page. `shared` is what others have as well.

    `sites` are the municipalities in which they are looked for and taken out; None is the install.
    """

    name: str
    pages: tuple[int, ...]
    pictures: tuple[int, ...]
    patterns: SearchPatterns
    shared: tuple[str, ...] = ()
    #: Pages of others that show the photo as well.
    photo_on: tuple[Use, ...] = ()
    sites: tuple[Site, ...] | None = None

    def without_photo(self) -> Subject:
        """Leave the photo where it is: others are on it too."""
        return replace(self, pictures=(), patterns=replace(self.patterns, files=frozenset()))


def find(person: str) -> PersonPage:
    """Return the person with this number or slug. Raises LookupError when there is not exactly one."""
    pages = PersonPage.objects.all()
    found = list(pages.filter(pk=whole_number(person) or 0))
    found = found or list(pages.filter(slug=person).order_by("pk"))
    keys = {page.translation_key for page in found}
    if len(keys) != 1:
        raise LookupError(
            f"{len(keys)} people have the number or slug {person!r}"
            + "".join(f"\n  {page.pk}  {page.url_path}" for page in found)
        )
    only: PersonPage = found[0]
    return only


def reach(person: Page, user: Any) -> tuple[Site, ...] | None:
    """Return the municipalities that `user` takes a person out of: None for an administrator's all."""
    if user is None or user.is_superuser:
        return None
    found = {site.pk: site for page in versions(person) for site in owners(page)}
    return tuple(found[key] for key in sorted(found))


def subject_of(
    person: Page, more: Iterable[str] = (), sites: tuple[Site, ...] | None = None
) -> Subject:
    """Gather a person: translations, aliases, drafts and earlier versions. `more` are other names.

    Names, numbers and mailboxes are taken from what was ever published: anybody who writes a draft
    could put other people's words into it. The photos of drafts go too, when they belong to one of
    `sites`.
    """
    pages = versions(person)
    contents = [page.specific.serializable_data() for page in pages]
    published = [data for page, data in zip(pages, contents, strict=True) if _was_public(page)]
    ids = [str(page.pk) for page in pages]
    of_pages = Revision.objects.filter(object_id__in=ids, base_content_type__model="page")
    once = _published_revisions(pages)
    for pk, data in of_pages.values_list("pk", "content"):
        contents.append(data)
        if pk in once:
            published.append(data)
    pictures = {data[PHOTO] for data in contents if data.get(PHOTO)}
    photos: list[Any] = list(rows_of(get_image_model(), sites).filter(pk__in=pictures))
    slugs = {str(data["slug"]).replace("-", " ") for data in published if data.get("slug")}
    names = frozenset(_values(published, "title")) | slugs | frozenset(more)
    ordinary = ordinary_names(names, sites)
    patterns = SearchPatterns(
        names=names - ordinary,
        phones=phones_in(_values(published, *NUMBERS)),
        emails=frozenset(_values(published, *MAILBOXES)),
        files=frozenset(PurePosixPath(photo.file.name).stem for photo in photos),
        ordinary=ordinary,
    )
    name = next((page.title for page in pages if page.pk == person.pk), person.title)
    numbers = tuple(page.pk for page in pages)
    subject = Subject(name, numbers, tuple(photo.pk for photo in photos), patterns, sites=sites)
    return replace(
        _without_shared(subject),
        photo_on=uses_of(photos, numbers, sites=sites),
    )


def versions(person: Page) -> list[Page]:
    """Return a page with its translations and aliases."""
    found: dict[int, Page] = {}
    pages = Page.objects.filter(translation_key=person.translation_key)
    while new := [page for page in pages if page.pk not in found]:
        found |= {page.pk: page for page in new}
        pages = Page.objects.filter(alias_of__in=found)
    return [found[key] for key in sorted(found)]


def _was_public(page: Page) -> bool:
    """Return whether a page was ever published: its row says then what visitors saw last."""
    return bool(page.live or page.first_published_at)


def _published_revisions(pages: list[Page]) -> set[int]:
    """Return the versions of these pages that were online at some time."""
    numbers = [page.pk for page in pages]
    logged = PageLogEntry.objects.filter(page__in=numbers, action="wagtail.publish")
    found = set(logged.exclude(revision=None).values_list("revision", flat=True))
    return found | {page.live_revision_id for page in pages if page.live_revision_id}


def _values(contents: Iterable[dict[str, Any]], *names: str) -> Iterator[str]:
    for data in contents:
        yield from (str(data[name]).strip() for name in names if data.get(name))


def _without_shared(subject: Subject) -> Subject:
    """Leave out what is not the person's own: a number or mailbox that another record has too.

    So is a name that somebody else has: what is written about them must stay. Who has an account of
    the CMS has their mailbox for that, whoever else writes it on their page.
    """
    people = rows_of(PersonPage, subject.sites).exclude(pk__in=subject.pages)
    namesakes = {
        name.casefold()
        for title, slug in people.values_list("title", "slug")
        for name in (title, slug.replace("-", " "))
    }
    same = frozenset(name for name in subject.patterns.names if name.casefold() in namesakes)
    others = {each.casefold() for each in _numbers_of_others(subject)}
    own = subject.patterns.phones | subject.patterns.emails
    shared = frozenset(each for each in own if each.casefold() in others)
    patterns = replace(
        subject.patterns,
        names=subject.patterns.names - same,
        phones=subject.patterns.phones - shared,
        emails=subject.patterns.emails - shared,
    )
    return replace(subject, patterns=patterns, shared=tuple(sorted(shared | same)))


def _numbers_of_others(subject: Subject) -> Iterator[str]:
    """Yield the phone numbers and mailboxes of other records that the erasure can reach."""
    for model in apps.get_models():
        fields = [
            field.name
            for field in model._meta.local_fields
            if isinstance(field, PhoneField | EmailField)
        ]
        if not fields or model is User:
            continue
        rows = rows_of(model, subject.sites)
        if model is PersonPage:
            rows = rows.exclude(pk__in=subject.pages)
        for values in rows.values_list(*fields):
            yield from filter(None, values)
    wanted = {email.casefold() for email in subject.patterns.emails}
    for user in User.objects.exclude(email=""):
        if user.email.casefold() not in wanted:
            continue
        if subject.sites is None or set(sites_of(user)) & set(subject.sites):
            yield user.email


def references_to_people() -> list[tuple[type[Any], ForeignKey[Any, Any]]]:
    """Return every foreign key to a person, of any model."""
    return [
        (model, field)
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.local_fields
        if isinstance(field, ForeignKey) and field.related_model is PersonPage
    ]
