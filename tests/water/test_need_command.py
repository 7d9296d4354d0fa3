"""`birge water need` as a person at the console meets it."""

import csv
import io
import json

import pytest
from django.core.management import CommandError, call_command

SITE = ["--latitude", "40.5", "--elevation", "790"]
DAYS = 40
# Every coefficient is in the file: ETc = ET0, TAW 100 mm, so that the answers can be checked by hand.
WHOLE = (
    "field,area_ha,crop,planted_on,theta_fc,theta_wp,ini_days,dev_days,mid_days,late_days,kc_ini,kc_mid,kc_end,root_m,p"
)
FIELD = "2,anything,2026-04-06,0.25,0.15,30,0,0,0,1,1,1,1,0.5"


def weather(days=DAYS, rain="0", first=1):
    lines = [f"2026-04-{day:02},10,25,40,2,20,{rain}" for day in range(first, min(days, 30) + 1)]
    lines += [f"2026-05-{day:02},10,25,40,2,20,{rain}" for day in range(1, days - 29)]
    return "\n".join(["date,tmin_c,tmax_c,rh_pct,wind_mps,rs_mj_m2,rain_mm", *lines]) + "\n"


@pytest.fixture
def need(tmp_path, capsys):
    def run(fields, days, *arguments):
        (tmp_path / "fields.csv").write_text(fields, encoding="utf-8")
        (tmp_path / "weather.csv").write_text(days, encoding="utf-8")
        call_command("water", "need", str(tmp_path / "fields.csv"), str(tmp_path / "weather.csv"), *SITE, *arguments)
        said = capsys.readouterr()
        return said.out, said.err.replace(f"{tmp_path}/", "")

    return run


@pytest.fixture
def refused(need, tmp_path):
    def run(fields, days):
        with pytest.raises(CommandError) as error:
            need(fields, days)
        assert error.value.returncode == 2
        return str(error.value).replace(f"{tmp_path}/", "")

    return run


def table(text):
    return {(row["field"], row["period"]): row for row in csv.DictReader(io.StringIO(text))}


def et0_of(tmp_path, capsys):
    """ET0 of each day of the weather file."""
    call_command("water", "et0", str(tmp_path / "weather.csv"), *SITE)
    return [float(line.split(",")[1]) for line in capsys.readouterr().out.splitlines()[1:]]


def test_a_row_for_each_field_and_ten_days_and_the_season_last(need, tmp_path, capsys):
    out, err = need(f"{WHOLE}\nb,{FIELD}\na,{FIELD}\n", weather())
    rows = table(out)
    assert err == ""
    assert out.splitlines()[0] == "field,period,etc_mm,eta_mm,net_mm,gross_m3"
    assert list(rows) == [
        (field, period)
        for field in "ba"
        for period in ["2026-04-D1", "2026-04-D2", "2026-04-D3", "2026-05-D1", "season"]
    ]
    et0 = et0_of(tmp_path, capsys)
    days = {"2026-04-D1": (5, 10), "2026-04-D2": (10, 20), "2026-04-D3": (20, 30), "2026-05-D1": (30, 35)}
    for period, (first, end) in {**days, "season": (5, 35)}.items():
        assert float(rows["a", period]["etc_mm"]) == pytest.approx(sum(et0[first:end]), abs=0.02)
        assert rows["a", period] == rows["b", period] | {"field": "a"}


def test_full_irrigation_is_what_the_crop_used_but_for_what_is_still_missing_at_the_end(need):
    document = json.loads(need(f"{WHOLE},efficiency\na,{FIELD},0.5\n", weather(), "--json")[0])
    field = document["fields"][0]
    season = field["season"]
    assert field["id"] == "a"
    assert season["eta_mm"] == season["etc_mm"]
    assert season["net_mm"] == pytest.approx(season["etc_mm"] - season["depletion_mm"], abs=0.002)
    assert season["gross_m3"] == pytest.approx(season["net_mm"] * 10 * 2 / 0.5, abs=0.05)
    assert [period["period"] for period in field["periods"]] == ["2026-04-D1", "2026-04-D2", "2026-04-D3", "2026-05-D1"]
    assert (season["planted_on"], season["ends_on"]) == ("2026-04-06", "2026-05-05")


def test_without_irrigation_the_crop_goes_short(need):
    row = table(need(f"{WHOLE},irrigation\na,{FIELD},none\n", weather())[0])["a", "season"]
    assert (row["net_mm"], row["gross_m3"]) == ("0.000", "0.000")
    assert float(row["eta_mm"]) < float(row["etc_mm"])


