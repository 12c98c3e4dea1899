"""Models of the app districts."""

from __future__ import annotations

from districts.models.budget import BudgetItem, BudgetPage
from districts.models.deals import DealPage
from districts.models.districts import (
    DistrictIndexPage,
    DistrictPage,
    KeyFigure,
    Neighbourhood,
)
from districts.models.people import CouncilSeat, DistrictAppointment, PeoplePage
from districts.models.taking_part import InitiativePage, TakingPartPage

__all__ = [
    "BudgetItem",
    "BudgetPage",
    "CouncilSeat",
    "DealPage",
    "DistrictAppointment",
    "DistrictIndexPage",
    "DistrictPage",
    "InitiativePage",
    "KeyFigure",
    "Neighbourhood",
    "PeoplePage",
    "TakingPartPage",
]
