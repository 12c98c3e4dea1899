"""Files out and in, PO and XLIFF: of one page, or of a whole language."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views import View

from core.from_outside import short
from publishing.content.languages import language as language_of
from translations.cms.desk import lines_for
from translations.cms.rights import Desk, desk_for, source_for
from translations.po.importer import Outcome, save
from translations.po.reader import MAX_BYTES, Deadline, PoError, Read, read
from translations.po.writer import po_file
from translations.xliff import reader as xliff
from translations.xliff.writer import VERSIONS, xliff_file

PO_TYPE = "text/x-gettext-translation; charset=utf-8"
XLIFF_TYPE = "application/xliff+xml"


class PoView(View):
    """The screen; with `?file` a PO file itself, with `?file=1.2` or `?file=2.0` one in XLIFF."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Find the desk, and the page when it is about one."""
        self.desk: Desk = desk_for(request.user, kwargs["site_id"], kwargs["language"])
        self.page = source_for(self.desk, kwargs["pk"]) if "pk" in kwargs else None
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Show the screen, or give the file."""
        if "file" not in request.GET:
            return self._show()
        version = request.GET["file"]
        pages = [(line.source, line.state.whole) for line in self._lines()]
        whose = (self.desk.site.hostname, self.desk.language, pages)
        if version in VERSIONS:
            data, kind, ending = xliff_file(version, *whose), XLIFF_TYPE, f"{version}.xlf"
        elif version in ("", "po"):
            data, kind, ending = po_file(*whose), PO_TYPE, "po"
        else:
            words = _("“%(found)s” is no kind of file: %(allowed)s.")
            allowed = ", ".join(("po", *VERSIONS))
            return self._show(error=words % {"found": short(version), "allowed": allowed})
        name = f"{self.desk.language}-{self.page.slug if self.page else 'alles'}.{ending}"
        response = HttpResponse(data, content_type=kind)
        response["Content-Disposition"] = (
            f'attachment; filename="{name.encode("ascii", "ignore").decode()}"'
        )
        return response

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Read a file in."""
        file = request.FILES.get("file")
        if file is None:
            return self._show(error=_("Choose a file first."))
        if (file.size or 0) > MAX_BYTES:
            words = _("The file is %(size)d kB; %(allowed)d kB are allowed.")
            sizes = {"size": (file.size or 0) // 1024, "allowed": MAX_BYTES // 1024}
            return self._show(error=words % sizes)
        deadline = Deadline()
        try:
            lines = self._lines()
            found = self._read(file.read(), lines, deadline)
            outcome = save(found, lines, self.desk.language, request.user, deadline)
        except PoError as error:
            return self._show(error=str(error))
        return self._show(outcome=outcome)

    def _read(self, data: bytes, lines: list[Any], deadline: Deadline) -> Read:
        whose = (self.desk.site.hostname, self.desk.language)
        if not xliff.is_xliff(data):
            return read(data, *whose, deadline)
        known = {
            f"{line.source.pk}|{each.key}": each for line in lines for each in line.state.pieces
        }
        return xliff.read(data, *whose, known, deadline)

    def _lines(self) -> list[Any]:
        return [
            line
            for line in lines_for(self.desk, whole=True)
            if self.page is None or line.source.pk == self.page.pk
        ]

    def _show(self, error: str = "", outcome: Outcome | None = None) -> HttpResponse:
        context = {
            "title": self.page.title if self.page else _("Files for translators"),
            "subtitle": language_of(self.desk.language).name,
            "error": error,
            "outcome": outcome,
            "versions": VERSIONS,
            "words": {
                "explain": _(
                    "Translate with a tool of your own: PO for Poedit, XLIFF for Trados, memoQ, OmegaT "
                    "and others. What you read in becomes a draft; a text that cannot be used is named."
                ),
                "out": _("Download the PO file"),
                "out_xliff": _("Download XLIFF"),
                "file": _("PO or XLIFF file (at most 5 MB)"),
                "in": _("Read in as drafts"),
                "saved": _("Saved as drafts: %(count)d texts on %(pages)d pages.")
                % {
                    "count": outcome.saved if outcome else 0,
                    "pages": len(outcome.pages) if outcome else 0,
                },
                "rest": _("The same as before: %(same)d. Without a translation: %(empty)d.")
                % {
                    "same": outcome.unchanged if outcome else 0,
                    "empty": outcome.empty if outcome else 0,
                },
                "rejected": _("Not taken over"),
                "text": _("Text"),
                "reason": _("Reason"),
            },
        }
        status = 400 if error else 200
        return render(self.request, "translations_cms/po.html", context, status=status)
