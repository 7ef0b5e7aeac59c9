"""The results as a picture: how much, how late, and what a delivery costs, side by side."""

from collections.abc import Sequence
from pathlib import Path

import matplotlib

matplotlib.use("svg")
matplotlib.rcParams["svg.hashsalt"] = "akr"
matplotlib.rcParams["svg.fonttype"] = "none"

from matplotlib import pyplot  # noqa: E402
from matplotlib.axes import Axes  # noqa: E402

from benchmarks.report import Row  # noqa: E402

OURS, OTHERS = "#0B6E5F", "#8A8F98"


def draw(rows: Sequence[Row], to: Path) -> None:
    by_name = {row.name: row for row in rows}
    room = [it for it in by_name["saturated"].figures if it.people == 200]
    costs = by_name["delivery"].costs
    _, (much, late, cost) = pyplot.subplots(3, 1, figsize=(9, 7.5), layout="constrained")
    _bars(
        much, {it.who: it.per_second for it in room}, "200 people in one room: actions a second to everybody", "{:,.0f}"
    )
    _bars(
        late,
        {it.who: it.everyone_p99 for it in room},
        "… ms until everybody has it, 99 of 100 (less is better)",
        "{:,.0f}",
    )
    _bars(cost, costs, "1,000 listeners: µs of processor for each delivery (less is better)", "{:.1f}")
    pyplot.savefig(to, metadata={"Date": None})
    pyplot.close()


def _bars(axes: Axes, values: dict[str, float], title: str, form: str) -> None:
    colours = [OURS if who.startswith("AKR") else OTHERS for who in values]
    bars = axes.barh([*values], [*values.values()], color=colours)
    axes.bar_label(bars, [form.format(value) for value in values.values()], padding=4)
    axes.set_title(title, loc="left", fontsize=11)
    axes.invert_yaxis()
    axes.margins(x=0.12)
    axes.spines[["top", "right", "bottom"]].set_visible(False)
    axes.xaxis.set_visible(False)
