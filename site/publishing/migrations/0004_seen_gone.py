"""Since when something is not shown: what is gone for long is remembered no more."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("publishing", "0003_marks")]

    operations = [
        migrations.AddField(
            model_name="seen",
            name="gone",
            field=models.BigIntegerField(blank=True, null=True),
        ),
    ]
