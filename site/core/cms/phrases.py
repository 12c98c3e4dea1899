"""How editors read what a page shows of a municipality and its files."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from core.models.media import DocumentRow, PictureRow, RenditionRow
from core.models.municipality import MunicipalityRow, MunicipalityTextRow, TermRow
from publishing.explain.phrases import phrase

phrase(PictureRow, _("shows the picture ‘%(title)s’"))
phrase(RenditionRow, _("shows the picture ‘%(title)s’"))
phrase(DocumentRow, _("links to the document ‘%(title)s’"))
phrase(MunicipalityRow, _("shows the settings of the municipality"))
phrase(MunicipalityTextRow, _("shows the title or the footer text of the website"))
phrase(TermRow, _("uses the words of the municipality"))
