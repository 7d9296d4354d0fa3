"""`birge water indicators` as a person at the console meets it."""

import json

import pytest
from django.core.management import CommandError, call_command

HEADINGS = "outlet,period,required_m3,delivered_m3"
ROWS = f"{HEADINGS}\nh,1,10,10\nh,2,10,15\nt,1,10,5\nt,2,10,5\n"
GROUPS = f"{HEADINGS},group,position\nh,1,10,10,men,head\nh,2,10,15,men,head\nt,1,10,5,women,tail\nt,2,10,5,,tail\n"


@pytest.fixture
def report(tmp_path, capsys):
    def run(content, *arguments):
        file = tmp_path / "deliveries.csv"
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        call_command("water", "indicators", str(file), *arguments)
        return capsys.readouterr().out

    return run


@pytest.fixture
def refused(report, tmp_path):
    def run(content):
        with pytest.raises(CommandError) as error:
            report(content)
        assert error.value.returncode == 2
        return str(error.value).replace(f"{tmp_path}/", "")

    return run


def test_the_indicators_of_the_whole_file(report):
    assert (
        report(ROWS)
        == """{
  "adequacy": 0.75,
  "efficiency": 0.916666666667,
  "dependability": 0.1,
  "equity": 0.416666666667,
  "gini": 0.214285714286,
  "jain": 0.844827586207,
  "outlets": 2,
  "periods": 2,
  "pairs": 4
}
"""
    )


def test_by_group_and_by_position_too(report):
    found = json.loads(report(GROUPS))
    assert {name: part["adequacy"] for name, part in found["by_group"].items()} == {"men": 1, "women": 0.5}
    assert {name: part["pairs"] for name, part in found["by_group"].items()} == {"men": 2, "women": 1}
    assert {name: part["equity"] for name, part in found["by_position"].items()} == {"head": 0, "tail": 0}
    assert found["adequacy"] == json.loads(report(ROWS))["adequacy"]


def test_a_spreadsheets_own_csv_is_read(report):
    text = "outlet;period;required_m3;delivered_m3\nБаш;май 1;10,5;5,25\n"
    assert json.loads(report(text.encode("cp1251"), "--encoding", "cp1251"))["adequacy"] == 0.5


def test_nothing_required_is_no_fault(report):
    assert json.loads(report(f"{HEADINGS}\nh,1,0,4\n"))["adequacy"] is None


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            f"{HEADINGS}\nh,1,10,10\nh,2,1,1\nh,1,9,9\n",
            "line 4, column “period”: outlet h has period 1 in line 2 already.",
        ),
        (f"{HEADINGS}\nh,1,-10,10\n", "line 2, column “required_m3”: -10 cannot be."),
        (f"{HEADINGS}\nh,1,1e-320,10\n", "line 2, column “required_m3”: 1e-320 m³ is less than a millilitre."),
        (f"{HEADINGS}\nh,1,10,1e-7\n", "line 2, column “delivered_m3”: 1e-7 m³ is less than a millilitre."),
        (f'{HEADINGS},position\nh,1,10,1,"head\nh,2,10,1,tail\n', "row 2: A quotation mark is opened here"),
        (f"{HEADINGS}\nh,1,10,ten\n", "line 2, column “delivered_m3”: “ten” is not a number."),
        (f"{HEADINGS}\nh,1,10,nan\n", "line 2, column “delivered_m3”: “nan” is not a number."),
        (f"{HEADINGS}\nh,1,10,\n", "line 2, column “delivered_m3”: the cell is empty."),
        (f"{HEADINGS}\nh,,10,1\n", "line 2, column “period”: the cell is empty."),
        (f"{HEADINGS},village\nh,1,10,1,x\n", "line 1, column “village”: this column is not known."),
        ("outlet,period,required_m3\nh,1,10\n", "line 1: there is no column “delivered_m3”."),
        (f"{HEADINGS}\n", ""),
        ("", ""),
        (b"\xff\xfe\x00\xd8\x00", ""),
        (ROWS.replace("h", "Баш").encode("cp1251"), "For that, add --encoding cp1251."),
    ],
)
def test_a_malformed_file_is_refused_with_its_place(content, said, refused):
    message = refused(content)
    assert message.startswith("deliveries.csv: ")
    assert said in message
