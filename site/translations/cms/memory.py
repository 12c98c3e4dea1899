"""Taking translations over from the memory, for many pages at once: first a look, then drafts."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.views import View
from wagtail.admin import messages

from core.border.refusals import refusal
from core.from_outside import whole_number
from publishing.content.languages import language as language_of
from translations.cms.desk import lines_for, public_pages, state_words
from translations.cms.desk_list import Line
from translations.cms.rights import Desk, desk_for
from translations.drafts import save_draft, version_of
from translations.memory import Memory, memory_of

PER_SCREEN = 25


def memory_for(desk: Desk) -> Memory:
    """Return the memory of a desk: its municipality, its language."""
    return memory_of(desk.home, public_pages(desk))


@dataclass(frozen=True)
class Proposal:
    """What the memory has for one page."""

    line: Line
    texts: dict[str, str]
    #: How many pieces have several translations: those are chosen on the page itself.
    several: int

    @property
    def possible(self) -> bool:
        """Return whether a draft can be made of it: a page that does not exist yet needs a title."""
        return not self.line.no_place and (
            self.line.translation is not None or "title" in self.texts
        )

    @property
    def seal(self) -> str:
        """Name exactly these texts: what is saved is what was shown."""
        pieces = {each.key: each.new for each in self.line.state.pieces}
        shown = [(key, pieces[key], text) for key, text in sorted(self.texts.items())]
        return hashlib.sha256(repr(shown).encode()).hexdigest()[:16]


def proposals(lines: list[Line], memory: Memory) -> list[Proposal]:
    """Return the pages for which the memory has something, in the order of the desk."""
    found = []
    for line in lines:
        if line.state.reason:
            continue
        texts = memory.certain(line.state.pieces)
        several = sum(len(memory.offers(each)) > 1 for each in line.state.pieces)
        if texts or several:
            found.append(Proposal(line, texts, several))
    return found


class MemoryView(View):
    """The screen with what would be taken over, page by page."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Find the desk."""
        self.desk: Desk = desk_for(request.user, kwargs["site_id"], kwargs["language"])
        # Only who saves needs the pages with all that they have.
        self.lines = lines_for(self.desk, whole=request.method == "POST")
        self.found = proposals(self.lines, memory_for(self.desk))
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Show the proposals; nothing is saved."""
        screen = Paginator(self.found, PER_SCREEN).get_page(request.GET.get("p"))
        context = {
            "title": _("From the memory"),
            "subtitle": language_of(self.desk.language).name,
            "rows": [_row(each, self.desk) for each in screen],
            "screen": screen,
            "language": self.desk.language,
            "direction": language_of(self.desk.language).direction,
            "back": reverse("translations:desk", args=[self.desk.site.pk, self.desk.language]),
            "words": _words(),
        }
        return render(request, "translations_cms/memory.html", context)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Save a draft of each page that was ticked; none when one of them is not of this desk."""
        ticked = [each.partition("|")[::2] for each in request.POST.getlist("page")]
        own = {line.source.pk for line in self.lines}
        foreign = [number for number, _seal in ticked if whole_number(number) not in own]
        if foreign:
            titles = [each.line.source.title for each in self.found if each.possible]
            messages.error(request, refusal(foreign[0], titles))
            return redirect(request.path)
        by_page = {each.line.source.pk: each for each in self.found}
        saved = 0
        for number, seal in ticked:
            proposal = by_page.get(whole_number(number) or 0)
            if proposal is None or not proposal.possible or proposal.seal != seal:
                messages.error(
                    request, _("A text changed since you looked. Look again at what is left.")
                )
                continue
            refused = self._save(proposal)
            if refused:
                messages.error(request, f"{proposal.line.source.title}: {refused}")
            else:
                saved += 1
        if saved:
            messages.success(request, _("Saved as drafts: %(count)d pages.") % {"count": saved})
        return redirect(request.path)

    def _save(self, proposal: Proposal) -> str:
        try:
            with transaction.atomic():
                save_draft(
                    proposal.line.source,
                    self.desk.language,
                    proposal.texts,
                    self.request.user,
                    since=version_of(proposal.line.translation),
                )
        except PermissionDenied:
            return _("You may not write this page.")
        except ValidationError as error:
            return " ".join(error.messages)
        return ""


def _row(proposal: Proposal, desk: Desk) -> dict[str, Any]:
    source = proposal.line.source
    pieces = [each for each in proposal.line.state.pieces if each.key in proposal.texts]
    return {
        "title": source.title,
        "url": reverse("translations:edit", args=[desk.site.pk, desk.language, source.pk]),
        "value": f"{source.pk}|{proposal.seal}",
        "possible": proposal.possible and bool(proposal.texts),
        "several": proposal.several,
        "pieces": [
            {
                "state": state_words()[each.state],
                "dutch": _plain(each.new),
                "now": _plain(each.translation or ""),
                "new": _plain(proposal.texts[each.key]),
            }
            for each in pieces
        ],
    }


def _plain(text: str) -> str:
    return strip_tags(text.replace("</p>", "</p> ").replace("</li>", "</li> ")).strip()


def _words() -> dict[str, str]:
    return {
        "explain": _(
            "These texts were translated before, elsewhere on the site. What you tick becomes a "
            "draft; nothing goes online."
        ),
        "dutch": _("Dutch now"),
        "now": _("Translation now"),
        "new": _("From the memory"),
        "take": _("Take over as a draft"),
        "first": _("Translate the title first: a page needs one."),
        "several": _("Some texts have several translations: choose one on the page itself."),
        "save": _("Save what is ticked as drafts"),
        "none": _("The memory has nothing for the pages on this list."),
        "back": _("Back to the list"),
        "earlier": _("Earlier"),
        "later": _("Later"),
    }
