"""The addresses of the screens about people."""

from __future__ import annotations

from django.urls import path

from contacts.cms.people.erasing import erasing, forgetting, looking
from contacts.cms.people.people import people
from contacts.cms.people.successor import successor

app_name = "people"
urlpatterns = [
    path("", people, name="overview"),
    path("opvolger/", successor, name="successor"),
    path("zoeken/", looking, name="looking"),
    path("vergeten/", forgetting, name="forgetting"),
    path("<int:pk>/weghalen/", erasing, name="erasing"),
]
