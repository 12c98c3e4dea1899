"""Edits of what is imported: neighbourhoods change district, postcodes move, figures and borders differ."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from districts.finder.membership import members_on
from districts.imports.district_table import rows_of, store
from districts.models import Area, AreaFigure, DistrictPage, PostcodeShard
from tests.publishing.machine.areas import CODES
from tests.publishing.machine.place import Place, edit


@edit(4)
def membership(place: Place) -> Any:
    """From a day on a neighbourhood is in another district, or in none: read in as a table."""
    site = place.site()
    pages = DistrictPage.objects.descendant_of(site.root_page).filter(locale__language_code="nl")
    since = place.moment.date() + timedelta(days=place.dice.choice((-3, 0, 1, 2, 40)))
    now = members_on(rows_of(site), since)
    code, page = place.one(CODES), place.one(pages)
    wanted = {each: key for each, key in now.items() if each != code}
    if page is not None and place.dice.random() < 0.7:
        wanted[code] = page.pk
    if wanted == now:
        return None
    store(site, wanted, since)
    return wanted


@edit(3)
def shard(place: Place) -> Any:
    """A postcode lies elsewhere, is split, is new or is gone."""
    row = place.one(PostcodeShard.objects.all())
    if row is None:
        return None
    if place.dice.random() < 0.15:
        return row.delete()
    codes = dict(row.codes)
    letters = place.one(("AA", "AB", "AC"))
    one, two = place.one(CODES), place.one(CODES)
    codes[letters] = one if place.dice.random() < 0.5 else {one: "1-9", two: "2-8 11"}
    return PostcodeShard.objects.filter(pk=row.pk).update(
        codes=codes, neighbourhoods=" ".join(sorted(CODES))
    )


@edit(2)
def new_shard(place: Place) -> Any:
    """Postcodes of four digits that the site did not have."""
    return PostcodeShard.objects.get_or_create(
        site=place.site(),
        pc4=str(3000 + place.dice.randrange(5)),
        defaults={"codes": {"AA": CODES[0]}, "neighbourhoods": CODES[0]},
    )[1]


@edit(2)
def area(place: Place) -> Any:
    """An area has another name, loses its boundary, or is taken away."""
    row = place.one(Area.objects.all())
    if row is None:
        return None
    chance = place.dice.random()
    if chance < 0.2:
        return row.delete()
    own = Area.objects.filter(pk=row.pk)
    if chance < 0.5:
        return own.update(boundary=None)
    return own.update(name=f"Buurt {place.number()}")


@edit()
def area_figure(place: Place) -> Any:
    """A figure of another year, or no figures at all."""
    row = place.one(AreaFigure.objects.all())
    if row is not None and place.dice.random() < 0.3:
        return row.delete()
    return AreaFigure.objects.update_or_create(
        site=place.site(),
        code=place.one(CODES),
        measure="inhabitants",
        year=place.one((2025, 2026)),
        defaults={"value": place.dice.randrange(1, 9000), "source": "CBS"},
    )
