"""`birge water et0` as a person at the console meets it."""

import os
import subprocess
import sys

import numpy as np
import pytest
from django.core.management import CommandError, call_command

UCCLE = "date,tmin_c,tmax_c,rh_min_pct,rh_max_pct,wind_mps,sun_hours\n2026-07-06,12.3,21.5,63,84,2.7778,9.25\n"
LYON = "date,tmin_c,tmax_c\n2026-07-15,14.8,26.6\n"
NDIAYE = """datetime,t_c,rh_pct,wind_mps,rs_mj_m2
2026-10-01T02:00,28,90,1.9,0
2026-10-01T14:00,38,52,3.3,2.450
"""
AT_UCCLE = ["--latitude", "50.8", "--elevation", "100", "--wind-height", "10"]
AT_LYON = ["--latitude", "45.7166667", "--elevation", "200"]
AT_NDIAYE = ["--latitude", "16.2166667", "--elevation", "8", "--longitude", "-16.25", "--utc-offset", "-1"]


@pytest.fixture
def et0(tmp_path, capsys):
    def run(content, *arguments):
        file = tmp_path / "weather.csv"
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        call_command("water", "et0", str(file), *arguments)
        said = capsys.readouterr()
        return said.out, said.err.replace(f"{tmp_path}/", "")

    return run


@pytest.fixture
def refused(et0, tmp_path):
    def run(content, *arguments):
        with pytest.raises(CommandError) as error:
            et0(content, *arguments)
        assert error.value.returncode == 2
        return str(error.value).replace(f"{tmp_path}/", "")

    return run


def test_example_18(et0):
    assert et0(UCCLE, *AT_UCCLE) == ("date,et0_mm\n2026-07-06,3.880\n", "")


def test_example_20_names_what_was_not_measured(et0):
    out, err = et0(LYON, *AT_LYON)
    assert out == "date,et0_mm\n2026-07-15,4.560\n"
    assert [line.split(":")[1].strip() for line in err.splitlines()] == [
        "humidity was not measured", "neither radiation nor sunshine was measured", "wind was not measured",
    ]  # fmt: skip


def test_hargreaves_needs_temperatures_only(et0):
    assert et0(LYON, *AT_LYON, "--method", "hargreaves") == ("date,et0_mm\n2026-07-15,5.033\n", "")


def test_example_19_by_hours(et0):
    out, err = et0(NDIAYE, *AT_NDIAYE, "--step", "hourly")
    assert out == "datetime,et0_mm\n2026-10-01T02:00,0.004\n2026-10-01T14:00,0.627\n"
    assert err == "weather.csv: hours missing: 11, the first of them 2026-10-01T03:00.\n"


def test_the_rows_may_stand_in_any_order_with_commas_in_numbers_and_points_in_dates(et0):
    lines = "date;tmin_c;tmax_c\n07.07.2026;14,8;26,6\n06.07.2026;13;25\n"
    straight = "date,tmin_c,tmax_c\n2026-07-06,13,25\n2026-07-07,14.8,26.6\n"
    assert et0(lines, *AT_LYON) == et0(straight, *AT_LYON)


def test_it_needs_no_home_and_no_database(tmp_path):
    (tmp_path / "weather.csv").write_text(UCCLE)
    environment = {"PYTHONPATH": ":".join(sys.path), "PATH": os.environ["PATH"], "BIRGE_HOME": str(tmp_path / "home")}
    environment["BIRGE_DATABASE_URL"] = "postgres://nobody@127.0.0.1:1/none"
    command = [sys.executable, "-m", "birge", "water", "et0", "weather.csv", *AT_UCCLE]
    done = subprocess.run(command, capture_output=True, env=environment, cwd=tmp_path)
    assert (done.returncode, done.stderr, done.stdout) == (0, b"", b"date,et0_mm\n2026-07-06,3.880\n")
    assert not (tmp_path / "home").exists()


def test_the_result_goes_into_a_file(et0, tmp_path):
    assert et0(UCCLE, *AT_UCCLE, "-o", str(tmp_path / "out.csv")) == ("", "")
    assert (tmp_path / "out.csv").read_bytes() == b"date,et0_mm\n2026-07-06,3.880\n"


def test_more_sun_than_the_day_has_is_named(et0):
    assert "line 2, column “sun_hours”: 9.25 is more than the 7.9" in et0(UCCLE.replace("-07-", "-12-"), *AT_UCCLE)[1]


