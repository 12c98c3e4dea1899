"""The addresses of the screens about people."""

from __future__ import annotations

from django.urls import path

from contacts.cms.people import people
from contacts.cms.withdrawing import looking, withdrawing

app_name = "people"
urlpatterns = [
    path("", people, name="overview"),
    path("zoeken/", looking, name="looking"),
    path("<int:pk>/weghalen/", withdrawing, name="withdrawing"),
]
