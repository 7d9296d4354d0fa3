"""`python -m birge.site.settings_page > docs/settings.md`: the settings as a page of the documentation."""

from __future__ import annotations

import sys

from birge.site.env import PROJECT, VARIABLES, Variable

_HEAD = """# Settings

Birge is set up by environment variables only. `birge doctor` says what is not in order. This page is printed from the
program (`python -m birge.site.settings_page`), so it is complete.

| variable | meaning | default |
|---|---|---|
"""


def page() -> str:
    """The page in Markdown."""
    rows = [f"| `{variable.name}` | {variable.meaning} | {_default(variable)} |\n" for variable in VARIABLES.values()]
    return _HEAD + "".join(rows)


def _default(variable: Variable) -> str:
    """The default; a folder of the program is shown from there."""
    text = variable.default.replace(str(PROJECT), ".")
    return f"`{text}`" if text else ""


if __name__ == "__main__":
    sys.stdout.write(page())
