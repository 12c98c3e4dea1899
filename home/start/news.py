"""News on the start page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.layout.sections import section_link
from core.layout.views import Link
from home.models.news import NewsPage
from home.news.cards import NewsCard, newest_news, newest_news_of, news_card
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader

SHOWN = 5
MOST = 12


class NewsPartBlock(blocks.StructBlock):
    """The newest news, of all subjects or of one."""

    number = blocks.IntegerBlock(
        label=_("How many"), default=SHOWN, min_value=1, max_value=MOST, required=False
    )
    category = blocks.ChoiceBlock(
        label=_("Subject"),
        choices=NewsPage.Category.choices,
        required=False,
        help_text=_("Empty: news of all subjects."),
    )

    class Meta:
        icon = "doc-full"
        label = _("News")
        description = _("The newest news, the first item large.")


@dataclass(frozen=True, slots=True)
class NewsPart:
    """News on the start page, the newest first."""

    kind: ClassVar[str] = "news"
    news: tuple[NewsCard, ...]
    all_news: Link | None


def news_part(read: Reader, _page: PageRow, value: Mapping[str, Any]) -> NewsPart | None:
    """Show the newest news; None when there is none.

    A language in which nothing is translated yet shows that of the source.
    """
    number, category = value.get("number") or SHOWN, value.get("category") or ""
    pages = _newest(read, category, number) or read.shared_in(
        read.source_language, _newest, category, number
    )
    if not pages:
        return None
    link = section_link(read, "home.newsindexpage", read.language.gettext("All news"))
    return NewsPart(tuple(news_card(read, each) for each in pages), link)


def _newest(read: Reader, category: str, number: int) -> tuple[PageRow, ...]:
    return newest_news_of(read, category, number) if category else newest_news(read, number)
