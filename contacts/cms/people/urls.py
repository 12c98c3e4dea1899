"""The addresses of the screens about people."""

from __future__ import annotations

from django.urls import path

from contacts.cms.people.erasing import erasing, forgetting, looking
from contacts.cms.people.people import people

app_name = "people"
urlpatterns = [
    path("", people, name="overview"),
    path("zoeken/", looking, name="looking"),
    path("vergeten/", forgetting, name="forgetting"),
    path("<int:pk>/weghalen/", erasing, name="erasing"),
]
