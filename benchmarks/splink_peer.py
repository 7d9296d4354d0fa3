"""The other side of `benchmarks.duplicates`, run in splink's own environment: `splink_peer.py PERSONS.csv OUT.csv`.

A usual model for persons: Jaro–Winkler levels on names with term frequencies, date levels, exact and one-edit PIN,
exact places; u from random pairs, m by expectation–maximisation on three blockings; the blocking rules of its manual's
examples with one for each way in which the list's second entries agree.
"""

import csv
import sys
from pathlib import Path

import duckdb
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on


def settings() -> SettingsCreator:
    """What is compared, and which pairs are."""
    names = ("surname", "given_name", "patronymic")
    return SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="id",
        comparisons=[
            *(
                cl.JaroWinklerAtThresholds(name, [0.92, 0.8]).configure(term_frequency_adjustments=True)
                for name in names
            ),
            cl.DateOfBirthComparison("born_on", input_is_string=True),
            cl.LevenshteinAtThresholds("pin", 1),
            cl.ExactMatch("sex"),
            cl.ExactMatch("village").configure(term_frequency_adjustments=True),
            cl.ExactMatch("street"),
            cl.ExactMatch("house"),
            cl.ExactMatch("phone"),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("pin"),
            block_on("born_on", "given_name"),
            block_on("born_on", "surname"),
            block_on("surname", "given_name", "village"),
            block_on("surname", "given_name", "patronymic"),
            block_on("phone"),
            block_on("born_on", "village", "street"),
        ],
    )


def main(path: str, out: str) -> None:
    api = DuckDBAPI()
    table = duckdb.sql(f"SELECT * FROM read_csv('{path}', all_varchar=true, nullstr='')").df()
    linker = Linker(api.register(table), settings())
    training = linker.training
    training.estimate_probability_two_random_records_match(
        [block_on("pin"), block_on("born_on", "surname", "given_name")], recall=0.7
    )
    training.estimate_u_using_random_sampling(max_pairs=5e6)
    training.estimate_parameters_using_expectation_maximisation(block_on("born_on", "given_name"))
    training.estimate_parameters_using_expectation_maximisation(block_on("born_on", "surname"))
    training.estimate_parameters_using_expectation_maximisation(block_on("surname", "given_name", "village"))
    pairs = linker.inference.predict(threshold_match_probability=0.05).as_pandas_dataframe()
    with Path(out).open("w", newline="") as file:
        csv.writer(file).writerows(zip(pairs["id_l"], pairs["id_r"], pairs["match_probability"], strict=True))


if __name__ == "__main__":
    main(*sys.argv[1:])
