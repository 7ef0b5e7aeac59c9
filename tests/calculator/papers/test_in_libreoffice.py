"""The workbook of a calculation, reckoned by LibreOffice: equal to ours to the öre, also when a value changes."""

import io
import shutil
import subprocess
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from app.calculator.mix.paper import paper as of_mix
from app.calculator.papers.paper import Paper
from app.calculator.papers.workbook import xlsx
from tests.calculator.mix.mixes import worked
from tests.calculator.papers.books import PAPERS, numbers

pytestmark = pytest.mark.heavy

PROGRAM = shutil.which("soffice")
ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
"""What is saved in a file is not believed: all is reckoned when it is opened."""
ORE = Decimal("0.01")


def reckoned(files: dict[str, bytes], folder: Path) -> dict[str, Any]:
    """The books as LibreOffice saves them again."""
    assert PROGRAM, "soffice is missing: apt-get install libreoffice-calc-nogui"
    profile, out = folder / "profile", folder / "out"
    (profile / "user").mkdir(parents=True)
    (profile / "user/registrymodifications.xcu").write_text(ALWAYS)
    for name, file in files.items():
        (folder / f"{name}.xlsx").write_bytes(file)
    paths: Iterable[str] = (str(folder / f"{name}.xlsx") for name in files)
    beginning = (PROGRAM, "--headless", "--norestore", f"-env:UserInstallation={profile.as_uri()}")
    run = (*beginning, "--convert-to", "xlsx", "--outdir", str(out), *paths)
    subprocess.run(run, check=True, timeout=240, capture_output=True)
    return {name: load_workbook(out / f"{name}.xlsx", data_only=True) for name in files}


def unsaved(file: bytes, **values: float) -> bytes:
    """The same without the numbers that its formulas were saved with. `values`: others for some symbols."""
    book = load_workbook(io.BytesIO(file))
    for row in book["Värden"].iter_rows(min_row=2):
        if row[1].value in values:
            row[2].value = values[row[1].value]
    changed = io.BytesIO()
    book.save(changed)
    return changed.getvalue()


def wrong(book: Any, paper: Paper) -> list[str]:
    found = []
    for sheet, cell, ours in numbers(paper):
        theirs = Decimal(repr(float(book[sheet][cell].value)))
        if theirs.quantize(ORE) != ours.quantize(ORE) and abs(theirs - ours) > Decimal("0.000001"):
            found.append(f"{sheet}!{cell}: {theirs} and not {ours}")
    return found


def test_libreoffice_comes_to_the_same(tmp_path: Path):
    papers = {f"book-{at}": make() for at, make in enumerate(PAPERS.values())}
    files = {name: unsaved(xlsx(paper)) for name, paper in papers.items()}
    files["changed"] = unsaved(xlsx(PAPERS["mix"]()), po=0.31, L_2=24_100.5)
    papers["changed"] = of_mix(worked(on_costs="31 %", more_wage="24 100,50"))
    # Another wage has other rows in its table: of the changed one, the steps are compared.
    books = reckoned(files, tmp_path)
    found = [f"{name} {it}" for name, paper in papers.items() if name != "changed" for it in wrong(books[name], paper)]
    assert found == []
    steps = {line.step.symbol: line.step.amount for line in papers["changed"].lines}
    theirs = {row[2].value: row[4].value for row in books["changed"]["Uträkning"].iter_rows(min_row=2)}
    for symbol in ("kostnad_nu", "rho"):
        assert abs(Decimal(repr(float(theirs[symbol]))) - steps[symbol]) < Decimal("0.000001")
