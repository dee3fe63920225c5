"""Tables of a picture, kept by what they are made of.

    draw(..., curves=table(curves_frame, x, {"relu": y}))

To build a table of a few hundred rows and to hand it over takes a millisecond, a third
of what a picture costs, and a class that walks over the values of one slider asks for
the same tables again and again. They are told apart by the contents of the arguments,
so nobody has to say when they change.
"""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import fields, is_dataclass
from fractions import Fraction
from functools import lru_cache
from types import FunctionType, MethodType
from typing import Any

import pandas as pd
import pyarrow as pa
from torch import Tensor

MOST_TABLES = 1024
"""Of 10 kB on average."""


def table(build: Callable[..., pd.DataFrame], *args: Any, **kwargs: Any) -> pa.Table:
    """Return what `build` makes of the arguments, as `ui.draw.draw` takes it.

    Args:
        build: A pure function; `charts` has them, named ``x_frame``.
        *args: Numbers, texts, tensors, functions, and tuples, mappings or data classes
            of them. With anything else in it the table is built anew each time.
        **kwargs: The same.
    """
    call = _Call(build, args, kwargs)
    return call.build() if call.contents is None else _built(call)


def arrow_table(frame: pd.DataFrame) -> pa.Table:
    """Hand the columns of `frame` over one by one, without its index.

    `pa.Table.from_pandas`, which Streamlit would call, starts threads for every table
    of a few hundred rows, and they wait for one another when many sessions draw.
    """
    columns = {name: column.to_numpy() for name, column in frame.items()}
    return pa.table(
        {name: pa.array(column, from_pandas=True) for name, column in columns.items()}
    )


class _Call:
    """A call of a builder, equal to another with the same contents."""

    def __init__(self, function: Callable, args: tuple, kwargs: dict) -> None:
        self.function, self.args, self.kwargs = function, args, kwargs
        try:
            self.contents: Hashable = function, contents(args), contents(kwargs)
        except TypeError:
            self.contents = None

    def build(self) -> pa.Table:
        return arrow_table(self.function(*self.args, **self.kwargs))

    def __hash__(self) -> int:
        return hash(self.contents)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Call) and self.contents == other.contents


@lru_cache(maxsize=MOST_TABLES)
def _built(call: _Call) -> pa.Table:
    built = call.build()
    # The contents say it all; what they were read from need not be kept.
    call.args, call.kwargs = (), {}
    return built


def contents(value: object) -> Hashable:
    """Return something hashable that is equal for equal values of the same types.

    Raises:
        TypeError: If there is something in it whose contents cannot be told.
    """
    match value:
        case None | bool() | int() | str() | Fraction():
            return type(value), value
        case FunctionType() if "<" not in value.__qualname__:  # else new in every run
            return value
        case float():
            return value.hex()  # tells 0.0 from -0.0, and nan is itself
        case Tensor():
            data = value.detach().contiguous().numpy()
            return str(value.dtype), tuple(value.shape), data.tobytes()
        case tuple() | list() | range():
            return type(value), tuple(map(contents, value))
        case Mapping():
            return tuple((contents(k), contents(v)) for k, v in value.items())
        case MethodType():
            return value.__func__, contents(value.__self__)
    if is_dataclass(value):
        values = (contents(getattr(value, field.name)) for field in fields(value))
        return type(value), *values
    raise TypeError(f"{type(value).__name__} is nothing to tell tables apart by")
