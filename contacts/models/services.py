"""What people can come to a hub for: a fixed list, so that it is right in every language at once."""

from __future__ import annotations

from django.db import models

from publishing.content.phrases import shared


class ServiceKind(models.TextChoices):
    """A service of a hub."""

    QUESTIONS = "questions", shared("Questions to the municipality")
    REPORTS = "reports", shared("Reporting something in the street")
    IDEAS = "ideas", shared("Ideas for the district")
    CARE = "care", shared("Care and support")
    FORMS = "forms", shared("Help with forms")
    DEBTS = "debts", shared("Help with money worries")
    WORK = "work", shared("Work and benefits")
    YOUTH = "youth", shared("Growing up and parenting")
    LANGUAGE = "language", shared("Learning Dutch")
    DIGITAL = "digital", shared("Help with computer and phone")
    ENERGY = "energy", shared("Energy advice")
    HOUSING = "housing", shared("Housing")
    SAFETY = "safety", shared("Safety, with the community police officer")
    LEGAL = "legal", shared("Legal advice")
    MEETING = "meeting", shared("Meeting people, coffee")
    SIGN_LANGUAGE = "sign-language", shared("Sign language interpreter on request")
    OTHER = "other", shared("Something else")
