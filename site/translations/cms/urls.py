"""The addresses of the desk."""

from __future__ import annotations

from django.urls import path

from translations.cms.desk import desk, first_desk
from translations.cms.editor import EditorView
from translations.cms.files import PoView
from translations.cms.memory import MemoryView
from translations.cms.readability import readability
from translations.cms.together import TogetherView
from translations.glossary.views import GlossaryView
from translations.live.views import TextView, preview
from translations.matrix.mail_view import MailView
from translations.matrix.views import MatrixView, TakeView

app_name = "translations"
urlpatterns = [
    path("leesbaarheid/<int:pk>/", readability, name="readability"),
    path("samen/", TogetherView.as_view(), name="together"),
    path("mail/", MailView.as_view(), name="mail"),
    path("", first_desk, name="first"),
    path("<int:site_id>/", MatrixView.as_view(), name="matrix"),
    path("<int:site_id>/<slug:language>/", desk, name="desk"),
    path("<int:site_id>/<slug:language>/po/", PoView.as_view(), name="po"),
    path("<int:site_id>/<slug:language>/woorden/", GlossaryView.as_view(), name="glossary"),
    path("<int:site_id>/<slug:language>/geheugen/", MemoryView.as_view(), name="memory"),
    path("<int:site_id>/<slug:language>/<int:pk>/", EditorView.as_view(), name="edit"),
    path("<int:site_id>/<slug:language>/<int:pk>/tekst/", TextView.as_view(), name="text"),
    path("<int:site_id>/<slug:language>/<int:pk>/voorbeeld/", preview, name="preview"),
    path("<int:site_id>/<slug:language>/<int:pk>/wie/", TakeView.as_view(), name="take"),
    path("<int:site_id>/<slug:language>/<int:pk>/po/", PoView.as_view(), name="page_po"),
]
