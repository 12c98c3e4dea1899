"""What the list of publications is narrowed to."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("publishing", "0002_seen")]

    operations = [
        migrations.AddField(
            model_name="publication",
            name="marks",
            field=models.TextField(blank=True),
        ),
    ]
