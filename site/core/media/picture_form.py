"""A picture goes online with words for who cannot see it (WCAG 2.2, success criterion 1.1.1)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.blocks import StreamValue
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.images.blocks import ImageChooserBlock

from core.forms.panels import source_page
from core.media.file_names import file_name_error, says_nothing
from core.models.media import Picture


def check_pictures(form: Any) -> None:
    """Ask for the words that are missing. Call it at the end of `clean`; not for a draft."""
    if "picture_alt" in form.fields:
        picture = form.cleaned_data.get("picture") or _picture_of_source(form)
        words = form.cleaned_data.get("picture_alt", "")
        if says_nothing(words, picture.filename if picture is not None else ""):
            form.add_error("picture_alt", file_name_error(words))
        elif picture is not None and is_silent(picture, words):
            form.add_error("picture_alt", _missing(picture))
    for name, value in list(form.cleaned_data.items()):
        if isinstance(value, StreamValue):
            errors: Any = [
                wrong
                for picture, words in shown_in(value)
                if (wrong := _wrong_words(picture, words)) is not None
            ]
            if errors:
                form.add_error(name, StreamBlockValidationError(non_block_errors=errors))


def is_silent(picture: Picture, words: str | None) -> bool:
    """Return whether a picture says nothing: neither on the page nor by itself."""
    own = picture.description.strip()
    return not ((words or "").strip() or (own and not says_nothing(own, picture.filename)))


def _wrong_words(picture: Picture, words: str) -> ValidationError | None:
    if says_nothing(words, picture.filename):
        return file_name_error(words)
    return _missing(picture) if is_silent(picture, words) else None


def shown_in(stream: StreamValue) -> Iterator[tuple[Picture, str]]:
    """Return the pictures of a text that its blocks ask words for, with those words."""
    for child in stream:
        block = child.block
        if isinstance(block, blocks.StructBlock) and "alt" in block.child_blocks:
            for name, part in block.child_blocks.items():
                if isinstance(part, ImageChooserBlock) and child.value.get(name) is not None:
                    yield child.value[name], child.value.get("alt") or ""


def _picture_of_source(form: Any) -> Picture | None:
    """Return the picture of a translation: a fact of its source, which may have words for it too."""
    if "picture" in form.fields:
        return None
    source = source_page(form.instance)
    facts = source.specific if source is not None else form.instance
    picture: Picture | None = getattr(facts, "picture", None)
    return picture


def _missing(picture: Picture) -> ValidationError:
    return ValidationError(
        _(
            "The picture ‘%(title)s’ has no words for who cannot see it. Write what there is to see "
            "before the page goes online."
        ),
        code="silent",
        params={"title": picture.title},
    )
