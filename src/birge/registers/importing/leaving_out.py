"""Households that are in the book already, left out of a file as a whole."""

from __future__ import annotations

from birge.kernel.imports.models import ImportBatch
from birge.registers.importing import sql
from birge.registers.importing.sheets import SHEETS

KNOWN = """
(village, number) IN (SELECT place_id, number FROM registers_householdstate
                      WHERE struck_id IS NULL AND ends_on = %(open_end)s AND number <> '')
"""


def leave_known_out(batch: ImportBatch, args: sql.Args) -> None:
    """Remove the rows of such households from the staging, in all sheets; the file itself keeps them."""
    whose = {**args, "batch": batch.pk if sql.on_postgres() else batch.pk.hex}
    for sheet in SHEETS:
        these = f"number IN (SELECT row FROM book_{sheet.name} WHERE {KNOWN})"
        gone = f"DELETE FROM kernel_importrow WHERE batch_id = %(batch)s AND sheet = '{sheet.name}' AND {these}"
        batch.left_out_count += sql.execute(gone, whose)
        sql.execute(f"DELETE FROM book_{sheet.name} WHERE {KNOWN}", args)
    sql.execute(f"DELETE FROM book_homes WHERE {KNOWN}", args)
