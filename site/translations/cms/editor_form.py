"""The form of the side-by-side editor: a field for each piece of text."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from wagtail.admin.rich_text import get_rich_text_editor_widget

from core.text_blocks.rich_text import RICH_TEXT_FEATURES
from publishing.content.languages import language as language_of
from translations.localize.strings import shape
from translations.memory import bare
from translations.po.validation import fault
from translations.segments import text_hash
from translations.state import State
from translations.texts.paragraphs import inline


def name_of(translation: str | None) -> str:
    """Name the translation that a form shows, so that what comes back says whether it was touched."""
    return text_hash(bare(translation or ""))


def as_part(text: str) -> str:
    """Return a text of one paragraph without the tag that the editor of rich text puts around it."""
    try:
        return inline(text)
    except ValueError:
        return text


class PiecesForm(forms.Form):
    """A field for each piece, and a tick for a translation that is still right."""

    def __init__(self, state: State, language: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.state = state
        for number, piece in enumerate(state.pieces):
            widget: Any = forms.Textarea(attrs={"rows": min(2 + len(piece.new) // 70, 10)})
            if piece.rich:
                widget = get_rich_text_editor_widget(features=RICH_TEXT_FEATURES)
            else:
                widget.attrs |= {"lang": language, "dir": language_of(language).direction}
            self.fields[f"text_{number}"] = forms.CharField(
                required=False, initial=piece.translation or "", widget=widget, strip=True
            )
            self.fields[f"right_{number}"] = forms.BooleanField(required=False)
            self.fields[f"made_{number}"] = forms.CharField(
                widget=forms.HiddenInput, required=False
            )
            self.fields[f"seen_{number}"] = forms.CharField(
                initial=text_hash(piece.new), widget=forms.HiddenInput, required=False
            )
            self.fields[f"was_{number}"] = forms.CharField(
                initial=name_of(piece.translation), widget=forms.HiddenInput, required=False
            )
        self.fields["version"] = forms.CharField(required=False, widget=forms.HiddenInput)
        self.new_texts: dict[str, str] = {}
        #: Those of the new texts that are as a machine made them, and that nobody ticked as right.
        self.unread: set[str] = set()

    @classmethod
    def sent_again(cls, sent: PiecesForm, state: State, language: str, version: str) -> PiecesForm:
        """Return what was sent as a form of how the page stands now; nothing that was typed is lost.

        What was not touched shows what somebody else wrote. Where both wrote, the field says so.
        """
        now = {each.key: number for number, each in enumerate(state.pieces)}
        shown = cls(state, language)
        data: dict[str, Any] = {"version": version}
        both, homeless = {}, []
        for number, piece in enumerate(sent.state.pieces):
            text = sent.cleaned_data.get(f"text_{number}", "")
            text = as_part(text) if piece.is_part and text else text
            was = sent.cleaned_data.get(f"was_{number}") or name_of(piece.translation)
            touched = name_of(text) != was
            place = now.get(piece.key)
            if place is None:
                homeless += [strip_tags(text)] if touched else []
                continue
            theirs = state.pieces[place].translation or ""
            for name in ("right", "made", "seen"):
                if (value := sent.data.get(f"{name}_{number}")) is not None:
                    data[f"{name}_{place}"] = value
            widget = shown.fields[f"text_{place}"].widget
            data[f"text_{place}"] = widget.format_value(text if touched else theirs) or ""
            data[f"was_{place}"] = name_of(theirs)
            if touched and name_of(theirs) not in (name_of(text), was):
                both[f"text_{place}"] = strip_tags(theirs)
        form = cls(state, language, data)
        form.is_valid()
        for field, theirs in both.items():
            words = _("Somebody else wrote here meanwhile: “%(text)s”")
            form.add_error(field, words % {"text": theirs})
        for text in homeless:
            form.add_error(None, _("This text has no place any more: “%(text)s”") % {"text": text})
        return form

    def clean(self) -> Any:
        """Keep what is new. A text that is wrong stays in its field, with what is wrong with it."""
        cleaned: dict[str, Any] = super().clean() or {}
        for number, piece in enumerate(self.state.pieces):
            text = cleaned.get(f"text_{number}", "")
            ticked = cleaned.get(f"right_{number}")
            if piece.rich and not strip_tags(text).strip():
                # The editor of rich text sends an empty paragraph for nothing.
                text = ""
            elif piece.is_part:
                text = as_part(text)
            changed = bool(text) and name_of(text) != name_of(piece.translation)
            if not changed and not (ticked and text):
                continue
            if cleaned.get(f"seen_{number}") != text_hash(piece.new):
                self.add_error(
                    f"text_{number}",
                    _("The Dutch text changed while you were translating. Look again."),
                )
                continue
            wrong = fault(piece.segment, text, None)
            if wrong:
                self.add_error(f"text_{number}", wrong)
            else:
                self.new_texts[piece.key] = text
                # The editor of rich text puts attributes in another order: that is not reading it.
                if not ticked and cleaned.get(f"made_{number}") == text_hash(shape(text)):
                    self.unread.add(piece.key)
        return cleaned
