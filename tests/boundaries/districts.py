"""Boundaries of districts: councils, budgets, grants, consultations, advice, neighbourhoods."""

from __future__ import annotations

from datetime import date
from typing import Any

from districts.finder.membership import membership
from districts.models.advice import AdviceRow
from districts.models.areas import AreaMembershipRow
from districts.models.consultations import ConsultationRow
from districts.models.people import CouncilSeatRow
from districts.models.taking_part import InitiativeRow
from districts.pages.council import in_force as has_a_seat
from districts.participation.advice import advice_state
from districts.participation.budget import current_budget
from districts.participation.consultations import consultation_state
from districts.participation.initiative import application_state
from districts.participation.rules import in_force
from tests.boundaries.cases import DAY, WEDNESDAY, YESTERDAY, View, boundary, midnight
from tests.districts.town import Town, make

NEW_YEAR = date(2027, 1, 1)


@boundary("districts/participation/rules.py:_is_over", NEW_YEAR)
def rules_are_replaced_with_the_year(town: Town) -> View:
    grants = town.page("districts.takingpartpage", "Meedoen", town.home)
    old = town.page("districts.initiativepage", "Oud", grants, year=2026)
    town.page("districts.initiativepage", "Nieuw", grants, year=2027, replaces_id=old.id)
    return lambda read: in_force(read, [old])


@boundary("districts/participation/budget.py:budget_year", NEW_YEAR)
def the_budget_of_next_year_has_its_turn(town: Town) -> View:
    district = town.district("Noord")
    town.budget(district, 2026, 1000)
    town.budget(district, 2027, 2000)
    return lambda read: current_budget(read, district)


# --- councils ------------------------------------------------------------------------------------
@boundary("districts/pages/council.py:in_force", WEDNESDAY)
def a_seat_is_taken(_town: Town) -> View:
    seat = make(CouncilSeatRow, id=1, page_id=1, person_id=1, starts_on=WEDNESDAY)
    return lambda read: has_a_seat(read, seat)


@boundary("districts/pages/council.py:in_force#2", WEDNESDAY + DAY)
def a_seat_is_left(_town: Town) -> View:
    seat = make(CouncilSeatRow, id=1, page_id=1, person_id=1, ends_on=WEDNESDAY)
    return lambda read: has_a_seat(read, seat)


# --- advice --------------------------------------------------------------------------------------
def advice(**fields: Any) -> View:
    row = make(AdviceRow, id=1, given_on=YESTERDAY, **fields)
    return lambda read: advice_state(read, row)


@boundary("districts/participation/advice.py:advice_state", WEDNESDAY)
def an_advice_is_answered(_town: Town) -> View:
    return advice(answered_on=WEDNESDAY)


@boundary("districts/participation/advice.py:advice_state#2", WEDNESDAY + DAY)
def an_answer_is_late(_town: Town) -> View:
    return advice(due_on=WEDNESDAY)


# --- grants --------------------------------------------------------------------------------------
def grant(**fields: Any) -> View:
    row = make(InitiativeRow, id=1, **fields)
    return lambda read: application_state(read, row)


@boundary("districts/participation/initiative.py:application_state", WEDNESDAY)
def one_can_apply(_town: Town) -> View:
    return grant(opens_on=WEDNESDAY)


@boundary("districts/participation/initiative.py:application_state#2", WEDNESDAY + DAY)
def one_can_no_longer_apply(_town: Town) -> View:
    return grant(closes_on=WEDNESDAY)


# --- consultations -------------------------------------------------------------------------------
def consultation(**fields: Any) -> View:
    days = {"opens_on": date(2026, 10, 1), "closes_on": date(2026, 11, 1)}
    row = make(ConsultationRow, id=1, **{**days, **fields})
    return lambda read: consultation_state(read, row)


@boundary("districts/participation/consultations.py:consultation_state", WEDNESDAY)
def a_consultation_opens(_town: Town) -> View:
    return consultation(opens_on=WEDNESDAY, closes_on=date(2026, 12, 20))


@boundary("districts/participation/consultations.py:consultation_state#2", WEDNESDAY + DAY)
def a_consultation_closes(_town: Town) -> View:
    return consultation(closes_on=WEDNESDAY)


@boundary("districts/participation/consultations.py:consultation_state#3", WEDNESDAY)
def a_consultation_has_its_outcome(_town: Town) -> View:
    return consultation(result_on=WEDNESDAY)


@boundary("districts/participation/consultations.py:consultation_state#4", WEDNESDAY + DAY)
def an_outcome_is_late(_town: Town) -> View:
    return consultation(result_due=WEDNESDAY)


# --- neighbourhoods ------------------------------------------------------------------------------
def neighbourhood(town: Town, **fields: Any) -> View:
    district = town.district("Noord")
    town.add(AreaMembershipRow, code="BU1", district_id=district.id, **fields)
    return membership


@boundary("districts/finder/membership.py:_membership", WEDNESDAY)
def a_neighbourhood_comes_into_a_district(town: Town) -> View:
    return neighbourhood(town, valid_from=WEDNESDAY)


@boundary("districts/finder/membership.py:_membership", WEDNESDAY + DAY)
def a_neighbourhood_leaves_a_district(town: Town) -> View:
    return neighbourhood(town, valid_until=WEDNESDAY)


# --- the Reader ----------------------------------------------------------------------------------
@boundary("site/publishing/content/reader.py:until_day", WEDNESDAY)
def a_day_begins_in_the_netherlands(_town: Town) -> View:
    def view(read: Any) -> bool:
        read.until_day(WEDNESDAY)
        return bool(read.today >= WEDNESDAY)

    return view


@boundary("site/publishing/content/reader.py:shared_in#2", WEDNESDAY)
def what_outputs_share_becomes_wrong_for_each(_town: Town) -> View:
    def part(read: Any) -> bool:
        read.until(midnight(WEDNESDAY))
        return bool(read.today >= WEDNESDAY)

    return lambda read: read.shared(part)


@boundary("site/publishing/content/reader.py:shared_in", WEDNESDAY)
def what_outputs_share_is_not_there_yet(_town: Town) -> View:
    def part(read: Any) -> bool:
        read.until(midnight(WEDNESDAY))
        if read.today < WEDNESDAY:
            raise LookupError("not yet")
        return True

    def view(read: Any) -> bool:
        try:
            return bool(read.shared(part))
        except LookupError:
            return False

    return view
