"""What people can come to a hub for: a fixed list, so that it is right in every language at once."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class ServiceKind(models.TextChoices):
    """A service of a hub."""

    QUESTIONS = "questions", _("Questions to the municipality")
    REPORTS = "reports", _("Reporting something in the street")
    IDEAS = "ideas", _("Ideas for the district")
    CARE = "care", _("Care and support")
    FORMS = "forms", _("Help with forms")
    DEBTS = "debts", _("Help with money worries")
    WORK = "work", _("Work and benefits")
    YOUTH = "youth", _("Growing up and parenting")
    LANGUAGE = "language", _("Learning Dutch")
    DIGITAL = "digital", _("Help with computer and phone")
    ENERGY = "energy", _("Energy advice")
    HOUSING = "housing", _("Housing")
    SAFETY = "safety", _("Safety, with the community police officer")
    LEGAL = "legal", _("Legal advice")
    MEETING = "meeting", _("Meeting people, coffee")
    SIGN_LANGUAGE = "sign-language", _("Sign language interpreter on request")
    OTHER = "other", _("Something else")
