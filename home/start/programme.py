"""The programme on the start page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.layout.reading import foreign
from core.layout.sections import section
from home.models.programme import ProgrammeRow
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader


class ProgrammePartBlock(blocks.StructBlock):
    """The programme, in its own words."""

    class Meta:
        icon = "clipboard-list"
        label = _("Programme")
        description = _("The title and introduction of the page about the programme.")


@dataclass(frozen=True, slots=True)
class ProgrammeTeaser:
    """The programme on the start page. `lang` is set when its words are in another language."""

    kind: ClassVar[str] = "programme"
    title: str
    text: str
    url: str
    lang: str | None


def programme_part(
    read: Reader, _page: PageRow, _value: Mapping[str, Any]
) -> ProgrammeTeaser | None:
    """Draw attention to the programme; None when the site has no page about it."""
    page = read.localised(section(read, "home.programmepage"))
    if page is None:
        return None
    own = read.row(ProgrammeRow, page.id)
    return ProgrammeTeaser(
        page.title, own.introduction, read.address(page), foreign(read, page.language)
    )
