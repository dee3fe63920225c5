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

from core.expressions.functions import (
    COMPARISONS,
    CONSTANTS,
    FUNCTIONS,
    PRODUCTS,
    SUMS,
)
from core.expressions.tokens import Token, TokenReader, found, tokenize
from core.expressions.tree import Apply, Node, Number, Variable, Where

CLOSING = (")", "²", "³")
LONGEST_NAME = 24


def read_tree(text: str, variables: tuple[str, ...]) -> Node:
    """Return the tree of a formula in `variables`.

    Raises:
        ValueError: If `text` is no such formula; one sentence that says what and where.
    """
    parser = _Parser(tokenize(text), variables)
    tree = parser.choice()
    parser.expect_end()
    if tree.is_condition:
        raise ValueError(
            "The formula is a condition, true or false; for a function write "
            "where(condition, value, other value)."
        )
    return tree


class _Parser(TokenReader):
    def __init__(self, tokens: list[Token], variables: tuple[str, ...]) -> None:
        super().__init__(tokens)
        self.variables = variables

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
        left = self.product()
        while token := self.take(*SUMS):
            pair = _number(left, token), _number(self.product(), token)
            left = Apply(token.text, SUMS[token.text], pair)
        return left

    def product(self) -> Node:
        left = self.signed()
        while token := self.take(*PRODUCTS) or self._touching():
            signed = token.text in PRODUCTS
            factor = self.signed() if signed else self.power()
            sign = token.text if signed else "*"
            pair = _number(left, token), _number(factor, token)
            left = Apply(sign, PRODUCTS[sign], pair)
        return left

    def _touching(self) -> Token | None:
        """Return the next word if it starts a factor without a sign, as in 2x."""
        before, token = self.tokens[self.index - 1], self.token
        starts = token.text == "(" or (
            token.kind == "name" and token.text not in ("and", "or")
        )
        closed = before.kind != "sign" or before.text in CLOSING
        return token if starts and closed else None

    def signed(self) -> Node:
        token = self.take("-", "+")
        if token is None:
            return self.power()
        value = _number(self.nested(self.signed), token)
        return Apply("neg", operator.neg, (value,)) if token.text == "-" else value

    def power(self) -> Node:
        base = self.atom()
        if token := self.take("²", "³"):
            exponent: Node = Number(2.0 if token.text == "²" else 3.0)
        elif token := self.take("**"):
            exponent = self.nested(self.signed)
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
            inside = self.nested(self.choice)
            self.expect(")", f"to close the bracket at place {token.place}")
            return inside
        if token.text == "|":
            inside = _number(self.nested(self.sum), token)
            self.expect("|", f"to close the bar at place {token.place}")
            return Apply("abs", torch.abs, (inside,))
        raise ValueError(f"Expected a number, x or a function, {found(token)}.")

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
            raise ValueError(_unknown_name(token, self.variables))
        if token.text in self.variables:
            return Variable(token.text)
        return Number(CONSTANTS[token.text])

    def _call(self, token: Token) -> Node:
        self.index += 1
        arguments = [self.nested(self.choice)]
        while self.take(","):
            arguments.append(self.nested(self.choice))
        self.expect(")", f"to close {token.text}( at place {token.place}")
        if token.text == "where":
            _check_count(token, len(arguments), 3)
            return Where(
                _condition(arguments[0], token),
                *(_number(argument, token) for argument in arguments[1:]),
            )
        function = FUNCTIONS[token.text]
        _check_count(token, len(arguments), function.num_arguments)
        numbers = tuple(_number(argument, token) for argument in arguments)
        return Apply(token.text, function.fn, numbers)


def _number(node: Node, at: Token) -> Node:
    """Return `node`, or refuse it if it is a condition; the word `at` asked for it."""
    if node.is_condition:
        raise ValueError(
            f"{at.text!r} at place {at.place} needs a number, not a condition."
        )
    return node


def _condition(node: Node, at: Token) -> Node:
    """Return `node`, or refuse it if it is a number; the word `at` asked for it."""
    if not node.is_condition:
        raise ValueError(
            f"{at.text!r} at place {at.place} needs a condition, such as x > 0."
        )
    return node


def _check_count(token: Token, given: int, wanted: int | None) -> None:
    """Hold a function to its number of arguments; None is two or more."""
    if wanted is None and given < 2:
        raise ValueError(
            f"{token.text} at place {token.place} takes two or more arguments, not 1."
        )
    if wanted is not None and given != wanted:
        raise ValueError(
            f"{token.text} at place {token.place} takes {wanted} "
            f"argument{'s' if wanted > 1 else ''}, not {given}."
        )


def _unknown_name(token: Token, variables: tuple[str, ...]) -> str:
    """Say that a name is unknown, and which one may have been meant."""
    known = [*variables, *CONSTANTS, *FUNCTIONS, "where"]
    if token.text in ("if", "else"):
        return (
            f"{token.text!r} at place {token.place} is Python's; here write "
            "where(condition, value, other value)."
        )
    near = difflib.get_close_matches(token.text, known, n=1)
    hint = f"did you mean {near[0]}?" if near else f"try {variables[0]}."
    long = len(token.text) > LONGEST_NAME
    name = f"{token.text[:LONGEST_NAME]}…" if long else token.text
    return f"{name!r} at place {token.place} is not a known name; {hint}"
