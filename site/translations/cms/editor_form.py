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
from translations.segments import Segment, text_hash
from translations.state import State


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
        self.fields["version"] = forms.CharField(required=False, widget=forms.HiddenInput)
        self.new_texts: dict[str, str] = {}
        #: Those of the new texts that are as a machine made them, and that nobody ticked as right.
        self.unread: set[str] = set()

    def clean(self) -> Any:
        """Keep what is new. A text that is wrong stays in its field, with what is wrong with it."""
        cleaned: dict[str, Any] = super().clean() or {}
        for number, piece in enumerate(self.state.pieces):
            text = cleaned.get(f"text_{number}", "")
            ticked = cleaned.get(f"right_{number}")
            if piece.rich and not strip_tags(text).strip():
                # The editor of rich text sends an empty paragraph for nothing.
                text = ""
            changed = bool(text) and bare(text) != bare(piece.translation or "")
            if not changed and not (ticked and text):
                continue
            if cleaned.get(f"seen_{number}") != text_hash(piece.new):
                self.add_error(
                    f"text_{number}",
                    _("The Dutch text changed while you were translating. Look again."),
                )
                continue
            wrong = fault(Segment(piece.key, piece.new, piece.rich, piece.limit), text)
            if wrong:
                self.add_error(f"text_{number}", wrong)
            else:
                self.new_texts[piece.key] = text
                # The editor of rich text puts attributes in another order: that is not reading it.
                if not ticked and cleaned.get(f"made_{number}") == text_hash(shape(text)):
                    self.unread.add(piece.key)
        return cleaned
