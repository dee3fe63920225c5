"""From words to a tree: the grammar of a typed formula, one method a rule.

    choice      = both {"or" both}          both  = comparison {"and" comparison}
    comparison  = sum {("<" | "<=" | ">" | ">=" | "==" | "!=") sum}
    sum         = product {("+" | "-") product}
    product     = signed {("*" | "/" | nothing, as in 2x) signed}
    signed      = ("-" | "+") signed | power
    power       = atom ["**" signed | "²" | "³"]
    atom        = number | constant | variable | "(" choice ")" | "|" sum "|"
                | function "(" choice {"," choice} ")"

Nothing typed is ever handed to Python's own `eval`: what is not in the grammar or in
the table of functions does not exist.
"""

import difflib
import operator
from collections.abc import Callable

import torch

from core.expressions.functions import CONSTANTS, FUNCTIONS
from core.expressions.tokens import Token, tokenize
from core.expressions.tree import Apply, Node, Number, Variable, Where

MAX_DEPTH = 20
"""How many brackets and signs may nest."""

COMPARISONS = {
    "<": torch.lt,
    "<=": torch.le,
    ">": torch.gt,
    ">=": torch.ge,
    "==": torch.eq,
    "!=": torch.ne,
}
SUMS = {"+": operator.add, "-": operator.sub}
LONGEST_NAME = 24
CLOSING = (")", "²", "³")
PRODUCTS = {"*": operator.mul, "/": torch.true_divide}


def read(text: str, variables: tuple[str, ...]) -> Node:
    """Return the tree of a formula in `variables`.

    Raises:
        ValueError: If `text` is no such formula; one sentence that says what and where.
    """
    reader = _Reader(tokenize(text), variables)
    tree = reader.choice()
    reader.expect_end()
    if tree.is_condition:
        raise ValueError(
            "The formula is a condition, true or false; for a function write "
            "where(condition, value, other value)."
        )
    return tree


