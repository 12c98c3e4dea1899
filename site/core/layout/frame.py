"""The frame of a page: head, breadcrumbs, language switch and dates."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from typing import Any

from markupsafe import Markup

from core.layout.dates import changed_on
from core.layout.reading import detail, facts, foreign, prose, reading_minutes, written_in
from core.layout.share import card_url
from core.layout.site_layout import alerts
from core.layout.structured_data import structured_data
from core.layout.titles import page_name
from core.layout.views import AlertView, FrameView, LanguageLink, Link, PictureView
from core.layout.wrong_page import wrong_page
from core.municipality import texts
from core.page_types import lists_others
from publishing.content.declarations import PageRow
from publishing.content.languages import language
from publishing.content.reader import Reader
from publishing.registry import Target, registry

#: What an app says above the text of a page; empty when it has nothing to say.
NOTICES: list[Callable[[Reader, PageRow], str]] = []


def frame_view(read: Reader, page: PageRow, view: Any) -> FrameView:
    """Make what belongs to every page around its own view."""
    own = detail(read, page)
    trail = (*read.ancestors(page), page)
    name = page_name(read, page)
    prose_lang = foreign(read, written_in(read, page))
    stands_in = page.language != read.code
    original = read.source(page) if prose_lang else page
    is_list = lists_others(page.kind)
    details = read.details(page)
    checked_on = facts(read, page).checked_on
    description = details.search_description or own.introduction
    text = f"{own.introduction} {prose(getattr(own, 'body', ''))}"
    return FrameView(
        kind=page.kind,
        title=name.title,
        title_lang=name.title_lang,
        wrong=wrong_page(read, name.heading, read.address(page)),
        heading=name.heading,
        heading_lang=name.lang,
        name=name.short,
        introduction=own.introduction,
        introduction_lang=prose_lang,
        description=description,
        language=read.code,
        direction=read.language.direction,
        canonical_url=read.absolute(read.url(original)),
        # What is no translation names none: search engines are to know the source only.
        alternates=() if prose_lang else alternates(read, page),
        languages=language_links(read, page),
        breadcrumbs=tuple(
            Link(name.short, read.address(page), name.lang, current=True)
            if number and each.id == page.id
            else _crumb(read, each, home=number == 0, current=each.id == page.id)
            for number, each in enumerate(trail)
        ),
        # A list is looked around on, not read from top to bottom.
        reading_minutes=None if is_list else reading_minutes(text),
        updated_on=None if is_list else changed_on(read, page),
        checked_on=checked_on,
        json_url=None if stands_in else registry.layout.document_url(read, page),
        feeds=tuple(getattr(view, "feeds", ())),
        structured_data=Markup("")
        if prose_lang
        else structured_data(read, page, name.heading, trail, view),
        robots=None,
        picture=_picture(view),
        newer=not_translated(read)
        if prose_lang
        else " ".join(filter(None, (say(read, page) for say in NOTICES))),
        prose_lang=prose_lang,
        card=card_url(read, page),
        # Those of the start page are on every page.
        alerts=tuple(_alerts_of(read, trail[1:])),
    )


def _alerts_of(
    read: Reader, places: tuple[PageRow, ...]
) -> Iterator[tuple[str, tuple[AlertView, ...]]]:
    for place in places:
        found = alerts(read, read.source(place))
        if found:
            yield (read.localised(place) or place).title, found


def not_translated(read: Reader) -> str:
    """Return the notice that the prose is in Dutch, and what is in the reader's language all the same."""
    return read.language.gettext(
        "This page has not been translated yet: its text is in Dutch. "
        "Opening hours, dates and amounts are in your language, and up to date."
    )


def _crumb(read: Reader, page: PageRow, *, home: bool, current: bool) -> Link:
    shown = read.localised(page) or page
    text = read.language.gettext("Home") if home else shown.title
    lang = None if home else foreign(read, shown.language)
    return Link(text, read.address(shown), lang, current=current)


def alternates(read: Reader, page: PageRow) -> tuple[tuple[str, str], ...]:
    """Return the true translations of `page` with whole addresses, for hreflang.

    Each version names all versions, itself too; the source is also the default.
    """
    versions = read.translations(page)
    if len(versions) < 2:
        return ()
    found = [
        (code, read.absolute(read.url(version)))
        for code, version in versions.items()
        if version.alias_of_id is None
    ]
    if len(found) < 2:
        return ()
    source = read.source(page)
    return (*found, ("x-default", read.absolute(read.url(source))))


def frame_without_page(read: Reader, path: str, heading: str, introduction: str) -> FrameView:
    """Make the frame of an output at `path` that looks like a page but is none, such as a 404."""
    words = read.language
    return FrameView(
        kind="",
        title=f"{heading} – {texts(read).site_title}",
        heading=heading,
        name=heading,
        introduction=introduction,
        introduction_lang=None,
        description="",
        language=words.code,
        direction=words.direction,
        canonical_url=read.absolute(path),
        alternates=(),
        languages=language_links(read, None),
        breadcrumbs=(),
        reading_minutes=None,
        updated_on=None,
        checked_on=None,
        json_url=None,
        feeds=(),
        structured_data=Markup(""),
        robots="noindex",
        picture=None,
    )


def site_frame(
    read: Reader,
    target: Target,
    kind: str,
    heading: str,
    introduction: str,
    above: tuple[Link, ...] = (),
) -> FrameView:
    """Make the frame of a page that no editor wrote and that every language has.

    `above` are the pages between the start page and it.
    """
    path, home = target.path, read.home()
    rest = path.removeprefix(read.url(home))
    languages = tuple(
        dataclasses.replace(each, url=f"{each.url}{rest}", translated=True)
        for each in language_links(read, None)
    )
    alternates = tuple((each.code, read.absolute(each.url)) for each in languages)
    return dataclasses.replace(
        frame_without_page(read, path, heading, introduction),
        kind=kind,
        wrong=wrong_page(read, heading, path),
        description=introduction,
        card=card_url(read, read.home()),
        languages=languages,
        alternates=(*alternates, ("x-default", alternates[0][1])) if len(alternates) > 1 else (),
        breadcrumbs=(
            Link(read.language.gettext("Home"), read.url(home)),
            *above,
            Link(heading, path, current=True),
        ),
        robots=None,
    )


def language_links(read: Reader, page: PageRow | None) -> tuple[LanguageLink, ...]:
    """Return the same page in every language of the site; see `LanguageLink`."""
    versions = read.translations(page) if page is not None else {}
    homes = read.translations(read.home())
    found = []
    for code, home in homes.items():
        target = versions.get(code)
        url = read.url(target or home)
        if target is None and page is not None and read.source_language in versions:
            url = read.fallback_url(read.source(page), code)
        words = language(code)
        found.append(
            LanguageLink(
                code,
                words.name,
                url,
                words.direction,
                code == read.code,
                target is not None,
            )
        )
    return tuple(found)


def _picture(view: Any) -> PictureView | None:
    found = getattr(view, "picture", None)
    return found if isinstance(found, PictureView) else None
