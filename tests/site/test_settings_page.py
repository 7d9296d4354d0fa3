"""The page of settings is what the program reads."""

from pathlib import Path

from birge.site.settings_page import page

ROOT = Path(__file__).parents[2]


def test_the_page_of_settings_is_fresh():
    assert (ROOT / "docs" / "settings.md").read_text() == page()
