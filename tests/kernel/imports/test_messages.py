"""Every fault has its words, once."""

import re
from pathlib import Path

from birge.kernel.imports import messages

SOURCE = Path(messages.__file__).parent


def test_no_code_means_two_things():
    parts = [messages.CELLS, messages.ROWS, messages.FILES]

    assert len(messages.MESSAGES) == sum(len(part) for part in parts)


def test_every_code_that_is_raised_has_its_words_and_every_word_its_code():
    source = "".join(file.read_text() for file in SOURCE.rglob("*.py") if file.name != "messages.py")
    raised = set(re.findall(r'(?:Fault|Broken)\(\s*"([a-z-]+)"|blame\(index, "([a-z-]+)"', source))
    others = set(re.findall(r'"((?:old-font|look-alike|[a-z]+-place|password|old-excel))"', source))
    codes = {one or other for one, other in raised} | others

    assert codes == set(messages.MESSAGES)
