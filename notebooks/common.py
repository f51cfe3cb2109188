"""What the notebooks share: where the archive is, and how their charts look."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import matplotlib.pyplot as plt

import archive
from archive.errors import ArchiveError

if TYPE_CHECKING:
    from matplotlib.axes import Axes

COLOURS = {
    "general": "#555b66",
    "pnp": "#8c6bb1",
    "cec": "#d1495b",
    "fst": "#a3785f",
    "fsw": "#a3785f",
    "french": "#2e6f95",
    "healthcare": "#2a9d8f",
    "stem": "#e9a23b",
    "trade": "#7a9e3f",
    "education": "#d977a4",
}
"""A colour for each of the larger categories; others take `OTHER`."""
OTHER = "#b6bcc6"


def find_archive() -> str:
    """The archive that $DRAWS_ARCHIVE names, else data/archive of the repository. Raises SystemExit where there is none."""
    place = os.environ.get("DRAWS_ARCHIVE") or str(Path(__file__).resolve().parents[1] / "data" / "archive")
    try:
        archive.tables(root=place)
    except ArchiveError as error:
        raise SystemExit(
            f"No archive to look at: {error}. Make one with `draws crawl` (from the web) or `draws ingest captures/*.json` "
            "(from saved pages), or set DRAWS_ARCHIVE to the folder of one, and start the notebook again."
        ) from None
    return place


def use_style() -> None:
    """Quiet axes, a readable size, and a picture that stays small in the file."""
    plt.rcParams.update(
        {
            "figure.figsize": (9, 4.4),
            "figure.dpi": 100,
            "savefig.bbox": "tight",
            "font.size": 10,
            "axes.spines.top": False,
            "axes.spines.right": False,
            "axes.edgecolor": "#9aa0aa",
            "axes.grid": True,
            "axes.grid.axis": "y",
            "grid.color": "#e6e8ec",
            "axes.axisbelow": True,
            "axes.titlelocation": "left",
            "axes.titleweight": "bold",
            "axes.titlepad": 12,
            "xtick.color": "#555b66",
            "ytick.color": "#555b66",
            "legend.frameon": False,
        }
    )


def thousands(axes: Axes) -> None:
    """Write the numbers of the vertical axis as 12,000."""
    axes.yaxis.set_major_formatter(lambda value, _position: f"{value:,.0f}")
