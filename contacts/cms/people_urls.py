"""The addresses of the screens about people."""

from __future__ import annotations

from django.urls import path

from contacts.cms.people import people
from contacts.cms.withdrawing import forgetting, looking, withdrawing

app_name = "people"
urlpatterns = [
    path("", people, name="overview"),
    path("zoeken/", looking, name="looking"),
    path("vergeten/", forgetting, name="forgetting"),
    path("<int:pk>/weghalen/", withdrawing, name="withdrawing"),
]
