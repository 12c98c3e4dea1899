"""Edits of any public column of any table, past every form: `.update()` and raw SQL."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

from django.db import IntegrityError, connection, models
from wagtail.fields import StreamField
from wagtail.models import Page

from contacts.models import HubPage, PersonPage
from core.models import Picture, PublicDocument
from publishing.content.declarations import Record, records
from tests.home.bodies import blocks, every_block
from tests.publishing.machine.place import Place, edit

#: Columns with which a row would no longer be a row of this site, or a stored file.
FIXED = {"id", "site_id", "file", "collection_id", "filter_spec", "focal_point_key", "language"}
FIXED |= {"page_id", "settings_id", "image_id", "hub_id", "languages"}
#: Values of fields that are checked by a form and nowhere else.
FITTING: dict[str, tuple[Any, ...]] = {
    "colour_primary": ("#00543c", "#7a1f4c", "#123456"),
    "colour_accent": ("#ffd100", "#f5a800"),
    "tooi_code": ("gm0599", "gm0402"),
    "phone": ("+31101234567", "", "14010"),
    "mobile": ("+31612345678", ""),
    "postcode": ("3012 AB", "1211 XY"),
    "cbs_code": ("BU05990110", "WK059901"),
    "security_contact": ("mailto:veilig@stad.example", ""),
    "wrong_page": ("https://formulier.example/klopt-niet", "webredactie@stad.example", ""),
    "boundary": ("null",),
    "accessibility": ("step-free", "lift", ""),
    "weekday": tuple(range(7)),
    "year": (2025, 2026, 2027),
    "code": ("BU05990110", "BU05990111", "BU05990999", "WK059901"),
    "district_code": ("WK059901", ""),
    "pc4": ("3011", "3012", "3013"),
    "neighbourhoods": ("BU05990110 BU05990112", "BU05990111", ""),
    "codes": ({"AA": "BU05990110", "AD": {"BU05990110": "1-5", "BU05990111": "2"}}, [], {}),
}


def columns(record: Record) -> list[tuple[Any, Any]]:
    """Return the public columns of a model that may get any fitting value."""
    found = []
    for name in record.row._fields:
        if name in FIXED or record.owner is not None:
            continue
        for field in record.model._meta.fields:
            if name in (field.name, field.attname) and not isinstance(field, StreamField):
                found.append((field.column, field))
    return found


def value_for(place: Place, field: Any) -> Any:
    """Choose a value that the field takes."""
    dice = place.dice
    if field.name in FITTING:
        return dice.choice(FITTING[field.name])
    if field.null and dice.random() < 0.2:
        return None
    if field.choices:
        return dice.choice([key for key, _label in field.choices])
    if isinstance(field, models.ForeignKey):
        return getattr(place.one(field.related_model._default_manager.all()), "pk", None)
    if isinstance(field, models.BooleanField):
        return dice.random() < 0.5
    if isinstance(field, models.DateTimeField):
        return place.moments_around()
    if isinstance(field, models.DateField):
        return place.moment.date() + timedelta(days=dice.choice((-400, -30, -1, 0, 1, 2, 35)))
    if isinstance(field, models.TimeField):
        return time(dice.randrange(24), dice.choice((0, 30)))
    if isinstance(field, models.FloatField):
        return 51 + dice.random()
    if isinstance(field, models.IntegerField):
        return dice.randrange(1, 5000)
    if isinstance(field, models.URLField):
        return f"https://adres{place.number()}.example/"
    if isinstance(field, models.EmailField):
        return f"post{place.number()}@stad.example"
    return f"Waarde {place.number()}"[: field.max_length or None]


def _record(place: Place) -> Record:
    # What a publish makes itself nobody edits.
    own = [
        r
        for r in records()
        if r.owner is None
        and r.model._meta.label != "core.PictureRendition"
        and not getattr(r.model, "public_follows", False)
    ]
    found: Record = place.one(own)
    return found


def _row_and_column(place: Place) -> tuple[Record, Any, str, Any, Any] | None:
    record = _record(place)
    row = place.one(record.model._default_manager.all())
    column = place.one(columns(record))
    if row is None or column is None:
        return None
    return record, row, column[0], column[1], value_for(place, column[1])


@edit(10)
def queryset_update(place: Place) -> Any:
    found = _row_and_column(place)
    if found is None:
        return None
    record, row, _column, field, value = found
    record.model._default_manager.filter(pk=row.pk).update(**{field.attname: value})
    return found


@edit(10)
def raw_sql(place: Place) -> Any:
    found = _row_and_column(place)
    if found is None:
        return None
    record, row, column, field, value = found
    table, key = record.model._meta.db_table, record.model._meta.pk
    assert key is not None
    # The names come from our own models.
    sql = f'UPDATE "{table}" SET "{column}" = %s WHERE "{key.column}" = %s'  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(sql, [field.get_db_prep_value(value, connection), row.pk])
    return found


@edit(5)
def page_column(place: Place) -> Any:
    """What all pages have, past every signal."""
    page = place.page(2)
    name, value = place.one(
        (
            ("title", f"Los {place.token()}"),
            ("live", place.dice.random() < 0.7),
            ("slug", f"los-{place.number()}"),
            ("seo_title", f"Zoek {place.number()}"),
            ("search_description", f"Beschrijving {place.number()}"),
            ("last_published_at", place.moments_around()),
            ("expire_at", place.dice.choice((None, place.moments_around()))),
        )
    )
    return Page.objects.filter(pk=page.pk).update(**{name: value})


def _children() -> list[Any]:
    """Return the models whose rows are items of something: of a page, of the settings."""
    found = []
    for record in records():
        names = {field.name for field in record.model._meta.fields}
        if record.owner is None and names & {"page", "settings"} and "path" not in names:
            found.append(record.model)
    return found


@edit(5)
def add_item(place: Place) -> Any:
    """Put an item beside another, with a few other values."""
    model = place.one(_children())
    row = place.one(model._default_manager.all())
    if row is None:
        return _first_item(place, model)
    row.pk = row.id = None
    record = next(record for record in records() if record.model is model)
    for _column, field in columns(record):
        if place.dice.random() < 0.5:
            setattr(row, field.attname, value_for(place, field))
    try:
        model._default_manager.bulk_create([row])
    except IntegrityError:
        return None
    return row


def _first_item(place: Place, model: Any) -> Any:
    names = {field.name: field for field in model._meta.fields}
    owner = "page" if "page" in names else "settings"
    above = place.one(names[owner].related_model._default_manager.all())
    row = model(**{owner: above})
    for field in model._meta.fields:
        if field.name not in ("id", owner, "sort_order") and not field.primary_key:
            setattr(row, field.attname, value_for(place, field))
    if "language" in names:
        row.language = "nl"
    return model._default_manager.bulk_create([row])


@edit(4)
def delete_item(place: Place) -> Any:
    model = place.one([each for each in _children() if each._default_manager.exists()])
    row = place.one(model._default_manager.all())
    return row and model._default_manager.filter(pk=row.pk)._raw_delete(model._default_manager.db)


@edit(2)
def reorder_items(place: Place) -> Any:
    model = place.one(
        [m for m in _children() if any(f.name == "sort_order" for f in m._meta.fields)]
    )
    row = place.one(model._default_manager.all())
    if row is None:
        return None
    value = place.dice.choice((None, 0, 1, 5))
    return model._default_manager.filter(pk=row.pk).update(sort_order=value)


@edit(3)
def link_rows(place: Place) -> Any:
    """Make or break a link of a many-to-many field."""
    record = place.one([record for record in records() if record.owner is not None])
    through = record.model
    row = place.one(through._default_manager.all())
    if row is not None and place.dice.random() < 0.5:
        return through._default_manager.filter(pk=row.pk).delete()
    keys = [field for field in through._meta.fields if isinstance(field, models.ForeignKey)]
    values = {f.attname: place.one(f.related_model._default_manager.all()) for f in keys}
    if None in values.values():
        return None
    values = {name: each.pk for name, each in values.items()}
    return through._default_manager.get_or_create(**values)


@edit(4)
def body(place: Place) -> Any:
    """Another text: links to pages of either site, pictures, documents, people, hubs."""
    page = place.page(2)
    if not any(field.name == "body" for field in page._meta.fields):
        return None
    far = place.page(2)
    picture, document = place.one(Picture.objects.all()), place.one(PublicDocument.objects.all())
    person, hub = place.one(PersonPage.objects.all()), place.one(HubPage.objects.all())
    link = f'<p><a linktype="page" id="{far.pk}">Lees</a> {place.number()}</p>'
    text = blocks(("rich_text", link))
    if place.dice.random() < 0.5 and None not in (picture, document, person, hub):
        text = every_block(picture.pk, document.pk, person.pk, hub.pk)
    page.body = text
    page.save(clean=False)
    return page


@edit(2)
def consent(place: Place) -> Any:
    """Somebody no longer agrees that their number is shown, or agrees again."""
    page = place.one(PersonPage.objects.order_by("pk"))
    if page is None:
        return None
    name = place.one(["phone", "email", "photo"])
    shown = not getattr(page, f"{name}_public")
    setattr(page, f"{name}_public", shown)
    setattr(page, f"{name}_basis", "consent")
    setattr(page, f"{name}_basis_on", date(2026, 1, 5) if shown else None)
    page.save_revision().publish()
    return page


@edit(2)
def contact(place: Place) -> Any:
    """Another telephone number, of a person or a hub."""
    page = place.one([*PersonPage.objects.order_by("pk"), *HubPage.objects.order_by("pk")])
    page.phone = f"+311{place.number():08d}"
    page.save_revision().publish()
    return page