def test_enough_rain_needs_no_irrigation(need):
    row = table(need(f"{WHOLE}\na,{FIELD}\n", weather(rain="9"))[0])["a", "season"]
    assert row["net_mm"] == "0.000"


def test_irrigations_come_from_a_file_beside_the_fields_and_two_on_a_day_are_added(need, tmp_path):
    (tmp_path / "turns.csv").write_text("date,mm\n2026-04-12,30\n2026-04-12,10\n2026-05-01,25\n2026-12-01,99\n")
    rows = table(need(f"{WHOLE},irrigation\na,{FIELD},turns.csv\n", weather())[0])
    found = {period: row["net_mm"] for (_, period), row in rows.items()}
    assert found == {
        "2026-04-D1": "0.000", "2026-04-D2": "40.000", "2026-04-D3": "0.000", "2026-05-D1": "25.000",
        "season": "65.000",
    }  # fmt: skip


def test_every_day_is_written_where_it_is_asked_for(need, tmp_path):
    need(f"{WHOLE}\na,{FIELD}\nb,{FIELD}\n", weather(), "--daily", str(tmp_path / "days.csv"))
    with (tmp_path / "days.csv").open(newline="") as file:
        days = list(csv.DictReader(file))
    assert [(day["field"], day["date"]) for day in (days[0], days[29], days[30])] == [
        ("a", "2026-04-06"), ("a", "2026-05-05"), ("b", "2026-04-06"),
    ]  # fmt: skip
    assert days[0]["taw_mm"] == "100.000"
    assert days[0]["depletion_mm"] == days[0]["eta_mm"] == days[0]["etc_mm"]


SHORT = "field,area_ha,crop,planted_on,soil,ini_days,dev_days,mid_days,late_days"


@pytest.mark.parametrize("more", [["--daily", "-"], ["--daily", "out.csv", "-o", "./out.csv"]])
def test_days_and_periods_do_not_go_to_one_place(more, need, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CommandError, match=r"--daily: .* takes the periods already. Name another file") as refused:
        need(f"{WHOLE}\na,{FIELD}\n", weather(), *more)
    assert (refused.value.returncode, (tmp_path / "out.csv").exists()) == (2, False)


def test_a_season_that_is_refused_leaves_no_file_of_days(need, tmp_path):
    with pytest.raises(CommandError):
        need(f"{WHOLE}\na,{FIELD}\n", weather(days=20), "--daily", str(tmp_path / "days.csv"))
    assert sorted(file.name for file in tmp_path.iterdir()) == ["fields.csv", "weather.csv"]


def test_coefficients_of_the_table_move_with_the_climate_and_soils_are_to_be_confirmed(need):
    out, err = need(f"{SHORT}\na,1,Cotton,2026-04-01,loam,10,10,10,5\n", weather(), "--json")
    season = json.loads(out)["fields"][0]["season"]
    assert "to be confirmed: the water that the soil holds (loam)" in err
    assert season["kc_ini"] == 0.35
    # wind 2 m/s; RHmin = 40 % of es over e°(25): 0.4·2.198/3.168 = 27.8 %; (1.35/3)^0.3 = 0.787
    assert season["kc_mid"] == pytest.approx(1.17 + 0.004 * (45 - 27.76) * 0.787, abs=1e-3)
    assert season["kc_end"] == pytest.approx(0.60 + 0.004 * (45 - 27.76) * 0.787, abs=1e-3)


def test_coefficients_of_the_file_stay(need):
    out = need(f"{SHORT},kc_mid\na,1,cotton,2026-04-01,loam,10,10,10,5,1.17\n", weather(), "--json")[0]
    season = json.loads(out)["fields"][0]["season"]
    assert season["kc_mid"] == 1.17
    assert season["kc_end"] > 0.60


