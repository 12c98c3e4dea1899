"""Which row changed: then only that one is read again."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("publishing", "0006_standing"),
    ]

    operations = [
        migrations.AddField(
            model_name="change",
            name="row",
            field=models.BigIntegerField(null=True),
        ),
    ]
