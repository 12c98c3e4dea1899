"""What the side-by-side editor shows of each piece of text, and its words."""

from __future__ import annotations

from typing import Any

from django.utils.formats import date_format
from django.utils.html import format_html, strip_tags
from django.utils.safestring import mark_safe
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from translations.cms.desk import state_words
from translations.cms.editor_form import PiecesForm
from translations.differences import marked
from translations.memory import Remembered, bare
from translations.similar.texts import Near
from translations.state import COMPLETE, MACHINE, MISSING, OUTDATED, Piece


def row_of(
    form: PiecesForm, number: int, piece: Piece, offers: tuple[Remembered, ...]
) -> dict[str, Any]:
    """Return what the screen shows of one piece."""
    changed = piece.state == OUTDATED and piece.old is not None
    return {
        "piece": piece,
        "number": number,
        "name": piece.key.partition("/")[0],
        "label": str(label_of(form, piece.key)),
        "state": state_words()[piece.state],
        # Kept in the database by the CMS itself, whose editor lets no other tags through.
        "old": mark_safe(piece.old or "") if piece.rich else format_html("{}", piece.old or ""),  # noqa: S308
        "new": mark_safe(piece.new) if piece.rich else format_html("{}", piece.new),  # noqa: S308
        "difference": marked(piece.old or "", piece.new) if changed else "",
        "field": form[f"text_{number}"],
        "seen": form[f"seen_{number}"],
        "was": form[f"was_{number}"],
        "made": form[f"made_{number}"],
        "maker": maker_of(piece),
        "machine": bool(form[f"made_{number}"].value()) or piece.state == MACHINE,
        "right": form[f"right_{number}"]
        if changed or piece.state == MACHINE or form[f"made_{number}"].value()
        else None,
        "open": piece.state in (MISSING, OUTDATED, MACHINE) or bool(form[f"text_{number}"].errors),
        "done": piece.state == COMPLETE,
        "offers": [
            (f"{number}-{n}", strip_tags(each.text), each.page)
            for n, each in enumerate(offers)
            if bare(each.text) != bare(str(form[f"text_{number}"].value() or ""))
        ],
    }


def near_rows(number: int, found: tuple[Near, ...]) -> list[dict[str, Any]]:
    """Return what the screen shows of similar texts."""
    return [
        {
            "value": f"{number}-near{n}" if each.usable else "",
            "same": _("%(percent)d%% the same") % {"percent": each.percent},
            "difference": each.difference,
            "text": strip_tags(each.made.text),
            "page": each.made.page,
        }
        for n, each in enumerate(found)
    ]


def maker_of(piece: Piece) -> str:
    """Return in words who translated a piece, when, and whether by hand; empty when nobody knows."""
    if piece.at is None or not piece.translation:
        return ""
    words = {"day": date_format(localtime(piece.at), "j F Y H:i"), "name": piece.by}
    if piece.by_machine:
        words["name"] = piece.tool or _("a machine")
    if not words["name"]:
        return _("Translated on %(day)s.") % words
    found = _("Translated by %(name)s on %(day)s.") % words
    return (
        f"{found} {_('It waits for other texts of its part of the page.')}"
        if piece.waits
        else found
    )


def label_of(form: PiecesForm, key: str) -> Any:
    """Return what editors call the field of a piece; in a row also which part of the row it is."""
    first, _slash, rest = key.partition("/")
    labels = form.state.labels
    return labels.get(f"{first}/{rest.rpartition('/')[2]}") or labels.get(first, "")


def editor_words() -> dict[str, str]:
    """Return the words on the screen."""
    return {
        "was": _("Dutch, when it was translated"),
        "is": _("Dutch now"),
        "translation": _("Translation"),
        "right": _("The translation is still right"),
        "read": _("I have read this translation, and it is right"),
        "memory": _("Translated before like this"),
        "near": _("Almost the same text, translated before"),
        "take": _("Use this"),
        "preview": _("Preview beside the text"),
        "saving": _("Saving…"),
        "saved": _("Saved as a draft."),
        "failed": _("Not saved: the CMS does not answer. What you wrote is still here."),
        "who": _("Who takes this"),
        "nobody": _("nobody yet"),
        "assign": _("Keep who takes this"),
        "sent": _("waits for approval"),
        "glossary": _("Glossary"),
        "untranslated": _("stays as it is"),
        "lacking": _("not in the translation"),
        "save": _("Save draft"),
        "submit": _("Save and send for approval"),
        "decide": _("Needs no translation"),
        "undo": _("Does need a translation"),
        "reason": _("Reason"),
        "page": _("Text"),
        "whole": _("The whole page"),
        "notes": _("Notes"),
        "note": _("Add a note"),
        "back": _("Back to the list"),
        "po": _("PO or XLIFF file"),
        "new": _("New text"),
    }
