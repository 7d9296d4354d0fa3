from django.db import migrations


class Migration(migrations.Migration):
    """Nothing any more: the guards stand after every migration (`contests.apps`)."""

    dependencies = [("contests", "0001_contests")]
    operations = []
