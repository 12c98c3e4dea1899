"""Each municipality has a collection of its own, whatever either is called later."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models


def find_collections(apps: Any, schema_editor: Any) -> None:
    """Tie each site to the collection right below the root that has the name of its municipality."""
    collections = apps.get_model("wagtailcore", "Collection").objects.filter(depth=2)
    names = dict(apps.get_model("home", "MunicipalitySettings").objects.values_list("site", "name"))
    own = apps.get_model("home", "MunicipalityCollection").objects
    for site in apps.get_model("wagtailcore", "Site").objects.order_by("pk"):
        name = names.get(site.pk) or site.site_name or site.hostname
        found = collections.filter(name=name, of_municipality=None).order_by("pk").first()
        if found is not None:
            own.create(site=site, collection=found)


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0008_own_rules"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.CreateModel(
            name="MunicipalityCollection",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "collection",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="of_municipality",
                        to="wagtailcore.collection",
                    ),
                ),
                (
                    "site",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="municipality_collection",
                        to="wagtailcore.site",
                    ),
                ),
            ],
            options={"default_permissions": ()},
        ),
        migrations.RunPython(find_collections, migrations.RunPython.noop),
    ]
