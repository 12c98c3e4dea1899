"""What publishing would change, in the words of the panel: how many pages, which, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from publishing.cms.errors import error_words
from publishing.cms.state import shown
from publishing.content.languages import name_for_editors
from publishing.explain import draft_build, impact
from publishing.explain.phrases import sentences
from publishing.explain.subjects import in_contents, told

#: Pages that are named in one language; the rest is counted.
NAMED = 60


@dataclass(frozen=True, slots=True)
class Line:
    """A page that would change."""

    title: str
    path: str
    url: str
    reasons: Sequence[str]
    error: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """The pages of one language."""

    code: str
    name: str
    lines: Sequence[Line]
    more: str = ""


@dataclass(frozen=True, slots=True)
class Summary:
    """All that the panel shows."""

    heading: str
    notes: Sequence[str] = ()
    groups: Sequence[Group] = ()


_PROBLEMS = {
    impact.NOWHERE: lambda: _("This page stands below no website: nobody sees it."),
    impact.HIDDEN: lambda: _(
        "Nothing changes on the website: a page above this one or its Dutch version is not "
        "online, or it is private."
    ),
    impact.NOT_BUILT: lambda: _(
        "This cannot be told right now: the website is being brought up to date. Try again in a "
        "moment."
    ),
}


def summary(found: impact.Impact, *, saved: bool = False) -> Summary:
    """Put an impact into words; `saved`: of the saved draft, since the form has errors."""
    notes = []
    if saved:
        notes.append(_("The form has errors: this is about the draft as it was saved last."))
    if found.planned is not None:
        notes.append(
            _("The page goes online on %(moment)s. Then this changes.")
            % {"moment": shown(found.planned)}
        )
    if found.problem:
        return Summary(_PROBLEMS[found.problem](), notes)
    others = len(found.touched) - len(found.pages)
    if others:
        notes.append(
            ngettext(
                "%(count)d other file changes with them: a feed, the sitemap or a list.",
                "%(count)d other files change with them: feeds, the sitemap and lists.",
                others,
            )
            % {"count": others}
        )
    if not found.exact:
        notes.append(_("These are all pages that show something of it; some may stay the same."))
    return Summary(_heading(found), notes, list(_groups(found)))


def _heading(found: impact.Impact) -> str:
    pages, languages = len(found.pages), len(found.languages)
    if not pages:
        return _("This change touches no page.")
    values = {
        "pages": ngettext("%(count)d page", "%(count)d pages", pages) % {"count": pages},
        "languages": ngettext("%(count)d language", "%(count)d languages", languages)
        % {"count": languages},
    }
    if not found.exact:
        return _("This change touches at most %(pages)s in %(languages)s.") % values
    return _("This change touches %(pages)s in %(languages)s.") % values


def _groups(found: impact.Impact) -> list[Group]:
    groups = []
    for code in found.languages:
        pages = [each for each in found.pages if each.language == code]
        more = len(pages) - NAMED
        groups.append(
            Group(
                code,
                f"{language_name(code)} ({len(pages)})",
                [_line(each, found) for each in pages[:NAMED]],
                _("And %(count)d more.") % {"count": more} if more > 0 else "",
            )
        )
    return groups


def language_name(code: str) -> str:
    """Return the name of a language in that of the editor."""
    return name_for_editors(code).capitalize()


def _line(each: draft_build.Touched, found: impact.Impact) -> Line:
    find = in_contents(found.draft, found.live)
    error = ""
    if each.state == draft_build.NEW:
        reasons = [_("is new")]
    elif each.state == draft_build.REMOVED:
        reasons = [_("is removed")]
    else:
        reasons = sentences(told(each.reasons, each.owner, find))
    if each.state == draft_build.FAILS:
        error = _("This page cannot be made; the version that is online stays. %(error)s") % {
            "error": error_words(each.error)
        }
    base = found.draft.site.base_url if found.draft else ""
    return Line(each.title, each.path, f"{base}{each.path}", reasons, error)
