"""Matrices as tables whose cells are coloured by sign and size, written in HTML.

The colour says the sign (blue below 0, orange above) and, by its strength, the size;
the number says both again, and more of its digits to a pointer that rests on it. Cells
have a fixed size, so a matrix is as wide as its columns. A table of text is read aloud,
selected and copied as one, and costs server and browser a fraction of a chart.
"""

from collections.abc import Sequence
from html import escape

from torch import Tensor

from charts.theme import COLORS, FEATURE, HIDDEN, Mode
from core.notation import subscript, with_minus

# A value of this size or more has the full colour, through which a number is read.
FULL_COLOR = 3.0
FULL_OPACITY = 0.45
BIAS = "b"
NOISE_DECIMALS = 9
"""Digits after the point beyond which float64 arithmetic on tenths is rounding."""

CELL_SIZES = {3: (3.2, 1.05), 4: (2.7, 0.9), 8: (2.3, 0.75), 12: (1.68, 0.56)}
"""Most columns -> width of a cell and size of its digits, in rem (16 pixels)."""
UNKNOWN = "?"

STYLE = """<style>
.st-key-picture:has(.matrices) {overflow-y: auto;}
@media (max-width: 760px) {
  .st-key-stage [data-testid=stLayoutWrapper]:has(> .st-key-picture .matrices) {
    height: auto !important;
  }
  .matrices {zoom: 0.75;}
}
.matrices {
  display: flex; flex-wrap: wrap; gap: 0.5rem 0.9rem; align-items: flex-start;
  margin-bottom: 0.9rem;
}
.matrices > b {flex-basis: 100%; font-size: 1.15rem;}
.matrices figure {margin: 0;}
.matrices sup {line-height: 0; font-size: 0.7em;}
.matrices table {border-collapse: collapse; border: 0; margin: 0;}
.matrices th {font-weight: 400; padding: 0 0.25rem; border: 0; opacity: 0.85;}
.matrices td {text-align: center; padding: 0; border: 1px solid rgba(127,140,155,.4);}
.matrices tr.bias td {border-top-width: 3px; border-top-color: rgba(127,140,155,.9);}
</style>"""


def indexed(letter: str, count: int) -> list[str]:
    """Name the rows or columns of a matrix: x₁, x₂, ..."""
    return [letter + subscript(i) for i in range(1, count + 1)]


def write(value: float, decimals: int) -> str:
    """Write a number for a cell: at most five characters and a true minus sign.

    A large number gives up digits after the point; from a thousand on it is written
    with a power of ten.
    """
    # Products of tenths often end in a 5, and the last bit would decide its rounding.
    value = round(value, NOISE_DECIMALS)
    size = abs(value)
    if size >= 999.5:
        return with_minus(f"{value:.0e}".replace("e+0", "e").replace("e+", "e"))
    digits = min(decimals, 2 if size < 9.995 else 1 if size < 99.95 else 0)
    return with_minus(f"{value:z.{digits}f}")


def matrices_html(figures: Sequence[str], name: str = "") -> str:
    """Set matrices side by side, as many as there is room for in a row.

    Args:
        figures: As `matrix_figure` writes them, in order.
        name: What stands above them.
    """
    above = f"<b>{escape(name)}</b>" if name else ""
    return f'{STYLE}<div class="matrices">{above}{"".join(figures)}</div>'


def matrix_figure(
    M: Tensor,
    rows: Sequence[str],
    columns: Sequence[str],
    decimals: int,
    *,
    title: str,
    label: str,
    most_columns: int,
    mode: Mode,
    known: bool = True,
) -> str:
    """Write a matrix as a table under its title.

    Args:
        M: Shape (len(rows), len(columns)).
        rows: Names of the rows, in order; `BIAS` names a row of biases.
        columns: Names of the columns, in order.
        decimals: Digits after the point of a number that is written.
        title: What stands above it, in HTML.
        label: What it is, for those who do not see it.
        most_columns: Columns of the widest matrix that is drawn to the same scale.
        mode: Whose colours.
        known: Whether its numbers are told; else a question mark stands for each.
    """
    width, digits = cell_size(most_columns)
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in columns)
    blank = f"<td>{UNKNOWN}</td>"
    body = "".join(
        _row(name, [_cell(v, decimals, mode) if known else blank for v in values])
        for name, values in zip(rows, M.tolist(), strict=True)
    )
    # Of one width for all columns: the first holds the names of the rows.
    widths = f'<col><col span="{len(columns)}" style="width:{width}rem">'
    return (
        f'<figure><figcaption>{title}</figcaption><table aria-label="{escape(label)}" '
        f'style="font-size:{digits}rem;line-height:{max(1.5, width - 0.8):.2f}rem">'
        f"<colgroup>{widths}</colgroup><thead><tr><td style='border:0'></td>{head}</tr>"
        f"</thead><tbody>{body}</tbody></table></figure>"
    )


def cell_size(most_columns: int) -> tuple[float, float]:
    """Return the width of a cell and the size of its digits, in rem."""
    return next(size for most, size in CELL_SIZES.items() if most_columns <= most)


def cell_color(value: float, mode: Mode) -> str:
    """Return the colour of a value: its sign is the hue, its size the strength."""
    color = COLORS[FEATURE if value < 0 else HIDDEN][mode]
    red, green, blue = (int(color[i : i + 2], 16) for i in (1, 3, 5))
    opacity = FULL_OPACITY * min(abs(value) / FULL_COLOR, 1)
    return f"rgba({red},{green},{blue},{opacity:.3f})"


def _cell(value: float, decimals: int, mode: Mode) -> str:
    return (
        f'<td title="{with_minus(f"{value:.6g}")}" '
        f'style="background:{cell_color(value, mode)}">'
        f"{write(value, decimals)}</td>"
    )


def _row(name: str, cells: Sequence[str]) -> str:
    kind = ' class="bias"' if name == BIAS else ""
    return f'<tr{kind}><th scope="row">{escape(name)}</th>{"".join(cells)}</tr>'
