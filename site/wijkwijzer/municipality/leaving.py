"""What goes with a municipality that is removed: found before anything of it is deleted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, FileField, ForeignKey, Model, Q, QuerySet
from taggit.models import Tag
from wagtail.models import (
    Collection,
    Page,
    PageLogEntry,
    Site,
    Task,
    UploadedFile,
    Workflow,
)

from core.border.owners import Atlas
from core.ownership import rows_of, way_of

#: Numbers that a query takes at a time.
CHUNK = 500


@dataclass(slots=True)
class Leaving:
    """What goes with a municipality.

    rows      every row of it, by model
    install   rows of what the whole install has, that only this municipality needs
    kept      names of users who belong only here, and stand in what others made: they are disabled
    files     names of stored files
    keys      translation keys of what goes
    """

    rows: dict[type[Model], list[Any]] = field(default_factory=dict)
    install: dict[type[Model], list[Any]] = field(default_factory=dict)
    kept: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    keys: list[Any] = field(default_factory=list)

    def numbers(self, model: type[Model]) -> list[Any]:
        """Return the numbers of the rows of a model that go."""
        return [*self.rows.get(model, ()), *self.install.get(model, ())]

    def counts(self) -> Iterator[tuple[str, int]]:
        """Yield what goes and how many, for a person: kinds of things that have a name in the CMS."""
        pages = len(self.rows.get(Page, ()))
        yield str(Page._meta.verbose_name_plural), pages
        for model, numbers in sorted(
            (self.rows | self.install).items(), key=lambda each: each[0]._meta.label
        ):
            if numbers and not model._meta.auto_created and not issubclass(model, Page):
                yield str(model._meta.verbose_name_plural), len(numbers)


def find(site: Site) -> Leaving:
    """Return what goes with a municipality. Changes nothing."""
    found = Leaving()
    for model in owned_models():
        rows = rows_of(model, [site])
        if model is Collection:
            # With one municipality every collection is its own; the root is of the install.
            rows = rows.filter(depth__gt=1)
        found.rows[model] = list(rows.values_list("pk", flat=True).distinct())
    for model, numbers in found.rows.items():
        names = {each.name for each in model._meta.local_fields}
        if "translation_key" in names and numbers:
            rows = model._base_manager.filter(pk__in=numbers)
            found.keys += rows.values_list("translation_key", flat=True)
    _find_of_install(site, found)
    found.files = sorted({name for name in _files(found) if name})
    return found


def owned_models() -> Iterator[type[Model]]:
    """Yield every model whose rows are of municipalities."""
    for model in apps.get_models(include_auto_created=True):
        options = model._meta
        # SQLite's index of words follows its table by itself.
        table = options.managed and not options.proxy and not options.db_table.endswith("_fts")
        if table and way_of(model).kind != "install":
            yield model


def chunks(numbers: Iterable[Any]) -> Iterator[list[Any]]:
    """Yield numbers, as many at a time as a query takes."""
    several = list(numbers)
    for start in range(0, len(several), CHUNK):
        yield several[start : start + CHUNK]


def _find_of_install(site: Site, found: Leaving) -> None:
    atlas = Atlas.load()
    own = atlas.of_site(site.pk)
    groups = [pk for pk, owners in atlas.of_groups().items() if owners and owners == own]
    found.install[Group] = groups
    for model in (Workflow, Task):
        rows: Any = model._default_manager.all()
        found.install[model] = [row.pk for row in rows if own and atlas.of(row) == own]
    used = _numbers_of("taggit.TaggedItem", found).values_list("tag_id", flat=True)
    elsewhere = apps.get_model("taggit.TaggedItem")._base_manager.exclude(
        pk__in=found.rows[apps.get_model("taggit.TaggedItem")]
    )
    tags = Tag.objects.filter(pk__in=list(used.distinct()))
    found.install[Tag] = list(
        tags.exclude(pk__in=elsewhere.values("tag_id")).values_list("pk", flat=True)
    )
    _find_users(groups, found)


def _numbers_of(label: str, found: Leaving) -> QuerySet[Any]:
    model: Any = apps.get_model(label)
    rows: QuerySet[Any] = model._base_manager.filter(pk__in=found.rows[model])
    return rows


def _find_users(groups: list[int], found: Leaving) -> None:
    """Find who works for this municipality alone; who stands in what others made is kept."""
    users = get_user_model()._default_manager
    further = Q(groups__in=Group.objects.exclude(pk__in=groups))
    only_here = (
        users.filter(groups__in=groups, is_superuser=False, user_permissions=None)
        .exclude(pk__in=users.filter(further).values("pk"))
        .distinct()
    )
    here = list(only_here.values_list("pk", flat=True))
    found.install[get_user_model()] = here
    named = set(_named_elsewhere(here, found))
    _find_history_of_deleted(found)
    found.kept = sorted(user.get_username() for user in only_here if user.pk in named)
    found.install[get_user_model()] = [user.pk for user in only_here if user.pk not in named]
    uploaded = UploadedFile.objects.filter(uploaded_by_user__in=found.install[get_user_model()])
    found.install[UploadedFile] = list(uploaded.values_list("pk", flat=True))


def _named_elsewhere(users: list[Any], found: Leaving) -> Iterator[Any]:
    """Yield the users that rows of other municipalities name."""
    for relation in get_user_model()._meta.get_fields(include_hidden=True):
        model: Any = relation.related_model
        if not relation.auto_created or relation.concrete or relation.many_to_many:
            continue
        if model._meta.proxy or not model._meta.managed or way_of(model).kind == "install":
            continue
        name = relation.field.attname  # type: ignore[union-attr]
        rows = model._base_manager.filter(**{f"{name}__in": users})
        theirs = set(found.rows.get(model, ()))
        for pk, user in rows.values_list("pk", name):
            if pk not in theirs and not _goes(model, pk, found):
                yield user


def _goes(model: Any, pk: Any, found: Leaving) -> bool:
    """Return whether a row is about something that goes, such as an account, or is gone: it goes with who did it."""
    row = model._base_manager.get(pk=pk)
    about = getattr(row, "page_id", None) or getattr(row, "object_id", None)
    kind = getattr(row, "content_type", None)
    if about is None or kind is None:
        return False
    target = kind.model_class()
    if target in found.install and str(about) in map(str, found.install[target]):
        return True
    gone = target is None or not target._base_manager.filter(pk=about).exists()
    if gone:
        found.rows[model].append(pk)
    return gone


def _find_history_of_deleted(found: Leaving) -> None:
    """Add what else the log says of pages that were deleted by who works only here."""
    entries = PageLogEntry.objects.filter(pk__in=found.rows[PageLogEntry])
    pages = set(entries.values_list("page_id", flat=True))
    pages -= set(Page.objects.filter(pk__in=pages).values_list("pk", flat=True))
    known = set(found.rows[PageLogEntry])
    for several in chunks(pages):
        more = PageLogEntry.objects.filter(page__in=several).values_list("pk", flat=True)
        found.rows[PageLogEntry] += [pk for pk in more if pk not in known]


def _files(found: Leaving) -> Iterator[str]:
    for model, numbers in [*found.rows.items(), *found.install.items()]:
        for each in model._meta.local_fields:
            if isinstance(each, FileField) and numbers:
                rows = model._base_manager.filter(pk__in=numbers)
                yield from rows.values_list(each.name, flat=True)


def about(found: Leaving) -> Iterator[tuple[type[Model], Q]]:
    """Yield the rows that are about what goes by its type and number, in every table that has such rows.

    Also those that are made while it goes: the log of what was deleted.
    """
    kinds: defaultdict[int, set[Any]] = defaultdict(set)
    for model in (*found.rows, *found.install):
        if numbers := found.numbers(model):
            kinds[ContentType.objects.get_for_model(model, for_concrete_model=False).pk].update(
                numbers
            )
    pages = set(found.rows.get(Page, ()))
    for kind in ContentType.objects.all():
        target = kind.model_class()
        if target is not None and issubclass(target, Page):
            kinds[kind.pk] |= pages
    for model in owned_models():
        names = {each.name: each for each in model._meta.local_fields}
        number = names.get("object_id")
        holder = names.get("content_type")
        if number is None or not isinstance(holder, ForeignKey):
            if model._meta.label == "wagtailcore.PageLogEntry":
                yield model, Q(page__in=pages)
            continue
        as_text = isinstance(number, CharField)
        there = model._base_manager.values_list("content_type", flat=True).distinct()
        for kind_pk in set(there) & kinds.keys():
            for several in chunks(kinds[kind_pk]):
                values = [str(each) for each in several] if as_text else several
                yield model, Q(content_type=kind_pk, object_id__in=values)
