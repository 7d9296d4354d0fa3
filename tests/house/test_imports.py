"""The import contracts of pyproject.toml, and the same order for string foreign keys, which no linter sees."""

from django.apps import apps
from importlinter.cli import lint_imports

ORDER = """kernel places people meetings decisions registers sharing water contests exchange site""".split()


def test_folders_import_only_from_folders_below_them():
    assert lint_imports() == 0


def test_relations_point_only_to_the_same_folder_or_below():
    wrong = []
    for model in apps.get_models():
        if not model.__module__.startswith("birge."):
            continue
        for field in model._meta.get_fields():
            other = getattr(field, "related_model", None)
            if field.auto_created or other is None or not other.__module__.startswith("birge."):
                continue
            if ORDER.index(other._meta.app_label) > ORDER.index(model._meta.app_label):
                wrong.append(f"{model._meta.label}.{field.name} -> {other._meta.label}")

    assert wrong == []