DAYS = "date,tmin_c,tmax_c\n"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "weather.csv: The file is empty."),
        (DAYS, "weather.csv: There is no row below the headings."),
        (DAYS + "2026-07-15,26.6,14.8\n", "line 2, column “tmin_c”: 26.6 is above tmax_c, 14.8. Exchange the two"),
        (DAYS + "2026-07-15,1,2\n2026-07-16,1,2\n2026-07-15,1,2\n",
         "line 4, column “date”: 2026-07-15 stands in line 2 already. Leave one of them out."),
        (DAYS + "2026-07-15,,2\n", "line 2, column “tmin_c”: the cell is empty."),
        (DAYS + "2026-07-15,warm,2\n", "line 2, column “tmin_c”: “warm” is not a number. Write it as 12.5."),
        (DAYS + "2026-07-15,nan,2\n", "line 2, column “tmin_c”: “nan” is not a number."),
        (DAYS + "2026-07-15,1_0,20\n", "line 2, column “tmin_c”: “1_0” is not a number."),
        (DAYS + "2026-07-15,290,299\n", "line 2, column “tmin_c”: 290 cannot be. It lies from -60 to 60 °C."),
        (DAYS + "2026-02-30,1,2\n", "line 2, column “date”: “2026-02-30” is not a day. Write it as 2026-04-05."),
        (DAYS + "2026-07-15T14:00,1,2\n", "line 2, column “date”: “2026-07-15T14:00” is not a day."),
        (DAYS + '2026-07-14,1,2\n2026-07-15,1,"2\n2026-07-16,1,2\n', "row 3: A quotation mark is opened here and"),
        (DAYS + "2026-07-15,1,2,3\n", "row 2: More cells than there are headings."),
        ("date,tmin_c\n2026-07-15,1\n", "line 1: there is no column “tmax_c”."),
        ("date,tmin_c,tmax_c,wind\n2026-07-15,1,2,3\n", "line 1, column “wind”: this column is not known."),
        ("date,tmin_c,tmax_c,rh_min_pct\n2026-07-15,1,2,3\n", "line 1, column “rh_min_pct”: it needs the column"),
        ("date,tmin_c,tmax_c,rh_pct,tdew_c\n2026-07-15,1,2,3,0\n",
         "line 1, column “tdew_c”: it tells the same as “rh_pct”."),
        ("date,tmin_c,tmax_c,rh_min_pct,rh_max_pct\n2026-07-15,1,2,90,60\n", "column “rh_min_pct”: 90 is above"),
        ("date,tmin_c,tmax_c,rh_pct\n2026-07-15,1,2,101\n", "line 2, column “rh_pct”: 101 cannot be."),
        ("date,tmin_c,tmax_c,rh_pct\n2026-07-15,1,2,0.5\n2026-07-16,1,2,0.6\n", "Write per cent: 84, not 0.84."),
        ("date,tmin_c,tmax_c,tdew_c\n2026-07-15,1,12,14\n", "column “tdew_c”: 14 is more vapour than air of 12"),
        ("date,tmin_c,tmax_c,ea_kpa\n2026-07-15,1,12,9\n", "line 2, column “ea_kpa”: 9 is more vapour than air of 12"),
        ("date,tmin_c,tmax_c,wind_mps\n2026-07-15,1,2,-1\n", "line 2, column “wind_mps”: -1 cannot be."),
        ("date,tmin_c,tmax_c,rs_mj_m2\n2026-07-15,1,2,250\n", "W/m² × 0.0864 are MJ/m² per day"),
        (NDIAYE, "line 1, column “datetime”: this is a column of hourly weather"),
        ("date,t_c\n2026-07-15,1\n", "line 1, column “t_c”: this is a column of hourly weather"),
        ("datum,Bericht\n1,2\n".encode("utf-16"), "weather.csv"),
    ],
)  # fmt: skip
def test_daily_weather_that_cannot_be_used_is_refused_with_its_place_and_a_remedy(content, said, refused):
    assert said in refused(content, *AT_LYON)


def test_an_old_windows_file_is_read_when_its_encoding_is_given(et0, refused):
    content = (LYON + "№,1,2\n").encode("cp1251")
    assert "add --encoding cp1251" in refused(content, *AT_LYON)
    assert "“№” is not a day" in refused(content, *AT_LYON, "--encoding", "cp1251")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "ascii"])
def test_a_file_in_another_encoding_than_was_said_is_refused(encoding, refused):
    content = (LYON + "№,1,2\n").encode("cp1251")
    said = f"weather.csv: the text is not in {encoding}. Leave --encoding out, or try"
    assert said in refused(content, *AT_LYON, "--encoding", encoding)


@pytest.mark.parametrize(
    ("content", "arguments", "said"),
    [
        (LYON, AT_NDIAYE, "line 1, column “date”: this is a column of daily weather"),
        (NDIAYE, AT_LYON, "--step hourly needs --longitude and --utc-offset"),
        (NDIAYE, [*AT_NDIAYE, "--method", "hargreaves"], "--method hargreaves needs daily weather"),
        (NDIAYE.replace("T14:00", "T02:00"), AT_NDIAYE, "line 3, column “datetime”: 2026-10-01T02:00 stands in line 2"),
        (NDIAYE.replace("T14:00", "T14:00+06:00"), AT_NDIAYE, "line 3, column “datetime”: “2026-10-01T14:00+06:00”"),
        (
            NDIAYE.replace("T14:00", "T25:00"),
            AT_NDIAYE,
            "line 3, column “datetime”: 2026-10-01T25:00 is in no calendar",
        ),
        (NDIAYE.replace("2.450", "680"), AT_NDIAYE, "line 3, column “rs_mj_m2”: 680 cannot be."),
    ],
)
def test_hourly_weather_that_cannot_be_used_is_refused(content, arguments, said, refused):
    assert said in refused(content, *arguments, "--step", "hourly")


@pytest.mark.parametrize("wrong", [["--latitude", "405"], ["--elevation", "x"], ["--method", "guess"]])
def test_arguments_out_of_range_are_refused(wrong, et0):
    with pytest.raises(CommandError, match=wrong[0]):
        et0(LYON, *AT_LYON, *wrong)


def test_a_long_record_is_reckoned(et0):
    starts = np.datetime_as_string(np.datetime64("1900-01-01T00:00") + 60 * np.arange(10_000))
    content = "datetime,t_c,rh_pct,wind_mps,rs_mj_m2\n" + "".join(f"{start},20,50,2,0.5\n" for start in starts)
    out, err = et0(content, *AT_NDIAYE, "--step", "hourly")
    assert (out.count("\n"), err) == (10_001, "")
