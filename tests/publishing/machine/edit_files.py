"""Edits of stored files that keep their names: what is read is their bytes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile

from core.models import Picture, PictureRendition, PublicDocument
from tests.cms.files import picture_bytes
from tests.publishing.machine.place import Place, edit


def _as_uploaded(found: Any, body: bytes) -> None:
    """As the form of a document does: the old file goes first, so the new one gets its name."""
    name = found.file.name
    found.file.storage.delete(name)
    found.file = ContentFile(body, Path(name).name)
    found.save()


def _on_disk(found: Any, body: bytes) -> None:
    """As an operator does: no row says anything of it."""
    Path(found.file.path).write_bytes(body)


WAYS: tuple[Callable[[Any, bytes], None], ...] = (_as_uploaded, _on_disk)


def _text(place: Place) -> bytes:
    """Write a text of one of two lengths, so that it often is as long as the one before."""
    return f"stuk {place.token():<24}{place.one(('', ' en meer' * 200))}".encode()


def _drawing(place: Place) -> bytes:
    colour = f"#{place.dice.randrange(1 << 24):06x}"
    return picture_bytes(size=place.one(((40, 20), (40, 20), (900, 30), (10, 30))), colour=colour)


@edit(3)
def document_in_its_place(place: Place) -> Any:
    """Another file under the same name, of the same size or of another."""
    found = place.one(PublicDocument.objects.all())
    if found is not None:
        place.one(WAYS)(found, _text(place))
    return found


@edit(2)
def document_again(place: Place) -> Any:
    """Deleted and uploaded again under the same name, and linked again where a field can be."""
    old = place.one(PublicDocument.objects.all())
    if old is None:
        return None
    name = old.file.name
    old.file.storage.delete(name)
    new = PublicDocument.objects.create(
        title=old.title, file=ContentFile(_text(place), Path(name).name), collection=old.collection
    )
    assert new.file.name == name
    _link_again(old, new)
    old.delete()
    return new


@edit()
def document_lost(place: Place) -> Any:
    """Its file is taken away, and its row is not."""
    found = place.one(PublicDocument.objects.all())
    if found is not None:
        found.file.storage.delete(found.file.name)
    return found


@edit(3)
def picture_in_its_place(place: Place) -> Any:
    """Another original under the same name, of the same size or of another."""
    found = place.one(Picture.objects.all())
    if found is not None:
        place.one(WAYS)(found, _drawing(place))
    return found


@edit(2)
def picture_again(place: Place) -> Any:
    """Deleted and uploaded again under the same name, and shown again where a field can be."""
    old = place.one(Picture.objects.all())
    if old is None:
        return None
    name = old.file.name
    old.file.storage.delete(name)
    new = Picture.objects.create(
        title=old.title,
        file=ContentFile(_drawing(place), Path(name).name),
        collection=old.collection,
    )
    _link_again(old, new)
    old.delete()
    return new


@edit()
def size_in_its_place(place: Place) -> Any:
    """The file of one size of a picture is another one."""
    found = place.one(PictureRendition.objects.all())
    if found is not None:
        _on_disk(found, _drawing(place))
    return found


def _link_again(old: Any, new: Any) -> None:
    for relation in old._meta.related_objects:
        if relation.related_model is not PictureRendition and not relation.many_to_many:
            rows: Any = relation.related_model
            rows._default_manager.filter(**{relation.field.name: old}).update(
                **{relation.field.name: new.pk}
            )
