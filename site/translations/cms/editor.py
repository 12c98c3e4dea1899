"""One page, side by side: the Dutch text as it was, as it is, the translation, and a field."""

from __future__ import annotations

import functools
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.views import View
from wagtail.admin import messages

from core.from_outside import whole_number
from publishing.content.languages import language as language_of
from translations.cms.desk import state_words
from translations.cms.editor_form import PiecesForm
from translations.cms.editor_rows import editor_words, near_rows, row_of
from translations.cms.memory import memory_for
from translations.cms.rights import Desk, desk_for, place_of, source_for
from translations.drafts import MeanwhileError, save_draft, translation_of, version_of
from translations.glossary.terms import Term, advice, glossary_of
from translations.localize.strings import shape
from translations.machine import Engine, EngineError, engine_for, translate
from translations.matrix.people import name_of, people_of
from translations.matrix.table import takers, waits_for_approval
from translations.memory import Memory, bare
from translations.models import DeskNote, NoTranslation
from translations.release.waiting import is_waiting
from translations.segments import content_hash, segments_of, text_hash
from translations.similar.texts import Similar
from translations.state import state_of


class EditorView(View):
    """The screen, and what its buttons do."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Find the page, and refuse who may not write its translation."""
        self.desk: Desk = desk_for(request.user, kwargs["site_id"], kwargs["language"])
        self.source = source_for(self.desk, kwargs["pk"])
        self.translation = translation_of(self.source, self.desk.language)
        place = place_of(self.source, self.translation, self.desk.language)
        if place and not self.desk.may_write(place):
            raise PermissionDenied
        self.state = state_of(self.source, self.desk.language, self.translation)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Show the page."""
        form = PiecesForm(self.state, self.desk.language, initial={"version": self._version()})
        return self._show(form)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Save a draft, a decision or a note."""
        if "note" in request.POST:
            return self._note(request.POST["note"])
        if "decide" in request.POST:
            return self._decide(request.POST["decide"], request.POST.get("reason", ""))
        form = PiecesForm(self.state, self.desk.language, request.POST)
        if "take" in request.POST:
            return self._take(form, request.POST["take"])
        if "machine" in request.POST:
            return self._machine(form)
        if not form.is_valid():
            return self._show(form)
        try:
            page = save_draft(
                self.source,
                self.desk.language,
                form.new_texts,
                request.user,
                machine=form.unread,
                since=whole_number(form.cleaned_data["version"]) or 0,
            )
        except MeanwhileError as error:
            return self._again(form, error)
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self._show(form)
        self._tell(page, "submit" in request.POST)
        return redirect(request.path)

    def _again(self, sent: PiecesForm, error: MeanwhileError) -> HttpResponse:
        """Show what was sent beside what somebody else saved meanwhile.

        The next time counts: whoever sends again has read this.
        """
        self.translation = translation_of(self.source, self.desk.language)
        self.state = state_of(self.source, self.desk.language, self.translation)
        form = PiecesForm.sent_again(sent, self.state, self.desk.language, self._version())
        form.add_error(None, error.messages)
        return self._show(form)

    def _take(self, form: PiecesForm, choice: str) -> HttpResponse:
        """Show the form again with a text from the memory in its field; nothing is saved."""
        texts = self._filled_in(form)
        offers = [self.memory.offers(each) for each in self.state.pieces]
        known = {
            f"{n}-{m}": (f"text_{n}", each.text)
            for n, found in enumerate(offers)
            for m, each in enumerate(found)
        } | {
            f"{n}-near{m}": (f"text_{n}", each.made.text)
            for n, piece in enumerate(self.state.pieces)
            for m, each in enumerate(self.similar.near(piece))
            if each.usable
        }
        texts.update([known[choice]] if choice in known else [])
        return self._show(PiecesForm(self.state, self.desk.language, initial=texts))

    def _filled_in(self, form: PiecesForm) -> dict[str, Any]:
        """Return what stands in the fields now, to show it again."""
        form.is_valid()
        texts: dict[str, Any] = {
            name: form.cleaned_data.get(name) or form[name].value() or ""
            for n, _piece in enumerate(self.state.pieces)
            for name in (f"text_{n}", f"made_{n}")
        }
        return texts | {"version": self.request.POST.get("version", "")}

    def _machine(self, form: PiecesForm) -> HttpResponse:
        """Show the form again with what a machine makes of empty and old texts; nothing is saved."""
        texts = self._filled_in(form)
        try:
            made = (
                translate(self.engine, self.desk.language, self.state.pieces) if self.engine else {}
            )
        except EngineError:
            messages.error(
                self.request,
                _("The machine did not translate. What you wrote is still here; try again later."),
            )
            return self._show(PiecesForm(self.state, self.desk.language, initial=texts))
        filled = 0
        for number, piece in enumerate(self.state.pieces):
            text = str(texts[f"text_{number}"])
            # The editor of rich text sends an empty paragraph for nothing.
            written = strip_tags(text).strip() and bare(text) != bare(piece.translation or "")
            if piece.key in made and not written:
                texts[f"text_{number}"] = made[piece.key]
                texts[f"made_{number}"] = text_hash(shape(made[piece.key]))
                filled += 1
        words = _(
            "Filled in by the machine: %(count)d texts. Nothing is saved yet: read them first."
        )
        messages.warning(self.request, words % {"count": filled})
        return self._show(PiecesForm(self.state, self.desk.language, initial=texts))

    @functools.cached_property
    def engine(self) -> Engine | None:
        """The machine translator, if one is plugged in that knows this language."""
        return engine_for(self.desk.language)

    @functools.cached_property
    def memory(self) -> Memory:
        """What was translated before in this municipality and language."""
        return memory_for(self.desk)

    @functools.cached_property
    def similar(self) -> Similar:
        """What was translated before of texts that are almost the same."""
        return Similar(self.memory)

    @functools.cached_property
    def glossary(self) -> tuple[Term, ...]:
        """The words that this municipality always translates in the same way."""
        return glossary_of(self.desk.site, self.desk.language)

    def _tell(self, page: Any, submit: bool) -> None:
        workflow = page.get_workflow()
        if is_waiting(page):
            messages.success(
                self.request,
                _(
                    "Saved. It goes online together with the Dutch page, when all languages are ready."
                ),
            )
        elif submit and workflow and not page.workflow_in_progress:
            workflow.start(page, self.request.user)
            messages.success(self.request, _("Saved, and sent for approval."))
        else:
            messages.success(self.request, _("Saved as a draft."))

    def _version(self) -> str:
        return str(version_of(self.translation))

    def _note(self, text: str) -> HttpResponse:
        if text.strip():
            DeskNote.objects.create(
                source_id=self.source.pk,
                language=self.desk.language,
                text=text.strip()[:1000],
                user_id=self.request.user.pk,
            )
        return redirect(self.request.path)

    def _decide(self, key: str, reason: str) -> HttpResponse:
        pieces = {each.key: each for each in self.state.pieces}
        if key and key not in pieces:
            messages.error(self.request, _("That text is not on the page any more."))
            return redirect(self.request.path)
        old = NoTranslation.objects.filter(
            source_id=self.source.pk, language=self.desk.language, key=key
        )
        if "undo" in self.request.POST:
            old.delete()
        elif not reason.strip():
            messages.error(self.request, _("Say why it needs no translation."))
        else:
            values = {
                "hash": pieces[key].segment.hash if key else content_hash(segments_of(self.source)),
                "reason": reason.strip()[:200],
                "user": self.request.user,
            }
            NoTranslation.objects.update_or_create(
                source_id=self.source.pk, language=self.desk.language, key=key, defaults=values
            )
        return redirect(self.request.path)

    def _show(self, form: PiecesForm) -> HttpResponse:
        args = [self.desk.site.pk, self.desk.language]
        context = {
            "title": self.source.title,
            "subtitle": language_of(self.desk.language).name,
            "form": form,
            "rows": [
                row_of(form, n, each, self.memory.offers(each))
                | {"terms": advice(self.glossary, each.new, str(form[f"text_{n}"].value() or ""))}
                | {"near": near_rows(n, self.similar.near(each))}
                for n, each in enumerate(self.state.pieces)
            ],
            "state": self.state,
            "state_words": state_words()[self.state.kind],
            "notes": DeskNote.objects.filter(
                source_id=self.source.pk, language=self.desk.language
            ).select_related("user"),
            "links": self._links(),
            "back": reverse("translations:desk", args=args),
            "po": reverse("translations:page_po", args=[*args, self.source.pk]),
            "sent": bool(self.translation and self.translation.pk in waits_for_approval()),
            "save_text": reverse("translations:text", args=[*args, self.source.pk]),
            "preview": reverse("translations:preview", args=[*args, self.source.pk]),
            "take": reverse("translations:take", args=[*args, self.source.pk]),
            "people": [(each.pk, name_of(each)) for each in self._people()],
            "taker": takers(self.desk.language).get(self.source.pk),
            "glossary": reverse("translations:glossary", args=args),
            "language": self.desk.language,
            "direction": language_of(self.desk.language).direction,
            "machine": self.engine is not None,
            "machine_words": _("Translate with %(engine)s") % {"engine": self.engine.display_name}
            if self.engine
            else "",
            "words": editor_words(),
        }
        status = 200 if not form.is_bound else 422
        return render(self.request, "translations_cms/editor.html", context, status=status)

    def _people(self) -> list[Any]:
        """Return who may take the page; an administrator too, who has no group."""
        people = people_of(self.desk)
        return people if self.request.user in people else [*people, self.request.user]

    def _links(self) -> list[tuple[str, str]]:
        found = [(_("The Dutch page on the site"), self.source.full_url)]
        if self.translation is not None:
            if self.translation.live:
                found.append((_("The translation on the site"), self.translation.full_url))
            found.append(
                (
                    _("The translation in the page editor"),
                    reverse("wagtailadmin_pages:edit", args=[self.translation.pk]),
                )
            )
        return [(text, url) for text, url in found if url]
