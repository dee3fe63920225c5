"""Results kept by what they are made of.

    shares = kept(compute_shares, x, {"relu": y})

A class that walks over the values of one slider asks for the same things again and
again. They are told apart by the contents of the arguments, tensors included, so nobody
has to say when they change.
"""

from array import array
from collections.abc import Callable, Hashable, Mapping
from dataclasses import fields, is_dataclass
from fractions import Fraction
from functools import cache, lru_cache
from hashlib import sha256
from types import BuiltinFunctionType, FunctionType, MethodType, ModuleType
from typing import Any, TypeVar

from torch import Tensor

MOST_KEPT = 1024
"""Of 10 kB on average."""
TOLD_BY_THEMSELVES = {type(None), bool, int, str, Fraction}
T = TypeVar("T")


def kept(build: Callable[..., T], *args: Any, **kwargs: Any) -> T:
    """Return what `build` makes of the arguments, from before if they are the same.

    Args:
        build: A pure function whose result nobody changes.
        *args: Numbers, texts, tensors, functions, and tuples, mappings or data classes
            of them. With anything else in it the result is made anew each time.
        **kwargs: The same.
    """
    call = _Call(build, args, kwargs)
    return call.make() if call.contents is None else _made(call)


class _Call:
    """A call of a function, equal to another with the same contents."""

    def __init__(self, function: Callable, args: tuple, kwargs: dict) -> None:
        self.function, self.args, self.kwargs = function, args, kwargs
        try:
            self.contents: Hashable = function, contents(args), contents(kwargs)
        except TypeError:
            self.contents = None

    def make(self) -> Any:
        return self.function(*self.args, **self.kwargs)

    def __hash__(self) -> int:
        return hash(self.contents)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Call) and self.contents == other.contents


@lru_cache(maxsize=MOST_KEPT)
def _made(call: _Call) -> Any:
    made = call.make()
    # The contents say it all; what they were read from need not be kept.
    call.args, call.kwargs = (), {}
    return made


def contents(value: object) -> Hashable:
    """Return something hashable that is equal for equal values of the same types.

    Raises:
        TypeError: If there is something in it whose contents cannot be told.
    """
    kind = type(value)
    if kind in TOLD_BY_THEMSELVES:
        return kind, value
    if kind is Tensor:
        data = value.detach().contiguous().numpy()
        # The numbers themselves were a third of all that is kept.
        return value.dtype, value.shape, sha256(data).digest()
    if kind is float:
        return value.hex()  # tells 0.0 from -0.0, and nan is itself
    if isinstance(value, tuple | list | range):
        if value and set(map(type, value)) == {float}:
            return kind, array("d", value).tobytes()  # one by one takes longer
        return kind, tuple(map(contents, value))
    match value:
        case FunctionType() if "<locals>" not in value.__qualname__:  # else ever new
            return value
        case BuiltinFunctionType() if isinstance(
            value.__self__, type | ModuleType | None
        ):
            return value
        case Mapping():
            return tuple((contents(k), contents(v)) for k, v in value.items())
        case MethodType():
            return value.__func__, contents(value.__self__)
    if is_dataclass(value):
        return kind, *(contents(getattr(value, name)) for name in _fields(kind))
    raise TypeError(f"{kind.__name__} is nothing to tell tables apart by")


@cache
def _fields(kind: type) -> list[str]:
    return [field.name for field in fields(kind)]
