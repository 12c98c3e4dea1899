"""The addresses of the screens about opening hours."""

from __future__ import annotations

from django.urls import path

from contacts.cms.hours.closing import ClosingView, lift
from contacts.cms.hours.copying import copy
from contacts.cms.hours.holidays import checklist
from contacts.cms.hours.overview import overview
from contacts.cms.hours.previews import HoursPreviewView, past
from contacts.cms.hours.vacation import VacationView

app_name = "hours"
urlpatterns = [
    path("", overview, name="overview"),
    path("feestdagen/<int:year>/", checklist, name="holidays"),
    path("overnemen/", copy, name="copy"),
    path("vakantie/", VacationView.as_view(), name="vacation"),
    path("nu-anders/", ClosingView.as_view(), name="closing_several"),
    path("<int:pk>/nu-anders/", ClosingView.as_view(), name="closing"),
    path("<int:pk>/weer-gewoon/", lift, name="lift"),
    path("<int:pk>/eerder/", past, name="past"),
    path("<int:page_id>/voorbeeld/", HoursPreviewView.as_view(), name="preview"),
]