class _Reader:
    def __init__(self, tokens: list[Token], variables: tuple[str, ...]) -> None:
        self.tokens = tokens
        self.variables = variables
        self.index = 0
        self.depth = 0

    @property
    def token(self) -> Token:
        return self.tokens[self.index]

    def take(self, *texts: str) -> Token | None:
        """Step over the next word if it is one of `texts`."""
        token = self.token
        if token.kind == "end" or token.text not in texts:
            return None
        self.index += 1
        return token

    def expect(self, text: str, why: str) -> None:
        if not self.take(text):
            raise ValueError(f"Expected {text!r} {why}, {_found(self.token)}.")

    def expect_end(self) -> None:
        if self.token.kind != "end":
            raise ValueError(f"The formula should end here, {_found(self.token)}.")

    def choice(self) -> Node:
        return self._conditions("or", torch.logical_or, self.both)

    def both(self) -> Node:
        return self._conditions("and", torch.logical_and, self.comparison)

    def _conditions(self, word: str, fn: Callable, part: Callable[[], Node]) -> Node:
        left = part()
        while token := self.take(word):
            pair = _condition(left, token), _condition(part(), token)
            left = Apply(word, fn, pair, is_condition=True)
        return left

    def comparison(self) -> Node:
        left = self.sum()
        chain: Node | None = None
        while token := self.take(*COMPARISONS):
            right = self.sum()
            pair = _number(left, token), _number(right, token)
            link = Apply(token.text, COMPARISONS[token.text], pair, is_condition=True)
            both = (chain, link)
            chain = Apply("and", torch.logical_and, both, True) if chain else link
            left = right
        return chain or left

    def sum(self) -> Node:
        return self._operations(SUMS, self.product)

    def _operations(self, signs: dict, part: Callable[[], Node]) -> Node:
        left = part()
        while token := self.take(*signs):
            pair = _number(left, token), _number(part(), token)
            left = Apply(token.text, signs[token.text], pair)
        return left

    def product(self) -> Node:
        left = self._operations(PRODUCTS, self.signed)
        while self._touches():
            token = self.token
            pair = _number(left, token), _number(self.power(), token)
            left = Apply("*", operator.mul, pair)
            while token := self.take(*PRODUCTS):
                pair = _number(left, token), _number(self.signed(), token)
                left = Apply(token.text, PRODUCTS[token.text], pair)
        return left

    def _touches(self) -> bool:
        """Whether a factor follows without a sign, as in 2x or x(x + 1)."""
        before, token = self.tokens[self.index - 1], self.token
        starts = token.text == "(" or (
            token.kind == "name" and token.text not in ("and", "or")
        )
        return starts and (before.kind != "sign" or before.text in CLOSING)

    def signed(self) -> Node:
        token = self.take("-", "+")
        if token is None:
            return self.power()
        value = _number(self._nested(self.signed), token)
        return Apply("neg", operator.neg, (value,)) if token.text == "-" else value

    def power(self) -> Node:
        base = self.atom()
        if token := self.take("²", "³"):
            exponent: Node = Number(2.0 if token.text == "²" else 3.0)
        elif token := self.take("**"):
            exponent = self._nested(self.signed)
        else:
            return base
        return Apply("**", torch.pow, (_number(base, token), _number(exponent, token)))

    def atom(self) -> Node:
        token = self.token
        self.index += 1
        if token.kind == "number":
            return Number(float(token.text))
        if token.kind == "name":
            return self._named(token)
        if token.text == "(":
            inside = self._nested(self.choice)
            self.expect(")", f"to close the bracket at place {token.place}")
            return inside
        if token.text == "|":
            inside = _number(self._nested(self.sum), token)
            self.expect("|", f"to close the bar at place {token.place}")
            return Apply("abs", torch.abs, (inside,))
        raise ValueError(f"Expected a number, x or a function, {_found(token)}.")

    def _named(self, token: Token) -> Node:
        called = self.token.text == "("
        if token.text == "where" or token.text in FUNCTIONS:
            if not called:
                raise ValueError(
                    f"The function {token.text} at place {token.place} needs its "
                    f"argument in brackets, as in {token.text}(x)."
                )
            return self._call(token)
        if token.text not in self.variables and token.text not in CONSTANTS:
            raise ValueError(self._unknown(token))
        if token.text in self.variables:
            return Variable(token.text)
        return Number(CONSTANTS[token.text])

    def _call(self, token: Token) -> Node:
        self.index += 1
        arguments = [self._nested(self.choice)]
        while self.take(","):
            arguments.append(self._nested(self.choice))
        self.expect(")", f"to close {token.text}( at place {token.place}")
        if token.text == "where":
            _check_count(token, arguments, 3)
            return Where(
                _condition(arguments[0], token),
                *(_number(argument, token) for argument in arguments[1:]),
            )
        function = FUNCTIONS[token.text]
        _check_count(token, arguments, function.num_arguments)
        numbers = tuple(_number(argument, token) for argument in arguments)
        return Apply(token.text, function.fn, numbers)

    def _nested(self, rule: Callable[[], Node]) -> Node:
        if self.depth == MAX_DEPTH:
            raise ValueError(
                f"Brackets and signs nest more than {MAX_DEPTH} deep at place "
                f"{self.token.place}."
            )
        self.depth += 1
        node = rule()
        self.depth -= 1
        return node

    def _unknown(self, token: Token) -> str:
        known = [*self.variables, *CONSTANTS, *FUNCTIONS, "where"]
        near = difflib.get_close_matches(token.text, known, n=1)
        hint = f"did you mean {near[0]}?" if near else f"try {self.variables[0]}."
        long = len(token.text) > LONGEST_NAME
        name = f"{token.text[:LONGEST_NAME]}…" if long else token.text
        return f"{name!r} at place {token.place} is not a known name; {hint}"


def _found(token: Token) -> str:
    if token.kind == "end":
        return "but the formula ends"
    return f"but found {token.text!r} at place {token.place}"


def _number(node: Node, at: Token) -> Node:
    if node.is_condition:
        raise ValueError(
            f"{at.text!r} at place {at.place} needs a number, not a condition."
        )
    return node


def _condition(node: Node, at: Token) -> Node:
    if not node.is_condition:
        raise ValueError(
            f"{at.text!r} at place {at.place} needs a condition, such as x > 0."
        )
    return node


def _check_count(token: Token, arguments: list[Node], count: int | None) -> None:
    if count is None and len(arguments) < 2:
        raise ValueError(
            f"{token.text} at place {token.place} takes two or more arguments, not 1."
        )
    if count is not None and len(arguments) != count:
        raise ValueError(
            f"{token.text} at place {token.place} takes {count} "
            f"argument{'s' if count > 1 else ''}, not {len(arguments)}."
        )
