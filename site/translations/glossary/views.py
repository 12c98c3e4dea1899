"""The glossary of a municipality: each translator keeps the words of the own language."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View
from wagtail.admin import messages

from core.border.refusals import refusal
from core.from_outside import whole_number
from publishing.content.languages import language as language_of
from translations.cms.rights import Desk, desk_for
from translations.glossary.terms import several
from translations.models import GlossaryTerm, GlossaryWord
from translations.po.validation import UNSEEN

#: More words than anybody keeps up; each text on a desk is looked through for all of them.
MOST = 500


class GlossaryView(View):
    """The screen, and what its buttons do."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Find the desk."""
        self.desk: Desk = desk_for(request.user, kwargs["site_id"], kwargs["language"])
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Show the words."""
        return self._show()

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Add a word, change one or take one away."""
        if "add" in request.POST:
            wrong = self._add()
            return self._show(wrong, request.POST) if wrong else redirect(request.path)
        number = request.POST.get("term", "")
        rows = GlossaryTerm.objects.filter(site=self.desk.site)
        row = rows.filter(pk=whole_number(number) or 0).first()
        if row is None:
            messages.error(request, refusal(number, rows.values_list("term", flat=True)))
        elif "delete" in request.POST:
            row.delete()
            messages.success(
                request, _("“%(term)s” is gone from the glossary.") % {"term": row.term}
            )
        elif wrong := self._write(row):
            messages.error(request, wrong)
        else:
            messages.success(request, _("Saved: “%(term)s”.") % {"term": row.term})
        return redirect(request.path)

    def _add(self) -> str:
        """Add a word; say what is wrong with it, "" for nothing."""
        term = " ".join(UNSEEN.sub("", self.request.POST.get("dutch", "")).split())
        rows = GlossaryTerm.objects.filter(site=self.desk.site)
        longest = _longest(GlossaryTerm, "term")
        if not term:
            return _("Write the Dutch word.")
        if len(term) > longest:
            return _too_long(term, longest)
        if any(each.casefold() == term.casefold() for each in rows.values_list("term", flat=True)):
            return _("“%(term)s” is in the glossary already.") % {"term": term}
        if rows.count() >= MOST:
            return _("A glossary has at most %(most)d words.") % {"most": MOST}
        row = GlossaryTerm(site=self.desk.site, term=term)
        return self._write(row)

    def _write(self, row: GlossaryTerm) -> str:
        sent = self.request.POST
        text = "; ".join(several(sent.get("text", "")))
        note = " ".join(sent.get("note", "").split())
        for value, model, name in ((text, GlossaryWord, "text"), (note, GlossaryTerm, "note")):
            longest = _longest(model, name)
            if UNSEEN.search(value):
                return _("It has characters that nobody sees.")
            if len(value) > longest:
                return _too_long(value, longest)
        keep = "keep" in sent
        if not keep and not text and row.pk is None:
            return _("Write the translation, or tick that the word is not translated.")
        row.keep, row.note, row.user_id = keep, note, self.request.user.pk
        with transaction.atomic():
            row.save()
            language = self.desk.language
            if text:
                GlossaryWord.objects.update_or_create(
                    term=row, language=language, defaults={"text": text}
                )
            else:
                GlossaryWord.objects.filter(term=row, language=language).delete()
        return ""

    def _show(self, wrong: str = "", sent: Any = None) -> HttpResponse:
        mine = self.desk
        texts = dict(
            GlossaryWord.objects.filter(term__site=mine.site, language=mine.language).values_list(
                "term_id", "text"
            )
        )
        context = {
            "title": _("Glossary"),
            "subtitle": f"{mine.name}: {language_of(mine.language).name}",
            "wrong": wrong,
            "sent": sent or {},
            "rows": [
                (each, texts.get(each.pk, ""))
                for each in GlossaryTerm.objects.filter(site=mine.site)
            ],
            "language": mine.language,
            "direction": language_of(mine.language).direction,
            "back": reverse("translations:desk", args=[mine.site.pk, mine.language]),
            "words": _words(),
        }
        status = 422 if wrong else 200
        return render(self.request, "translations_cms/glossary.html", context, status=status)


def _longest(model: Any, name: str) -> int:
    return int(model._meta.get_field(name).max_length)


def _too_long(text: str, longest: int) -> str:
    words = _("“%(start)s…” has %(size)d characters; %(allowed)d are allowed.")
    return words % {"start": text[:30], "size": len(text), "allowed": longest}


def _words() -> dict[str, str]:
    return {
        "explain": _(
            "Words that are always translated in the same way. They stand beside each text that has "
            "them, and a translation without them is marked. Nobody is stopped from saving."
        ),
        "dutch": _("Dutch word"),
        "text": _("Translation"),
        "several": _("Several are all right? Put ; between them."),
        "keep": _("Not translated: the same in every language"),
        "note": _("Explanation"),
        "add": _("Add a word"),
        "save": _("Save"),
        "delete": _("Take away"),
        "none": _("There are no words in the glossary yet."),
        "back": _("Back to the list"),
    }
