"""Tables as a picture takes them.

    draw(..., curves=table(curves_frame, x, {"relu": y}))

To build a table of a few hundred rows and to hand it over takes a millisecond, a third
of what a picture costs: what was built before is kept.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from weakref import finalize

import pandas as pd
import pyarrow as pa

from serving.kept import kept

_written: dict[int, bytes] = {}
"""What goes over for the tables that are alive, by their `id`."""


Columns = pd.DataFrame | Mapping[str, Sequence]
"""A table by the names of its columns."""


def table(build: Callable[..., Columns], *args: Any, **kwargs: Any) -> pa.Table:
    """Return what `build` tabulates, as `ui.draw.draw` takes it; see `kept`."""
    return kept(_tabulated, build, *args, **kwargs)


def table_if(shown: bool, build: Callable[..., Columns], *args: Any) -> pa.Table:
    """Return the same if it is `shown`, else its columns without a row."""
    made = table(build, *args)
    return made if shown else made.slice(0, 0)


def _tabulated(build: Callable[..., Columns], *args: Any, **kwargs: Any) -> pa.Table:
    return arrow_table(build(*args, **kwargs))


def arrow_table(columns: Columns) -> pa.Table:
    """Hand columns over one by one; those of a data frame without its index.

    `pa.Table.from_pandas`, which Streamlit would call, starts threads for every table
    of a few hundred rows, and they wait for one another when many sessions draw.
    """
    if isinstance(columns, pd.DataFrame):
        columns = {name: column.to_numpy() for name, column in columns.items()}
    return pa.table(
        {name: pa.array(column, from_pandas=True) for name, column in columns.items()}
    )


def arrow_bytes(table: pa.Table) -> bytes:
    """Return what goes over for a table, written once as long as the table lives.

    To write hundreds of columns, as a picture needs that a hand moves, takes longer
    than all else that the server does when the hand lets go.
    """
    found = _written.get(id(table))
    if found is None:
        sink = pa.BufferOutputStream()
        with pa.ipc.new_stream(sink, table.schema) as stream:
            stream.write_table(table)
        found = _written[id(table)] = sink.getvalue().to_pybytes()
        finalize(table, _written.pop, id(table), None)
    return found
