"""Models of the app districts."""

from __future__ import annotations

from districts.models.advice import AdvicePage
from districts.models.areas import Area, AreaFigure, AreaMembership, PostcodeShard
from districts.models.budget import BudgetItem, BudgetPage
from districts.models.consultations import ConsultationPage
from districts.models.deals import DealPage
from districts.models.districts import (
    DistrictIndexPage,
    DistrictPage,
    KeyFigure,
    Neighbourhood,
)
from districts.models.people import CouncilSeat, DistrictAppointment, PeoplePage
from districts.models.projects import ProjectPage
from districts.models.taking_part import InitiativePage, TakingPartPage

__all__ = [
    "AdvicePage",
    "Area",
    "AreaFigure",
    "AreaMembership",
    "BudgetItem",
    "BudgetPage",
    "ConsultationPage",
    "CouncilSeat",
    "DealPage",
    "DistrictAppointment",
    "DistrictIndexPage",
    "DistrictPage",
    "InitiativePage",
    "KeyFigure",
    "Neighbourhood",
    "PeoplePage",
    "PostcodeShard",
    "ProjectPage",
    "TakingPartPage",
]
