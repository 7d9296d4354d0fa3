"""The texts with which certificates begin: plain sentences, to be worded by administrators.

How long a certificate is valid is not set: no act of Kyrgyzstan that says so was found; it is on the list to confirm.
"""

from datetime import date

from django.db import migrations

from birge.kernel.ids import new_id

OPENING = {
    "ky": "Чарбалык китептеги жазуулардын негизинде берилди.",
    "ru": "Выдано на основании записей похозяйственной книги.",
}
FOOTER = {"ky": "Маалымат берилген күнгө карата туура.", "ru": "Сведения верны на день выдачи."}
SIGNATORY = {"ky": "Айыл өкмөтүнүн башчысы", "ru": "Глава айыл окмоту"}
BEGINNING = date(1, 1, 1)
KINDS = {
    "family": (
        {"ky": "Үй-бүлө курамы жөнүндө маалымкат", "ru": "Справка о составе семьи"},
        ["born_on", "pin", "address", "members", "members.born_on"],
    ),
    "residence": (
        {"ky": "Жашаган жери жөнүндө маалымкат", "ru": "Справка о месте жительства"},
        ["born_on", "pin", "address", "since", "registered"],
    ),
    "property": (
        {"ky": "Жер жана мал жөнүндө чарбалык китептен көчүрмө", "ru": "Выписка из похозяйственной книги о земле и скоте"},
        ["born_on", "pin", "address", "account", "land", "land.parcel", "land.tenure", "livestock"],
    ),
}  # fmt: skip


def add(apps, schema_editor):
    template = apps.get_model("registers", "CertificateTemplate")
    for kind, (heading, parts) in KINDS.items():
        template.objects.create(
            id=new_id(),
            kind=kind,
            starts_on=BEGINNING,
            heading=heading,
            opening=OPENING,
            footer=FOOTER,
            signatory=SIGNATORY,
            parts=parts,
        )


def remove(apps, schema_editor):
    apps.get_model("registers", "CertificateTemplate").objects.filter(starts_on=BEGINNING).delete()


class Migration(migrations.Migration):
    dependencies = [("registers", "0009_certificates")]

    operations = [migrations.RunPython(add, remove)]