def test_another_edition_has_other_coefficients(need):
    rows = f"{SHORT},root_m,p,height_m\na,1,cotton,2026-04-01,loam,10,10,10,5,1,0.6,1.2\n"
    seasons = [
        json.loads(need(rows, weather(), "--json", "--coefficients", edition)[0])["fields"][0]["season"]
        for edition in ("fao56-1998", "fao56-2025")
    ]
    assert [season["kc_ini"] for season in seasons] == [0.35, 0.40]
    assert seasons[1]["kc_mid"] == pytest.approx(seasons[0]["kc_mid"] - 0.07)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (f"{WHOLE}\na,{FIELD}\na,{FIELD}\n", "fields.csv: line 3, column “field”: a stands in line 2 already."),
        (f"{WHOLE}\n,{FIELD}\n", "line 2, column “field”: the cell is empty."),
        (f"{WHOLE}\na,{FIELD.replace('2,', '25000,', 1)}\n",
         "line 2, column “area_ha”: 25000 cannot be. It lies above 0 to 1000 ha. Is it in m²?"),
        (f"{WHOLE}\na,{FIELD.replace('2,', '-2,', 1)}\n", "line 2, column “area_ha”: -2 cannot be."),
        (f"{WHOLE}\na,{FIELD.replace('0.25', '25')}\n", "line 2, column “theta_fc”: 25 cannot be."),
        (f"{WHOLE}\na,{FIELD.replace('0.25,0.15', '0.15,0.25')}\n", "column “theta_fc”: it must be above theta_wp."),
        (f"{WHOLE}\na,{FIELD.replace('30,0', '30.5,0')}\n", "column “ini_days”: the stages are whole days."),
        (f"{WHOLE}\na,{FIELD.replace('30,0', '0,0')}\n", "column “late_days”: the stages together are no day."),
        (f"{WHOLE},efficiency\na,{FIELD},60\n", "column “efficiency”: 60 cannot be."),
        (f"{WHOLE},efficiency\na,{FIELD},0\n", "column “efficiency”: 0 cannot be."),
        (f"{WHOLE},depletion0_mm\na,{FIELD},101\n", "column “depletion0_mm”: the roots reach no more than 100.0 mm."),
        (f"{WHOLE},root_ini_m\na,{FIELD},1.5\n", "column “root_ini_m”: it is above root_m."),
        (f"{WHOLE},irrigation\na,{FIELD},sometimes\n", "column “irrigation”: there is no file “sometimes”."),
        (f"{WHOLE}\na,{FIELD.replace('2026-04-06', 'spring')}\n", "column “planted_on”: “spring” is not a day."),
        (f"{WHOLE},colour\na,{FIELD},red\n", "line 1, column “colour”: this column is not known."),
        ("field,area_ha,crop\na,1,cotton\n", "line 1: there is no column “planted_on”."),
        (f"{SHORT}\na,1,tobacco,2026-04-01,loam,10,10,10,5\n", "column “crop”: “tobacco” is not in fao56-1998, and"),
        (f"{SHORT}\na,1,alfalfa,2026-04-01,loam,10,10,,5\n", "fao56-1998 has no mid_days for alfalfa."),
        (f"{SHORT}\na,1,cotton,2026-04-01,mud,10,10,10,5\n", "column “soil”: “mud” is not known. Known soils: sand,"),
        (f"{SHORT},theta_fc\na,1,cotton,2026-04-01,,10,10,10,5,0.2\n", "column “theta_wp”: the cell is empty."),
    ],
)  # fmt: skip
def test_fields_that_cannot_be_used_are_refused_with_their_place_and_a_remedy(fields, said, refused):
    assert said in refused(fields, weather())


@pytest.mark.parametrize(
    ("days", "missing"),
    [(weather(days=30), "2026-05-01"), (weather(first=8), "2026-04-06"),
     (weather().replace("2026-04-20,10,25,40,2,20,0\n", ""), "2026-04-20")],
)  # fmt: skip
def test_a_season_without_weather_is_refused_with_the_first_day_that_is_missing(days, missing, refused):
    said = refused(f"{WHOLE}\na,{FIELD}\n", days)
    assert "fields.csv: line 2, field “a”: the season lasts from 2026-04-06 to 2026-05-05" in said
    assert f"no weather of {missing}" in said


def test_more_fields_than_memory_should_hold_are_refused(refused):
    rows = "".join(f"{number},1,cotton,2026-04-01\n" for number in range(100_001))
    assert "100001 fields are more than 100000 in one file." in refused(
        f"field,area_ha,crop,planted_on\n{rows}", weather()
    )


def test_a_gap_outside_all_seasons_is_named_only(need):
    out, err = need(f"{WHOLE}\na,{FIELD}\n", weather().replace("2026-04-02,10,25,40,2,20,0\n", ""))
    assert err == "weather.csv: days missing: 1, the first of them 2026-04-02.\n"
    assert ("a", "season") in table(out)
